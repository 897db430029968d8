"""The search: one change after another, then two at a time, until the limit; what gives the claimed figure, and what comes near.

Two changes are made together only where each by itself could be computed and changed the value, where they touch different
things. A match that holds a smaller one is left out, so that none has a change without need. Nothing in it is
random: the same question has the same answer, in the same order.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final, NamedTuple

from dp_rules.audit.dispute.chance import Chance, chance_of
from dp_rules.audit.dispute.claimed import Rounding, distance, rounding_to
from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.audit.dispute.edits.table import all_edits
from dp_rules.audit.dispute.seen_view import Figures, evaluated
from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.domain import domain_of
from dp_rules.quantity.interval import Interval, intersect
from dp_rules.text.bilingual import Bilingual

MOST_CHANGES: Final = 3
USUAL_CHANGES: Final = 2
MOST_TRIED: Final = 20_000
MOST_ROWS: Final = 600_000
"""So many rows of tables are gone through at most, for a definition over thousands of areas or records takes long."""
MOST_NEAREST: Final = 5
_HEAVIEST = {1: 3, 2: 3, 3: 3}
"""How heavy the edits of one definition may be together: of three, each is a usual confusion."""
_CUT_OFF: Final = Edit(
    "truncation",
    "claimed",
    Bilingual("多余的位数直接舍去，没有修约", "digits are cut off instead of rounded"),
    1,
    lambda definition: definition,
)

Rank = tuple[int, int, tuple[int, ...]]


class Tried(NamedTuple):
    """A definition that was tried: what was changed, what it comes to (None where it cannot be computed), and how that is the claimed figure."""

    edits: tuple[Edit, ...]
    definition: Definition
    value: Fraction | None
    rounding: Rounding | None = None


class Found(NamedTuple):
    """What the search found: ``base`` is the plan's own definition, ``matches`` and ``nearest`` come best first.

    ``tried`` counts definitions, the plan's own not among them; ``computed`` those that have one exact value, ``equal`` those
    whose value is the plan's own. ``is_cut`` says that the limit was reached. ``chances`` are one for each number of changes.
    """

    asked: Asked
    base: Tried
    matches: tuple[Tried, ...]
    nearest: tuple[Tried, ...]
    tried: int
    computed: int
    equal: int
    is_cut: bool
    chances: tuple[Chance, ...]


def search(asked: Asked, most_changes: int = USUAL_CHANGES, most_tried: int = MOST_TRIED) -> Found:
    """Return the definitions within ``most_changes`` changes that give the claimed figure, of at most ``most_tried``."""
    figures = Figures(asked.known, asked.ungated)
    own = _base(asked)
    if own.rounding not in {None, "truncated"}:
        return Found(asked, own, (), (), 0, 0, 0, is_cut=False, chances=())
    run = _Run(asked, own.value, most_tried)
    singles = list(all_edits(asked))
    chances: list[Chance] = []
    possible = domain_of(asked.base.measure)
    kept: list[Edit] = []
    if own.rounding == "truncated":
        run.matches.append(Tried((_CUT_OFF,), own.definition, own.value, "truncated"))
    for edit in singles:
        tried = run.attempt((edit,), figures)
        if tried is not None and tried.value not in {None, own.value} and edit.weight < 3:  # noqa: PLR2004  the weights are named in Weight
            kept.append(edit)
    chances.append(chance_of(1, asked.claimed, own.value, run.changes, possible))
    for changes in range(2, most_changes + 1):
        for edits in _together(kept, changes):
            if run.is_cut:
                break
            run.attempt(edits, figures)
        chances.append(chance_of(changes, asked.claimed, own.value, run.changes, possible))
    rank = _ranking(singles)
    matches = [match for match in run.matches if len(match.edits) <= most_changes]
    return Found(
        asked=asked,
        base=own,
        matches=tuple(sorted(_smallest(matches), key=rank)),
        nearest=() if matches else tuple(run.nearest(rank)),
        tried=run.tried,
        computed=run.computed,
        equal=run.equal,
        is_cut=run.is_cut,
        chances=tuple(chances),
    )


def _base(asked: Asked) -> Tried:
    """Return the plan's own definition, with the value that the engine gives it."""
    value: Interval | None = asked.result.chosen.value
    if asked.result.indicator.rule.target is None:
        measured = evaluated(asked.base, Figures(asked.known, asked.ungated)).value
        value = measured if isinstance(measured, Interval) else None
    own = value.lower if value is not None and value.is_exact else None
    if own is not None:
        return Tried((), asked.base, own, rounding_to(asked.claimed, own))
    is_within = asked.claimed.value is None and value is not None and intersect(value, asked.claimed.values) == value
    return Tried((), asked.base, None, "bound" if is_within else None)


