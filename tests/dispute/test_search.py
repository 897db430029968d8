"""The search: what comes first, what is made together, what is left out, what a match is worth, and that it ends."""

import csv
from collections.abc import Callable
from fractions import Fraction
from io import StringIO
from operator import add, mul, sub, truediv
from pathlib import Path
from typing import Any

import pytest
from dispute.claims import (
    AREAS,
    EXAMS,
    MANAGED,
    MARRIED,
    RATE,
    REGISTERED,
    STANDARD,
    facts,
    kinds,
    matches,
    report,
)

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.audit.dispute import search as searching
from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.chance import chance_of
from dp_rules.audit.dispute.claimed import Claimed
from dp_rules.audit.dispute.definition import Asked
from dp_rules.audit.dispute.edits.table import EDITS
from dp_rules.audit.dispute.search import search
from dp_rules.gates.run import run_gates
from dp_rules.language.domain import NOT_NEGATIVE, SHARE, domain_of
from dp_rules.language.write import write
from dp_rules.quantity.interval import EVERYTHING, Interval, exact
from dp_rules.quantity.period import Period

MENTAL = facts(f"{STANDARD}=72", f"{REGISTERED}=100", f"{MANAGED}=90")
OF_2018 = ("liaoning", "examples/counts.csv", "全国", 2018, "13")


def asked(spec: str, data: str, area: str, year: int, indicator: str, claimed: str) -> Asked:
    """Return what is asked of one indicator, as the command does."""
    plan = load_plan(spec)
    read = load_facts(plan, data)
    chosen = plan.indicator(indicator)
    assert chosen is not None
    found = asked_of(plan, read, run_gates(read, plan.scope, plan.gates), chosen, area, Period(year), claimed)
    assert isinstance(found, list)
    return found[0][0]


# ── the real case: FIGURES of the register, both rates recomputed here from the printed counts ──


@pytest.mark.parametrize(
    ("year", "standard", "managed", "registered", "own", "other"),
    [
        (2017, 4_346_103, 5_380_249, 5_806_352, "74.85%", "80.78%"),
        (2018, 4_956_545, 5_688_164, 5_994_054, "82.69%", "87.14%"),
    ],
)
def test_the_two_rates_of_one_register(
    year: int, standard: int, managed: int, registered: int, own: str, other: str
) -> None:
    assert round(Fraction(standard, registered) * 10_000) == Fraction(own.rstrip("%")) * 100
    assert round(Fraction(standard, managed) * 10_000) == Fraction(other.rstrip("%")) * 100
    of_plan = search(asked("liaoning", "examples/counts.csv", "全国", year, "13", own))
    assert (of_plan.base.value, of_plan.base.rounding) == (Fraction(standard, registered), "half_even")
    assert (of_plan.tried, of_plan.matches) == (0, ())
    disputed = search(asked("liaoning", "examples/counts.csv", "全国", year, "13", other))
    (match,) = disputed.matches
    assert match.value == Fraction(standard, managed)
    assert [edit.words.en for edit in match.edits] == [
        'the denominator is "patients with severe mental disorders under management" instead of "registered patients with severe mental disorders"'
    ]


# ── ranking ──


def test_one_change_comes_before_two_and_a_usual_one_before_a_far_fetched_one(tmp_path: Path) -> None:
    """80% of those under management, of the 90 children checked (another population), and of what two changes come to."""
    rows = MENTAL + facts("maternal_managed=90", f"虚构省 2022 {STANDARD}=64", f"虚构省 2022 {MANAGED}=80", f"虚构省 2022 {REGISTERED}=100")  # fmt: skip
    found = matches(tmp_path, f"rate({STANDARD}, {REGISTERED}) > 70%", rows, "80.0%")
    sizes = [len(match["changes"]) for match in found]
    assert sizes == sorted(sizes)
    texts = [match["changes"][0]["text"] for match in found if len(match["changes"]) == 1]
    assert texts[0].startswith("分母用“在管的严重精神障碍患者人数”")
    assert any(text.startswith("分母用“孕产妇系统管理人数”") for text in texts[1:])


