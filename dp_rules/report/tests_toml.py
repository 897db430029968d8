"""Tests as a spec writes them: what is given on one line, and whole ``[tests]`` to be pasted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from dp_rules.spectest.boundaries import Boundary


def given_toml(value: object) -> str:
    """Return a value of a spec as TOML, on one line."""
    match value:
        case Mapping():
            inside = ", ".join(f"{_key(str(key))} = {given_toml(part)}" for key, part in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list():
            return f"[ {', '.join(map(given_toml, value))} ]" if value else "[]"
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return str(value)
        case _:
            return _text(str(value))


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _text(key)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _text(text: str) -> str:
    shown = "".join(
        _ESCAPES.get(character) or (character if character.isprintable() else f"\\U{ord(character):08x}")
        for character in text
    )
    return f'"{shown}"'


def case_toml(boundary: Boundary) -> dict[str, str]:
    """Return the keys of a case that was made, each with its value as TOML."""
    keys = {"given": given_toml(boundary.given)}
    if boundary.period.year != boundary.indicator.due or boundary.period.quarter or boundary.period.month:
        keys["period"] = _text(str(boundary.period))
    keys["expect"] = _text(boundary.verdict)
    if boundary.value is not None:
        keys["value"] = _text(boundary.value)
    return keys


def case_line(boundary: Boundary) -> str:
    """Return a case that was made as one line of a spec."""
    return f"{{ {', '.join(f'{key} = {value}' for key, value in case_toml(boundary).items())} }}"


def _given_lines(boundary: Boundary) -> list[str]:
    """Return what is given with one line for each row of a table."""
    lines: list[str] = []
    for key, value in boundary.given.items():
        if isinstance(value, list):
            lines += [f"given.{_key(key)} = [", *(f"  {given_toml(row)}," for row in value), "]"]
        else:
            lines.append(f"given.{_key(key)} = {given_toml(value)}")
    return lines


def tests_toml(made: Iterable[tuple[str, Sequence[Boundary]]], *, to_be_added: bool) -> str:
    """Return ``[tests]`` with the cases made for each indicator, to be put at the end of a spec.

    Cases over the rows of a table are written as ``[[tests.…]]``, which old readers of TOML need; so
    is everything that is ``to_be_added`` to a spec which has ``[tests]`` already.
    """
    short: list[str] = []
    long: list[str] = []
    for id_, boundaries in made:
        if to_be_added or any(isinstance(value, list) for boundary in boundaries for value in boundary.given.values()):
            for boundary in boundaries:
                rest = [f"{key} = {value}" for key, value in case_toml(boundary).items() if key != "given"]
                long += [f"[[tests.{id_}]]", *_given_lines(boundary), *rest, ""]
        elif boundaries:
            short += [f"{id_} = [", *(f"  {case_line(boundary)}," for boundary in boundaries), "]"]
    return "\n".join([*(["[tests]", *short, ""] if short else []), *long]).rstrip() + "\n"
