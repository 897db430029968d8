"""Areas as the rows of a rule that counts them: ``share(counties where rehab_service)`` asks of each county whether it does."""

from collections.abc import Iterator, Sequence

from dp_rules.evaluation.by_area.answer import RowState
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Row, Trace
from dp_rules.language import core


def rows_of(result: Result, level: str, codes: Sequence[str]) -> dict[str, RowState]:
    """Return what each area is to the rule; empty where the rule is no count over just these areas.

    ``codes`` are the areas of ``level`` inside, in order of their codes as the rows are.
    """
    counts = [step for step in _counts(result.chosen.trace, level) if len(step.rows) == len(codes)]
    if not counts:
        return {}
    part, whole = counts[0], counts[-1]
    return {
        code: _state(in_part, in_whole if whole is not part else None)
        for code, in_part, in_whole in zip(codes, part.rows, whole.rows, strict=True)
    }


def _counts(step: Trace, level: str) -> Iterator[Trace]:
    """Yield the counts over areas of a level, as they stand in the rule."""
    if isinstance(step.node, core.Aggregate):
        if step.node.table.id == level and step.node.aggregation == "count":
            yield step
        return
    for inner in step.parts:
        yield from _counts(inner, level)


def _state(part: Row, whole: Row | None) -> RowState:
    if whole is not None and whole.where is not None and whole.where.value is False:
        return "left_out"
    truth = True if part.where is None else part.where.value
    return "counts" if truth is True else "fails" if truth is False else "open"
