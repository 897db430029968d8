"""``cagr 1``: the observed compound annual growth rate against the required one, as Open SDG computes it.

With baseline b, value v after n years, and target T after m years,

    observed = (v/b) ** (1/n) - 1       required = (T/b) ** (1/m) - 1       R = d * observed / |required|

where d is 1 if more is better, else -1; where all values are below zero the direction is turned. On track from R >= 95%,
progress but too slow from 60%, limited from 0%, deterioration below. Source: Statistics Canada, "Progress
Measurement Methodology", as adopted by Open SDG 2.4 (open-sdg.readthedocs.io, progress-methodology;
sdg-build, ProgressMeasure), after Eurostat. Here and not there: a baseline or a target of zero
cannot be assessed (there it is replaced by 0.001), and parts of years count.
"""

from fractions import Fraction
from typing import Final

from dp_rules.pace.course import Course
from dp_rules.pace.growth import growth_of, projected, refuses, times
from dp_rules.pace.method import Level, Method
from dp_rules.pace.roots import compare_powers, power

_ON_TRACK: Final = Fraction(95, 100)
_MODERATE: Final = Fraction(60, 100)


def _reaches(value: Fraction, baseline: Fraction, course: Course, share: Fraction) -> int:
    """Compare R with ``share``, which is above 0 and below 1: 1 above it, 0 equal, -1 below.

    As the target lies on the good side of the baseline, R >= share is
    ``(v/b)**(1/n) >= 1 - share + share * (T/b)**(1/m)``, turned where the multiple is meant to fall.
    """
    growth = growth_of(value, baseline, course)
    found = compare_powers(growth.observed, 1 / growth.elapsed, 1 - share, share, growth.required, 1 / growth.total)
    return found if growth.up else -found


def _ahead(value: Fraction, baseline: Fraction, course: Course) -> int:
    return _reaches(value, baseline, course, _ON_TRACK)


def _expected(baseline: Fraction, course: Course) -> Level:
    growth = growth_of(baseline, baseline, course)
    required = power(growth.required, 1 / growth.total)
    grown = power(1 - _ON_TRACK + _ON_TRACK * required.value, growth.elapsed)
    return times(baseline, grown._replace(is_rounded=grown.is_rounded or required.is_rounded))


def _category(value: Fraction, baseline: Fraction, course: Course) -> str:
    if _reaches(value, baseline, course, _ON_TRACK) >= 0:
        return "substantial_progress"
    if _reaches(value, baseline, course, _MODERATE) >= 0:
        return "moderate_progress"
    return "deterioration" if (value < baseline if course.up else value > baseline) else "limited_progress"


CAGR: Final = Method("cagr", 1, False, refuses, _ahead, _expected, projected, _category)  # noqa: FBT003  no milestones
