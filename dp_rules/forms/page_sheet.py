"""One page of a form as a sheet: title, how to fill it in, the table, the lines to sign."""

from typing import Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.data.form import HIDDEN
from dp_rules.forms.answers import add_validations
from dp_rules.forms.cells import put_text
from dp_rules.forms.form import Form, Page
from dp_rules.forms.heights import height_of
from dp_rules.forms.layout import ABOUT_ROW, HEADER_ROW, HEADERS, HOW_ROW, INPUTS, TITLE_ROW, Layout, layout_of
from dp_rules.forms.line import Line, period_words
from dp_rules.text.bilingual import Bilingual

_SERIF, _SANS = "宋体", "黑体"
_LINE = Side(style="thin", color="808080")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_UNDER: Final = Border(bottom=_LINE)
_HEADER_FILL: Final = PatternFill("solid", fgColor="DCE6F1")
_INPUT_FILL: Final = PatternFill("solid", fgColor="FFF8DC")
_OPEN: Final = Protection(locked=False)
_CENTRED: Final = frozenset({"no", "unit", "shown_area", "shown_period"})


def write_page(sheet: Worksheet, form: Form, page: Page) -> None:
    """Write one page of ``form`` into an empty sheet."""
    table = layout_of(form, page)
    _set_widths(sheet, table)
    _write_head(sheet, form, page, table)
    _write_header(sheet, form, table)
    for number, line in enumerate(page.lines, 1):
        _write_line(sheet, HEADER_ROW + number, number, line, table)
    _write_foot(sheet, form, table)
    add_validations(sheet, form, page, table.columns, table.first)
    _protect(sheet)
    _set_up_print(sheet, form, table)
    sheet.freeze_panes = sheet.cell(table.first, table.columns["meaning"]).coordinate
    sheet.sheet_view.showGridLines = False


def _set_widths(sheet: Worksheet, table: Layout) -> None:
    for key, column in table.columns.items():
        dimension = sheet.column_dimensions[get_column_letter(column)]
        if key in HIDDEN:
            dimension.hidden = True
        else:
            dimension.width = table.width(key)


def _write_head(sheet: Worksheet, form: Form, page: Page, table: Layout) -> None:
    say = form.language
    title = Bilingual(f"{form.plan.name.zh}数据采集表", f"{form.plan.name.en}: data collection form").say(say)
    _merged(sheet, TITLE_ROW, table.shown, title)
    _style(sheet, TITLE_ROW, table, Font(name=_SANS, size=18, bold=True), Alignment("center", "center"))
    sheet.row_dimensions[TITLE_ROW].height = 34
    about = [Bilingual(f"时期：{period_words(form.period, 'zh')}", f"period: {form.period}").say(say)]
    if page.department is not None:
        about.insert(0, Bilingual(f"填报部门：{page.department}", f"department: {page.department}").say(say))
    if form.area is not None:
        about.insert(-1, Bilingual(f"地区：{form.area}", f"area: {form.area}").say(say))
    _merged(sheet, ABOUT_ROW, table.shown, "　　".join(about))
    _style(sheet, ABOUT_ROW, table, Font(name=_SERIF, size=12), Alignment("center", "center"))
    sheet.row_dimensions[ABOUT_ROW].height = 22
    how = "\n".join(_how_to_fill_in(form, page))
    _merged(sheet, HOW_ROW, table.shown, how)
    _style(sheet, HOW_ROW, table, Font(name=_SERIF, size=10), Alignment("left", "center", wrap_text=True))
    sheet.row_dimensions[HOW_ROW].height = height_of([(how, table.whole_width)]) + 6


def _how_to_fill_in(form: Form, page: Page) -> list[str]:
    reasons = ("、" if form.language == "zh" else ", ").join(form.reasons)
    lines = [
        Bilingual(
            "填表说明：1. 只填浅黄色的格。“填报数”填数，不带单位；是否项选“是”或“否”。数为零填 0。",
            'How to fill in: 1. Fill in the yellow cells only. A figure is a number without its unit; choose "是" or "否" for yes or no. Nought is 0.',
        ),
        Bilingual(
            f"2. 没有数的，“填报数”留空，不要填 0，在“缺数原因”中选择：{reasons}。其他情况写在“备注”。",
            f"2. Where there is no figure leave it empty, do not write 0, and choose a reason: {reasons}. Anything else goes to the note.",
        ),
        Bilingual(
            "3. 可以插入或隐藏行和列、调整行高列宽；请不要删去隐藏的列和工作表，程序靠它们认出每一个数。",
            "3. Rows and columns may be made wider or higher; do not delete hidden columns and sheets: the program knows each figure by them.",
        ),
    ]
    return [
        *(line.say(form.language) for line in lines),
        *(f"{number}. {text}" for number, text in enumerate(page.remarks, 4)),
    ]


