"""``dp-rules evaluate SPEC DATA... --by LEVEL``: the areas of a level beside each other, the worst first."""

import shutil
import sys
from collections.abc import Sequence
from typing import Any

from dp_rules.cli.gates import tell_gates
from dp_rules.cli.inputs import Prepared, areas_or_exit, level_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import fail, note, put, put_json
from dp_rules.cli.progress import Progress
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.by_area.group import Asked, Run, groups_of
from dp_rules.evaluation.by_area.ranking import SortBy
from dp_rules.gates.run import run_gates
from dp_rules.language.scope import Table
from dp_rules.quantity.period import Period, same_length
from dp_rules.report.by_area import by_area_data
from dp_rules.report.by_area_overview import (
    held_back_lines,
    legend,
    overview_table,
    overview_tables,
    overview_title,
)
from dp_rules.report.by_area_table import by_area_summary, group_table, group_title, long_table
from dp_rules.report.markdown import escaped
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.text.safe import on_one_line

WIDTH = 120
"""Cells of a line where no terminal says how many it has."""


def by_area_or_exit(prepared: Prepared, level: str, area: Sequence[str], sort: SortBy) -> dict[str, Any]:
    """Evaluate every area of a level inside the areas named, those that lie in none of it, and the areas named; return the report."""
    plan, facts = prepared.plan, prepared.facts
    table = level_or_exit(plan, facts, level, prepared.periods)
    around = _around_or_exit(prepared, table, area)
    asked = [
        Asked(one, tuple(inside), period, before_of(period, prepared.periods, facts))
        for period in prepared.periods
        for one in around
        if (inside := facts.areas.divided(one, table.id, period))
    ]
    gated = run_gates(facts, plan.scope, plan.gates)
    run = Run(plan, facts, gated, table.id, sort)
    with Progress() as progress:
        groups = list(groups_of(run, asked, prepared.indicators, progress.evaluated))
    answers = (answer for group in groups for answer in (group.around, *(one.answer for one in group.inside)))
    tell_gates(gated, (doubt for answer in answers for doubt in answer.doubts))
    return by_area_data(run, groups)


def _around_or_exit(prepared: Prepared, table: Table, options: Sequence[str]) -> list[str]:
    """Return the areas inside which those of a level are meant: those named, else the plan's own, else those at the top."""
    plan, areas = prepared.plan, prepared.facts.areas

    def holds(area: str) -> bool:
        return any(areas.within(area, table.id, period) for period in prepared.periods)

    if not options:
        own = areas.canonical(plan.area)
        if own in areas.by_code and holds(own):
            return [own]
        found = [code for code, area in areas.by_code.items() if area.parent is None and holds(code)]
    else:
        found = [area for area in areas_or_exit(plan, prepared.facts, options, prepared.periods) if holds(area)]
    if not found:
        fail(
            say(
                f"所选的地区里没有“{table.name.zh}”一级的地区",
                f"inside the areas that are meant there are no {table.name.en}",
            )
        )
    return found


def before_of(period: Period, asked: Sequence[Period], facts: Dataset) -> Period | None:
    """Return the period to compare with: the last earlier one of the same length, of those asked for, else of those with data."""
    for periods in (asked, facts.known_periods()):
        earlier = [one for one in periods if one < period and same_length(one, period)]
        if earlier:
            return max(earlier)
    return None


def put_by_area(report: dict[str, Any], format_: str, output: str | None, *, in_full: bool) -> None:
    """Write the report; ``in_full`` with a table for each indicator also where there are many."""
    match format_:
        case "json":
            put_json(report, output)
        case "csv":
            put(table_csv(*long_table(report, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(_markdown(report, in_full=in_full), output)
        case _:
            put(_text(report, in_full=in_full, width=_width(output)), output)
            note(by_area_summary(report, LANGUAGE))
            if not in_full:
                note(
                    say(
                        "每项指标的排名：加 --indicator 选定指标，或用 --format csv",
                        "for the ranking by an indicator, choose it with --indicator, or use --format csv",
                    )
                )


def _width(output: str | None) -> int:
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        return shutil.get_terminal_size((WIDTH, 1)).columns
    return WIDTH


def _remark(remark: dict[str, Any]) -> str:
    return str(remark["text"] if LANGUAGE == "zh" else remark["text_en"])


def _text(report: dict[str, Any], *, in_full: bool, width: int) -> str:
    parts = []
    if len({group["indicator"] for group in report["groups"]}) > 1:
        for one in report["overview"]:
            parts.append(on_one_line(overview_title(one, report, LANGUAGE)))
            parts += [table_text(*table) for table in overview_tables(one, report, LANGUAGE, width)]
            parts.append("\n".join(map(on_one_line, legend(one, report, LANGUAGE))))
            lines = [on_one_line(line) for line in held_back_lines(one, report, LANGUAGE)]
            if lines:
                parts.append("\n".join([say("拖累的地区：", "Who holds back what:"), *lines]))
    if in_full:
        for group in report["groups"]:
            parts.append(on_one_line(group_title(group, LANGUAGE)))
            parts.append(table_text(*group_table(group, report["level"], LANGUAGE)))
            if group["remarks"]:
                parts.append("\n".join(on_one_line(_remark(remark)) for remark in group["remarks"]))
    return "\n\n".join(parts)


def _markdown(report: dict[str, Any], *, in_full: bool) -> str:
    parts = []
    if len({group["indicator"] for group in report["groups"]}) > 1:
        for one in report["overview"]:
            parts.append(f"## {escaped(overview_title(one, report, LANGUAGE))}\n")
            parts.append(table_markdown(*overview_table(one, report, LANGUAGE)))
            parts += [f"{escaped(line)}\n" for line in legend(one, report, LANGUAGE)]
            lines = list(held_back_lines(one, report, LANGUAGE))
            if lines:
                parts.append(f"### {say('拖累的地区', 'Who holds back what')}\n")
                parts.append("\n".join(_item(line) for line in lines) + "\n")
    if in_full:
        for group in report["groups"]:
            parts.append(f"## {escaped(group_title(group, LANGUAGE))}\n")
            parts.append(table_markdown(*group_table(group, report["level"], LANGUAGE)))
            if group["remarks"]:
                parts.append("\n".join(f"- {escaped(_remark(remark))}" for remark in group["remarks"]) + "\n")
    return "\n".join(parts)


def _item(line: str) -> str:
    inner = line.removeprefix("    ")
    return f"{'' if inner is line else '  '}- {escaped(inner)}"
