"""Every vector of tests/conformance/pace gives what it says."""

from fractions import Fraction
from typing import Any, get_args

import pytest
from pace.vectors import Vector, every_vector, interval_of

from dp_rules.pace.assess import assess
from dp_rules.pace.method import Reason
from dp_rules.pace.pace import Aim, Estimate, Pace, State

VECTORS = every_vector()


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.name for vector in VECTORS])
def test_a_vector_gives_what_it_says(vector: Vector) -> None:
    pace = assess(vector.question, vector.method)
    assert (pace.state, pace.reason) == (vector.expect["state"], vector.expect.get("reason"))
    for key, value in vector.expect.items():
        if key not in {"state", "reason"}:
            assert agrees(key, value, pace), f"{key}: {getattr(pace, key)}"


def agrees(key: str, value: Any, pace: Pace) -> bool:
    """Say whether a pace has the value that a vector expects under a key."""
    match key:
        case "expected" | "projected":
            found: Estimate | None = getattr(pace, key)
            if found is None:
                return False
            if isinstance(value, dict) and "about" in value:
                near = Fraction(value["about"])
                return (
                    found.is_rounded
                    and found.value.lower is not None
                    and abs(found.value.lower - near) < Fraction(1, 10**12)
                )
            return not found.is_rounded and found.value == interval_of(value)
        case "elapsed" | "total":
            return bool(getattr(pace, key) == Fraction(value))
        case "judged":
            return pace.judged == interval_of(value)
        case "aim" | "since":
            aim: Aim | None = getattr(pace, key)
            kind, year, comparator, level = value
            return aim is not None and (aim.kind, aim.year, *aim.limit) == (kind, year, comparator, Fraction(level))
        case "category":
            return bool(pace.category == value)
    raise AssertionError(f"vectors have no key {key}")


def test_every_state_and_reason_has_a_vector() -> None:
    assert {vector.expect["state"] for vector in VECTORS} == set(get_args(State))
    assert {vector.expect["reason"] for vector in VECTORS if "reason" in vector.expect} == set(get_args(Reason))
