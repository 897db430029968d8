"""Facts from a grid: long, one value a row; or wide, with a column for each item or for each period."""

from collections.abc import Mapping

from dp_rules.data.read_rows import Column, RowReader
from dp_rules.data.sheet import Sheet, did_you_mean, duplicate_column, ignored_column, read_sheet, row_place
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Vocabulary, find_subject, nearest_subject
from dp_rules.language.scope import folded_name
from dp_rules.quantity.period import read_period
from dp_rules.tables.grid import Grid
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest

HEADERS: Mapping[str, tuple[str, ...]] = {
    "area": ("area", "地区", "区域", "地域"),
    "period": ("period", "时期", "年份", "年度", "年", "year"),
    "item": ("item", "数据项", "指标", "项目", "indicator"),
    "value": ("value", "数值", "值", "数据"),
    "note": ("note", "备注", "说明"),
    "source": ("source", "来源", "发布单位", "publisher"),
}
UNIT_HEADERS = {"unit", "单位", "计量单位"}


def read_grid_facts(grid: Grid, vocabulary: Vocabulary, store: FactStore, found: list[Diagnostic]) -> bool:
    """Add the facts of a grid to ``store``; everything that is wrong with it goes to ``found``.

    Returns False for a grid whose header names no values.
    """
    sheet = read_sheet(grid, HEADERS, found)
    columns = [] if sheet is None else _columns(sheet, vocabulary, found)
    if sheet is None or not columns:
        return False
    store.begin(grid.cell)
    RowReader(sheet, columns, vocabulary, store, found).read()
    return True


def _columns(sheet: Sheet, vocabulary: Vocabulary, found: list[Diagnostic]) -> list[Column]:
    """Return the columns that hold values, or none where the header does not say enough."""
    given = sheet.columns.keys()
    if {"area", "period", "item", "value"} <= given:
        _check_remarks(sheet, vocabulary, found)
        return [Column(sheet.columns["value"])]
    by_item = {"area", "period"} <= given and not {"item", "value"} & given
    by_period = {"area", "item"} <= given and not {"period", "value"} & given
    if not sheet.others or not (by_item or by_period):
        found.append(_missing_columns(sheet))
        return []
    columns: dict[object, Column] = {}
    for index in sheet.others:
        name = sheet.header.cells[index]
        subject = find_subject(vocabulary, name) if by_item else None
        period = read_period(name) if by_period else None
        if subject is None and period is None:
            found.append(_unknown_column(sheet, index, vocabulary, by_item=by_item))
            continue
        first = columns.setdefault(subject.id if subject else period, Column(index, subject, period))
        if first.at != index:
            found.append(duplicate_column(sheet, first.at, index))
    return list(columns.values())


def _check_remarks(sheet: Sheet, vocabulary: Vocabulary, found: list[Diagnostic]) -> None:
    """Say which columns of a long file are not read; one that could change what a value means is an error."""
    for index in sheet.others:
        name, place = sheet.header.cells[index].strip(), sheet.header_cell(index)
        if folded_name(name) in UNIT_HEADERS:
            message = Bilingual(
                f"不读“{name}”列，数值会被当作一个一个地计",
                f'the column "{name}" is not read: values count single units',
            )
            help_ = Bilingual(
                "删去这一列；以万计的数写作 12.3万", "remove the column; write a number of ten thousands as 12.3万"
            )
            found.append(Diagnostic("unknown-column", message, place, help=help_))
        elif read_period(name) is not None or find_subject(vocabulary, name) is not None:
            message = Bilingual(
                f"已有数值列，“{name}”列放不进来", f'there is a value column already: the column "{name}" has no place'
            )
            help_ = Bilingual("一行一个数值，或去掉数值列", "write one value a row, or remove the value column")
            found.append(Diagnostic("unknown-column", message, place, help=help_))
        else:
            found.append(ignored_column(sheet, index, HEADERS))


def _missing_columns(sheet: Sheet) -> Diagnostic:
    missing = [column for column in ("area", "period", "item", "value") if column not in sheet.columns]
    zh, en = "、".join(f"{HEADERS[column][1]}（{column}）" for column in missing), ", ".join(missing)
    spellings = [HEADERS[column] for column in missing]
    meant = [guess for index in sheet.others if (guess := did_you_mean(sheet.header.cells[index], spellings))]
    forms = Bilingual(
        "可以一行一个数值：area（地区）、period（时期）、item（数据项）、value（数值）\n"
        "或者 area、period 加上以数据项命名的各列\n或者 area、item 加上以时期命名的各列",
        "one value a row: area, period, item, value\n"
        "or area, period and columns named after items\nor area, item and columns named after periods",
    )
    help_ = Bilingual(
        "".join(f"{guess.zh}\n" for guess in meant) + forms.zh, "".join(f"{guess.en}\n" for guess in meant) + forms.en
    )
    if sheet.grid.below_titles:
        help_ = Bilingual(
            f"{help_.zh}\n有标题、两行表头、合计行的表不必改：用 dp-rules import 写一份导入对照表",
            f"{help_.en}\na sheet with titles, a header of two lines or totals can stay as it is: dp-rules import writes an import map for it",
        )
    message = Bilingual(f"表头缺少{zh}", f"the header has no {en}")
    return Diagnostic("missing-column", message, row_place(sheet.grid, sheet.header), help=help_)


def _unknown_column(sheet: Sheet, index: int, vocabulary: Vocabulary, *, by_item: bool) -> Diagnostic:
    name = sheet.header.cells[index].strip()
    what = Bilingual("数据项或指标", "an item or indicator") if by_item else Bilingual("时期", "a period")
    close = nearest(name, [word for spellings in HEADERS.values() for word in spellings]) if len(name) > 1 else None
    close = close or (nearest_subject(vocabulary, name) if by_item else None)
    message = Bilingual(f"列名“{name}”不是{what.zh}", f'the column "{name}" is not {what.en}')
    help_ = Bilingual("不是数据的列请删去", "remove a column that is not data")
    if close:
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
    elif not by_item:
        help_ = Bilingual("写作 2023、2023Q2 或 2023-07", "write 2023, 2023Q2 or 2023-07")
    return Diagnostic("unknown-column", message, sheet.header_cell(index), help=help_)
