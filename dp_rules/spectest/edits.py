"""Edits of a rule's text that somebody might make by mistake: another comparator, another number, a part left out."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, assert_never

from dp_rules.language import syntax
from dp_rules.language.scope import Scope, find_item

EditKind = Literal["comparator", "threshold", "number", "logic", "left_out", "swapped", "whole", "year"]


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a rule's text replaced by ``new``.

    ``shown_start`` to ``shown_end`` is what to show of it, where the edit itself is only a comma or a gap.
    """

    kind: EditKind
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """Return the rule with the edit made."""
        return text[: self.start] + self.new + text[self.end :]


_COMPARATOR = re.compile(r">=|<=|!=|[><=≥≤≠≧≦＞＜＝！]＝?")
_PLAIN = str.maketrans("＞＜＝！", "><=!")
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "≧": ">=", "≦": "<="}
_OTHERS: dict[str, tuple[str, ...]] = {
    ">": (">=", "<"),
    ">=": (">", "<="),
    "<": ("<=", ">"),
    "<=": ("<", ">="),
    "=": ("!=",),
    "!=": ("=",),
}
_CONNECTIVE = re.compile(r"and|or|且|或", re.IGNORECASE)
_OTHER_CONNECTIVE = {"and": "or", "or": "and", "且": "或", "或": "且"}
_NOT = re.compile(r"(?:not\b|非)\s*", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+))?")
_FILTER = re.compile(r"(?:where|among|其中|范围)\s*$", re.IGNORECASE)
_FULL_DIGITS = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord("．"): ord(".")}


def edits_of(rule: syntax.Expression, text: str, scope: Scope) -> Iterator[Edit]:
    """Yield the edits of a rule, those of a whole before those of its parts."""
    match rule:
        case syntax.Number():
            yield from _other_numbers(rule, "number")
        case syntax.Name(name=name, span=span):
            item = find_item(scope, name)
            if item is not None and item.subset_of is not None:
                yield Edit("whole", span.start, span.end, item.subset_of)
        case syntax.PeriodLiteral() | syntax.Column():
            pass
        case syntax.Comparison(operands=operands):
            yield from _other_comparators(rule, text)
            for operand in operands:
                if isinstance(operand, syntax.Number):
                    yield from _other_numbers(operand, "threshold")
                else:
                    yield from edits_of(operand, text, scope)
        case syntax.Logic(parts=parts):
            yield from _other_logic(rule, text)
            for part in parts:
                yield from edits_of(part, text, scope)
        case syntax.Not(operand=operand, span=span):
            word = _NOT.match(text, span.start)
            if word is not None:
                yield Edit("left_out", word.start(), word.end(), "")
            yield from edits_of(operand, text, scope)
        case syntax.Negative(operand=operand):
            yield from edits_of(operand, text, scope)
        case syntax.Binary(operator=operator, left=left, right=right):
            if operator in "-/":
                yield _swapped(left, right, text)
            yield from edits_of(left, text, scope)
            yield from edits_of(right, text, scope)
        case syntax.At(expression=expression, first=first, last=last):
            yield from edits_of(expression, text, scope)
            for year in (first, last):
                if isinstance(year, syntax.Number):
                    yield from _other_years(year)
        case syntax.Call():
            yield from _in_call(rule, text, scope)
        case _:
            assert_never(rule)


def _in_call(call: syntax.Call, text: str, scope: Scope) -> Iterator[Edit]:
    if call.function.name in {"rate", "per", "比率", "每"} and len(call.arguments) > 1:
        yield _swapped(call.arguments[0].expression, call.arguments[1].expression, text)
    for argument in call.arguments:
        match argument.expression:
            case syntax.Comparison(operands=(syntax.Name(), syntax.Number() as year), operators=("=",)):
                yield from _other_years(year)  # base=2020
            case expression:
                yield from edits_of(expression, text, scope)
        for filter_ in (argument.where, argument.among):
            if filter_ is not None:
                start, end = _balanced(text, filter_.span.start, filter_.span.end)
                word = _FILTER.search(text, 0, start)
                if word is not None:
                    yield Edit("left_out", word.start(), end, "")
                yield from edits_of(filter_, text, scope)


