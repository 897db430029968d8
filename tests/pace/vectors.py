"""The vectors of tests/conformance/pace, read as questions."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from dp_rules.pace.limit import Comparator, Limit
from dp_rules.pace.method import Method
from dp_rules.pace.methods import METHODS
from dp_rules.pace.pace import Question, Step
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period, read_period

FOLDER = Path(__file__).parents[1] / "conformance" / "pace"


class Vector(NamedTuple):
    """One question, the method that it is for, and what is expected of the answer."""

    name: str
    method: Method
    question: Question
    expect: dict[str, Any]


def every_vector() -> list[Vector]:
    """Return the vectors of every file, those for several methods once for each."""
    found: list[Vector] = []
    for file in sorted(FOLDER.glob("*.json")):
        given = json.loads(file.read_text(encoding="utf-8"))
        for name, version in given["methods"]:
            method = METHODS[name]
            assert method.version == version
            found += [
                Vector(f"{name}: {one['name']}", method, question_of(one), one["expect"]) for one in given["vectors"]
            ]
    return found


def question_of(one: dict[str, Any]) -> Question:
    """Return a vector's question."""
    start = one["baseline_period"]
    return Question(
        value=interval_of(one["value"]),
        period=_period(one["period"]),
        limits=limits_of(one["target"]),
        due=one["due"],
        baseline=interval_of(one["baseline"]),
        baseline_period=None if start is None else _period(start),
        milestones=tuple(Step(step["year"], limits_of(step["limits"])) for step in one.get("milestones", [])),
        is_met=one.get("is_met"),
        was_met=one.get("was_met"),
        is_comparable=one.get("comparable", True),
    )


def limits_of(given: list[tuple[Comparator, str]]) -> tuple[Limit, ...]:
    """Return limits from pairs of comparator and number."""
    return tuple(Limit(comparator, Fraction(number)) for comparator, number in given)


def interval_of(given: str | dict[str, Any] | None) -> Interval | None:
    """Return a number or the ends of a bound."""
    if given is None:
        return None
    if isinstance(given, str):
        return exact(Fraction(given))
    lower, upper = given.get("lower"), given.get("upper")
    return Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        given.get("lower_open", False),
        given.get("upper_open", False),
    )


def _period(text: str) -> Period:
    period = read_period(text)
    assert period is not None
    return period
