"""What would change a verdict, case by case: the figure, the data beside it, and the smallest change that turns it."""

import pytest
from audit.counterfactual.asked import ask
from language.world import SCOPE

from dp_rules.audit.counterfactual.change import Turn

RATE = "rate(examined, registered) > 70%"


def told(turn: object) -> tuple[str, str] | str | None:
    """Return the change and the new value, or why there is none."""
    if isinstance(turn, Turn) and turn.change is not None:
        return f"{'+' if turn.change > 0 else ''}{turn.change}", str(turn.at)
    return turn  # type: ignore[return-value]  # a word, or nothing


# ── one quotient: below, at and above the limit ──


@pytest.mark.parametrize(
    ("examined", "registered", "more", "fewer", "of_whole_more", "of_whole_fewer"),
    [
        ("69", "100", ("+2", "71"), "not_even_at_zero", "nothing_turns", ("-2", "98")),   # 69/98 is 70.4%
        ("70", "100", ("+1", "71"), "not_even_at_zero", "nothing_turns", ("-1", "99")),   # just at it, which is not above
        ("71", "100", "nothing_turns", ("-1", "70"), ("+2", "102"), "not_even_at_zero"),  # 71/102 is 69.6%
        ("0", "100", ("+71", "71"), "not_even_at_zero", "nothing_turns", "not_even_at_zero"),  # 0/0 is no verdict
        ("7000", "10000", ("+1", "7001"), "not_even_at_zero", "nothing_turns", ("-1", "9999")),
    ],
)  # fmt: skip
def test_a_rate(
    examined: str, registered: str, more: object, fewer: object, of_whole_more: object, of_whole_fewer: object
) -> None:
    asked = ask(RATE, {"examined": examined, "registered": registered})
    part, whole = asked.of("examined"), asked.of("registered")
    assert (told(part.more), told(part.fewer)) == (more, fewer)
    assert (told(whole.more), told(whole.fewer)) == (of_whole_more, of_whole_fewer)
    assert {part.becomes, whole.becomes} == {"not_met" if examined == "71" else "met"}


@pytest.mark.parametrize(
    ("rule", "values", "item", "more", "fewer"),
    [
        # from 2020 on: the base is an input of its own
        ("decline(accidents, base=2020) >= 10%", {"accidents": "10"}, "accidents", "nothing_turns", ("-1", "9")),
        # a range is left on both sides
        ("65% <= rate(examined, registered) < 90%", {"examined": "80", "registered": "100"}, "examined", ("+10", "90"), ("-16", "64")),
        ("65% <= rate(examined, registered) < 90%", {"examined": "90", "registered": "100"}, "examined", "nothing_turns", ("-1", "89")),
        # equal, and not equal
        ("examined = 5", {"examined": "5"}, "examined", ("+1", "6"), ("-1", "4")),
        ("examined != 5", {"examined": "7"}, "examined", "nothing_turns", ("-2", "5")),
        # rounding: 69.5% rounds to 70%, half to even
        ("round(rate(examined, registered), 1%) >= 70%", {"examined": "690", "registered": "1000"}, "examined", ("+5", "695"), "not_even_at_zero"),
        ("round(rate(examined, registered), 1%) >= 71%", {"examined": "690", "registered": "1000"}, "examined", ("+16", "706"), "not_even_at_zero"),
        ("round(examined, 10) > 100000", {"examined": "3"}, "examined", ("+100003", "100006"), "not_even_at_zero"),
        # and, or, not
        ("examined > 3 and registered > 8", {"examined": "3", "registered": "9"}, "examined", ("+1", "4"), "not_even_at_zero"),
        ("examined > 3 and registered > 8", {"examined": "3", "registered": "8"}, "examined", "nothing_turns", "not_even_at_zero"),
        ("examined > 9 or examined < 3", {"examined": "5"}, "examined", ("+5", "10"), ("-3", "2")),
        ("not (examined > 3)", {"examined": "3"}, "examined", ("+1", "4"), "not_even_at_zero"),
        # the same figure twice is one input: examined against what remains
        ("rate(examined, examined + registered) > 50%", {"examined": "5", "registered": "9"}, "examined", ("+5", "10"), "not_even_at_zero"),
        # of the second degree, and with its minimum in between
        ("rate(examined, registered) * rate(examined, elders) > 50%", {"examined": "3", "registered": "10", "elders": "10"}, "examined", ("+5", "8"), "not_even_at_zero"),
        ("(rate(examined, registered) + rate(elders, registered)) / 2 >= 50%", {"examined": "3", "registered": "10", "elders": "6"}, "registered", "nothing_turns", ("-1", "9")),
    ],
)  # fmt: skip
def test_the_nearest_on_each_side(rule: str, values: dict[str, str], item: str, more: object, fewer: object) -> None:
    change = ask(rule, values, {"2020": {"accidents": "10"}}).of(item, period="2023")
    assert (told(change.more), told(change.fewer)) == (more, fewer)


def test_the_base_year_is_an_input_of_its_own() -> None:
    asked = ask("decline(accidents, base=2020) >= 10%", {"accidents": "10"}, {"2020": {"accidents": "10"}})
    assert told(asked.of("accidents", period="2020").more) == (
        "+2",
        "12",
    )  # 10 is down by 16.7% from 12, by 9.1% from 11


