"""Stored results judged against an edited spec: what moves, what cannot be said without the data, and what it must equal."""

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from audit.made import MILESTONE, RULE, Made, facts, indicator, made_run, plan
from cli.program import ROOT, Lang, dp
from jsonschema import Draft202012Validator

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.audit.runs.stored import StoredRun
from dp_rules.audit.what_if.judge import Judged, what_if
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import split_target
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.model import Indicator, Plan, Rule

SCHEMA = json.loads((ROOT / "schemas/what-if.schema.json").read_text(encoding="utf-8"))
PERCENT = "rate(premarital_exams, marriage_registrations)"


def rate(exams: object, registrations: object = 200) -> tuple[str, str]:
    """Return the rows of a rate in 2025."""
    return (f"虚构省,2025,premarital_exams,{exams}", f"虚构省,2025,marriage_registrations,{registrations}")


def one(folder: Path, rows: tuple[str, ...], before: str, after: str, *, due: int = 2025) -> Judged:
    """Return what the one stored result of a rule comes to under another rule."""
    old = plan(folder, indicator(before), name="before")
    new = plan(folder, indicator(after, due=due), name="after")
    (judged,) = what_if(made_run(old, facts(old, folder, *rows)).stored, new).judged
    return judged


@pytest.mark.parametrize(
    ("rows", "before", "after", "verdict", "status"),
    [
        # 137/200 is 68.5%: below, at and above it, strict and inclusive
        (rate(137), "> 70%", "> 68.4%", "met", "moved"),
        (rate(137), "> 70%", "> 68.5%", "not_met", "same"),
        (rate(137), "> 70%", ">= 68.5%", "met", "moved"),
        (rate(137), "> 70%", ">= 68.6%", "not_met", "same"),
        (rate(137), "< 70%", "<= 68.5%", "met", "same"),
        (rate(137), "< 70%", "< 68.5%", "not_met", "moved"),
        # the same limit in other words
        (rate(140), "> 70%", "> 70.0%", "not_met", "same"),
        (rate(140), ">= 70%", ">= 700‰", "met", "same"),
        # a third is no decimal number
        (rate(1, 3), "> 33.3333333333%", "> 33.3333333334%", "not_met", "moved"),
        # a bound, from a reported figure
        (("虚构省,2025,婚前医学检查率,>80%",), "> 70%", "> 80%", "met", "same"),
        (("虚构省,2025,婚前医学检查率,>80%",), "> 70%", "> 81%", "undetermined", "moved"),
        (("虚构省,2025,婚前医学检查率,>80%",), "> 90%", "> 75%", "met", "moved"),
        (("虚构省,2025,婚前医学检查率,>80%",), "> 90%", "< 80%", "not_met", "moved"),
        # nothing known, a denominator of zero: no target changes that
        (("虚构省,2025,accidents,3",), "> 70%", ">= 0%", "not_evaluated", "same"),
        (rate(0, 0), "> 70%", ">= 0%", "not_evaluated", "same"),
    ],
)
def test_a_stored_value_under_another_target(
    rows: tuple[str, ...], before: str, after: str, verdict: str, status: str, tmp_path: Path
) -> None:
    judged = one(tmp_path, rows, f"{PERCENT} {before}", f"{PERCENT} {after}")
    assert (judged.verdict, judged.status, judged.why) == (verdict, status, None)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ("65% <= {} < 90%", "met"),
        ("65% <= {} <= 68.5%", "met"),
        ("65% <= {} < 68.5%", "not_met"),
        ("68.5% < {} < 90%", "not_met"),
        ("90% > {} >= 68.5%", "met"),
    ],
)
def test_a_chained_target_is_judged_at_both_ends(after: str, verdict: str, tmp_path: Path) -> None:
    judged = one(tmp_path, rate(137), f"{PERCENT} > 70%", after.format(PERCENT))
    assert judged.verdict == verdict


def test_the_margin_is_that_of_the_new_target(tmp_path: Path) -> None:
    judged = one(tmp_path, rate(137), RULE, RULE.replace("70", "65"))
    assert judged.margin is not None
    assert judged.margin.lower == Fraction(35, 1000)


@pytest.mark.parametrize(("due", "expected"), [(2024, "overdue"), (2025, "due"), (2026, "not_due")])
def test_another_year_changes_what_is_due_and_not_the_verdict(due: int, expected: str, tmp_path: Path) -> None:
    judged = one(tmp_path, rate(137), RULE, RULE, due=due)
    assert (judged.status, judged.due) == ("same", expected)


