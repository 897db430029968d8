"""Bounds of what is counted one by one: ``<5`` is at most 4, of an area by itself as in a sum and in a row."""

import random
from fractions import Fraction
from pathlib import Path

import pytest

from dp_rules.api import evaluate, load_facts, load_plan, standings
from dp_rules.evaluation.figures.stated import stated
from dp_rules.evaluation.result import Result
from dp_rules.quantity.interval import Interval, exact

AREAS = "code,name,parent,level\n210000,辽宁省,,省\n210100,甲市,210000,市\n"
SCREENED, PREGNANT, DUE, GIVEN = "prenatal_screened", "pregnant_women", "doses_due", "doses_given"


def judged(folder: Path, rows: str, area: str, numbers: list[str]) -> list[Result]:
    plan = load_plan("liaoning")
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    (folder / "data.csv").write_text("area,period,item,value\n" + rows, encoding="utf-8")
    facts = load_facts(plan, folder / "data.csv", areas=folder / "areas.csv")
    results = evaluate(plan, facts, areas=[area], periods=["2024"], indicators=numbers)
    for result, standing in zip(
        results, standings(plan, facts, areas=[area], periods=["2024"], indicators=numbers), strict=True
    ):
        assert (standing.verdict, standing.value) == (result.verdict, result.chosen.value)
    return results


@pytest.mark.parametrize("area", ["210000", "210100"])  # the area itself, or one inside whose sum it is
@pytest.mark.parametrize(
    ("number", "figures", "verdict", "low", "high"),
    [
        # 5: rate(prenatal_screened, pregnant_women) > 75%
        ("5", {SCREENED: "<5", PREGNANT: "6"}, "not_met", 0, Fraction(4, 6)),
        ("5", {SCREENED: "<6", PREGNANT: "6"}, "undetermined", 0, Fraction(5, 6)),
        ("5", {SCREENED: ">4", PREGNANT: "6"}, "met", Fraction(5, 6), 1),
        ("5", {SCREENED: "≥5", PREGNANT: "6"}, "met", Fraction(5, 6), 1),
        ("5", {SCREENED: "6", PREGNANT: "<9"}, "undetermined", Fraction(6, 8), 1),
        ("5", {SCREENED: "<1", PREGNANT: "6"}, "not_met", 0, 0),  # fewer than one is none
        ("5", {PREGNANT: "<5"}, "undetermined", 0, 1),
        # 17: decline(accidents, base=2020) >= 10%
        ("17", {"accidents": "<46", "accidents@2020": "50"}, "met", Fraction(5, 50), 1),
        ("17", {"accidents": "<47", "accidents@2020": "50"}, "undetermined", Fraction(4, 50), 1),
        ("17", {"accidents": ">45", "accidents@2020": "50"}, "not_met", None, Fraction(4, 50)),
    ],
)
def test_a_bound_is_of_whole_numbers(
    area: str, number: str, figures: dict[str, str], verdict: str, low: Fraction | None, high: Fraction, tmp_path: Path
) -> None:
    rows = "".join(
        f"{area},{name.partition('@')[2] or 2024},{name.partition('@')[0]},{figure}\n"
        for name, figure in figures.items()
    )
    (result,) = judged(tmp_path, rows, "210000", [number])
    assert result.verdict == verdict
    if PREGNANT not in figures or SCREENED in figures:  # of a sum without the part nothing says that it is one
        assert result.chosen.value == Interval(None if low is None else Fraction(low), Fraction(high))


def test_what_is_not_counted_one_by_one_keeps_its_open_end(tmp_path: Path) -> None:
    """A reported rate of less than 75% may be 74.9%."""
    (result,) = judged(tmp_path, "210000,2024,prenatal_screening_rate,<75%\n", "210000", ["5"])
    assert result.chosen.value is not None
    assert (result.chosen.value.upper, result.chosen.value.upper_open) == (Fraction(75, 100), True)


def test_a_bound_that_holds_no_whole_number_stays_what_it_says() -> None:
    item = load_plan("liaoning").scope.items[SCREENED]
    between = Interval(Fraction(42, 10), Fraction(48, 10))
    assert stated(item, between) == between
    assert stated(item, exact(Fraction(25, 2))) == exact(Fraction(25, 2))  # a single number is what it says


@pytest.mark.parametrize("seed", range(25))
def test_an_area_by_itself_is_the_same_as_the_only_one_inside_a_sum(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  made-up data, no secret
    signs = ["", "", "<", "≤", ">", "≥"]

    def bound(most: int) -> str:
        sign, figure = chance.choice(signs), chance.randint(1, most)
        return f"{sign}{figure}"

    figures = {(2024, SCREENED): bound(12), (2024, PREGNANT): bound(12)}
    figures |= {(2024, "accidents"): bound(20), (2020, "accidents"): str(chance.randint(1, 20))}
    figures |= {(2024, "premarital_exams"): bound(9), (2024, "marriage_registrations"): bound(9)}
    rows = [
        "".join(f"{area},{year},{item},{text}\n" for (year, item), text in figures.items())
        for area in ("210000", "210100")
    ]
    numbers = ["2", "5", "17"]
    own, summed = (judged(tmp_path, one, "210000", numbers) for one in rows)
    for alone, inside in zip(own, summed, strict=True):
        assert (alone.verdict, alone.chosen.value) == (inside.verdict, inside.chosen.value), figures
