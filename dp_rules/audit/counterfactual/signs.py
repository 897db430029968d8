"""How far a polynomial keeps its sign over the whole numbers, exactly and without any root.

Over whole numbers a polynomial rises just where its difference ``p(k + 1) - p(k)`` is above 0. The difference is
a polynomial of one degree less, so where it keeps its sign is found in the same way, down to a constant;
between, the polynomial rises or falls all the way, and a change of sign is found by halving.
"""

from math import comb

Polynomial = tuple[int, ...]
"""Whole coefficients, the constant first; the last is not 0, and 0 has none."""


def plus(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return ``p + q``."""
    if len(p) < len(q):
        p, q = q, p
    return trimmed([*(a + b for a, b in zip(p, q, strict=False)), *p[len(q) :]])


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return ``p * q``."""
    if len(p) == 1:
        p, q = q, p
    if len(q) == 1:
        factor = q[0]
        return p if factor == 1 else tuple([a * factor for a in p])
    found = [0] * max(len(p) + len(q) - 1, 0)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            found[i + j] += a * b
    return trimmed(found)


def trimmed(coefficients: list[int]) -> Polynomial:
    """Return a polynomial without the zeros at its end."""
    while coefficients and not coefficients[-1]:
        coefficients.pop()
    return tuple(coefficients)


def value_at(p: Polynomial, k: int) -> int:
    """Return ``p(k)``."""
    found = 0
    for coefficient in reversed(p):
        found = found * k + coefficient
    return found


def sign_from(p: Polynomial, start: int, direction: int) -> tuple[int, int | None]:
    """Return the sign of ``p(start)``, and how many whole numbers after it in ``direction`` (1 or -1) all have it too.

    None for the number says that all of them have it.
    """
    if len(p) <= 1:
        return _sign(p[0] if p else 0), None
    moved = _moved(p, start, direction)
    return _sign(moved[0]), _kept(moved)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _moved(p: Polynomial, start: int, direction: int) -> Polynomial:
    """Return ``q`` with ``q(j) = p(start + direction * j)``; its constant may be 0."""
    if len(p) == 2:  # noqa: PLR2004  nearly every one is linear
        return (p[0] + p[1] * start, p[1] * direction)
    found = [0] * len(p)
    for degree, coefficient in enumerate(p):
        for power in range(degree + 1):
            found[power] += coefficient * comb(degree, power) * start ** (degree - power) * direction**power
    return tuple(found)


def _kept(p: Polynomial) -> int | None:
    """Return the greatest j up to which p(0), p(1), …, p(j) all have one sign; None where all have."""
    if len(p) <= 1:
        return None
    if len(p) == 2:  # noqa: PLR2004  linear
        constant, slope = p
        return None if constant * slope > 0 else max(abs(constant) - 1, 0) // abs(slope)
    sign, at = _sign(p[0]), 0
    if not sign:
        while not value_at(p, at + 1):
            at += 1
        return at
    difference = trimmed([a - b for a, b in zip(_moved(p, 1, 1), p, strict=True)])
    while True:
        moved = _moved(difference, at, 1) if len(difference) > 1 else difference
        steady = _kept(moved)
        if steady is None:
            return None if _sign(moved[0]) == sign else _last_before_turn(p, sign, at, None)
        end = at + steady + 1
        if _sign(value_at(p, end)) != sign:
            return _last_before_turn(p, sign, at, end)
        at = end


def _last_before_turn(p: Polynomial, sign: int, low: int, high: int | None) -> int:
    """Return the last whole number with ``sign``, which p has at ``low`` and no more at ``high``, falling or rising between."""
    if high is None:
        step = 1
        while _sign(value_at(p, low + step)) == sign:
            low, step = low + step, step * 2
        high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        if _sign(value_at(p, middle)) == sign:
            low = middle
        else:
            high = middle
    return low
