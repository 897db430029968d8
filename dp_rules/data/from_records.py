"""Records from a grid: one a row, with a fact for each column of a table."""

from dp_rules.data.fact import Fact, Record
from dp_rules.data.read_fact import Once, read_area_at, read_fact, read_period_at
from dp_rules.data.sheet import Words, has_columns, ignored_column, read_sheet, whole_rows
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.language.scope import Table, names_of
from dp_rules.quantity.period import Period
from dp_rules.tables.grid import Grid
from dp_rules.text.diagnostic import Diagnostic


def read_grid_records(grid: Grid, table: Table, vocabulary: Vocabulary, found: list[Diagnostic]) -> list[Record]:
    """Return the records of a grid; everything that is wrong with it goes to ``found``."""
    words = record_words(table)
    sheet = read_sheet(grid, words, found)
    if sheet is None or not has_columns(sheet, words, list(words), found):
        return []
    found += [ignored_column(sheet, index, words) for index in sheet.others]
    cell = grid.cell
    area_of = Once[str](lambda text, place, problems: read_area_at(text, vocabulary, place, problems))
    period_of = Once[Period](read_period_at)
    area_at, period_at = sheet.columns["area"], sheet.columns["period"]
    columns = [(sheet.columns[f"column {id_}"], item) for id_, item in table.columns.items()]
    records: list[Record] = []
    for line, cells in whole_rows(sheet, max(sheet.columns.values()) + 1, found):
        area = area_of(cells[area_at], cell, line, area_at + 1)
        period = period_of(cells[period_at], cell, line, period_at + 1)
        facts: dict[str, Fact] = {}
        for index, item in columns:
            place = cell(line, index + 1, cells[index])
            fact = read_fact(item, area or "", period or Period(0), cells[index], vocabulary, place, found)
            if fact is not None:
                facts[item.id] = fact
        if area is not None and period is not None and len(facts) == len(columns):
            records.append(Record(area, period, facts, cell(line, area_at + 1, cells[area_at])))
    found += area_of.problems() + period_of.problems()
    return records


def record_words(table: Table) -> Words:
    """Return what the columns of a table of records are, with their spellings."""
    columns = {f"column {id_}": names_of(item) for id_, item in table.columns.items()}
    return {
        "area": ("area", "地区", "区域", "地域"),
        "period": ("period", "时期", "年份", "年度", "年", "year"),
        **columns,
    }
