"""``dp-rules set SPEC INDICATOR TARGET``"""

from pathlib import Path
from typing import Any, NoReturn

import click

from dp_rules.checking import check_whole
from dp_rules.cli.gates import tell_gates
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import areas_or_exit, data_or_exit, no_such_indicator, periods_or_exit, plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, part_options, reading_options, spec_argument
from dp_rules.cli.output import Exit, fail, note, put, show_diagnostics
from dp_rules.cli.spec_text import SpecText, read_spec_text, refuse_to_write_shipped, spec_path, write_spec_text
from dp_rules.evaluation.doubts import doubts_behind
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.files import Encoding
from dp_rules.gates.run import run_gates
from dp_rules.report.results import results_data
from dp_rules.report.tables import table_text
from dp_rules.report.turned_table import turned_summary, turned_table
from dp_rules.spec.blanks import TO_FILL_IN
from dp_rules.spec.edit import Edit, edit_target, find_indicator, spellings
from dp_rules.spec.model import Plan
from dp_rules.spec.names import Files
from dp_rules.spec.shelf import Shelf
from dp_rules.spec.stack import read_stack, shown_name
from dp_rules.spec.unedited import left_as_it_was
from dp_rules.text.diagnostic import Diagnostic, has_errors
from dp_rules.text.safe import printable


@click.command(
    "set",
    cls=Command,
    help=say(
        "改一项指标的目标值：只改规格文件里的那一处，先检查再写。",
        "Change the target of an indicator: that one place of the spec, checked before it is written.",
    ),
)
@spec_argument
@click.argument("indicator", metavar="INDICATOR")
@click.argument("target", required=False, metavar="TARGET")
@click.option("--dry-run", is_flag=True, help=say("只显示，不写文件", "show the change and write nothing"))
@click.option(
    "--data",
    multiple=True,
    metavar="DATA",
    help=say("数据文件：看哪些结论会变；可多次", "data, to see which verdicts would turn; may be repeated"),
)
@part_options
@reading_options
@common_options
def command(
    spec: str,
    indicator: str,
    target: str | None,
    dry_run: bool,  # noqa: FBT001  Click gives a flag as an argument
    data: tuple[str, ...],
    **selection: Any,
) -> None:
    """Exit with 1 when the new rule is not right, or the indicator's rule is not in this file."""
    if target is None:
        fail(
            say(
                '缺少目标值。目标值要加引号："> 75%"；不加引号，> 会被系统当作“写到文件”',
                'the target is missing. It stands in quotation marks, "> 75%"; without them the system takes > for "write to a file"',
            ),
            Exit.USAGE,
        )
    if not dry_run:
        refuse_to_write_shipped(spec)
    path = spec_path(spec)
    name = shown_name(path)
    read = read_spec_text(path, name)
    if read is None:
        raise SystemExit(Exit.BAD_INPUT)
    text = read.source.text
    files = _files_or_exit(spec, path, text)
    id_ = find_indicator(files, indicator)
    if id_ is None:
        no_such_indicator(indicator, spellings(files))
    edit, found = edit_target(files, id_, target)
    if edit is None:
        _refuse(found)
    if edit.text == text:
        note(say(f"{name}：已经是这样，没有写文件", f"{name}: it is so already; nothing was written"))
        return
    before, known = check_whole(spec, Shelf({path: text}))
    plan, found = check_whole(spec, Shelf({path: edit.text}))
    if not isinstance(plan, Plan) or has_errors(_but_blanks(found)):
        _refuse(_but_blanks(found))
    _show(edit, name)
    if data or selection["tables"]:
        was_right = isinstance(before, Plan) and not has_errors(known)
        _show_verdicts(before if isinstance(before, Plan) and was_right else None, plan, id_, data, selection)
    said = {(diagnostic.code, diagnostic.message) for diagnostic in known}
    show_diagnostics([diagnostic for diagnostic in found if (diagnostic.code, diagnostic.message) not in said])
    changed = plan.indicator(id_)
    if changed is not None:
        show_diagnostics(left_as_it_was(files, changed))
        _note_tests(plan, id_, name)
    if dry_run:
        note(say(f"{name}：没有写文件（--dry-run）", f"{name}: nothing was written (--dry-run)"))
    elif write_spec_text(path, name, edit.text, _encoding_or_exit(read, name)):
        note(say(f"{name}：已写入", f"{name}: written"))
    else:
        raise SystemExit(Exit.BAD_INPUT)


