"""A proposed map as TOML, with beside each column what it was matched with; what is not certain is marked ``待填``."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from dp_rules.data.import_map import Named
from dp_rules.maps.propose import ProposedColumn, ProposedTable
from dp_rules.spec.blanks import BLANK
from dp_rules.spec.new import quoted
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief, on_one_line

_HEAD = Bilingual(
    '先核对每一列，把“待填”换成数据项的标识，不用的列写 "ignore"；dp-rules check 列出还有哪些没有填。',
    'Look at each column and replace 待填 (to fill in) with an item\'s id, or "ignore" where it is not wanted; dp-rules check lists what is left.',
)


def map_text(tables: Sequence[ProposedTable], schema: str | None, language: Language) -> str:
    """Return the text of a map; ``schema`` is the path of the schema, for editors."""
    lines = [] if schema is None else [f"#:schema {schema}"]
    lines += [f"# {_HEAD.say(language)}", "format = 1"]
    for table in tables:
        lines += ["", *_table(table, language)]
    return "\n".join(lines) + "\n"


def _table(table: ProposedTable, language: Language) -> Iterator[str]:
    yield "[[tables]]"
    yield f"files = {quoted(pattern_of(table.file))}"
    if table.sheet is not None:
        yield f"sheet = {quoted(table.sheet)}"
    if table.lines:
        yield f"header = {table.lines[0] if len(table.lines) == 1 else list(table.lines)}"
    if not table.has("area"):
        yield f"area = {quoted(BLANK)}"
    if table.period is not None and not table.has("period") and not _has_periods(table):
        named, period = table.period
        yield f"period = {{ from = {quoted(named.where)} }}  # {_named(named).say(language)}{period}"
    elif not table.has("period") and not _has_periods(table):
        yield f"period = {quoted(BLANK)}"
    if table.skip:
        yield f"skip = [{', '.join(map(quoted, table.skip))}]"
    if table.total is not None and table.has("area"):
        where = Bilingual(
            f"{table.total.name}“{_shown(table.total.raw)}”是哪个地区的数；不要这一行的，删去 totals，在 skip 里写上它",
            f'of which area {table.total.name} "{_shown(table.total.raw)}" has the figures; else remove totals and name the row in skip',
        )
        yield f"totals = {quoted(BLANK)}  # {where.say(language)}"
    yield ""
    yield "[tables.columns]"
    for column in table.columns:
        yield _column(column, language)


def _column(column: ProposedColumn, language: Language) -> str:
    said, taken, example = how_sure(column).say(language), taken_for(column), example_of(column)
    if column.match.sure == "nearest":
        said = f"{said}{Bilingual('：是不是 ', ': ').say(language)}{taken}{Bilingual('？', '?').say(language)}"
    elif column.match.item is not None and column.match.sure == "exact":
        said = f"{said}{Bilingual('：', ': ').say(language)}{_shown(column.match.matched_with)}"
    hint = hint_of(column)
    parts = [said, *([hint.say(language)] if hint else []), *([example] if example else [])]
    comment = "# " + "  ".join(parts)
    if column.is_again:
        return f"# {quoted(column.name)}  {comment}"
    return f"{quoted(column.name)} = {quoted(BLANK) if column.match.sure != 'exact' else _value(column)}  {comment}"


def _value(column: ProposedColumn) -> str:
    match = column.match
    if match.role is not None:
        return quoted(match.role)
    if match.period is not None:
        return f"{{ period = {quoted(str(match.period))} }}"
    if match.unit.unit:
        return f"{{ item = {quoted(match.item or '')}, unit = {quoted(match.unit.unit)} }}"
    return quoted(match.item or "")


def taken_for(column: ProposedColumn) -> str:
    """Return what a column is taken for as a map writes it, with the name that it was matched with; empty where it is not matched."""
    match = column.match
    if match.sure == "none" or column.is_again:
        return ""
    name = f"（{_shown(match.matched_with)}）" if match.item is not None else ""
    return f"{_value(column)}{name}"


def how_sure(column: ProposedColumn) -> Bilingual:
    """Return how surely a column was matched."""
    if column.is_again:
        return Bilingual("与前面一列同名，先改表里的列名", "a column before has this name: change it in the sheet")
    return {
        "exact": Bilingual("名称相同", "the same name"),
        "nearest": Bilingual("待核对", "to be confirmed"),
        "none": Bilingual("没有认出", "not matched"),
    }[column.match.sure]


def hint_of(column: ProposedColumn) -> Bilingual | None:
    """Return what to look at before a match is confirmed, or None."""
    unit = column.match.unit
    if unit.is_pairs:
        return Bilingual(
            "以对计：要的是人数，就加 times = 2", "counted in couples: add times = 2 where people are wanted"
        )
    if not unit.is_known:
        return Bilingual("核对括号里的单位", "look at the unit in parentheses")
    return None


def example_of(column: ProposedColumn) -> str:
    """Return the first cell of a column with what it holds: ``C5 “12345”``."""
    return "" if column.example is None else f"{column.example.name} “{_shown(column.example.raw)}”"


def pattern_of(file: str) -> str:
    """Return the name of a file with ``*`` for its numbers, so that next month's file has it too."""
    path = PurePath(file)
    return re.sub(r"[0-9０-９]+", "*", path.stem)[:150] + path.suffix


def _named(named: Named) -> Bilingual:
    return {
        "title": Bilingual("标题写明的是 ", "the title names "),
        "sheet": Bilingual("工作表名写明的是 ", "the sheet's name names "),
        "file": Bilingual("文件名写明的是 ", "the file's name names "),
    }[named.where]


def _has_periods(table: ProposedTable) -> bool:
    return any(column.match.period is not None for column in table.columns)


def _shown(text: str) -> str:
    return on_one_line(brief(text, 30))
