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
from dp_rules.report.explanation import explanation_data
from dp_rules.report.explanation_text import explanation_markdown, explanation_text
from dp_rules.report.roster_lines import MOST_AREAS


@click.command(
    "explain",
    cls=Command,
    help=say("逐步说明每个结论：算式、数字、出处。", "Explain verdicts step by step: formula, numbers, places."),
)
@spec_argument
@data_options
@format_option("text", "json", "markdown")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=say(
        "列出每个地区、表中的每一行、每个数怎样改变结论",
        "list every area, every row of a table, and of every figure what would turn it",
    ),
)
@output_option
@common_options
def command(
    spec: str,
    data: tuple[str, ...],
    format_: str,
    everything: bool,  # noqa: FBT001  Click gives a flag as an argument
    output: str | None,
    **selection: Any,
) -> None:
    """Write the explanation of each result."""
    run = run_or_exit(spec, data, output=output, **selection)
    most_rows = None if everything or format_ == "json" else MOST_AREAS
    known = Known(run.facts, run.plan.scope, run.gated.blocked)
    explanations = [
        explanation_data(run.plan, result, run.facts.areas, most_rows, changes_of(result, known))
        for result in run.results
    ]
    match format_:
        case "json":
            put_json(explanations[0] if len(explanations) == 1 else explanations, output)
        case "markdown":
            put("\n".join(explanation_markdown(data, LANGUAGE, everything=everything) for data in explanations), output)
        case _:
            put("\n\n".join(explanation_text(data, LANGUAGE, everything=everything) for data in explanations), output)
