"""Units: what may be added, divided and compared. They are checked before any data is read."""

from typing import Final, Literal, NamedTuple

Kind = Literal["number", "ratio", "points", "counted", "truth"]


class Unit(NamedTuple):
    """What a quantity counts.

    ``number`` is a plain number, ``ratio`` a share of like in like (shown in percent), ``points``
    a difference of ratios (percentage points), ``counted`` a count with its dimensions
    (``person``, ``case per person``), ``truth`` a yes or no.
    """

    kind: Kind
    dimensions: tuple[tuple[str, int], ...] = ()


NUMBER: Final = Unit("number")
RATIO: Final = Unit("ratio")
POINTS: Final = Unit("points")
TRUTH: Final = Unit("truth")


def counted(name: str) -> Unit:
    """Return the unit of a count of ``name``."""
    return Unit("counted", ((name, 1),))


def sum_unit(x: Unit, y: Unit, *, subtract: bool) -> Unit | None:
    """Return the unit of ``x + y`` or ``x - y``, or None where they do not add."""
    if x == y:
        if x.kind == "truth":
            return None
        return POINTS if subtract and x == RATIO else x
    if x == RATIO and y == POINTS:
        return RATIO
    if x == POINTS and y == RATIO and not subtract:
        return RATIO
    return None


def product_unit(x: Unit, y: Unit) -> Unit | None:
    """Return the unit of ``x * y``, or None where it has no meaning."""
    if x.kind == "truth" or y.kind == "truth":
        return None
    if x.kind in {"number", "ratio"}:
        return y if y.kind != "number" or x.kind == "number" else x
    if y.kind in {"number", "ratio"}:
        return x
    if "points" in {x.kind, y.kind}:
        return None
    return _of_dimensions(x, y, 1)


def quotient_unit(x: Unit, y: Unit) -> Unit | None:
    """Return the unit of ``x / y``, or None where it has no meaning."""
    if x.kind == "truth" or y.kind == "truth":
        return None
    if x == y:
        return NUMBER if x.kind == "number" else RATIO
    if y.kind in {"number", "ratio"}:
        return x
    if "points" in {x.kind, y.kind}:
        return None
    return _of_dimensions(x, y, -1)


def _of_dimensions(x: Unit, y: Unit, sign: int) -> Unit:
    powers = dict(x.dimensions)
    for name, power in y.dimensions:
        powers[name] = powers.get(name, 0) + sign * power
    left = tuple(sorted((name, power) for name, power in powers.items() if power))
    return Unit("counted", left) if left else RATIO


def is_count(unit: Unit) -> bool:
    """Say whether a unit counts one kind of thing."""
    return unit.kind == "counted" and len(unit.dimensions) == 1 and unit.dimensions[0][1] == 1


def comparable(x: Unit, y: Unit) -> bool:
    """Say whether two quantities may be compared; a count compares with a plain number."""
    if x == y:
        return x.kind != "truth"
    kinds = {x.kind, y.kind}
    if kinds == {"counted", "number"}:
        return is_count(x) or is_count(y)
    return False
