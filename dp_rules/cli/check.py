"""``dp-rules check SPEC...``"""

import click

from dp_rules.checks.run import check_all
from dp_rules.cli.help import Command
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, put, put_json, show_diagnostics
from dp_rules.cli.plans import name_shipped_plans
from dp_rules.report.diagnostics import diagnostics_data, diagnostics_table
from dp_rules.report.tables import table_csv, table_markdown
from dp_rules.spec.shelf import Shelf
from dp_rules.text.diagnostic import has_errors
from dp_rules.text.safe import on_one_line

UNREADABLE = {"file-not-found", "unreadable-file", "not-text", "unreadable-encoding", "ambiguous-encoding"}


@click.command(
    "check",
    cls=Command,
    help=say("检查规格文件：写法、名称、单位、目标值。", "Check spec files: shape, names, units, targets."),
)
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@format_option("table", "json", "csv", "markdown")
@output_option
@common_options
def command(specs: tuple[str, ...], format_: str, output: str | None) -> None:
    """Exit with 1 when a spec has errors, with 3 when one cannot be read."""
    shelf = Shelf()
    found = [diagnostic for spec in specs for diagnostic in check_all(spec, shelf)]
    match format_:
        case "json":
            put_json(diagnostics_data(found), output)
        case "csv":
            put(table_csv(*diagnostics_table(found, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(table_markdown(*diagnostics_table(found, LANGUAGE)), output)
        case _:
            show_diagnostics(found)
            errors = sum(diagnostic.severity == "error" for diagnostic in found)
            names = on_one_line(say("、", ", ").join(specs))
            good = say(f"{names}：没有错误", f"{names}: no errors")
            put(
                say(f"{names}：{errors} 个错误", f"{names}: {errors} error{'' if errors == 1 else 's'}")
                if errors
                else good,
                output,
            )
    if any(diagnostic.code == "file-not-found" for diagnostic in found):
        name_shipped_plans()
    if any(diagnostic.code in UNREADABLE for diagnostic in found):
        raise SystemExit(Exit.BAD_INPUT)
    if has_errors(found):
        raise SystemExit(Exit.NO)
