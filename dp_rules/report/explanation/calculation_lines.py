"""The calculation in an explanation: the rule, opened, with numbers, worked out, and what each number rests on."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from dp_rules.quantity.interval import ZERO, Truth
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import NUMBER
from dp_rules.report import words
from dp_rules.report.places import place_text
from dp_rules.report.rollup import HOW, OWN, figures_in, is_one_number, sum_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief

MOST_ROWS = 12
_MOST_OPENED = 300
"""So many lines of one sum are opened by ``--depth`` without ``--all``."""


class Line(NamedTuple):
    """One line: how far it is set in, what it says, and the place or remark beside it.

    ``is_hint`` says that it tells only how many more there are and how to have them from the command line.
    """

    depth: int
    left: str
    right: str = ""
    is_hint: bool = False


class _Unfolded(NamedTuple):
    """How much is told: each row of a table and figure of a sum, or sums as they are nested, to be folded at a depth."""

    everything: bool
    depth: int | None


def calculation_lines(data: Json, language: Language, *, everything: bool, depth: int | None = None) -> Iterator[Line]:
    """Yield the rule and how it was worked out; ``everything`` lists each row of a table and each figure of a sum.

    With a ``depth`` sums are taken apart level by level, so that they can be folded at it.
    """
    result, steps = data["result"], data["steps"]
    yield Line(0, result["rule"], place_text(result["rule_place"]))
    if result["basis"] == "none" or result["data"] == "gate_failed":
        basis = words.BASIS["none"] if result["basis"] == "none" else words.REASON["gate"]
        yield Line(0, basis.say(language))
        for leaf in leaf_steps(steps):
            if leaf["fact"] is not None:
                yield leaf_line(leaf, 1, language)
        return
    if result["basis"] == "totals":
        yield Line(0, steps["text"], words.BASIS["totals"].say(language))
    yield from _condition(steps, 0, language, result, _Unfolded(everything, depth))
    for level in data["target_level"]:
        name = level["item_name"] if language == "zh" else level["item_name_en"]
        about = "≈" if level["rounded"] else ""
        comes_to = Bilingual("目标值相当于", "the target comes to").say(language)
        yield Line(0, f"{comes_to} {name} {level['comparator']} {about}{level['display']}")


def _condition(step: Json, depth: int, language: Language, result: Json, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield the lines of a condition: a comparison worked out, or the conditions it is made of."""
    if step["kind"] == "comparison":
        yield from _comparison(step, depth, language, result, unfolded)
        return
    if step["kind"] == "defined":
        yield from _defined(step, depth, language, result, unfolded)
        return
    if step["kind"] in {"logic", "not"}:
        yield Line(depth, step["text"], truth_words(step["value"], language) + mark(step, language))
        for part in step["parts"]:
            yield from _condition(part, depth + 1, language, result, unfolded)
        return
    yield leaf_line(step, depth, language)