def _write_header(sheet: Worksheet, form: Form, table: Layout) -> None:
    for key, column in table.columns.items():
        cell = sheet.cell(HEADER_ROW, column)
        put_text(cell, HEADERS[key].say(form.language))
        cell.font = Font(name=_SANS, size=10, bold=True)
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.fill, cell.border = _HEADER_FILL, _BOX
    sheet.row_dimensions[HEADER_ROW].height = 26


def _write_line(sheet: Worksheet, row: int, number: int, line: Line, table: Layout) -> None:
    texts = {
        "item": line.asked.id,
        "area": line.asked.area,
        "period": str(line.asked.period),
        "name": line.name,
        "meaning": line.meaning,
        "unit": line.unit,
        "shown_area": line.area,
        "shown_period": line.period,
        "departments": line.departments,
        "indicators": line.indicators,
        "last": line.last,
    }
    for key, column in table.columns.items():
        cell = sheet.cell(row, column)
        cell.font, cell.border = Font(name=_SERIF, size=10), _BOX
        cell.alignment = _alignment(key)
        if key in INPUTS:
            cell.fill, cell.protection = _INPUT_FILL, _OPEN
        elif key == "no":
            cell.value = number
        else:
            put_text(cell, texts[key])
    if line.answer == "percentage":
        sheet.cell(row, table.columns["value"]).number_format = "0.00%"
    sheet.row_dimensions[row].height = height_of(
        [(texts[key], table.width(key)) for key in table.columns if key in texts and key not in HIDDEN]
    )


def _alignment(key: str) -> Alignment:
    horizontal = "center" if key in _CENTRED else "right" if key in {"value", "last"} else "left"
    return Alignment(horizontal, "center", wrap_text=True)


def _write_foot(sheet: Worksheet, form: Form, table: Layout) -> None:
    """Write who filled in the form and when: under the table, words and then a line to write on."""
    row, at = table.last + 2, table.columns
    words = [
        (Bilingual("填报单位（盖章）：", "department (seal):"), at["no"], at["meaning"]),
        (Bilingual("填报人：", "filled in by:"), at["unit"], at["departments"]),
        (Bilingual("审核人：", "checked by:"), at["indicators"], at["indicators"] + 1),
        (Bilingual("填报日期：", "date:"), at["reason"], at["note"]),
    ]
    ends = [at["unit"], at["indicators"], at["reason"], at["note"] + 1]
    for (word, start, blank), end in zip(words, ends, strict=True):
        _merged(sheet, row, (start, blank - 1), word.say(form.language))
        cell = sheet.cell(row, start)
        cell.font, cell.alignment = Font(name=_SERIF, size=11), Alignment("right", "bottom")
        for column in range(blank, end):
            cell = sheet.cell(row, column)
            cell.font, cell.border, cell.protection = Font(name=_SERIF, size=11), _UNDER, _OPEN
    sheet.row_dimensions[row].height = 34


def _merged(sheet: Worksheet, row: int, columns: tuple[int, int], text: str) -> None:
    put_text(sheet.cell(row, columns[0]), text)
    if columns[0] < columns[1]:
        sheet.merge_cells(start_row=row, end_row=row, start_column=columns[0], end_column=columns[1])


def _style(sheet: Worksheet, row: int, table: Layout, font: Font, alignment: Alignment) -> None:
    cell = sheet.cell(row, table.shown[0])
    cell.font, cell.alignment = font, alignment


def _protect(sheet: Worksheet) -> None:
    """Lock all but the cells to fill in, without a password: who must change the sheet can."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "insertRows", "insertColumns", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)


def _set_up_print(sheet: Worksheet, form: Form, table: Layout) -> None:
    first, last = (get_column_letter(column) for column in table.shown)
    sheet.print_area = f"{first}1:{last}{table.last + 2}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.6, 0.75, 0.35
    pages = Bilingual("第 &P 页，共 &N 页", "page &P of &N").say(form.language)
    if sheet.oddFooter is not None:  # it is there in a new sheet
        sheet.oddFooter.center.text = pages
