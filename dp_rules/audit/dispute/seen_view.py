"""The data as a definition that is tried sees them: without some areas, by another publisher, one way or the other."""

from collections.abc import Sequence

from dp_rules.audit.dispute.definition import Definition, Seen
from dp_rules.data.fact import Fact
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.found import NOTHING_REPORTED, Found, Way
from dp_rules.evaluation.figures.known import NOT_NEGATIVE, Known
from dp_rules.evaluation.figures.stated import stated
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.view import AreaView, View
from dp_rules.language.scope import Item, Table
from dp_rules.quantity.interval import Interval, Truth, total
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, same_length

_Plain = tuple[str, str, Period, Period, Way | None, bool]
_Key = tuple[_Plain, tuple[str, ...], bool, str | None]


class Figures:
    """What is known, for every way of seeing it; shared by all definitions that are tried, so that a sum is made once."""

    __slots__ = ("_plain", "_seen", "known", "ungated")

    def __init__(self, known: Known, ungated: Known) -> None:
        """Hold the figures that may be used, and those together with what gates block."""
        self.known = known
        self.ungated = ungated
        self._plain: dict[_Plain, Found] = {}
        self._seen: dict[_Key, Found] = {}

    def of(self, item: Item, area: str, period: Period, seen_from: Period, seen: Seen) -> Found:
        """Return what is known of an item in the way that ``seen`` says."""
        plainly = (item.id, area, period, seen_from, seen.way, seen.ungated)
        found = self._plain.get(plainly)
        if found is None:
            known = self.ungated if seen.ungated else self.known
            found = self._plain[plainly] = known.find(item, area, period, seen_from, seen.way)
        is_a_part = not found.parts and seen.publisher is None
        if is_a_part or not (seen.without or seen.skips_gaps or seen.publisher is not None):
            return found
        key = (plainly, seen.without, seen.skips_gaps, seen.publisher)
        changed = self._seen.get(key)
        if changed is None:
            changed = self._seen[key] = _again(item, found, seen)
        return changed


def _again(item: Item, found: Found, seen: Seen) -> Found:
    """Return a figure made anew of its parts, without those that are left out."""
    if found.parts:
        left = [part for part in found.parts if part.area not in seen.without or part.area == found.area]
        parts = [_again(item, part, seen) for part in left]
        if seen.skips_gaps and found.how == "areas":
            parts = [part for part in parts if part.has_data]
        if not parts:
            return Found(NOT_NEGATIVE, None, Missing.NO_DATA, found.area, found.period)
        if tuple(parts) == found.parts:
            return found
        values = [part.value for part in parts if isinstance(part.value, Interval)]
        value: Interval | Truth = values[-1] if found.how == "latest" else total(values)
        return found._replace(value=value, parts=tuple(parts), beside=())
    other = None if seen.publisher is None or found.fact is None else _by(found.fact, seen.publisher)
    if other is None or (other.values is None and other.truth is None):
        return found
    said = other.truth if other.values is None else stated(item, other.values)
    return found._replace(value=said, fact=other, missing=None, beside=())


def _by(fact: Fact, publisher: str) -> Fact | None:
    return next((other for other in fact.passed_over if other.publisher == publisher), None)


class SeenView:
    """One area in one period, as a definition that is tried sees it."""

    __slots__ = ("area", "figures", "period", "reported", "seen", "seen_from")

    def __init__(
        self, figures: Figures, seen: Seen, area: str, period: Period, seen_from: Period, reported: Found
    ) -> None:
        """Look at ``area`` in ``period``, in the boundaries of ``seen_from``."""
        self.figures = figures
        self.seen = seen
        self.area = area
        self.period = period
        self.seen_from = seen_from
        self.reported = reported

    @property
    def label(self) -> str:
        """The area's name."""
        return self.figures.known.dataset.areas.name(self.area)

    def find(self, item: Item, period: Period | None) -> Found:
        """Return what is known of an item; what adds up over time does not compare with a period of another length."""
        when = self.period if period is None else period
        if item.kind != "stock" and not same_length(when, self.period):
            return Found(NOT_NEGATIVE, None, Missing.PERIOD_LENGTH, self.area, when)
        return self.figures.of(item, self.area, when, self.seen_from, self.seen)

    def in_period(self, period: Period) -> View:
        """Return the same area in another period."""
        return SeenView(self.figures, self.seen, self.area, period, self.seen_from, NOTHING_REPORTED)

    def rows(self, table: Table, period: Period | None) -> Sequence[View] | None:
        """Return the areas of a level inside this one but those left out, or the records of this area and period."""
        when = self.period if period is None else period
        known = self.figures.known
        if table.is_level:
            codes = known.dataset.areas.within(self.area, table.id, when)
            inside = [code for code in codes if not self._is_left_out(code)]
            return [SeenView(self.figures, self.seen, code, when, when, NOTHING_REPORTED) for code in inside] or None
        rows = AreaView(known, self.area, when).rows(table, None)
        return None if rows is None else [row for row in rows if not self._is_left_out(_home(row))] or None

    def _is_left_out(self, area: str) -> bool:
        without = self.seen.without
        if not without:
            return False
        return area in without or any(one in without for one in self.figures.known.dataset.areas.around(area))


def _home(row: View) -> str:
    """Return the area in which a record is."""
    record = getattr(row, "record", None)
    return row.area if record is None else str(record.area)


def evaluated(definition: Definition, figures: Figures) -> Trace:
    """Return the trace of a definition's measure."""
    seen, fact = definition.seen, definition.fact
    reported = NOTHING_REPORTED
    if fact is not None and fact.values is not None:
        reported = Found(fact.values, fact, None, fact.area, fact.period)
    view = SeenView(figures, seen, seen.area, seen.period, seen.period, reported)
    return evaluate(definition.measure, view)
