"""What is in a bundle of evidence and what checking it found, as text; from plain data (``schemas/verification.schema.json``)."""

from collections.abc import Iterator
from typing import Any

from dp_rules.report.values import Json
from dp_rules.report.words import LIST_MARK, VERDICT
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief, on_one_line
from dp_rules.text.width import display_width

MOST_NAMED = 6
MOST_FINDINGS = 60
MOST_ALIKE = 3
"""Of more results that differ in the same way, it is said once, with the first of them."""
_MOST_OF_A_TEXT = 400

_LABELS = {
    "plan": Bilingual("计划", "plan"),
    "specs": Bilingual("规格", "specs"),
    "data": Bilingual("数据", "data"),
    "maps": Bilingual("对照表", "maps"),
    "areas_table": Bilingual("地区表", "areas table"),
    "periods": Bilingual("时期", "periods"),
    "areas": Bilingual("地区", "areas"),
    "indicators": Bilingual("指标", "indicators"),
    "summary": Bilingual("结论", "verdicts"),
    "explanations": Bilingual("说明", "explained"),
    "engine": Bilingual("程序", "made by"),
    "who": Bilingual("何人", "who"),
    "when": Bilingual("何时", "when"),
    "why": Bilingual("事由", "why"),
    "text": Bilingual("陈述", "said"),
}


def verification_text(report: Json, language: Language) -> str:
    """Return what is in the bundle and what was found, and at the end whether it verifies."""
    lines = list(_about(report["bundle"], report["left_out"], language))
    if report["findings"]:
        lines.append("")
        lines += list(_findings(report["findings"], language))
    if report["verified"] is not None:
        lines += ["", _conclusion(report).say(language)]
    return "\n".join(map(on_one_line, lines))


def _about(about: Json, left: Json | None, language: Language) -> Iterator[str]:
    plan = about["plan"]
    name = plan["name"] if language == "zh" or not plan["name_en"] else plan["name_en"]
    values: dict[str, str] = {
        "plan": f"{name}  {plan['area']}",
        "specs": _names([one["name"] for one in about["specs"]], language),
        "data": _names([one["name"] for one in about["data"]], language),
        "maps": _names([one["name"] for one in about["maps"]], language),
        "areas_table": "" if about["areas_table"] is None else about["areas_table"]["name"],
        "periods": _names(about["periods"], language) + _with_data(left, "periods", language),
        "areas": _names(about["areas"]["first"], language, about["areas"]["count"])
        + _with_data(left, "areas", language),
        "indicators": _indicators(about["indicators"], left, language),
        "summary": " · ".join(f"{words.say(language)} {about['summary'][key]}" for key, words in VERDICT.items()),
        "explanations": str(about["explanations"]),
        "engine": f"dp_rules {about['engine']['version']}, Python {about['engine']['python']}",
    }
    values |= {key: brief(said, _MOST_OF_A_TEXT) for key, said in (about["declaration"] or {}).items() if said}
    width = max(display_width(words.say(language)) for words in _LABELS.values())
    for key, value in values.items():
        if value:
            label = _LABELS[key].say(language)
            yield f"{label}{' ' * (width - display_width(label))}  {value}"


def _indicators(count: int, left: Json | None, language: Language) -> str:
    """Return how many indicators there are, of how many in the plan, and which were not evaluated."""
    if left is None or not left["indicators"]:
        return str(count)
    names = _names(
        [one["name"] if language == "zh" or not one["name_en"] else one["name_en"] for one in left["indicators"]],
        language,
    )
    return Bilingual(
        f"计划的 {left['planned']} 项中的 {count} 项；没有评价：{names}",
        f"{count} of the {left['planned']} in the plan; not evaluated: {names}",
    ).say(language)


def _with_data(left: Json | None, what: str, language: Language) -> str:
    """Return which periods or areas have data and were not evaluated, if any."""
    listed = None if left is None else left[what]
    if not listed:
        return ""
    names = _names(listed["first"], language, listed["count"]) if what == "areas" else _names(listed, language)
    return (
        Bilingual(f"；有数据而没有评价：{names}", f"; with data and not evaluated: {names}").say(language)
        if names
        else ""
    )


def _names(names: list[str], language: Language, count: int | None = None) -> str:
    """Return the first of some names, and of how many they are the first."""
    total = len(names) if count is None else count
    shown = LIST_MARK.say(language).join(brief(name) for name in names[:MOST_NAMED])
    if total <= MOST_NAMED:
        return shown
    return shown + Bilingual(f"……共 {total} 个", f"… {total} in all").say(language)


