"""A code that a program took for a number and wrote with an exponent: its last digits are lost."""

import re

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place
from dp_rules.text.safe import brief

_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]{2}")


def lost_code(text: str, place: Place) -> Diagnostic | None:
    """Return the error that a code is written as ``2.10102E+11``, or None where it is not."""
    if not _EXPONENT.fullmatch(text.strip()):
        return None
    message = Bilingual(
        f"地区代码“{brief(text)}”是科学记数法，后面几位丢了",
        f'the area code "{brief(text)}" is written with an exponent and has lost its last digits',
    )
    help_ = Bilingual(
        "在原表中把这一列设为文本再导出，或直接给出工作簿（.xlsx）",
        "make the column text and export it again, or give the workbook itself (.xlsx)",
    )
    return Diagnostic("lost-code", message, place, help=help_)
