"""Laws of adding up: in one step or in two, whole or in parts, in any order; and what is less certain never decides more."""

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.api import standings as standings_of
from dp_rules.evaluation.many.standing import standings
from dp_rules.evaluation.result import Result
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Plan

SEEDS = range(12)
SCREENED, PREGNANT, EXAMS, REGISTRATIONS, ACCIDENTS = (
    "prenatal_screened", "pregnant_women", "premarital_exams", "marriage_registrations", "accidents",
)  # fmt: skip
Figures = Mapping[tuple[str, str, str], str]
"""By area, period and item."""
Tree = Mapping[str, str]
"""By area, the one that it lies in; ``P`` is the province."""


@cache
def liaoning() -> Plan:
    return load_plan("liaoning")


def level(area: str) -> str:
    return {1: "市", 2: "县"}.get(area.count("-"), "乡镇")


def judged(folder: Path, tree: Tree, figures: Figures, areas: list[str] | None = None, seed: int = 0) -> list[Result]:
    """Return the results of three indicators for the province or ``areas`` in 2023."""
    folder.mkdir(exist_ok=True)
    lines = [
        "code,name,parent,level",
        "P,辽宁省,,省",
        *(f"{area},虚构{area},{parent},{level(area)}" for area, parent in tree.items()),
    ]
    rows = [f"{area},{period},{item},{figure}" for (area, period, item), figure in figures.items()]
    chance = random.Random(seed)  # noqa: S311  # a shuffle, no secret
    head, body = lines[:1], lines[1:]
    if seed:
        chance.shuffle(rows)
        chance.shuffle(body)
    (folder / "areas.csv").write_text("\n".join(head + body) + "\n", encoding="utf-8")
    (folder / "facts.csv").write_text("\n".join(["area,period,item,value", *rows]) + "\n", encoding="utf-8")
    plan = liaoning()
    facts = load_facts(plan, folder / "facts.csv", areas=folder / "areas.csv")
    return evaluate(plan, facts, areas=areas or ["P"], periods=["2023"], indicators=["2", "5", "17"])


def said(result: Result) -> tuple[object, ...]:
    return (result.indicator.id, result.area, result.verdict, result.chosen.value)


def says(results: list[Result]) -> list[tuple[object, ...]]:
    return [said(result) for result in results]


