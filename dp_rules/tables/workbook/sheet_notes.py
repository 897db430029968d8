"""What has to be said of a sheet beside its rows: gathered while they are read, and told once, not at each cell."""

from collections.abc import Iterable

from dp_rules.tables.workbook.number_format import Trap
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, letters
from dp_rules.text.safe import brief

_MOST_NAMED = 8


class SheetNotes:
    """What is noticed while a sheet is read; ``tell`` adds it to the diagnostics at the sheet's end."""

    def __init__(self, file: str, sheet: str, found: list[Diagnostic]) -> None:
        """Begin with nothing noticed."""
        self.hidden_sheet = False
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._file = file
        self._sheet = sheet
        self._found = found
        self._traps: set[tuple[int, Trap]] = set()
        self._firsts: dict[str, tuple[Cell, int]] = {}

    def cell(self, line: int, column: int, raw: str) -> Cell:
        """Return the place of a cell of this sheet."""
        return Cell(self._file, line, column, raw, self._sheet)

    def formula(self, line: int, column: int, text: str) -> None:
        """Notice a formula that has no stored value."""
        self._notice("formula", line, column, text)

    def merged_figure(self, line: int, column: int, text: str) -> None:
        """Notice a figure in merged cells."""
        self._notice("merged", line, column, text)

    def covered(self, line: int, column: int, text: str) -> None:
        """Notice what stands in a cell that a merged one covers."""
        self._notice("covered", line, column, text)

    def trap(self, line: int, column: int, text: str, kind: Trap) -> None:
        """Say, once for a column, that its number format shows another number than is stored."""
        if (column, kind) in self._traps:
            return
        self._traps.add((column, kind))
        name = letters(column)
        if kind == "sign":
            message = Bilingual(
                f"{name} 列的百分号或“万”等只在数字格式里，存的数是 {text}",
                f"the percent sign or unit in column {name} is in the number format only; what is stored is {text}",
            )
            help_ = Bilingual(
                "按存的数读。百分数请用“百分比”格式，或写成文字（80.5%）；“万”写进数里或表头",
                'the stored number is read; use the format "Percentage" or type 80.5% as text',
            )
        else:
            message = Bilingual(
                f"{name} 列的数字格式缩小了所显示的数，存的数是 {text}",
                f"the number format of column {name} shows a smaller number; what is stored is {text}",
            )
            help_ = Bilingual("按存的数读", "the stored number is read")
        place = self.cell(line, column, text)
        self._found.append(Diagnostic("shown-otherwise", message, place, help=help_, severity="remark"))

    def tell(self, widest: int) -> None:
        """Add what was noticed; ``widest`` is the number of columns that have content."""
        if (formulas := self._firsts.get("formula")) is not None:
            place, count = formulas
            message = Bilingual("公式没有存下结果", "this formula has no stored value")
            help_ = Bilingual(
                "用 Excel、WPS 或 LibreOffice 打开文件再保存，结果就存下了；要用到的格现在读作错误，不当作缺数",
                "open the file in Excel, WPS or LibreOffice and save it, which stores the values; until then a cell that is needed is an error, not a missing value",
            )
            note = _more(count)
            self._found.append(
                Diagnostic("formula-without-value", message, place, help=help_, severity="warning", note=note)
            )
        if (merged := self._firsts.get("merged")) is not None:
            place, count = merged
            message = Bilingual(
                f"合并单元格里的数“{brief(place.raw)}”只算左上角一格",
                f'the figure "{brief(place.raw)}" in merged cells counts once, in the top left one',
            )
            help_ = Bilingual(
                "每格都有这个数的，取消合并后逐格填写；年份写作 2023年 就会填到每一格",
                "if it belongs to each of them, unmerge them and fill each in; a year written 2023年 is taken for all",
            )
            note = _more(count)
            self._found.append(Diagnostic("merged-figure", message, place, help=help_, severity="remark", note=note))
        if (covered := self._firsts.get("covered")) is not None:
            place, count = covered
            message = Bilingual(
                f"这一格被合并单元格盖住，里面还有“{brief(place.raw)}”，没有读",
                f'a merged cell covers this one, which still holds "{brief(place.raw)}"; that is not read',
            )
            help_ = Bilingual("取消合并看一看，删去或改正", "unmerge the cells and look, then delete or correct it")
            note = _more(count)
            self._found.append(Diagnostic("covered-cell", message, place, help=help_, severity="warning", note=note))
        self._tell_hidden(widest)

    def _tell_hidden(self, widest: int) -> None:
        columns = [(first, min(last, widest)) for first, last in self.hidden_columns if first <= widest]
        zh, en = [], []
        if self.hidden_sheet:
            zh.append("工作表")
            en.append("the sheet")
        if self.hidden_rows:
            rows = _listed([(str(first), str(last)) for first, last in _runs(self.hidden_rows)])
            zh.append(f"第 {rows.zh} 行")
            en.append(f"row {rows.en}")
        if columns:
            named = _listed([(letters(first), letters(last)) for first, last in columns])
            zh.append(f"{named.zh} 列")
            en.append(f"column {named.en}")
        if zh:
            message = Bilingual(f"{'、'.join(zh)}是隐藏的，照样读", f"hidden, and read all the same: {', '.join(en)}")
            help_ = Bilingual(
                "取消隐藏看一看；不该算的，删去", "unhide them and look; what should not count has to be deleted"
            )
            place = self.cell(self.hidden_rows[0] if self.hidden_rows else 1, columns[0][0] if columns else 1, "")
            self._found.append(Diagnostic("hidden-cells", message, place, help=help_, severity="remark"))

    def _notice(self, what: str, line: int, column: int, text: str) -> None:
        first, count = self._firsts.get(what) or (self.cell(line, column, text), 0)
        self._firsts[what] = first, count + 1


def _more(count: int) -> Bilingual | None:
    if count == 1:
        return None
    return Bilingual(f"这张工作表里共有 {count} 格", f"there are {count} such cells on this sheet")


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs: 3, 4, 5, 8 are 3 to 5 and 8."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _listed(runs: list[tuple[str, str]]) -> Bilingual:
    named = [first if first == last else f"{first}–{last}" for first, last in runs[:_MOST_NAMED]]
    more = len(runs) - len(named)
    return Bilingual("、".join(named) + ("等" if more else ""), ", ".join(named) + (" and others" if more else ""))
