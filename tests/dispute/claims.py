"""A small plan, figures for it, and the report on a figure that somebody claims."""

import json
from pathlib import Path
from typing import Any

from cli.program import dp

PLAN = """format = 1
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
name_en = "made rate"
method = "m"
source = "liaoning"
rule = "{rule}"
due = 2025
wording = "w"
place = "p"
{more}"""
AREAS = """code,name,parent,level
P,虚构省,,省
A,虚构甲市,P,市
B,虚构乙市,P,市
C,虚构丙县,P,县
"""
EXAMS, MARRIED = "premarital_exams", "marriage_registrations"
RATE = f"rate({EXAMS}, {MARRIED})"
STANDARD, REGISTERED, MANAGED = (
    "severe_mental_patients_managed_to_standard",
    "severe_mental_patients_registered",
    "severe_mental_patients_under_management",
)
KNOWING, ASKED = "respondents_knowing_over_80", "survey_respondents"
KNOWN = f"rate({KNOWING}, {ASKED})"


def facts(*rows: str, area: str = "虚构省", period: str = "2023") -> str:
    """Return lines of a long table; ``item=value`` is of ``area`` and ``period``, ``area period item=value`` says others."""
    lines = []
    for row in rows:
        *where, stated = row.split(" ")
        item, value = stated.split("=")
        of, when = where or (area, period)
        lines.append(f"{of},{when},{item},{value},\n")
    return "".join(lines)


def report(
    folder: Path,
    rule: str,
    rows: str,
    claimed: str,
    *options: str,
    areas: str | None = None,
    more: str = "",
) -> Any:
    """Return the report as plain data; ``rows`` are lines of ``area,period,item,value,source``."""
    (folder / "plan.toml").write_text(PLAN.format(rule=rule, more=more), encoding="utf-8")
    (folder / "facts.csv").write_text("area,period,item,value,source\n" + rows, encoding="utf-8")
    table: tuple[str, ...] = ()
    if areas is not None:
        (folder / "areas.csv").write_text(areas, encoding="utf-8")
        table = ("--areas", "areas.csv")
    period = () if "--period" in options else ("--period", "2023")
    area = () if "--area" in options else ("--area", "虚构省")
    ran = dp(
        "dispute", "plan.toml", "facts.csv", "made", "--claimed", claimed, *table, *period, *area, *options,
        "--format", "json", cwd=folder,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def matches(*args: Any, **options: Any) -> Any:
    """Return the matches for the one measure of a rule."""
    (measure,) = report(*args, **options)["measures"]
    assert not measure["gives_it"]
    return measure["matches"]


def kinds(match: Any) -> list[str]:
    """Return which kinds of change a match has."""
    return [change["kind"] for change in match["changes"]]
