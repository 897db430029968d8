"""``dp-rules completeness SPEC DATA...``"""

from typing import Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import Exit, note, put, put_json
from dp_rules.evaluation.needs import needs_of
from dp_rules.report.completeness import completeness_data
from dp_rules.report.completeness_table import completeness_summary, completeness_title, counts_table, owed_table
from dp_rules.report.markdown import escaped
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.text.safe import on_one_line


@click.command(
    "completeness",
    cls=Command,
    help=say(
        "数报齐了没有：缺哪些数，归哪个部门报。", "Which figures are still missing, and which department owes them."
    ),
)
@spec_argument
@data_options
@click.option(
    "--level",
    metavar=say("层级", "LEVEL"),
    help=say(
        "地区表中这一层级的每个地区，一个数都没报的也在内",
        "every area of that level in the table of areas, also those that reported nothing",
    ),
)
@format_option("table", "json", "csv", "markdown")
@click.option(
    "--fail-on",
    type=click.Choice(["missing"]),
    help=say("还缺数时以 1 退出", "exit with 1 when a figure is missing"),
)
@output_option
@common_options
def command(
    spec: str, data: tuple[str, ...], format_: str, fail_on: str | None, output: str | None, **selection: Any
) -> None:
    """Write what each department has given and what it still owes."""
    run = run_or_exit(spec, data, output=output, **selection)
    needs = needs_of(run.plan, run.facts, run.results, run.gated)
    report = completeness_data(run.plan, needs, run.facts.areas, run.facts.files)
    _put(report, format_, output)
    if fail_on and report["summary"]["missing"]:
        raise SystemExit(Exit.NO)


def _put(report: dict[str, Any], format_: str, output: str | None) -> None:
    counts, owed = counts_table(report, LANGUAGE), owed_table(report, LANGUAGE, by_area=format_ == "csv")
    title = completeness_title(report, LANGUAGE)
    match format_:
        case "json":
            put_json(report, output)
        case "csv":
            put(table_csv(*owed), output, for_excel=True)
        case "markdown":
            parts = [f"## {escaped(title)}\n", table_markdown(*counts), *([table_markdown(*owed)] if owed[1] else [])]
            put("\n".join(parts), output)
        case _:
            parts = [on_one_line(title), table_text(*counts), *([table_text(*owed)] if owed[1] else [])]
            put("\n\n".join(parts), output)
            note(completeness_summary(report, LANGUAGE))
