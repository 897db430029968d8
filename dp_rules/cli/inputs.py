"""What commands read: a plan, data, and which areas, periods and indicators are meant."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from dp_rules.cli.gates import tell_gates
from dp_rules.cli.language import say
from dp_rules.cli.levels import level_named_or_exit
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.cli.overwrite import refuse_to_overwrite
from dp_rules.cli.plans import name_known_plans
from dp_rules.cli.progress import Progress
from dp_rules.data.ambiguous_area import ambiguous_area
from dp_rules.data.dataset import Dataset
from dp_rules.data.read import Reading
from dp_rules.evaluation.doubts import doubts_behind
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.facts import MOST_PERIODS, asked_areas, latest_period, read_facts, read_periods, turned_round
from dp_rules.gates.run import Gated, run_gates
from dp_rules.language import core
from dp_rules.language.scope import Table
from dp_rules.quantity.period import Period
from dp_rules.spec.load import load_plan, read_spec
from dp_rules.spec.model import Catalogue, Indicator, Plan
from dp_rules.text.diagnostic import has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Document

MOST_NAMED = 6
MOST_LISTED = 24


class Run(NamedTuple):
    """A plan, the facts it was held against, what came out, and what the gates find in the facts."""

    plan: Plan
    facts: Dataset
    results: list[Result]
    gated: Gated


class Prepared(NamedTuple):
    """A plan and facts that are ready to be evaluated: which periods and indicators (None for all) are meant."""

    plan: Plan
    facts: Dataset
    periods: list[Period]
    indicators: list[Indicator] | None


def prepared_or_exit(
    spec: str,
    data: Sequence[str],
    *,
    period: str | None,
    indicator: Sequence[str],
    prefer: Sequence[str],
    areas: str | None,
    tables: Sequence[str],
    maps: Sequence[str],
    encoding: str | None,
    query: str | None,
    output: str | None,
    choose_periods: Callable[[Dataset, str | None], list[Period]] | None = None,
) -> Prepared:
    """Read what the arguments and options of a command name, or end with what is wrong with them.

    ``choose_periods`` reads ``--period`` in another way than for verdicts.
    """
    plan = plan_or_exit(spec)
    facts = data_or_exit(
        plan, data, areas=areas, tables=tables, prefer=prefer, encoding=encoding, maps=maps, query=query
    )
    refuse_to_overwrite(output, [spec], [*facts.files, *([] if areas is None else [areas]), *maps])
    chosen = indicators_or_exit(plan, indicator)
    return Prepared(plan, facts, (choose_periods or periods_or_exit)(facts, period), chosen)


def run_or_exit(
    spec: str,
    data: Sequence[str],
    *,
    area: Sequence[str],
    level: str | None = None,
    in_last_boundaries: bool = False,
    **selection: Any,
) -> Run:
    """Evaluate what the arguments and options of a command name, or end with what is wrong with them.

    ``in_last_boundaries`` means areas in the boundaries of the last period, for periods that are compared.
    """
    prepared = prepared_or_exit(spec, data, **selection)
    plan, facts, periods, chosen = prepared
    where = (
        areas_or_exit(plan, facts, area, periods)
        if level is None
        else areas_of_level_or_exit(plan, facts, level, periods)
    )
    gated = run_gates(facts, plan.scope, plan.gates)
    seen_from = max(periods) if in_last_boundaries and periods else None
    results = evaluate_plan(plan, facts, where, periods, chosen, gated, seen_from)
    is_everything = chosen is None and not area and level is None and set(periods) >= set(facts.known_periods())
    tell_gates(gated, None if is_everything else doubts_behind(results, plan.scope.items, gated))
    if not facts.areas and len(facts.known_areas()) > 1 and any(map(_lacks_its_areas, results)):
        note(
            say(
                "有的指标按县（或别的层级）评价：用 --areas 给出地区表，才知道哪些县属于哪个地区",
                "some indicators are judged over counties or another level: give a table of areas with --areas",
            )
        )
    return Run(plan, facts, results, gated)


def _lacks_its_areas(result: Result) -> bool:
    """Say whether a result has no value and its rule runs over a level of areas."""
    return result.chosen.value is None and any(
        isinstance(node, core.Aggregate) and node.table.is_level for node in core.walk(result.indicator.rule.node)
    )


def plan_or_exit(spec: str) -> Plan:
    """Return the plan, or end with what is wrong with it."""
    plan, found = load_plan(spec)
    show_diagnostics(found)
    if plan is None:
        if any(diagnostic.code == "file-not-found" for diagnostic in found):
            name_known_plans()
        raise SystemExit(Exit.BAD_INPUT)
    return plan


def spec_or_exit(spec: str) -> Plan | Catalogue:
    """Return the plan or the catalogue, or end with what is wrong with it."""
    read, found = read_spec(spec)
    show_diagnostics(found)
    if read is None or has_errors(found):
        if any(diagnostic.code == "file-not-found" for diagnostic in found):
            name_known_plans()
        raise SystemExit(Exit.BAD_INPUT)
    return read


def data_or_exit(
    plan: Plan,
    paths: Sequence[str],
    *,
    areas: str | None,
    tables: Sequence[str],
    prefer: Sequence[str],
    maps: Sequence[str],
    encoding: str | None,
    query: str | None,
) -> Dataset:
    """Return the facts, or end with what is wrong with the data."""
    if not paths and not tables:
        fail(say("缺少 DATA...\n用法见 dp-rules --help", "Missing argument 'DATA...'\nSee dp-rules --help"), Exit.USAGE)
    pairs = []
    for text in tables:
        name, equals, path = text.partition("=")
        if not equals or not path:
            fail(say(f"--table 写作 表=文件，不是“{text}”", f'--table is written TABLE=FILE, not "{text}"'), Exit.USAGE)
        pairs.append((name, path))
    with Progress() as progress:
        reading = Reading(encoding, query, progress)
        facts, found = read_facts(plan, paths, areas=areas, tables=pairs, prefer=prefer, maps=maps, reading=reading)
    show_diagnostics(found)
    if facts is None:
        raise SystemExit(Exit.BAD_INPUT)
    for publisher in prefer:
        if publisher not in facts.publishers:
            known = say("、", ", ").join(facts.publishers) or say("无", "none")
            note(
                say(
                    f"数据中没有来源“{publisher}”；有 {known}",
                    f'the data has no publisher "{publisher}"; it has {known}',
                )
            )
    return facts


def periods_or_exit(facts: Dataset, option: str | None) -> list[Period]:
    """Return the periods that ``--period`` names, by default the latest that has data."""
    known = facts.known_periods()
    if option is None:
        latest = latest_period(facts)
        others = [str(period) for period in known if period not in latest]
        if others:
            note(
                say(
                    f"评价最近的时期 {latest[0]}；数据中还有 {'、'.join(others)}（用 --period 选定，或 --period all）",
                    f"evaluating the latest period, {latest[0]}; the data also has {', '.join(others)} (choose with --period, or --period all)",
                )
            )
        return latest
    periods = read_periods(option, known)
    if periods is None:
        turned = turned_round(option)
        if turned is not None:
            part, right = turned
            fail(
                say(
                    f"“{part}”首尾颠倒了；写作 {right}",
                    f'"{part}" ends before it begins: write {right}',
                ),
                Exit.USAGE,
            )
        fail(
            say(
                f"“{option}”不是时期；写作 2023、2022..2024、2023Q2 或 all",
                f'"{option}" is not a period: write 2023, 2022..2024, 2023Q2 or all',
            ),
            Exit.USAGE,
        )
    if len(periods) > MOST_PERIODS:
        fail(
            say(
                f"“{option}”有 {len(periods)} 个时期，最多评价 {MOST_PERIODS} 个；数据中有 {_some(known)}",
                f'"{option}" are {len(periods)} periods; at most {MOST_PERIODS} are evaluated, and the data has {_some(known)}',
            ),
            Exit.USAGE,
        )
    empty = [period for period in periods if period not in known]
    if empty and known:
        note(
            say(
                f"{_some(empty)} 没有数据；数据中有 {_some(known)}",
                f"no data for {_some(empty)}; there is {_some(known)}",
            )
        )
    return periods


def _some(periods: Sequence[Period]) -> str:
    """Return the first of many periods as they are named."""
    return say("、", ", ").join(map(str, periods[:MOST_LISTED])) + ("…" if len(periods) > MOST_LISTED else "")


def areas_or_exit(plan: Plan, facts: Dataset, options: Sequence[str], periods: Sequence[Period]) -> list[str]:
    """Return the areas that ``--area`` names, by default those with data."""
    found, unknown = asked_areas(plan, facts, options, periods)
    if unknown is not None:
        if facts.areas.bearing(unknown):
            show_diagnostics([ambiguous_area(unknown, facts.areas, Document("--area"))])
            raise SystemExit(Exit.USAGE)
        _no_such_area(unknown, facts)
    if not options:
        others = [facts.areas.name(area) for area in found if facts.areas.name(area) != plan.area]
        if others:
            names = say("、", ", ").join(others[:MOST_NAMED]) + ("…" if len(others) > MOST_NAMED else "")
            note(
                say(
                    f"计划的地区是{plan.area}；数据中有 {names}", f"the plan is for {plan.area}; the data is of {names}"
                )
            )
    return found


def _no_such_area(name: str, facts: Dataset) -> NoReturn:
    """End the command because no area is called ``name``; without a table of areas only those with data are known."""
    spoken = list(dict.fromkeys(facts.areas.name(code) for code in facts.areas.by_code or facts.known_areas()))
    close = nearest(name, spoken)
    names = say("、", ", ").join(spoken[:MOST_NAMED]) + ("…" if len(spoken) > MOST_NAMED else "")
    hint = (
        say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
        if close
        else say(f"；有 {names}", f"; it has {names}")
    )
    where = say("地区表", "table of areas") if facts.areas else say("数据", "data")
    fail(say(f"{where}中没有地区“{name}”", f'the {where} has no area "{name}"') + hint)


def level_or_exit(plan: Plan, facts: Dataset, level: str, periods: Sequence[Period]) -> Table:
    """Return the level that is called so, in any spelling, and of which the table has areas that exist in one of ``periods``."""
    table = level_named_or_exit(plan, level)
    if not _of_level(facts, table, periods):
        fail(
            say(
                f"地区表中没有“{table.name.zh}”一级的地区；用 --areas 给出地区表",
                f"no area of the level {table.name.en} is known: give a table of areas with --areas",
            )
        )
    return table


def areas_of_level_or_exit(plan: Plan, facts: Dataset, level: str, periods: Sequence[Period]) -> list[str]:
    """Return every area of a level that exists in one of ``periods``, whether it has data or not."""
    return _of_level(facts, level_or_exit(plan, facts, level, periods), periods)


def _of_level(facts: Dataset, table: Table, periods: Sequence[Period]) -> list[str]:
    of_level = sorted(code for code, area in facts.areas.by_code.items() if area.level == table.id)
    return [code for code in of_level if any(facts.areas.exists(code, period) for period in periods)]


def indicators_or_exit(plan: Plan, options: Sequence[str]) -> list[Indicator] | None:
    """Return the indicators that ``--indicator`` names by id, number or Chinese name; None for all."""
    if not options:
        return None
    found = []
    for option in options:
        indicator = plan.indicator(option)
        if indicator is None:
            no_such_indicator(option, [s for i in plan.indicators for s in (i.id, i.definition.name.zh)])
        found.append(indicator)
    return list({indicator.id: indicator for indicator in found}.values())


def no_such_indicator(name: str, spellings: Sequence[str]) -> NoReturn:
    """End the command because nothing of the plan is called ``name``; ``spellings`` are what it might have been."""
    close = nearest(name, spellings)
    hint = (
        say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
        if close
        else say("；用 dp-rules show 查看计划的全部指标", "; dp-rules show lists the plan's indicators")
    )
    fail(say(f"计划中没有指标“{name}”", f'the plan has no indicator "{name}"') + hint)