def test_two_changes_together(tmp_path: Path) -> None:
    """Over those under management, and of the year before: 60 / 80 = 75%; neither alone gives it."""
    rows = MENTAL + facts(f"虚构省 2022 {STANDARD}=60", f"虚构省 2022 {MANAGED}=80", f"虚构省 2022 {REGISTERED}=99")
    found = matches(tmp_path, f"rate({STANDARD}, {REGISTERED}) > 70%", rows, "75.00%")
    assert kinds(found[0]) == ["item", "period"]
    assert (found[0]["formula"], found[0]["period"], found[0]["value"]["exact"]) == (
        f"rate({STANDARD}, {MANAGED})",
        "2022",
        "3/4",
    )
    assert matches(tmp_path, f"rate({STANDARD}, {REGISTERED}) > 70%", rows, "75.00%", "--changes", "1") == []


def test_three_changes_only_where_they_are_asked_for(tmp_path: Path) -> None:
    """Half of 60 over 80 in 2022, cut off: couples, the year before and truncation."""
    rows = facts(f"{EXAMS}=70", f"{MARRIED}=200", f"虚构省 2022 {EXAMS}=20", f"虚构省 2022 {MARRIED}=60")
    args = (tmp_path, f"{RATE} > 70%", rows, "66.66%")  # 20 / (60 / 2) = 66.666…%
    assert all(kinds(match) != ["couples", "period", "truncation"] for match in matches(*args))
    assert ["couples", "period", "truncation"] in [kinds(match) for match in matches(*args, "--changes", "3")]


def test_no_match_holds_a_smaller_one(tmp_path: Path) -> None:
    found = matches(tmp_path, f"rate({STANDARD}, {REGISTERED}) > 70%", MENTAL, "80%")
    sets = [{change["text"] for change in match["changes"]} for match in found]
    assert not any(one < other for one in sets for other in sets)


# ── nothing to find, nothing to dispute ──


def test_what_the_definition_gives_is_said_and_nothing_is_tried(tmp_path: Path) -> None:
    (measure,) = report(tmp_path, f"{RATE} > 70%", facts(f"{EXAMS}=1457", f"{MARRIED}=2000"), "72.8%")["measures"]
    assert measure["gives_it"]
    assert (measure["definition"]["verdict"], measure["definition"]["rounding"]) == (
        "met",
        "half_even",
    )  # 72.85, to even
    assert (measure["tried"], measure["matches"], measure["nearest"]) == (0, [], [])


def test_half_up_is_said_where_half_to_even_gives_another_figure(tmp_path: Path) -> None:
    (measure,) = report(tmp_path, f"{RATE} > 70%", facts(f"{EXAMS}=1457", f"{MARRIED}=2000"), "72.9%")["measures"]
    assert (measure["gives_it"], measure["definition"]["rounding"]) == (True, "half_up")


def test_without_a_match_the_nearest_are_told_each_another_figure(tmp_path: Path) -> None:
    (measure,) = report(tmp_path, f"rate({STANDARD}, {REGISTERED}) > 70%", MENTAL, "12.3%")["measures"]
    assert measure["matches"] == []
    nearest = measure["nearest"]
    assert 1 < len(nearest) <= 5
    apart = [Fraction(near["difference"]["exact"]) for near in nearest]
    assert apart == sorted(apart)
    assert len({round(Fraction(near["value"]["exact"]) * 1000) for near in nearest}) == len(nearest)


def test_without_any_figure_nothing_is_computed_and_the_report_says_so(tmp_path: Path) -> None:
    (measure,) = report(tmp_path, f"{RATE} > 70%", facts("accidents=3"), "70%")["measures"]
    assert (measure["computed"], measure["matches"], measure["nearest"]) == (0, [], [])
    assert measure["definition"]["verdict"] == "not_evaluated"
    assert all(chance["figures"] == 0 for chance in measure["chances"])


def test_a_missing_figure_leaves_the_definition_without_a_value_and_others_with_one(tmp_path: Path) -> None:
    """The number examined is missing; over those of the year before it is not."""
    rows = facts(f"{MARRIED}=200", f"虚构省 2022 {EXAMS}=70", f"虚构省 2022 {MARRIED}=100")
    found = report(tmp_path, f"{RATE} > 75%", rows, "70%")["measures"][0]
    assert found["definition"]["difference"] is None
    assert found["matches"][0]["period"] == "2022"
    assert found["matches"][0]["target_met"] is False