@pytest.mark.parametrize(
    ("function", "more"),
    [("mean", ("+4", "8")), ("sum", "nothing_turns"), ("max", ("+2", "6")), ("min", "nothing_turns")],
)
def test_over_periods(function: str, more: object) -> None:
    limit = {"mean": "> 5", "sum": "< 5", "max": ">= 6", "min": ">= 4"}[function]
    asked = ask(
        f"{function}(accidents@2021..2023) {limit}",
        {"accidents": "4"},
        {"2021": {"accidents": "1"}, "2022": {"accidents": "3"}},
    )
    expected = {"mean": ("+8", "12")}.get(function, more)
    assert told(asked.of("accidents", period="2023").more) == expected


# ── what cannot be ──


def test_a_part_cannot_exceed_its_whole_and_the_number_is_told_all_the_same() -> None:
    change = ask("screened >= 412", {"screened": "300", "registered": "390"}).of("screened")
    assert told(change.more) == ("+112", "412")
    assert isinstance(change.more, Turn)
    assert change.more.obstacle is not None
    assert change.more.obstacle.code == "exceeds_its_whole"
    assert change.more.obstacle.item is SCOPE.items["registered"]
    assert change.more.obstacle.value == 390
    assert not change.can_turn


@pytest.mark.parametrize(("whole", "possible"), [("411", False), ("412", True), ("413", True)])
def test_at_the_whole_it_can(whole: str, *, possible: bool) -> None:
    change = ask("screened >= 412", {"screened": "300", "registered": whole}).of("screened")
    assert isinstance(change.more, Turn)
    assert change.more.is_possible is possible


def test_a_whole_cannot_fall_below_its_part() -> None:
    change = ask("rate(examined, registered) > 70%", {"examined": "69", "registered": "100", "screened": "99"}).of(
        "registered"
    )
    assert told(change.fewer) == ("-2", "98")
    assert isinstance(change.fewer, Turn)
    assert change.fewer.obstacle is not None
    assert change.fewer.obstacle.code == "below_its_part"
    assert change.fewer.obstacle.value == 99


def test_beyond_a_bound_is_told_with_the_bound() -> None:
    change = ask("examined > 3", {"examined": "≥6"}).of("examined")
    assert isinstance(change.fewer, Turn)
    assert change.fewer.change is None
    assert change.fewer.at == 3
    assert change.fewer.obstacle is not None
    assert change.fewer.obstacle.code == "outside_its_bound"
    assert change.more == "nothing_turns"


def test_what_is_missing_and_decides_nothing() -> None:
    asked = ask("examined > 3 or registered > 8", {"examined": "5", "registered": "—"})
    assert asked.changes.state == "decided"
    assert asked.of("registered").nothing == "whatever_it_is"
    assert told(asked.of("examined").fewer) == "not_even_at_zero"  # it would be open then, and not the other verdict


def test_a_figure_that_is_no_count_changes_by_the_last_place_that_was_reported() -> None:
    change = ask("examined >= 70", {"examined": "68.5"}).of("examined")
    assert told(change.more) == ("+3/2", "70")
    assert change.input.step * 10 == 1


def test_a_rule_that_takes_too_many_ways_is_said_to() -> None:
    change = ask("round(examined, 10) - examined + registered > 50", {"examined": "3", "registered": "2"}).of(
        "examined"
    )
    assert change.nothing == "too_involved"


def test_values_that_decide_one_way_and_the_other_without_end_are_not_listed() -> None:
    rule = "rate(examined, registered) > round(rate(examined, registered), 1%) and elders > 0"
    one = ask(rule, {"examined": "—", "registered": "200", "elders": "3"}).open_one("examined")
    assert (one.ranges, one.nothing) == ((), "too_involved")


# ── rows ──

COUNTIES = {
    "甲": {"service": "是", "served": "6", "suitable": "10"},
    "乙": {"service": "否", "served": "9", "suitable": "10"},
    "丙": {"service": "否", "served": "1", "suitable": "20"},
}


def test_one_county_is_enough() -> None:
    asked = ask("share(counties where service) > 60%", counties=COUNTIES)
    assert {one.input.key.area: one.flips for one in asked.changes.each} == {"甲": None, "乙": True, "丙": True}
    (rows,) = asked.changes.rows
    assert (rows.needed, rows.there, rows.fall, rows.becomes) == (1, 2, False, "met")


def test_one_county_is_not_enough() -> None:
    asked = ask("share(counties where service) > 80%", counties=COUNTIES)
    assert {one.nothing for one in asked.changes.each} == {"nothing_turns"}
    (rows,) = asked.changes.rows
    assert (rows.needed, rows.there) == (2, 2)


def test_among_only_those_that_are_meant_can_come_to_be_counted() -> None:
    counties = {**COUNTIES, "丁": {"service": "否", "served": "0", "suitable": "0"}}
    asked = ask("share(counties where service among suitable >= 1) > 80%", counties=counties)
    assert ("丁", None) in [(one.input.key.area, one.flips) for one in asked.changes.each if one.input.is_condition]
    assert next((rows.needed, rows.there, rows.fall) for rows in asked.changes.rows) == (2, 2, False)


