"""One cell of data to one fact, or to a diagnostic at the cell; never a guess."""

from collections.abc import Callable
from typing import Generic, TypeVar

from dp_rules.data.ambiguous_area import ambiguous_area
from dp_rules.data.fact import Fact
from dp_rules.data.lost_code import lost_code
from dp_rules.data.total_row import is_note, is_total, note_row, total_row
from dp_rules.data.vocabulary import Subject, Vocabulary, find_subject, nearest_subject
from dp_rules.language.scope import Item, Table, find_table, names_of
from dp_rules.quantity.figure import LONGEST, Figure, fold, read_figure
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.no_period import how_to_write
from dp_rules.quantity.period import Period, read_period
from dp_rules.quantity.unit import TRUTH, Unit
from dp_rules.text.bilingual import Bilingual, quoted, there_are
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.marked import unmarked
from dp_rules.text.nearest import MOST_GUESSED, nearest
from dp_rules.text.place import Cell, Place
from dp_rules.text.safe import brief

CellPlace = Place
"""Where a value is written: a cell of data as a rule, or the value of a rule test in a spec."""

_YES = {"是", "yes", "true", "1", "√", "y"}
_NO = {"否", "no", "false", "0", "×", "n"}


Known = TypeVar("Known")


class Once(Generic[Known]):
    """Cells that name something, each spelling looked up once.

    A spelling that names nothing is one diagnostic, at its first cell, however many cells repeat it.
    """

    def __init__(self, look_up: Callable[[str, CellPlace, list[Diagnostic]], Known | None]) -> None:
        """Look spellings up with ``look_up``, which adds a diagnostic where it returns None."""
        self._look_up = look_up
        self._known: dict[str, Known] = {}
        self._wrong: dict[str, list[Diagnostic]] = {}
        self._repeats: dict[str, int] = {}

    def __call__(self, text: str, cell: Callable[[int, int, str], Cell], line: int, column: int) -> Known | None:
        """Return what the text of a cell names, or None; ``cell`` makes its place."""
        known = self._known.get(text)
        if known is not None:
            return known
        if text in self._wrong:
            self._repeats[text] = self._repeats.get(text, 0) + 1
            return None
        problems: list[Diagnostic] = []
        known = self._look_up(text, cell(line, column, text), problems)
        if known is None:
            self._wrong[text] = problems
        else:
            self._known[text] = known
        return known

    def problems(self) -> list[Diagnostic]:
        """Return a diagnostic for each spelling that names nothing."""
        found = []
        for text, problems in self._wrong.items():
            count = self._repeats.get(text)
            more = "once more" if count == 1 else f"{count} times more"
            note = Bilingual(f"另有 {count} 处写法相同", f"it is written {more}") if count else None
            found += [problem._replace(note=note) for problem in problems]
        return found


def find_subject_at(
    name: str, vocabulary: Vocabulary, place: CellPlace, found: list[Diagnostic]
) -> Item | Subject | None:
    """Return the item or indicator that a cell names, or None with a diagnostic."""
    subject = find_subject(vocabulary, name)
    if subject is None:
        close = nearest_subject(vocabulary, name) if len(found) < MOST_GUESSED else None
        message = Bilingual(
            f"没有名为“{brief(name)}”的数据项或指标", f'there is no item or indicator called "{brief(name)}"'
        )
        help_ = (
            Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
            if close
            else Bilingual("用 dp-rules show 查看数据项的名称", "dp-rules show lists the items' names")
        )
        found.append(Diagnostic("unknown-item", message, place, help=help_))
    return subject


def find_record_table(name: str, vocabulary: Vocabulary, place: Place, found: list[Diagnostic]) -> Table | None:
    """Return the table of records called ``name``, or None with a diagnostic."""
    name = name.strip()
    table = find_table(vocabulary.scope, name)
    if table is not None and not table.is_level:
        return table
    tables = [table for table in vocabulary.scope.tables.values() if not table.is_level]
    there = Bilingual(quoted([table.name.zh for table in tables]).zh, quoted([table.id for table in tables]).en)
    close = nearest(name, [spelling for table in tables for spelling in names_of(table)])
    message = Bilingual(f"没有名为“{brief(name)}”的个案表", f'there is no table of records called "{brief(name)}"')
    help_ = there_are(there, "tables")
    if close:
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
    found.append(Diagnostic("unknown-table", message, place, help=help_))
    return None