@pytest.mark.parametrize(
    ("claimed", "formula"),
    [
        ("64.4%", "100% - reported"),
        ("-35.6%", "-reported"),
        ("3.56%", "reported / 10"),
        ("比2020年下降42.7%", "reported"),
    ],
)
def test_a_figure_that_was_only_reported_is_turned_about_too(claimed: str, formula: str) -> None:
    """Accidents in 2023: published is the decline of 35.6% on 2020, and no count; that of 2024 is 42.7%."""
    plan = load_plan("liaoning")
    read = load_facts(plan, "examples/national.csv", prefer=["国家统计局"])
    chosen = plan.indicator("17")
    assert chosen is not None
    found = asked_of(plan, read, run_gates(read, plan.scope, plan.gates), chosen, "全国", Period(2023), claimed)
    assert isinstance(found, list)
    match = search(found[0][0]).matches[0]
    assert write(match.definition.measure) == formula


def test_a_bound_that_the_definition_gives_is_no_dispute() -> None:
    """超3000 was published, 超3000 is claimed; 超2000 follows from it and 超4000 does not."""
    plan = load_plan("liaoning")
    read = load_facts(plan, "examples/national.csv", prefer=["国家统计局"])
    chosen = plan.indicator("11")
    assert chosen is not None
    gives = {}
    for claimed in ("超3000", "超2000", "超4000", "≥3000"):
        found = asked_of(plan, read, run_gates(read, plan.scope, plan.gates), chosen, "全国", Period(2022), claimed)
        assert isinstance(found, list)
        gives[claimed] = search(found[0][0]).base.rounding
    assert gives == {"超3000": "bound", "超2000": "bound", "超4000": None, "≥3000": "bound"}


# ── what it is worth ──


def test_how_many_other_figures_would_have_been_found_is_counted() -> None:
    """With 50% as the plan's value and 52% claimed there are 48, 49, 51 and 52 beside it; 49.2 gives one more of them, 49."""
    claimed = Claimed("52%", exact(Fraction(52, 100)), Fraction(1, 100))
    values = {Fraction(1, 2): 0, Fraction(492, 1000): 1, Fraction(52, 100): 1, Fraction(60, 100): 1}
    assert chance_of(1, claimed, Fraction(1, 2), values, SHARE) == (1, 2, 4)
    more = {**values, Fraction(517, 1000): 2}
    # 51.7 rounds to 52, which is found already; to cut it off to 51 would be a third change
    assert chance_of(2, claimed, Fraction(1, 2), more, SHARE) == (2, 2, 4)


@pytest.mark.parametrize(
    ("own", "claimed", "possible", "found", "figures"),
    [
        # of a part of a whole: 90% and 60% claimed, as far up would be 120%; 60 … 89 and 91 … 100 are possible
        (90, 60, SHARE, 2, 40),
        (90, 60, EVERYTHING, 3, 60),
        # of a count: 3 and 10 claimed; 0, 1, 2 and 4 … 10 are possible
        (3, 10, NOT_NEGATIVE, 1, 10),
        (3, 10, EVERYTHING, 2, 14),
        # the impossible own value of a part above its whole: 100 … 80 are left
        (102, 80, SHARE, 1, 21),
    ],
)
def test_figures_that_the_indicator_cannot_have_are_not_counted(
    own: int, claimed: int, possible: Interval, found: int, figures: int
) -> None:
    """95, 70 and 110 are given by other definitions of the first, 5 and -2 of the second, 99 and 101 of the third."""
    given = {90: (95, 70, 110), 3: (5, -2), 102: (99, 101)}[own]
    step = Fraction(1) if own == 3 else Fraction(1, 100)
    disputed = Claimed(str(claimed), exact(claimed * step), step)
    values = {own * step: 0, **{value * step: 1 for value in given}}
    assert chance_of(1, disputed, own * step, values, possible) == (1, found, figures)


def test_what_is_possible_is_that_of_the_measure() -> None:
    """82.69% of the patients: 12.34% is 70.35 points below, and nothing lies above 100%."""
    disputed = asked(*OF_2018, "12.34%")
    assert domain_of(disputed.base.measure) == SHARE
    assert {chance.figures for chance in search(disputed).chances} == {10_000 - 1234}


def test_a_figure_cut_off_counts_where_the_changes_leave_room_for_it() -> None:
    claimed = Claimed("52%", exact(Fraction(52, 100)), Fraction(1, 100))
    values = {Fraction(1, 2): 0, Fraction(517, 1000): 1}
    assert chance_of(1, claimed, Fraction(1, 2), values, SHARE).found == 1
    assert chance_of(2, claimed, Fraction(1, 2), values, SHARE).found == 2


def test_nothing_is_said_of_chance_without_a_value_or_with_a_bound() -> None:
    claimed = Claimed("52%", exact(Fraction(52, 100)), Fraction(1, 100))
    assert chance_of(1, claimed, None, {Fraction(1): 1}, SHARE).figures == 0


