"""Why a workbook cannot be read, on its way from the part where it is found to the list of diagnostics."""

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Place

SAVE_AGAIN = Bilingual(
    "用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx 再试",
    "open it in Excel, WPS or LibreOffice and save it as .xlsx",
)


class UnreadableError(Exception):
    """What stops the reading of a workbook or of one of its sheets.

    It is raised where a part is read, also within openpyxl's loop over rows, and caught where there is a list of diagnostics.
    """

    def __init__(self, message: Bilingual, code: str = "unreadable-workbook", help_: Bilingual = SAVE_AGAIN) -> None:
        """Hold what the diagnostic will say."""
        super().__init__(message.en)
        self.message = message
        self.code = code
        self.help = help_

    def at(self, place: Place) -> Diagnostic:
        """Return the diagnostic at a place."""
        return Diagnostic(self.code, self.message, place, help=self.help)


def damaged(zh: str, en: str) -> UnreadableError:
    """Return that the file is damaged, and where it shows."""
    return UnreadableError(Bilingual(f"工作簿已损坏：{zh}", f"the workbook is damaged: {en}"))


def too_large(zh: str, en: str) -> UnreadableError:
    """Return that a limit is passed."""
    message = Bilingual(f"工作簿太大：{zh}", f"the workbook is too large: {en}")
    help_ = Bilingual(
        "看看是不是给错了文件；确实这么大的，分成几个文件，或存为 CSV",
        "see whether it is the right file; if it is, split it or save it as CSV",
    )
    return UnreadableError(message, code="workbook-too-large", help_=help_)


LOCKED = Bilingual("工作簿有打开密码，读不了", "the workbook is locked with a password and cannot be read")
UNLOCK = Bilingual(
    "在 Excel 或 WPS 里打开，去掉打开密码后另存", "open it in Excel or WPS and save it without the password"
)


def locked(name: str) -> Diagnostic:
    """Return that a password is needed to open the workbook."""
    return Diagnostic("encrypted-workbook", LOCKED, Document(name), help=UNLOCK)
