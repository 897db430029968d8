"""Random and half-right texts for the rule parser, the reader of TOML, its errors and its finder of places.

    python tests/fuzz/fuzzing.py --seconds 480 --seed 1

prints how many cases ran and each that failed; a case can be run again with ``--seed 1 --case 123``. It needs nothing
but the program. The first cases of each target are run as tests (``test_fuzz.py``).
"""

import argparse
import re
import sys
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzz.mutations import SPEC, mutate, seeded  # noqa: E402  the path is set above
from language.world import scope  # noqa: E402  as above

from dp_rules.files import decode  # noqa: E402  as above
from dp_rules.language.check import check_measure, check_rule  # noqa: E402  as above
from dp_rules.language.parse import parse_rule  # noqa: E402  as above
from dp_rules.language.scope import Scope  # noqa: E402  as above
from dp_rules.language.write import write  # noqa: E402  as above
from dp_rules.text.diagnostic import Diagnostic  # noqa: E402  as above
from dp_rules.text.place import Source, Span  # noqa: E402  as above
from dp_rules.text.render import render  # noqa: E402  as above
from dp_rules.toml.errors import MOST  # noqa: E402  as above
from dp_rules.toml.places import find_places, string_offsets  # noqa: E402  as above
from dp_rules.toml.read import read_toml  # noqa: E402  as above
from dp_rules.toml.statements import statements  # noqa: E402  as above

SLOW = 3.0
"""Seconds that no case may take."""

RULES = (ROOT / "grammar" / "README.md").read_text(encoding="utf-8")
WORDS = [
    *"()+-*/@.,<>=`", ">=", "<=", "!=", "..", "＞", "≥", "％", "（", "）", "，", "＠", " ", "  ", "and", "or", "not", "where", "among", "且", "或",
    "rate", "per", "decline", "growth", "share", "sum", "count", "mean", "min", "max", "round", "比率", "base=2020", "examined", "登记人数", "accidents",
    "counties", "patients", "follow_ups", "service", "counties.served", "`65岁以上人数`", "year", "quarter", "70%", "0.5‰", "10万", "1e5", "３", "2020",
    "2020Q1", "2020M13", "99999999999999999999999999999999999999999999", "\n", "\x00", "\u00a0", "𠀀", "'", '"', "#", "\\",
]  # fmt: skip
TOML = [
    *"[]{}=,.#\"'\\ \n\t", '"""', "'''", "\r\n", "[[", "]]", "a", "b", "c.d", '"k"', "=", " = ", "1", "-0.5", "1e9", "true", "inf", "nan", "2022-08-18",
    "07:32:00", "\\u4e2d", "\\n", "\\\n", "中", "“", "”", "＝", "：", "，", "［", "【", "\u3000", "\u00a0", "\ufeff", "\x00", "\r", "𠀀",
    "key = [1, 2]\n", "[t]\n", "[[t]]\n", 'x = "y"\n', "t.x = { a = 1 }\n", "# c\n",
]  # fmt: skip


@cache
def _scope() -> Scope:
    return scope()


def rule_text(chance: Random) -> str:
    """Return a rule of the reference with a few changes, or words in any order."""
    if chance.random() < 0.3:
        return "".join(chance.choice(WORDS) + " " * chance.randrange(2) for _ in range(chance.randrange(1, 25)))
    text: str = chance.choice(_rules())
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(text) + 1)
        text = chance.choice(
            [
                text[:at] + chance.choice(WORDS) + text[at:],
                text[:at] + text[at + chance.randrange(1, 5) :],
                text[:at] + chance.choice(_rules()) + text[at:],
                f"({text})",
                text[:at],
            ]
        )
    return text


@cache
def _rules() -> list[str]:
    """Return the rules that the reference shows."""
    blocks = re.findall(r"(?ms)^```rules\n(.*?)^```", RULES)
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines() if line[:1].strip("#")]


def toml_text(chance: Random) -> str:
    """Return a spec with several changes, or pieces of TOML in any order."""
    if chance.random() < 0.5:
        return "".join(chance.choice(TOML) for _ in range(chance.randrange(1, 40)))
    text = SPEC
    if chance.random() < 0.5:
        lines = text.split("\n\n")
        text = "\n\n".join(chance.sample(lines, chance.randrange(1, 5)))
    for _ in range(chance.randrange(6)):
        if len([line for line in text.split("\n") if line.strip()]) > 1 and "[" in text and "= " in text:
            try:
                text = mutate(text, chance).text
            except IndexError:  # nothing of that kind is left
                continue
    return text


