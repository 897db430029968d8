"""What moved a verdict: each factor by itself, two that only together do, two of which each does, two that cancel."""

from pathlib import Path
from typing import Any

import pytest
from audit.made import MILESTONE, Made, facts, indicator, made_run, plan

from dp_rules.audit.difference.compare import difference
from dp_rules.audit.difference.compared import Compared, Difference
from dp_rules.audit.difference.factors import NOTHING, UNKNOWN, Attribution, attribute, in_order
from dp_rules.audit.runs.stored import stored_run
from dp_rules.report.difference_words import attribution_words
from dp_rules.spec.model import Plan

PERCENT = "rate(premarital_exams, marriage_registrations)"
AREAS = """code,name,parent,level
P,虚构省,,省
A,虚构甲市,P,市
A1,甲一县,A,县
A2,甲二县,A,县
Q,虚构邻省,,省
"""
LESS = AREAS.replace("A2,甲二县,A,县", "A2,甲二县,Q,县")


def rate(exams: object, registrations: object = 200, area: str = "虚构省") -> tuple[str, str]:
    """Return the rows of a rate in 2025."""
    return (f"{area},2025,premarital_exams,{exams}", f"{area},2025,marriage_registrations,{registrations}")


class Side:
    """A run of a plan with one rule over some rows."""

    def __init__(self, folder: Path, name: str, rule: str, *rows: str, **more: Any) -> None:
        """Evaluate it; ``more`` are a table of areas, things before the indicator, and what the indicator has."""
        folder = folder / name
        folder.mkdir()
        of: Plan = plan(
            folder,
            indicator(
                rule, more.get("id_", "premarital_exam_rate"), due=more.get("due", 2025), more=more.get("of", "")
            ),
            more=more.get("before", ""),
        )
        self.made: Made = made_run(of, facts(of, folder, *rows, areas=more.get("areas")), areas=more.get("places"))


def compared(first: Side, second: Side) -> Difference:
    """Return the difference of two runs."""
    return difference(first.made.run, second.made.run)


def only(found: Difference) -> Compared:
    """Return the one result that both have."""
    (one,) = found.compared
    return one


def told(found: Attribution) -> tuple[list[str], list[str]]:
    """Return which factors are enough, and which bring the first answer back, each set as one text."""
    return tuple([" ".join(in_order(one)) for one in sets] for sets in (found.enough, found.needed_back))  # type: ignore[return-value]


# ── one factor by itself ──


def test_the_data_alone(tmp_path: Path) -> None:
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137)), Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(141))
    )
    one = only(found)
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("not_met", "met")
    assert one.factors == {"data"}
    assert told(one.why["verdict"]) == (["data"], ["data"])
    (change,) = found.data
    assert (change.kind, change.item, change.area, str(change.period)) == (
        "value",
        "premarital_exams",
        "虚构省",
        "2025",
    )
    assert (change.first and change.first.raw, change.second and change.second.raw) == ("137", "141")
    assert change.key in one.rests_on


def test_the_target_alone(tmp_path: Path) -> None:
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137)), Side(tmp_path, "b", f"{PERCENT} > 68%", *rate(137))
    )
    one = only(found)
    assert one.factors == {"target"}
    assert told(one.why["verdict"]) == (["target"], ["target"])
    assert [(change.aspect, change.first, change.second) for change in found.indicators[0].targets] == [
        ("limits", "> 70%", "> 68%")
    ]
    assert found.data == ()
    assert "value" not in one.why


def test_the_definition_alone(tmp_path: Path) -> None:
    """Rounded to whole percents, 69.5% is 70%."""
    rounded = f"round({PERCENT}, 1%)"
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} >= 70%", *rate(139)), Side(tmp_path, "b", f"{rounded} >= 70%", *rate(139))
    )
    one = only(found)
    assert one.factors == {"definition"}
    assert told(one.why["verdict"]) == (["definition"], ["definition"])
    (change,) = found.indicators[0].definitions
    assert (change.aspect, change.first, change.second) == ("measure", PERCENT, rounded)


