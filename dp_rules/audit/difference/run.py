"""A run with everything that it was made from, so that it can be made again, in part with another run's things."""

from typing import NamedTuple

from dp_rules.audit.runs.stored import StoredRun
from dp_rules.data.dataset import Dataset
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Plan


class Run(NamedTuple):
    """What a run was made from, and what it came to at the time.

    ``areas`` are codes, or names of areas without one; ``indicators`` are the ids of those that were asked
    for. ``recorded`` are the results as they were written then, by the program's version ``recorded.engine``.
    """

    plan: Plan
    facts: Dataset
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    indicators: tuple[str, ...]
    recorded: StoredRun