# ── what has to hold ──


def fuzz_rule(chance: Random) -> None:
    """Check that a rule is read or told to be wrong within it, and that what was read can be written."""
    text = rule_text(chance)
    source = Source("x", text)
    tree, found = parse_rule(source)
    assert (tree is None) == bool(found)
    for check in (check_rule, check_measure):
        meaning, more = (None, found) if tree is None else check(tree, _scope())
        assert meaning is not None or more
        if meaning is not None:
            assert write(meaning)
            assert write(meaning, "zh")
        check_said(more, source)


def fuzz_toml(chance: Random) -> None:
    """Check that a TOML text is read, with the place of everything, or told to be wrong within it."""
    check_toml(toml_text(chance))


def fuzz_bytes(chance: Random) -> None:
    """Check that any bytes are read as a text or refused."""
    raw = bytearray(toml_text(chance).encode(chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), "replace"))
    for _ in range(chance.randrange(5)):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    if chance.random() < 0.2:
        raw = bytearray(chance.randbytes(chance.randrange(60)))
    source, problem = decode(bytes(raw), "x.toml")
    assert (source is None) == (problem is not None)
    if source is not None:
        check_toml(source.text)


def check_toml(text: str) -> None:
    """Check all that is read from a text, or all that is said of it."""
    source = Source("x.toml", text)
    file, found = read_toml(source)
    assert (file is None) == bool(found)
    assert len(found) <= MOST
    check_said(found, source)
    if file is None:
        return
    places = find_places(text)
    values = dict(_walk(file.values))
    assert places.keys() == values.keys()
    for path, value in values.items():
        place = places[path]
        if isinstance(value, str):
            offsets = string_offsets(text, place.value_start, place.value_end)
            assert len(offsets) == len(value) + 1
            assert offsets == sorted(set(offsets))
        elif not isinstance(value, dict | list):
            written = text[place.value_start : place.value_end]
            again = tomllib.loads(f"x = {written}", parse_float=Decimal)["x"]
            assert repr(again) == repr(value)
    for statement in statements(text):
        tomllib.loads(text[statement.start : statement.end], parse_float=Decimal)


def check_said(found: list[Diagnostic], source: Source) -> None:
    """Check that each diagnostic stands within the text and can be shown in both languages."""
    for one in found:
        for place in (one.place, *(label.place for label in one.labels)):
            if isinstance(place, Span) and place.file == source.name:
                assert 0 <= place.start <= place.end <= len(source.text), (place, source.text)
        assert render(one, "zh")
        assert render(one, "en")


def _walk(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key), child
        yield from _walk(child, (*path, key))


TARGETS: dict[str, Callable[[Random], None]] = {"rule": fuzz_rule, "toml": fuzz_toml, "bytes": fuzz_bytes}


def run(target: str, seed: int, case: int) -> float:
    """Run one case; return how long it took."""
    start = time.perf_counter()
    TARGETS[target](seeded(seed * 1_000_000_007 + case))
    return time.perf_counter() - start


def main() -> int:
    """Run cases for so many seconds; return 1 when one failed or was slow."""
    parser = argparse.ArgumentParser(description="fuzz the readers of rules and specs")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.seconds
    ran: Counter[str] = Counter()
    failed = 0
    slowest = 0.0
    case = arguments.case or 0
    while time.monotonic() < end and failed < 20:
        for target in TARGETS:
            try:
                taken = run(target, arguments.seed, case)
            except Exception:  # noqa: BLE001  every fault is a finding
                failed += 1
                print(f"{target}: --seed {arguments.seed} --case {case}\n{traceback.format_exc(limit=-4)}")  # noqa: T201  a script
            else:
                slowest = max(slowest, taken)
                if taken > SLOW:
                    failed += 1
                    print(f"{target}: --seed {arguments.seed} --case {case} took {taken:.1f} s")  # noqa: T201  a script
            ran[target] += 1
        if arguments.case is not None:
            break
        case += 1
    print(f"seed {arguments.seed}: {dict(ran)}, {failed} failed, the slowest took {slowest:.2f} s")  # noqa: T201  a script
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