def test_figures_in_the_condition_of_a_row() -> None:
    asked = ask("share(counties where rate(served, suitable) > 60%) > 60%", counties=COUNTIES)
    assert told(asked.of("served", "甲").more) == ("+1", "7")
    assert told(asked.of("suitable", "甲").fewer) == ("-1", "9")
    assert told(asked.of("served", "丙").more) == ("+12", "13")
    assert asked.of("served", "乙").nothing == "nothing_turns"


def test_every_row() -> None:
    asked = ask("every(counties where served >= 2)", counties=COUNTIES)
    assert told(asked.of("served", "丙").more) == ("+1", "2")
    assert asked.of("served", "甲").nothing == "nothing_turns"


@pytest.mark.parametrize(
    ("rule", "item", "area", "more", "fewer"),
    [
        ("min(counties.served) >= 2", "served", "丙", ("+1", "2"), "not_even_at_zero"),
        ("max(counties.served) >= 11", "served", "甲", ("+5", "11"), "not_even_at_zero"),
        ("sum(counties.served where service) >= 10", "served", "甲", ("+4", "10"), "not_even_at_zero"),
        ("rate(sum(counties.served), sum(counties.suitable)) > 50%", "served", "丙", ("+5", "6"), "not_even_at_zero"),
        ("count_distinct(counties.served) = 3", "served", "丙", ("+5", "6"), "not_even_at_zero"),
    ],
)  # fmt: skip
def test_aggregates(rule: str, item: str, area: str, more: object, fewer: object) -> None:
    change = ask(rule, counties=COUNTIES).of(item, area)
    assert (told(change.more), told(change.fewer)) == (more, fewer)


def test_a_cell_of_a_record() -> None:
    asked = ask(
        "share(patients where follow_ups >= 4 among follow_ups >= 1) >= 65%",
        patients=[("4", "1"), ("3", "0"), ("0", "0")],
    )
    assert told(asked.of("follow_ups", "1").more) == ("+1", "4")
    assert told(asked.of("follow_ups", "1").fewer) == ("-3", "0")  # then nobody would ask for it
    assert told(asked.of("follow_ups", "2").more) == ("+4", "4")


# ── an open verdict ──


def ranges(rule: str, values: dict[str, str], item: str) -> list[tuple[str, str | None, str]]:
    found = ask(rule, values).open_one(item).ranges
    return [(str(one.first), None if one.last is None else str(one.last), one.verdict) for one in found]


@pytest.mark.parametrize(
    ("rule", "values", "item", "expected"),
    [
        (RATE, {"examined": "—", "registered": "200"}, "examined", [("0", "140", "not_met"), ("141", None, "met")]),
        (RATE, {"examined": "超100", "registered": "200"}, "examined", [("101", "140", "not_met"), ("141", None, "met")]),
        (RATE, {"examined": "140", "registered": "—"}, "registered", [("1", "199", "met"), ("200", None, "not_met")]),
        ("examined = registered", {"examined": "—", "registered": "5"}, "examined", [("0", "4", "not_met"), ("5", "5", "met"), ("6", None, "not_met")]),
        ("examined + registered > 8", {"examined": "—", "registered": "超3"}, "examined", [("5", None, "met")]),
        ("rate(screened, registered) > 40%", {"screened": "—", "registered": "20"}, "screened", [("0", "8", "not_met"), ("9", "20", "met")]),
    ],
)  # fmt: skip
def test_which_values_decide(
    rule: str, values: dict[str, str], item: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert ranges(rule, values, item) == expected


def test_a_county_of_which_nothing_is_known() -> None:
    counties = {**COUNTIES, "乙": {"service": "—"}}
    one = ask("share(counties where service) > 60%", counties=counties).open_one("service", "乙")
    assert (one.yes, one.no) == ("met", "not_met")


def test_two_open_ones_of_which_neither_decides() -> None:
    counties = {**COUNTIES, "乙": {"service": "—"}, "丙": {"service": "—"}}
    asked = ask("share(counties where service) > 80%", counties=counties)
    assert {one.input.key.area: (one.yes, one.no) for one in asked.changes.deciding} == {
        "乙": (None, "not_met"),
        "丙": (None, "not_met"),
    }
    assert asked.changes.open == 2


def test_nothing_is_told_of_what_was_not_evaluated() -> None:
    changes = ask(RATE, {"examined": "5", "registered": "0"}).changes
    assert (changes.state, changes.each, changes.deciding) == ("not_evaluated", (), ())


def test_very_many_rows_that_say_the_same_are_worked_out_once() -> None:
    counties = {f"县{index}": {"service": "是" if index % 5 else "否"} for index in range(400)}  # 320 of 400
    asked = ask("share(counties where service) > 80%", counties=counties)
    turning = [one for one in asked.changes.each if one.can_turn]
    assert len(asked.changes.each) == 400
    assert len(turning) == 80
    assert all(one.flips is True for one in turning)