def _other_comparators(node: syntax.Comparison, text: str) -> Iterator[Edit]:
    for left, right in pairwise(node.operands):
        _, after = _balanced(text, left.span.start, left.span.end)
        sign = _COMPARATOR.search(text, after, right.span.start)
        if sign is not None:
            written = sign[0].translate(_PLAIN)
            for other in _OTHERS.get(_SIGNS.get(written, written), ()):
                yield Edit("comparator", sign.start(), sign.end(), other)


def _other_numbers(node: syntax.Number, kind: EditKind) -> Iterator[Edit]:
    """Yield the number one unit of its last digit up and down."""
    plain = node.text.translate(_FULL_DIGITS)
    digits = _DIGITS.search(plain)
    if digits is None:
        return
    part = digits["part"] or ""
    number = int(digits["whole"] + part)
    for other in (number + 1, number - 1):
        if other >= 0:
            shown = f"{other:0{len(part) + 1}d}"
            shown = f"{shown[: -len(part)]}.{shown[-len(part) :]}" if part else shown
            new = plain[: digits.start()] + shown + plain[digits.end() :]
            yield Edit(kind, node.span.start, node.span.end, new)


def _other_years(node: syntax.Number) -> Iterator[Edit]:
    for step in (1, -1):
        yield Edit("year", node.span.start, node.span.end, str(int(node.value) + step))


def _other_logic(node: syntax.Logic, text: str) -> Iterator[Edit]:
    """Yield the other connective throughout, and each part left out with its connective."""
    low, high = _balanced(text, node.span.start, node.span.end)
    parts = [_with_parentheses(text, *_balanced(text, p.span.start, p.span.end), low, high) for p in node.parts]
    gaps = [(before[1], after[0]) for before, after in pairwise(parts)]
    changed, at = "", low
    for start, end in gaps:
        changed += text[at:start] + _CONNECTIVE.sub(lambda word: _OTHER_CONNECTIVE[word[0].lower()], text[start:end])
        at = end
    yield Edit("logic", low, high, changed + text[at:high])
    for index, (start, end) in enumerate(parts):
        if index + 1 < len(parts):
            yield Edit("left_out", start, parts[index + 1][0], "")
        else:
            yield Edit("left_out", parts[index - 1][1], end, "")


def _swapped(left: syntax.Expression, right: syntax.Expression, text: str) -> Edit:
    first, second = (_balanced(text, side.span.start, side.span.end) for side in (left, right))
    new = text[slice(*second)] + text[first[1] : second[0]] + text[slice(*first)]
    return Edit("swapped", first[0], second[1], new)


def _brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return how many parentheses are closed and not opened, and opened and not closed, outside of names in backticks."""
    closed = opened = 0
    is_name = False
    for character in text[start:end]:
        if character == "`":
            is_name = not is_name
        elif is_name:
            continue
        elif character in "(（":
            opened += 1
        elif character in ")）":
            closed, opened = (closed, opened - 1) if opened else (closed + 1, 0)
    return closed, opened


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a rule with the parentheses that belong to its first and last words."""
    closed, opened = _brackets(text, start, end)
    for _ in range(closed):
        start = max(text.rfind("(", 0, start), text.rfind("（", 0, start))
    for _ in range(opened):
        ends = [at for at in (text.find(")", end), text.find("）", end)) if at >= 0]
        end = min(ends, default=end - 1) + 1
    return max(start, 0), end


def _with_parentheses(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return a stretch with the pairs of parentheses directly around it, within ``low`` and ``high``."""
    while True:
        before = len(text[low:start].rstrip()) + low - 1
        after = high - len(text[end:high].lstrip())
        if before < low or after >= high or text[before] not in "(（" or text[after] not in ")）":
            return start, end
        start, end = before, after + 1
