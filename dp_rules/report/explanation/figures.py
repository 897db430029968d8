"""The ways to the value side by side: computed from items, from totals, and the reported figure; what each rests on."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from dp_rules.evaluation.result import Candidate, Result
from dp_rules.evaluation.trace import Trace, items_in
from dp_rules.language import core
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, exact, subtract
from dp_rules.quantity.unit import NUMBER
from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, cited, shown
from dp_rules.report.explanation.steps import Setting, fact_data, unit_name
from dp_rules.report.reasons import reason_lines
from dp_rules.report.results import reason_data
from dp_rules.report.rollup import HOW
from dp_rules.report.values import Json, in_words, interval_data, margin_unit, value_data
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language

MOST_FIGURES = 12


def bases_data(plan: Plan, result: Result, setting: Setting) -> list[Json]:
    """Return every way to the value that has data, the deciding one first, with its figures and how it stands to that one.

    ``difference`` is the way's value less the deciding one, ``agrees`` whether both can be the same at the
    precision of the reported figure.
    """
    agreements = {agreement.basis: agreement.agrees for agreement in result.agreements}
    ways = [one for one in (result.chosen, *result.others) if one.basis != "none"]
    return [_basis(plan, one, result, setting, agreements.get(one.basis)) for one in ways]


def _basis(plan: Plan, way: Candidate, result: Result, setting: Setting, agrees: bool | None) -> Json:  # noqa: FBT001
    decides = way is result.chosen
    figures = list(_figures(way.trace))
    difference = None if decides else _difference(way.value, result.chosen.value)
    reported = [figure.fact for figure in figures if isinstance(figure.node, core.Reported)]
    step = reported[0].step if reported and reported[0] is not None else None
    return {
        "basis": way.basis,
        "decides": decides,
        "verdict": way.verdict,
        "value": None if way.value is None else value_data(way.value, result.unit, setting.apart_from),
        "precision": None if step is None else interval_data(exact(step), result.unit or NUMBER, []),
        "difference": None
        if difference is None
        else interval_data(difference, margin_unit(result.unit), [Fraction(0)]),
        "agrees": None if decides else agrees,
        "reasons": [reason_data(plan, reason, setting.areas) for reason in way.reasons],
        "figures": [_figure(figure, setting) for figure in islice(figures, MOST_FIGURES)],
        "more_figures": max(len(figures) - MOST_FIGURES, 0),
    }


def _figures(trace: Trace) -> Iterator[Trace]:
    """Yield the figures of a way, each once, one that is added up as one."""
    seen = set()
    for step in items_in(trace):
        key = (step.node, step.area, step.period, None if step.fact is None else step.fact.place)
        if key not in seen:
            seen.add(key)
            yield step


def _difference(value: Interval | None, deciding: Interval | None) -> Interval | None:
    if value is None or deciding is None:
        return None
    difference = subtract(value, deciding)
    return None if difference.is_everything else difference


def _figure(step: Trace, setting: Setting) -> Json:
    node = step.node
    return {
        "text": write(node),
        "text_zh": write(node, "zh"),
        "text_en": write(node, "en"),
        **unit_name(node, setting.scope),
        "area": setting.areas.name(step.area) if step.area else None,
        "period": None if step.period is None else str(step.period),
        "how": step.how,
        "value": value_data(step.value, node.unit, setting.apart_from),
        "missing": None if step.missing is None else step.missing.value,
        "fact": None if step.fact is None else fact_data(step.fact),
    }


# --- in words ------------------------------------------------------------------------------------


def basis_lines(bases: list[Json], language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield the ways to the value where there are several; what the deciding one rests on stands in the calculation."""
    told = [one for one in bases if one["value"] is not None]
    if len(told) < len(("one", "another")):
        return
    for one in told:
        yield Line(0, _said(one, language), _outcome(one, language))
        for left, right in reason_lines(one["reasons"], language) if everything else ():
            yield Line(1, left, right)
        if everything or not one["decides"]:
            for figure in one["figures"]:
                yield _figure_line(figure, language)
            if one["more_figures"]:
                more = one["more_figures"]
                yield Line(
                    1, Bilingual(f"… 另有 {more} 个数", f"… {more} more figure{'' if more == 1 else 's'}").say(language)
                )


def _said(one: Json, language: Language) -> str:
    value = in_words(shown(one["value"]), language)
    exactly = ""
    if isinstance(one["value"], dict) and one["value"].get("rounded"):
        exactly = Bilingual(f"（精确值 {one['value']['exact']}）", f" (exactly {one['value']['exact']})").say(language)
    return f"{words.BASIS[one['basis']].say(language)} {value}{exactly}"


def _outcome(one: Json, language: Language) -> str:
    if one["decides"]:
        return Bilingual("结论所据", "the verdict rests on it").say(language)
    said = (
        Bilingual("与结论所据的数一致", "agrees with the deciding value")
        if one["agrees"]
        else Bilingual("与结论所据的数不一致", "differs from the deciding value")
    ).say(language)
    difference = one["difference"]
    if isinstance(difference, dict) and difference.get("exact") not in {None, "0"}:
        by = in_words(shown(difference).replace("-", "", 1), language)
        is_more = not difference["exact"].startswith("-")
        said += Bilingual(f"，{'高' if is_more else '低'} {by}", f", {by} {'higher' if is_more else 'lower'}").say(
            language
        )
    if one["precision"] is not None:
        to = one["precision"]["display"]
        said += Bilingual(f"（按上报的位数 {to}）", f" (to the {to} reported)").say(language)
    if not one["agrees"]:
        said += Bilingual("；以结论所据的数为准", "; the deciding value counts").say(language)
    return said


def _figure_line(figure: Json, language: Language) -> Line:
    name = str(figure["text_zh"] if language == "zh" else figure["text_en"]).replace("`", "")
    unit = (figure["unit_name"] if language == "zh" else figure["unit_name_en"]) or ""
    value = in_words(shown(figure["value"]), language)
    left = "  ".join(part for part in (f"{value} {unit}".strip(), name) if part)
    if figure["missing"]:
        left += f"  [{words.REASON[figure['missing']].say(language)}]"
    if figure["fact"] is not None:
        return Line(1, left, cited(figure["fact"], language))
    return Line(1, left, HOW[figure["how"]].say(language) if figure["how"] else "")
