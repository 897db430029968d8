"""Specs read together are read as each alone: what they share changes nothing of what is said or meant."""

from pathlib import Path

import pytest

from dp_rules.language.meaning import meaning
from dp_rules.spec.load import read_spec
from dp_rules.spec.model import Plan
from dp_rules.spec.shelf import Shelf
from dp_rules.text.diagnostic import Diagnostic, describe

HEAD = 'format = 1\n[plan]\nid = "p"\nextends = "{}"\nname = "甲市计划"\narea = "甲市"\nfirst_year = 2022\nlast_year = 2025\n'
EXAMS = "rate(premarital_exams, marriage_registrations)"
TARGET = '[indicators.premarital_exam_rate]\nrule = "{}"\ndue = 2025\nwording = "w"\nplace = "p"\n'
PLANS = {
    "nothing of its own": HEAD.format("liaoning"),
    "a target": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 71%"),
    "a target under a plan": HEAD.format("liaoning") + TARGET.format(f"{EXAMS} > 71%"),
    "another measure": HEAD.format("catalogue") + TARGET.format("rate(premarital_exams, live_births) > 71%"),
    "another measure under a plan": HEAD.format("liaoning") + TARGET.format("rate(premarital_exams, live_births) > 1%"),
    "wrong units": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 71"),
    "an unknown name": HEAD.format("catalogue") + TARGET.format("rate(premarital_exam, live_births) > 71%"),
    "an unknown indicator": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 1%").replace("exam_rate]", "rate]"),
    "another name": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 1%") + 'name = "婚检率甲"\n',
    "a name that is taken": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 1%") + 'aliases = ["产前筛查率"]\n',
    "another item": HEAD.format("catalogue")
    + '[items.premarital_exams]\nname = "婚检数"\nunit = "dose"\nkind = "flow"\ncalendar = "calendar_year"\nsource = "liaoning"\n'
    + TARGET.format(f"{EXAMS} > 1%"),
    "an unknown source": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 1%") + 'source = "nowhere"\n',
    "a key of a wrong type": HEAD.format("catalogue") + TARGET.format(f"{EXAMS} > 1%").replace("2025", '"2025"'),
}


def said(found: list[Diagnostic]) -> list[str]:
    return [describe(one) for one in found]


def meant(plan: object) -> list[object]:
    if not isinstance(plan, Plan):
        return []
    return [
        (one.id, one.definition.name, one.rule.text, meaning(one.rule.node), meaning(one.rule.totals), one.due)
        for one in plan.indicators
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_together_as_alone(order: int, tmp_path: Path) -> None:
    shelf = Shelf()
    for number, (name, text) in list(enumerate(PLANS.items()))[::order]:
        path = tmp_path / f"plan{number}.toml"
        path.write_text(text, encoding="utf-8")
        alone, problems = read_spec(str(path))
        together, also = read_spec(str(path), shelf)
        assert said(also) == said(problems), name
        assert meant(together) == meant(alone), name
        assert (name in {"nothing of its own", "a target", "a target under a plan", "another name"}) == (not problems)


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_a_shipped_plan_together_as_alone(name: str) -> None:
    shelf = Shelf()
    read_spec("catalogue", shelf)
    alone, together = read_spec(name)[0], read_spec(name, shelf)[0]
    assert meant(together) == meant(alone) != []


def test_what_is_wrong_with_a_shared_catalogue_is_said_of_each_plan(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        'format = 1\n[catalogue]\nid = "base"\nname = "目录"\nname_en = "Base"\n'
        '[indicators.x]\nname = "甲"\nmeasure = "nothing"\n',
        encoding="utf-8",
    )
    shelf = Shelf()
    for number in range(2):
        path = tmp_path / f"plan{number}.toml"
        path.write_text(HEAD.format("base.toml"), encoding="utf-8")
        assert [one.code for one in read_spec(str(path), shelf)[1]] == ["unknown-name"]
