"""By how much counts over one table move together when one row comes to be counted, or no longer is.

A row is counted by its conditions. To be counted it takes those that fail and are needed for it; the other conditions of the
row stay as they are, and every other count whose filter has the same conditions moves with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from dp_rules.evaluation.aggregate import extra_conditions
from dp_rules.evaluation.exact import compare_all
from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth, exact

MOST_CONDITIONS = 6

Move = tuple[int, ...]
"""What one row more or less makes of each count: 1, 0 or -1."""
_State = dict[core.Core, Truth]


def moves_of(counts: Sequence[Trace], which: int, *, rises: bool) -> Counter[frozenset[Move]] | None:
    """Return for one of ``counts`` over a table how many rows could come to be counted (or no longer be), by how the counts move.

    A row may do so in several ways, of which each needs no condition that another does without; a way in which a count
    moves that is wider by declaration, the whole of a share, is none. Conditions that ask for the same item
    (``follow_ups >= 1``, ``follow_ups >= 4``) change only together, as they can. None where that cannot be told: a row is
    not decided, or the conditions are too many.
    """
    filters = [one.node.where for one in counts if isinstance(one.node, core.Aggregate)]
    if any(len(one.rows) != len(counts[0].rows) for one in counts):
        return None
    wider = [
        index
        for index, other in enumerate(filters)
        if index != which and other != filters[which] and extra_conditions(filters[which], other) is not None
    ]
    states: list[_State] = []
    steps: dict[core.Core, Trace] = {}
    for index in range(len(counts[0].rows)):
        state: _State = {}
        for one in counts:
            where = one.rows[index].where
            if where is not None:
                _gather(where, state, steps)
        if None in state.values() or len(state) > MOST_CONDITIONS:
            return None
        states.append(state)
    together = list(_together(steps, states))
    found: Counter[frozenset[Move]] = Counter()
    known: dict[tuple[tuple[core.Core, Truth], ...], frozenset[Move]] = {}
    for state in states:
        key = tuple(state.items())
        if key not in known:
            known[key] = _moves(filters, which, wider, state, together, rises=rises)
        if known[key]:
            found[known[key]] += 1
    return found


def _gather(where: Trace, state: _State, steps: dict[core.Core, Trace]) -> None:
    """Put the conditions that a filter is made of with their truth into ``state``, and their steps into ``steps``."""
    if isinstance(where.node, core.Logic | core.Not | core.Defined):
        for part in where.parts:
            _gather(part, state, steps)
    elif not isinstance(where.node, core.Constant):
        state[where.node] = where.value if isinstance(where.value, bool) else None
        steps[where.node] = where


class _Together(NamedTuple):
    """Conditions that ask for one item, and all that they can be together as far as that is known."""

    conditions: tuple[core.Core, ...]
    possible: frozenset[tuple[Truth, ...]]


def _together(steps: Mapping[core.Core, Trace], states: Sequence[_State]) -> Iterator[_Together]:
    """Yield the conditions that do not change without each other: what they are in some row, or at values about their limits, can be."""
    groups: list[tuple[set[str], list[core.Core]]] = []
    for node in steps:
        items = {one.item.id for one in core.walk(node) if isinstance(one, core.ItemValue)}
        nodes = [node]
        for group in [one for one in groups if one[0] & items]:
            groups.remove(group)
            items, nodes = items | group[0], [*group[1], *nodes]
        groups.append((items, nodes))
    for _, nodes in groups:
        if len(nodes) > 1:
            seen = {tuple([state.get(node) for node in nodes]) for state in states}
            yield _Together(tuple(nodes), frozenset(seen | set(_about_limits([steps[node] for node in nodes]))))


def _about_limits(steps: Sequence[Trace]) -> Iterator[tuple[Truth, ...]]:
    """Yield what comparisons of one item with limits are for numbers at and about the limits; nothing for others."""
    limits: set[Fraction] = set()
    for step in steps:
        asked = [part for part in step.parts if isinstance(part.node, core.ItemValue)]
        others = [part.value for part in step.parts if isinstance(part.node, core.Constant | core.Clock)]
        if not isinstance(step.node, core.Comparison) or len(asked) != 1 or len(others) != len(step.parts) - 1:
            return
        limits.update(one.lower for one in others if isinstance(one, Interval) and one.lower is not None)
    for number in sorted({limit + more for limit in limits for more in (-1, 0, 1)}):
        if number >= 0:
            yield tuple([_at(step, exact(number)) for step in steps])


def _at(step: Trace, value: Interval) -> Truth:
    if not isinstance(step.node, core.Comparison):
        raise TypeError("a limit is one of a comparison")
    parts = tuple([one._replace(value=value) if isinstance(one.node, core.ItemValue) else one for one in step.parts])
    return compare_all(step.node.operators, parts)


def _moves(
    filters: Sequence[core.Core | None],
    which: int,
    wider: Sequence[int],
    state: _State,
    together: Sequence[_Together],
    *,
    rises: bool,
) -> frozenset[Move]:
    before = [_holds(one, state) for one in filters]
    if before[which] is rises:
        return frozenset()
    ways: list[set[core.Core]] = []
    found = set()
    for size in range(1, len(state) + 1):
        for some in map(set, combinations(state, size)):
            if any(way <= some for way in ways):
                continue
            changed: _State = {node: truth is not (node in some) for node, truth in state.items()}
            after = [_holds(one, changed) for one in filters]
            can_be = all(tuple([changed.get(node) for node in one.conditions]) in one.possible for one in together)
            if after[which] is not rises or not can_be:
                continue
            ways.append(some)
            if all(after[index] is before[index] for index in wider):
                found.add(tuple([int(new) - int(old) for new, old in zip(after, before, strict=True)]))
    return frozenset(found)


def _holds(node: core.Core | None, state: _State) -> bool:
    match node:
        case None:
            return True
        case core.Logic():
            parts = [_holds(part, state) for part in node.parts]
            return all(parts) if node.connective == "and" else any(parts)
        case core.Not():
            return not _holds(node.operand, state)
        case core.Defined():
            return _holds(node.body, state)
        case _:
            return state[node] is True
