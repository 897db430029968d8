"""The rule tests of a plan, read: the data that each gives, and what is expected of it."""

import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple, cast

from dp_rules.data.dataset import Dataset
from dp_rules.data.read_fact import read_fact, read_period_at
from dp_rules.data.vocabulary import Subject, Vocabulary, names_by_id
from dp_rules.evaluation.verdict import Verdict
from dp_rules.facts import vocabulary_of
from dp_rules.language import core
from dp_rules.language.scope import Scope
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import POINTS
from dp_rules.spec.model import Indicator, Plan, WrittenTest
from dp_rules.spectest.given import Given, Setting, read_given, text_of
from dp_rules.spectest.nothing_to_say import PlainlyRight
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors, in_order
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Place


class Case(NamedTuple):
    """One test: an indicator's rule on a dataset, and what has to come out.

    ``value`` and ``reasons`` are None where the test does not say what they should be.
    """

    indicator: Indicator
    name: str | None
    given: Given
    dataset: Dataset
    area: str
    period: Period
    verdict: Verdict
    value: Interval | None
    value_text: str | None
    reasons: frozenset[str] | None
    place: Place


def check_cases(plan: Plan) -> list[Diagnostic]:
    """Return everything that is wrong with the tests of a plan, sorted by place; whether they pass is not looked at."""
    return _read_cases(plan, each_row=False)[1]


def read_cases(plan: Plan) -> tuple[list[Case], list[Diagnostic]]:
    """Return the tests of a plan, and everything that is wrong with them, sorted by place."""
    return _read_cases(plan, each_row=True)


def _read_cases(plan: Plan, *, each_row: bool) -> tuple[list[Case], list[Diagnostic]]:
    found: list[Diagnostic] = []
    vocabulary = vocabulary_of(plan)
    names = names_by_id(vocabulary)
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    related = _related(plan.scope)
    named: dict[str, set[str]] = {}
    is_plainly_right = PlainlyRight(vocabulary)
    cases = []
    for written in plan.tests:
        indicator = by_id.get(written.indicator)
        if indicator is None:
            if not _has_faults(written.indicator, plan):
                found.append(_unknown_indicator(written, by_id))
            continue
        if indicator.id not in named:
            named[indicator.id] = {indicator.id, *_named(indicator, related)}
        if not each_row and is_plainly_right(written, indicator, named[indicator.id]):
            continue
        case = _read_case(written, indicator, plan, vocabulary, names, found, each_row=each_row)
        if case is not None:
            found += _unused(case, named[indicator.id])
            cases.append(case)
    return cases, in_order(found)


def _has_faults(id_: str, plan: Plan) -> bool:
    """Say whether a plan states an indicator that could not be read; its own faults are told elsewhere."""
    return any(
        id_ in file.left_out or id_ in file.values.get("indicators", {}) for file in plan.stack if "plan" in file.values
    )


def _unknown_indicator(written: WrittenTest, known: Collection[str]) -> Diagnostic:
    close = nearest(written.indicator, known)
    message = Bilingual(f"计划中没有指标“{written.indicator}”", f'the plan has no indicator "{written.indicator}"')
    help_ = Bilingual("写指标的标识（dp-rules show 可查）", "write the indicator's id, which dp-rules show lists")
    if close:
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
    return Diagnostic("unknown-indicator", message, written.file.key_place(written.path[:2]), help=help_)


