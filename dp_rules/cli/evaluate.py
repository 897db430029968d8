"""``dp-rules evaluate SPEC DATA...``"""

from typing import TYPE_CHECKING, Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import prepared_or_exit, run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import Exit, fail, note, put, put_json
from dp_rules.report.results import results_data
from dp_rules.report.results_table import results_table, screen_table, summary_text
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.text.safe import on_one_line

if TYPE_CHECKING:
    from dp_rules.evaluation.by_area.ranking import SortBy

VERDICTS = ("met", "not_met", "undetermined", "not_evaluated")


@click.command(
    "evaluate", cls=Command, help=say("评价数据是否达到计划的目标。", "Evaluate data against the targets of a plan.")
)
@spec_argument
@data_options
@format_option("table", "json", "csv", "markdown")
@click.option(
    "--by",
    metavar=say("层级", "LEVEL"),
    help=say(
        "逐个评价所辖的这一层级的地区（市、县……），差的在前，并说明谁拉低了上级",
        "evaluate every area of this level inside (cities, counties …), the worst first, and say which hold the area around them back",
    ),
)
@click.option(
    "--sort",
    type=click.Choice(["margin", "units", "value", "code"]),
    help=say(
        "--by 的次序：margin 结论和差距（不写则为它）、units 差的个数、value 数值、code 代码",
        "the order with --by: verdict and margin (if not given), units lacking, value, or code",
    ),
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(VERDICTS),
    help=say("有这种结论时以 1 退出；可多次", "exit with 1 when there is such a verdict; may be repeated"),
)
@output_option
@common_options
def command(
    spec: str,
    data: tuple[str, ...],
    *,
    by: str | None,
    sort: "SortBy | None",
    format_: str,
    fail_on: tuple[str, ...],
    output: str | None,
    **selection: Any,
) -> None:
    """Write one result for each indicator, area and period."""
    if by is None and sort is not None:
        fail(say("--sort 与 --by 一起用", "--sort goes with --by"), Exit.USAGE)
    if by is not None:
        from dp_rules.cli.by_area import by_area_or_exit, put_by_area  # noqa: PLC0415  a sixth of a start, for --by alone

        area = selection.pop("area")
        prepared = prepared_or_exit(spec, data, output=output, **selection)
        areas_report = by_area_or_exit(prepared, by, area, sort or "margin")
        put_by_area(
            areas_report, format_, output, in_full=prepared.indicators is not None or len(prepared.plan.indicators) == 1
        )
        _exit_on(fail_on, [row for group in areas_report["groups"] for row in (*group["areas"], group["parent"])])
        return
    run = run_or_exit(spec, data, output=output, **selection)
    report = results_data(run.plan, run.results, run.facts.areas, run.facts.files, run.gated)
    _put(report, format_, output)
    _exit_on(fail_on, report["results"])


def _exit_on(fail_on: tuple[str, ...], results: list[dict[str, Any]]) -> None:
    if any(result["verdict"] in fail_on for result in results):
        raise SystemExit(Exit.NO)


def _put(report: dict[str, Any], format_: str, output: str | None) -> None:
    match format_:
        case "json":
            put_json(report, output)
        case "csv":
            put(table_csv(*results_table(report, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(table_markdown(*results_table(report, LANGUAGE)), output)
        case _:
            title, headers, rows = screen_table(report, LANGUAGE)
            put(f"{on_one_line(title)}\n\n{table_text(headers, rows)}", output)
            note(summary_text(report, LANGUAGE))
