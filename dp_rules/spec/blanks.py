"""What a new spec leaves to be filled in: values marked ``待填``, listed in order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import Path, TomlFile

TO_FILL_IN = "to-fill-in"
"""The code of the diagnostic for a blank."""

BLANK = "待填"
"""Stands for a value that somebody has yet to fill in, also within a rule: ``rate(a, b) > 待填``."""

RULES = frozenset({"rule", "measure", "totals"})
"""The keys whose values are written in the rule language."""

_WORD = re.compile(rf"(?<!\w){BLANK}(?!\w)")
_IN_A_RULE = Bilingual("写上比较符号和目标值，例如 > 70%", "write the comparison and its value, for example > 70%")
_YEAR = Bilingual("写年份，例如 2025（不加引号）", "write a year, for example 2025, without quotation marks")
_DEPARTMENTS = Bilingual(
    '照抄部门名称，例如 ["省残联", "省妇联"]；计划没有写的，写 []',
    'copy the departments, for example ["省残联", "省妇联"]; [] if the plan names none',
)
_WHAT: dict[str, Bilingual] = {
    "rule": _IN_A_RULE,
    "id": Bilingual("与文件名相同：小写英文字母、数字、下划线", "as the file is called: lower-case letters, digits, underscores"),
    "name": Bilingual("照抄计划的名称", "copy the name of the plan"),
    "first_year": _YEAR,
    "last_year": _YEAR,
    "title": Bilingual("照抄文件的题名", "copy the title of the document"),
    "status": Bilingual('"issued"（已印发）或 "draft"（征求意见稿）', '"issued" or "draft"'),
    "no": Bilingual(
        "写计划表中的编号，例如 13（不加引号）；表里没有印编号的，按次序编号；不在表中的，删去这一行",
        "write the number in the plan's table, for example 13, without quotation marks, or the row where none is printed; delete the line for what is not in the table",
    ),
    "wording": Bilingual("照计划原样抄写目标的文字", "copy the target's words exactly as the plan prints them"),
    "place": Bilingual("写明在计划的哪一节、哪张表、哪一行", "say in which section, table and row of the plan it stands"),
    "due": _YEAR,
    "commitment": Bilingual('"binding"（约束性）；计划写“力争”的，写 "aspirational"', '"binding", or "aspirational" where the plan says 力争 (strive for)'),
    "lead": _DEPARTMENTS,
    "with": _DEPARTMENTS,
    "department_place": Bilingual("写明部门写在计划的哪一段", "say in which paragraph of the plan the departments are named"),
}  # fmt: skip


def blanks_in(file: TomlFile) -> Iterator[Path]:
    """Yield the path of each value that is left blank, in the order of the file's tables."""
    text = file.source.text
    if BLANK in text or "\\u" in text or "\\U" in text:  # also a mark written as \\u5f85\\u586b
        yield from _blanks(file.values, ())


def _blanks(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _blanks(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _blanks(part, (*path, index))
    elif isinstance(value, str) and BLANK in value and _is_blank(value, path):
        yield path


def _is_blank(text: str, path: Path) -> bool:
    return text.strip() == BLANK or (path[-1] in RULES and _WORD.search(text) is not None)


def to_fill_in(file: TomlFile, path: Path) -> Diagnostic:
    """Return the diagnostic for a blank, at its value."""
    keys = [str(part) for part in path if isinstance(part, str)]
    table = f"[{'.'.join(keys[:-1])}]"
    message = Bilingual(f"还没有填：{table} 的 {keys[-1]}", f"left to fill in: {keys[-1]} of {table}")
    return Diagnostic("to-fill-in", message, file.value_place(path), help=_WHAT.get(keys[-1]))


class Blank(NamedTuple):
    """``rule`` of ``[indicators.premarital_exam_rate]``, and the diagnostic that was made of it."""

    table: str
    key: str
    diagnostic: Diagnostic


def blank_of(diagnostic: Diagnostic) -> Blank:
    """Return what a diagnostic made by ``to_fill_in`` speaks of: its message taken apart again."""
    key, _, table = diagnostic.message.en.removeprefix("left to fill in: ").partition(" of ")
    return Blank(table, key, diagnostic)
