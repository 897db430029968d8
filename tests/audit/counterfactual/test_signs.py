"""How far a polynomial keeps its sign over the whole numbers: nothing is passed over, and nothing is tried one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dp_rules.audit.counterfactual.signs import Polynomial, plus, sign_from, times, trimmed, value_at

SOME = settings(derandomize=True, max_examples=300, deadline=None)
polynomials = st.lists(st.integers(-40, 40), max_size=5).map(trimmed)


@pytest.mark.parametrize(
    ("p", "start", "direction", "sign", "kept"),
    [
        ((), 0, 1, 0, None),               # 0 is 0 everywhere
        ((7,), 0, 1, 1, None),
        ((-3, 1), 0, 1, -1, 2),            # k - 3 is below 0 at 0, 1, 2
        ((-3, 1), 3, 1, 0, 0),             # 0 at 3 alone
        ((-3, 1), 4, 1, 1, None),
        ((-3, 1), 4, -1, 1, 0),            # back: above 0 at 4 alone
        ((-7, 2), 0, 1, -1, 3),            # 2k - 7 is never 0: below it up to 3
        ((12, -7, 1), 0, 1, 1, 2),         # (k - 3)(k - 4): above 0 up to 2, then 0 at 3
        ((12, -7, 1), 3, 1, 0, 1),         # and at 4
        ((51, -28, 4), 0, 1, 1, None),     # (2k - 7)**2 + 2: never 0, though it falls and rises
        ((-10**30, 1), 0, 1, -1, 10**30 - 1),
        ((-10**60, 0, 1), 0, 1, -1, 10**30 - 1),
    ],
)  # fmt: skip
def test_sign(p: Polynomial, start: int, direction: int, sign: int, kept: int | None) -> None:
    assert sign_from(p, start, direction) == (sign, kept)


@SOME
@given(polynomials, st.integers(-30, 30), st.sampled_from([1, -1]))
def test_it_is_what_trying_each_number_finds(p: Polynomial, start: int, direction: int) -> None:
    sign, kept = sign_from(p, start, direction)
    signs = [(value := value_at(p, start + direction * j)) and (1 if value > 0 else -1) for j in range(200)]
    assert signs[0] == sign
    first_other = next((j for j, other in enumerate(signs) if other != sign), None)
    assert first_other == (None if kept is None or kept >= 199 else kept + 1)


@SOME
@given(polynomials, polynomials, st.integers(-20, 20))
def test_sums_and_products(p: Polynomial, q: Polynomial, k: int) -> None:
    assert value_at(plus(p, q), k) == value_at(p, k) + value_at(q, k)
    assert value_at(times(p, q), k) == value_at(p, k) * value_at(q, k)
    assert plus(p, tuple(-a for a in p)) == ()
