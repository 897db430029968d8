"""The loop that runs Lark's tables and Lark itself make the same of every text."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Tree
from lark.exceptions import UnexpectedInput

from dp_rules.language.lr import Token, run

ROOT = Path(__file__).parents[2]
GRAMMAR = (ROOT / "grammar/rules.lark").read_text(encoding="utf-8")
STARTS = ("rule", "definition")
LARK = Lark(GRAMMAR, parser="lalr", lexer="basic", start=list(STARTS), maybe_placeholders=False)
"""Made of the grammar anew, not loaded from its tables."""


class Shapes:
    """Makes of each alternative its name and its parts."""

    def __getattr__(self, name: str) -> Any:
        return lambda *parts: (name, *map(plain, parts))


def plain(part: Any) -> Any:
    """Return a token as its kind, text and place, a tree as its name and parts."""
    if isinstance(part, Token):
        return tuple(part)
    if isinstance(part, Tree):
        return (str(part.data), *map(plain, part.children))
    return (part.type, str(part), part.start_pos, part.end_pos) if hasattr(part, "type") else part


def by_lark(text: str, start: str) -> Any:
    try:
        return plain(LARK.parse(text, start=start))
    except UnexpectedInput:
        return None


def texts() -> dict[str, list[str]]:
    """Return rules and definitions of the repository: of the specs, the reference and the prelude."""
    rules = []
    for spec in (ROOT / "specs").glob("*.toml"):
        rules += re.findall(r'^(?:rule|measure|totals) = "(.*)"$', spec.read_text(encoding="utf-8"), re.MULTILINE)
    reference = (ROOT / "grammar/README.md").read_text(encoding="utf-8")
    rules += [line for block in re.findall(r"```rules\n(.*?)```", reference, re.DOTALL) for line in block.splitlines()]
    prelude = (ROOT / "grammar/prelude.rules").read_text(encoding="utf-8")
    definitions = [line for line in prelude.splitlines() if line and not line.startswith("#")]
    return {"rule": sorted(set(rules)), "definition": definitions}


def test_there_is_something_to_compare() -> None:
    assert len(texts()["rule"]) > 100
    assert len(texts()["definition"]) >= 6
    assert by_lark("a > 1", "rule") == run("a > 1", "rule", Shapes())
    assert by_lark("a >", "rule") is None is run("a >", "rule", Shapes())


@pytest.mark.parametrize("start", STARTS)
def test_what_is_written_in_the_repository_is_read_the_same(start: str) -> None:
    for text in texts()[start]:
        assert run(text, start, Shapes()) == by_lark(text, start), text


@pytest.mark.parametrize("seed", range(8))
def test_texts_with_a_sign_too_many_or_too_few_are_read_or_refused_the_same(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  nothing secret
    pieces = [*"()（），,.．@＠<>=＞＜＝！!+-＋×/ \t　%％‰`#", "and", "且", "not", "where", "among", "a", "中", "2020", "70%", "..", "≥", "2020Q3", "100万"]  # fmt: skip
    read = 0
    for start, known in texts().items():
        for text in known:
            at = rng.randrange(len(text) + 1)
            for changed in (
                text[:at] + rng.choice(pieces) + text[at:],
                text[:at] + text[at + rng.randrange(1, 4) :],
                text[:at] + rng.choice(known)[: rng.randrange(20)],
            ):
                expected = by_lark(changed, start)
                assert run(changed, start, Shapes()) == expected, changed
                read += expected is not None
    assert read > 20
