"""The lines of an explanation: what stands on the left, where it comes from on the right.

Text and Markdown are written from these lines, and these from the explanation's plain data.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dp_rules.report import words
from dp_rules.report.explanation import changes_lines
from dp_rules.report.explanation.calculation_lines import Line, calculation_lines, cited, leaf_line, leaf_steps
from dp_rules.report.explanation.checks import check_lines
from dp_rules.report.explanation.definitions import definitions_lines
from dp_rules.report.explanation.descent import descent_lines
from dp_rules.report.explanation.figures import basis_lines
from dp_rules.report.explanation.fold import folded
from dp_rules.report.explanation.pace_lines import pace_lines
from dp_rules.report.explanation.readings import reading_lines
from dp_rules.report.explanation.roster_lines import Grid, roster_parts
from dp_rules.report.explanation.step_lines import step_lines
from dp_rules.report.explanation.turns import judged_lines, turn_lines
from dp_rules.report.gates import gate_lines
from dp_rules.report.places import place_text
from dp_rules.report.reasons import MOST_AREAS, item_name, open_rows_text, reason_lines
from dp_rules.report.rollup import coverage_text
from dp_rules.report.values import Json
from dp_rules.report.words import IMPOSSIBLE, LIST_MARK, MIXED
from dp_rules.text.bilingual import Bilingual, Language


class Section(NamedTuple):
    """A titled part of an explanation."""

    title: Bilingual
    lines: Sequence[Line | Grid]


def headline(data: Json, language: Language) -> str:
    """Return the verdict with indicator, area and period."""
    result = data["result"]
    verdict = words.VERDICT[result["verdict"]].say(language)
    name = result["name"] if language == "zh" else result["name_en"]
    number = "" if result["no"] is None else f"{result['no']}. "
    return f"{verdict}  {number}{name}  {result['area']} {result['period']}"


def sections(data: Json, language: Language, *, everything: bool = False, depth: int | None = None) -> list[Section]:
    """Return the parts of an explanation.

    ``everything`` unfolds the rows, the whole tree of steps, the other figures and the definitions. ``depth`` is
    how many levels of steps are unfolded, all that there are if not given; with 0 there is the calculation alone.
    """
    parts = [part for part in _sections(data, language, everything=everything, depth=depth) if part.lines]
    told = [Section(part.title, list(folded(part.lines, depth, language))) for part in parts]
    if depth != 0:
        return told
    rest = len(told) - 1
    more = Bilingual(f"… 另有 {rest} 节，用 --depth 1 展开", f"… {rest} more sections; --depth 1 unfolds them")
    return [Section(told[0].title, [*told[0].lines, Line(0, more.say(language))])]


def _sections(data: Json, language: Language, *, everything: bool, depth: int | None) -> Iterator[Section]:
    result = data["result"]
    calculation = list(calculation_lines(data, language, everything=everything, depth=depth))
    yield Section(Bilingual("计算", "calculation"), calculation)
    if everything:
        yield Section(Bilingual("步骤", "steps"), list(step_lines(data["steps"], 0, language)))
    yield Section(Bilingual("名册", "roster"), list(_roster(data, language, everything=everything)))
    yield Section(Bilingual("原因", "why"), list(_why(result, language)))
    yield Section(Bilingual("进度", "pace"), list(pace_lines(result, language)))
    checks = [*gate_lines(result["gates"], language), *check_lines(data["checks"], result["gates"], language)]
    yield Section(Bilingual("数据检查", "data gates"), checks)
    bases = list(basis_lines(data["bases"], language, everything=everything))
    yield Section(Bilingual("计算值与上报值", "computed and reported"), bases)
    yield Section(Bilingual("旁证", "beside it"), list(_beside(data, language)))
    if everything:
        yield Section(Bilingual("其他算法的步骤", "steps of the other ways"), list(_others(data, language)))
    readings = list(reading_lines(data["readings"], language, everything=everything))
    yield Section(Bilingual("另一种解读", "another reading"), readings)
    turns = list(turn_lines(data["fragile"], language, everything=everything))
    yield Section(Bilingual("易变", "fragile"), turns)
    yield Section(changes_lines.TITLE, list(changes_lines.changes_lines(data, language, everything=everything)))
    judged = list(judged_lines(data["judged"], language, everything=everything))
    yield Section(Bilingual("修约与比较（GB/T 8170）", "rounding (GB/T 8170)"), judged)
    yield Section(Bilingual("计划", "plan"), list(_plan(data, language)))
    yield Section(Bilingual("上级计划", "plans above"), list(descent_lines(data["lineage"], language)))
    definitions = list(definitions_lines(data["definitions"], language, everything=everything))
    yield Section(Bilingual("定义", "definitions"), definitions)
    yield Section(Bilingual("部门", "departments"), list(_departments(result, language)))


def _others(data: Json, language: Language) -> Iterator[Line]:
    """Yield the whole tree of each way to the value that does not decide."""
    for other in data["others"]:
        yield Line(0, words.BASIS[other["basis"]].say(language), words.VERDICT[other["verdict"]].say(language))
        yield from step_lines(other["steps"], 1, language)


def _roster(data: Json, language: Language, *, everything: bool) -> Iterator[Line | Grid]:
    """Yield the areas that a rule asks; without any data they all say the same."""
    if data["result"]["basis"] != "none":
        yield from roster_parts(data["steps"], language, everything=everything)


def _why(result: Json, language: Language) -> Iterator[Line]:
    """Yield why a verdict is open and what would decide it, or that it stands whatever is missing."""
    for text, right in reason_lines(result["reasons"], language):
        yield Line(0, text, right)
    deciding = result["deciding"]
    if deciding is not None:
        when = "" if deciding["period"] == result["period"] else f"@{deciding['period']}"
        needed = f"{item_name(deciding, language)}{when} {deciding['comparator']} {deciding['value']}"
        yield Line(0, Bilingual(f"{needed} 才达标，否则未达标", f"met if {needed}, otherwise not met").say(language))
        if deciding["rest"] is not None:
            yield Line(0, _rest_text(deciding, language))
    if result["open_rows"] is not None:
        yield Line(0, open_rows_text(result["open_rows"]).say(language))
    if result["impossible"]:
        yield Line(0, IMPOSSIBLE.say(language))
    if result["mixed"]:
        yield Line(0, MIXED.say(language))
    coverage = result["coverage"]
    if result["data"] == "partial" and coverage and result["verdict"] in {"met", "not_met"}:
        missing = coverage["needed"] - coverage["known"]
        words_ = Bilingual(
            f"缺 {missing} 个数；无论是多少，结论不变",
            f"{missing} data missing; the verdict is the same whatever they are",
        )
        yield Line(0, words_.say(language))
    if coverage and (text := coverage_text(coverage, language)):
        yield Line(0, text)


def _rest_text(deciding: Json, language: Language) -> str:
    """Return what the missing parts of a sum have to come to together."""
    rest = deciding["rest"]
    mark = LIST_MARK.say(language)
    several = rest["areas"] if len(rest["areas"]) > 1 else rest["periods"]
    named = mark.join(several[:MOST_AREAS]) + ("…" if len(several) > MOST_AREAS else "")
    if len(several) == 1:
        named = mark.join(rest["areas"])
    most = Bilingual("至少", "at least") if deciding["comparator"] == ">=" else Bilingual("至多", "at most")
    if len(several) == 1:
        return Bilingual(
            f"{named}{most.zh}要有 {rest['value']}", f"{named} would have to come to {most.en} {rest['value']}"
        ).say(language)
    return Bilingual(
        f"缺的 {len(several)} 个（{named}）合计{most.zh} {rest['value']}",
        f"the {len(several)} missing ({named}) would have to come to {most.en} {rest['value']} together",
    ).say(language)


def _beside(data: Json, language: Language) -> Iterator[Line]:
    """Yield the other figures for the same quantity, and whether they agree."""
    for leaf in leaf_steps(data["steps"]):
        for other in (leaf.get("fact") or {}).get("passed_over", []):
            left = Bilingual("没有采用的另一来源", "another publisher's figure, not taken").say(language)
            yield Line(0, left, cited(other, language))
    for candidate in data["others"]:
        for leaf in leaf_steps(candidate["steps"]):
            is_not_used = leaf["missing"] is not None or data["result"]["data"] == "gate_failed"
            if leaf["kind"] == "reported" and is_not_used and leaf["fact"] is not None:
                yield leaf_line(leaf, 0, language)


def _plan(data: Json, language: Language) -> Iterator[Line]:
    source, result = data["source"], data["result"]
    if source["wording"]:
        yield Line(0, source["wording"], source["place"] or "")
    if source["also"]:
        yield Line(0, source["also"])
    kind = words.COMMITMENT[result["commitment"]].say(language)
    due = words.DUE[result["due"]].say(language)
    yield Line(
        0, Bilingual(f"{kind}，{result['due_year']} 年（{due}）", f"{kind}, {result['due_year']} ({due})").say(language)
    )
    if data["baseline"] is not None:
        baseline = data["baseline"]
        title = Bilingual(f"{baseline['period']} 年基期值", f"baseline {baseline['period']}").say(language)
        yield Line(0, f"{title}  {baseline['text']}", baseline["place"] or "")
    method = (
        data["definition"]["method"]
        if language == "zh"
        else data["definition"]["method_en"] or data["definition"]["method"]
    )
    differs = data["definition"]["measure_reason"]
    if method:
        name = (
            Bilingual("计算方法", "method")
            if differs is None
            else Bilingual("指标目录的计算方法", "the catalogue's method")
        )
        said = Bilingual(f"{name.zh}：{method}", f"{name.en}: {method}").say(language)
        yield Line(0, said, place_text(data["definition"]["place"]))
    if differs is not None:
        yield Line(
            0, Bilingual(f"本计划的计算方法不同：{differs}", f"this plan's measure differs: {differs}").say(language)
        )
    for note in (data["definition"]["note"], source["note"]):
        if note:
            yield Line(0, Bilingual(f"说明：{note}", f"note: {note}").say(language))


def _departments(result: Json, language: Language) -> Iterator[Line]:
    mark = words.LIST_MARK.say(language)
    if result["lead"]:
        yield Line(0, f"{Bilingual('牵头', 'lead').say(language)}  {mark.join(result['lead'])}")
    if result["with"]:
        yield Line(0, f"{Bilingual('参与', 'with').say(language)}  {mark.join(result['with'])}")
