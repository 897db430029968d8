"""Runs the tables that Lark made of the grammar.

Lark's own loop does the same and takes three times as long, half of it to be imported. It is
still asked about every text that is refused here (``refused``), and tests hold both to the same trees.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from dp_rules.language.rule_tables import END, IGNORED, RULES, START, STATES, TERMINALS

_END_OF_TEXT = "$END"
_SCANNER = re.compile(TERMINALS)


class Token(NamedTuple):
    """A word of a rule and where it stands in its text."""

    kind: str
    text: str
    start: int
    end: int


def run(text: str, start: str, build: object) -> Any:  # noqa: ANN401  what the grammar makes is whatever ``build`` makes
    """Return what ``build`` makes of a text, or None where the text is not of the grammar.

    ``start`` is what the whole text has to be. ``build`` has a method for each alternative of the
    grammar that has a name of its own; it is given what the alternative consists of.
    """
    states = [START[start], START[start]]
    values: list[Any] = []
    words = _SCANNER.finditer(text)
    position, length = 0, len(text)
    while True:
        kind, token = _END_OF_TEXT, None
        if position < length:
            found = next(words, None)
            if found is None or found.start() != position:  # what stands here is no word
                return None
            kind, begin, position = found.lastgroup or "", position, found.end()
            if kind in IGNORED:
                continue
            token = Token(kind, found.group(), begin, position)
        while True:
            states[-1], step = _next_step(states[-2], states[-1], kind)
            if step is None:
                return values[-1] if token is None and states[-1] == END[start] else None
            if step >= 0:
                states.append(step)
                values.append(token)
                break
            origin, size, how, lists = RULES[~step]
            parts = values[-size:]
            del states[-size:], values[-size:]
            if lists:
                parts = [one for at, part in enumerate(parts) for one in (part if at in lists else (part,))]
            if how is None:
                values.append(parts)
            elif how or len(parts) != 1:
                values.append(getattr(build, how or origin)(*parts))
            else:
                values.append(parts[0])
            states.append(STATES[states[-1]][origin])


@cache
def _next_step(before: int, state: int, kind: str) -> tuple[int, int | None]:
    """Return the state in which the next word is met, and the step that is taken there.

    Most steps only rename one part, such as a product to a sum, and there are many in a row; they
    are taken here, once for all texts.
    """
    while True:
        step = STATES[state].get(kind)
        if step is None or step >= 0:
            return state, step
        origin, size, how, _ = RULES[~step]
        if size != 1 or how != "":
            return state, step
        state = STATES[before][origin]
