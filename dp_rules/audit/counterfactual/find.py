"""What would change a verdict: each input in turn, the others held."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from dp_rules.audit.counterfactual.again import is_plain_sum, truth_again
from dp_rules.audit.counterfactual.anew import Setting, evaluated_anew, setting_of
from dp_rules.audit.counterfactual.change import (
    Change,
    Changes,
    Decides,
    Nothing,
    NoTurn,
    Obstacle,
    Range,
    Side,
    Turn,
)
from dp_rules.audit.counterfactual.checked import check_deciding, is_right
from dp_rules.audit.counterfactual.inputs import Input, inputs_of
from dp_rules.audit.counterfactual.more_rows import more_rows
from dp_rules.audit.counterfactual.possible import Possible, bounding, least_of
from dp_rules.audit.counterfactual.turning import TooInvolved, TruthOf, nearest, runs, units_down_to, without
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Row, Trace, Value, leaves
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.missing import Missing
from dp_rules.spec.model import Plan

NEVER_GIVEN = frozenset({Missing.PERIOD_LENGTH, Missing.NOT_COMPARABLE, Missing.NO_AREA, Missing.GATE})
MOST_CHECKED, FEW_CHECKED = 200, 20
_VERDICT: Mapping[bool, Verdict] = {True: "met", False: "not_met"}
_SIDES: tuple[tuple[Side, int], ...] = (("more", 1), ("fewer", -1))
_MOST_CODES = 50


def changes_of(result: Result, known: Known, plan: Plan | None = None) -> Changes:
    """Return what would change the verdict of a result; ``known`` is what the run knew, ``plan`` has the gates.

    With up to ``MOST_CHECKED`` inputs each answer is checked by evaluating the verdict anew, but for those on sums,
    of which the parts are; with more the first ``FEW_CHECKED``. A mismatch is a fault of ours and raised.
    """
    return changes_in(setting_of(result, known, plan))


def changes_in(setting: Setting) -> Changes:
    """Return what would change a verdict as it was come to."""
    found = inputs_of(setting.trace)
    count = sum(part.is_open for one in found for part in one.parts or (one,))
    match setting.verdict:
        case "met" | "not_met":
            becomes = _VERDICT[setting.verdict == "not_met"]
            each = tuple(_Search(setting, found).all_turns())
            return Changes("decided", each, (), more_rows(setting.trace, becomes), count)
        case "undetermined":
            return Changes("open", (), tuple(_Search(setting, found).all_deciding()), (), count)
        case "not_evaluated":
            return Changes("not_evaluated", (), (), (), count)


class _Answer(NamedTuple):
    """What is found of one input, for those that stand in another row alike."""

    more: int | NoTurn | None
    fewer: int | NoTurn | None
    flips: Truth
    too_involved: bool


class _Search:
    """The search through the inputs of one result."""

    def __init__(self, setting: Setting, inputs: list[Input]) -> None:
        self._setting = setting
        self._inputs = inputs
        self._target = setting.target
        self._possible = Possible(setting)
        # a figure that is filled in, or leaves the rule open, may bring another basis or way with it
        self._can_choose = setting.whole is not None and (
            setting.verdict == "undetermined" or any(leaf.missing is not None for leaf in leaves(setting.trace))
        )
        self._known_of_row: dict[object, object] = {}
        self._row_of: dict[int, tuple[Row, ...]] = {}
        # each check evaluates the whole rule anew, which takes the longer the more inputs there are
        many = sum(len(one.parts) or 1 for one in inputs) > MOST_CHECKED
        self._to_check = FEW_CHECKED if many else MOST_CHECKED
        self._bounding = {key for one in inputs for key in bounding(one, setting.known)}
        if any(one.rows for one in inputs):
            self._gather_rows(setting.trace)

    def _gather_rows(self, trace: Trace) -> None:
        if isinstance(trace.node, core.Aggregate):
            self._row_of[id(trace)] = trace.rows
        for part in trace.parts:
            self._gather_rows(part)

    # ── a decided verdict ──

    def all_turns(self) -> Iterator[Change]:
        for one in self._inputs:
            yield from self._turns_of(one)

    def _turns_of(self, one: Input) -> Iterator[Change]:
        """Yield what of an input turns the verdict, and what of each of the parts that it is added up from."""
        if not one.parts:
            yield self._checked_change(one, self._change(one))
            return
        whole = self._change(one)
        yield whole
        is_held = one.is_elsewhere or self._can_choose or not is_plain_sum(one.trace)
        like = None if is_held else self._like_all_parts(one, whole)
        for part in one.parts:
            change = self._change(part, one) if like is None else self._as_part(part, one, like)
            yield self._checked_change(part, change, one)

    def _like_all_parts(self, one: Input, whole: Change) -> Change | None:
        """Return the change from which those of all parts follow: each changes the sum by as much as itself.

        It is that of the sum, or where that is not exact, of the greatest of its parts, which can fall the farthest.
        """
        if isinstance(one.trace.value, Interval) and one.trace.value.is_exact:
            return whole
        known = [part for part in one.parts if not part.is_open]
        greatest = max(known, key=lambda part: _anchor(part.trace.value, 1), default=None)  # type: ignore[arg-type]  # a figure
        return None if greatest is None else self._change(greatest, one)

    def _change(self, one: Input, inside: Input | None = None) -> Change:
        becomes = _VERDICT[self._setting.trace.value is False]
        nothing: Nothing | None = None
        if one.trace.missing is not None:
            nothing = "cannot_be_given" if one.trace.missing in NEVER_GIVEN else "whatever_it_is"
            return Change(one, None, None, None, becomes, nothing, inside)
        signature = self._signature(one, inside)
        answer = None if signature is None else self._known_of_row.get(signature)
        if not isinstance(answer, _Answer):
            answer = self._answer(one, inside)
            if signature is not None:
                self._known_of_row[signature] = answer
        return self._as_change(one, answer, inside)

    def _as_change(self, one: Input, answer: _Answer, inside: Input | None) -> Change:
        becomes = _VERDICT[self._setting.trace.value is False]
        more = self._turn(one, "more", answer.more, inside)
        fewer = self._turn(one, "fewer", answer.fewer, inside)
        turns = answer.flips is not None or isinstance(more, Turn) or isinstance(fewer, Turn)
        nothing: Nothing | None = None if turns else "too_involved" if answer.too_involved else "nothing_turns"
        return Change(one, more, fewer, answer.flips, becomes, nothing, inside)

    def _turn(self, one: Input, side: Side, units: int | NoTurn | None, inside: Input | None) -> Turn | NoTurn | None:
        """Return the turn at so many units; where that is a code for missing, the next that is none."""
        value, direction = one.trace.value, 1 if side == "more" else -1
        if not isinstance(units, int):
            return units
        if not isinstance(value, Interval):
            raise TypeError("a figure has a value")
        becomes, zero, obstacle = _VERDICT[self._setting.trace.value is False], _anchor(value, direction), None
        at = zero
        for _ in range(_MOST_CODES):
            if not isinstance(units, int):
                return units
            at = zero + units * one.step
            obstacle = self._possible.obstacle_to(one, at, inside)
            if obstacle is None or obstacle.gate != "missing_codes":
                break
            units = self._side(one, inside, direction, verdict=self._setting.trace.value is True, beyond=abs(units))
        if obstacle is None and not value.is_exact:
            obstacle = Obstacle("outside_its_bound", None, zero)
        return Turn(side, at - zero if value.is_exact else None, at, becomes, obstacle)

    def _answer(self, one: Input, inside: Input | None) -> _Answer:
        verdict = self._setting.trace.value is True
        if one.is_condition:
            value = one.trace.value
            if not isinstance(value, bool):
                return _Answer(None, None, None, too_involved=False)
            turned = self._truth(one, not value, inside) is (not verdict)
            return _Answer(None, None, (not value) if turned else None, too_involved=False)
        found: dict[str, int | NoTurn | None] = {}
        for side, direction in _SIDES:
            found[side] = self._side(one, inside, direction, verdict=verdict)
        return _Answer(found["more"], found["fewer"], None, too_involved="too_involved" in found.values())

    def _side(
        self, one: Input, inside: Input | None, direction: int, *, verdict: bool, beyond: int | None = None
    ) -> int | NoTurn | None:
        """Return how many units, more than ``beyond``, turn the verdict in a direction, or why none do."""
        value = one.trace.value
        if not isinstance(value, Interval):
            return "nothing_turns"
        if not value.is_exact and (value.upper if direction > 0 else value.lower) is None:
            return "nothing_turns"
        zero = _anchor(value, direction)
        first = beyond + 1 if beyond is not None else 1 if value.is_exact else 0
        last = units_down_to(least_of(one, self._target), zero, one.step) if direction < 0 else None
        try:
            found = nearest(self._along(one, inside), zero, one.step, direction, last, first, wanted=not verdict)
        except TooInvolved:
            return "too_involved"
        if found is not None:
            return found
        return "nothing_turns" if last is None else "not_even_at_zero"

    def _as_part(self, part: Input, one: Input, whole: Change) -> Change:
        """Return what of a part turns the verdict: what the sum has to change by, as all other parts are held."""
        becomes = whole.becomes
        if part.is_open or part.step != one.step:
            return self._change(part, one)
        sides: dict[str, Turn | NoTurn | None] = {}
        for side, turn in (("more", whole.more), ("fewer", whole.fewer)):
            if not isinstance(turn, Turn) or turn.change is None or not isinstance(part.trace.value, Interval):
                sides[side] = turn if not isinstance(turn, Turn) else None
                continue
            at = _anchor(part.trace.value, 1) + turn.change
            least = least_of(part, None)
            if least is not None and at < least:
                sides[side] = "not_even_at_zero"
                continue
            obstacle = self._possible.obstacle_to(part, at, one)
            if obstacle is not None and obstacle.gate == "missing_codes":
                return self._change(part, one)
            sides[side] = turn._replace(at=at, obstacle=obstacle)
        turns = any(isinstance(turn, Turn) for turn in sides.values())
        nothing: Nothing | None = None if turns else "nothing_turns" if whole.nothing is None else whole.nothing
        return Change(part, sides["more"], sides["fewer"], None, becomes, nothing, one)

    # ── an open verdict ──

    def all_deciding(self) -> Iterator[Decides]:
        for one in self._inputs:
            if not one.is_open:
                continue
            for part in one.parts or (one,):
                if part.is_open:
                    yield self._decides(part, one if one.parts else None)

    def _decides(self, one: Input, inside: Input | None) -> Decides:
        if one.trace.missing in NEVER_GIVEN or not isinstance(one.trace.node, core.ItemValue | core.Reported):
            return Decides(one, (), None, None, "cannot_be_given", inside)
        signature = self._signature(one, inside)
        known = None if signature is None else self._known_of_row.get(signature)
        found = known._replace(input=one, inside=inside) if isinstance(known, Decides) else self._deciding(one, inside)
        if signature is not None:
            self._known_of_row[signature] = found
        if self._to_check:
            self._to_check -= 1
            check_deciding(self._setting, found)
        return found

    def _deciding(self, one: Input, inside: Input | None) -> Decides:
        if one.is_condition:
            yes, no = (self._truth(one, truth, inside) for truth in (True, False))
            verdicts = [None if truth is None else _VERDICT[truth] for truth in (yes, no)]
            nothing: Nothing | None = None if any(verdicts) else "nothing_turns"
            return Decides(one, (), verdicts[0], verdicts[1], nothing, inside)
        try:
            ranges = tuple(self._ranges(one, inside))
        except TooInvolved:
            return Decides(one, (), None, None, "too_involved", inside)
        return Decides(one, ranges, None, None, None if ranges else "nothing_turns", inside)

    def _ranges(self, one: Input, inside: Input | None) -> list[Range]:
        """Return the values of an open figure that decide, those that touch as one."""
        value, step = one.trace.value, one.step
        if not isinstance(value, Interval):
            return []
        least = least_of(one, self._target)
        low = value.lower if value.lower is not None else least if least is not None else Fraction(0)
        first = floor(low / step) + 1 if value.lower_open else ceil(low / step)
        upper = value.upper
        last = None if upper is None else ceil(upper / step) - 1 if value.upper_open else floor(upper / step)
        if last is not None and last < first:
            return []
        found: list[Range] = []
        end: int | None = None
        codes = self._codes(one)
        for run in without(codes, runs(self._along(one, inside), Fraction(0), step, first, 1, last)):
            if isinstance(run.truth, bool):
                verdict = _VERDICT[run.truth]
                until = None if run.last is None else run.last * step
                if found and found[-1].verdict == verdict and end is not None and end + 1 == run.first:
                    found[-1] = found[-1]._replace(last=until)
                else:
                    found.append(Range(run.first * step, until, verdict))
                end = run.last
        return found

    def _codes(self, one: Input) -> list[int]:
        """Return the numbers of units of a figure that mean that it is missing."""
        if one.item is None or one.record is not None or not self._possible.blocks_codes(one.item):
            return []
        return sorted(int(code / one.step) for code in one.item.missing_codes if (code / one.step).denominator == 1)

    # ── the rule with one datum changed ──

    def _along(self, one: Input, inside: Input | None) -> TruthOf:
        return lambda value: self._truth(one, value, inside)

    def _truth(self, one: Input, value: Value, inside: Input | None) -> Truth:
        if self._has_to_be_anew(one, inside):
            return evaluated_anew(self._setting, one, value)
        return truth_again(self._setting.trace, one, value, inside, keep_rows=False)

    def _has_to_be_anew(self, one: Input, inside: Input | None) -> bool:
        if one.parts:
            return self._can_choose and one.trace.how != "predecessors"
        if one.is_elsewhere or one.key in self._bounding or self._can_choose:
            return True
        return inside is not None and not is_plain_sum(inside.trace)

    def _signature(self, one: Input, inside: Input | None) -> object:
        """Return what an answer depends on for a datum in a row: which column it is, and all that the row says.

        None for what stands in no row, or in several: its answer is its own.
        """
        if one.is_elsewhere or one.parts:
            return None
        if inside is not None:
            return (inside.key, one.trace.value, one.trace.missing, one.step)
        if not one.rows:
            return None
        said: list[object] = [one.key._replace(area="", row=None), one.step]
        for aggregate, indexes in one.rows.items():
            rows = self._row_of.get(aggregate)
            if rows is None or len(indexes) != 1:
                return None
            row = rows[indexes[0]]
            for inner in (row.where, row.column):
                values = () if inner is None else tuple((leaf.value, leaf.missing) for leaf in leaves(inner))
                said += [inner is None, values]
            said.append(aggregate)
        return tuple(said)

    # ── checks ──

    def _checked_change(self, one: Input, change: Change, inside: Input | None = None) -> Change:
        """Return a change that has been checked at the value and one unit before, or found anew where it was wrong."""
        if not self._to_check or (change.nearest is None and change.flips is None):
            return change
        self._to_check -= 1
        if is_right(self._setting, change):
            return change
        again = self._change(one._replace(is_elsewhere=True, parts=()), inside)
        if not is_right(self._setting, again):
            raise AssertionError(f"what would turn a verdict does not: {one.key}, {again}")
        return again


def _anchor(value: Interval, direction: int) -> Fraction:
    """Return the value, or the end of a bound from which one goes in a direction."""
    end = value.upper if direction > 0 else value.lower
    if end is None:
        raise TypeError("a bound without an end has nowhere to go from")
    return end
