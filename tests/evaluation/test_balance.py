"""The distance to a target in units of what is counted, which adds up over areas."""

from fractions import Fraction
from pathlib import Path

import pytest

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.evaluation.balance import Balance, balance_of
from dp_rules.language import core

HEAD = """format = 1
[plan]
id = "made"
extends = "catalogue"
name = "虚构省计划"
name_en = "A made plan"
area = "虚构省"
first_year = 2022
last_year = 2025
[document]
title = "t"
status = "issued"
[indicators.made]
name = "某率"
name_en = "made"
method = "m"
source = "liaoning"
due = 2025
wording = "w"
place = "p"
"""


def balance(rule: str, folder: Path, **figures: object) -> Balance | None:
    """Return the balance of a rule in 2023; ``accidents_2020`` is a figure of 2020."""
    (folder / "plan.toml").write_text(f'{HEAD}rule = "{rule}"\n', encoding="utf-8")
    lines = ["area,period,item,value"]
    for name, figure in figures.items():
        item = name.removesuffix("_2020")
        lines.append(f"虚构省,{'2020' if name.endswith('_2020') else '2023'},{item},{figure}")
    (folder / "facts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    plan = load_plan(folder / "plan.toml")
    result = evaluate(plan, load_facts(plan, folder / "facts.csv"), periods="2023")[0]
    target = result.indicator.rule.target
    assert target is not None
    measure = next(part for part in result.chosen.trace.parts if not isinstance(part.node, core.Constant))
    return balance_of(measure, target.limits[0])


@pytest.mark.parametrize(
    ("limit", "exams", "amount", "lacking"),
    [
        ("> 70%", 699, -1, 2),  # 701 of 1000 is the first above 70%
        ("> 70%", 700, 0, 1),
        ("> 70%", 701, 1, 0),
        (">= 70%", 699, -1, 1),
        (">= 70%", 700, 0, 0),
        (">= 70.05%", 700, Fraction(-1, 2), 1),
        ("< 70%", 700, 0, 1),  # one fewer
        ("<= 70%", 701, -1, 1),
    ],
)
def test_a_rate_lacks_so_many_of_its_part(limit: str, exams: int, amount: object, lacking: int, tmp_path: Path) -> None:
    rule = f"rate(premarital_exams, marriage_registrations) {limit}"
    found = balance(rule, tmp_path, premarital_exams=exams, marriage_registrations=1000)
    assert found is not None
    assert (found.amount.lower, found.lacking) == (amount, lacking)
    assert found.falls is limit.startswith("<")


@pytest.mark.parametrize(("accidents", "lacking"), [(91, 1), (90, 0), (80, 0), (120, 30)])
def test_a_decline_lacks_so_many_fewer(accidents: int, lacking: int, tmp_path: Path) -> None:
    found = balance("decline(accidents, base=2020) >= 10%", tmp_path, accidents=accidents, accidents_2020=100)
    assert found is not None
    assert (found.lacking, found.falls) == (lacking, True)


@pytest.mark.parametrize(("surgeries", "lacking"), [(2999, 2), (3000, 1), (3001, 0)])
def test_so_many_for_every_million(surgeries: int, lacking: int, tmp_path: Path) -> None:
    rule = "per(cataract_surgeries, resident_population, 100万) > 3000"
    found = balance(rule, tmp_path, cataract_surgeries=surgeries, resident_population=1000000)
    assert found is not None
    assert (found.lacking, found.falls) == (lacking, False)


@pytest.mark.parametrize(("rule", "lacking"), [
    ("growth(accidents, base=2020) <= 10%", 10), ("change(accidents, base=2020) <= 5", 15), ("accidents <= 100", 20),
])  # fmt: skip
def test_other_measures(rule: str, lacking: int, tmp_path: Path) -> None:
    found = balance(rule, tmp_path, accidents=120, accidents_2020=100)
    assert found is not None
    assert (found.lacking, found.falls) == (lacking, True)


def test_what_is_no_quotient_of_sums_has_none(tmp_path: Path) -> None:
    rule = "round(rate(premarital_exams, marriage_registrations), 1%) > 70%"
    assert balance(rule, tmp_path, premarital_exams=1, marriage_registrations=2) is None


def test_an_open_figure_lacks_nobody_knows_how_many(tmp_path: Path) -> None:
    rule = "rate(premarital_exams, marriage_registrations) > 70%"
    found = balance(rule, tmp_path, premarital_exams="超600", marriage_registrations=1000)
    assert found is not None
    assert found.lacking is None
    assert (found.amount.lower, found.amount.lower_open) == (Fraction(-99), False)  # at least 601
