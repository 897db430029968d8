"""A spec changed at one spot: never a traceback, always a place within the file, and few diagnostics for one cause.

``DP_RULES_MUTATIONS=100000`` runs more cases; the first ones are always the same.
"""

import os
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from fuzz.mutations import SPEC, Mutation, mutate, seeded

from dp_rules.checking import check_whole
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Place, Span
from dp_rules.text.render import render

CASES = int(os.environ.get("DP_RULES_MUTATIONS", "3000"))
PARTS = 10
LIAONING = (Path(__file__).parents[2] / "specs" / "liaoning.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def counts() -> Counter[int]:
    """How many mutations gave how many diagnostics."""
    return Counter()


def check_case(mutation: Mutation, folder: Path) -> list[Diagnostic]:
    """Check one changed spec and all that is said of it."""
    file = folder / "x.toml"
    file.write_bytes(mutation.text.encode())
    _, found = check_whole(str(file))
    lines = mutation.text.removeprefix("\ufeff").split("\n")
    for one in found:
        for language in ("zh", "en"):
            said = render(one, "zh" if language == "zh" else "en")
            assert one.code in said
            assert "\x1b" not in said
            assert max(map(len, said.split("\n"))) < 2000
        for place in (one.place, *(label.place for label in one.labels)):
            check_place(place, file.as_posix(), lines)
    if not is_readable(mutation.text):
        assert any(one.severity == "error" for one in found)
    return found


def check_place(place: Place, name: str, lines: list[str]) -> None:
    if isinstance(place, Document):
        return
    assert isinstance(place, Span)
    if place.file == name:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def is_readable(text: str) -> bool:
    try:
        tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except (ValueError, ArithmeticError):
        return False
    return "\x00" not in text


def test_the_spec_that_is_changed_is_right(tmp_path: Path) -> None:
    assert [one.code for one in check_case(Mutation("", SPEC), tmp_path) if one.severity == "error"] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_a_change_at_one_spot(part: int, tmp_path: Path, counts: Counter[int]) -> None:
    for case in range(part, CASES, PARTS):
        mutation = mutate(SPEC, seeded(case))
        try:
            found = check_case(mutation, tmp_path)
        except Exception as error:
            error.add_note(f"case {case}: {mutation.kind}")
            raise
        counts[len(found)] += 1
        assert len(found) <= 20, (case, mutation.kind, [one.code for one in found])


def test_a_change_at_one_spot_of_a_shipped_plan(tmp_path: Path, counts: Counter[int]) -> None:
    for case in range(CASES // 30):
        mutation = mutate(LIAONING, seeded(case))
        counts[len(check_case(mutation, tmp_path))] += 1


def test_one_spot_gives_few_diagnostics(counts: Counter[int]) -> None:
    """In at least 95 of 100 cases at most three."""
    assert counts.total() > 0, "the cases above run first"
    few = sum(number for diagnostics, number in counts.items() if diagnostics <= 3)
    assert few >= 0.95 * counts.total(), sorted(counts.items())
