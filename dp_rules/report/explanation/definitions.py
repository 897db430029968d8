"""What an auditor needs of other files: the functions of a rule as the prelude defines them, its items, its indicator."""

from collections.abc import Iterator

from dp_rules.evaluation.result import Result
from dp_rules.language import core
from dp_rules.language.write import write
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.places import place_data, place_text
from dp_rules.report.plan import definition_data, item_data, items_of, tables_of
from dp_rules.report.plan_text import definition_lines, item_lines
from dp_rules.report.values import Json
from dp_rules.report.words import LIST_MARK
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language


def definitions_data(plan: Plan, result: Result) -> Json:
    """Return the definitions on which a rule rests: the indicator's, those of its functions, its items and tables."""
    indicator = result.indicator
    return {
        "indicator": definition_data(plan, indicator.definition),
        "functions": _functions(plan, indicator.rule.node),
        "items": [item_data(plan, item) for item in items_of(indicator)],
        "tables": tables_of(plan, indicator),
    }


def _functions(plan: Plan, rule: core.Core) -> list[Json]:
    """Return each function of a rule with its definition, and what it stands for with the arguments it is given."""
    uses: dict[str, dict[core.Core, None]] = {}
    for node in core.walk(rule):
        if isinstance(node, core.Defined):
            uses.setdefault(node.function, {})[node] = None
    found = []
    for name, nodes in uses.items():
        function = plan.scope.functions[name]
        found.append(
            {
                "name": name,
                "name_zh": function.zh,
                "definition": function.place.text,
                "comment": function.comment,
                "place": place_data(function.place),
                "uses": [
                    {
                        "text": write(node),
                        "text_zh": write(node, "zh"),
                        "opened": write(node.body),
                        "opened_zh": write(node.body, "zh"),
                    }
                    for node in nodes
                    if isinstance(node, core.Defined)
                ],
            }
        )
    return found


def definitions_lines(data: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield the definitions, or how many there are to unfold."""
    functions, items = data["functions"], data["items"]
    if not everything:
        mark = LIST_MARK.say(language)
        named = mark.join(one["name"] for one in functions)
        zh = [f"{named} 的定义"] if functions else []
        en = [f"the definition of {named}"] if functions else []
        zh += [f"{len(items)} 个数据项的定义"] if items else []
        some = "1 item" if len(items) == 1 else f"{len(items)} items"
        alone = "definition" if len(items) == 1 else "definitions"
        en += (
            [f"{'that' if len(items) == 1 else 'those'} of {some}" if functions else f"the {alone} of {some}"]
            if items
            else []
        )
        if zh:
            said = Bilingual(f"… {'、'.join(zh)}，用 --all 展开", f"… {' and '.join(en)}; --all shows them")
            yield Line(0, said.say(language), is_hint=True)
        return
    for one in functions:
        yield Line(0, one["definition"], place_text(one["place"]))
        if language == "en":
            yield Line(1, one["comment"])
        for use in one["uses"]:
            text, opened = (use["text_zh"], use["opened_zh"]) if language == "zh" else (use["text"], use["opened"])
            yield Line(1, f"{text} = {opened}")
    for depth, left, right in definition_lines(data["indicator"], language, None, ()):
        if left:
            yield Line(depth - 1, left, right)
    for item in items:
        for depth, left, right in item_lines(item, language):
            yield Line(depth - 2, left, right)
