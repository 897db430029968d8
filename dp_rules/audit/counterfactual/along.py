"""A number that is not fixed: what a figure comes to when it is changed by k units, for all k of a run at once.

The evaluator computes with it as with any other number, so what is said of a changed figure is what the evaluator
says. Sums, products and quotients of it are quotients of polynomials in k. Whatever the evaluator asks of
it (is it above 70%, to which step does it round) is answered at one k, and the path notes how much farther the
answer stays the same. Up to there the evaluator would take the same way again, and come to the same truth.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, gcd
from typing import Any, Literal

from dp_rules.audit.counterfactual.signs import Polynomial, plus, sign_from, times, value_at

Rounding = Literal["even", "down", "up"]
_UNIT, _NOTHING = Fraction(1), Fraction(0)


class Path:
    """A run of whole numbers from ``start`` in one ``direction``: ``kept`` more of them answer all questions alike.

    None for ``kept`` says that all of them do.
    """

    __slots__ = ("direction", "kept", "start")

    def __init__(self, start: int, direction: int) -> None:
        """Begin at ``start`` and go in ``direction``, 1 or -1."""
        self.start = start
        self.direction = direction
        self.kept: int | None = None

    def sign(self, p: Polynomial) -> int:
        """Return the sign of a polynomial at the start; the run ends where it has another."""
        sign, kept = sign_from(p, self.start, self.direction)
        if kept is not None:
            self.shorten(kept)
        return sign

    def shorten(self, kept: int) -> None:
        """End the run after ``kept`` more."""
        if self.kept is None or kept < self.kept:
            self.kept = kept


class Along(Fraction):
    """``top(k) / under(k)``; ``under`` is above 0 all along the path.

    It is a fraction in order to stand where numbers stand. What is asked of it that is not worked out for all k,
    such as its denominator, is answered for the one k at the start, and the run ends there.
    """

    __slots__ = ("path", "top", "under")
    path: Path
    top: Polynomial
    under: Polynomial

    @staticmethod
    def line(at_zero: Fraction, step: Fraction, path: Path) -> Along:
        """Return ``at_zero + step * k``."""
        return _made(
            (at_zero.numerator * step.denominator, step.numerator * at_zero.denominator),
            (at_zero.denominator * step.denominator,),
            path,
        )

    def now(self) -> Fraction:
        """Return the number that it is at the start of its path."""
        return Fraction(value_at(self.top, self.path.start), value_at(self.under, self.path.start))

    def _here_only(self) -> Fraction:
        self.path.shorten(0)
        return self.now()

    def __add__(self, other: Any) -> Any:
        top, under = _of(other)
        if under == self.under:
            return _made(plus(self.top, top), under, self.path)
        return _made(plus(times(self.top, under), times(top, self.under)), times(self.under, under), self.path)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        top, under = _of(other)
        return _made(times(self.top, top), times(self.under, under), self.path)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        return _quotient((self.top, self.under), _of(other), self.path)

    def __rtruediv__(self, other: Any) -> Any:
        return _quotient(_of(other), (self.top, self.under), self.path)

    def __neg__(self) -> Any:
        return _made(tuple([-a for a in self.top]), self.under, self.path)

    def __pos__(self) -> Any:
        return self

    def __abs__(self) -> Any:
        return -self if self._sign() < 0 else self

    def __bool__(self) -> bool:
        return self._sign() != 0

    def _sign(self) -> int:
        return self.path.sign(self.top)

    def _against(self, other: Any) -> int:
        top, under = _of(other)
        return self.path.sign(plus(times(self.top, under), tuple([-a for a in times(top, self.under)])))

    def __lt__(self, other: Any) -> bool:
        return self._against(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._against(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._against(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._against(other) >= 0

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, int | Fraction) and self._against(other) == 0)

    def __hash__(self) -> int:  # type: ignore[override]  # numbers have one
        return hash(self._here_only())

    def __round__(self, ndigits: int | None = None) -> Any:
        return self._whole("even") if ndigits is None else round(self._here_only(), ndigits)

    def __floor__(self) -> Any:
        return self._whole("down")

    def __ceil__(self) -> Any:
        return self._whole("up")

    def _whole(self, rounding: Rounding) -> Any:
        """Return what it is rounded to: itself where it is a whole number at every k, having whole coefficients."""
        return self if self.under == (1,) else _level(self, rounding)

    def __trunc__(self) -> int:
        return int(self._here_only())

    def __int__(self) -> int:  # type: ignore[override]  # numbers have one
        return self.__trunc__()

    def is_least(self, whole: int, rounding: Rounding) -> bool:
        """Say whether what it is rounded to is at least ``whole``."""
        match rounding:
            case "even":
                sign = self._against(Fraction(2 * whole - 1, 2))
                return sign > 0 or (sign == 0 and whole % 2 == 0)
            case "down":
                return self._against(whole) >= 0
            case "up":
                return self._against(whole - 1) > 0

    @property
    def numerator(self) -> int:
        """The numerator at the start of the path."""
        return self._here_only().numerator

    @property
    def denominator(self) -> int:
        """The denominator at the start of the path."""
        return self._here_only().denominator

    def __str__(self) -> str:
        return f"{self.top}/{self.under}"

    __repr__ = __str__


class Level(Fraction):
    """What an ``Along`` is rounded to, times a number and plus a number.

    Held against a number it asks on which side of a half the other is, and not which whole number it is rounded to:
    so ``round(x, 1) > 3`` has two runs and not one for each whole number. Whatever else is done with it is done
    with the whole number at the start of the path, and the run ends where that is another.
    """

    __slots__ = ("inner", "plus", "rounding", "times")
    inner: Along
    rounding: Rounding
    times: Fraction
    plus: Fraction

    def _steady(self) -> Fraction:
        """Return the number that it is, and end the run where it is another."""
        at = self.inner.now()
        whole = round(at) if self.rounding == "even" else floor(at) if self.rounding == "down" else ceil(at)
        if not self.inner.is_least(whole, self.rounding) or self.inner.is_least(whole + 1, self.rounding):
            raise AssertionError("a number is rounded to itself")
        return whole * self.times + self.plus

    def __add__(self, other: Any) -> Any:
        if isinstance(other, Along | Level):
            return self._steady() + other
        return _level(self.inner, self.rounding, self.times, self.plus + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        if isinstance(other, Along | Level) or not other:
            return self._steady() * other
        return _level(self.inner, self.rounding, self.times * other, self.plus * other)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        if isinstance(other, Along | Level):
            return self._steady() / other
        return self * (1 / Fraction(other))

    def __rtruediv__(self, other: Any) -> Any:
        return other / self._steady()

    def __neg__(self) -> Any:
        return self * -1

    def __pos__(self) -> Any:
        return self

    def __abs__(self) -> Any:
        return -self if self._against(0) < 0 else self

    def __bool__(self) -> bool:
        return self._against(0) != 0

    def _against(self, other: Any) -> int:
        """Return the sign of its difference from another number."""
        if isinstance(other, Along | Level):
            if isinstance(other, Level) and self._is_the_same(other):
                return 0
            return -other._against(self._steady())  # noqa: SLF001  one of its kind
        edge = Fraction(other - self.plus) / self.times
        side = 1 if self.times > 0 else -1
        if self.inner.is_least(floor(edge) + 1, self.rounding):
            return side
        return 0 if edge.denominator == 1 and self.inner.is_least(edge.numerator, self.rounding) else -side

    def _is_the_same(self, other: Level) -> bool:
        one, two = self.inner, other.inner
        return (self.rounding, self.times, self.plus, one.top, one.under) == (
            other.rounding, other.times, other.plus, two.top, two.under
        )  # fmt: skip

    def __lt__(self, other: Any) -> bool:
        return self._against(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._against(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._against(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._against(other) >= 0

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, int | Fraction) and self._against(other) == 0)

    def __hash__(self) -> int:  # type: ignore[override]  # numbers have one
        return hash(self._steady())

    def __round__(self, ndigits: int | None = None) -> Any:
        return round(self._steady(), ndigits)

    def __floor__(self) -> int:
        return floor(self._steady())

    def __ceil__(self) -> int:
        return ceil(self._steady())

    def __trunc__(self) -> int:
        return int(self._steady())

    def __int__(self) -> int:  # type: ignore[override]  # numbers have one
        return self.__trunc__()

    @property
    def numerator(self) -> int:
        """The numerator of the number that it is."""
        return self._steady().numerator

    @property
    def denominator(self) -> int:
        """The denominator of the number that it is."""
        return self._steady().denominator

    def __str__(self) -> str:
        return f"{self.times} * {self.rounding}({self.inner}) + {self.plus}"

    __repr__ = __str__


def _level(inner: Along, rounding: Rounding, times: Fraction = _UNIT, plus: Fraction = _NOTHING) -> Level:
    made = object.__new__(Level)
    made.inner, made.rounding, made.times, made.plus = inner, rounding, times, plus
    return made


def _made(top: Polynomial, under: Polynomial, path: Path) -> Along:
    common = gcd(*top, *under)
    if common > 1:
        top, under = tuple([a // common for a in top]), tuple([a // common for a in under])
    made = object.__new__(Along)
    made.top, made.under, made.path = top, under, path
    return made


def _of(number: Any) -> tuple[Polynomial, Polynomial]:
    if type(number) is Along:
        return number.top, number.under
    top = number.numerator
    return ((top,) if top else ()), (number.denominator,)


def _quotient(x: tuple[Polynomial, Polynomial], y: tuple[Polynomial, Polynomial], path: Path) -> Along:
    sign = path.sign(y[0])
    if not sign:
        raise ZeroDivisionError
    top, under = times(x[0], y[1]), times(x[1], y[0])
    if sign < 0:
        top, under = tuple([-a for a in top]), tuple([-a for a in under])
    return _made(top, under, path)