def _defined(step: Json, depth: int, language: Language, result: Json, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield a function that is a condition: what it stands for, and how that was worked out."""
    if depth:
        yield Line(depth, step["text"], truth_words(step["value"], language) + mark(step, language))
    body, name = step["parts"][0], step["function"]
    yield Line(depth, body["text"], Bilingual(f"{name} 的定义", f"definition of {name}").say(language))
    if body["kind"] == "comparison":
        yield from _worked_out(body, depth, language, result, unfolded)
    else:
        yield from _condition(body, depth + 1, language, result, unfolded)


def _comparison(step: Json, depth: int, language: Language, result: Json, unfolded: _Unfolded) -> Iterator[Line]:
    if depth:
        yield Line(depth, step["text"], truth_words(step["value"], language) + mark(step, language))
    yield from _worked_out(step, depth, language, result, unfolded)


def _worked_out(step: Json, depth: int, language: Language, result: Json, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield a comparison with its functions opened, with numbers and with each side worked out."""
    if step["opened"] != step["text"]:
        names = words.LIST_MARK.say(language).join(dict.fromkeys(step["functions"]))
        yield Line(depth, step["opened"], Bilingual(f"{names} 的定义", f"definition of {names}").say(language))
    worked_out = compared(step)
    if step["numbers"] != worked_out:
        yield Line(depth, in_words(step["numbers"], language))
    yield Line(depth, in_words(worked_out, language), _outcome(step, language, result) if depth == 0 else "")
    seen: set[str] = set()
    for leaf in leaf_steps(step):
        key = f"{leaf['text']}|{leaf['area']}|{leaf['period']}"
        if key not in seen:
            seen.add(key)
            yield leaf_line(leaf, depth + 1, language)
            yield from _sum(leaf, depth + 2, language, unfolded)
            yield from _rows(leaf, depth + 2, language, unfolded)


def compared(step: Json) -> str:
    """Return a comparison with each side worked out: ``68.5% > 70%``."""
    sides = [part["text"] if part["kind"] == "constant" else shown(part["value"]) for part in step["parts"]]
    first, rest = sides[0], sides[1:]
    return " ".join([first, *(f"{operator} {side}" for operator, side in zip(step["operators"], rest, strict=True))])


def shown(value: Json | Truth) -> str:
    """Return a value as a calculation shows it: ``68.5%``, ``≈82.69%``, ``(> 80%)``, ``?``."""
    match value:
        case None:
            return "?"
        case bool():
            return "yes" if value else "no"
        case {"exact": _}:
            return f"≈{value['display']}" if value["rounded"] else str(value["display"])
        case _:
            return f"({value['display']})"


def truth_words(value: Truth, language: Language) -> str:
    """Return whether a condition holds, in words."""
    match value:
        case True:
            return Bilingual("成立", "true").say(language)
        case False:
            return Bilingual("不成立", "false").say(language)
        case _:
            return Bilingual("不能确定", "unknown").say(language)


def mark(step: Json, language: Language) -> str:
    """Return what is said of a step on which the verdict does not rest."""
    return "" if step["decides"] else Bilingual("（不影响结论）", " (does not decide)").say(language)


def _outcome(step: Json, language: Language, result: Json) -> str:
    """Return what a comparison comes to: short of the target or past it, and by how much."""
    margin = result["margin"]
    if step["value"] is None:
        for reason in result["reasons"] if result["verdict"] == "not_evaluated" else ():
            if reason["code"] in {"zero_denominator", "no_rows"}:
                return Bilingual("无法计算：", "it cannot be computed: ").say(language) + words.REASON[
                    reason["code"]
                ].say(language)
        return Bilingual("能否成立不能确定", "it cannot be told whether this holds").say(language)
    if margin is None or "exact" not in margin:
        return truth_words(step["value"], language)
    text = ("≈" if margin["rounded"] else "") + in_words(margin["display"].removeprefix("-"), language)
    if margin["exact"] == "0":
        met = Bilingual("正好等于目标值，符合", "exactly at the limit, which satisfies it")
        missed = Bilingual("正好等于目标值，不符合", "exactly at the limit, which does not satisfy it")
        return (met if step["value"] else missed).say(language)
    if step["value"]:
        return Bilingual(f"优于目标值 {text}", f"past the target by {text}").say(language)
    return Bilingual(f"距目标值还差 {text}", f"short of the target by {text}").say(language)


# --- leaves and rows -----------------------------------------------------------------------------


def leaf_steps(step: Json) -> Iterator[Json]:
    """Yield the steps that rest on data, an aggregate with its rows as one."""
    if step["kind"] in {"item", "reported", "aggregate"}:
        yield step
        return
    for part in step["parts"]:
        yield from leaf_steps(part)


def leaf_line(leaf: Json, depth: int, language: Language) -> Line:
    """Return a number with its name, why it is missing if it is, and where it is written."""
    name = _name(leaf, language)
    if leaf["kind"] == "reported":
        name = words.BASIS["figure"].say(language)
    value = None if leaf.get("missing") == "gate" else leaf["value"]  # what is written stands beside it
    unit = (leaf["unit_name"] if language == "zh" else leaf["unit_name_en"]) if value is not None else None
    answer = yes_or_no(value) if isinstance(value, bool) else None
    left = f"{answer.say(language) if answer else in_words(shown(value), language)}{f' {unit}' if unit else ''}  {name}"
    if leaf.get("missing") is not None:
        left += f"  [{words.REASON[leaf['missing']].say(language)}]"
    fact = leaf.get("fact")
    if fact is None:
        return Line(depth, left, sum_text(leaf, language))
    return Line(depth, left, cited(fact, language))


def _sum(leaf: Json, depth: int, language: Language, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield what a figure is added up of, and the other ways to come to it.

    Of a sum that is not opened those figures are told that leave it open: what is missing, and what is only a bound.
    """
    if leaf.get("how") and unfolded.depth is not None:
        yield from _opened(leaf["parts"], depth, language, unfolded)
    elif leaf.get("how"):
        figures = list(figures_in(leaf["parts"]))
        open_ones = [one for one in figures if not is_one_number(one)]
        told = figures if unfolded.everything else open_ones[:MOST_ROWS]
        for one in told:
            yield _of_a_sum(one, depth, language)
        if len(told) < len(figures):
            yield Line(depth, _not_told(len(figures) - len(told), len(open_ones) - len(told), depth).say(language))
    for way in leaf.get("beside", ()):
        name = (OWN if way.get("how") is None else HOW[way["how"]]).say(language)
        said = Bilingual(f"{name} {shown(way['value'])}，不采用", f"{name} {shown(way['value'])}, not taken")
        missing = f"  [{words.REASON[way['missing']].say(language)}]" if way["missing"] else ""
        missing += _difference(way["value"], leaf["value"], language) + _agreement(way, language)
        right = sum_text(way, language) if way["fact"] is None else cited(way["fact"], language)
        yield Line(depth, in_words(said.say(language), language) + missing, right)
        if way.get("how") and unfolded.depth is not None:
            yield from _opened(way["parts"], depth + 1, language, unfolded)


def _difference(way: Json | Truth, taken: Json | Truth, language: Language) -> str:
    """Return by how much a figure that was not taken differs from the one that was."""
    if not isinstance(way, dict) or not isinstance(taken, dict) or "exact" not in way or "exact" not in taken:
        return ""
    difference = Fraction(way["exact"]) - Fraction(taken["exact"])
    text, _ = show(abs(difference), NUMBER, [ZERO])
    if not difference:
        return Bilingual("，两数相同", ", the same").say(language)
    return (
        Bilingual(f"，多 {text}", f", {text} more") if difference > 0 else Bilingual(f"，少 {text}", f", {text} fewer")
    ).say(language)


def _agreement(way: Json, language: Language) -> str:
    """Return whether figures that differ are the same at the precision at which they were reported."""
    if not way.get("agrees") or way["value"].get("exact") is None:
        return ""
    return Bilingual("（按上报的位数一致）", " (the same at the precision reported)").say(language)


def _not_told(count: int, open_ones: int, depth: int) -> Bilingual:
    """Return how many figures of a sum are folded away, and how many of these leave it open."""
    zh = f"，其中缺数或只有范围的 {open_ones} 个" if open_ones else ""
    en = f", {open_ones} of them missing or bounds" if open_ones else ""
    noun = "figure" if count == 1 else "figures"
    return Bilingual(
        f"… 另有 {count} 个数{zh}，用 --depth {depth} 展开", f"… {count} more {noun}{en}; --depth {depth} unfolds them"
    )


def _opened(parts: list[Json], depth: int, language: Language, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield the parts of a sum, each with its own below it; of very many the first, and how many more there are."""
    lines = list(_nested(parts, depth, language))
    shown_ = lines if unfolded.everything else lines[:_MOST_OPENED]
    yield from shown_
    if rest := len(lines) - len(shown_):
        more = Bilingual(f"… 另有 {rest} 行，用 --all 全部列出", f"… {rest} more lines; --all lists them")
        yield Line(depth, more.say(language))


def _nested(parts: list[Json], depth: int, language: Language) -> Iterator[Line]:
    for part in parts:
        yield _of_a_sum(part, depth, language)
        yield from _nested(part["parts"], depth + 1, language)


def _of_a_sum(figure: Json, depth: int, language: Language) -> Line:
    where = " ".join(filter(None, (figure["area"], figure["period"])))
    missing = f"  [{words.REASON[figure['missing']].say(language)}]" if figure["missing"] else ""
    right = sum_text(figure, language) if figure["fact"] is None else cited(figure["fact"], language)
    return Line(depth, f"{where}  {in_words(shown(figure['value']), language)}{missing}", right)


def yes_or_no(value: bool) -> Bilingual:  # noqa: FBT001  the answer itself
    """Return an answer in words."""
    return Bilingual("是", "yes") if value else Bilingual("否", "no")


def _name(leaf: Json, language: Language) -> str:
    """Return what a number is called: an item by its bare name, an aggregate as a rule writes it."""
    text = str(leaf["text_zh"] if language == "zh" else leaf["text_en"])
    return text.replace("`", "") if leaf["kind"] == "item" else text


def cited(fact: Json, language: Language) -> str:
    """Return where a figure is written, how, by whom, and what was noted beside it."""
    raw = f'"{fact["raw"].strip()}"' if fact["raw"].strip() else Bilingual("（空白）", "(blank)").say(language)
    publisher = f"  {fact['publisher']}" if fact["publisher"] else ""
    note = (
        Bilingual(f"（{brief(fact['note'])}）", f" ({brief(fact['note'])})").say(language) if fact.get("note") else ""
    )
    return f"{place_text(fact['place'])}  {raw}{publisher}{note}"


def _rows(leaf: Json, depth: int, language: Language, unfolded: _Unfolded) -> Iterator[Line]:
    """Yield the rows of a table of records (areas have a roster): how many are counted, and those that are not or not surely."""
    counts = leaf.get("row_counts")
    if counts is None or "rows" not in leaf or not counts["not_counted"] + counts["uncertain"]:
        return
    yes, no, unknown = counts["counted"], counts["not_counted"], counts["uncertain"]
    total = yes + no + unknown
    summary = Bilingual(
        f"共 {total} 行：计入 {yes}，不计入 {no}，不能确定 {unknown}",
        f"{total} rows: {yes} counted, {no} not, {unknown} not certain",
    )
    yield Line(depth, summary.say(language))
    chosen = (
        leaf["rows"] if unfolded.everything else [row for row in leaf["rows"] if row["counted"] is not True][:MOST_ROWS]
    )
    for row in chosen:
        state = {
            True: Bilingual("计入", "counted"),
            False: Bilingual("不计入", "not counted"),
            None: Bilingual("不能确定", "not certain"),
        }[row["counted"]].say(language)
        because = [leaf for part in (row["where"], row["column"]) if part is not None for leaf in leaf_steps(part)]
        telling = [leaf for leaf in because if leaf["value"] is not True or unfolded.everything] or because
        shown = "; ".join(list(dict.fromkeys(_cell(leaf, language) for leaf in telling))[:MOST_ROWS])
        yield Line(depth + 1, f"{row['label']}  {state}", shown)
    left_out = 0 if unfolded.everything else no + unknown - len(chosen)
    if chosen and left_out > 0:
        more = Bilingual(f"另有 {left_out} 行，用 --all 全部列出", f"{left_out} more rows; --all lists them")
        yield Line(depth + 1, more.say(language))


def _cell(leaf: Json, language: Language) -> str:
    name = _name(leaf, language)
    fact = leaf.get("fact")
    if fact is not None:
        return f"{name} {cited(fact, language)}"
    reason = words.REASON[leaf["missing"]].say(language) if leaf.get("missing") else shown(leaf["value"])
    return f"{name} {reason}"
