"""One target of a plan changed in the text of its file; everything else stays byte for byte."""

import re
import tomllib
from typing import NamedTuple

from dp_rules.language import syntax
from dp_rules.language.format import format_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.spec.names import Files, bilingual
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Span
from dp_rules.toml.file import Path, TomlFile
from dp_rules.toml.places import Located, find_places, string_offsets

_MEASURE = "_"
_MEASURE_HERE = re.compile(r"(?<!\w)_(?!\w)")
_ELLIPSIS = re.compile(r"…+|\.{3,}")
_COMPARATORS = tuple(">=<!≥≤≠＞＝＜！≧≦")
_BROKEN_LINE = re.compile(r"\\[ \t]*\r?\n\s*\Z")
_NOT_AS_IT_IS = re.compile(r'["\\\x00-\x08\x0a-\x1f\x7f]')


class Edit(NamedTuple):
    """A file's text after the change, with the first of the lines that change and those lines before and after."""

    text: str
    line: int
    old_lines: list[str]
    new_lines: list[str]


class _Cut(NamedTuple):
    """A stretch of a rule that goes, the stretch inside it that is its measure, and what comes instead.

    ``parts`` are new text; between each two of them stands the measure as it was.
    """

    start: int
    end: int
    measure: tuple[int, int]
    parts: list[str]


def find_indicator(files: Files, name: str) -> str | None:
    """Return the id of the indicator with this id, number or name; a plan need not be right to be looked at."""
    wanted = name.strip()
    if not wanted:
        return None
    for id_ in dict.fromkeys(id_ for file in files for id_ in _indicators(file)):
        for entry in (_indicators(file).get(id_, {}) for file in files):
            aliases = entry.get("aliases", ())
            if wanted in {id_, *bilingual(entry, id_), *(aliases if isinstance(aliases, list) else ())}:
                return id_
    return _numbered(files, wanted)


def _numbered(files: Files, number: str) -> str | None:
    """Return the indicator with this number: the plan's own before one that it inherits."""
    for file in files:
        for id_, entry in _indicators(file).items():
            if str(entry.get("no", "")) == number:
                return id_
    return None


def spellings(files: Files) -> list[str]:
    """Return the ids and Chinese names of the indicators of a plan and of what it extends."""
    found = ((id_, str(entry.get("name", id_))) for file in files for id_, entry in _indicators(file).items())
    return list(dict.fromkeys(spelling for both in found for spelling in both))


def _indicators(file: TomlFile) -> dict[str, dict[str, object]]:
    """Return the indicators of a file as they are written: a rule with a blank is left out of its values."""
    entries = file.as_read.get("indicators")
    if not isinstance(entries, dict):
        return {}
    return {id_: entry for id_, entry in entries.items() if isinstance(entry, dict)}


def edit_target(files: Files, id_: str, typed: str) -> tuple[Edit | None, list[Diagnostic]]:
    """Return the plan's own file with another target for an indicator, or None with the reason why not.

    ``typed`` is a target such as ``> 75%``, a rule with … in the place of the measure such as
    ``65% <= … < 90%``, or a whole rule. Whether the new rule is right is not asked here.
    """
    file, path = files[0], ("indicators", id_, "rule")
    if "rule" not in _indicators(file).get(id_, {}):
        return None, [_no_rule_here(files, id_)]
    rule = str(_indicators(file)[id_]["rule"])
    cut, found = _cut(file, path, rule, typed.strip())
    if cut is None:
        return None, found
    text = file.source.text
    place = find_places(text)[path]
    changed = _with_cut(text, place, rule, cut)
    _hold_to_the_rest(text, changed, id_)
    added = len(changed) - len(text)
    first, last = file.source.line_and_column(place.value_start)[0], place.value_end
    start = text.rfind("\n", 0, place.value_start) + 1
    old_end, new_end = (_end_of_line(each, end) for each, end in ((text, last), (changed, last + added)))
    return Edit(changed, first, text[start:old_end].split("\n"), changed[start:new_end].split("\n")), []


def _end_of_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def _no_rule_here(files: Files, id_: str) -> Diagnostic:
    """Say where the rule of an indicator stands that the plan's own file does not have."""
    file = next((file for file in files[1:] if "rule" in _indicators(file).get(id_, {})), None)
    if file is not None:
        message = Bilingual(
            f"“{id_}”的规则不在 {files[0].source.name} 里，而是继承来的",
            f'the rule of "{id_}" is not in {files[0].source.name}: it is inherited',
        )
        help_ = Bilingual(
            f"改 {file.source.name}，或在本文件里写这项指标自己的 rule",
            f"change {file.source.name}, or give the indicator a rule of its own in this file",
        )
        return Diagnostic("no-rule-here", message, file.value_place(("indicators", id_, "rule")), help=help_)
    home = next(file for file in files if id_ in _indicators(file))
    message = Bilingual(f"这份计划没有给“{id_}”定目标", f'this plan sets no target for "{id_}"')
    help_ = Bilingual(
        f"先在 {files[0].source.name} 里写上 [indicators.{id_}]，有 rule、wording、place 和 due",
        f"first write [indicators.{id_}] with rule, wording, place and due in {files[0].source.name}",
    )
    return Diagnostic("no-rule-here", message, home.key_place(("indicators", id_)), help=help_)


