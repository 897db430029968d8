"""Random histories of areas over villages that never change: what an area is said to be made of has its villages."""

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dp_rules.data.areas import Area, Areas
from dp_rules.quantity.period import Period
from dp_rules.text.place import Document

PROPERTY = settings(derandomize=True, max_examples=300, deadline=None)
FIRST, LAST = 2000, 2006
Villages = dict[str, frozenset[int]]


class History:
    """Areas with their villages year by year, and the table that says so."""

    def __init__(self, count: int) -> None:
        self.rows = {f"a{n}": Area(f"a{n}", f"a{n}", None, "counties", Document("t")) for n in range(count)}
        self.now: Villages = {f"a{n}": frozenset(range(n * 3, n * 3 + 3)) for n in range(count)}
        self.years: dict[int, Villages] = {FIRST: dict(self.now)}
        self.year = FIRST

    def end(self, code: str) -> frozenset[int]:
        self.rows[code] = self.rows[code]._replace(valid_to=date(self.year - 1, 12, 31))
        return self.now.pop(code)

    def begin(self, villages: frozenset[int], *predecessors: str) -> None:
        code = f"a{len(self.rows)}"
        self.rows[code] = Area(
            code, code, None, "counties", Document("t"), date(self.year, 1, 1), None, tuple(predecessors)
        )
        self.now[code] = villages

    def table(self) -> Areas:
        return Areas(self.rows.values())


def merge(history: History, one: str, other: str) -> None:
    history.begin(history.end(one) | history.end(other), one, other)


def absorb(history: History, one: str, other: str) -> None:
    row = history.rows[one]
    if other in row.predecessors:
        return  # a table cannot say that the rest follows where a part went before
    history.now[one] |= history.end(other)
    history.rows[one] = row._replace(predecessors=(*row.predecessors, other))


def rename(history: History, one: str, _: str) -> None:
    history.begin(history.end(one), one)


def cut_out(history: History, one: str, _: str) -> None:
    villages = sorted(history.now[one])
    if len(villages) > 1:
        history.now[one] = frozenset(villages[1:])
        history.begin(frozenset(villages[:1]), one)


def split(history: History, one: str, _: str) -> None:
    villages = sorted(history.now[one])
    if len(villages) > 1:
        history.end(one)
        history.begin(frozenset(villages[:1]), one)
        history.begin(frozenset(villages[1:]), one)


def hand_over(history: History, one: str, other: str) -> None:
    """A village goes from one area to another, both of which live on: a new code for the one that gains."""
    villages = sorted(history.now[other])
    if len(villages) > 1:
        history.now[other] = frozenset(villages[1:])
        history.begin(history.end(one) | frozenset(villages[:1]), one, other)


Change = Callable[[History, str, str], None]
MERGERS: list[Change] = [merge, absorb, rename]
ALL: list[Change] = [*MERGERS, cut_out, split, hand_over]


def histories(changes: list[Change]) -> st.SearchStrategy[History]:
    """Return histories of six years, in each of which some areas change, each area in at most one way a year."""

    @st.composite
    def history(draw: st.DrawFn) -> History:
        made = History(draw(st.integers(2, 6)))
        for year in range(FIRST + 1, LAST + 1):
            made.year = year
            free = sorted(made.now)
            for change in draw(st.lists(st.sampled_from(changes), max_size=2)):
                if len(free) > 1:
                    one = free.pop(draw(st.integers(0, len(free) - 1)))
                    other = free.pop(draw(st.integers(0, len(free) - 1)))
                    change(made, one, other)
            made.years[year] = dict(made.now)
        return made

    return history()


@PROPERTY
@given(histories(MERGERS), st.integers(FIRST, LAST), st.integers(FIRST, LAST))
def test_after_mergers_only_the_areas_of_then_are_each_counted_once(history: History, then: int, later: int) -> None:
    then, later = min(then, later), max(then, later)
    table = history.table()
    made = [table.as_of(area, Period(then), Period(later)) for area in history.years[later]]
    assert all(one is not None for one in made)
    assert sorted(code for one in made for code in one or ()) == sorted(history.years[then])
    now = [table.as_of(area, Period(then)) for area in history.now]
    assert sorted(code for one in now for code in one or ()) == sorted(history.years[then])


@PROPERTY
@given(histories(ALL), st.integers(FIRST, LAST), st.integers(FIRST, LAST))
def test_what_an_area_is_made_of_has_its_villages(history: History, then: int, at: int) -> None:
    table, before = history.table(), history.years[then]
    for area, villages in history.years[at].items():
        made = table.as_of(area, Period(then), Period(at))
        if made is not None:
            assert sorted(village for code in made for village in before[code]) == sorted(villages)
        elif then == at:
            raise AssertionError(f"{area} is itself")


@PROPERTY
@given(histories(ALL), st.integers(FIRST, LAST))
def test_the_areas_of_a_year_are_those_that_exist_then(history: History, then: int) -> None:
    table = history.table()
    assert [code for code in history.rows if table.exists(code, Period(then))] == [
        code for code in history.rows if code in history.years[then]
    ]
