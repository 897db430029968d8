"""``dp-rules compare A B``"""

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, put, put_json
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.report.comparison import STANDINGS, comparison_data
from dp_rules.report.comparison_text import comparison_table, comparison_text, shown_pairs
from dp_rules.report.tables import table_csv, table_markdown
from dp_rules.spec.compare import compare_plans

ANY = "any"


@click.command(
    "compare",
    cls=Command,
    help=say(
        "比较两个计划：缺的、多的、更严、更宽、算法不同的目标。",
        "Compare two plans: targets that are missing, added, stricter, weaker, measured differently.",
    ),
)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=say(
        "也列出编号、解读、原文、部门等不同", "also where numbers, readings, wording, departments and the like differ"
    ),
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([*STANDINGS[1:], ANY]),
    help=say(
        "有这种差别时以 1 退出；可多次；any 指列出的任何差别",
        "exit with 1 when there is such a difference; may be repeated; any is whatever is listed",
    ),
)
@format_option("table", "json", "csv", "markdown")
@output_option
@common_options
def command(
    first: str,
    second: str,
    everything: bool,  # noqa: FBT001  an option
    fail_on: tuple[str, ...],
    format_: str,
    output: str | None,
) -> None:
    """Write how the targets of the second plan stand to those of the first."""
    refuse_to_overwrite(output, [first, second])
    one, other = plan_or_exit(first), plan_or_exit(second)
    data = comparison_data(one, other, compare_plans(one, other))
    match format_:
        case "json":
            put_json(data, output)
        case "csv":
            put(table_csv(*comparison_table(data, LANGUAGE, everything=everything)), output, for_excel=True)
        case "markdown":
            put(table_markdown(*comparison_table(data, LANGUAGE, everything=everything)), output)
        case _:
            put(comparison_text(data, LANGUAGE, everything=everything), output)
    listed = shown_pairs(data, everything=everything)
    if any(pair["standing"] in fail_on for pair in listed) or (
        ANY in fail_on and (listed or (everything and data["plan"]))
    ):
        raise SystemExit(Exit.NO)
