"""``dp-rules show SPEC [INDICATOR]``"""

from typing import Any, NamedTuple

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import indicators_or_exit, spec_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option, spec_argument
from dp_rules.cli.output import fail, put, put_json
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.report.plan import indicator_data, plan_data
from dp_rules.report.plan_text import indicator_markdown, indicator_text, plan_table, plan_text
from dp_rules.report.tables import table_csv, table_markdown
from dp_rules.spec.model import Catalogue, Plan
from dp_rules.text.nearest import nearest


class _Shown(NamedTuple):
    """What is asked for, in each of the formats."""

    data: dict[str, Any]
    table: tuple[list[str], list[list[str]]]
    text: str
    markdown: str


@click.command("show", cls=Command, help=say("显示计划，供与原文核对；或显示一项指标的全部内容；或显示指标目录。",
                                "Show a plan for proof-reading, or one indicator in full; or a catalogue."))  # fmt: skip
@spec_argument
@click.argument("indicator", required=False, metavar="[INDICATOR]")
@click.option(
    "--lineage",
    is_flag=True,
    help=say("显示目标从哪里来：上级计划、指标目录", "show where targets come from: the plans above, the catalogue"),
)
@format_option("table", "json", "csv", "markdown")
@output_option
@common_options
def command(spec: str, indicator: str | None, lineage: bool, format_: str, output: str | None) -> None:  # noqa: FBT001  an option
    """Write a plan, or one of its indicators; or a catalogue, or one of its definitions."""
    refuse_to_overwrite(output, [spec])
    read = spec_or_exit(spec)
    if isinstance(read, Catalogue):
        shown = _catalogue(read, indicator)
    else:
        shown = _lineage(read, indicator) if lineage else _plan(read, indicator)
    match format_:
        case "json":
            put_json(shown.data, output)
        case "csv":
            put(table_csv(*shown.table), output, for_excel=True)
        case "markdown":
            put(shown.markdown, output)
        case _:
            put(shown.text, output)


def _plan(plan: Plan, name: str | None) -> _Shown:
    found = None if name is None else indicators_or_exit(plan, [name])
    if found:
        data = indicator_data(plan, found[0])
        table = plan_table({"indicators": [data]}, LANGUAGE)
        return _Shown(data, table, indicator_text(data, LANGUAGE), indicator_markdown(data, LANGUAGE))
    data = plan_data(plan)
    table = plan_table(data, LANGUAGE)
    return _Shown(data, table, plan_text(data, LANGUAGE), table_markdown(*table))


def _lineage(plan: Plan, name: str | None) -> _Shown:
    from dp_rules.report.lineage import lineage_table, lineage_text  # noqa: PLC0415  only this option needs it

    found = None if name is None else indicators_or_exit(plan, [name])
    data = indicator_data(plan, found[0]) if found else plan_data(plan)
    indicators = [data] if found else data["indicators"]
    table = lineage_table(indicators, plan.area, LANGUAGE)
    return _Shown(data, table, lineage_text(indicators, plan.area, LANGUAGE), table_markdown(*table))


def _catalogue(catalogue: Catalogue, name: str | None) -> _Shown:
    from dp_rules.report.catalogue import (  # noqa: PLC0415  most runs show a plan
        catalogue_data,
        catalogue_table,
        catalogue_text,
        defined_data,
        defined_markdown,
        defined_text,
    )

    data = catalogue_data(catalogue)
    if name is None:
        table = catalogue_table(data, LANGUAGE)
        return _Shown(data, table, catalogue_text(data, LANGUAGE), table_markdown(*table))
    definition = catalogue.definition(name)
    if definition is None:
        names = [spelling for one in catalogue.definitions.values() for spelling in (one.id, one.name.zh, one.name.en)]
        close = nearest(name, names)
        hint = say(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else ""
        fail(say(f"指标目录中没有指标“{name}”", f'the catalogue has no indicator "{name}"') + hint)
    one = defined_data(catalogue, definition)
    table = catalogue_table({"indicators": [one], "items": [], "tables": []}, LANGUAGE)
    return _Shown(one, table, defined_text(data, one, LANGUAGE), defined_markdown(data, one, LANGUAGE))