@pytest.mark.parametrize(("limit", "verdict"), [("> 68%", "met"), ("> 68.5%", "not_met"), (">= 68.5%", "met")])
def test_a_milestone_is_held_against_the_stored_value(limit: str, verdict: str, tmp_path: Path) -> None:
    old = plan(tmp_path, name="before")
    milestone = MILESTONE.format(id="premarital_exam_rate", year=2024, rule=f"{PERCENT} {limit}")
    new = plan(tmp_path, indicator(more=milestone), name="after")
    dataset = facts(old, tmp_path, *(row.replace("2025", "2024") for row in rate(137)))
    (judged,) = what_if(made_run(old, dataset, periods=["2024"]).stored, new).judged
    assert (judged.due, judged.milestone) == ("milestone_due", verdict)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (RULE, "rate(prenatal_screened, pregnant_women) > 70%", "definition_changed"),
        (RULE, "round(rate(premarital_exams, marriage_registrations), 1%) > 70%", "definition_changed"),
        (RULE, f"{PERCENT} > 70% and accidents < 5", "no_single_measure"),
        (f"{PERCENT} > 70% and accidents < 5", f"{PERCENT} > 60% and accidents < 5", "no_single_measure"),
        (f"{PERCENT} > 70% and accidents < 5", f"{PERCENT} > 60%", "no_single_measure"),
    ],
)
def test_what_the_stored_value_does_not_say_needs_the_data(before: str, after: str, why: str, tmp_path: Path) -> None:
    judged = one(tmp_path, (*rate(150), "虚构省,2025,accidents,3"), before, after)
    assert (judged.status, judged.verdict, judged.why) == ("needs_data", None, why)


def test_a_rule_of_several_measures_that_is_left_as_it_is_stands(tmp_path: Path) -> None:
    rule = f"{PERCENT} > 70% and accidents < 5"
    judged = one(tmp_path, (*rate(150), "虚构省,2025,accidents,3"), rule, rule.replace("70%", "700‰"))
    assert (judged.status, judged.verdict) == ("same", "met")


def test_a_denominator_that_may_be_zero_is_not_taken_for_a_value(tmp_path: Path) -> None:
    """Of 5 in an unknown number, the rate is 0 or more, or there is none: it does not meet ">= 0%"."""
    rows = (rate(5)[0], "虚构省,2025,marriage_registrations,—")
    judged = one(tmp_path, rows, RULE, f"{PERCENT} >= 0%")
    assert (judged.verdict, judged.why) == (None, "may_have_no_value")


def test_a_bound_that_certainly_has_a_value_is_judged(tmp_path: Path) -> None:
    """The numerator alone is open: the rate lies between 0 and 100%."""
    rows = ("虚构省,2025,premarital_exams,>100", rate(0)[1])
    assert one(tmp_path, rows, RULE, f"{PERCENT} > 50%").verdict == "met"
    assert one(tmp_path, rows, RULE, f"{PERCENT} > 60%").verdict == "undetermined"


def test_with_another_target_the_reported_figure_may_decide(tmp_path: Path) -> None:
    """More than 100 of 200 is more than 50%, and leaves 60% open: then the reported 68% is taken, as a run takes it."""
    rows = ("虚构省,2025,premarital_exams,—", rate(0)[1], "虚构省,2025,婚前医学检查率,68%")
    for after in ("> 60%", "<= 100%", "> 68%"):
        judged = one(tmp_path, rows, f"{PERCENT} <= 100%", f"{PERCENT} {after}")
        fresh = plan(tmp_path, indicator(f"{PERCENT} {after}"), name="fresh")
        (evaluated,) = evaluate(fresh, facts(fresh, tmp_path, *rows))
        assert judged.verdict in {evaluated.verdict, None}


def test_indicators_that_are_gone_or_new_are_told(tmp_path: Path) -> None:
    old = plan(tmp_path, name="before")
    new = plan(tmp_path, indicator("accidents < 5", "made_accidents"), name="after")
    found = what_if(made_run(old, facts(old, tmp_path, *rate(137))).stored, new)
    assert [judged.status for judged in found.judged] == ["removed"]
    assert [added.id for added in found.added] == ["made_accidents"]


def test_what_an_item_means_is_compared_where_the_former_spec_is_there(tmp_path: Path) -> None:
    made = '[items.made_item]\nname = "项"\nname_en = "item"\nunit = "person"\nkind = "{}"\ncalendar = "calendar_year"\nsource = "liaoning"\n'
    rule = "made_item > 70"
    old = plan(tmp_path, indicator(rule, "made_one"), name="before", more=made.format("flow"))
    new = plan(tmp_path, indicator(rule.replace("70", "60"), "made_one"), name="after", more=made.format("stock"))
    stored = made_run(old, facts(old, tmp_path, "虚构省,2025,made_item,65")).stored
    (judged,) = what_if(stored, new).judged
    assert judged.verdict == "met"
    (judged,) = what_if(stored, new, old).judged
    assert (judged.verdict, judged.why) == (None, "items_changed")
    (judged,) = what_if(stored, new, new).judged
    assert judged.why == "other_rule"