def read_period_at(text: str, place: CellPlace, found: list[Diagnostic]) -> Period | None:
    """Return the period that a cell names, or None with a diagnostic."""
    period = read_period(text)
    if period is None:
        message = Bilingual(f"“{brief(text)}”不是时期", f'"{brief(text)}" is not a period')
        found.append(Diagnostic("not-a-period", message, place, help=how_to_write(text)))
    return period


def read_area_at(text: str, vocabulary: Vocabulary, place: CellPlace, found: list[Diagnostic]) -> str | None:
    """Return the area that a cell names, written in the one way, or None with a diagnostic."""
    if not text.strip():
        message = Bilingual("没有写地区", "the area is left blank")
        found.append(Diagnostic("no-area", message, place))
        return None
    lost = lost_code(text, place)
    if lost is not None:
        found.append(lost)
        return None
    areas, text = vocabulary.areas, unmarked(text)
    canonical = areas.canonical(text)
    if is_total(text) and canonical not in areas.by_code:
        found.append(total_row(text, place))
        return None
    if is_note(text) and canonical not in areas.by_code:
        found.append(note_row(text, place))
        return None
    if areas and canonical not in areas.by_code:
        if areas.bearing(text):
            found.append(ambiguous_area(text, areas, place))
            return None
        message = Bilingual(
            f"地区“{brief(text)}”不在地区表中", f'the area "{brief(text)}" is not in the table of areas'
        )
        help_ = Bilingual(
            "按地区表写代码；表里没有的，补进地区表",
            "write the area's code as in the table, or add the area to the table",
        )
        found.append(Diagnostic("unknown-area", message, place, help=help_))
        return None
    return canonical


def read_fact(
    subject: Item | Subject,
    area: str,
    period: Period,
    text: str,
    vocabulary: Vocabulary,
    place: CellPlace,
    found: list[Diagnostic],
    publisher: str | None = None,
    note: str | None = None,
) -> Fact | None:
    """Return the fact that a value's text states, or None with a diagnostic."""
    if subject.unit == TRUTH:
        return _yes_or_no(subject, area, period, text, vocabulary, place, found, publisher, note)
    figure = read_figure(text, vocabulary.markers)
    if figure is None:
        found.append(_unreadable(text, place))
        return None
    if isinstance(subject, Subject) and subject.unit is None:
        message = Bilingual(
            "这项指标的规则不是一个计算方法加目标值，上报值用不上",
            "the rule of this indicator is not one measure with a target, so its reported figure cannot be used",
        )
        found.append(Diagnostic("figure-not-used", message, place, severity="warning"))
    problem = _unfit(figure, subject)
    if problem is not None:
        found.append(Diagnostic(problem[0], problem[1], place, help=problem[2]))
        return None
    return Fact(
        subject.id,
        area,
        period,
        figure.values,
        None,
        figure.missing,
        figure.change,
        figure.step,
        text,
        place,
        publisher,
        note,
    )


def _unreadable(text: str, place: CellPlace) -> Diagnostic:
    shown = text.strip() if len(text) <= LONGEST else f"{text.strip()[:LONGEST]}…"
    message = Bilingual(f"“{shown}”读不懂，不能当作数字", f'"{shown}" cannot be read as a figure')
    help_ = Bilingual(
        "可以写：1234、1,234、12.3万、85%、>80%、超3000、85%以上、比2020年下降10%；缺数写 —；说明写在备注（note）列",
        "write 1234, 1,234, 12.3万, 85%, >80%, 85%以上, 比2020年下降10%; a missing value is —; remarks go to the note column",
    )
    if text.startswith(("=", "#")):
        help_ = Bilingual(
            "公式没有存下结果，或者算错了：用 Excel 或 WPS 打开，改好公式，保存",
            "a formula without a stored result, or with a wrong one: open the file in Excel or WPS, mend it and save",
        )
    return Diagnostic("unreadable-figure", message, place, help=help_)


