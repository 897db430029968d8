"""Values as a page shows them: as in the other formats, and as exact fractions."""

from dp_rules.quantity.interval import Truth
from dp_rules.report.explanation.calculation_lines import shown, truth_words, yes_or_no
from dp_rules.report.html.view import View
from dp_rules.report.values import Json, in_words


def value_of(step: Json, view: View) -> str:
    """Return the value of a step: a number with its unit, whether a condition holds, an answer yes or no."""
    value = None if step.get("missing") == "gate" else step["value"]  # what is written stands beside it
    if step["unit"]["kind"] == "truth":
        if step["kind"] == "item" and isinstance(value, bool):
            return view.say(yes_or_no(value))
        return truth_words(value, view.language)
    if value is None:
        return "?"
    unit = step.get("unit_name" if view.language == "zh" else "unit_name_en")
    return in_words(shown(value), view.language) + (f" {unit}" if unit else "")


def exactly(value: Json | Truth) -> str:
    """Return a value as exact fractions, or nothing where it is already shown so."""
    if not isinstance(value, dict):
        return ""
    if "exact" in value:
        return "" if value["exact"] == value["display"] else str(value["exact"])
    ends = []
    if value["lower"] is not None:
        ends.append(f"{'>' if value['lower_open'] else '≥'} {value['lower']}")
    if value["upper"] is not None:
        ends.append(f"{'<' if value['upper_open'] else '≤'} {value['upper']}")
    return "" if ", ".join(ends) == value["display"] else ", ".join(ends)
