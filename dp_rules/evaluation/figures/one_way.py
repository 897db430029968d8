"""A rule takes its figures by one way: all of them the area's own, or all of them sums over the areas inside.

The city's own number of examinations over its counties' number of registrations is nobody's rate. So where
figures would come by both ways, the rule is evaluated by the declared way if all of its figures can be had so,
else by the other; what can only be had mixed is said to be.
"""

from typing import NamedTuple

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.found import Way
from dp_rules.evaluation.trace import Trace, items_in, leaves
from dp_rules.evaluation.view import AreaView
from dp_rules.language import core
from dp_rules.quantity.unit import TRUTH


class OneWay(NamedTuple):
    """A rule's trace, the way that was asked for, and whether figures are had by both ways after all."""

    trace: Trace
    way: Way | None = None
    is_mixed: bool = False


def evaluate_one_way(node: core.Core, view: AreaView) -> OneWay:
    """Return the trace of a rule whose figures for the area are had by one way, where they can be."""
    trace = evaluate(node, view)
    if not view.known.dataset.areas or len(_ways(trace, view.area)) < len(("own", "children")):
        return OneWay(trace)
    declared = {step.node.item.decides for step in items_in(trace) if isinstance(step.node, core.ItemValue)}
    if len(declared) > 1:  # single items are declared to be had otherwise
        return OneWay(trace)
    ways: tuple[Way, Way] = ("children", "own") if "children" in declared else ("own", "children")
    tried = [OneWay(evaluate(node, view.by(way)), way) for way in ways]
    single = [one for one in tried if len(_ways(one.trace, view.area)) == 1]
    for one in single:
        if all(leaf.missing is None for leaf in leaves(one.trace)):
            return one
    return single[0] if single else OneWay(trace, is_mixed=True)


def _ways(trace: Trace, area: str) -> set[Way]:
    """Return by which ways the figures of an area are had; what is missing is had by none."""
    found: set[Way] = set()
    for step in items_in(trace):
        if step.area == area and isinstance(step.node, core.ItemValue) and step.node.unit != TRUTH:
            if step.how == "areas":
                found.add("children")
            elif step.missing is None and step.how != "predecessors":
                found.add("own")
    return found
