"""One rule on data that is in memory: the verdict with its full trace, against the bare answers of others.

``rate(a, b) > 83%`` is evaluated as a run does it: an area is looked at, its facts are found, every
step is kept and the verdict is read off the steps. rule-engine and cel-python, with the rule
compiled beforehand too, only say yes or no. cel-python multiplies across instead of dividing, which
is the exact way to write it there. A Python function is the floor.

All have to agree, also where the rate is the target itself, before anything is measured.
"""

from collections.abc import Callable
from fractions import Fraction

import celpy
from celpy.celtypes import IntType
from rule_engine import Rule  # type: ignore[import-untyped]  # it has no annotations
from timing import interleaved, ratio, show, show_heading

from dp_rules.bundled import bundled
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.verdict import judge
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.prelude import read_prelude
from dp_rules.language.scope import Item, Scope
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import counted
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Cell, Source

ROUNDS = 41
CALLS = 200
MOST_OF_RULE_ENGINE = 4
LEAST_OF_CEL = 8
RULE, IN_RULE_ENGINE, IN_CEL = "rate(a, b) > 83%", "a / b > 0.83", "a * 100 > b * 83"
OURS, RULE_ENGINE, CEL, PYTHON = "dp_rules with trace and verdict", "rule-engine", "cel-python", "Python"
AREA, PERIOD = "辽宁省", Period(2020)

Answer = Callable[[], bool]


def main() -> None:
    """Measure the four on numbers that meet the target."""
    show_heading(f"evaluation: one verdict of {RULE}", "rule-engine", "cel-python")
    for part, whole in ((83, 100), (83_000_001, 100_000_000), (82_999_999, 100_000_000), (249, 300)):
        right = Fraction(part, whole) > Fraction(83, 100)
        assert all(answer() is right for answer in answers(part, whole).values()), (part, whole)
    times = interleaved(answers(part=41_873, whole=48_210), ROUNDS, CALLS)
    show(f"{OURS}: as a multiple of {RULE_ENGINE}", ratio(times, OURS, RULE_ENGINE), "times", most=MOST_OF_RULE_ENGINE)
    show(f"{CEL}: as a multiple of {OURS}", ratio(times, CEL, OURS), "times", least=LEAST_OF_CEL)
    for engine in (OURS, RULE_ENGINE, CEL):
        show(f"{engine}: as a multiple of {PYTHON}", ratio(times, engine, PYTHON), "times")


def answers(part: int, whole: int) -> dict[str, Answer]:
    """Return what each engine answers for two counts."""
    return {
        OURS: ours(part, whole),
        RULE_ENGINE: rule_engine_s(part, whole),
        CEL: cel_s(part, whole),
        PYTHON: lambda: part * 100 > whole * 83,
    }


def ours(part: int, whole: int) -> Answer:
    """Return this program's answer, with all that leads to it."""
    unit = counted("person")
    items = {name: Item(name, Bilingual(name, name), unit) for name in ("a", "b")}
    prelude = bundled("grammar", "prelude.rules").read_text(encoding="utf-8")
    scope = Scope(items, {}, read_prelude(Source("prelude.rules", prelude)), {}, {}, {})
    tree, _ = parse_rule(loose_rule(RULE))
    assert tree is not None
    node, _ = check_rule(tree, scope)
    assert node is not None
    rule = node
    facts = {(name, AREA, PERIOD): fact(name, count) for name, count in (("a", part), ("b", whole))}
    known = Known(Dataset(facts), scope)

    def answer() -> bool:
        verdict, _ = judge(evaluate(rule, AreaView(known, AREA, PERIOD)))
        return verdict == "met"

    return answer


def fact(name: str, count: int) -> Fact:
    """Return a count as a cell of a file states it."""
    place = Cell("data.csv", 2, 4, str(count))
    return Fact(name, AREA, PERIOD, exact(count), None, None, None, Fraction(1), str(count), place)


def rule_engine_s(part: int, whole: int) -> Answer:
    """Return rule-engine's answer; it computes with decimals."""
    rule = Rule(IN_RULE_ENGINE)
    data = {"a": part, "b": whole}
    return lambda: rule.matches(data)


def cel_s(part: int, whole: int) -> Answer:
    """Return cel-python's answer."""
    environment = celpy.Environment()
    program = environment.program(environment.compile(IN_CEL))
    data = {"a": IntType(part), "b": IntType(whole)}
    return lambda: bool(program.evaluate(data))


if __name__ == "__main__":
    main()
