"""Mixed cases hold together: their ends are the runs themselves, and a factor that does not differ moves nothing."""

import random
from pathlib import Path
from typing import Any

import pytest
from audit.made import Made, made_run
from cli.program import ROOT

from dp_rules.api import load_facts, load_plan
from dp_rules.audit.difference.compare import difference
from dp_rules.audit.difference.factors import Factor, subsets
from dp_rules.audit.difference.mixed import Mixes, Pair
from dp_rules.audit.runs.outcome import moved, outcome_of
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.quantity.period import Period, read_period

FOLDER = ROOT / "tests/golden/data"
CHANGES = [
    ('marriage_registrations) > 70%"', 'marriage_registrations) >= 68%"'),
    ("rate(prenatal_screened, pregnant_women)", "round(rate(prenatal_screened, pregnant_women), 1%)"),
    ("[document]", '[rollup]\ndecides = "children"\n\n[document]'),
    ('> 95%"', '> 60%"'),
    ("due = 2025", "due = 2024"),
    ("decline(accidents, base=2020) >= 10%", "decline(accidents, base=2019) >= 20%"),
]
BEFORE = [
    ("counties.csv", "areas.csv", None),
    ("totals.csv", None, "hypertension.csv"),
    ("disagreement.csv", None, None),
]


def made(
    folder: Path, spec: Path | str, data: str, areas: str | None, records: str | None, chance: random.Random | None
) -> Made:
    """Return a run over a golden data set, some of its figures changed by ``chance``."""
    folder.mkdir(exist_ok=True)
    rows = (FOLDER / data).read_text(encoding="utf-8").splitlines()
    if chance is not None:
        rows = [rows[0], *(changed(row, chance) for row in rows[1:] if chance.random() > 0.1)]
    (folder / data).write_text("\n".join(rows) + "\n", encoding="utf-8")
    of = load_plan(spec)
    more: dict[str, Any] = {}
    if areas is not None:
        table = (FOLDER / areas).read_text(encoding="utf-8").splitlines()
        if chance is not None:
            table = [row for number, row in enumerate(table) if number < len(table) - 1]
        (folder / areas).write_text("\n".join(table) + "\n", encoding="utf-8")
        more["areas"] = folder / areas
    if records is not None:
        more["tables"] = {"高血压患者": FOLDER / records}
    facts = load_facts(of, folder / data, **more)
    return made_run(of, facts, periods=[str(facts.known_periods()[-1])])


def changed(row: str, chance: random.Random) -> str:
    """Return a row with a figure that is a little larger, or as it was."""
    cells = row.split(",")
    if chance.random() < 0.4:
        cells = [
            f"{int(cell) + chance.randint(1, 40)}"
            if at >= 3 and cell.isdecimal() and not cell.startswith("0")
            else cell
            for at, cell in enumerate(cells)
        ]
    return ",".join(cells)


def edited_text(chance: random.Random) -> str:
    """Return Liaoning's plan with three changes, and a reason for every measure."""
    text = (ROOT / "specs/liaoning.toml").read_text(encoding="utf-8")
    text = text[: text.find("[tests")] if "[tests" in text else text
    for before, after in chance.sample(CHANGES, 3):
        assert before in text
        text = text.replace(before, after)
    head, *sections = text.split("\n[indicators.")
    with_reasons = [
        one if "measure_reason" in one else one.replace("\ndue = ", '\nmeasure_reason = "试验"\ndue = ', 1)
        for one in sections
    ]
    return "\n[indicators.".join([head, *with_reasons])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("given", BEFORE, ids=str)
def test_every_case_is_what_its_factors_make_it(
    given: tuple[str, str | None, str | None], seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311  made-up changes
    edited = tmp_path / "edited.toml"
    edited.write_text(edited_text(chance), encoding="utf-8")
    first, second = made(tmp_path / "a", "liaoning", *given, None), made(tmp_path / "b", edited, *given, chance)
    found = difference(first.run, second.run)
    assert len(found.compared) > 20
    assert any(one.factors for one in found.compared)
    mixes = Mixes(first.run, second.run)
    whole: tuple[Factor, ...] = ("data", "target", "definition", "areas")
    fresh = {
        (result.indicator.id, result.area): result
        for result in evaluate_plan(second.run.plan, second.run.facts, second.run.areas, second.run.periods)
    }
    for one in found.compared:
        pair = Pair(one.first.subject, one.second.subject, read_period(one.first.subject.period) or Period(0))
        assert one.off == ()
        assert one.recomputed is not None
        assert not moved(one.recomputed[0], one.first.outcome)
        last = fresh[one.second.subject.indicator, one.second.subject.area]
        assert not moved(one.recomputed[1], outcome_of(last))
        if "rule" in one.factors or not mixes.separable(pair):
            continue
        for chosen in subsets(whole):
            case = one.cases[chosen & one.factors]
            assert case is not None
            again = mixes.outcome(pair, chosen)
            assert again is not None
            assert not moved(again, case), (pair, chosen, one.factors)
        for aspect in one.moved:
            attribution = one.why[aspect]
            assert attribution.enough
            assert all(
                one.cases[some] is not None and one.cases[some].aspect(aspect) == one.second.outcome.aspect(aspect)  # type: ignore[union-attr]
                for some in attribution.enough
            )
