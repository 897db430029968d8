"""Facts from a collection form that was filled in: found by its codes and headers, never by position."""

from collections.abc import Iterable, Mapping

from dp_rules.data.fact import Fact
from dp_rules.data.form import COLUMNS, columns_of
from dp_rules.data.form_about import Code, absent, is_form, is_usable, read_about, unusable
from dp_rules.data.read_fact import find_subject_at, read_area_at, read_fact, read_period_at
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.quantity.figure import fold, read_figure
from dp_rules.quantity.missing import MISSING_WORDS, Missing
from dp_rules.tables.grid import Grid, Row
from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors
from dp_rules.text.place import Cell
from dp_rules.text.safe import brief

_AS_IT_SHOULD_BE = {"hidden-cells"}
"""What can be said of the sheets of any workbook, but not of a form, which hides its codes itself."""

_NEEDED = ("item", "area", "period", "value", "reason")


def read_form(data: bytes, name: str, vocabulary: Vocabulary, found: list[Diagnostic]) -> list[Fact] | None:
    """Return the facts that a form states, or None where the workbook is no form.

    What is wrong goes to ``found``. Each figure is found by the codes of its row and the headers of
    its columns, so that rows and columns may have been inserted, sorted or shown, and sheets moved
    and given other names.
    """
    if not is_form(data):
        return None
    about = read_about(data)
    if not is_usable(about, name, vocabulary.spec, found):
        return []
    reader = _Reader(vocabulary, found)
    said: list[Diagnostic] = []
    for grid in read_xlsx(data, name, said):
        reader.read(grid, grid.rows())
    found += [one for one in said if one.code not in _AS_IT_SHOULD_BE]
    if has_errors(said):
        return []
    if any(one.code == "unusable-form" for one in found):
        return []
    if not reader.has_table:
        message = Bilingual(
            "各工作表都没有“数据项代码”这一列（隐藏的）", "no sheet has the hidden column of item codes"
        )
        found.append(unusable(name, message))
        return []
    found += absent(about, reader.seen, name, vocabulary)
    return reader.facts


