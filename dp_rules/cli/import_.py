"""``dp-rules import FILE...``"""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import spec_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, map_option, output_option
from dp_rules.cli.output import Exit, fail, note, put, put_json, show_diagnostics
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.cli.schema_path import schema_path
from dp_rules.data.read import Reading
from dp_rules.facts import read_every_fact, vocabulary_of
from dp_rules.maps.propose import ProposedTable, propose_table
from dp_rules.maps.write_map import example_of, how_sure, map_text, taken_for
from dp_rules.report.long_table import long_csv, long_data
from dp_rules.report.tables import table_text
from dp_rules.spec.model import Catalogue, Plan
from dp_rules.tables.open import open_tables
from dp_rules.text.diagnostic import Diagnostic, has_errors


@click.command(
    "import",
    cls=Command,
    help=say(
        "按对照表读入别处的表格，写成一行一个数；没有对照表时，先提出一份。",
        "Read sheets made elsewhere by an import map and write one value a row; without a map, propose one.",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--spec",
    default="catalogue",
    metavar="SPEC",
    help=say("数据项出自哪个计划或指标目录；不写则为 catalogue", "whose items they are; catalogue if not given"),
)
@map_option
@click.option(
    "--areas",
    metavar=say("文件", "FILE"),
    help=say(
        "地区表（代码、名称、上级、层级）；provinces 是自带的省级地区",
        "a table of areas (code, name, parent, level); provinces is the one that comes with the program",
    ),
)
@click.option(
    "--prefer",
    multiple=True,
    metavar=say("来源", "PUBLISHER"),
    help=say(
        "同一个数有几个来源且不同时，允许并存，以此为先；可多次",
        "where publishers differ, let them, this one first; may be repeated",
    ),
)
@click.option(
    "--encoding",
    metavar=say("编码", "ENCODING"),
    help=say("数据文件的编码，一般不用写", "the data files' encoding, seldom needed"),
)
@format_option("csv", "json")
@output_option
@common_options
def command(
    files: tuple[str, ...],
    spec: str,
    maps: tuple[str, ...],
    areas: str | None,
    prefer: tuple[str, ...],
    encoding: str | None,
    format_: str,
    output: str | None,
) -> None:
    """Exit with 3 when a file or a map cannot be used."""
    plan = spec_or_exit(spec)
    if not maps:
        _propose(plan, files, encoding, output)
        return
    refuse_to_overwrite(output, [spec], [*files, *maps, *([] if areas is None else [areas])])
    facts, found = read_every_fact(plan, files, areas=areas, prefer=prefer, reading=Reading(encoding), maps=maps)
    show_diagnostics(found)
    if facts is None:
        raise SystemExit(Exit.BAD_INPUT)
    if format_ == "json":
        put_json(long_data(facts), output)
    else:
        put(long_csv(facts), output, for_excel=True)
    note(say(f"共 {len(facts)} 个数", f"{len(facts)} value{'' if len(facts) == 1 else 's'}"))


def _propose(plan: Plan | Catalogue, files: Sequence[str], encoding: str | None, output: str | None) -> None:
    """Write a map for the sheets of a file; one that is there is left alone."""
    if len(files) > 1:
        fail(
            say(
                "没有对照表（--map）时只给一个文件，按它提出对照表",
                "without a map (--map) name one file, for which a map is proposed",
            ),
            Exit.USAGE,
        )
    if output is not None and os.path.lexists(output):
        fail(say(f"{output} 已经有了；换一个文件名", f"{output} is there already: choose another name"))
    tables = _tables(plan, files[0], encoding)
    schema = schema_path("import", Path.cwd() if output is None else Path(output).absolute().parent)
    put(map_text(tables, schema, LANGUAGE), output, for_programs=True)
    if output is None:
        return
    for table in tables:
        put(_shown(table), None)
    open_ = sum(column.match.sure != "exact" for table in tables for column in table.columns)
    note(
        say(
            f"写好了 {output}；{open_} 列待核对，dp-rules check {output} 列出待填之处",
            f"{output} is written; {open_} columns are to be confirmed: dp-rules check {output} lists what to fill in",
        )
    )


def _tables(plan: Plan | Catalogue, file: str, encoding: str | None) -> list[ProposedTable]:
    found: list[Diagnostic] = []
    vocabulary = vocabulary_of(plan)
    proposed = [propose_table(grid, vocabulary) for grid in open_tables(file, encoding, None, found)]
    tables = [table for table in proposed if table is not None and table.columns]
    show_diagnostics(found)
    if has_errors(found):
        raise SystemExit(Exit.BAD_INPUT)
    if not tables:
        fail(say(f"{file} 里没有表", f"{file} has no table"))
    known = [table for table in tables if table.is_known]
    for table in tables if known else ():
        if not table.is_known:
            note(
                say(
                    f"“{table.sheet}”里一列也没有认出，没有写进对照表",
                    f'no column of "{table.sheet}" is known: the map leaves it out',
                )
            )
    return known or tables


def _shown(table: ProposedTable) -> str:
    """Return a table of the columns: what each is taken for, how surely, an example."""
    headers = [say("列名", "column"), say("认作", "taken for"), say("把握", "how surely"), say("例", "example")]
    rows = [
        (column.name, taken_for(column), how_sure(column).say(LANGUAGE), example_of(column)) for column in table.columns
    ]
    return f"{table_text(headers, rows)}\n"