def _cut(file: TomlFile, path: Path, rule: str, typed: str) -> tuple[_Cut | None, list[Diagnostic]]:
    """Return what to put where in the rule for what was typed."""
    template = _ELLIPSIS.sub(_MEASURE, typed)
    if typed.startswith(_COMPARATORS):
        template = f"{_MEASURE} {template}"
    embedded = file.embedded(path, rule)
    if template == typed:
        alone, _ = parse_rule(loose_rule(typed))
        if alone is not None and _is_literal(alone):
            return None, [_no_comparison(Span(embedded, 0, len(rule)), typed)]
        return _Cut(0, len(rule), (0, 0), [format_rule(typed)]), []
    tree, found = parse_rule(embedded)
    if tree is None:
        return None, found
    measures = [part for part in tree.operands if not _is_literal(part)] if isinstance(tree, syntax.Comparison) else []
    if len(measures) != 1 or not isinstance(tree, syntax.Comparison):
        message = Bilingual(
            "这条规则不是“计算方法 + 目标值”，不知道改哪一处",
            "this rule is not one measure with a target, so it is not clear what to change",
        )
        help_ = Bilingual("写出整条新规则", "give the whole new rule")
        return None, [Diagnostic("no-single-measure", message, Span(embedded, 0, len(rule)), help=help_)]
    start, _ = _with_parentheses(rule, tree.operands[0].span)
    _, end = _with_parentheses(rule, tree.operands[-1].span)
    return _Cut(start, end, _with_parentheses(rule, measures[0].span), _MEASURE_HERE.split(format_rule(template))), []


def _no_comparison(place: Span, typed: str) -> Diagnostic:
    message = Bilingual(f"“{typed}”没有写比较符号", f'"{typed}" has no comparison')
    help_ = Bilingual(
        f"超过写作“> {typed}”，达到或以上写作“>= {typed}”",
        f'write "> {typed}" for more than that, ">= {typed}" for that or more',
    )
    return Diagnostic("not-a-condition", message, place, help=help_)


def _is_literal(node: syntax.Expression) -> bool:
    parts = syntax.parts_of(node)
    return isinstance(node, syntax.Number) or (bool(parts) and all(map(_is_literal, parts)))


def _with_parentheses(rule: str, span: Span) -> tuple[int, int]:
    """Return where an operand stands with the parentheses around it, which its span leaves out."""
    start, end = span.start, span.end
    while (before := rule[:start].rstrip()).endswith(("(", "（")) and (after := rule[end:].lstrip()).startswith(
        (")", "）")
    ):
        start, end = len(before) - 1, len(rule) - len(after) + 1
    return start, end


def _with_cut(text: str, place: Located, rule: str, cut: _Cut) -> str:
    """Return the file's text with the cut made in the string of the rule, in the string's own quotes."""
    measure = rule[slice(*cut.measure)]
    if text[place.value_start] == "'" and any("'" in part or _has_controls(part) for part in cut.parts):
        whole = rule[: cut.start] + measure.join(cut.parts) + rule[cut.end :]
        return f'{text[: place.value_start]}"{_escaped(whole)}"{text[place.value_end :]}'
    offsets = string_offsets(text, place.value_start, place.value_end)
    written = _BROKEN_LINE.sub("", text[offsets[cut.measure[0]] : offsets[cut.measure[1]]])
    parts = cut.parts if text[place.value_start] == "'" else [_escaped(part) for part in cut.parts]
    return text[: offsets[cut.start]] + written.join(parts) + text[offsets[cut.end] :]


def _has_controls(text: str) -> bool:
    return _NOT_AS_IT_IS.search(text.replace('"', "").replace("\\", "")) is not None


def _escaped(text: str) -> str:
    """Return text as it is written between quotation marks in TOML."""
    return _NOT_AS_IT_IS.sub(lambda found: f"\\{found[0]}" if found[0] in '"\\' else f"\\u{ord(found[0]):04x}", text)


def _hold_to_the_rest(before: str, after: str, id_: str) -> None:
    """Raise an error unless the values are the same but for the rule of one indicator."""
    both = [tomllib.loads(text, parse_float=str) for text in (before, after)]
    for values in both:
        del values["indicators"][id_]["rule"]
    if both[0] != both[1]:
        raise AssertionError("the edit would have changed more than one rule; nothing was written")
