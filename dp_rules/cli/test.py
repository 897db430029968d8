"""``dp-rules test SPEC...``"""

from typing import Any

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import indicators_or_exit, plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, note, put, put_json, show_diagnostics
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.facts import vocabulary_of
from dp_rules.report.test_results import Mutants, SpecRun, Survivor, tests_data
from dp_rules.spec.model import Indicator, Plan
from dp_rules.spectest.boundaries import Boundary, Unsolved, as_case, boundaries_of
from dp_rules.spectest.cases import Case, read_cases
from dp_rules.spectest.coverage import coverage_of
from dp_rules.spectest.mutants import is_noticed, mutants_of, telling, untried
from dp_rules.spectest.run import Outcome, run_case
from dp_rules.text.diagnostic import has_errors


@click.command(
    "test",
    cls=Command,
    help=say(
        "运行规格文件里的测试，并在目标值上下自动试算。",
        "Run the tests of spec files, and try each limit from both sides.",
    ),
)
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@click.option(
    "--indicator",
    multiple=True,
    metavar=say("指标", "INDICATOR"),
    help=say("指标的标识、编号或名称；可多次", "an indicator's id, number or name; may be repeated"),
)
@click.option("--boundaries", is_flag=True, help=say("逐个列出自动生成的用例", "list the generated cases one by one"))
@click.option("--coverage", is_flag=True, help=say("列出测试没有遇到的情况", "list what no test has seen"))
@click.option(
    "--mutants",
    is_flag=True,
    help=say("改动规则，列出没有测试察觉的改动", "edit the rules, and list the edits that no test notices"),
)
@click.option(
    "--propose",
    is_flag=True,
    help=say("不运行，只写出可以粘贴到计划里的测试", "run nothing, and write tests to be pasted into the plan"),
)
@format_option("table", "json", "junit", "markdown")
@output_option
@common_options
def command(
    specs: tuple[str, ...],
    indicator: tuple[str, ...],
    propose: bool,  # noqa: FBT001  Click gives a flag as an argument
    boundaries: bool,  # noqa: FBT001  Click gives a flag as an argument
    format_: str,
    output: str | None,
    **asked: bool,
) -> None:
    """Exit with 1 when a test fails, or with ``--mutants`` when an edit is not noticed."""
    refuse_to_overwrite(output, specs)
    if propose:
        put("\n".join(_proposal(spec, indicator) for spec in specs), output, for_programs=True)
        return
    runs = [_run(spec, indicator, **asked) for spec in specs]
    data = tests_data(runs)
    _put(data, format_, output, list_generated=boundaries)
    for run in runs:
        if not run.plan.tests:
            note(
                say(
                    f"{run.plan.files[0]} 没有测试；用 --propose 写出可以粘贴的测试",
                    f"{run.plan.files[0]} has no tests; --propose writes some to be pasted",
                )
            )
    summary = data["summary"]
    if summary["generated_failed"]:
        note(
            say(
                "生成的用例不符：多半是程序的错误，请报告给维护者",
                "a generated case failed: most likely a fault of the program, please report it to the maintainers",
            )
        )
    if summary["failed"] or summary["generated_failed"] or any(run.mutants and run.mutants.survivors for run in runs):
        raise SystemExit(Exit.NO)


def _put(data: dict[str, Any], format_: str, output: str | None, *, list_generated: bool) -> None:
    match format_:
        case "json":
            put_json(data, output)
        case "junit":
            from dp_rules.report.tests_junit import tests_junit  # noqa: PLC0415  only this format needs it

            put(tests_junit(data, LANGUAGE), output, for_programs=True)
        case "markdown":
            from dp_rules.report.tests_text import tests_markdown  # noqa: PLC0415  only this format needs it

            put(tests_markdown(data, LANGUAGE), output)
        case _:
            from dp_rules.report.tests_text import tests_text  # noqa: PLC0415  only this format needs it

            put(tests_text(data, LANGUAGE, list_generated=list_generated), output)


def _plan(spec: str, names: tuple[str, ...]) -> tuple[Plan, list[Indicator], list[Case]]:
    """Return a plan, the indicators that are meant and their tests, or end with what is wrong with them."""
    plan = plan_or_exit(spec)
    chosen = indicators_or_exit(plan, names) or list(plan.indicators)
    cases, found = read_cases(plan)
    show_diagnostics(found)
    if has_errors(found):
        raise SystemExit(Exit.BAD_INPUT)
    ids = {indicator.id for indicator in chosen}
    return plan, chosen, [case for case in cases if case.indicator.id in ids]


def _proposal(spec: str, names: tuple[str, ...]) -> str:
    from dp_rules.report.tests_toml import tests_toml  # noqa: PLC0415  only a proposal needs it

    plan, chosen, _ = _plan(spec, names)
    tested = {test.indicator for test in plan.tests}
    if not names:
        chosen = [indicator for indicator in chosen if indicator.id not in tested]
    if tested and len(chosen) < len(plan.indicators):
        note(
            say(
                f"{plan.files[0]} 已有测试的指标不再写；把结果贴在文件末尾",
                f"indicators of {plan.files[0]} that have tests are left out; paste the result at the end of the file",
            )
        )
    made: list[tuple[str, list[Boundary]]] = []
    for indicator in chosen:
        boundaries = boundaries_of(indicator)
        if isinstance(boundaries, Unsolved):
            name = indicator.definition.name
            note(
                say(
                    f"没有生成用例：{name.zh}（{boundaries.reason.zh}）",
                    f"no cases generated: {name.en} ({boundaries.reason.en})",
                )
            )
        else:
            made.append((indicator.id, boundaries))
    return tests_toml(made, to_be_added=bool(tested))


def _run(spec: str, names: tuple[str, ...], *, coverage: bool, mutants: bool) -> SpecRun:
    plan, chosen, cases = _plan(spec, names)
    outcomes = [run_case(case, plan.scope) for case in cases]
    vocabulary = vocabulary_of(plan)
    made: list[tuple[Boundary, Outcome]] = []
    unsolved: list[Unsolved] = []
    for indicator in chosen:
        boundaries = boundaries_of(indicator)
        if isinstance(boundaries, Unsolved):
            unsolved.append(boundaries)
            continue
        made += [(boundary, run_case(as_case(boundary, plan, vocabulary), plan.scope)) for boundary in boundaries]
    return SpecRun(
        plan,
        outcomes,
        made,
        unsolved,
        [coverage_of(indicator, outcomes) for indicator in chosen] if coverage else None,
        _mutants(plan, chosen, outcomes, made) if mutants else None,
    )


def _mutants(
    plan: Plan, chosen: list[Indicator], outcomes: list[Outcome], made: list[tuple[Boundary, Outcome]]
) -> Mutants:
    count = 0
    survivors = []
    for indicator in chosen:
        passing = [o.case for o in outcomes if o.case.indicator.id == indicator.id and not o.differences]
        known = [(b, o.case) for b, o in made if b.indicator.id == indicator.id and not o.differences]
        for mutant in mutants_of(indicator, plan.scope):
            count += 1
            if not is_noticed(mutant, passing, plan.scope):
                case = telling(mutant, [case for _, case in known], plan.scope)
                suggested = next((boundary for boundary, own in known if own is case), None)
                survivors.append(Survivor(mutant, suggested))
    return Mutants(count, survivors, sum(untried(indicator, plan.scope) for indicator in chosen))
