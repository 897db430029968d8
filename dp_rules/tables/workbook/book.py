"""What openpyxl reads of a workbook before any sheet: the sheets there are, the texts and formats that they share."""

from typing import NamedTuple

import openpyxl
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import builtin_format_code
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.xml.constants import ARC_STYLE, COMMENTS_NS, SHARED_STRINGS, SHEET_MAIN_NS

from dp_rules.tables.workbook.cell_text import TRUE, Shared, whole
from dp_rules.tables.workbook.faults import in_our_words, unheard
from dp_rules.tables.workbook.number_format import PLAIN, Section, read_format
from dp_rules.tables.workbook.package import Package
from dp_rules.tables.workbook.rich_text import text_of
from dp_rules.tables.workbook.text_escapes import unescaped
from dp_rules.tables.workbook.unreadable import UnreadableError, damaged
from dp_rules.text.bilingual import Bilingual

_NAMES = {"m": SHEET_MAIN_NS}
_SHARED_TEXT = f"{{{SHEET_MAIN_NS}}}si"
_CHINESE = {
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d"),
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy-m"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
"""What Excel and WPS set to Chinese mean by numbers of formats that openpyxl does not know.

A sheet of dates typed there has only these numbers.
"""


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it."""

    title: str
    id: str | None
    is_hidden: bool


class Book:
    """A workbook, opened by the steps of openpyxl's own reader that lead to rows."""

    def __init__(self, package: Package) -> None:
        """Read what all sheets share; raises ``UnreadableError``.

        openpyxl's ``load_workbook`` would take all steps or none: it gives up the whole file for one damaged sheet,
        leaves out a sheet that is missing, and stops at fonts, colours and charts that it does not know.
        """
        if not openpyxl.DEFUSEDXML:
            message = Bilingual(
                "XML 的安全检查关掉了，不读工作簿", "the safe reading of XML is turned off, so that no workbook is read"
            )
            help_ = Bilingual("去掉环境变量 OPENPYXL_DEFUSEDXML", "unset the environment variable OPENPYXL_DEFUSEDXML")
            raise UnreadableError(message, help_=help_)
        self.package = package
        with in_our_words(), unheard():
            self._reader = ExcelReader(package.file, read_only=True, keep_links=False)
            self._reader.archive = package
            self._reader.read_manifest()
        with in_our_words("workbook.xml"), unheard():
            self._reader.read_workbook()
            workbook = fromstring(package.read(self._reader.parser.workbook_part_name))
            self.sheets = [
                SheetEntry(unescaped(sheet.name), sheet.id, sheet.state in {"hidden", "veryHidden"})
                for sheet in self._reader.parser.sheets
            ]
        if not self.sheets:
            raise damaged("没有工作表", "it has no sheets")
        computing = workbook.find("m:calcPr", _NAMES)  # openpyxl's own object says yes where the file says nothing
        self.shared = Shared(
            self._texts(),
            _formats(package),
            from_1904=self._reader.wb.epoch == CALENDAR_MAC_1904,
            to_compute=computing is not None and computing.get("fullCalcOnLoad") in TRUE,
        )

    def _texts(self) -> list[str]:
        """Return the texts that cells refer to by number."""
        listed = self._reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # so are the stubs
        if listed is None:
            return []
        part = listed.PartName.lstrip("/")
        texts = []
        with in_our_words(part), self.package.open(part) as stream:
            events = iterparse(stream, ("start", "end"))
            _, root = next(events)
            for event, element in events:
                if event == "end" and element.tag == _SHARED_TEXT:
                    texts.append(text_of(element))
                    root.clear()  # and not the element alone, of which there may be millions
        return texts

    def part_of(self, sheet: SheetEntry) -> str | None:
        """Return the name of a sheet's part, or None where it holds no cells, as charts; raises ``UnreadableError``."""
        try:
            with in_our_words("workbook.xml.rels"), unheard():
                relation = self._reader.parser.rels.get(sheet.id or "")
        except KeyError:
            relation = None
        if relation is None or relation.TargetMode == "External" or not self.package.has(relation.target):
            raise damaged(f"工作表“{sheet.title}”没有内容", f'the sheet "{sheet.title}" is missing')
        return relation.target if relation.Type.endswith("/worksheet") else None

    def comments(self, part: str) -> dict[tuple[int, int], str]:
        """Return the comments of a sheet by row and column; raises ``UnreadableError``."""
        rels = get_rels_path(part)  # type: ignore[no-untyped-call]  # so are the stubs
        if not self.package.has(rels):
            return {}
        with in_our_words(rels), unheard():
            targets = [one.target for one in get_dependents(self.package, rels).find(COMMENTS_NS)]
        found = {}
        for target in filter(self.package.has, targets):
            with in_our_words(target):
                for comment in fromstring(self.package.read(target)).iterfind("m:commentList/m:comment", _NAMES):
                    text = comment.find("m:text", _NAMES)
                    found[coordinate_to_tuple(comment.get("ref", ""))] = "" if text is None else text_of(text).strip()
        return found


def _formats(package: Package) -> list[tuple[Section, ...]]:
    """Return the number format of each style that cells refer to by number.

    They are taken from the XML: openpyxl makes an object of every font, fill and border before, and
    stops at what other programs write there, which would cost the percentages.
    """
    if not package.has(ARC_STYLE):
        return [PLAIN]
    with in_our_words(ARC_STYLE):
        styles = fromstring(package.read(ARC_STYLE))
    own = {
        whole(one.get("numFmtId"), 0): one.get("formatCode", "")
        for one in styles.iterfind("m:numFmts/m:numFmt", _NAMES)
    }
    numbers = [whole(one.get("numFmtId"), 0) for one in styles.iterfind("m:cellXfs/m:xf", _NAMES)]
    codes = [own.get(number, _CHINESE.get(number)) or builtin_format_code(number) or "" for number in numbers]
    return [read_format(code) for code in codes] or [PLAIN]