class _Reader:
    """Reads the sheets of one form, and remembers what they spoke of."""

    def __init__(self, vocabulary: Vocabulary, found: list[Diagnostic]) -> None:
        reasons = {fold(word): reason for reason, words in MISSING_WORDS.items() for word in words}
        self._vocabulary = vocabulary
        self._with_reasons = vocabulary._replace(markers=reasons | dict(vocabulary.markers))
        self._found = found
        self.facts: list[Fact] = []
        self.seen: set[Code] = set()
        self.has_table = False

    def read(self, grid: Grid, rows: Iterable[Row]) -> None:
        """Add the facts of one sheet; a header holds for the rows under it, to the next one."""
        columns: dict[str, int] = {}
        for row in rows:
            here = columns_of(row.cells)
            if "item" in here:
                columns = here if self._is_whole(here, grid, row) else {}
                self.has_table = True
            elif {"value", "reason"} <= here.keys():
                columns = {}
                self._without_codes(grid, row)
            elif columns and _text(row, columns["item"]):
                self._read_row(grid, row, columns)
            elif columns:
                self._look_for_figure(grid, row, columns["value"])

    def _without_codes(self, grid: Grid, row: Row) -> None:
        """Tell that a table of the form has lost its codes: what is filled in there cannot be read."""
        message = Bilingual(
            f"工作表“{grid.sheet}”少了隐藏的“数据项代码”一列，填的数读不出来",
            f'the sheet "{grid.sheet}" has lost its hidden column of item codes: what is filled in cannot be read',
        )
        help_ = Bilingual("把数填进没有删过列的采集表", "fill the figures into a form that still has all its columns")
        place = grid.cell(row.line, 1, ",".join(row.cells))
        self._found.append(Diagnostic("unusable-form", message, place, help=help_))

    def _look_for_figure(self, grid: Grid, row: Row, index: int) -> None:
        """Tell that a figure stands in a row that somebody added; signatures and remarks are nobody's figures."""
        text = _text(row, index)
        figure = read_figure(text, {}) if text else None
        if figure is not None and figure.values is not None:
            message = Bilingual("这一行没有数据项代码，数不读", "this row has no item code: its figure is not read")
            help_ = Bilingual(
                "填在原来的行里；表里没有的数据项另外给出", "fill it into a row of the form, or give it in another file"
            )
            place = grid.cell(row.line, index + 1, text)
            self._found.append(Diagnostic("row-without-code", message, place, help=help_, severity="warning"))

    def _is_whole(self, columns: Mapping[str, int], grid: Grid, row: Row) -> bool:
        missing = [COLUMNS[key] for key in _NEEDED if key not in columns]
        if missing:
            zh, en = quoted([words.zh for words in missing]).zh, quoted([words.en for words in missing]).en
            message = Bilingual(f"表头缺少{zh}", f"the header has no {en}")
            help_ = Bilingual("恢复采集表原来的列名", "give the columns the headers that the form had")
            place = grid.cell(row.line, columns["item"] + 1, row.cells[columns["item"]])
            self._found.append(Diagnostic("missing-column", message, place, help=help_))
        return not missing

    def _read_row(self, grid: Grid, row: Row, columns: Mapping[str, int]) -> None:
        def cell(key: str) -> Cell:
            return grid.cell(row.line, columns[key] + 1, _text(row, columns[key]))

        vocabulary, found = self._vocabulary, self._found
        item, where, when, value, reason = map(cell, _NEEDED)
        self.seen.add((item.raw, where.raw, when.raw))
        subject = find_subject_at(item.raw, vocabulary, item, found)
        area = read_area_at(where.raw, vocabulary, where, found)
        period = read_period_at(when.raw, when, found)
        if subject is None or area is None or period is None:
            return
        note = cell("note").raw or None if "note" in columns else None
        knows_reason = self._knows(reason)
        if value.raw and reason.raw:
            found.append(_value_and_reason(value, reason))
        if value.raw or not knows_reason:
            fact = read_fact(subject, area, period, value.raw, vocabulary, value, found, note=note)
        else:
            fact = read_fact(subject, area, period, reason.raw, self._with_reasons, reason, found, note=note)
        if fact is not None:
            self.facts.append(fact)

    def _knows(self, reason: Cell) -> bool:
        """Say whether a reason for missing is stated; one that is not known is told."""
        if not reason.raw:
            return False
        known = fold(reason.raw) in self._with_reasons.markers
        if not known:
            message = Bilingual(
                f"“{brief(reason.raw)}”不是所列的缺数原因，按未填报处理",
                f'"{brief(reason.raw)}" is none of the reasons for missing, and counts as left blank',
            )
            words = [
                MISSING_WORDS[one]
                for one in dict.fromkeys(self._vocabulary.markers.values())
                if one is not Missing.BLANK
            ]
            help_ = Bilingual(
                f"从列表中选择：{'、'.join(one.zh for one in words)}；其他情况写在“备注”",
                f"choose from the list: {', '.join(one.en for one in words)}; anything else goes to the note",
            )
            self._found.append(Diagnostic("unknown-reason", message, reason, help=help_, severity="warning"))
        return known


def _text(row: Row, index: int) -> str:
    return row.cells[index].strip() if index < len(row.cells) else ""


def _value_and_reason(value: Cell, reason: Cell) -> Diagnostic:
    message = Bilingual(
        f"填了数（{brief(value.raw)}），又填了缺数原因（{brief(reason.raw)}）；以数为准",
        f"there is a figure ({brief(value.raw)}) and a reason for missing ({brief(reason.raw)}); the figure counts",
    )
    labels = (Label(reason, Bilingual("缺数原因", "the reason for missing")),)
    help_ = Bilingual("删去其中一个", "remove one of them")
    return Diagnostic("value-and-reason", message, value, labels, help_, severity="warning")
