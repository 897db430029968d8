"""The first cases of each fuzz target; ``fuzzing.py`` runs as many as there is time for."""

import pytest
from fuzz.fuzzing import SLOW, TARGETS, run

CASES = 150


@pytest.mark.parametrize("target", TARGETS)
def test_the_first_cases(target: str) -> None:
    for case in range(CASES):
        assert run(target, 1, case) < SLOW
