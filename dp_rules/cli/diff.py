"""``dp-rules diff RUN RUN``"""

import click

from dp_rules.cli.help import Command
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, put, put_json
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.cli.stored import earlier_run_or_exit
from dp_rules.evidence.earlier import difference_between
from dp_rules.report.difference import difference_data
from dp_rules.report.difference_text import difference_markdown, difference_table, difference_text
from dp_rules.report.tables import table_csv

NAMED = ("moved", "changed", "removed", "added")


@click.command(
    "diff",
    cls=Command,
    help=say(
        "比较两次评价：哪些结论变了，是数据、目标、定义、地区还是程序改变了它。",
        "Compare two runs: which verdicts moved, and whether data, target, definition, areas or the program moved them.",
    ),
)
@click.argument("first", metavar="RUN")
@click.argument("second", metavar="RUN")
@click.option(
    "--all", "everything", is_flag=True, help=say("也列出没有改变的结果", "also the results that do not change")
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(NAMED),
    help=say("有这种结果时以 1 退出；可多次", "exit with 1 when there is such a result; may be repeated"),
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
    """Write how two runs differ, and why."""
    refuse_to_overwrite(output, [], [first, second])
    one, other = earlier_run_or_exit(first), earlier_run_or_exit(second)
    data = difference_data(difference_between(one, other))
    match format_:
        case "json":
            put_json(data, output)
        case "csv":
            put(table_csv(*difference_table(data, LANGUAGE, everything=everything)), output, for_excel=True)
        case "markdown":
            put(difference_markdown(data, LANGUAGE, everything=everything), output)
        case _:
            put(difference_text(data, LANGUAGE, everything=everything), output)
    if any(data["summary"][status] for status in fail_on):
        raise SystemExit(Exit.NO)
