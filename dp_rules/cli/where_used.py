"""``dp-rules explain SPEC DATA... --where-used CELL|ITEM``"""

from collections.abc import Sequence
from typing import Any

from dp_rules.audit.where_used.uses import periods_asked, uses_of, where_asked
from dp_rules.audit.where_used.wanted import Unknown, find_wanted
from dp_rules.cli.gates import tell_gates
from dp_rules.cli.inputs import areas_or_exit, periods_or_exit, prepared_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import Exit, fail, put, put_json
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.doubts import doubts_behind
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period
from dp_rules.report.where_used import where_used_data
from dp_rules.report.where_used_text import where_used_markdown, where_used_text

MOST_VERDICTS = 100_000
"""So many verdicts are gone through; of more it is asked which are meant."""


def where_used(
    text: str,
    spec: str,
    data: Sequence[str],
    *,
    format_: str,
    everything: bool,
    area: Sequence[str],
    output: str | None,
    **selection: Any,
) -> None:
    """Write which verdicts a datum takes part in: in all periods, in its area and those around, unless they are chosen."""
    prepared = prepared_or_exit(spec, data, output=output, choose_periods=_periods, **selection)
    plan, facts = prepared.plan, prepared.facts
    wanted = find_wanted(text, plan, facts)
    if isinstance(wanted, Unknown):
        fail(wanted.message.say(LANGUAGE), Exit.USAGE)
    asked = where_asked(plan, facts, wanted.data)
    indicators = [one for one in asked.indicators if prepared.indicators is None or one in prepared.indicators]
    areas = areas_or_exit(plan, facts, area, prepared.periods) if area else list(asked.areas)
    count = len(indicators) * len(areas) * len(prepared.periods)
    if count > MOST_VERDICTS:
        fail(
            say(
                f"要查 {count} 个结论，最多 {MOST_VERDICTS} 个；用 --area、--period、--indicator 缩小范围",
                f"{count} verdicts would have to be gone through, at most {MOST_VERDICTS} are: choose with --area, --period or --indicator",
            ),
            Exit.USAGE,
        )
    gated = run_gates(facts, plan.scope, plan.gates)
    uses = list(uses_of(plan, facts, wanted.data, indicators, areas, prepared.periods, gated))
    own = [finding for fact in wanted.data for finding in gated.by_key.get((fact.id, fact.area, fact.period), ())]
    tell_gates(gated, [*own, *doubts_behind((use.result for use in uses), plan.scope.items, gated)])
    found = where_used_data(plan, wanted, uses, facts.areas)
    match format_:
        case "json":
            put_json(found, output)
        case "markdown":
            put(where_used_markdown(found, LANGUAGE, everything=everything), output)
        case _:
            put(where_used_text(found, LANGUAGE, everything=everything), output)


def _periods(facts: Dataset, option: str | None) -> list[Period]:
    return periods_asked(facts) if option is None else periods_or_exit(facts, option)
