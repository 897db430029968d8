"""Changes at one spot of a spec, as a hand slips or a program in between spoils a text; each from a seed."""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

SPEC = """#:schema ../schemas/spec.schema.json
format = 1  # 格式

[plan]
id = "jia"
name = "甲省残疾预防行动计划"
name_en = "Plan of Jia"
area = "甲省"
area_code = "210000"
first_year = 2022
last_year = 2025

[document]
title = "甲省残疾预防行动计划（2022—2025年）"
status = "issued"
date = "2022-08-18"

[sources.own]
title = "甲省统计制度"
status = "other"

[actions.birth]
name = "出生缺陷防治"

[units.person]
name = "人"
name_en = "person"

[units.county]
name = "个县"

[calendars.year]
name = "日历年"
description = "1月1日至12月31日。"

[missing_markers]
"—" = "not_collected"
"保密" = "suppressed"

[levels.counties]
name = "县"
name_en = "counties"
unit = "county"

[tables.patients]
name = "患者"
description = '每行一名 "患者"'
unit = "person"
columns.visits = { name = "随访次数", unit = "person" }

[items.exams]
name = "检查人数"
name_en = "exams"
unit = "person"
kind = "flow"
calendar = "year"
subset_of = "marriages"
source = "own"
aliases = ["婚检人数", "婚检数"]

[items.marriages]
name = "登记人数"
unit = "person"
kind = "flow"
calendar = "year"
source = "own"

[items.covered]
name = "已覆盖"
unit = "yes_no"
kind = "stock"
calendar = "year"
source = "own"
note = \"\"\"
按县计。
不适用的县不计。\"\"\"

[indicators.exam_rate]
name = "检查率"
name_en = "Exams"
action = "birth"
no = 1
rule = "rate(exams, marriages) > 70%"
wording = "＞70％"
place = "（四）主要指标 表第2行"
due = 2025
commitment = "binding"
baseline = { period = 2020, value = "68.5％", place = "同上" }
lead = ["省卫生健康委"]
with = [
    "省民政厅",
    "省妇联",  # 两家
]

[[indicators.exam_rate.readings]]
rule = "rate(exams, marriages) >= 70%"
wording = "达到70％以上"
place = "二、（二）"

[indicators.coverage]
name = "覆盖率"
rule = "share(counties where covered) >= 90% and decline(exams, base=2020) <= 5%"
wording = "达到90%"
place = "二"
due = 2025
"""

SIGNS: list[str] = [
    *"“”‘’：＝，。；［］【】｛｝（）＃％＞　、—",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b",
    "\t",
    "\r",
    "\n",
    *"\"'[]{}=:,.;#\\%()<>",
    "𠀀",
    "é",
    "0",
    "-",
    "年",
]


class Mutation(NamedTuple):
    """What was done, and the text after it."""

    kind: str
    text: str


def mutate(text: str, chance: random.Random) -> Mutation:
    """Return ``text`` changed at one spot."""
    kind = chance.choice([*WAYS])
    return Mutation(kind, WAYS[kind](text, chance))


def seeded(seed: int) -> random.Random:
    """Return the source of chance of one case."""
    return random.Random(seed)  # noqa: S311  the same cases every time


def _line(text: str, chance: random.Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, chance.choice([at for at, line in enumerate(lines) if line.strip()])


def drop_line(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "\n".join(lines[:at] + lines[at + 1 :])


def double_line(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def swap_lines(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    other = min(at + 1, len(lines) - 1)
    lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def join_lines(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    return "\n".join([*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]])


def drop_character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def double_character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def swap_characters(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def insert_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(SIGNS) + text[at:]


def replace_by_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(SIGNS) + text[at + 1 :]


def _one(pattern: str, text: str, chance: random.Random) -> re.Match[str]:
    return chance.choice([*re.finditer(pattern, text, re.MULTILINE)])


def drop_mark(text: str, chance: random.Random) -> str:
    match = _one(r"""["'\[\]{}=,()]""", text, chance)
    return text[: match.start()] + text[match.end() :]


def widen_mark(text: str, chance: random.Random) -> str:
    match = _one(r"""["'\[\]{}=,()%>#]""", text, chance)
    wide = chance.choice("“”") if match[0] == '"' else "’" if match[0] == "'" else chr(ord(match[0]) + 0xFEE0)
    return text[: match.start()] + wide + text[match.end() :]


def mistype_key(text: str, chance: random.Random) -> str:
    match = _one(r"^(\w+)(?= =)", text, chance)
    key: str = match[0]
    at = chance.randrange(len(key))
    other = chance.choice([key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:], key[::-1], key.upper(), f"{key}s"])
    return text[: match.start()] + other + text[match.end() :]


def mistype_header(text: str, chance: random.Random) -> str:
    match = _one(r"^\[+[\w.]+\]+$", text, chance)
    header: str = match[0]
    changed = [
        f"[{header}]",
        header[1:],
        header[:-1],
        header.replace(".", " "),
        header.replace(".", "。"),
        header[:-2] + "]",
    ]
    return text[: match.start()] + chance.choice(changed) + text[match.end() :]


def change_value(text: str, chance: random.Random) -> str:
    match = _one(r"(?<= = )[^\n]+$", text, chance)
    old: str = match[0]
    values = [
        "3", "-1", "2025.5", "1e400", "nan", '"2025"', '""', "[]", "{}", "true", "2022-08-18", "[[1]]", '"\\u0000"', "'x'",
        f"[{old}]", old.strip("\"'"), old.replace('"', "'"), f"{old} {old}", f"{{ x = {old} }}", "", "70%", "辽宁", "0x10", "9" * 5000,
    ]  # fmt: skip
    return text[: match.start()] + chance.choice(values) + text[match.end() :]


def cut_off(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text))]


def insert_line(text: str, chance: random.Random) -> str:
    lines, at = _line(text, chance)
    new = chance.choice(
        [
            "x",
            "key: value",
            "- x",
            "// 注",
            "due 2025",
            '"',
            "[",
            "]",
            "=",
            "就是这样",
            "[plan]",
            "due = 2025",
            "{",
            '"""',
            "\u3000",
        ]
    )
    return "\n".join([*lines[:at], new, *lines[at:]])


def other_line_ends(text: str, chance: random.Random) -> str:
    return drop_character(text.replace("\n", "\r\n"), chance)


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    way.__name__: way
    for way in (
        drop_line, double_line, swap_lines, join_lines, drop_character, double_character, swap_characters, insert_sign,
        replace_by_sign, drop_mark, widen_mark, mistype_key, mistype_header, change_value, cut_off, insert_line, other_line_ends,
    )
}  # fmt: skip
