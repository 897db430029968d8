"""A dispute in words: what was claimed, what the definition gives, which definitions give the claimed figure, what that proves."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from dp_rules.quantity.show import write_decimal
from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, shown, yes_or_no
from dp_rules.report.places import place_text
from dp_rules.report.results_table import limits_text
from dp_rules.report.rollup import HOW
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief

MOST_SHOWN = 10
"""So many matches of each number of changes are shown unless all are asked for."""
MOST_PLACES = 3
MOST_FIGURES = 4
"""So many figures are shown of those that a value rests on, unless all are asked for: a mean has those of every area."""

_ROUNDING = {
    "exact": Bilingual("正是 {claimed}", "is {claimed}"),
    "half_even": Bilingual("修约为 {claimed}", "rounds to {claimed}"),
    "half_up": Bilingual(
        "四舍五入为 {claimed}（四舍六入五成双则不是）", "rounds half up to {claimed} (half to even it does not)"
    ),
    "truncated": Bilingual("舍去多余位数得 {claimed}", "cut off, it reads {claimed}"),
    "bound": Bilingual("在“{claimed}”之内", "lies within {claimed}"),
}
_MET = {
    True: Bilingual("目标会算达到", "the target would be met"),
    False: Bilingual("目标会算未达到", "the target would not be met"),
    None: Bilingual("达没达到，定不了", "whether the target would be met cannot be told"),
}


_ROWS = Bilingual("逐行数", "counted row by row")


class Part(NamedTuple):
    """A part of the report with its title."""

    title: Bilingual
    lines: list[Line]


def title(data: Json, language: Language) -> str:
    """Return what is disputed: the figure, the indicator, area and period."""
    name = data["name"] if language == "zh" else data["name_en"]
    number = "" if data["no"] is None else f"{data['no']}. "
    said = Bilingual(f"有争议的数 {data['claimed']}", f"disputed: {data['claimed']}").say(language)
    return f"{said}  {number}{name}  {data['area']} {data['period']}"


def parts(data: Json, language: Language, *, everything: bool) -> Iterator[Part]:
    """Yield the parts of the report; ``everything`` lists every match."""
    several = len(data["measures"]) > 1
    for measure in data["measures"]:
        named = [Line(0, measure["formula"])] if several else []
        own = [*named, *_own(data, measure, language, everything=everything)]
        yield Part(Bilingual("计划的定义", "the plan's own definition"), own)
        if measure["gives_it"]:
            continue
        if measure["matches"]:
            found = Bilingual("给出这个数的定义", "definitions that give the figure")
            yield Part(found, list(_matches(data, measure, language, everything=everything)))
        elif measure["nearest"]:
            near = Bilingual("没有一个定义给出这个数；最近的", "no definition gives the figure; the nearest")
            yield Part(near, [line for one in measure["nearest"] for line in _tried(data, one, language)])
        else:
            none = Line(0, Bilingual("没有一个定义给出这个数", "no definition gives the figure").say(language))
            yield Part(Bilingual("给出这个数的定义", "definitions that give the figure"), [none])
        yield Part(Bilingual("能说明什么", "what it shows"), list(_weight(data, measure, language)))


def _own(data: Json, measure: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    own = measure["definition"]
    yield Line(0, f"{measure['formula']}  {limits_text(measure['target'])}", place_text(data["rule_place"]))
    several = len(data["measures"]) > 1  # the verdict is that of all of them together
    verdict = (_MET[own["target_met"]] if several else words.VERDICT[own["verdict"]]).say(language)
    if own["value"] is None:
        why = Bilingual("按计划的定义没有值", "the plan's own definition has no value").say(language)
        yield Line(0, f"{why}：{verdict}" if language == "zh" else f"{why}: {verdict}")
    else:
        value = in_words(shown(own["value"]), language)
        basis = "" if own["basis"] == "measure" else words.BASIS[own["basis"]].say(language)
        yield Line(
            0,
            _equation(own["numbers"], value, language),
            "，".join(filter(None, (verdict, basis)))
            if language == "zh"
            else ", ".join(filter(None, (verdict, basis))),
        )
    yield from _figures(own, 1, language, everything=everything)
    yield Line(0, _against(data, measure, own, language))


def _equation(numbers: str, value: str, language: Language) -> str:
    numbers = in_words(numbers, language)
    return value if numbers == value else f"{numbers} = {value}"


def _against(data: Json, measure: Json, own: Json, language: Language) -> str:
    """Return how the claimed figure stands to the plan's own value, and to the target."""
    claimed = data["claimed"]
    if measure["gives_it"]:
        how = _ROUNDING[own["rounding"]].say(language).format(claimed=claimed)
        return Bilingual(
            f"计划的定义给出的就是它：{how}，没有争议", f"this is what the definition gives: the value {how}"
        ).say(language)
    met = measure["claimed"]["target_met"]
    said = _MET[met].say(language)
    if own["allows"]:
        return Bilingual(
            f"计划的值只是个范围，{claimed} 在其中；按 {claimed}，{said}",
            f"the plan's own value is a bound, and {claimed} lies within it; with {claimed} {said}",
        ).say(language)
    if own["difference"] is None:
        return Bilingual(f"按 {claimed}，{said}", f"with {claimed} {said}").say(language)
    far = in_words(own["difference"]["display"], language)
    about = "≈" if own["difference"].get("rounded") else ""
    return Bilingual(
        f"{claimed} 与它相差 {about}{far}；按 {claimed}，{said}",
        f"{claimed} is {about}{far} away from it; with {claimed} {said}",
    ).say(language)


