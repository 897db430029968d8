"""What would turn a verdict is named: which case, which comparison, which rounding, which reading; and both ways of GB/T 8170."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from evaluation.test_verdicts import judged, plan_with
from evaluation.two_levels import doses, made

from dp_rules.evaluation.judged import judged_limits
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.turns import OneCase, OtherComparison, OtherReading, OtherRounding
from dp_rules.language.write import write

EXAMS, COUPLES = "premarital_exams", "marriage_registrations"
RATE = f"rate({EXAMS}, {COUPLES})"


def result_of(tmp_path: Path, rule: str, exams: str, registrations: str) -> Result:
    """Return what a rule makes of two counts."""
    plan = plan_with(tmp_path, "premarital_exam_rate", rule)
    return judged("premarital_exam_rate", f"{EXAMS} = {exams}; {COUPLES} = {registrations}", plan=plan)


def told(result: Result) -> list[str]:
    """Return what turns a verdict, each thing in a few words."""
    said = []
    for turn in result.turns:
        match turn:
            case OneCase():
                said.append(f"{write(turn.step.node)} {turn.before} -> {turn.after}")
            case OtherComparison(limit=limit, other=other):
                said.append(f"{limit.comparator} is {other}")
            case OtherRounding(rounded=rounded):
                said.append(f"rounds to {None if rounded is None else rounded.lower}")
            case OtherReading(reading=reading):
                said.append(f"read as {reading.rule.text}")
    return said


@pytest.mark.parametrize(
    ("rule", "exams", "registrations", "verdict", "turns"),
    [
        # one case: which figure, one more or one less, from what to what
        (f"{RATE} > 70%", "71", "100", "met", [f"{EXAMS} 71 -> 70"]),
        (f"{RATE} > 70%", "72", "100", "met", []),
        (f"{EXAMS} >= 3000", "2999", "1", "not_met", [f"{EXAMS} 2999 -> 3000"]),
        (f"{EXAMS} <= 3000", "3001", "1", "not_met", [f"{EXAMS} 3001 -> 3000"]),
        (f"{EXAMS} = 3000", "3001", "1", "not_met", [f"{EXAMS} 3001 -> 3000"]),
        # at the limit: both ways of writing it
        (f"{RATE} > 70%", "70", "100", "not_met", [f"{EXAMS} 70 -> 71", f"{COUPLES} 100 -> 99", "> is >="]),
        (f"70% < {RATE}", "70000", "100000", "not_met", [f"{EXAMS} 70000 -> 70001", f"{COUPLES} 100000 -> 99999", "> is >="]),
        # a target with two limits: the one that it hangs on
        (f"65% <= {RATE} < 90%", "650000", "1000000", "met", [f"{EXAMS} 650000 -> 649999", f"{COUPLES} 1000000 -> 1000001", ">= is >"]),
        (f"65% <= {RATE} < 90%", "900000", "1000000", "not_met", [f"{EXAMS} 900000 -> 899999", f"{COUPLES} 1000000 -> 1000001", "< is <="]),
        (f"65% <= {RATE} < 90%", "896000", "1000000", "met", ["rounds to 9/10"]),
        (f"65% <= {RATE} < 90%", "646000", "1000000", "not_met", ["rounds to 13/20"]),
        (f"65% <= {RATE} < 90%", "644000", "1000000", "not_met", []),
        # equality is turned by rounding, not by strictness
        (f"{RATE} = 70%", "704000", "1000000", "not_met", ["rounds to 7/10"]),
        (f"{RATE} = 70%", "706000", "1000000", "not_met", []),
        # half to even, once: 69.5% to 70%, 70.5% to 70%
        (f"{RATE} >= 70%", "695000", "1000000", "not_met", ["rounds to 7/10"]),
        (f"{RATE} > 70%", "705000", "1000000", "met", ["rounds to 7/10"]),
        (f"{RATE} > 70%", "705001", "1000000", "met", []),
        # what the rule rounds is rounded once: 69.46% is 69%, and not by way of 69.5% the even 70%
        (f"round({RATE}, 0.1%) >= 70%", "694600", "1000000", "not_met", []),
        (f"round({RATE}, 0.1%) >= 70%", "695600", "1000000", "not_met", ["rounds to 7/10"]),
    ],
)  # fmt: skip
def test_what_turns_a_verdict_is_named(
    tmp_path: Path, rule: str, exams: str, registrations: str, verdict: str, turns: list[str]
) -> None:
    result = result_of(tmp_path, rule, exams, registrations)
    assert (result.verdict, told(result)) == (verdict, turns)


@pytest.mark.parametrize(
    ("rule", "exams", "registrations", "verdict", "codes"),
    [
        # both have to hold: the one that fails at its limit turns the whole
        (f"{RATE} > 70% and {EXAMS} > 3000", "700000", "1000000", "not_met", ("one_case", "strictness")),
        (f"{RATE} > 70% and {EXAMS} > 3000", "696000", "1000000", "not_met", ()),
        (f"{RATE} >= 70% and {EXAMS} > 3000", "696000", "1000000", "not_met", ("rounding",)),
        # both fail: neither turns it alone
        (f"{RATE} > 70% and {EXAMS} > 700000", "700000", "1000000", "not_met", ("one_case",)),
        # one is enough: what holds by a wide margin leaves nothing to the other
        (f"{RATE} > 70% or {EXAMS} > 3000", "700000", "1000000", "met", ()),
        (f"{RATE} > 70% or {EXAMS} > 3000", "3001", "1000000", "met", ("one_case",)),
        # not: the comparison inside is turned, and with it the whole
        (f"not ({RATE} >= 70%) and {EXAMS} > 3000", "700000", "1000000", "not_met", ("one_case", "strictness")),
    ],
)
def test_each_comparison_of_a_rule_with_and_or_counts_where_it_turns_the_whole(
    tmp_path: Path, rule: str, exams: str, registrations: str, verdict: str, codes: tuple[str, ...]
) -> None:
    result = result_of(tmp_path, rule, exams, registrations)
    assert (result.verdict, result.fragile) == (verdict, codes)


@pytest.mark.parametrize(
    ("exams", "verdict", "codes", "read"),
    [
        ("69999", "not_met", (), []),
        ("70000", "not_met", ("one_case", "strictness", "reading"), [f"read as {RATE} >= 70%"]),
        ("70001", "met", ("one_case", "rounding"), []),
    ],
)
def test_another_reading_turns_a_verdict_just_at_the_limit(
    exams: str, verdict: str, codes: tuple[str, ...], read: list[str]
) -> None:
    result = judged("premarital_exam_rate", f"{EXAMS} = {exams}; {COUPLES} = 100000")
    assert (result.verdict, result.fragile) == (verdict, codes)
    assert [said for said in told(result) if said.startswith("read")] == read


@pytest.mark.parametrize(
    ("share", "b1", "verdict", "turns"),
    [
        # what is asked of each township is a target, too: at its limit, and by its rounding
        ("share(townships where rate(doses_given, doses_due) > 90%) > 80%", "90/100", "not_met", [("strictness", ("乙一镇",))]),
        ("share(townships where rate(doses_given, doses_due) >= 90%) > 80%", "90/100", "met", [("strictness", ("乙一镇",))]),
        ("share(townships where rate(doses_given, doses_due) >= 90%) > 80%", "896/1000", "not_met", [("rounding", ("乙一镇",))]),
        ("share(townships where rate(doses_given, doses_due) >= 90%) > 80%", "894/1000", "not_met", []),
        # one township less makes no difference to a low target
        ("share(townships where rate(doses_given, doses_due) > 90%) > 40%", "90/100", "met", []),
        # how many doses are enough is a count that says what is meant, and nobody reads it otherwise
        ("share(townships where doses_given >= 90) > 80%", "90/100", "met", []),
    ],
)  # fmt: skip
def test_conditions_in_percent_on_rows_are_looked_at(
    tmp_path: Path, share: str, b1: str, verdict: str, turns: list[tuple[str, tuple[str, ...]]]
) -> None:
    result = made(tmp_path, share, doses(b1=b1, b2="95/100", c1="99/100", c2="100/100")).result
    of_rows = [(turn.code, turn.rows) for turn in result.turns if isinstance(turn, OtherComparison | OtherRounding)]
    assert (result.verdict, of_rows) == (verdict, turns)


def ways(rule: str, exams: str, registrations: str, tmp_path: Path) -> dict[str, Any]:
    """Return the rounded value and what the rule comes to by full values and by rounded ones, as written and otherwise."""
    (one,) = judged_limits(result_of(tmp_path, rule, exams, registrations).chosen.trace)
    return {
        "rounded": one.rounded.lower,
        "full": one.full,
        "by_rounding": one.by_rounding,
        "by_other": one.by_other,
        "by_both": one.by_both,
    }


@pytest.mark.parametrize(
    ("rule", "exams", "registrations", "rounded", "full", "by_rounding", "by_other", "by_both"),
    [
        # the published 82.69% of 2018: 83% when rounded, which is not more than 83%, and would be at least 83%
        (f"{RATE} > 83%", "4956545", "5994054", Fraction(83, 100), False, False, False, True),
        (f"{RATE} >= 83%", "4956545", "5994054", Fraction(83, 100), False, True, False, False),
        (f"{RATE} > 82.6%", "4956545", "5994054", Fraction(827, 1000), True, True, True, True),
        (f"{RATE} <= 83%", "834", "1000", Fraction(83, 100), False, True, False, False),
        (f"{RATE} < 83%", "83", "100", Fraction(83, 100), False, False, True, True),
    ],
)
def test_a_limit_is_judged_by_the_full_value_and_by_the_rounded_one(
    tmp_path: Path,
    rule: str,
    exams: str,
    registrations: str,
    rounded: Fraction,
    full: bool,  # noqa: FBT001  what is expected
    by_rounding: bool,  # noqa: FBT001
    by_other: bool,  # noqa: FBT001
    by_both: bool,  # noqa: FBT001
) -> None:
    assert ways(rule, exams, registrations, tmp_path) == {
        "rounded": rounded,
        "full": full,
        "by_rounding": by_rounding,
        "by_other": by_other,
        "by_both": by_both,
    }