def _unfit(figure: Figure, subject: Item | Subject) -> tuple[str, Bilingual, Bilingual | None] | None:
    """Return why a figure cannot be a value of ``subject``, or None when it can."""
    unit = subject.unit
    if figure.values is None or unit is None:
        return None
    is_item = isinstance(subject, Item)
    if figure.change is not None:
        return _unfit_change(figure, is_item=is_item)
    if _is_percentage(unit) and not figure.percent:
        typed = figure.text.strip()
        message = Bilingual(
            f"“{typed}”没有百分号，分不清是 {typed}% 还是 {typed} 的 100 倍",
            f'"{typed}" has no percent sign: it may mean {typed}% or a hundred times that',
        )
        return (
            "wrong-unit",
            message,
            Bilingual(
                "比率要写百分号，例如 70%；数量写在数据项上（dp-rules show 可查）",
                "write a ratio with its percent sign, for example 70%; a count belongs to an item (dp-rules show names them)",
            ),
        )
    if not _is_percentage(unit) and figure.percent:
        message = Bilingual(
            f"“{figure.text.strip()}”是百分数，这里要的是数量",
            f'"{figure.text.strip()}" is a percentage, and a number is wanted here',
        )
        return "wrong-unit", message, None
    low, high = figure.values.lower, figure.values.upper
    if isinstance(subject, Item) and subject.missing_codes and figure.values.is_exact and low in subject.missing_codes:
        return None  # a code for missing, which a gate keeps from being used
    if is_item and (
        (low is not None and low.numerator < 0)
        or (low is None and high is not None and (high < 0 or (high == 0 and figure.values.upper_open)))
    ):
        message = Bilingual("数量不能小于 0", "a count is not less than 0")
        help_ = Bilingual(
            "如果负数是缺数的代码，换成缺数的写法（—、不适用）",
            "if the negative number is a code for missing, write — or 不适用",
        )
        return "outside-domain", message, help_
    return None


def _unfit_change(figure: Figure, *, is_item: bool) -> tuple[str, Bilingual, Bilingual | None] | None:
    """Return why a change such as ``比2020年下降10%`` cannot be what was meant, or None when it can."""
    if is_item:
        message = Bilingual("数据项要的是数量，不是变化幅度", "an item is a quantity, not a change")
        return "wrong-unit", message, Bilingual("变化幅度写在指标上", "a change is a figure of the indicator")
    if not figure.percent:
        message = Bilingual(
            f"“{figure.text.strip()}”没有百分号，不知道是百分之几还是多少起",
            f'"{figure.text.strip()}" has no percent sign: a percentage or a number of cases?',
        )
        help_ = Bilingual(
            "变化幅度要写百分号，例如 比2020年下降10%", "write a change in percent, for example down 10% on 2020"
        )
        return "wrong-unit", message, help_
    low = None if figure.values is None else figure.values.lower
    if figure.change is not None and figure.change.direction == "decline" and low is not None and low > 1:
        return "outside-domain", Bilingual("下降不会超过 100%", "nothing falls by more than 100%"), None
    return None


def _is_percentage(unit: Unit) -> bool:
    return unit.kind in {"ratio", "points"}


def _yes_or_no(
    subject: Item | Subject,
    area: str,
    period: Period,
    text: str,
    vocabulary: Vocabulary,
    place: CellPlace,
    found: list[Diagnostic],
    publisher: str | None,
    note: str | None,
) -> Fact | None:
    plain = fold(text)
    truth: bool | None = None
    missing: Missing | None = None
    if plain.lower() in _YES:
        truth = True
    elif plain.lower() in _NO:
        truth = False
    else:
        missing = Missing.BLANK if not plain else vocabulary.markers.get(plain)
        if missing is None:
            message = Bilingual(f"“{brief(text)}”不是“是”或“否”", f'"{brief(text)}" is neither yes nor no')
            found.append(
                Diagnostic("unreadable-figure", message, place, help=Bilingual("写 是 或 否", "write yes or no"))
            )
            return None
    if missing is Missing.NOT_APPLICABLE and isinstance(subject, Item):
        truth = subject.not_applicable
    return Fact(subject.id, area, period, None, truth, missing, None, None, text, place, publisher, note)
