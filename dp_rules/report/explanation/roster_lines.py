"""The rosters of an explanation for people: how many areas satisfy, and a table of those that do not or may not."""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, compared, leaf_steps, shown, truth_words, yes_or_no
from dp_rules.report.places import place_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief

FAILS, OPEN = "×", "?"
"""What marks a cell: signs that need no colour, and that GBK and Western code pages have too."""

STATE = {
    "not_satisfied": Bilingual("不满足", "no"),
    "open": Bilingual("待定", "open"),
    "satisfied": Bilingual("满足", "yes"),
    "outside": Bilingual("不在范围", "not asked"),
}
_AREA, _RESULT, _PLACE = Bilingual("地区", "area"), Bilingual("结果", "result"), Bilingual("出处", "place")
MOST_AREAS = 20
_MOST_PLACES, _LONGEST_TEXT = 6, 12
_FOR_COLUMNS = 36
_NARROWEST, _WIDEST = 12, 30
"""How wide headers may be, so that one or two conditions fit into 80 cells; what is wider is broken."""


class Grid(NamedTuple):
    """A table within an explanation; as text its headers are broken at a width."""

    headers: list[str]
    rows: list[list[str]]
    width: int


def roster_parts(steps: Json, language: Language, *, everything: bool) -> Iterator[Line | Grid]:
    """Yield for each roster a line that counts the areas, and a table of them.

    ``everything`` lists each area, else those that stand against the target or are open, at most `MOST_AREAS`.
    """
    for roster in _rosters(steps):
        if not roster["columns"]:
            continue
        telling = {roster["against"], "open"}
        listed = [row for row in roster["rows"] if everything or row["state"] in telling]
        listed = listed if everything else listed[:MOST_AREAS]
        places = [_places(row, everywhere=row["state"] not in {"not_satisfied", "open"}) for row in listed]
        files = {file for found in places for file, _ in found}
        file = files.pop() if len(files) == 1 else ""
        yield Line(0, _summary(roster, language), file)
        if listed:
            yield _grid(roster, listed, [[at.removeprefix(file) for _, at in found] for found in places], language)
        counts = roster["counts"]
        left_out = sum(count for state, count in counts.items() if everything or state in telling) - len(listed)
        if left_out and everything:  # of the areas no more have been kept
            more = Bilingual(f"另有 {left_out} 个没有列出", f"{left_out} more are not listed")
            yield Line(0, more.say(language))
        elif left_out:
            more = Bilingual(
                f"另有 {left_out} 个这样的，用 --all 全部列出",
                f"{left_out} more like these; --all lists them",
            )
            yield Line(0, more.say(language), is_hint=True)


def _rosters(step: Json) -> Iterator[Json]:
    yield from step.get("rosters", ())
    for part in step["parts"]:
        yield from _rosters(part)


def _summary(roster: Json, language: Language) -> str:
    counts = roster["counts"]
    level = roster["level_name"] if language == "zh" else roster["level_name_en"]
    no, open_, yes, outside = (counts[state] for state in ("not_satisfied", "open", "satisfied", "outside"))
    zh = f"{level} {sum(counts.values())} 个：满足 {yes}，不满足 {no}"
    en = f"{sum(counts.values())} {level}: {yes} satisfied, {no} not"
    if open_:
        zh, en = f"{zh}，待定 {open_}", f"{en}, {open_} open"
    if outside:
        zh, en = f"{zh}，不在范围 {outside}", f"{en}, {outside} not asked"
    return Bilingual(zh, en).say(language)