def test_what_an_item_means_is_a_definition(tmp_path: Path) -> None:
    """A flow adds up over quarters, a stock takes the last."""
    item = '[items.made_item]\nname = "项"\nname_en = "item"\nunit = "person"\nkind = "{}"\ncalendar = "calendar_year"\nsource = "liaoning"\n'
    rows = (
        "虚构省,2025Q1,made_item,40",
        "虚构省,2025Q2,made_item,1",
        "虚构省,2025Q3,made_item,1",
        "虚构省,2025Q4,made_item,40",
    )
    sides = [
        Side(tmp_path, name, "made_item > 70", *rows, id_="made_one", before=item.format(kind), places=["虚构省"])
        for name, kind in (("a", "flow"), ("b", "stock"))
    ]
    found = compared(sides[0], sides[1])
    one = only(found)
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("met", "not_met")
    assert told(one.why["verdict"]) == (["definition"], ["definition"])
    assert ("kind", "made_item", "flow", "stock") in found.indicators[0].definitions


def test_the_table_of_areas_alone(tmp_path: Path) -> None:
    """Of two counties one now belongs to another province: the sum is the other's."""
    rows = (*rate(80, 100, "A1"), *rate(50, 100, "A2"))
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rows, areas=AREAS, places=["P"]),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rows, areas=LESS, places=["P"]),
    )
    one = only(found)
    assert one.factors == {"areas"}
    assert told(one.why["verdict"]) == (["areas"], ["areas"])
    assert [(change.code, change.aspects) for change in found.areas] == [("A2", ("parent",))]


def test_data_that_go_with_a_table_of_areas(tmp_path: Path) -> None:
    """The figures of the county that left are gone too: to have the first verdict again it takes both."""
    rows = (*rate(80, 100, "A1"), *rate(50, 100, "A2"))
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rows, areas=AREAS, places=["P"]),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rows[:2], areas=LESS, places=["P"]),
    )
    assert told(only(found).why["verdict"]) == (["areas"], ["data areas"])


GONE = AREAS.replace("A2,甲二县,A,县\n", "")
SUM, COUNTY = ["P"], ["A1"]


def test_data_of_an_area_that_the_other_table_has_not_cannot_be_evaluated_in_it(tmp_path: Path) -> None:
    """``evaluate`` refuses such data (unknown-area), so neither data nor table is said to have moved the verdict alone."""
    rows = (*rate(80, 100, "A1"), *rate(50, 100, "A2"))
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rows, areas=AREAS, places=SUM),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rows[:2], areas=GONE, places=SUM),
    )
    one = only(found)
    assert one.cases[frozenset({"areas"})] is None
    assert one.cases[frozenset({"data"})] is not None
    assert one.why["verdict"].not_told
    assert "areas" not in one.why["verdict"].alone
    assert "data and table of areas cannot be told apart" in attribution_words(one.why["verdict"]).en


def test_an_area_that_is_gone_keeps_no_other_area_from_being_told(tmp_path: Path) -> None:
    rows = (*rate(80, 100, "A1"), *rate(50, 100, "A2"))
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rows, areas=AREAS, places=COUNTY),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(60, 100, "A1"), areas=GONE, places=COUNTY),
    )
    one = only(found)
    assert told(one.why["verdict"]) == (["data"], ["data"])
    assert not one.why["verdict"].not_told


def test_counties_that_were_merged(tmp_path: Path) -> None:
    """The merged county has no figure yet: what was met is open, by the table of areas and nothing else."""
    merged = AREAS.replace("level\n", "level,valid_from,valid_to,predecessors\n").replace("县\n", "县,,2024-12-31,\n")
    merged = merged.replace("省\n", "省,,,\n").replace("市\n", "市,,,\n") + "A3,甲三县,A,县,2025-01-01,,A1 A2\n"
    rows = (*rate(80, 100, "A1"), *rate(75, 100, "A2"))
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rows, areas=AREAS, places=["P", "A1"]),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rows, areas=merged, places=["P", "A3"]),
    )
    one = only(found)
    assert one.first.outcome.verdict == "met"
    assert one.second.outcome.verdict != "met"
    assert told(one.why["verdict"]) == (["areas"], ["areas"])
    assert {(only.side, only.result.subject.area, only.why) for only in found.only} == {
        ("first", "A1", "area"),
        ("second", "A3", "area"),
    }
    assert {change.code for change in found.areas} == {"A1", "A2", "A3"}


