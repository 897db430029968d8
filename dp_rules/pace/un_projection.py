"""``un_projection 1``: how much of the way the observed growth will have gone by the due date, as the UN's SDG progress chart has it.

With baseline b, value v after n years, and target T after m years, the value expected at the due date is

    e = v * (v/b) ** ((m - n)/n) = b * (v/b) ** (m/n)       and the part of the way       (e - b) / (T - b)

On track from 95%, fair progress that needs acceleration from 10%, stagnation or regression below. Source: UN
Statistics Division, "Sustainable Development Goals Progress Chart 2023, Technical Note", for indicators with a
numerical target, as Eustat restates it (Basque statistics office, methodology of its SDG site).
"""

from fractions import Fraction
from typing import Final

from dp_rules.pace.course import Course
from dp_rules.pace.growth import growth_of, projected, refuses, times
from dp_rules.pace.method import Level, Method
from dp_rules.pace.roots import compare_powers, power

_ON_TRACK: Final = Fraction(95, 100)
_FAIR: Final = Fraction(10, 100)


def _reaches(value: Fraction, baseline: Fraction, course: Course, share: Fraction) -> int:
    """Compare the part of the way with ``share``: 1 above it, 0 equal, -1 below.

    ``e`` reaches it where ``(v/b)**(m/n)`` reaches ``1 + share * (T/b - 1)``, a rational.
    """
    growth = growth_of(value, baseline, course)
    needed = 1 + share * (growth.required - 1)
    exponent = growth.total / growth.elapsed
    found = compare_powers(growth.observed, exponent, needed, Fraction(0), Fraction(0), Fraction(1))
    return found if growth.up else -found


def _ahead(value: Fraction, baseline: Fraction, course: Course) -> int:
    return _reaches(value, baseline, course, _ON_TRACK)


def _expected(baseline: Fraction, course: Course) -> Level:
    growth = growth_of(baseline, baseline, course)
    needed = 1 + _ON_TRACK * (growth.required - 1)
    return times(baseline, power(needed, growth.elapsed / growth.total))


def _category(value: Fraction, baseline: Fraction, course: Course) -> str:
    if _reaches(value, baseline, course, _ON_TRACK) >= 0:
        return "on_track"
    return "fair_progress" if _reaches(value, baseline, course, _FAIR) >= 0 else "stagnation_or_regression"


UN_PROJECTION: Final = Method("un_projection", 1, False, refuses, _ahead, _expected, projected, _category)  # noqa: FBT003  no milestones
