"""The rule tests of a plan, read: the data that each gives, and what is expected of it."""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import partial
from typing import NamedTuple, cast

from dp_rules.data.dataset import Dataset
from dp_rules.data.read_fact import read_fact, read_period_at
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.evaluation.verdict import Verdict
from dp_rules.facts import vocabulary_of
from dp_rules.language import core
from dp_rules.language.scope import Scope
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.spec.tests import WrittenTest
from dp_rules.spectest.given import Given, Setting, read_given, text_of
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, in_order
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


def read_cases(plan: Plan) -> tuple[list[Case], list[Diagnostic]]:
    """Return the tests of a plan, and everything that is wrong with them, sorted by place."""
    found: list[Diagnostic] = []
    vocabulary = vocabulary_of(plan)
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    cases = []
    for written in plan.tests:
        indicator = by_id.get(written.indicator)
        if indicator is None:
            found.append(_unknown_indicator(written, by_id))
            continue
        case = _read_case(written, indicator, plan, vocabulary, found)
        if case is not None:
            cases.append(case)
    return cases, in_order(found)


def _unknown_indicator(written: WrittenTest, known: Collection[str]) -> Diagnostic:
    close = nearest(written.indicator, known)
    message = Bilingual(f"计划中没有指标“{written.indicator}”", f'the plan has no indicator "{written.indicator}"')
    help_ = Bilingual("写指标的标识（dp-rules show 可查）", "write the indicator's id, which dp-rules show lists")
    if close:
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
    return Diagnostic("unknown-indicator", message, written.file.key_place(written.path[:2]), help=help_)


def _read_case(
    written: WrittenTest, indicator: Indicator, plan: Plan, vocabulary: Vocabulary, found: list[Diagnostic]
) -> Case | None:
    entry, file, path = written.entry, written.file, written.path
    before = len(found)
    period: Period | None = Period(indicator.due)
    if "period" in entry:
        period = read_period_at(str(entry["period"]), file.value_place((*path, "period")), found)
    value = _expected_value(written, indicator, vocabulary, found)
    if period is None:
        return None
    setting = Setting(
        plan.area,
        period,
        vocabulary,
        partial(_inside, file.key_place, (*path, "given")),
        partial(_inside, file.value_place, (*path, "given")),
    )
    dataset = read_given(entry["given"], setting, found)
    if len(found) > before:
        return None
    found += unused(indicator, dataset, plan.scope)
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
        place=file.value_place(path),
    )


def _inside(place: "partial[Place]", start: tuple[str | int, ...], path: tuple[str | int, ...]) -> Place:
    return place((*start, *path))


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
    fraction = re.fullmatch(r"(-?[0-9]{1,30})/([0-9]{1,30})", text)
    if fraction and int(fraction[2]):
        return exact(Fraction(int(fraction[1]), int(fraction[2])))
    subject = Subject(indicator.id, indicator.rule.unit)
    fact = read_fact(subject, "", Period(0), text, vocabulary, place, found)
    if fact is not None and (fact.values is None or fact.change is not None):
        message = Bilingual(f"“{text}”不是一个值", f'"{text}" is not a value')
        help_ = Bilingual("例如 70%、>80%、1/3、3000", "for example 70%, >80%, 1/3, 3000")
        found.append(Diagnostic("unreadable-figure", message, place, help=help_))
    return None if fact is None else fact.values


def unused(indicator: Indicator, dataset: Dataset, scope: Scope) -> list[Diagnostic]:
    """Warn of data that cannot bear on a rule: neither it nor its totals name them, nor are they a part or whole of what it names."""
    used = {indicator.id, *_named(indicator, scope)}
    facts = {fact.id: fact for fact in dataset.facts.values() if fact.id not in used}
    cells = {
        id_: fact
        for table, records in dataset.records.items()
        for record in records
        for id_, fact in (
            record.cells.items() if table in used else ((table, next(iter(record.cells.values()), None)),)
        )
        if id_ not in used and fact is not None
    }
    message = Bilingual("规则用不上这个数", "the rule has no use for this figure")
    help_ = Bilingual("核对名称，或删去", "check the name, or leave it out")
    return [
        Diagnostic("unused-given", message, fact.place, help=help_, severity="warning")
        for fact in (*facts.values(), *cells.values())
    ]


def _named(indicator: Indicator, scope: Scope) -> Iterator[str]:
    """Yield the ids of everything that bears on an indicator's rule."""
    rule = indicator.rule
    nodes = [rule.node, rule.totals, *(reading.rule.node for reading in indicator.readings)]
    waiting: list[str] = []
    for node in nodes:
        for part in () if node is None else core.walk(node):
            if isinstance(part, core.ItemValue):
                waiting.append(part.item.id)
            elif isinstance(part, core.Aggregate):
                yield part.table.id
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        yield id_
        item = scope.items.get(id_)
        waiting += [] if item is None or item.subset_of is None else [item.subset_of]
        waiting += [part.id for part in scope.items.values() if part.subset_of == id_]