# ── what holds of all rules ──

RUNS = [
    ("liaoning", "examples/liaoning-2020.csv", "2020"),
    ("liaoning", "examples/counts.csv", "2018"),
    ("liaoning", "tests/golden/data/totals.csv", None),
    ("liaoning", "tests/golden/data/disagreement.csv", None),
    ("liaoning", "tests/golden/data/at-the-limit.csv", None),
    ("liaoning", "tests/golden/data/gates.csv", "2023"),
    ("liaoning", "tests/golden/data/counties.csv", None),
    ("jilin", "examples/liaoning-2020.csv", "2020"),
    ("jilin", "examples/counts.csv", "2018"),
]


def run_of(spec: str, data: str, period: str | None) -> tuple[Plan, Dataset, Made]:
    """Return the plan, the facts and what the run writes."""
    of = load_plan(spec)
    folder = ROOT / "tests/golden/data"
    more: dict[str, Any] = {"areas": folder / "areas.csv"} if "counties" in data else {}
    if "totals" in data:
        more["tables"] = {"高血压患者": folder / "hypertension.csv"}
    dataset = load_facts(of, ROOT / data, **more)
    periods = [period] if period is not None else [str(dataset.known_periods()[-1])]
    return of, dataset, made_run(of, dataset, periods=periods)


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_same_spec_changes_nothing(run: tuple[str, str, str | None]) -> None:
    of, _, made = run_of(*run)
    found = what_if(made.stored, of, of)
    assert {judged.status for judged in found.judged} == {"same"}
    for judged in found.judged:
        stored = judged.stored
        assert (judged.due, judged.milestone) == (stored.outcome.due, stored.milestone)
        assert stored.margin is None or judged.margin == stored.margin


SIGNS: tuple[Comparator, ...] = (">", ">=", "<", "<=")


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_an_edited_target_is_judged_as_a_run_with_the_data_judges_it(run: tuple[str, str, str | None]) -> None:
    """Random limits, among them each value itself, and one beside it, for every rule with a single measure."""
    chance = random.Random(7)  # noqa: S311  made-up targets
    of, dataset, made = run_of(*run)
    compared = 0
    for attempt in range(12):
        other = of._replace(indicators=tuple(edited(one, made.stored, chance) for one in of.indicators))
        found = what_if(made.stored, other, None)
        periods = [read_period(made.stored.results[0].subject.period) or Period(0)]
        fresh = {
            (result.indicator.id, result.area): result
            for result in evaluate_plan(other, dataset, made.run.areas, periods)
        }
        for judged in found.judged:
            result = fresh[(judged.stored.subject.indicator, judged.stored.subject.area)]
            if judged.why is None:
                compared += 1
                assert judged.verdict == result.verdict, (attempt, result.indicator.rule.text)
                assert judged.due == result.due
            else:
                assert judged.why in {"may_have_no_value", "other_figure"}
    assert compared > 250


def edited(one: Indicator, stored: StoredRun, chance: random.Random) -> Indicator:
    """Return an indicator with another target of the same measure: often at a stored value, or next to it."""
    if one.rule.target is None or not one.rule.target.is_written:
        return one
    values = [r.outcome.value for r in stored.results if r.subject.indicator == one.id and r.outcome.value is not None]
    ends = [end for value in values for end in (value.lower, value.upper) if end is not None]
    around = chance.choice(ends) if ends else Fraction(7, 10)
    beside = [Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6), Fraction(chance.randint(-50, 50), 100)]
    return one._replace(rule=with_limit(one.rule, chance.choice(SIGNS), around + chance.choice(beside)))


def with_limit(rule: Rule, sign: Comparator, limit: Fraction) -> Rule:
    """Return a rule with one limit on its measure, in all its forms."""

    def held(node: core.Core) -> core.Core:
        target = split_target(node)
        assert target is not None
        first = target.limits[0].value
        constant = core.Constant(exact(limit), str(limit), first.unit, first.origin)
        return core.Comparison((target.measure, constant), (sign,), node.unit, node.origin)

    node = held(rule.node)
    reported, totals = (None if one is None else held(one) for one in (rule.reported, rule.totals))
    return rule._replace(node=node, target=split_target(node), reported=reported, totals=totals)


