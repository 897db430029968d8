"""A small catalogue with its plan, and short ways to say what its gates find in data."""

from pathlib import Path
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.facts import read_facts
from dp_rules.gates.run import Gated, run_gates
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import describe

_COMMON = 'kind = "flow"\ncalendar = "year"\nsource = "own"\n'
ITEMS = {
    "people": 'name = "人数"\nunit = "person"\n',
    "part": 'name = "其中"\nunit = "person"\nsubset_of = "people"\n',
    "twin": 'name = "同一人数"\nunit = "person"\nsame_as = "people"\n',
    "accidents": 'name = "事故"\nunit = "case"\n',
    "water": 'name = "水量"\nunit = "cubic_metre"\n',
    "offered": 'name = "已开展"\nunit = "yes_no"\n',
}
CATALOGUE = """format = 1
[catalogue]
id = "small"
name = "小目录"
name_en = "Small catalogue"
[sources.own]
title = "自编"
status = "other"
[units.person]
name = "人"
whole = true
[units.case]
name = "起"
whole = true
[units.cubic_metre]
name = "立方米"
[calendars.year]
name = "日历年"
[missing_markers]
"—" = "not_collected"
"不适用" = "not_applicable"
[levels.provinces]
name = "省"
[levels.cities]
name = "市"
[levels.counties]
name = "县"
"""
PLAN = """format = 1
[plan]
id = "plan"
extends = "small.toml"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[indicators.share]
name = "占比"
rule = "rate(part, people) > 50%"
wording = "w"
place = "p"
due = 2025
lead = ["省民政厅"]
[indicators.fewer]
name = "事故下降"
rule = "decline(accidents, base=2020) >= 10%"
wording = "w"
place = "p"
due = 2025
lead = ["省应急厅", "省民政厅"]
[indicators.everywhere]
name = "各县开展"
rule = "share(counties where offered) > 50%"
wording = "w"
place = "p"
due = 2025
"""
AREAS = "code,name,parent,level\nP,甲省,,省\nC1,乙市,P,市\nC2,丙市,P,市\nX1,丁县,C1,县\nX2,戊县,C1,县\nX3,己县,C2,县\n"


class Found(NamedTuple):
    """A finding in few words: the code, how severe, and the figures concerned as ``people C1 2023``."""

    code: str
    severity: str
    figures: tuple[str, ...]


def small_plan(folder: Path, gates: str = "", *, of_plan: str = "", **items: str) -> Plan:
    """Return the plan; ``gates`` goes to the end of the catalogue, ``of_plan`` to that of the plan, ``items`` to theirs."""
    entries = "".join(f"[items.{id_}]\n{entry}{_COMMON}{items.get(id_, '')}\n" for id_, entry in ITEMS.items())
    (folder / "small.toml").write_text(f"{CATALOGUE}{entries}{gates}\n", encoding="utf-8")
    (folder / "plan.toml").write_text(f"{PLAN}{of_plan}\n", encoding="utf-8")
    plan, found = load_plan(str(folder / "plan.toml"))
    assert plan is not None, [describe(one) for one in found]
    return plan


def facts(plan: Plan, folder: Path, *rows: str, areas: str = AREAS) -> Dataset:
    """Return the facts in ``area period item value`` rows."""
    lines = [",".join(row.split(" ")) for row in rows]
    (folder / "data.csv").write_text("\n".join(["area,period,item,value", *lines]) + "\n", encoding="utf-8")
    (folder / "areas.csv").write_text(areas, encoding="utf-8")
    dataset, found = read_facts(plan, [str(folder / "data.csv")], areas=str(folder / "areas.csv"))
    assert dataset is not None, [describe(one) for one in found]
    return dataset


def gated(plan: Plan, folder: Path, *rows: str) -> Gated:
    """Return what the plan's gates find in rows of data."""
    return run_gates(facts(plan, folder, *rows), plan.scope, plan.gates)


def findings(plan: Plan, folder: Path, *rows: str) -> list[Found]:
    """Return the findings in few words."""
    return [
        Found(
            one.diagnostic.code,
            one.gate.severity,
            tuple(f"{id_} {area} {period}" for id_, area, period in one.keys),
        )
        for one in gated(plan, folder, *rows).findings
    ]


def codes(plan: Plan, folder: Path, *rows: str) -> list[str]:
    """Return the codes of the findings."""
    return [one.code for one in findings(plan, folder, *rows)]
