"""``dp-rules show SPEC [INDICATOR]``"""

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import indicators_or_exit, plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option, spec_argument
from dp_rules.cli.output import put, put_json
from dp_rules.report.plan import indicator_data, plan_data
from dp_rules.report.plan_text import indicator_markdown, indicator_text, plan_table, plan_text
from dp_rules.report.tables import table_csv, table_markdown


@click.command("show", cls=Command, help=say("显示计划，供与原文核对；或显示一项指标的全部内容。",
                                "Show a plan for proof-reading, or one indicator in full."))  # fmt: skip
@spec_argument
@click.argument("indicator", required=False, metavar="[INDICATOR]")
@format_option("table", "json", "csv", "markdown")
@output_option
@common_options
def command(spec: str, indicator: str | None, format_: str, output: str | None) -> None:
    """Write a plan, or one of its indicators."""
    plan = plan_or_exit(spec)
    found = None if indicator is None else indicators_or_exit(plan, [indicator])
    if found:
        data = indicator_data(plan, found[0])
        text, markdown = indicator_text(data, LANGUAGE), indicator_markdown(data, LANGUAGE)
        rows = {"indicators": [data]}
    else:
        data = rows = plan_data(plan)
        text, markdown = plan_text(data, LANGUAGE), table_markdown(*plan_table(data, LANGUAGE))
    match format_:
        case "json":
            put_json(data, output)
        case "csv":
            put(table_csv(*plan_table(rows, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(markdown, output)
        case _:
            put(text, output)
