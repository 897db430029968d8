"""What commands read: a plan, data, and which areas, periods and indicators are meant."""

from collections.abc import Sequence

from dp_rules.cli.language import say
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.data.dataset import Dataset
from dp_rules.facts import areas_with_data, latest_period, read_facts, read_periods
from dp_rules.quantity.period import Period
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Indicator, Plan
from dp_rules.spec.stack import shipped_specs
from dp_rules.text.nearest import nearest


def plan_or_exit(spec: str) -> Plan:
    """Return the plan, or end with what is wrong with it."""
    plan, found = load_plan(spec)
    show_diagnostics(found)
    if plan is None:
        if any(diagnostic.code == "file-not-found" for diagnostic in found):
            names = [name for name in shipped_specs() if name != "catalogue"]
            note(say(f"随程序提供的计划：{'、'.join(names)}", f"plans that come with the program: {', '.join(names)}"))
        raise SystemExit(Exit.BAD_INPUT)
    return plan


def data_or_exit(
    plan: Plan,
    paths: Sequence[str],
    *,
    areas: str | None,
    tables: Sequence[str],
    prefer: Sequence[str],
    encoding: str | None,
) -> Dataset:
    """Return the facts, or end with what is wrong with the data."""
    pairs = []
    for text in tables:
        name, equals, path = text.partition("=")
        if not equals or not path:
            fail(say(f"--table 写作 表=文件，不是“{text}”", f'--table is written TABLE=FILE, not "{text}"'), Exit.USAGE)
        pairs.append((name, path))
    facts, found = read_facts(plan, paths, areas=areas, tables=pairs, prefer=prefer, encoding=encoding)
    show_diagnostics(found)
    if facts is None:
        raise SystemExit(Exit.BAD_INPUT)
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
        fail(
            say(
                f"“{option}”不是时期；写作 2023、2022..2024、2023Q2 或 all",
                f'"{option}" is not a period: write 2023, 2022..2024, 2023Q2 or all',
            ),
            Exit.USAGE,
        )
    return periods


def areas_or_exit(plan: Plan, facts: Dataset, options: Sequence[str], periods: Sequence[Period]) -> list[str]:
    """Return the areas that ``--area`` names, by default those with data."""
    known = facts.known_areas()
    if not options:
        return areas_with_data(plan, facts, periods) or known[:1]
    if any(option.strip().lower() in {"all", "全部"} for option in options):
        return known
    found = []
    for option in options:
        area = facts.areas.canonical(option)
        if area not in known and area not in facts.areas.by_code:
            names = [facts.areas.name(code) for code in known]
            close = nearest(option, names)
            hint = (
                say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
                if close
                else say(f"；有 {'、'.join(names[:20])}", f"; it has {', '.join(names[:20])}")
            )
            fail(say(f"数据中没有地区“{option}”", f'the data has no area "{option}"') + hint)
        found.append(area)
    return found


def indicators_or_exit(plan: Plan, options: Sequence[str]) -> list[Indicator] | None:
    """Return the indicators that ``--indicator`` names by id, number or Chinese name; None for all."""
    if not options:
        return None
    found = []
    for option in options:
        indicator = plan.indicator(option)
        if indicator is None:
            spellings = [s for i in plan.indicators for s in (i.id, i.definition.name.zh)]
            close = nearest(option, spellings)
            hint = say(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else ""
            fail(say(f"计划中没有指标“{option}”", f'the plan has no indicator "{option}"') + hint)
        found.append(indicator)
    return found