def _grid(roster: Json, rows: list[Json], places: list[list[str]], language: Language) -> Grid:
    """Return the table of some rows, with the places that were found for each."""
    columns = roster["columns"]
    headers = [_AREA.say(language), _RESULT.say(language), *(_column(column, language) for column in columns)]
    table = [
        [
            row["name"],
            _mark(row["state"], roster["against"]) + STATE[row["state"]].say(language),
            *(
                _cell(cell, language, can_fail=_can_fail(column, roster))
                for cell, column in zip(row["cells"], columns, strict=True)
            ),
        ]
        for row in rows
    ]
    if any(places):
        headers.append(_PLACE.say(language))
        for cells, found in zip(table, places, strict=True):
            more = ["…"] if len(found) > _MOST_PLACES else []
            cells.append(words.LIST_MARK.say(language).join([*found[:_MOST_PLACES], *more]))
    return Grid(headers, table, max(_NARROWEST, min(_WIDEST, _FOR_COLUMNS // len(columns))))


def _mark(state: str, against: str) -> str:
    return f"{FAILS} " if state == against else f"{OPEN} " if state == "open" else ""


def _can_fail(column: Json, roster: Json) -> bool:
    """Say whether a condition that does not hold speaks against the target: not one of who is meant, nor one that few may satisfy."""
    return (column["of"], roster["against"]) == ("where", "not_satisfied")


def _column(column: Json, language: Language) -> str:
    text = str(column["text_zh"] if language == "zh" else column["text_en"]).replace("`", "")
    if column["of"] == "among":
        return Bilingual(f"范围：{text}", f"among: {text}").say(language)
    if column["of"] == "column":
        return Bilingual(f"汇总：{text}", f"added up: {text}").say(language)
    return text


def _cell(step: Json, language: Language, *, can_fail: bool) -> str:
    """Return a cell: what was found, with the mark of one that fails or is not known before it."""
    if step["unit"]["kind"] != "truth":
        return in_words(shown(step["value"]), language) if step.get("missing") is None else _open(step, language)
    if step["value"] is None:
        return _open(step, language)
    found = _found(step, language)
    return f"{FAILS} {found}" if step["value"] is False and can_fail else found


def _found(step: Json, language: Language) -> str:
    """Return what a condition has been held against: the value of its measure, or the answer yes or no."""
    match step["kind"]:
        case "comparison":
            measures = [part for part in step["parts"] if part["kind"] != "constant"]
            return in_words(shown(measures[0]["value"]) if len(measures) == 1 else compared(step), language)
        case "item":
            return yes_or_no(step["value"]).say(language)
        case "not" | "defined" if step["parts"][0]["kind"] != "logic":
            return _found(step["parts"][0], language)
        case _:
            return truth_words(step["value"], language)


def _open(step: Json, language: Language) -> str:
    """Return why a cell is open: what is missing, the bound that does not decide, or the numbers that have no value."""
    missing = [leaf["missing"] for leaf in leaf_steps(step) if leaf.get("missing") is not None]
    if missing:
        reasons = dict.fromkeys(words.REASON[code].say(language) for code in missing)
        return f"{OPEN} {words.LIST_MARK.say(language).join(reasons)}"
    while step["kind"] in {"not", "defined"}:
        step = step["parts"][0]
    measures = [part for part in step["parts"] if part["kind"] != "constant"]
    if len(measures) == 1 and measures[0]["value"] is None:
        return f"{OPEN} {measures[0]['numbers']}"
    return f"{OPEN} {_found(step, language)}"


def _places(row: Json, *, everywhere: bool) -> list[tuple[str, str]]:
    """Return where the cells that tell are written: the file, and the place in it with the texts that stand there."""
    texts: dict[tuple[str, str], dict[int, str]] = {}
    for cell in row["cells"]:
        if everywhere or cell["value"] is not True:
            for leaf in leaf_steps(cell):
                fact = leaf.get("fact")
                if fact is not None and fact["place"] is not None:
                    here = texts.setdefault((fact["place"]["file"], place_text(fact["place"])), {})
                    raw = brief(fact["raw"], _LONGEST_TEXT)
                    here[fact["place"].get("column", 0)] = f' "{raw}"' if raw else ""
    return [(file, place + "".join(found.values())) for (file, place), found in texts.items()]
