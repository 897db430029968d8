"""``dp-rules dispute SPEC DATA... INDICATOR --claimed FIGURE``"""

from collections.abc import Mapping
from itertools import islice
from typing import Any, TypeVar

import click

from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.search import MOST_CHANGES, USUAL_CHANGES, search
from dp_rules.cli.gates import tell_gates
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import Prepared, areas_or_exit, prepared_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import (
    common_options,
    format_option,
    output_option,
    part_options,
    reading_options,
    spec_argument,
)
from dp_rules.cli.output import Exit, fail, put, put_json
from dp_rules.evaluation.doubts import doubts_behind
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period
from dp_rules.report.dispute import Searched, dispute_data
from dp_rules.report.dispute_text import dispute_markdown, dispute_text
from dp_rules.text.bilingual import Bilingual

_MOST_NAMED = 6
_USAGE = "dp-rules dispute SPEC DATA... INDICATOR --claimed 71.2%"

Thing = TypeVar("Thing")


@click.command(
    "dispute",
    cls=Command,
    help=say(
        "有人报了另一个数：找出给出它的定义（换了分母、年份、地区，修约，等等）。",
        "Somebody claims another figure: find the definitions that would give it.",
    ),
)
@spec_argument
@click.argument("given", nargs=-1, metavar="DATA... INDICATOR")
@click.option(
    "--claimed",
    metavar=say("数", "FIGURE"),
    help=say(
        "对方报的数，照原样写：71.2%、4.4、1,234、12.3万", "the figure claimed, as it is written: 71.2%, 4.4, 1,234"
    ),
)
@click.option(
    "--changes",
    type=click.IntRange(1, MOST_CHANGES),
    default=USUAL_CHANGES,
    metavar=say("几处", "NUMBER"),
    help=say(
        f"一个定义最多改几处，1 到 {MOST_CHANGES}；不写则 {USUAL_CHANGES}",
        f"how many changes a definition may have, 1 to {MOST_CHANGES}; {USUAL_CHANGES} if not given",
    ),
)
@part_options
@reading_options
@click.option(
    "--indicator",
    metavar=say("指标", "INDICATOR"),
    help=say("指标也可以这样写", "the indicator, if it is not the last argument"),
)
@click.option("--all", "everything", is_flag=True, help=say("列出全部", "list every definition that gives the figure"))
@format_option("text", "json", "markdown")
@output_option
@common_options
def command(
    spec: str,
    given: tuple[str, ...],
    claimed: str | None,
    changes: int,
    indicator: str | None,
    area: tuple[str, ...],
    everything: bool,  # noqa: FBT001  Click gives a flag as an argument
    format_: str,
    output: str | None,
    **selection: Any,
) -> None:
    """Write which definitions would give the claimed figure."""
    data, name = (given, indicator) if indicator is not None else (given[:-1], given[-1] if given else "")
    if not name or (not data and not selection["tables"]):
        fail(
            say(
                f"SPEC 后面要写 DATA... 和 INDICATOR，缺了一样；写作 {_USAGE}",
                f"after SPEC come DATA... and INDICATOR, of which one is missing: write {_USAGE}",
            ),
            Exit.USAGE,
        )
    if claimed is None or not claimed.strip():
        fail(
            say(
                f"缺少 --claimed：对方报的数；写作 {_USAGE}",
                f"--claimed is missing, the figure that is claimed: write {_USAGE}",
            ),
            Exit.USAGE,
        )
    prepared = prepared_or_exit(spec, data, indicator=(name,), output=output, **selection)
    codes = areas_or_exit(prepared.plan, prepared.facts, area, prepared.periods)
    where = _one_or_exit("--area", {code: prepared.facts.areas.name(code) for code in codes})
    period = _one_or_exit("--period", {one: str(one) for one in prepared.periods})
    searched = _searched_or_exit(prepared, where, period, claimed, changes)
    report = dispute_data(prepared.plan, searched, changes, prepared.facts.areas, prepared.facts.files)
    match format_:
        case "json":
            put_json(report, output)
        case "markdown":
            put(dispute_markdown(report, LANGUAGE, everything=everything), output)
        case _:
            put(dispute_text(report, LANGUAGE, everything=everything), output)


def _one_or_exit(option: str, names: Mapping[Thing, str]) -> Thing:
    """Return the one area or period that a claimed figure is of, or end with those there are."""
    if not names:
        fail(say(f"没有数据；用 {option} 选定一个", f"there is no data; choose one with {option}"))
    if len(names) > 1:
        some = say("、", ", ").join(islice(names.values(), _MOST_NAMED)) + ("…" if len(names) > _MOST_NAMED else "")
        fail(
            say(
                f"一个数只属于一个地区、一个时期；用 {option} 选定一个：{some}",
                f"a figure is of one area and one period: choose one with {option}: {some}",
            ),
            Exit.USAGE,
        )
    return next(iter(names))


def _searched_or_exit(prepared: Prepared, area: str, period: Period, claimed: str, changes: int) -> list[Searched]:
    """Search for each measure of the indicator's rule, or end with why the figure cannot be one of it."""
    plan, facts = prepared.plan, prepared.facts
    gated = run_gates(facts, plan.scope, plan.gates)
    indicator = (prepared.indicators or plan.indicators)[0]
    asked = asked_of(plan, facts, gated, indicator, area, period, claimed)
    if isinstance(asked, Bilingual):
        fail(asked.say(LANGUAGE), Exit.USAGE)
    tell_gates(gated, doubts_behind([asked[0][0].result], plan.scope.items, gated))
    return [Searched(target, search(one, changes)) for one, target in asked]
