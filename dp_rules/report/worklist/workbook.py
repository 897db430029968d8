"""The worklist as an Excel workbook, to be handed out sheet by sheet: headers stay in view, rows filter, pages print."""

import io
import re
from typing import Final
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.forms.cells import put_text
from dp_rules.forms.heights import height_of
from dp_rules.forms.same_bytes import same_bytes
from dp_rules.forms.sheet_names import sheet_names
from dp_rules.report.values import Json
from dp_rules.report.worklist.sheets import Sheet, sheets_of
from dp_rules.text.bilingual import Bilingual, Language

_SERIF, _SANS = "宋体", "黑体"
_LINE = Side(style="thin", color="808080")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL: Final = PatternFill("solid", fgColor="DCE6F1")
_TITLE, _ABOUT, _HEADER = 1, 2, 3
_WHOLE: Final = re.compile("0|[1-9][0-9]{0,8}")
_NOT_AT_A_START: Final = 1.0
"""How much of a line stays empty because no line begins with a comma."""


def worklist_workbook(data: Json, language: Language) -> bytes:
    """Return the worklist as the bytes of an .xlsx file, the same for the same worklist."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = data["plan"]["name"] if language == "zh" else data["plan"]["name_en"]
    book.properties.creator = "dp_rules"
    sheets = list(sheets_of(data, language))
    for sheet, name in zip(sheets, sheet_names([one.name for one in sheets], ()), strict=True):
        _write(book.create_sheet(name), sheet, language)
    written = io.BytesIO()
    book.save(written)
    return same_bytes(written.getvalue())


def _write(sheet: Worksheet, content: Sheet, language: Language) -> None:
    last = len(content.columns)
    whole = sum(column.width for column in content.columns)
    for row, text, font, height in (
        (_TITLE, content.title, Font(name=_SANS, size=16, bold=True), 30.0),
        (_ABOUT, content.about, Font(name=_SERIF, size=11), height_of([(content.about, whole * 0.9)])),
    ):
        cell = sheet.cell(row, 1)
        put_text(cell, text)
        cell.font, cell.alignment = font, Alignment("left", "center", wrap_text=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        sheet.row_dimensions[row].height = height
    for at, column in enumerate(content.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        cell = sheet.cell(_HEADER, at)
        put_text(cell, column.header)
        cell.font, cell.fill, cell.border = Font(name=_SANS, size=10, bold=True), _HEADER_FILL, _BOX
        cell.alignment = Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[_HEADER].height = 30
    for row, texts in enumerate(content.rows, _HEADER + 1):
        _write_row(sheet, row, texts, content)
    sheet.freeze_panes = sheet.cell(_HEADER + 1, content.kept + 1).coordinate
    sheet.auto_filter.ref = f"A{_HEADER}:{get_column_letter(last)}{max(_HEADER, _HEADER + len(content.rows))}"
    sheet.sheet_view.showGridLines = False
    _set_up_print(sheet, last, language)


def _write_row(sheet: Worksheet, row: int, texts: tuple[str, ...], content: Sheet) -> None:
    for at, text in enumerate(texts, 1):
        cell = sheet.cell(row, at)
        if content.columns[at - 1].is_number and _WHOLE.fullmatch(text):
            cell.value = int(text)
        else:
            put_text(cell, text)
        cell.font, cell.border = Font(name=_SERIF, size=10), _BOX
        cell.alignment = Alignment("left", "center", wrap_text=True)
    widths = [column.width - _NOT_AT_A_START for column in content.columns]
    sheet.row_dimensions[row].height = height_of(zip(map(_as_printed, texts), widths, strict=True))


def _as_printed(text: str) -> str:
    """Return a text as wide as a Chinese font prints it: quotation marks, dashes and ≥ are as wide as characters."""
    return "".join("一" if east_asian_width(character) == "A" else character for character in text)


def _set_up_print(sheet: Worksheet, last: int, language: Language) -> None:
    sheet.print_area = f"A1:{get_column_letter(last)}{sheet.max_row}"
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.7, 0.35
    if sheet.oddFooter is not None:  # it is there in a new sheet
        sheet.oddFooter.center.text = Bilingual("第 &P 页，共 &N 页", "page &P of &N").say(language)
