"""What an import map says twice or not at all: where area, period and item come from, which rows are left out."""

from collections.abc import Iterator
from itertools import pairwise

from dp_rules.data.import_map import MapColumn, MapTable, Role
from dp_rules.data.total_row import is_the_total
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.safe import brief

_NAMES: dict[Role, Bilingual] = {
    "area": Bilingual("地区", "the area"),
    "period": Bilingual("时期", "the period"),
    "item": Bilingual("数据项", "the item"),
    "source": Bilingual("来源", "the source"),
    "note": Bilingual("备注", "the note"),
}
_ONCE = tuple(_NAMES)


def problems_of(table: MapTable) -> Iterator[Diagnostic]:
    """Yield what keeps a table of a map from being read."""
    roles: dict[Role, MapColumn] = {}
    for column in table.columns:
        if column.role in _ONCE:
            first = roles.setdefault(column.role, column)
            if first is not column:
                yield _two_columns(column.role, first, column)
    figures = [column for column in table.columns if column.role in {None, "value"}]
    if not figures:
        message = Bilingual("没有一列是数值", "no column holds figures")
        help_ = Bilingual("至少写一列的数据项", "name the item of one column at least")
        yield Diagnostic("missing-key", message, table.place_of("columns"), help=help_)
    yield from _from_one_place("area", roles, table, is_given=table.area is not None)
    all_have_periods = all(column.period for column in figures)
    yield from _from_one_place("period", roles, table, is_given=table.period is not None, needed=not all_have_periods)
    if table.source is not None and "source" in roles:
        yield _in_both("source", roles["source"], table)
    for column in figures:
        if column.item is None and "item" not in roles:
            message = Bilingual(
                f"不知道“{brief(column.name)}”列是哪个数据项的数",
                f'of which item the column "{brief(column.name)}" is, is not said',
            )
            help_ = Bilingual(
                '写 item = "…"，或者写明哪一列是数据项："…" = "item"',
                'write item = "…", or say which column names items: "…" = "item"',
            )
            yield Diagnostic("missing-key", message, column.place, help=help_)
        if column.counted_in.endswith(tuple("0123456789")) and column.counted_in.startswith(("%", "‰")):
            message = Bilingual("百分数没有倍数", "a percentage has no multiple")
            yield Diagnostic("wrong-value", message, column.place, help=Bilingual("删去 times", "remove times"))
    if any(after != before + 1 for before, after in pairwise(table.header)):
        message = Bilingual("表头的各行不相连", "the rows of a header follow one another")
        help_ = Bilingual(
            "从上到下写行号，例如 header = [3, 4]",
            "write their numbers from top to bottom, for example header = [3, 4]",
        )
        yield Diagnostic("wrong-value", message, table.place_of("header"), help=help_)
    yield from _totals(table, has_areas="area" in roles)


def _two_columns(role: Role, first: MapColumn, second: MapColumn) -> Diagnostic:
    name = _NAMES[role]
    message = Bilingual(f"两列都是{name.zh}", f"two columns are {name.en}")
    labels = (Label(first.place, Bilingual("另一列", "the other one")),)
    help_ = Bilingual('不用的一列写 "ignore"', 'write "ignore" for the one that is not wanted')
    return Diagnostic("wrong-value", message, second.place, labels, help_)


def _from_one_place(
    role: Role, roles: dict[Role, MapColumn], table: MapTable, *, is_given: bool, needed: bool = True
) -> Iterator[Diagnostic]:
    """Yield what is wrong with where area or period come from: neither place or both."""
    name = _NAMES[role]
    if is_given and role in roles:
        yield _in_both(role, roles[role], table)
    elif needed and not is_given and role not in roles:
        message = Bilingual(f"没有写明{name.zh}", f"{name.en} is not said")
        example = {"area": '"辽宁省"', "period": '"2023"'}[role]
        help_ = Bilingual(
            f'全表相同的写 {role} = {example}，各行不同的写明哪一列："…" = "{role}"',
            f'write {role} = {example} where it is the same throughout, or say which column: "…" = "{role}"',
        )
        yield Diagnostic("missing-key", message, table.place, help=help_)


def _in_both(role: Role, column: MapColumn, table: MapTable) -> Diagnostic:
    name = _NAMES[role]
    message = Bilingual(
        f"{name.zh}写了两处：全表一个，又有一列", f"{name.en} is said twice: for all of the sheet, and by a column"
    )
    labels = (Label(table.place_of(role), Bilingual("全表的", "for all of the sheet")),)
    help_ = Bilingual('删去一处；不用的列写 "ignore"', 'remove one; write "ignore" for a column that is not wanted')
    return Diagnostic("wrong-value", message, column.place, labels, help_)


def _totals(table: MapTable, *, has_areas: bool) -> Iterator[Diagnostic]:
    if table.totals is None:
        return
    if not has_areas:
        message = Bilingual("没有地区列，也就没有合计行", "without a column of areas there is no row of totals")
        yield Diagnostic(
            "wrong-value", message, table.place_of("totals"), help=Bilingual("删去 totals", "remove totals")
        )
    for word in table.skip:
        if is_the_total(word, table.totals):
            message = Bilingual(
                f"“{brief(word)}”行既要略过，又算作{brief(table.totals)}",
                f'the row "{brief(word)}" is left out and is also the figure of {brief(table.totals)}',
            )
            labels = (Label(table.place_of("totals"), Bilingual("合计行的地区", "whose figures the total row has")),)
            help_ = Bilingual("从 skip 中删去，或删去 totals", "remove it from skip, or remove totals")
            yield Diagnostic("wrong-value", message, table.place_of("skip"), labels, help_)
