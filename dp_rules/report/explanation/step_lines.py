"""The whole tree of steps, each with its value: what the short calculation leaves out."""

from collections.abc import Iterator

from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, cited, mark, shown, truth_words
from dp_rules.report.rollup import sum_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

_CONDITIONS = {"comparison", "logic", "not"}
_LEAVES = {"item", "reported", "aggregate"}


def step_lines(step: Json, depth: int, language: Language) -> Iterator[Line]:
    """Yield a step and every step inside it, what decides nothing marked; literals stand in what they are part of."""
    if step["kind"] == "constant":
        return
    yield _line(step, depth, language)
    for part in step["parts"]:
        yield from step_lines(part, depth + 1, language)
    for row in step.get("rows", ()):
        counted = _COUNTED[row["counted"]].say(language)
        yield Line(depth + 1, f"{row['label']}  {counted}")
        for part in (row["where"], row["column"]):
            if part is not None:
                yield from step_lines(part, depth + 2, language)
    for way in step.get("beside", ()):
        yield _line(way, depth + 1, language)


_COUNTED = {
    True: Bilingual("计入", "counted"),
    False: Bilingual("不计入", "not counted"),
    None: Bilingual("不能确定", "not certain"),
}


def _line(step: Json, depth: int, language: Language) -> Line:
    text = str(step["text_zh"] if language == "zh" else step["text_en"])
    if step["kind"] in _CONDITIONS or isinstance(step["value"], bool):
        said = f"{text}  {truth_words(step['value'], language)}"
    else:
        said = f"{text} = {in_words(shown(step['value']), language)}"
    if step.get("area") and step["kind"] in _LEAVES:
        said += f"  {step['area']} {step['period'] or ''}".rstrip()
    if step.get("missing"):
        said += f"  [{words.REASON[step['missing']].say(language)}]"
    said += mark(step, language)
    if step["kind"] == "defined":
        name = step["function"]
        return Line(depth, said, Bilingual(f"{name} 的定义", f"definition of {name}").say(language))
    fact = step.get("fact")
    return Line(depth, said, sum_text(step, language) if fact is None else cited(fact, language))
