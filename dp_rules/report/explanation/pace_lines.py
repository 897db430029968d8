"""The pace in an explanation: from where, to where, what is expected by now, written out to be redone by hand."""

from collections.abc import Iterator
from fractions import Fraction

from dp_rules.report import pace_words as words
from dp_rules.report.explanation.calculation_lines import Line, cited
from dp_rules.report.places import place_text
from dp_rules.report.results_table import milestone_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language


def pace_lines(result: Json, language: Language) -> Iterator[Line]:
    """Yield the lines; of a result without a value none but the milestone that is due."""
    if result["milestone"] is not None:
        yield Line(0, milestone_text(result["milestone"]).say(language), result["milestone"]["rule"])
    pace = result["pace"]
    if pace["reason"] == "no_value":
        return
    method = f"{pace['method']} {pace['version']}: {words.METHOD[pace['method']].say(language)}"
    yield Line(0, _said(pace, language), method)
    if pace["reason"] == "no_time_elapsed":
        return  # the baseline is what the calculation shows
    if pace["baseline"] is not None:
        yield from _baseline(pace["baseline"], language)
    for point in (pace["since"], pace["aim"]):
        if point is not None:
            kind = {"milestone": Bilingual("阶段目标", "milestone"), "final": Bilingual("目标", "target")}[
                point["kind"]
            ]
            yield Line(0, f"{point['year']}: {point['comparator']} {_shown(point)}", kind.say(language))
    if pace["expected"] is not None:
        yield from _worked_out(result, pace, language)


def _said(pace: Json, language: Language) -> str:
    said = words.STATE[pace["state"]].say(language)
    if pace["reason"] is not None:
        reason = words.REASON[pace["reason"]]
        said += Bilingual(f"：{reason.zh}", f": {reason.en}").say(language)
        if pace["reason"] == "no_baseline":
            said += words.NO_BASELINE_HELP.say(language)
    if pace["category"] is not None:
        category = words.CATEGORY[pace["category"]]
        said += Bilingual(f"（{category.zh}）", f" ({category.en})").say(language)
    return said


def _baseline(baseline: Json, language: Language) -> Iterator[Line]:
    value = "" if baseline["value"] is None else f": {in_words(_shown(baseline['value']), language)}"
    source = words.SOURCE[baseline["source"]].say(language)
    title = Bilingual("基期", "baseline").say(language)
    printed = baseline["printed"]
    place = printed["place"] or "" if printed is not None and baseline["source"] == "printed" else ""
    yield Line(0, f"{title} {baseline['period']}{value}  {source}", place)
    for fact in baseline["facts"]:
        yield Line(1, f"{fact['area']} {fact['period']}", cited(fact, language))
    if printed is not None and baseline["source"] != "printed":
        beside = Bilingual(f"计划所印：{printed['text']}", f"the plan prints {printed['text']}").say(language)
        yield Line(1, beside, printed["place"] or place_text(printed["spec_place"]))


def _worked_out(result: Json, pace: Json, language: Language) -> Iterator[Line]:
    """Yield what is expected in the period, how the value stands to it, and where it leads."""
    expected = in_words(_shown(pace["expected"]["value"]), language)
    steps = _line(result, pace) if pace["method"] == "linear" else _growth(result, pace)
    by = result["period"]
    if pace["method"] == "linear":
        left = Bilingual(f"到 {by} 应到 {expected}", f"the line at {by} is {expected}")
    else:
        left = Bilingual(f"到 {by} 如期须达到 {expected}", f"on track at {by} from {expected}")
    yield Line(0, left.say(language), steps)
    if pace["judged"] is not None:
        seen = in_words(_shown(pace["judged"]), language)
        mirrored = Bilingual(
            f"越过范围的另一端，按 {seen} 看", f"beyond the far end of the range, and judged as {seen}"
        )
        yield Line(0, mirrored.say(language))
    if pace["gap"] is not None:
        yield Line(0, _gap(result, pace["gap"], language))
    if pace["projected"] is not None and pace["state"] != "achieved":
        leads = in_words(_shown(pace["projected"]["value"]), language)
        year = result["due_year"]
        yield Line(0, Bilingual(f"照此到 {year} 年为 {leads}", f"at this pace {leads} in {year}").say(language))


def _gap(result: Json, gap: Json, language: Language) -> str:
    value = in_words(
        _shown(result["value"] if result["pace"]["judged"] is None else result["pace"]["judged"]), language
    )
    by = in_words(_shown(gap["value"]).replace("-", "", 1), language)
    size = Fraction(gap["value"]["exact"])
    if size == 0:
        return Bilingual(f"{value} 正好", f"{value} is just that").say(language)
    if size > 0:
        return Bilingual(f"{value} 领先 {by}", f"{value} is ahead by {by}").say(language)
    return Bilingual(f"{value} 落后 {by}", f"{value} is behind by {by}").say(language)


def _line(result: Json, pace: Json) -> str:
    """Return the arithmetic of the line: ``68.5% + (70% - 68.5%) * 3/5``; none from a baseline that is a bound."""
    baseline, since, aim = pace["baseline"]["value"], pace["since"], pace["aim"]
    if since is None and "exact" not in baseline:
        return ""
    elapsed = Fraction(pace["elapsed"])
    now = result["due_year"] - Fraction(pace["total"]) + elapsed
    start = now - elapsed if since is None else Fraction(since["year"])
    first, last = _shown(baseline if since is None else since), _shown(aim)
    return f"{first} + ({last} - {first}) * {(now - start) / (aim['year'] - start)}"


def _growth(result: Json, pace: Json) -> str:
    """Return the growth that is observed and, for ``cagr``, the one that is required, as formulas."""
    baseline, value = pace["baseline"]["value"], pace["judged"] or result["value"]
    if "exact" not in baseline or "exact" not in value:
        return ""
    first, elapsed, total = _shown(baseline), Fraction(pace["elapsed"]), Fraction(pace["total"])
    if pace["method"] == "cagr":
        return f"({_shown(value)} / {first})^({1 / elapsed}) - 1 : ({_shown(pace['aim'])} / {first})^({1 / total}) - 1 >= 95%"
    return f"{first} * ({_shown(value)} / {first})^({total / elapsed})"


def _shown(value: Json) -> str:
    if "rounded" in value:
        return f"≈{value['display']}" if value["rounded"] else str(value["display"])
    return f"({value['display']})"
