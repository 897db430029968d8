"""``dp-rules trend SPEC DATA...``"""

import shutil
import sys
from typing import Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import run_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, format_option, output_option, spec_argument
from dp_rules.cli.output import fail, put, put_json
from dp_rules.cli.series_periods import series_periods_or_exit
from dp_rules.evaluation.series import series_of
from dp_rules.quantity.period import Period
from dp_rules.report.markdown import escaped
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.report.trend.data import trend_data
from dp_rules.report.trend.details import series_plot, series_table, series_title
from dp_rules.report.trend.long import long_rows
from dp_rules.report.trend.overview import overview_notes, overview_table, overview_title
from dp_rules.report.trend.style import UNICODE, Style, style_of
from dp_rules.report.values import Json
from dp_rules.text.safe import on_one_line

NARROWEST, WIDTH, WIDEST = 40, 80, 120


@click.command(
    "trend",
    cls=Command,
    help=say(
        "各年的数值和结论：一项指标画成图，多项列成表。", "Values and verdicts over the years, as a plot or a table."
    ),
)
@spec_argument
@data_options
@format_option("table", "json", "csv", "markdown")
@output_option
@common_options
def command(spec: str, data: tuple[str, ...], format_: str, output: str | None, **selection: Any) -> None:
    """Write a series for each indicator and area."""
    left_out: list[Period] = []
    run = run_or_exit(
        spec,
        data,
        output=output,
        choose_periods=lambda facts, option: series_periods_or_exit(facts, option, left_out),
        in_last_boundaries=True,
        **selection,
    )
    series = series_of(run.results)
    if not series:
        fail(say("没有可以列成走势的数据", "there is no data of which a trend could be made"))
    report = trend_data(run.plan, series, run.facts.areas, run.facts.files, left_out, run.gated)
    _put(report, format_, output)


def _put(report: Json, format_: str, output: str | None) -> None:
    match format_:
        case "json":
            put_json(report, output)
        case "csv":
            put(table_csv(*long_rows(report, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(_markdown(report), output)
        case _:
            style = UNICODE if output is not None else style_of(getattr(sys.stdout, "encoding", None) or "ascii")
            put(_text(report, style, WIDTH if output is not None else _width()), output)


def _width() -> int:
    """Return how many characters a line of the terminal has; a file has 80."""
    if sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    return min(max(NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns), WIDEST)


def _text(report: Json, style: Style, width: int) -> str:
    if len(report["series"]) > 1:
        headers, rows = overview_table(report, LANGUAGE, style)
        notes = "\n".join(map(on_one_line, overview_notes(report, LANGUAGE, style)))
        title = on_one_line(overview_title(report, LANGUAGE))
        return "\n\n".join([title, *([table_text(headers, rows)] if rows else []), notes])
    series = report["series"][0]
    plot = "\n".join(map(on_one_line, series_plot(series, LANGUAGE, style.plot, width)))
    table = table_text(*series_table(series, LANGUAGE))
    return "\n\n".join([on_one_line(series_title(series, LANGUAGE)), *([plot] if plot else []), table])


def _markdown(report: Json) -> str:
    if len(report["series"]) > 1:
        title, notes = overview_title(report, LANGUAGE), overview_notes(report, LANGUAGE, UNICODE)
        table = table_markdown(*overview_table(report, LANGUAGE, UNICODE))
        return "\n".join([f"## {escaped(title)}\n", table, *(f"{escaped(line)}\n" for line in notes)])
    series = report["series"][0]
    plot = [on_one_line(line) for line in series_plot(series, LANGUAGE, UNICODE.plot, WIDTH)]
    block = ["```text", *plot, "```\n"] if plot else []
    title = f"## {escaped(series_title(series, LANGUAGE))}\n"
    return "\n".join([title, *block, table_markdown(*series_table(series, LANGUAGE))])
