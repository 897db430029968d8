"""Tests of a plan that are plainly right are those of which reading them in full has nothing to say."""

from pathlib import Path

import pytest

from dp_rules.facts import vocabulary_of
from dp_rules.spec.load import load_plan
from dp_rules.spectest.cases import check_cases, read_cases
from dp_rules.spectest.nothing_to_say import PlainlyRight
from dp_rules.text.diagnostic import describe

HEAD = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[document]
title = "t"
status = "issued"
[indicators.accident_reduction]
rule = "decline(accidents, base=2020) >= 10%"
wording = "w"
place = "p"
due = 2025
[tests]
"""

SILENT = (
    '{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met" }',
    '{ given = { accidents = "90", "accidents@2020" = 100 }, expect = "met", value = "10%", period = 2024 }',
    '{ given = { "年内生产安全事故发生起数" = "—", "accidents@2020年" = 100 }, expect = "undetermined" }',
)
SAYING = (
    '{ given = { accidents = 90, "accidents@2025" = 90 }, expect = "met" }',  # the same figure twice
    '{ given = { accidents = 90, "年内生产安全事故发生起数" = 91 }, expect = "met" }',
    '{ given = { accidents = 90, "accidents@二〇二〇" = 100 }, expect = "met" }',
    '{ given = { accident = 90, "accidents@2020" = 100 }, expect = "met" }',
    '{ given = { accidents = "约90", "accidents@2020" = 100 }, expect = "met" }',
    '{ given = { accidents = 90, "accidents@2020" = 100, births = 7 }, expect = "met" }',
    '{ given = { accidents = 90, "accidents@2020" = 100, live_births = 7 }, expect = "met" }',  # of no use
    '{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met", value = "十" }',
    '{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met", period = "2024Q9" }',
    '{ given = { accidents = [{ a = 1 }], "accidents@2020" = 100 }, expect = "met" }',
    '{ given = { accidents = true, "accidents@2020" = 100 }, expect = "met" }',
)


@pytest.mark.parametrize("test", [*SILENT, *SAYING])
def test_a_test(test: str, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"{HEAD}accident_reduction = [\n  {test},\n]\n", encoding="utf-8")
    plan, found = load_plan(str(file))
    assert plan is not None, found
    said = [describe(one) for one in check_cases(plan)]
    assert said == [describe(one) for one in read_cases(plan)[1]]
    assert (said != []) is (test in SAYING)


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_most_tests_of_a_shipped_plan_are_plainly_right(name: str) -> None:
    plan, _ = load_plan(name)
    assert plan is not None
    is_plainly_right = PlainlyRight(vocabulary_of(plan))
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    everything = {*plan.scope.items, *by_id}
    right = sum(is_plainly_right(written, by_id[written.indicator], everything) for written in plan.tests)
    assert right > len(plan.tests) / 2
