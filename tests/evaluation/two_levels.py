"""A small plan over a made-up province: two cities, each with townships, and rules over their figures."""

from pathlib import Path
from typing import NamedTuple

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.result import Result
from dp_rules.spec.model import Plan

SPEC = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[items.pilot]
name = "是试点"
name_en = "is a pilot"
unit = "yes_no"
kind = "stock"
calendar = "calendar_year"
source = "jilin_draft"
[indicators.zz]
name = "测"
name_en = "x"
wording = "-"
place = "-"
due = 2025
rule = "{rule}"
{more}"""
AREAS = """code,name,parent,level
1,甲省,,省
11,乙市,1,市
12,丙市,1,市
111,乙一镇,11,乡镇
112,乙二镇,11,乡镇
121,丙一镇,12,乡镇
122,丙二镇,12,乡镇
"""


class Made(NamedTuple):
    """A plan, its facts and its one result."""

    plan: Plan
    facts: Dataset
    result: Result


def made(folder: Path, rule: str, facts: str, more: str = "", areas: str = AREAS) -> Made:
    """Return what a rule comes to for the province in 2025; ``facts`` are lines of area, period, item, value."""
    spec, data, table = folder / "jia.toml", folder / "data.csv", folder / "areas.csv"
    spec.write_text(SPEC.format(rule=rule, more=more), encoding="utf-8")
    data.write_text("area,period,item,value\n" + facts, encoding="utf-8")
    table.write_text(areas, encoding="utf-8")
    plan = load_plan(spec)
    read = load_facts(plan, data, areas=table)
    (result,) = evaluate(plan, read, areas=["甲省"], periods=["2025"], indicators=["zz"])
    return Made(plan, read, result)


def doses(period: int = 2025, **given: str) -> str:
    """Return facts of townships: ``b1="95/100"`` is 95 doses given of 100 due in 乙一镇; ``—`` is none collected."""
    codes = {"b1": "111", "b2": "112", "c1": "121", "c2": "122"}
    return "".join(
        f"{codes[town]},{period},{item},{value}\n"
        for town, text in given.items()
        for item, value in zip(("doses_given", "doses_due"), text.split("/"), strict=True)
    )