# ── it ends, and says the same each time ──


def test_the_limit_is_kept_and_said() -> None:
    disputed = asked(*OF_2018, "12.34%")
    for most in (0, 1, 50):
        found = search(disputed, 2, most_tried=most)
        assert (found.tried, found.is_cut) == (most, True)
    whole = search(disputed, 2)
    assert not whole.is_cut
    at_the_limit = search(disputed, 2, most_tried=whole.tried)
    assert (at_the_limit.tried, at_the_limit.is_cut) == (whole.tried, False)
    assert search(disputed, 2, most_tried=whole.tried - 1).is_cut


def test_definitions_over_many_rows_end_too_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four counties, of which each definition goes through eight rows: four for the part, four for the whole."""
    areas = "code,name,parent,level\nP,虚构省,,省\n" + "".join(f"{code},虚构{code}县,P,县\n" for code in "ABCD")
    rows = facts(*(f"{county} 2023 rehab_service={yes}" for county, yes in zip("ABCD", "是是是否", strict=True)))
    rule = "share(counties where rehab_service) > 90%"
    whole = report(tmp_path, rule, rows, "12.3%", areas=areas)["measures"][0]
    assert not whole["limit_reached"]
    plan = load_plan(tmp_path / "plan.toml")
    read = load_facts(plan, tmp_path / "facts.csv", areas=tmp_path / "areas.csv")
    gated = run_gates(read, plan.scope, plan.gates)
    asked_once = asked_of(plan, read, gated, plan.indicators[0], "P", Period(2023), "12.3%")
    assert isinstance(asked_once, list)
    monkeypatch.setattr(searching, "MOST_ROWS", 30)
    cut = search(asked_once[0][0])
    assert cut.is_cut
    assert 0 < cut.tried < whole["tried"]


def test_the_same_question_has_the_same_answer(tmp_path: Path) -> None:
    rows = facts(*(f"{area} {year} {item}={n}" for n, (area, year, item) in enumerate(
        ((area, year, item) for area in "ABC" for year in (2022, 2023) for item in (EXAMS, MARRIED)), 41)))  # fmt: skip
    first, second = (report(tmp_path, f"{RATE} > 70%", rows, "99.1%", areas=AREAS) for _ in range(2))
    lines = rows.splitlines(keepends=True)
    turned = report(tmp_path, f"{RATE} > 70%", "".join(reversed(lines)), "99.1%", areas=AREAS)
    assert first == second

    def told(data: Any) -> list[Any]:
        return [(match["formula"], match["changes"], match["value"]) for match in data["measures"][0]["matches"]]

    assert told(first) == told(turned)


def test_every_kind_of_edit_is_in_the_schema_and_has_a_page_here() -> None:
    from dispute.test_edits import CASES  # noqa: PLC0415  the cases beside the table

    tested = {case.kind for case in CASES.values()} | {"calendar", "filter", "definition", "truncation"}
    assert set(EDITS) <= tested


# ── several comparisons ──


def test_each_comparison_of_a_rule_is_searched(tmp_path: Path) -> None:
    rule = f"{RATE} > 70% and rate({STANDARD}, {REGISTERED}) > 70%"
    rows = MENTAL + facts(f"{EXAMS}=70", f"{MARRIED}=200")
    first, second = report(tmp_path, rule, rows, "80%")["measures"]
    assert first["formula"] == RATE
    assert first["definition"]["value"]["exact"] == "7/20"
    assert second["definition"]["value"]["exact"] == "18/25"
    assert kinds(second["matches"][0]) == ["item"]


def test_a_comparison_to_which_the_figure_cannot_belong_is_left_out(tmp_path: Path) -> None:
    rule = f"accidents < 5 and {RATE} > 70%"
    (measure,) = report(tmp_path, rule, facts(f"{EXAMS}=70", f"{MARRIED}=200", "accidents=3"), "35%")["measures"]
    assert (measure["formula"], measure["gives_it"]) == (RATE, True)


# ── every match, worked out again from the rows ──


SIGNS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {" + ": add, " - ": sub, " * ": mul, " / ": truediv}


def worked_out(formula: str, rows: str, period: int, without: set[str], area: str) -> Fraction:
    """Return what a formula comes to, from the raw rows alone: sums over the areas that are not left out."""
    table = list(csv.reader(StringIO(rows)))
    named = {"A": "虚构甲市", "B": "虚构乙市", "C": "虚构丙县"}

    def value(item: str, year: int, only: str | None = None) -> Fraction:
        here = [
            Fraction(row[3])
            for row in table
            if (row[1], row[2]) == (str(year), item)
            and named[row[0]] not in without
            and (area == "虚构省" or named[row[0]] == area)
            and (only is None or row[0] == only)
        ]
        assert here
        return sum(here, Fraction(0))

    def parse(text: str, year: int, only: str | None = None) -> Fraction:
        text = text.strip()
        for operator, compute in SIGNS.items():
            left, found, right = _split(text, operator)
            if found:
                return compute(parse(left, year, only), parse(right, year, only))
        if text[:1].isdigit():
            return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        name, bracket, inside = text.partition("(")
        if not bracket:
            item, at, of = text.partition("@")
            return value(item, int(of) if at else year, only)
        inside = inside.removesuffix(")")
        match name:
            case "":
                return parse(inside, year, only)
            case "rate":
                left, _, right = _split(inside, ", ")
                return parse(left, year, only) / parse(right, year, only)
            case "round":
                left, _, right = _split(inside, ", ")
                step = parse(right, year, only)
                return round(parse(left, year, only) / step) * step
            case "sum" | "mean" if not inside.startswith("cities."):
                what, _, run = inside.rpartition("@")
                first, last = map(int, run.split(".."))
                values = [parse(what, one, only) for one in range(first, last + 1)]
                return sum(values, Fraction(0)) / (len(values) if name == "mean" else 1)
            case "sum":
                codes = [code for code in "AB" if named[code] not in without]
                return sum((parse(inside.removeprefix("cities."), year, code) for code in codes), Fraction(0))
            case "count":
                return Fraction(sum(named[code] not in without for code in "AB"))
        raise AssertionError(text)

    return parse(formula, period)


def _split(text: str, at: str) -> tuple[str, bool, str]:
    """Return what stands on both sides of the last sign outside brackets, as signs bind to the left."""
    depth = 0
    for index in range(len(text) - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0 and text.startswith(at, index):
            return text[:index], True, text[index + len(at) :]
    return text, False, ""


MADE = facts(
    f"A 2022 {EXAMS}=4321", f"A 2022 {MARRIED}=9001", f"B 2022 {EXAMS}=777", f"B 2022 {MARRIED}=1200", f"C 2022 {EXAMS}=610", f"C 2022 {MARRIED}=1900",
    f"A 2023 {EXAMS}=5123", f"A 2023 {MARRIED}=8765", f"B 2023 {EXAMS}=812", f"B 2023 {MARRIED}=1111", f"C 2023 {EXAMS}=700", f"C 2023 {MARRIED}=2012",
)  # fmt: skip


def test_every_match_worked_out_by_hand_rounds_to_the_claimed_figure(tmp_path: Path) -> None:
    seen: set[str] = set()
    count = 0
    for percent in sorted({*range(20, 100)} - {56}):  # 56% is what the definition gives
        for match in matches(tmp_path, f"{RATE} > 70%", MADE, f"{percent}%", areas=AREAS):
            value = worked_out(match["formula"], MADE, int(match["period"]), set(match["without"]), match["area"])
            assert Fraction(match["value"]["exact"]) == value, match["formula"]
            claimed = Fraction(percent, 100)
            if kinds(match)[-1] == "truncation":
                assert claimed <= value < claimed + Fraction(1, 100)
            else:
                assert abs(value - claimed) <= Fraction(1, 200)
            assert match["target_met"] is (value > Fraction(70, 100))
            seen.update(kinds(match))
            count += 1
    assert count > 40
    assert seen >= {"area", "period", "pooled", "rounding", "couples", "mean", "shape"}


def test_the_value_of_the_definition_is_that_of_the_engine(tmp_path: Path) -> None:
    (measure,) = report(tmp_path, f"{RATE} > 70%", MADE, "12%", areas=AREAS)["measures"]
    plan = load_plan(tmp_path / "plan.toml")
    read = load_facts(plan, tmp_path / "facts.csv", areas=tmp_path / "areas.csv")
    (result,) = evaluate(plan, read, areas=["虚构省"], periods=["2023"])
    assert result.chosen.value is not None
    assert measure["definition"]["value"]["exact"] == str(result.chosen.value.lower) == str(Fraction(5123 + 812 + 700, 8765 + 1111 + 2012))  # fmt: skip
