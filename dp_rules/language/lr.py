"""Runs the tables that Lark made of the grammar.

Lark's own loop does the same and takes three times as long, half of it to be imported. It is
still asked about every text that is refused here (``refused``), and tests hold both to the same trees.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from dp_rules.language.rule_tables import END, IGNORED, RULES, START, STATES, TERMINALS

_END_OF_TEXT = "$END"
_SCANNER = re.compile(TERMINALS)
_MOST_KEPT, _LONGEST_KEPT = 512, 100


class Token(NamedTuple):
    """A word of a rule and where it stands in its text."""

    kind: str
    text: str
    start: int
    end: int


class Step(NamedTuple):
    """``size`` words or parts are made into one: by the method ``how``, or into a list where it is None.

    Which of them are lists themselves, and are spliced, ``lists`` says. A step of size 0 takes the next word.
    """

    size: int
    how: str | None
    lists: tuple[int, ...]


_NEXT_WORD = Step(0, None, ())


def run(text: str, start: str, build: object) -> Any:  # noqa: ANN401  what the grammar makes is whatever ``build`` makes
    """Return what ``build`` makes of a text, or None where the text is not of the grammar.

    ``start`` is what the whole text has to be. ``build`` has a method for each alternative of the
    grammar that has a name of its own; it is given what the alternative consists of.
    """
    words = _words(text)
    if words is None:
        return None
    kinds = tuple(word.kind for word in words)
    # Which steps are taken, the kinds of the words decide, and most rules are of a few shapes.
    steps = _kept_steps(start, kinds) if len(kinds) <= _LONGEST_KEPT else _steps(start, kinds)
    if steps is None:
        return None
    following = iter(words)
    values: list[Any] = []
    for size, how, lists in steps:
        if size == 0:
            values.append(next(following))
            continue
        parts = values[-size:]
        del values[-size:]
        if lists:
            parts = [one for at, part in enumerate(parts) for one in (part if at in lists else (part,))]
        if how is None:
            values.append(parts)
        elif how or len(parts) != 1:
            values.append(getattr(build, how)(*parts))
        else:
            values.append(parts[0])
    return values[0]


def _words(text: str) -> list[Token] | None:
    """Return the words of a text, or None where something in it is no word."""
    words: list[Token] = []
    position = 0
    for found in _SCANNER.finditer(text):
        begin, end = found.span()
        if begin != position:  # the scanner has passed over what is no word
            return None
        kind, position = found.lastgroup or "", end
        if kind not in IGNORED:
            words.append(Token(kind, found.group(), begin, end))
    return words if position == len(text) else None


def _steps(start: str, kinds: tuple[str, ...]) -> tuple[Step, ...] | None:
    """Return the steps that make one whole of words of these kinds, or None where the grammar has none."""
    states = [START[start], START[start]]
    steps: list[Step] = []
    for kind in (*kinds, _END_OF_TEXT):
        while True:
            step = STATES[states[-1]].get(kind)
            if step is None:
                whole = kind == _END_OF_TEXT and states[-1] == END[start]
                return tuple(steps) if whole else None
            if step >= 0:
                states.append(step)
                steps.append(_NEXT_WORD)
                break
            origin, size, how, lists = RULES[~step]
            if size != 1 or how != "":  # else one part only gets another name, such as a product to a sum
                steps.append(Step(size, how if how is None else how or origin, lists))
            del states[-size:]
            states.append(STATES[states[-1]][origin])
    return None


_kept_steps = lru_cache(maxsize=_MOST_KEPT)(_steps)