class _Run:
    """What was tried so far."""

    def __init__(self, asked: Asked, own: Fraction | None, most_tried: int) -> None:
        self.asked = asked
        self.own = own
        self.most_tried = most_tried
        self.tried = self.computed = self.equal = self.rows = 0
        self.is_cut = False
        self.matches: list[Tried] = []
        self.values: dict[Fraction, Tried] = {}
        self.changes: dict[Fraction, int] = {} if own is None else {own: 0}
        self._seen = {asked.base}

    def attempt(self, edits: tuple[Edit, ...], figures: Figures) -> Tried | None:
        """Try a definition that has not been tried yet, and return it; None where there is none."""
        definition = _edited(self.asked.base, edits)
        if definition is None or definition in self._seen:
            return None
        if self.tried >= self.most_tried or self.rows > MOST_ROWS:
            self.is_cut = True
            return None
        self._seen.add(definition)
        self.tried += 1
        trace = evaluated(definition, figures)
        self.rows += _rows_of(trace)
        value = trace.value
        if not isinstance(value, Interval) or not value.is_exact or value.lower is None:
            return Tried(edits, definition, None)
        self.computed += 1
        self.equal += value.lower == self.own
        self.changes.setdefault(value.lower, len(edits))
        rounding = rounding_to(self.asked.claimed, value.lower)
        if rounding == "truncated":
            edits = (*edits, _CUT_OFF)
        tried = Tried(edits, definition, value.lower, rounding)
        self.values.setdefault(value.lower, tried)
        if rounding is not None and value.lower != self.own:
            self.matches.append(tried)
        return tried

    def nearest(self, rank: Callable[[Tried], Rank]) -> list[Tried]:
        """Return what comes nearest to the claimed figure, each another figure at its precision."""
        claimed = self.asked.claimed
        found: dict[int, Tried] = {}
        for value, one in sorted(self.values.items(), key=lambda pair: (distance(claimed, pair[0]), *rank(pair[1]))):
            if value != self.own and len(found) < MOST_NEAREST:
                found.setdefault(round(value / claimed.step), one)
        return list(found.values())


def _rows_of(trace: Trace) -> int:
    """Return about how many rows were gone through: of rows within rows, as many as in the first."""
    rows = sum(map(_rows_of, trace.parts))
    if trace.rows and isinstance(trace.node, core.Aggregate):
        first = trace.rows[0]
        inner = sum(_rows_of(part) for part in (first.where, first.column) if part is not None)
        rows += len(trace.rows) * (1 + inner)
    return rows


def _edited(base: Definition, edits: Sequence[Edit]) -> Definition | None:
    definition: Definition | None = base
    for edit in _in_order(edits):
        if definition is None:
            return None
        definition = edit.apply(definition)
    return definition


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: edit.stage)


def told(base: Definition, edits: Sequence[Edit]) -> list[Bilingual]:
    """Return in words what edits change of ``base``, in their order, each as it is once those before it are made."""
    definition: Definition | None = base
    words: dict[int, Bilingual] = {}
    for edit in _in_order(edits):
        if definition is None:
            raise ValueError("edits that lead to no definition")
        words[id(edit)] = edit.words if edit.told is None else edit.told(definition)
        definition = edit.apply(definition)
    return [words[id(edit)] for edit in edits]


def _together(kept: Sequence[Edit], changes: int) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that are made together, the usual confusions first, each in the order of the table."""
    for heaviest in range(changes, _HEAVIEST[changes] + 1):
        light = [edit for edit in kept if edit.weight <= heaviest - changes + 1]
        for edits in combinations(light, changes):
            touched = [thing for edit in edits for thing in edit.touches.split("+")]
            if sum(edit.weight for edit in edits) == heaviest and len(set(touched)) == len(touched):
                yield edits


def _smallest(matches: Sequence[Tried]) -> Iterator[Tried]:
    """Yield the matches that hold no other match."""
    sets = [frozenset(map(id, match.edits)) for match in matches]
    for match, own in zip(matches, sets, strict=True):
        if not any(other < own for other in sets):
            yield match


def _ranking(edits: Sequence[Edit]) -> Callable[[Tried], Rank]:
    """Return by what definitions are ordered: how many changes, how usual they are, and the order in which edits are found."""
    order = {id(edit): at for at, edit in enumerate([*edits, _CUT_OFF])}

    def rank(tried: Tried) -> Rank:
        made = tried.edits
        return len(made), sum(edit.weight for edit in made), tuple(order[id(edit)] for edit in made)

    return rank