COUNTS = ("—", "", "0", "137", "200", ">150", "超100", "80以上")
FIGURES = ("", "68%", "68.5%", ">60%", "50%", "—")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_known_it_is_judged_as_with_the_data_or_not_at_all(seed: int, tmp_path: Path) -> None:
    """Counts, bounds, gaps and reported figures in every mixture: another of them may decide under another target."""
    chance = random.Random(seed)  # noqa: S311  made-up figures
    refused = 0
    for attempt in range(20):
        limits = [
            f"{chance.choice(SIGNS)} {chance.choice(['0%', '50%', '60%', '68%', '68.5%', '75%', '100%'])}" for _ in "ab"
        ]
        old, new = (
            plan(tmp_path, indicator(f"{PERCENT} {limit}"), name=name) for limit, name in zip(limits, "ab", strict=True)
        )
        rows = (
            *rate(chance.choice(COUNTS), chance.choice(COUNTS)),
            f"虚构省,2025,婚前医学检查率,{chance.choice(FIGURES)}",
        )
        period = chance.choice(["2025", "2025Q2"])
        dataset = facts(old, tmp_path, *(row.replace("2025", period) for row in rows))
        (judged,) = what_if(made_run(old, dataset, periods=[period], areas=["虚构省"]).stored, new).judged
        (result,) = made_run(new, dataset, periods=[period], areas=["虚构省"]).stored.results
        if judged.verdict is None:
            refused += 1
            assert judged.why in {"may_have_no_value", "other_figure"}
        else:
            assert judged.verdict == result.outcome.verdict, (attempt, limits, rows)
    assert refused < 10


# ── the command ──


def written(*arguments: str) -> dict[str, Any]:
    """Return what the command writes as JSON, which is as its schema says."""
    ran = dp("what-if", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(data))
    return data


@pytest.fixture
def results(tmp_path: Path) -> str:
    """Return the results of Liaoning in 2020, as a file."""
    file = tmp_path / "results.json"
    assert dp("evaluate", "liaoning", "examples/liaoning-2020.csv", "--format", "json", "-o", file).code == 0
    return str(file)


def edited_spec(tmp_path: Path) -> str:
    """Return Liaoning's plan with another target for premarital examinations."""
    file = tmp_path / "edited.toml"
    text = (ROOT / "specs/liaoning.toml").read_text(encoding="utf-8")
    assert 'marriage_registrations) > 70%"' in text
    text = text.replace('marriage_registrations) > 70%"', 'marriage_registrations) >= 68.5%"')
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_command_tells_what_moves(tmp_path: Path, results: str) -> None:
    spec = edited_spec(tmp_path)
    data = written(results, spec, "--before", "liaoning")
    assert (data["summary"]["moved"], data["summary"]["same"]) == (1, 32)
    assert data["definitions_compared"]
    told: tuple[tuple[Lang, list[str]], ...] = (
        ("zh", ["未达标", "达标", "68.5%", "≥ 68.5%"]),
        ("en", ["not met", "Premarital", "≥ 68.5%"]),
    )
    for lang, words in told:
        for format_ in ("table", "csv", "markdown"):
            said = dp("what-if", results, spec, "--format", format_, lang=lang).out
            for word in words:
                assert word in said.replace("\\", ""), (lang, format_, word)


def test_the_command_says_where_definitions_were_not_compared(tmp_path: Path, results: str) -> None:
    assert "--before" in dp("what-if", results, edited_spec(tmp_path)).out
    assert "--before" not in dp("what-if", results, edited_spec(tmp_path), "--before", "liaoning").out


def test_the_command_exits_with_1_where_that_is_asked(tmp_path: Path, results: str) -> None:
    assert dp("what-if", results, edited_spec(tmp_path), "--fail-on", "moved").code == 1
    assert dp("what-if", results, edited_spec(tmp_path), "--fail-on", "needs_data").code == 0
    assert dp("what-if", results, "liaoning", "--fail-on", "moved").code == 0


def test_all_lists_what_does_not_change_too(results: str) -> None:
    few, all_ = (dp("what-if", results, "liaoning", "--format", "csv", *more).out for more in ((), ("--all",)))
    assert len(few.splitlines()) == 1
    assert len(all_.splitlines()) == 34


def test_a_record_that_rests_on_nothing_is_not_judged(tmp_path: Path) -> None:
    """Somebody wrote "met" beside no figure at all."""
    old = plan(tmp_path, name="before")
    new = plan(tmp_path, indicator(f"{PERCENT} > 60%"), name="after")
    made = made_run(old, facts(old, tmp_path, "虚构省,2025,accidents,3"))
    made.data["results"][0]["verdict"] = "met"
    (judged,) = what_if(made.stored, new).judged
    assert (judged.status, judged.verdict) == ("needs_data", None)