def _but_blanks(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is left to fill in: a new spec is filled in one target after another."""
    return [diagnostic for diagnostic in found if diagnostic.code != TO_FILL_IN]


def _note_tests(plan: Plan, id_: str, name: str) -> None:
    """Say how many of the indicator's tests no longer pass."""
    if not any(test.indicator == id_ for test in plan.tests):
        return
    from dp_rules.spectest.cases import read_cases  # noqa: PLC0415  only a plan with tests needs it
    from dp_rules.spectest.run import run_case  # noqa: PLC0415  as above

    cases = [case for case in read_cases(plan)[0] if case.indicator.id == id_]
    failed = sum(bool(run_case(case, plan.scope).differences) for case in cases)
    if failed:
        note(
            say(
                f"这项指标有 {len(cases)} 个测试，{failed} 个不再通过：dp-rules test {name} --indicator {id_}",
                f"of the indicator's {len(cases)} tests {failed} no longer pass: dp-rules test {name} --indicator {id_}",
            )
        )


def _encoding_or_exit(read: SpecText, name: str) -> Encoding:
    if read.encoding is None:
        fail(
            say(
                f"{name} 的编码写不回去；用 dp-rules format 改成 UTF-8 再试",
                f"{name} cannot be written back in its encoding; make it UTF-8 with dp-rules format and try again",
            )
        )
    return read.encoding


def _files_or_exit(spec: str, path: Path, text: str) -> Files:
    """Return the plan's file and what it extends; its rules may be wrong, since one is to be put right."""
    found: list[Diagnostic] = []
    files = read_stack(path, found, Shelf({path: text}))
    if files is None or has_errors(_but_blanks(found)) or "plan" not in files[0].values:
        if not found:
            plan_or_exit(spec)
        show_diagnostics(found)
        note(
            say(
                "文件另有错误，改好后再用 set；没有写文件",
                "the file has other errors: mend them before you use set; nothing was written",
            )
        )
        raise SystemExit(Exit.BAD_INPUT)
    return files


def _refuse(found: list[Diagnostic]) -> NoReturn:
    show_diagnostics(found)
    note(say("没有写文件", "nothing was written"))
    raise SystemExit(Exit.NO)


def _show(edit: Edit, name: str) -> None:
    lines = [f"{name}:{edit.line}"]
    lines += [f"- {line}" for line in edit.old_lines] + [f"+ {line}" for line in edit.new_lines]
    put("\n".join(printable(line.rstrip("\r")) for line in lines), None)


def _show_verdicts(
    before: Plan | None, after: Plan, id_: str, data: tuple[str, ...], selection: dict[str, Any]
) -> None:
    """Show the verdicts of one indicator under the old and the new target."""
    period, area = selection.pop("period"), selection.pop("area")
    facts = data_or_exit(after, data, **selection)
    periods = periods_or_exit(facts, period)
    areas = areas_or_exit(after, facts, area, periods)
    if before is None:
        note(say("改前的计划有错误，评价不了", "the plan had errors before the change and cannot be evaluated"))
    reports = []
    for plan in (before or after, after):
        gated = run_gates(facts, plan.scope, plan.gates)
        results = evaluate_plan(plan, facts, areas, periods, [i for i in plan.indicators if i.id == id_], gated)
        if plan is after:
            tell_gates(gated, doubts_behind(results, after.scope.items, gated))
        reports.append(results_data(plan, results, facts.areas, facts.files)["results"])
    headers, rows = turned_table(reports[0], reports[1], LANGUAGE)
    if rows:
        put(f"\n{table_text(headers, rows)}", None)
    note(turned_summary(reports[0], reports[1], LANGUAGE))