def test_the_program_alone(tmp_path: Path) -> None:
    """A record that says another thing than its inputs come to stands for that of another version."""
    side = Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137))
    other = dict(side.made.data, results=[dict(side.made.data["results"][0], verdict="met")], engine="0.0.1")
    one = only(difference(side.made.run._replace(recorded=stored_run(other)), side.made.run))
    assert one.off == ("first",)
    assert one.factors == {"engine"}
    assert told(one.why["verdict"]) == (["engine"], ["engine"])
    back = only(difference(side.made.run, side.made.run._replace(recorded=stored_run(other))))
    assert (back.off, told(back.why["verdict"])) == (("second",), (["engine"], ["engine"]))


def test_the_program_and_the_data(tmp_path: Path) -> None:
    """What the old program would make of the new data nobody can say, and nobody says it."""
    first, second = (Side(tmp_path, name, f"{PERCENT} > 70%", *rate(count)) for name, count in (("a", 137), ("b", 141)))
    edited = dict(first.made.data, results=[dict(first.made.data["results"][0], verdict="undetermined")])
    one = only(difference(first.made.run._replace(recorded=stored_run(edited)), second.made.run))
    assert one.factors == {"data", "engine"}
    assert told(one.why["verdict"])[0] == ["data engine"]
    assert one.why["verdict"].not_told
    assert one.cases[frozenset({"data"})] is None


def test_two_records_that_both_were_made_otherwise(tmp_path: Path) -> None:
    """Nothing between the two records can be evaluated here; only that all of it together is the difference."""
    first, second = (Side(tmp_path, name, f"{PERCENT} > 70%", *rate(count)) for name, count in (("a", 137), ("b", 141)))
    records = [
        stored_run(dict(side.made.data, results=[dict(side.made.data["results"][0], verdict=verdict)]))
        for side, verdict in ((first, "undetermined"), (second, "not_evaluated"))
    ]
    one = only(difference(first.made.run._replace(recorded=records[0]), second.made.run._replace(recorded=records[1])))
    assert one.off == ("first", "second")
    assert told(one.why["verdict"]) == (["data engine"], ["data engine"])
    assert one.why["verdict"].not_told


def test_every_row_and_a_share_of_the_rows_are_one_measure(tmp_path: Path) -> None:
    """``every(…)`` asks for all of what ``share(…)`` measures: with 95% it is another target and no other definition."""
    condition = "counties where premarital_exams > 10 among marriage_registrations > 0"
    rows = (*rate(80, 100, "A1"), *rate(5, 100, "A2"))
    more: dict[str, Any] = {"areas": AREAS, "places": ["P"], "id_": "made_one"}
    found = compared(
        Side(tmp_path, "a", f"every({condition})", *rows, **more),
        Side(tmp_path, "b", f"share({condition}) >= 50%", *rows, **more),
    )
    one = only(found)
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("not_met", "met")
    assert told(one.why["verdict"]) == (["target"], ["target"])
    assert found.indicators[0].definitions == ()


# ── two factors ──


def both(tmp_path: Path, first: tuple[str, object], second: tuple[str, object]) -> Compared:
    """Return what two targets with two counts of examinations in 200 come to."""
    sides = [
        Side(tmp_path, name, f"{PERCENT} {limit}", *rate(exams))
        for name, (limit, exams) in (("a", first), ("b", second))
    ]
    return only(compared(*sides))


