"""A spec's text in one form: its layout, and the rules in it."""

import tomllib
from collections.abc import Iterator
from typing import Any

from dp_rules.language.format import format_rule
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source
from dp_rules.toml.file import Path
from dp_rules.toml.layout import comments_of, lay_out
from dp_rules.toml.places import Located, find_places
from dp_rules.toml.read import read_toml

RULES_OF_AN_INDICATOR = ("rule", "measure", "totals")
FURTHER_TARGETS = ("readings", "milestones")


def format_spec(source: Source) -> tuple[str | None, list[Diagnostic]]:
    """Return the formatted text of a spec, or None with the reason why it cannot be read.

    Every key, value and comment is kept in its place; only rules are values that change. The line
    ends are those of the first line. Text that differs in more would be our fault and raises
    ``AssertionError``.
    """
    file, found = read_toml(source)
    if file is None:
        return None, found
    text = source.text.replace("\r\n", "\n")
    formatted = lay_out(_with_rules_formatted(text))
    if formatted != text:
        _hold_to_what_was_written(text, formatted)
    line_end = "\r\n" if source.text.partition("\n")[0].endswith("\r") else "\n"
    return formatted.replace("\n", line_end), []


def rules_in(values: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield each rule of a spec that is a string, with its path; the spec may have any shape."""
    for id_, entry in _table(values.get("indicators")).items():
        for key in RULES_OF_AN_INDICATOR:
            if isinstance(_table(entry).get(key), str):
                yield ("indicators", id_, key), entry[key]
        for key in FURTHER_TARGETS:
            further = _table(entry).get(key)
            for index, target in enumerate(further if isinstance(further, list) else ()):
                if isinstance(_table(target).get("rule"), str):
                    yield ("indicators", id_, key, index, "rule"), target["rule"]


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _with_rules_formatted(text: str) -> str:
    """Return the text with each rule formatted whose string is written as it is read: without escapes, on one line."""
    changed: list[tuple[Located, str, str]] = []
    places = find_places(text)
    for path, rule in rules_in(tomllib.loads(text)):
        place = places[path]
        formatted = format_rule(rule)
        if formatted != rule and _is_written_plainly(text, place, rule):
            changed.append((place, rule, formatted))
    pieces, done = [], 0
    for place, rule, formatted in sorted(changed):
        written = text[place.value_start : place.value_end]
        pieces += [text[done : place.value_start], written.replace(rule, formatted)]
        done = place.value_end
    return "".join([*pieces, text[done:]])


def _is_written_plainly(text: str, place: Located, value: str) -> bool:
    written = text[place.value_start : place.value_end]
    return any(written == f"{quotes}{value}{quotes}" for quotes in ('"', "'", '"""', "'''"))


def _hold_to_what_was_written(text: str, formatted: str) -> None:
    """Raise an error unless values and comments are the same but for the form of rules."""
    before, after = (tomllib.loads(each, parse_float=str) for each in (text, formatted))
    for values in (before, after):
        for path, rule in list(rules_in(values)):
            table: Any = values
            for key in path[:-1]:
                table = table[key]
            table[path[-1]] = format_rule(rule)
    if before != after or comments_of(text) != comments_of(formatted):
        raise AssertionError("formatting would have changed more than the layout; nothing was written")
