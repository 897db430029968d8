"""Rules of the shipped plans, from text to the checked core: how many in a second.

Beside it, what Python's own ``compile`` takes for the same expressions: the same names and signs,
with what Python does not know (``%``, ``where``, ``among``, ``万``) taken out or made a comma.
``compile`` is written in C and checks neither names nor units; the ratio says only how much of the
machine's speed is in the number of rules.
"""

from collections.abc import Callable
from statistics import median

from timing import interleaved, ratio, show, show_heading

from dp_rules.api import load_plan
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.scope import Scope

ROUNDS = 31
LIMIT = 3000
PLANS = ("liaoning", "jilin")
OURS, PARSED, PYTHON = "parse and check", "parse alone", "python's compile"
IN_PYTHON = (("%", ""), (" where ", ", "), (" among ", ", "), ("万", ""))


def main() -> None:
    """Measure the rules and their readings."""
    rules = [
        (rule.text, plan.scope)
        for plan in map(load_plan, PLANS)
        for indicator in plan.indicators
        for rule in (indicator.rule, *(reading.rule for reading in indicator.readings))
    ]
    show_heading(f"parsing: the {len(rules)} rules of {' and '.join(PLANS)}", "lark")
    cases: dict[str, Callable[[], object]] = {
        OURS: lambda: [checked(text, scope) for text, scope in rules],
        PARSED: lambda: [parse_rule(loose_rule(text)) for text, _ in rules],
        PYTHON: lambda: [compile(in_python(text), "rule", "eval") for text, _ in rules],
    }
    times = interleaved(cases, ROUNDS)
    show(OURS, len(rules) / median(times[OURS]), "rules a second", least=LIMIT)
    show(f"{OURS}: as a multiple of {PYTHON}", ratio(times, OURS, PYTHON), "times")
    show(f"{PARSED}: as a multiple of {PYTHON}", ratio(times, PARSED, PYTHON), "times")


def checked(text: str, scope: Scope) -> object:
    """Return the core of a rule, which must have no fault."""
    tree, _ = parse_rule(loose_rule(text))
    assert tree is not None, text
    node, found = check_rule(tree, scope)
    assert node is not None, found
    return node


def in_python(text: str) -> str:
    """Return a rule as an expression of about the same length that Python compiles."""
    for ours, theirs in IN_PYTHON:
        text = text.replace(ours, theirs)
    return text


if __name__ == "__main__":
    main()