@pytest.mark.parametrize(
    ("first", "second", "enough", "back"),
    [
        # 65% under "> 75%", then 70.5% under "> 70%": neither by itself
        (("> 75%", 130), ("> 70%", 141), ["data target"], ["data", "target"]),
        # 68.5% under "> 75%", then 80% under "> 68%": either by itself
        (("> 75%", 137), ("> 68%", 160), ["data", "target"], ["data target"]),
        # 68.5% under "> 75%", then 70.5% under "> 68%": the target, whatever the data
        (("> 75%", 137), ("> 68%", 141), ["target"], ["target"]),
    ],
)
def test_two_factors(
    first: tuple[str, object], second: tuple[str, object], enough: list[str], back: list[str], tmp_path: Path
) -> None:
    one = both(tmp_path, first, second)
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("not_met", "met")
    assert told(one.why["verdict"]) == (enough, back)


def test_two_that_cancel(tmp_path: Path) -> None:
    """A stricter target and better figures: met before and after, and not with either alone."""
    one = both(tmp_path, ("> 70%", 141), ("> 75%", 160))
    assert "verdict" not in one.moved
    assert [set(some) for some in one.why["verdict"].away] == [{"target"}]
    assert one.cases[frozenset({"target"})].verdict == "not_met"  # type: ignore[union-attr]


def test_target_and_definition_that_only_together_move_it(tmp_path: Path) -> None:
    rounded = f"round({PERCENT}, 1%)"
    sides = [
        Side(tmp_path, name, rule, *rate(139)) for name, rule in (("a", f"{PERCENT} > 70%"), ("b", f"{rounded} >= 70%"))
    ]
    one = only(compared(*sides))
    assert told(one.why["verdict"]) == (["target definition"], ["target", "definition"])


def test_a_rule_that_asks_of_another_unit_is_one_factor(tmp_path: Path) -> None:
    """A target in percent cannot be held against a number of people."""
    sides = [
        Side(tmp_path, name, rule, *rate(150), id_="made_one")
        for name, rule in (("a", f"{PERCENT} > 80%"), ("b", "premarital_exams > 100"))
    ]
    one = only(compared(*sides))
    assert told(one.why["verdict"]) == (["rule"], ["rule"])


@pytest.mark.parametrize(
    ("second", "enough"),
    [
        (f"{PERCENT} > 60% and premarital_exams < 200", ["target"]),
        (f"premarital_exams < 200 and {PERCENT} > 60%", ["target"]),
        (f"{PERCENT} > 70% or premarital_exams < 200", ["target"]),
        (f"round({PERCENT}, 10%) >= 70% and premarital_exams < 200", ["target definition"]),
        ("premarital_exams < 200", ["rule"]),
    ],
)
def test_rules_of_several_measures_are_taken_apart_where_they_can_be(
    second: str, enough: list[str], tmp_path: Path
) -> None:
    first = f"{PERCENT} > 70% and premarital_exams < 200"
    sides = [Side(tmp_path, name, rule, *rate(137), id_="made_one") for name, rule in (("a", first), ("b", second))]
    one = only(compared(*sides))
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("not_met", "met")
    assert told(one.why["verdict"])[0] == enough


# ── nothing, or something else ──


def test_the_same_run_twice(tmp_path: Path) -> None:
    side = Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137))
    found = compared(side, side)
    one = only(found)
    assert (one.moved, one.factors, one.why, one.off) == ((), NOTHING, {}, ())
    assert (found.data, found.areas, found.indicators, found.only) == ((), (), (), ())


@pytest.mark.parametrize(
    ("first", "second"), [("> 70%", "> 700‰"), ("> 70%", "> 70.00%"), ("{} > 70%", "70% < {}"), (">= 70% ", "≥ ７０％")]
)
def test_another_way_to_write_a_target_is_no_change(first: str, second: str, tmp_path: Path) -> None:
    rules = [text.format(PERCENT) if "{}" in text else f"{PERCENT} {text}" for text in (first, second)]
    found = compared(*(Side(tmp_path, name, rule, *rate(137)) for name, rule in zip("ab", rules, strict=True)))
    assert only(found).factors == NOTHING
    assert found.indicators == ()


