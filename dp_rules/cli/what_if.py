"""``dp-rules what-if RESULTS SPEC``"""

import click

from dp_rules.audit.what_if.judge import what_if
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option, spec_argument
from dp_rules.cli.output import Exit, put, put_json
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.cli.stored import earlier_run_or_exit
from dp_rules.report.tables import table_csv
from dp_rules.report.what_if import what_if_data
from dp_rules.report.what_if_text import what_if_markdown, what_if_table, what_if_text

NAMED = ("moved", "needs_data", "removed")


@click.command(
    "what-if",
    cls=Command,
    help=say(
        "不用数据，按改过的规格文件重新判定已有的结果。",
        "Judge stored results against an edited spec, without the data.",
    ),
)
@click.argument("results", metavar="RESULTS")
@spec_argument
@click.option(
    "--before",
    metavar="SPEC",
    help=say(
        "得出这些结果的规格文件：连数据项的定义也比较",
        "the spec that the results were made with: what items mean is then compared too",
    ),
)
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
    results: str,
    spec: str,
    before: str | None,
    everything: bool,  # noqa: FBT001  an option
    fail_on: tuple[str, ...],
    format_: str,
    output: str | None,
) -> None:
    """Write what stored results come to under a spec."""
    refuse_to_overwrite(output, [spec, *([] if before is None else [before])], [results])
    earlier = earlier_run_or_exit(results)
    edited = plan_or_exit(spec)
    own = None if earlier.run is None else earlier.run.plan
    data = what_if_data(what_if(earlier.recorded, edited, own if before is None else plan_or_exit(before)))
    match format_:
        case "json":
            put_json(data, output)
        case "csv":
            put(table_csv(*what_if_table(data, LANGUAGE, everything=everything)), output, for_excel=True)
        case "markdown":
            put(what_if_markdown(data, LANGUAGE, everything=everything), output)
        case _:
            put(what_if_text(data, LANGUAGE, everything=everything), output)
    if any(data["summary"][status] for status in fail_on):
        raise SystemExit(Exit.NO)