def _matches(data: Json, measure: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    matches = measure["matches"]
    for changes in sorted({len(match["changes"]) for match in matches}):
        some = [match for match in matches if len(match["changes"]) == changes]
        yield Line(0, _changed(changes, len(some), language))
        told = some if everything else some[:MOST_SHOWN]
        for match in told:
            yield from _tried(data, match, language)
            yield from _figures(match, 2, language, everything=everything)
        if len(some) > len(told):
            more = len(some) - len(told)
            yield Line(
                1, Bilingual(f"另有 {more} 个，用 --all 全部列出", f"{more} more; --all lists them").say(language)
            )
    if measure["more_matches"]:
        more = measure["more_matches"]
        yield Line(0, Bilingual(f"另有 {more} 个没有列出", f"{more} more are not listed").say(language))


def _changed(changes: int, count: int, language: Language) -> str:
    return Bilingual(
        f"改 {changes} 处的，有 {count} 个：",
        f"with {changes} change{_s(changes)}, {count}:",
    ).say(language)


def _s(count: int) -> str:
    """Return the ending of an English word that is counted."""
    return "" if count == 1 else "s"


def _tried(data: Json, tried: Json, language: Language) -> Iterator[Line]:
    """Yield one definition: what was changed, the formula, its numbers, its value, and what it says of the target or how far it is off."""
    texts = [change["text"] if language == "zh" else change["text_en"] for change in tried["changes"]]
    yield Line(0, "· " + Bilingual("；", "; ").say(language).join(texts))
    elsewhere = (
        ""
        if (tried["area"], tried["period"]) == (data["area"], data["period"])
        else f"{tried['area']} {tried['period']}"
    )
    yield Line(1, tried["formula"], elsewhere)
    value = in_words(shown(tried["value"]), language)
    if tried["rounding"] is None:
        about = "≈" if tried["difference"].get("rounded") else ""
        far = in_words(tried["difference"]["display"], language)
        said = Bilingual(f"相差 {about}{far}", f"{about}{far} away").say(language)
    else:
        how = _ROUNDING[tried["rounding"]].say(language).format(claimed=data["claimed"])
        met = _MET[tried["target_met"]].say(language)
        said = Bilingual(f"{how}，{met}", f"{how}; {met}").say(language)
    yield Line(1, _equation(tried["numbers"], value, language), said)


def _figures(tried: Json, depth: int, language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield the figures that a value rests on, with their places."""
    figures = tried["figures"] if everything else tried["figures"][:MOST_FIGURES]
    for figure in figures:
        name = figure["name"] if language == "zh" else figure["name_en"]
        name = name or words.BASIS["figure"].say(language)
        value = figure["value"]
        text = yes_or_no(value).say(language) if isinstance(value, bool) else in_words(shown(value), language)
        left = f"{text}  {name}  {figure['area']} {figure['period']}"
        if figure["missing"] is not None:
            left += f"  [{words.REASON[figure['missing']].say(language)}]"
        yield Line(depth, left, _cited(figure, language))
    more = tried["more_figures"] + len(tried["figures"]) - len(figures)
    if more:
        text = Bilingual(f"另有 {more} 个数", f"{more} more figure{_s(more)}").say(language)
        yield Line(depth, text)


def _cited(figure: Json, language: Language) -> str:
    """Return where a figure is written with its raw text, or what it is added up of."""
    facts = figure["facts"]
    if figure["how"] is None:
        return _place(facts[0]) if facts else ""
    how = {**HOW, "rows": _ROWS}[figure["how"]].say(language)
    count = figure["parts"]
    named = Bilingual(f"{how}（{count} 个）", f"{how} ({count})").say(language)
    places = [_place(fact) for fact in facts[:MOST_PLACES]]
    if len(facts) + figure["more_facts"] > len(places):
        places.append("…")
    return "  ".join([named, *places])


def _place(fact: Json) -> str:
    by = f" {fact['publisher']}" if fact["publisher"] else ""
    return f'{place_text(fact["place"])}  "{brief(fact["raw"])}"{by}'


def _weight(data: Json, measure: Json, language: Language) -> Iterator[Line]:
    """Yield how many definitions were tried and what a match is worth."""
    tried, computed, equal = measure["tried"], measure["computed"], measure["equal"]
    yield Line(0, Bilingual(
        f"试了 {tried} 个定义，每个最多改 {data['most_changes']} 处；{computed} 个算得出，其中 {equal} 个与计划的定义同值",
        f"{_were(tried)} tried, each with at most {data['most_changes']} change{_s(data['most_changes'])}; {computed} could be computed, and {equal} of these gave the plan's own value",
    ).say(language))  # fmt: skip
    if measure["limit_reached"]:
        yield Line(0, Bilingual(
            f"到了上限（{data['limit']} 个定义，或表中 {data['row_limit']} 行），还有没有试的",
            f"the limit was reached ({data['limit']} definitions, or {data['row_limit']} rows of tables): some were not tried",
        ).say(language))  # fmt: skip
    counted = [chance for chance in measure["chances"] if chance["figures"]]
    if counted:
        figures = counted[0]["figures"]
        yield Line(0, Bilingual(
            f"位数相同、这项指标可能有、离计划的值不比它远的数另有 {figures} 个；随便报其中一个，这样找也能对上的有：",
            f"somebody could have claimed any of {figures} figures of this precision that are possible and lie no farther from the plan's own value; the same search would have found:",
        ).say(language))  # fmt: skip
        for chance in counted:
            yield Line(1, _chance(chance, language))
    yield Line(0, Bilingual(
        "对上不等于证明：它只说明这个数可以这样得来，是不是，要问报数的人",
        "a match is no proof: it shows that the figure can come about so; whether it did, those who gave it have to say",
    ).say(language))  # fmt: skip


def _were(count: int) -> str:
    return f"{count} definition was" if count == 1 else f"{count} definitions were"


def _chance(chance: Json, language: Language) -> str:
    found, changes = chance["found"], chance["changes"]
    share = write_decimal(Fraction(100 * found, chance["figures"]), 1)
    return Bilingual(
        f"改 {changes} 处以内：{found} 个（{share}%）",
        f"with at most {changes} change{_s(changes)}: {found} ({share}%)",
    ).say(language)
