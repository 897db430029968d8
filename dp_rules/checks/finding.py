"""What a check of meaning finds, and what the checks share: which entries a file states itself."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dp_rules.spec.inherit import plans_of
from dp_rules.spec.model import Catalogue, Indicator, Plan, Rule
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place
from dp_rules.toml.file import Path, TomlFile

Spec = Plan | Catalogue


class Finding(NamedTuple):
    """A diagnostic, and the entry that it is about: ``("indicators", "premarital_exam_rate")`` or ``("plan",)``.

    The entry may say that the finding is meant so (``accepted``).
    """

    about: Path
    diagnostic: Diagnostic


def the_spec_itself(spec: Spec) -> Path:
    """Return the entry for what is about no item and no indicator."""
    return ("plan",) if isinstance(spec, Plan) else ("catalogue",)


def stated_here(spec: Plan) -> Iterator[tuple[Indicator, dict[str, Any]]]:
    """Yield each indicator that the plan's own file states, with what it states of it.

    What a plan inherits is checked where it is written.
    """
    stated = spec.stack[0].values.get("indicators", {})
    for indicator in spec.indicators:
        if indicator.id in stated:
            yield indicator, stated[indicator.id]


def rules_stated_here(spec: Plan) -> Iterator[tuple[Indicator, Rule]]:
    """Yield the rules, readings and milestones that the plan's own file states."""
    for indicator, stated in stated_here(spec):
        if "rule" in stated:
            yield indicator, indicator.rule
        if "readings" in stated:
            yield from ((indicator, reading.rule) for reading in indicator.readings)
        if "milestones" in stated:
            yield from ((indicator, milestone.rule) for milestone in indicator.milestones)


def due_place(spec: Plan, indicator: Indicator) -> Place:
    """Return where the year by which an indicator is due is written, in the plan or in one above it."""
    plans = plans_of(spec.stack)
    home = next((file for file in plans if "due" in _entry(file, indicator)), spec.stack[0])
    return home.value_place(("indicators", indicator.id, "due"))


def _entry(file: TomlFile, indicator: Indicator) -> dict[str, Any]:
    entry: dict[str, Any] = file.values.get("indicators", {}).get(indicator.id, {})
    return entry