def test_data_that_change_without_moving_anything(tmp_path: Path) -> None:
    """The value is another, the verdict the same; figures that the rule does not ask for are listed and bear on nothing."""
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137), "虚构省,2025,accidents,3"),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(138), "虚构省,2025,accidents,4"),
    )
    one = only(found)
    assert one.moved == ("value",)
    assert told(one.why["value"]) == (["data"], ["data"])
    assert "verdict" not in one.why
    assert {change.item: change.key in one.rests_on for change in found.data} == {
        "accidents": False,
        "premarital_exams": True,
    }


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (("虚构省,2025,accidents,3",), (), ["removed"]),
        ((), ("虚构省,2025,accidents,3",), ["added"]),
        (("虚构省,2025,accidents,3",), ("虚构省,2025,accidents,3.0",), ["value"]),  # a figure of another precision
        (("虚构省,2025,accidents,12000",), ('虚构省,2025,accidents,"12,000"',), ["written_otherwise"]),
        (("虚构省,2025,accidents,3,甲局",), ("虚构省,2025,accidents,3,乙局",), ["publisher"]),
        (("虚构省,2025,accidents,3",), ("虚构省,2025,accidents,—",), ["value"]),
        (("虚构省,2025,accidents,—",), ("虚构省,2025,accidents,缺",), ["value"]),
        (("虚构省,2025,accidents,3",), ("虚构省,2025,accidents,3",), []),
    ],
)
def test_every_cell_that_differs_is_listed(
    first: tuple[str, ...], second: tuple[str, ...], kinds: list[str], tmp_path: Path
) -> None:
    sides = [
        Side(tmp_path, name, f"{PERCENT} > 70%", *rate(137), *rows) for name, rows in (("a", first), ("b", second))
    ]
    assert [change.kind for change in compared(*sides).data] == kinds


def test_a_bound_in_the_place_of_a_number_leaves_a_verdict_open(tmp_path: Path) -> None:
    sides = [
        Side(tmp_path, name, f"{PERCENT} > 70%", f"虚构省,2025,婚前医学检查率,{text}")
        for name, text in (("a", "72%"), ("b", ">65%"))
    ]
    found = compared(*sides)
    one = only(found)
    assert (one.first.outcome.verdict, one.second.outcome.verdict) == ("met", "undetermined")
    assert told(one.why["verdict"]) == (["data"], ["data"])
    assert {change.key for change in found.data} <= one.rests_on


def test_indicators_that_only_one_run_has(tmp_path: Path) -> None:
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137)),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(137), id_="made_one"),
    )
    assert found.compared == ()
    assert [(one.side, one.result.subject.indicator, one.why) for one in found.only] == [
        ("first", "premarital_exam_rate", "indicator"),
        ("second", "made_one", "indicator"),
    ]


def test_a_run_without_a_table_of_areas_and_one_with_it_are_paired_by_name(tmp_path: Path) -> None:
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137)),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(141), areas=AREAS, places=["P"]),
    )
    one = only(found)
    assert told(one.why["verdict"]) == (["data"], ["data"])


def test_a_year_or_a_milestone_moves_other_answers(tmp_path: Path) -> None:
    of = MILESTONE.format(id="premarital_exam_rate", year=2025, rule=f"{PERCENT} > 60%")
    found = compared(
        Side(tmp_path, "a", f"{PERCENT} > 70%", *rate(137)),
        Side(tmp_path, "b", f"{PERCENT} > 70%", *rate(137), due=2026, of=of),
    )
    one = only(found)
    assert "due" in one.moved
    assert told(one.why["due"]) == (["target"], ["target"])
    assert [change.aspect for change in found.indicators[0].targets] == ["due", "milestones"]


# ── the sets themselves ──


def test_least_sets_are_found_in_any_table_of_cases() -> None:
    data, target, definition = (frozenset({one}) for one in ("data", "target", "definition"))
    cases: dict[Any, Any] = {NOTHING: 0, data: 1, target: 0, definition: UNKNOWN}
    cases |= {data | target: 1, data | definition: 0, target | definition: 1, data | target | definition: 1}
    found = attribute(cases)
    assert set(found.enough) == {data, target | definition}
    assert set(found.needed_back) == {target, data | definition}
    assert found.not_told
    assert found.alone == ("data",)
