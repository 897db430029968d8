"""What a plan says of a target besides its rule, and what an edit of the rule therefore leaves behind."""

from dp_rules.language.target import Target
from dp_rules.quantity.figure import read_figure
from dp_rules.quantity.interval import Interval
from dp_rules.spec.format import FURTHER_TARGETS
from dp_rules.spec.model import Indicator
from dp_rules.spec.names import Files
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def left_as_it_was(files: Files, indicator: Indicator) -> list[Diagnostic]:
    """Return remarks about what speaks of the same target and was not changed with it."""
    file, path = files[0], ("indicators", indicator.id)
    found = []
    if indicator.wording is not None and not _agrees(indicator.wording, indicator.rule.target):
        message = Bilingual(
            f"计划原文“{indicator.wording}”没有改动；如果计划本身改了，请一并更正",
            f'the plan\'s own words "{indicator.wording}" are left as they are; if the plan itself has changed, correct them',
        )
        also = Bilingual("另一处原文", "and these")
        labels = [Label(file.value_place((*path, "also")), also)] if indicator.also else []
        place = file.value_place((*path, "wording"))
        found.append(Diagnostic("wording-kept", message, place, tuple(labels), severity="remark"))
    entry = file.as_read["indicators"][indicator.id]
    further = [
        file.value_place((*path, key, index, "rule"))
        for key in FURTHER_TARGETS
        if isinstance(targets := entry.get(key), list)
        for index in range(len(targets))
    ]
    if further:
        message = Bilingual(
            "这项指标的其他解读和阶段目标没有改动", "the indicator's other readings and milestones are left as they are"
        )
        labels = [Label(place, Bilingual("也没有改动", "so is this")) for place in further[1:]]
        found.append(Diagnostic("targets-kept", message, further[0], tuple(labels), severity="remark"))
    return found


def _agrees(wording: str, target: Target | None) -> bool:
    """Say whether the plan's words, read as a figure, are just the values that a target allows."""
    figure = read_figure(wording, {})
    if figure is None or target is None or len(target.limits) != 1:
        return False
    comparator, value = target.limits[0].comparator, target.limits[0].value.value
    match comparator:
        case ">" | ">=":
            allowed = Interval(value.lower, None, lower_open=comparator == ">")
        case "<" | "<=":
            allowed = Interval(None, value.upper, upper_open=comparator == "<")
        case _:
            allowed = value
    return figure.values == allowed
