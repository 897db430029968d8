"""``dp-rules worklist SPEC DATA...``"""

from collections.abc import Sequence
from typing import Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import MOST_NAMED, Run, run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.levels import level_named_or_exit
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import Exit, fail, note, put, put_bytes, put_into, put_json
from dp_rules.evaluation.duties.duty import duties_of
from dp_rules.report.tables import table_csv
from dp_rules.report.worklist.flat import flat_table
from dp_rules.report.worklist.worklist import worklist_data
from dp_rules.report.worklist.worklist_text import summary_text, worklist_markdown, worklist_text
from dp_rules.spec.model import Plan
from dp_rules.text.nearest import nearest


@click.command(
    "worklist",
    cls=Command,
    help=say(
        "每个牵头部门的工作清单：哪些指标没有达到，还差多少，涉及哪些地区，下一步做什么。",
        "What each department in the lead has to do: which targets are missed, by how much, where, and what comes next.",
    ),
)
@spec_argument
@data_options
@click.option(
    "--by",
    "level",
    metavar=say("层级", "LEVEL"),
    help=say(
        "涉及的地区列到这一层级；不写则为直接下一级，按县评价的指标为县",
        "the level of the areas concerned; the one directly inside if not given, for rules over counties the counties",
    ),
)
@click.option(
    "--department",
    multiple=True,
    metavar=say("部门", "DEPARTMENT"),
    help=say("只要这个部门牵头的；可多次", "only what this department leads; may be repeated"),
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=say("未达标而进度正常的也列出", "also what is not met yet and on track"),
)
@format_option("table", "markdown", "csv", "xlsx", "json")
@output_option
@common_options
def command(
    spec: str,
    data: tuple[str, ...],
    level: str | None,
    department: tuple[str, ...],
    everything: bool,  # noqa: FBT001  Click hands options over by name
    format_: str,
    output: str | None,
    **selection: Any,
) -> None:
    """Write what there is to do, by department in the lead."""
    if format_ == "table" and output is not None and output.lower().endswith(".xlsx"):
        format_ = "xlsx"
    elif format_ == "xlsx" and output is None:
        fail(say("Excel 工作簿要用 -o 写到文件", "an Excel workbook is written to a file, with -o"), Exit.USAGE)
    run = run_or_exit(spec, data, output=output, **selection)
    check_departments(run.plan, department)
    within = None if level is None else _level_or_exit(run, level)
    duties = duties_of(run.plan, run.facts, run.results, run.gated, within, everything=everything)
    judged = {result.indicator.id: result.indicator for result in run.results}
    report = worklist_data(run.plan, duties, list(judged.values()), run.facts.areas, run.facts.files, department)
    _put(report, format_, output)
    if format_ in {"table", "xlsx"}:
        note(summary_text(report, LANGUAGE))


def _put(report: dict[str, Any], format_: str, output: str | None) -> None:
    match format_:
        case "json":
            put_json(report, output)
        case "csv":
            put(table_csv(*flat_table(report, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(worklist_markdown(report, LANGUAGE), output)
        case "xlsx":
            from dp_rules.report.worklist.workbook import worklist_workbook  # noqa: PLC0415  openpyxl takes long to import

            book = worklist_workbook(report, LANGUAGE)
            put_bytes(book) if output is None else put_into(output, book)
        case _:
            put(worklist_text(report, LANGUAGE), output)


def check_departments(plan: Plan, chosen: Sequence[str]) -> None:
    """End the command when one of the departments leads nothing."""
    leading = list(dict.fromkeys(name for one in plan.indicators for name in one.lead))
    partners = {name for one in plan.indicators for name in one.partners}
    for name in chosen:
        if name in leading:
            continue
        some = say("、", ", ").join(leading[:MOST_NAMED])
        if name in partners:
            fail(
                say(
                    f"“{name}”只参与，不牵头；牵头的有 {some}…",
                    f'"{name}" takes part and leads nothing; in the lead are {some}…',
                )
            )
        close = nearest(name, leading)
        hint = (
            say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
            if close
            else say(f"；有 {some}…", f"; it has {some}…")
        )
        fail(say(f"计划中没有牵头部门“{name}”", f'the plan has no department in the lead called "{name}"') + hint)


def _level_or_exit(run: Run, name: str) -> str:
    """Return the id of a level, or end with which there are."""
    table = level_named_or_exit(run.plan, name)
    if not any(area.level == table.id for area in run.facts.areas.by_code.values()):
        fail(
            say(
                f"地区表中没有“{table.name.zh}”一级的地区；用 --areas 给出地区表",
                f"no area of the level {table.name.en} is known: give a table of areas with --areas",
            )
        )
    return table.id