def _read_case(
    written: WrittenTest,
    indicator: Indicator,
    plan: Plan,
    vocabulary: Vocabulary,
    names: Mapping[str, Bilingual],
    found: list[Diagnostic],
    *,
    each_row: bool,
) -> Case | None:
    entry, path, file = written.entry, written.path, written.file
    given = (*path, "given")
    before = len(found)
    period: Period | None = Period(indicator.due)
    if "period" in entry:
        period = read_period_at(str(entry["period"]), written.file.value_place((*path, "period")), found)
    value = _expected_value(written, indicator, vocabulary, found)
    if period is None:
        return None
    setting = Setting(
        plan.area,
        period,
        vocabulary,
        lambda inside: file.key_place((*given, *inside)),
        lambda inside: file.value_place((*given, *inside)),
        names,
        each_row,
    )
    dataset = read_given(entry["given"], setting, found)
    if has_errors(found[before:]):
        return None
    return Case(
        indicator=indicator,
        name=entry.get("name"),
        given=entry["given"],
        dataset=dataset,
        area=plan.area,
        period=period,
        verdict=cast("Verdict", entry["expect"]),
        value=value,
        value_text=text_of(entry["value"]) if "value" in entry else None,
        reasons=frozenset(entry["reasons"]) if "reasons" in entry else None,
        place=written.file.value_place(path),
    )


_FRACTION = re.compile(r"(-?[0-9]{1,30})/([0-9]{1,30})")
_POINTS = re.compile(r" *(?:pp|个?百分点)$")


def _expected_value(
    written: WrittenTest, indicator: Indicator, vocabulary: Vocabulary, found: list[Diagnostic]
) -> Interval | None:
    """Return the value that a test expects of the measure: ``70%``, ``>80%``, ``1/3``, 3000."""
    if "value" not in written.entry:
        return None
    place = written.file.value_place((*written.path, "value"))
    if indicator.rule.unit is None:
        message = Bilingual(
            "这条规则没有单一的计算方法，没有可以核对的值",
            "this rule has no single measure, and so no value to compare",
        )
        found.append(Diagnostic("no-measure", message, place, help=Bilingual("删去 value", "leave out `value`")))
        return None
    text = text_of(written.entry["value"])
    fraction = _FRACTION.fullmatch(text)
    if fraction and int(fraction[2]):
        return exact(Fraction(int(fraction[1]), int(fraction[2])))
    text = _POINTS.sub("%", text) if indicator.rule.unit == POINTS else text
    subject = Subject(indicator.id, indicator.rule.unit)
    fact = read_fact(subject, "", Period(0), text, vocabulary, place, found)
    if fact is not None and (fact.values is None or fact.change is not None):
        message = Bilingual(f"“{text}”不是一个值", f'"{text}" is not a value')
        help_ = Bilingual("例如 70%、>80%、1/3、3000", "for example 70%, >80%, 1/3, 3000")
        found.append(Diagnostic("unreadable-figure", message, place, help=help_))
    return None if fact is None else fact.values


def _unused(case: Case, used: set[str]) -> list[Diagnostic]:
    """Warn of what is given and cannot bear on the rule."""
    given = {fact.id: fact for fact in case.dataset.facts.values() if fact.id not in used}
    for table, records in case.dataset.records.items():
        for record in records:
            given |= {id_: fact for id_, fact in record.cells.items() if table not in used}
    message = Bilingual("规则用不上这个数", "the rule has no use for this figure")
    help_ = Bilingual("核对名称，或删去", "check the name, or leave it out")
    return [Diagnostic("unused-given", message, f.place, help=help_, severity="warning") for f in given.values()]


def _related(scope: Scope) -> dict[str, list[str]]:
    """Return for each item its whole and its parts, from which bounds follow where it is missing."""
    found: dict[str, list[str]] = {}
    for item in scope.items.values():
        if item.subset_of is not None:
            found.setdefault(item.id, []).append(item.subset_of)
            found.setdefault(item.subset_of, []).append(item.id)
    return found


def _named(indicator: Indicator, related: dict[str, list[str]]) -> set[str]:
    """Return the ids of everything that bears on an indicator's rule."""
    rule = indicator.rule
    waiting: list[str] = []
    tables: set[str] = set()
    for node in (rule.node, rule.totals, *(reading.rule.node for reading in indicator.readings)):
        for part in () if node is None else core.walk(node):
            if isinstance(part, core.ItemValue):
                waiting.append(part.item.id)
            elif isinstance(part, core.Aggregate):
                tables.add(part.table.id)
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen:
            seen.add(id_)
            waiting += related.get(id_, ())
    return seen | tables
