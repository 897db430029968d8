"""Small plans and figures of a made-up province, their runs, and what is written of these."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dp_rules.api import load_facts, load_plan
from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.stored import StoredRun, stored_run
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.facts import areas_with_data
from dp_rules.quantity.period import Period, read_period
from dp_rules.report.results import results_data
from dp_rules.spec.model import Plan

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
"""
RULE = "rate(premarital_exams, marriage_registrations) > 70%"
MILESTONE = '[[indicators.{id}.milestones]]\nyear = {year}\nrule = "{rule}"\nwording = "阶段"\nplace = "p"\n'


def indicator(rule: str = RULE, id_: str = "premarital_exam_rate", *, due: int = 2025, more: str = "") -> str:
    """Return an indicator of a spec, of the catalogue where it has one of this id."""
    names = f'name = "{id_}"\nname_en = "{id_}"\nmethod = "m"\nsource = "liaoning"\n' if id_.startswith("made_") else ""
    reason = 'measure_reason = "试验"\n'
    return f'[indicators.{id_}]\n{names}rule = "{rule}"\ndue = {due}\n{reason}wording = "w"\nplace = "p"\n{more}'


def plan(folder: Path, *indicators: str, name: str = "plan", more: str = "") -> Plan:
    """Return a plan with these indicators; ``more`` goes before them."""
    file = folder / f"{name}.toml"
    file.write_text(HEAD + more + "".join(indicators or (indicator(),)), encoding="utf-8")
    return load_plan(file)


def facts(of: Plan, folder: Path, *rows: str, areas: str | None = None, name: str = "data") -> Dataset:
    """Return facts of rows such as ``虚构省,2025,premarital_exams,137``, in a table of areas."""
    data = folder / f"{name}.csv"
    data.write_text(
        "area,period,item,value,source\n" + "".join(row + "," * (4 - row.count(",")) + "\n" for row in rows),
        encoding="utf-8",
    )
    if areas is None:
        return load_facts(of, data)
    table = folder / f"{name}-areas.csv"
    table.write_text(areas, encoding="utf-8")
    return load_facts(of, data, areas=table)


class Made(NamedTuple):
    """A run, and the results that it would write."""

    run: Run
    data: dict[str, Any]

    @property
    def stored(self) -> StoredRun:
        """The results as they are read again."""
        return stored_run(self.data)


def made_run(
    of: Plan, dataset: Dataset, *, periods: Sequence[str] = ("2025",), areas: Sequence[str] | None = None
) -> Made:
    """Return a run of a plan over facts: of the areas with data, or of ``areas``."""
    chosen = [read_period(text) or Period(0) for text in periods]
    where = list(areas_with_data(of, dataset, chosen) if areas is None else areas)
    results = evaluate_plan(of, dataset, where, chosen)
    data = results_data(of, results, dataset.areas, dataset.files)
    ids = tuple(one.id for one in of.indicators)
    return Made(Run(of, dataset, tuple(where), tuple(chosen), ids, stored_run(data)), data)
