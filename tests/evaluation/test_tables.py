"""Counts, sums and shares over rows: what is unknown of a row makes bounds, exactly as wide as they must be."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache, reduce

import pytest
from csv_text import read_csv_areas, read_csv_facts, read_csv_records
from hypothesis import given, settings
from hypothesis import strategies as st
from language.world import AREA, NOW, SCOPE, dataset

from dp_rules.api import evaluate as evaluate_plan
from dp_rules.api import load_plan, vocabulary_of
from dp_rules.data.areas import Area, Areas
from dp_rules.data.dataset import Dataset, build_dataset
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_measure, check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.scope import Scope, Table
from dp_rules.quantity.interval import Interval, Truth, Undefined, contains
from dp_rules.quantity.unit import counted
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Document, Source

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)


def value(text: str, data: Dataset, scope: Scope = SCOPE) -> Value:
    """Return what a rule or measure comes to for the area of the language reference."""
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    node = check_measure(tree, scope)[0] or check_rule(tree, scope)[0]
    assert node is not None
    return evaluate(node, AreaView(Known(data, scope), AREA, NOW)).value


def counties(**columns: str) -> Dataset:
    """Return a dataset of counties: each column a word for each county, ``?`` for a blank, ``.`` for no fact."""
    rows: dict[str, dict[str, str]] = {}
    for item, texts in columns.items():
        for index, text in enumerate(texts.split()):
            row = rows.setdefault(f"c{index}", {})
            if text != ".":
                row[item] = "" if text == "?" else text
    return dataset({}, rows, [])


def between(low: object, high: object, *, partial: bool = False) -> Interval:
    return Interval(Fraction(str(low)), None if high is None else Fraction(str(high)), partial=partial)


def exactly(number: object) -> Interval:
    return between(number, number)


# --- one aggregate --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "service", "served", "expected"),
    [
        ("count(counties)",                          "是 是 否 ?", "6 9 0 4", exactly(4)),
        ("count(counties where service)",            "是 是 否 否", "6 9 0 4", exactly(2)),
        ("count(counties where service)",            "是 是 否 ?", "6 9 0 4", between(2, 3)),
        ("count(counties where service)",            "是 是 否 .", "6 9 0 4", between(2, 3)),
        ("count(counties where not service)",        "是 是 否 ?", "6 9 0 4", between(1, 2)),
        ("count(counties where service)",            "? ? ? ?",  "6 9 0 4", between(0, 4)),
        ("sum(counties.served)",                     "是 是 否 ?", "6 9 0 4", exactly(19)),
        ("sum(counties.served where service)",       "是 是 否 ?", "6 9 0 4", between(15, 19)),
        ("sum(counties.served where service)",       "否 否 否 否", "6 9 0 4", exactly(0)),
        ("sum(counties.served)",                     "是 是 否 ?", "6 9 ? 4", between(19, None)),
        ("sum(counties.served where service)",       "是 是 否 是", "6 9 ? 4", exactly(19)),
        ("sum(counties.served where service)",       "是 是 否 是", "6 ≤9 ? 4", between(10, 19)),
        ("min(counties.served)",                     "是 是 否 ?", "6 9 1 4", exactly(1)),
        ("min(counties.served where service)",       "是 是 否 ?", "6 9 1 4", between(4, 6)),
        ("min(counties.served where service)",       "是 是 否 ?", "6 9 1 8", exactly(6)),
        ("max(counties.served where service)",       "是 是 否 ?", "6 9 1 4", exactly(9)),
        ("max(counties.served where service)",       "是 是 否 ?", "6 9 1 11", between(9, 11)),
        ("max(counties.served where service)",       "? ? 否 否", "3 5 1 4", between(3, 5, partial=True)),
        ("min(counties.served where service)",       "? ? 否 否", "3 5 1 4", between(3, 5, partial=True)),
        ("max(counties.served where service)",       "否 否 否 否", "6 9 1 4", Undefined.NO_ROWS),
        ("max(counties.served)",                     "是 是 否 ?", "6 9 ? 4", between(9, None)),
        ("count_distinct(counties.served)",          "是 是 否 ?", "6 6 0 4", exactly(3)),
        ("count_distinct(counties.served where service)", "是 是 否 ?", "6 6 0 4", between(1, 2)),
        ("count_distinct(counties.served where service)", "是 是 否 ?", "6 6 0 6", exactly(1)),
        ("count_distinct(counties.served where service)", "? ? 否 否", "6 6 0 6", between(0, 1)),
        ("count_distinct(counties.served)",          "是 是 是 是", "6 6 ? 4", between(2, 3)),
        ("count_distinct(counties.served)",          "是 是 是 是", "? ? ? ?", between(1, 4)),
    ],
)  # fmt: skip
def test_rows_that_are_not_known_make_bounds(measure: str, service: str, served: str, expected: Value) -> None:
    assert value(measure, counties(service=service, served=served)) == expected


@pytest.mark.parametrize(
    ("measure", "patients", "expected"),
    [
        ("count(patients)", [("4", "1"), ("0", "0")], exactly(2)),
        ("count(patients where follow_ups >= 1)", [("4", "1"), ("0", "0")], exactly(1)),
        ("count(patients where follow_ups >= 1)", [("4", "1"), ("", "0")], between(1, 2)),
        ("count(patients where follow_ups >= 1)", [("4", "1"), ("≥1", "0")], exactly(2)),
        ("count(patients where follow_ups >= 1)", [("4", "1"), ("<5", "0")], between(1, 2)),
        ("sum(patients.follow_ups)", [("4", "1"), ("<5", "0")], Interval(Fraction(4), Fraction(9), upper_open=True)),
        ("sum(patients.checks where follow_ups >= 1)", [("4", "1"), ("", "3"), ("0", "9")], between(1, 4)),
        ("count(patients where follow_ups >= 1 and checks >= 1)", [("4", "1"), ("", "0")], exactly(1)),
        ("count(patients where follow_ups >= 1 or checks >= 1)", [("4", "1"), ("", "2")], exactly(2)),
        ("max(patients.follow_ups)", [("4", "1"), ("7", "0")], exactly(7)),
        ("count_distinct(patients.checks)", [("4", "1"), ("7", "1")], exactly(1)),
    ],
)
def test_records_likewise(measure: str, patients: list[tuple[str, str]], expected: Value) -> None:
    assert value(measure, dataset({}, {}, patients)) == expected


# --- a share --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "columns", "expected"),
    [
        ("share(counties where service)", {"service": "是 是 否 ?"}, between("1/2", "3/4")),
        ("share(counties where service)", {"service": "? ? ? ?"}, between(0, 1)),
        ("share(counties where service among eligible)",
         {"service": "是 是 否 ?", "eligible": "是 是 是 是"}, between("1/2", "3/4")),
        # the last county counts on both sides or on neither: 2/3 without it, 3/4 or 2/4 with it
        ("share(counties where service among eligible)",
         {"service": "是 是 否 ?", "eligible": "是 是 是 ?"}, between("1/2", "3/4")),
        ("share(counties where service among eligible)",
         {"service": "是 是 否 是", "eligible": "是 是 是 ?"}, between("2/3", "3/4")),
        ("share(counties where service among eligible)",
         {"service": "是 是 否 否", "eligible": "是 是 是 ?"}, between("1/2", "2/3")),
        ("share(counties where service among eligible)",
         {"service": "是 是", "eligible": "否 否"}, Undefined.ZERO_DENOMINATOR),
        ("share(counties where service among eligible)",
         {"service": "是 否", "eligible": "? ?"}, between(0, 1, partial=True)),
        ("share(counties where service among eligible)",
         {"service": "是 是", "eligible": "? ?"}, between(1, 1, partial=True)),
        ("rate(sum(counties.served where service), sum(counties.suitable where service))",
         {"service": "是 是 否 ?", "served": "6 9 0 4", "suitable": "10 10 20 10"}, between("19/30", "15/20")),
        # what the filter leaves out need not be known
        ("rate(sum(counties.served where service), sum(counties.suitable where service))",
         {"service": "是 是 否 ?", "served": "6 9 . 4", "suitable": "10 10 . 10"}, between("19/30", "15/20")),
        ("rate(sum(counties.served where service), sum(counties.suitable where service))",
         {"service": "是 是 否 是", "served": "6 ? . 4", "suitable": "10 10 . 10"}, between("10/30", None)),
    ],
)  # fmt: skip
def test_both_sides_of_a_share_take_a_row_or_leave_it(measure: str, columns: dict[str, str], expected: Value) -> None:
    assert value(measure, counties(**columns)) == expected


def test_a_row_with_a_possibly_empty_whole_is_not_left_out_of_the_part() -> None:
    """County 0 may have anything from 5/10 up: with 6 suitable it alone gives 5 of 6, above 2 of 3."""
    data = counties(service="是 ?", served="5 2", suitable="≤10 3")
    bounds = value("rate(sum(counties.served where service), sum(counties.suitable where service))", data)
    assert isinstance(bounds, Interval)
    assert contains(bounds, Fraction(5, 6))
    assert contains(bounds, Fraction(5, 10))
    assert contains(bounds, Fraction(7, 13))


# --- against every way in which the unknown can turn out ------------------------------------------

Sums = tuple[int, int]
YES_NO: st.SearchStrategy[str] = st.sampled_from(["是", "否", "", "?"])
WAYS: dict[str, list[bool]] = {"是": [True], "否": [False], "": [True, False], "?": [True, False]}


def column(texts: Iterable[str]) -> str:
    """Return a column for ``counties``; an empty text is a county without a fact."""
    return " ".join(text or "." for text in texts)


def reachable(rows: Iterable[set[Sums]]) -> set[Sums]:
    """Return every pair of sums that some resolution of all rows gives."""
    return reduce(lambda sums, ways: {(p + a, w + b) for p, w in sums for a, b in ways}, rows, {(0, 0)})


def check_ratio(got: Value, sums: set[Sums], *, tight: bool) -> None:
    """Hold the bounds of a ratio against all pairs of part and whole."""
    ratios = {Fraction(part, whole) for part, whole in sums if whole}
    may_be_empty = any(not whole for _, whole in sums)
    if not ratios:
        assert got is Undefined.ZERO_DENOMINATOR
        return
    assert isinstance(got, Interval)
    assert all(contains(got, ratio) for ratio in ratios)
    assert got.partial or not may_be_empty
    if tight:
        assert (got.lower, got.upper, got.partial) == (min(ratios), max(ratios), may_be_empty)


@PROPERTY
@given(st.lists(st.tuples(YES_NO, YES_NO), min_size=1, max_size=7))
def test_a_share_among_others_lies_exactly_between_the_extremes(rows: list[tuple[str, str]]) -> None:
    data = counties(service=column(row[0] for row in rows), eligible=column(row[1] for row in rows))
    sums = reachable(
        {(int(service and base), int(base)) for service in WAYS[row[0]] for base in WAYS[row[1]]} for row in rows
    )
    check_ratio(value("share(counties where service among eligible)", data), sums, tight=True)


@PROPERTY
@given(st.lists(YES_NO, min_size=1, max_size=7), st.sampled_from([">", ">=", "<", "<="]), st.integers(0, 7))
def test_a_share_decides_exactly_when_every_resolution_agrees(rows: list[str], comparator: str, sevenths: int) -> None:
    data = counties(service=column(rows))
    limit = Fraction(sevenths, 7)
    holds: dict[str, Callable[[Fraction], bool]] = {
        ">": lambda x: x > limit, ">=": lambda x: x >= limit, "<": lambda x: x < limit, "<=": lambda x: x <= limit,
    }  # fmt: skip
    outcomes = {
        holds[comparator](Fraction(part, whole))
        for part, whole in reachable({(int(way), 1) for way in WAYS[row]} for row in rows)
    }
    expected = outcomes.pop() if len(outcomes) == 1 else None
    rule = f"count(counties where service) * 7 {comparator} {sevenths} * count(counties)"
    assert value(f"share(counties where service) {comparator} {sevenths} / 7 * 100%", data) is expected
    assert value(rule, data) is expected


AMOUNTS = st.sampled_from(["0", "1", "2", "5", "≤3"])
SIZES = st.sampled_from(["1", "2", "7", "≤4", "0"])
NUMBERS: dict[str, list[int]] = {"≤3": [0, 1, 2, 3], "≤4": [0, 1, 2, 3, 4]}


@PROPERTY
@given(st.lists(st.tuples(YES_NO, AMOUNTS, SIZES), min_size=1, max_size=7))
def test_a_ratio_of_sums_holds_every_resolution(rows: list[tuple[str, str, str]]) -> None:
    data = counties(
        service=column(row[0] for row in rows),
        served=column(row[1] for row in rows),
        suitable=column(row[2] for row in rows),
    )
    sums = reachable(
        {
            (amount, size) if way else (0, 0)
            for way in WAYS[service]
            for amount in NUMBERS.get(served) or [int(served)]
            for size in NUMBERS.get(suitable) or [int(suitable)]
        }
        for service, served, suitable in rows
    )
    got = value("rate(sum(counties.served where service), sum(counties.suitable where service))", data)
    never_empty = all(row[2] not in {"≤4", "0"} for row in rows)
    check_ratio(got, sums, tight=never_empty)


@PROPERTY
@given(st.lists(st.tuples(YES_NO, st.integers(0, 4)), min_size=1, max_size=6))
@pytest.mark.parametrize("aggregation", ["count", "sum", "min", "max", "count_distinct"])
def test_one_aggregate_lies_exactly_between_the_extremes(aggregation: str, rows: list[tuple[str, int]]) -> None:
    data = counties(service=column(row[0] for row in rows), served=" ".join(str(row[1]) for row in rows))
    kept: set[tuple[int, ...]] = {()}
    for service, amount in rows:
        kept = {(*so_far, amount) if way else so_far for so_far in kept for way in WAYS[service]}
    counting: dict[str, Callable[[tuple[int, ...]], int]] = {
        "count": len, "sum": sum, "min": min, "max": max, "count_distinct": lambda amounts: len(set(amounts)),
    }  # fmt: skip
    needs_a_row = aggregation in {"min", "max"}
    found = [counting[aggregation](amounts) for amounts in kept if amounts or not needs_a_row]
    subject = "counties" if aggregation == "count" else "counties.served"
    got = value(f"{aggregation}({subject} where service)", data)
    if not found:
        assert got is Undefined.NO_ROWS
        return
    assert isinstance(got, Interval)
    assert (got.lower, got.upper) == (Fraction(min(found)), Fraction(max(found)))
    assert got.partial is (needs_a_row and () in kept)


# --- no table, other areas, other periods ---------------------------------------------------------


@pytest.mark.parametrize(
    "measure", ["count(patients)", "count(counties)", "sum(counties.served)", "max(patients.checks)"]
)
def test_a_table_that_is_not_there_is_no_data_and_never_zero(measure: str) -> None:
    got = value(measure, dataset({}, {}, []))
    assert got == Interval(Fraction(0), None)
    assert value(f"{measure} = 0", dataset({}, {}, [])) is None


def test_two_levels() -> None:
    data = counties(served="6 9 0 4", suitable="10 10 20 10")
    assert value("share(counties where rate(served, suitable) >= 60%)", data) == exactly("1/2")
    data = counties(served="6 9 0 ?", suitable="10 10 20 10")
    assert value("share(counties where rate(served, suitable) >= 60%)", data) == between("1/2", "3/4")
    data = counties(served="6 9 0 0", suitable="10 10 20 0")
    assert value("share(counties where rate(served, suitable) >= 60%)", data) == between("1/2", "3/4")


def test_levels_within_levels() -> None:
    """Two of three cities have more than half of their own counties with the service."""
    cities = Table("cities", Bilingual("各市", "cities"), is_level=True, unit=counted("city"))
    scope = Scope(
        SCOPE.items,
        {**SCOPE.tables, "cities": cities},
        SCOPE.functions,
        SCOPE.unit_names,
        SCOPE.item_names,
        SCOPE.table_names,
    )
    place = Document("areas")
    offered = {"市一": ["是", "是", "否"], "市二": ["是", "否"], "市三": ["是"]}
    states = {f"{city}{index}": text for city, texts in offered.items() for index, text in enumerate(texts)}
    facts = dataset({}, {county: {"service": text} for county, text in states.items()}, []).facts
    areas = [Area(AREA, AREA, None, "provinces", place)]
    areas += [Area(city, city, AREA, "cities", place) for city in offered]
    areas += [Area(county, county, county[:2], "counties", place) for county in states]
    data = Dataset(facts, {}, Areas(areas))
    assert value("share(cities where share(counties where service) > 50%)", data, scope) == exactly("2/3")
    assert value("share(counties where service)", data, scope) == exactly("4/6")


# --- the plan's own tables ------------------------------------------------------------------------


@cache
def liaoning() -> Plan:
    return load_plan("liaoning")


AREAS = """code,name,parent,level
210000,辽宁省,,省
210100,沈阳市,210000,市
210102,和平区,210100,县
210103,沈河区,210100,县
220000,吉林省,,省
220102,南关区,220000,县
"""


def judged(
    indicator: str, facts: str = "", patients: str = "", *, area: str = "辽宁省", period: str = "2025"
) -> Result:
    """Return a result from the text of a file of facts and one of hypertension patients."""
    plan = liaoning()
    table = Areas(read_csv_areas(Source("areas.csv", AREAS), {"省": "provinces", "市": "cities", "县": "counties"})[0])
    vocabulary = vocabulary_of(plan, table)
    read, found = read_csv_facts(Source("data.csv", facts), vocabulary) if facts else ([], [])
    records = {}
    if patients:
        of = plan.scope.tables["hypertension_patients"]
        records["hypertension_patients"], problems = read_csv_records(Source("p.csv", patients), of, vocabulary)
        found += problems
    assert not found
    data, found = build_dataset(read, records, table)
    assert not found
    (result,) = evaluate_plan(plan, data, areas=[area], periods=[period], indicators=[indicator])
    return result


PATIENTS = """area,period,follow_ups,health_checks
210102,2025,4,1
210103,2025,4,1
210103,2025,0,0
210103,2025,4,0
220102,2025,1,0
210102,2024,1,0
210102,2025Q2,2,0
"""


@pytest.mark.parametrize(
    ("area", "period", "value_", "rows"),
    [
        ("辽宁省", "2025", "2/3", 4),
        ("沈阳市", "2025", "2/3", 4),
        ("和平区", "2025", "1", 1),
        ("沈河区", "2025", "1/2", 3),
        ("吉林省", "2025", "0", 1),
        ("辽宁省", "2024", "0", 1),
        ("辽宁省", "2025Q2", "1", 1),
    ],
)
def test_only_records_of_the_area_and_period_count(area: str, period: str, value_: str, rows: int) -> None:
    result = judged("hypertension_management_rate", patients=PATIENTS, area=area, period=period)
    assert result.chosen.value == exactly(value_)
    assert len(result.chosen.trace.parts[0].parts[0].parts[1].rows) == rows


def test_no_records_of_the_area_are_no_data() -> None:
    result = judged("hypertension_management_rate", patients=PATIENTS, period="2023")
    assert (result.verdict, result.chosen.value) == ("not_evaluated", None)
    assert {(reason.code, reason.id) for reason in result.chosen.reasons} == {("no_data", "hypertension_patients")}


def test_counties_of_another_province_do_not_count() -> None:
    facts = "area,period,rehab_service\n210102,2025,是\n210103,2025,是\n220102,2025,否\n"
    assert judged("mental_rehab_counties", facts).chosen.value == exactly(1)
    assert judged("mental_rehab_counties", facts, area="吉林省").chosen.value == exactly(0)
    assert judged("mental_rehab_counties", facts, area="沈阳市").chosen.value == exactly(1)


def test_a_county_has_no_counties() -> None:
    facts = "area,period,rehab_service\n210102,2025,是\n"
    result = judged("mental_rehab_counties", facts, area="和平区")
    assert (result.verdict, result.data) == ("not_evaluated", "none")


ENDEMIC = [
    "iodine_deficiency_eliminated", "kashin_beck_eliminated", "keshan_controlled_and_eliminated",
    "coal_fluorosis_controlled_and_eliminated", "water_fluorosis_controlled", "tea_fluorosis_controlled",
    "coal_arsenic_eliminated", "water_arsenic_eliminated",
]  # fmt: skip


def test_not_applicable_counts_as_yes_for_the_endemic_diseases_and_nowhere_else() -> None:
    items = liaoning().scope.items.values()
    assert {item.id for item in items if item.not_applicable is True} == set(ENDEMIC)
    assert not [item.id for item in items if item.not_applicable is False]


@pytest.mark.parametrize("disease", ENDEMIC)
@pytest.mark.parametrize(
    ("text", "verdict"),
    [("是", "met"), ("不适用", "met"), ("否", "not_met"), ("", "undetermined"), ("—", "undetermined")],
)
def test_a_county_without_the_disease_has_controlled_it(disease: str, text: str, verdict: str) -> None:
    header = ",".join(["area,period", *ENDEMIC])
    changed = ",".join(["210103,2025", *(text if disease == item else "是" for item in ENDEMIC)])
    facts = f"{header}\n210102,2025{',是' * 8}\n{changed}\n"
    assert judged("endemic_disease_counties", facts).verdict == verdict


def test_where_it_is_not_declared_not_applicable_stays_unknown() -> None:
    facts = "area,period,rehab_service\n210102,2025,是\n210103,2025,不适用\n"
    result = judged("mental_rehab_counties", facts)
    assert (result.verdict, result.chosen.value) == ("undetermined", between("1/2", 1))
    assert [(reason.code, reason.areas) for reason in result.chosen.reasons] == [("not_applicable", ("210103",))]


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        ("4", "met"),
        ("<4", "undetermined"),  # with none it is not asked, with 1 to 3 it fails
        (">3", "met"),  # at least 4, as the rule asks: none of what is counted lies between
        (">2", "undetermined"),
    ],
)
def test_a_bound_in_a_column_is_of_whole_numbers(second: str, verdict: str) -> None:
    patients = f"area,period,follow_ups,health_checks\n210103,2025,4,1\n210103,2025,{second},1\n"
    assert judged("hypertension_management_rate", patients=patients).verdict == verdict


@pytest.mark.parametrize(("figure", "state"), [("<10", True), ("≤9", True), ("<11", None), (">9", False), (">8", None)])
def test_a_bound_in_a_condition_on_areas_is_of_whole_numbers(figure: str, state: Truth) -> None:
    """``accidents <= 9`` holds of a county with ``<10`` as in a sum, which has it as at most 9."""
    scope = SCOPE._replace(items={name: item._replace(is_whole=name == "served") for name, item in SCOPE.items.items()})
    assert value("every(counties where served <= 9)", counties(served=f"9 {figure}"), scope) is state