def _findings(findings: list[Json], language: Language) -> Iterator[str]:
    """Yield a line for each thing found, faults first."""
    ordered = [one for one in findings if one["fault"]] + [one for one in findings if not one["fault"]]
    grouped: dict[tuple[str, ...], list[Json]] = {}
    for index, one in enumerate(ordered):
        same = (one["kind"], str(one["file"]), one["message"]["en"]) if _may_be_alike(one) else (str(index),)
        grouped.setdefault(same, []).append(one)
    groups = [[one] for group in grouped.values() if len(group) <= MOST_ALIKE for one in group]
    groups += [group for group in grouped.values() if len(group) > MOST_ALIKE]
    groups.sort(key=lambda group: ordered.index(group[0]))
    for group in groups[:MOST_FINDINGS]:
        sign = "×" if group[0]["fault"] else "·"
        yield f"{sign} {_finding(group[0], language) if len(group) == 1 else _alike(group, language)}"
    if len(groups) > MOST_FINDINGS:
        more = sum(map(len, groups[MOST_FINDINGS:]))
        yield Bilingual(
            f"另有 {more} 处，没有列出（--format json 有全部）", f"{more} more are not listed (--format json has all)"
        ).say(language)


def _finding(finding: Json, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    places = [finding["file"], _result(finding)]
    text = colon.join([*filter(None, places), finding["message"][language]])
    if finding["recorded"] is None and finding["recomputed"] is None:
        return text
    there, here = (_shown(finding[key], language) for key in ("recorded", "recomputed"))
    return text + Bilingual(f"；存证 {there}，这里 {here}", f"; recorded {there}, here {here}").say(language)


def _may_be_alike(finding: Json) -> bool:
    """Say whether a finding is one that many results may have for one cause; verdicts and values are always told."""
    return bool(finding["indicator"]) and finding["kind"] not in {"verdict", "value"}


def _alike(group: list[Json], language: Language) -> str:
    """Return what several results have in common, and the first of them with what differs."""
    count, first = len(group), _result(group[0])
    message = group[0]["message"][language]
    said = Bilingual(f"{count} 个都是：{message}；第一个 {first}", f"{count} alike: {message}; the first is {first}")
    shown = group[0] | {"message": {language: said.say(language)}, "indicator": None, "area": None, "period": None}
    return _finding(shown, language)


def _result(finding: Json) -> str:
    return " ".join(str(finding[key]) for key in ("indicator", "area", "period") if finding[key])


def _shown(value: Any, language: Language) -> str:  # noqa: ANN401  any JSON
    if value is None:
        return Bilingual("无", "none").say(language)
    if value in VERDICT:
        return VERDICT[value].say(language)
    counts = [part.rpartition(" ") for part in str(value).split(", ")]
    if all(verdict in VERDICT and count.isdigit() for verdict, _, count in counts):
        return LIST_MARK.say(language).join(f"{VERDICT[verdict].say(language)} {count}" for verdict, _, count in counts)
    return brief(str(value))


_SAME_VERSION = {"engine_code", "engine_file"}


def _conclusion(report: Json) -> Bilingual:
    kinds = {one["kind"] for one in report["findings"]}
    there, here = report["bundle"]["engine"]["version"], report["engine"]
    made = Bilingual("", "")
    if "engine_version" in kinds or kinds & _SAME_VERSION:
        outcome = {
            True: Bilingual("结果相同", "the results are the same"),
            False: Bilingual("结果有不同，见上", "results differ, as told above"),
            None: Bilingual("没有能重新计算", "nothing could be computed again"),
        }[report["results_same"]]
        by_other = Bilingual(
            "程序的代码或语法与做存证时不同", "its code or grammar is not that by which the bundle was made"
        )
        made = Bilingual(f"（{by_other.zh}：{outcome.zh}）", f" ({by_other.en}: {outcome.en})")
    if "engine_version" in kinds:
        made = Bilingual(
            f"（做存证的是 {there}，这里是 {here}：{outcome.zh}）", f" (made with {there}, here {here}: {outcome.en})"
        )
    if report["verified"]:
        return Bilingual(
            f"核实：文件完好，重新计算的结果相同{made.zh}",
            f"verified: the files are whole, and the results computed again are the same{made.en}",
        )
    faults = sum(1 for one in report["findings"] if one["fault"])
    return Bilingual(
        f"不能核实：{faults} 处不符{made.zh}",
        f"not verified: {faults} thing{'' if faults == 1 else 's'} not as they should be{made.en}",
    )
