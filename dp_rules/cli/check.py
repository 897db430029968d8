"""``dp-rules check SPEC...`` and ``dp-rules check --explain CODE``."""

from collections.abc import Sequence

import click

from dp_rules.checking import check_whole
from dp_rules.cli.help import Command
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, fail, note, put, put_json, show_diagnostics
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.cli.plans import name_known_plans
from dp_rules.report.diagnostics import diagnostics_data, diagnostics_table
from dp_rules.report.tables import table_csv, table_markdown
from dp_rules.spec.blanks import TO_FILL_IN
from dp_rules.spec.shelf import Shelf
from dp_rules.text.diagnostic import Diagnostic, each_once, has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.safe import brief, on_one_line

UNREADABLE = {
    "ambiguous-encoding",
    "file-not-found",
    "file-too-large",
    "not-text",
    "two-packages",
    "unreadable-encoding",
    "unreadable-file",
    "unusable-package",
}


@click.command(
    "check",
    cls=Command,
    help=say("检查规格文件：写法、名称、单位、目标值。", "Check spec files: shape, names, units, targets."),
)
@click.argument("specs", nargs=-1, metavar="SPEC...")
@click.option(
    "--explain",
    "code",
    metavar=say("代码", "CODE"),
    help=say("说明一个诊断代码，附例子；不检查文件", "explain a diagnostic's code with examples; checks no file"),
)
@format_option("table", "json", "csv", "markdown", "sarif", "github")
@output_option
@common_options
@click.pass_context
def command(context: click.Context, specs: tuple[str, ...], code: str | None, format_: str, output: str | None) -> None:
    """Exit with 1 when a spec has errors, with 3 when one cannot be read."""
    if code is not None:
        _explain(code, format_, output)
        return
    if not specs:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    refuse_to_overwrite(output, specs)
    shelf = Shelf() if len(specs) > 1 else None
    found = each_once(diagnostic for spec in specs for diagnostic in check_whole(spec, shelf)[1])
    _put(found, specs, format_, output)
    if any(diagnostic.code == "file-not-found" for diagnostic in found):
        name_known_plans()
    if any(diagnostic.code in UNREADABLE and diagnostic.severity == "error" for diagnostic in found):
        raise SystemExit(Exit.BAD_INPUT)
    if has_errors(found):
        raise SystemExit(Exit.NO)


def _put(found: Sequence[Diagnostic], specs: Sequence[str], format_: str, output: str | None) -> None:
    match format_:
        case "json":
            put_json(diagnostics_data(found), output)
        case "csv":
            put(table_csv(*diagnostics_table(found, LANGUAGE)), output, for_excel=True)
        case "markdown":
            put(table_markdown(*diagnostics_table(found, LANGUAGE)), output)
        case "sarif":
            from dp_rules.report.check_page import check_pages  # noqa: PLC0415  this format alone needs it
            from dp_rules.report.sarif import sarif  # noqa: PLC0415  this format alone needs it

            pages = check_pages({diagnostic.code for diagnostic in found}, LANGUAGE)
            put_json(sarif(found, pages, LANGUAGE), output)
        case "github":
            from dp_rules.report.github import github_commands  # noqa: PLC0415  this format alone needs it

            put(github_commands(found, LANGUAGE), output)
        case _:
            show_diagnostics(found)
            _offer_a_page(found)
            put(_summary(found, specs), output)


def _summary(found: Sequence[Diagnostic], specs: Sequence[str]) -> str:
    """Return how many errors there are, or that there are none, and how many warnings and remarks beside."""
    names = on_one_line(say("、", ", ").join(specs))
    counts = {kind: sum(one.severity == kind for one in found) for kind in ("error", "warning", "remark")}
    blanks = sum(diagnostic.code == TO_FILL_IN for diagnostic in found)
    parts = [_number(counts["error"], "错误", "error") or say("没有错误", "no errors")]
    if blanks:
        parts[0] += say(f"（其中 {blanks} 处待填）", f" ({blanks} left to fill in)")
    parts += [_number(counts["warning"], "警告", "warning"), _number(counts["remark"], "说明", "remark")]
    return say(f"{names}：", f"{names}: ") + say("，", ", ").join(part for part in parts if part)


def _number(count: int, zh: str, en: str) -> str:
    return say(f"{count} 个{zh}", f"{count} {en}{'' if count == 1 else 's'}") if count else ""


def _offer_a_page(found: Sequence[Diagnostic]) -> None:
    """Say once in a run, of the first code, that there is a page; a file that is not there needs none."""
    code = next((diagnostic.code for diagnostic in found if diagnostic.code not in UNREADABLE), None)
    if code is not None:
        command = f"dp-rules check --explain {code}"
        note(say(f"{command} 有解释和例子", f"{command} tells more, with examples"))


def _explain(code: str, format_: str, output: str | None) -> None:
    """Write the page of a code, or end with the codes that there are."""
    from dp_rules.report.check_page import check_page, page_codes  # noqa: PLC0415  this option alone needs it

    page = check_page(code, LANGUAGE)
    if page is None:
        code = brief(code)
        codes = page_codes()
        close = nearest(code, codes)
        hint = say(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else ""
        listed = say(f"代码有：{'、'.join(codes)}", f"the codes are: {', '.join(codes)}")
        fail(say(f"没有诊断代码“{code}”", f'there is no diagnostic code "{code}"') + f"{hint}\n{listed}", Exit.USAGE)
    put(page.markdown if format_ == "markdown" else page.text, output)
