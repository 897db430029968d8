"""Other readings of the plan's words: each with its rule, its wording, its places, its verdict and its own steps."""

from collections.abc import Iterator

from dp_rules.evaluation.result import Result
from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, compared, truth_words
from dp_rules.report.explanation.steps import Setting, step_data
from dp_rules.report.places import place_text
from dp_rules.report.results import reading_data
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language


def readings_data(result: Result, setting: Setting) -> list[Json]:
    """Return the readings with the steps by which each comes to its verdict."""
    return [
        {
            **reading_data(one),
            "note": one.reading.note,
            "same_verdict": one.verdict == result.verdict,
            "steps": step_data(one.trace, setting, decides=False),
        }
        for one in result.readings
    ]


def reading_lines(readings: list[Json], language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield the readings; of one with another verdict, or of all, how it comes to it and where the plan says so."""
    for reading in readings:
        same = reading["same_verdict"]
        verdict = words.VERDICT[reading["verdict"]].say(language)
        outcome = (
            Bilingual("结论相同", "the same verdict")
            if same
            else Bilingual(f"结论不同：{verdict}", f"another verdict: {verdict}")
        ).say(language)
        said = Bilingual(
            f"{reading['wording']}（{reading['rule']}）  {outcome}",
            f"{reading['wording']} ({reading['rule']})  {outcome}",
        )
        yield Line(0, said.say(language), place_text(reading["rule_place"]))
        if same and not everything:
            continue
        steps = reading["steps"]
        if steps["kind"] == "comparison":
            yield Line(1, in_words(compared(steps), language), truth_words(steps["value"], language))
        yield Line(1, Bilingual("计划中的出处", "where the plan says so").say(language), reading["place"])
        if reading["note"]:
            yield Line(1, Bilingual(f"说明：{reading['note']}", f"note: {reading['note']}").say(language))