def country(seed: int, *, missing: float = 0.15) -> tuple[dict[str, str], dict[tuple[str, str, str], str]]:
    """Return cities and counties, and figures of the counties, some missing, suppressed or bounds."""
    chance = random.Random(seed)  # noqa: S311  # made-up data, no secret
    tree: dict[str, str] = {}
    figures: dict[tuple[str, str, str], str] = {}
    for city in range(chance.randint(1, 4)):
        tree[f"A-{city}"] = "P"
        for county in range(chance.randint(1, 4)):
            code = f"A-{city}-{county}"
            tree[code] = f"A-{city}"
            women = chance.randint(1, 40)
            couples = 2 * chance.randint(1, 20)
            accidents = chance.randint(0, 20)
            given = {
                ("2023", PREGNANT): women, ("2023", SCREENED): chance.randint(women // 2, women),
                ("2023", REGISTRATIONS): couples, ("2023", EXAMS): chance.randint(couples // 2, couples),
                ("2020", REGISTRATIONS): couples, ("2020", EXAMS): chance.randint(couples // 2, couples),
                ("2020", ACCIDENTS): accidents, ("2023", ACCIDENTS): chance.randint(0, accidents + 1),
            }  # fmt: skip
            for (period, item), figure in given.items():
                way = chance.random()
                text = "—" if way < missing / 3 else f"≥{figure}" if way < missing / 2 else str(figure)
                if way < missing / 2 or way >= missing:
                    figures[code, period, item] = text
    return tree, figures


@pytest.mark.parametrize("seed", SEEDS)
def test_in_one_step_or_in_two_is_the_same(tmp_path: Path, seed: int) -> None:
    tree, figures = country(seed)
    flat = {area: "P" for area in tree if area.count("-") > 1}
    assert says(judged(tmp_path / "two", tree, figures)) == says(judged(tmp_path / "one", flat, figures))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_area_in_parts_is_the_area(tmp_path: Path, seed: int) -> None:
    tree, figures = country(seed)
    chance = random.Random(seed)  # noqa: S311  # as above
    split = chance.choice([area for area in tree if area.count("-") > 1])
    parts = {f"{split}-{part}": split for part in range(chance.randint(2, 3))}
    finer = {key: figure for key, figure in figures.items() if key[0] != split}
    for (area, period, item), figure in figures.items():
        if area == split:
            rest = int(figure) if figure.isdigit() else None
            for part in list(parts)[1:]:
                share = 0 if rest is None else chance.randint(0, rest)
                finer[part, period, item] = "0" if rest is None else str(share)
                rest = None if rest is None else rest - share
            finer[next(iter(parts)), period, item] = figure if rest is None else str(rest)
    whole, in_parts = judged(tmp_path / "whole", tree, figures), judged(tmp_path / "parts", tree | parts, finer)
    for one, other in zip(whole, in_parts, strict=True):
        if all(figures.get((split, period, item), "").isdigit() for period, item in asked(one)):
            assert says([one]) == says([other])


def asked(result: Result) -> list[tuple[str, str]]:
    """Return what an indicator asks for, by period and item."""
    return {
        "premarital_exam_rate": [("2023", EXAMS), ("2023", REGISTRATIONS)],
        "prenatal_screening_rate": [("2023", SCREENED), ("2023", PREGNANT)],
        "accident_reduction": [("2020", ACCIDENTS), ("2023", ACCIDENTS)],
    }.get(result.indicator.id, [])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(tmp_path: Path, seed: int) -> None:
    tree, figures = country(seed)
    assert says(judged(tmp_path / "a", tree, figures)) == says(judged(tmp_path / "b", tree, figures, seed=seed + 1))


@pytest.mark.parametrize("seed", range(30))
def test_what_is_less_certain_never_decides_more(tmp_path: Path, seed: int) -> None:
    tree, figures = country(seed, missing=0.3)
    chance = random.Random(seed)  # noqa: S311  # as above
    key = chance.choice([key for key, figure in figures.items() if figure.isdigit()])
    number = int(figures[key])
    wider = chance.choice([f"≥{chance.randint(0, number)}", f"≤{number + chance.randint(0, 3)}", "—"])
    before = judged(tmp_path / "before", tree, figures)
    after = judged(tmp_path / "after", tree, {**figures, key: wider})
    for one, other in zip(before, after, strict=True):
        if one.verdict == "undetermined":
            assert other.verdict in {"undetermined", "not_evaluated"}, wider
        elif one.verdict in {"met", "not_met"}:
            assert other.verdict in {one.verdict, "undetermined", "not_evaluated"}, wider


@pytest.mark.parametrize("seed", SEEDS)
def test_where_areas_stand_is_what_a_full_evaluation_says(tmp_path: Path, seed: int) -> None:
    tree, figures = country(seed)
    if seed % 3 == 0:
        figures["A-0", "2023", EXAMS] = "7"
    areas = ["P", *tree]
    full = judged(tmp_path, tree, figures, areas)
    plan = liaoning()
    facts = load_facts(plan, tmp_path / "facts.csv", areas=tmp_path / "areas.csv")
    chosen = [plan.indicator(no) for no in ("2", "5", "17")]
    quick = standings(plan, facts, areas, [Period(2023)], [one for one in chosen if one is not None])
    found = [(one.indicator.id, one.area, one.verdict, one.value, one.pace) for one in quick]
    assert found == [(*said(one), one.pace.state) for one in full]


def test_what_was_asked_before_does_not_matter(tmp_path: Path) -> None:
    figures = {("A-0", "2020", ACCIDENTS): "40", ("A-0", "2023Q2", ACCIDENTS): "10", ("A-0", "2020Q2", ACCIDENTS): "9"}
    figures |= {("A-0", period, "cataract_surgeries"): "40" for period in ("2020", "2023Q2")}
    figures |= {("A-0", period, "resident_population"): "4000" for period in ("2020", "2023Q2")}
    judged(tmp_path, {"A-0": "P"}, figures)
    plan = liaoning()
    facts = load_facts(plan, tmp_path / "facts.csv", areas=tmp_path / "areas.csv")
    chosen = [one for one in (plan.indicator("17"), plan.indicator("11")) if one is not None]
    periods = [Period(2020), Period(2023, 2), Period(2020, 2)]
    quick = [one.verdict for one in standings(plan, facts, ["A-0"], periods, chosen)]
    asked = standings_of(plan, facts, areas="A-0", periods=["2020", "2023Q2", "2020Q2"], indicators=["17", "11"])
    assert [one.verdict for one in asked] == quick
    assert quick == [
        one.verdict
        for one in evaluate(plan, facts, areas=["A-0"], periods=["2020", "2023Q2", "2020Q2"], indicators=["17", "11"])
    ]
