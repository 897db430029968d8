"""``dp-rules explain SPEC DATA...``"""

from typing import Any

import click

from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import put, put_json
from dp_rules.evaluation.figures.known import Known
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.explanation.roster_lines import MOST_AREAS
from dp_rules.report.explanation.text import explanation_markdown, explanation_text
from dp_rules.report.html.view import MOST_ROWS


@click.command(
    "explain",
    cls=Command,
    help=say("逐步说明每个结论：算式、数字、出处。", "Explain verdicts step by step: formula, numbers, places."),
)
@spec_argument
@data_options
@format_option("text", "json", "markdown", "html")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=say("全部展开：地区、行、步骤、定义", "unfold everything: areas, rows, steps, definitions"),
)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar=say("层数", "N"),
    help=say("展开几层步骤；0 只写算式和数字", "how many levels of steps to unfold; 0 for formula and numbers only"),
)
@click.option(
    "--where-used",
    metavar=say("单元格|数据项", "CELL|ITEM"),
    help=say(
        "一个数用在哪些结论里：2020.csv:3、2020.xlsx:表1!C5、accidents@2023",
        "which verdicts a datum takes part in: 2020.csv:3, 2020.xlsx:Sheet1!C5, accidents@2023",
    ),
)
@output_option
@common_options
def command(
    spec: str,
    data: tuple[str, ...],
    format_: str,
    everything: bool,  # noqa: FBT001  Click gives a flag as an argument
    depth: int | None,
    where_used: str | None,
    output: str | None,
    **selection: Any,
) -> None:
    """Write the explanation of each result, or where a datum is used."""
    if where_used is not None:
        from dp_rules.cli.where_used import where_used as write_where_used  # noqa: PLC0415  only this option needs it

        write_where_used(where_used, spec, data, format_=format_, everything=everything, output=output, **selection)
        return
    run = run_or_exit(spec, data, output=output, **selection)
    most_rows = None if everything or format_ == "json" else MOST_ROWS if format_ == "html" else MOST_AREAS
    known = Known(run.facts, run.plan.scope, run.gated.blocked)
    explanations = [
        explanation_data(run.plan, result, run.facts.areas, most_rows, changes_of(result, known, run.plan))
        for result in run.results
    ]
    shown: dict[str, Any] = {"everything": everything, "depth": depth}
    match format_:
        case "json":
            put_json(explanations[0] if len(explanations) == 1 else explanations, output)
        case "markdown":
            put("\n".join(explanation_markdown(data, LANGUAGE, **shown) for data in explanations), output)
        case "html":
            from dp_rules.report.html.document import explanations_html  # noqa: PLC0415  this format alone needs it

            put(explanations_html(explanations, LANGUAGE, **shown), output, for_programs=True)
        case _:
            put("\n\n".join(explanation_text(data, LANGUAGE, **shown) for data in explanations), output)
