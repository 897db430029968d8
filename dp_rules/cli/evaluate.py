"""``dp-rules evaluate SPEC DATA...``"""

from typing import Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import Exit, note, put, put_json
from dp_rules.report.results import results_data
from dp_rules.report.results_table import results_table, screen_table, summary_text
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.text.safe import on_one_line

VERDICTS = ("met", "not_met", "undetermined", "not_evaluated")


@click.command(
    "evaluate", cls=Command, help=say("评价数据是否达到计划的目标。", "Evaluate data against the targets of a plan.")
)
@spec_argument
@data_options
@format_option("table", "json", "csv", "markdown")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(VERDICTS),
    help=say("有这种结论时以 1 退出；可多次", "exit with 1 when there is such a verdict; may be repeated"),
)
@output_option
@common_options
def command(
    spec: str, data: tuple[str, ...], format_: str, fail_on: tuple[str, ...], output: str | None, **selection: Any
) -> None:
    """Write one result for each indicator, area and period."""
    run = run_or_exit(spec, data, output=output, **selection)
    report = results_data(run.plan, run.results, run.facts.areas, run.facts.files, run.gated)
    _put(report, format_, output)
    if any(result["verdict"] in fail_on for result in report["results"]):
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
