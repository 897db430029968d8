"""Facts from a sheet by an import map: its columns are what the map says they are, and none is silently left out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from dp_rules.data.from_grid import UNIT_HEADERS
from dp_rules.data.header import MOST_ROWS_ABOVE, Header, best_header, header_at
from dp_rules.data.import_map import MapColumn, MapTable, Named
from dp_rules.data.read_fact import find_subject_at, read_area_at
from dp_rules.data.read_rows import Column, RowReader, Throughout
from dp_rules.data.sheet import Sheet, duplicate_column, row_place
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import Item, folded_name
from dp_rules.quantity.named_period import named_period
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Cell, Document
from dp_rules.text.safe import brief

_PERCENT = ("%", "‰")


class _Found(NamedTuple):
    """A sheet with its header, and where each column of the map stands in it."""

    sheet: Sheet
    header: Header
    at: dict[MapColumn, int]


def read_mapped_facts(
    grid: Grid, table: MapTable, vocabulary: Vocabulary, store: FactStore, found: list[Diagnostic]
) -> None:
    """Add the facts of a sheet to ``store`` as the table of a map says; everything that is wrong goes to ``found``."""
    header = _header(grid, table, found)
    if header is None:
        return
    problems: list[Diagnostic] = []
    here = _columns(grid, header, table, problems)
    period = _period(here, table, problems)
    columns = list(_values(here, vocabulary, period, problems))
    throughout = Throughout(_area(here, table, vocabulary, problems), table.source, table.skip, table.totals)
    found += problems
    if has_errors(problems):
        return
    if grid.fields is None:
        grid.skip_to_below(header.rows[-1].line)
    if not grid.first_rows(1):
        message = Bilingual("只有表头，没有数据行", "there is a header and no rows")
        found.append(Diagnostic("empty-file", message, here.sheet.header_cell(0)))
        return
    store.begin(grid.cell)
    RowReader(here.sheet, columns, vocabulary, store, found, throughout).read()


def _header(grid: Grid, table: MapTable, found: list[Diagnostic]) -> Header | None:
    """Return the header of a sheet: where the map says it is, or where its names are found."""
    if grid.fields is not None:
        return Header((Row(1, list(grid.fields)),), (), list(grid.fields))
    if not grid.first_rows(1):
        message = Bilingual("文件是空的", "the file is empty")
        found.append(Diagnostic("empty-file", message, Document(grid.file)))
        return None
    if table.header:
        header = header_at(grid, table.header)
        if header is None:
            lines = "、".join(map(str, table.header)), ", ".join(map(str, table.header))
            message = Bilingual(
                f"表头应当在第 {lines[0]} 行，但那里没有内容",
                f"the header should be in row {lines[1]}, and there is nothing",
            )
            labels = (Label(table.place_of("header"), Bilingual("对照表这样写", "the import map says so")),)
            found.append(Diagnostic("missing-column", message, row_place(grid, grid.first_rows(1)[0]), labels))
        return header
    names = [column.name for column in table.columns]
    header = best_header(grid, names)
    if header is None:
        message = Bilingual(
            "找不到表头：对照表里的列名一个也没有", "no header is found: none of the import map's columns is there"
        )
        help_ = Bilingual(
            "核对列名，或用 header 写明表头在第几行", "check the names, or say with header in which rows they are"
        )
        place = row_place(grid, grid.first_rows(1)[0])
        labels = (Label(table.place, Bilingual("对照表", "the import map")),)
        found.append(Diagnostic("missing-column", message, place, labels, help_))
    return header


def _columns(grid: Grid, header: Header, table: MapTable, found: list[Diagnostic]) -> _Found:
    """Return where the columns of the map stand; a column without its other half, on either side, is an error."""
    last = header.rows[-1]
    sheet = Sheet(grid, Row(last.line, header.names), {}, [], [])
    mapped = {folded_name(column.name): column for column in table.columns}
    at: dict[MapColumn, int] = {}
    strange: list[int] = []
    for index, name in enumerate(header.names):
        column = mapped.get(folded_name(name))
        if column is None:
            (strange if name else sheet.unnamed).append(index)
        elif column in at:
            found.append(duplicate_column(sheet, at[column], index))
        else:
            at[column] = index
    if table.ignores_others:
        sheet.unnamed.clear()
        widest = max((len(row.cells) for row in grid.first_rows(MOST_ROWS_ABOVE)), default=0)
        header.names.extend([""] * (widest - len(header.names)))
    else:
        found += _unmentioned(sheet, strange, [column for column in table.columns if column not in at], table)
    for column in table.columns:
        if column not in at and column.role != "ignore":
            found.append(_lacking(sheet, column, [header.names[index] for index in strange]))
    found += [_unit_column(sheet, index) for index in _ignored(sheet, at, strange) if _is_of_units(header.names[index])]
    for column, index in at.items():
        if column.role is not None and column.role != "ignore":
            sheet.columns[column.role] = index
    return _Found(sheet, header, at)


def _ignored(sheet: Sheet, at: Mapping[MapColumn, int], strange: Sequence[int]) -> Iterator[int]:
    """Yield the columns that the map does not want."""
    yield from (index for column, index in at.items() if column.role == "ignore")
    yield from (index for index in strange if sheet.header.cells[index])


def _is_of_units(name: str) -> bool:
    return folded_name(name) in UNIT_HEADERS


def _unit_column(sheet: Sheet, index: int) -> Diagnostic:
    name = brief(sheet.header.cells[index])
    message = Bilingual(
        f"“{name}”列可能改变数的大小（万人），不能不读",
        f'the column "{name}" may change what figures mean and cannot be ignored',
    )
    help_ = Bilingual(
        '单位相同的，在数值列写 unit（如 unit = "万"），再改掉这一列的列名；不同的，把单位写进数里（12.3万）',
        'where all have one unit, give the value column its unit (unit = "万") and rename this column; where they differ, write the unit with the figure (12.3万)',
    )
    return Diagnostic("unknown-column", message, sheet.header_cell(index), help=help_)


def _unmentioned(sheet: Sheet, strange: list[int], lacking: list[MapColumn], table: MapTable) -> Iterator[Diagnostic]:
    """Yield an error for each column that the map does not mention."""
    for index in strange:
        name = sheet.header.cells[index]
        close = nearest(name, [column.name for column in lacking])
        message = Bilingual(
            f"对照表没有提到“{brief(name)}”列", f'the import map does not mention the column "{brief(name)}"'
        )
        if close:
            help_ = Bilingual(f"是不是对照表里的“{brief(close)}”？", f'is it "{brief(close)}" of the import map?')
        else:
            help_ = Bilingual(
                '写明它是什么；不用的列写 "ignore"，其余都不用的写 others = "ignore"',
                'say what it is; "ignore" for a column that is not wanted, others = "ignore" for all others',
            )
        labels = (Label(table.place_of("columns"), Bilingual("对照表的各列", "the columns of the import map")),)
        yield Diagnostic("unknown-column", message, sheet.header_cell(index), labels, help_)


def _lacking(sheet: Sheet, column: MapColumn, strange: list[str]) -> Diagnostic:
    close = nearest(column.name, strange)
    message = Bilingual(f"表里没有“{brief(column.name)}”列", f'the sheet has no column "{brief(column.name)}"')
    help_ = (
        Bilingual(f"是不是表里的“{brief(close)}”？", f'is it "{brief(close)}" of the sheet?')
        if close
        else Bilingual(
            "表头有两行的，列名写作“上行 / 下行”；再看 header 写的行数",
            "the name of a column under two lines is “upper / lower”; see also which rows header names",
        )
    )
    labels = (Label(column.name_place, Bilingual("对照表要这一列", "the import map wants this column")),)
    return Diagnostic("missing-column", message, row_place(sheet.grid, sheet.header), labels, help_)


def _values(
    here: _Found, vocabulary: Vocabulary, throughout: Period | None, found: list[Diagnostic]
) -> Iterator[Column]:
    """Yield the columns that hold figures, in the order of the sheet."""
    met: dict[object, int] = {}
    for column, at in sorted(here.at.items(), key=lambda pair: pair[1]):
        if column.role not in {None, "value"}:
            continue
        subject: Item | Subject | None = None
        if column.item is not None:
            subject = find_subject_at(column.item, vocabulary, column.place, found)
            if subject is None:
                continue
            problem = _wrong_unit(column, subject)
            if problem is not None:
                found.append(problem)
        period = column.period or throughout
        first = met.setdefault((subject and subject.id, period), at)
        if first != at:
            found.append(duplicate_column(here.sheet, first, at))
        yield Column(at, subject, period, column.counted_in)


def _wrong_unit(column: MapColumn, subject: Item | Subject) -> Diagnostic | None:
    """Return the error that a column cannot be counted so, or None: said once and not at each of its cells."""
    unit = subject.unit
    if not column.counted_in or unit is None:
        return None
    is_ratio = unit.kind in {"ratio", "points"}
    if unit == TRUTH:
        message = Bilingual("是否项没有单位", "a yes/no item is counted in no unit")
    elif is_ratio and column.counted_in not in _PERCENT:
        message = Bilingual(
            f"这是比率，不以“{column.counted_in}”计", f"this is a ratio and not counted in {column.counted_in}"
        )
    elif not is_ratio and column.counted_in in _PERCENT:
        message = Bilingual(
            f"这是数量，不以“{column.counted_in}”计", f"this is a number and not in {column.counted_in}"
        )
    else:
        return None
    return Diagnostic("wrong-unit", message, column.place)


def _period(here: _Found, table: MapTable, found: list[Diagnostic]) -> Period | None:
    """Return the period of all rows, or None where columns say it."""
    if not isinstance(table.period, Named):
        return table.period
    texts = _texts(here, table.period)
    period = named_period(*texts)
    if period is None:
        message, help_ = (
            _NO_PERIOD[table.period.where],
            Bilingual(
                '在对照表里写明时期，例如 period = "2023"',
                'write the period in the import map, for example period = "2023"',
            ),
        )
        shown = brief("；".join(dict.fromkeys(texts)), 100)
        message = Bilingual(f"{message.zh}：“{shown}”", f'{message.en}: "{shown}"') if shown else message
        labels = (Label(table.place_of("period"), Bilingual("对照表这样写", "the import map says so")),)
        found.append(Diagnostic("not-a-period", message, _place(here, table.period), labels, help_))
    return period


_NO_PERIOD = {
    "title": Bilingual("表头上面的标题没有写明一个时期", "the title above the header does not name one period"),
    "sheet": Bilingual("工作表的名称没有写明一个时期", "the name of the sheet does not name one period"),
    "file": Bilingual("文件名没有写明一个时期", "the name of the file does not name one period"),
}


def _area(here: _Found, table: MapTable, vocabulary: Vocabulary, found: list[Diagnostic]) -> str | None:
    """Return the area of all rows, or None where a column says it."""
    if table.area is None:
        return None
    if isinstance(table.area, Named):
        return read_area_at("".join(_texts(here, table.area)), vocabulary, _place(here, table.area), found)
    return read_area_at(table.area, vocabulary, table.place_of("area"), found)


def _texts(here: _Found, named: Named) -> list[str]:
    grid = here.sheet.grid
    match named.where:
        case "title":
            return [cell for row in here.header.above for cell in row.cells if cell.strip()]
        case "sheet":
            return [grid.sheet] if grid.sheet else []
        case _:
            return [PurePath(grid.file).stem]


def _place(here: _Found, named: Named) -> Document | Cell:
    above = here.header.above
    if named.where == "title" and above:
        return row_place(here.sheet.grid, above[0])
    return Document(here.sheet.grid.file)
