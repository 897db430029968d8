"""What a small schema finds wrong with a value, one fault for one cause, and which branch of a choice was meant."""

from decimal import Decimal
from typing import Any

import pytest

from dp_rules.spec.faults import Fault, Option, find_faults, missing_keys, unknown_keys

FINAL = {"const": "final", "title": "定稿"}
TIGHTEN = {"const": "may_tighten", "title": "可以加严"}
LIMITS = {
    "type": "object",
    "properties": {"at_least": {"type": "integer"}, "at_most": {"type": "integer"}},
    "required": ["at_least"],
    "additionalProperties": False,
}
POINT = {
    "type": "object",
    "properties": {"kind": {"const": "point"}, "x": {"type": "integer"}, "y": {"type": "integer"}},
    "required": ["kind", "x", "y"],
    "additionalProperties": False,
}
LINE = {
    "type": "object",
    "properties": {"kind": {"const": "line"}, "length": {"type": "integer"}},
    "required": ["kind", "length"],
    "additionalProperties": False,
}
DATE = {"type": "string", "pattern": "^[0-9]{4}$"}
TEXTS = {"type": "array", "items": {"type": "string"}}
GUARD = {"oneOf": [FINAL, TIGHTEN, LIMITS]}
OPTIONS = [Option("final", "定稿"), Option("may_tighten", "可以加严")]
LEVEL = {"$ref": "#/$defs/level", "$defs": {"level": {"oneOf": [FINAL, TIGHTEN]}}}

# The schema of a key, its value, and the faults: path below the key, keyword, what is wanted.
CHOICES: dict[str, tuple[dict[str, Any], Any, list[tuple[tuple[str | int, ...], str, Any]]]] = {
    "right, a constant": (GUARD, "final", []),
    "right, a table": (GUARD, {"at_least": 3}, []),
    "a constant misspelt": (GUARD, "finall", [((), "enum", OPTIONS)]),
    "text that is like none": (GUARD, "whatever", [((), "enum", OPTIONS)]),
    "the title for the constant": (GUARD, "定稿", [((), "enum", OPTIONS)]),
    "a table with a key misspelt": (GUARD, {"at_lest": 3}, [((), "additionalProperties", False)]),
    "a table with a wrong value": (GUARD, {"at_least": "3"}, [(("at_least",), "type", "integer")]),
    "a table with a key too few": (GUARD, {"at_most": 3}, [((), "required", ["at_least"])]),
    "a table that is empty": (GUARD, {}, [((), "required", ["at_least"])]),
    "a number, which no branch takes": (GUARD, 3, [((), "choice", [*OPTIONS, "object"])]),
    "true is no text": (GUARD, True, [((), "choice", [*OPTIONS, "object"])]),
    "constants alone": (LEVEL, "fnal", [((), "enum", OPTIONS)]),
    "constants alone, a list": (LEVEL, ["final"], [((), "choice", OPTIONS)]),
    "the branch whose keys fit": ({"oneOf": [POINT, LINE]}, {"kind": "line", "length": "3"}, [(("length",), "type", "integer")]),
    "the branch that its constant names": (
        {"oneOf": [POINT, LINE]}, {"kind": "point", "length": 3},
        [((), "required", ["x", "y"]), ((), "additionalProperties", False)]),
    "the branch that lacks least": (
        {"anyOf": [POINT, LINE]}, {"length": 3}, [((), "required", ["kind"])]),
    "text that is near a constant": ({"oneOf": [FINAL, DATE]}, "finel", [((), "enum", OPTIONS[:1])]),
    "text that is near none": ({"oneOf": [FINAL, DATE]}, "20x", [((), "pattern", "^[0-9]{4}$")]),
    "a list, of the branch for lists": ({"oneOf": [FINAL, TEXTS]}, ["a", 3], [((1,), "type", "string")]),
    "a choice within a choice": ({"oneOf": [{"type": "integer"}, {"oneOf": [FINAL, LIMITS]}]}, "finl", [((), "enum", OPTIONS[:1])]),
    "a choice within a list": ({"type": "array", "items": GUARD}, ["final", "tighten"], [((1,), "enum", OPTIONS)]),
    "two branches that both fit": ({"oneOf": [{"type": "string"}, {"minLength": 1}]}, "x", [((), "oneOf", None)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHOICES)
def test_the_branch_that_was_meant(case: str) -> None:
    part, value, expected = CHOICES[case]
    defs = part.get("$defs", {})
    faults, _ = find_faults({"key": value}, {"type": "object", "properties": {"key": part}, "$defs": defs})
    said = [(fault.path[1:], fault.keyword, None if fault.keyword == "oneOf" else fault.wanted) for fault in faults]
    assert said == expected
    assert all(fault.path[0] == "key" for fault in faults)


TABLE = {
    "type": "object",
    "propertyNames": {"minLength": 2, "pattern": "^[a-z]*$"},
    "additionalProperties": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 3, "pattern": "^[a-z]*$"},
            "kind": {"enum": ["x"], "type": "string"},
        },
        "required": ["name", "kind"],
        "additionalProperties": False,
    },
}

# The table, and the faults: keyword, path, and the key or keys that they are about.
CAUSES: dict[str, tuple[Any, list[tuple[str, tuple[str, ...], list[str]]]]] = {
    "a wrong type is asked nothing more": ({"ab": {"name": "abc", "kind": 3}}, [("type", ("ab", "kind"), [])]),
    "text of two faults has one": ({"ab": {"name": "A", "kind": "x"}}, [("minLength", ("ab", "name"), [])]),
    "nan is no whole number": ({"ab": {"name": "abc", "kind": Decimal("nan")}}, [("type", ("ab", "kind"), [])]),
    "a misspelt key is not missing as well": ({"ab": {"nam": "abc", "kind": "x"}}, [("additionalProperties", ("ab",), ["nam"])]),
    "another key is": ({"ab": {"zzzz": "abc", "kind": "x"}}, [
        ("required", ("ab",), ["name"]), ("additionalProperties", ("ab",), ["zzzz"])]),
    "keys missing are one fault": ({"ab": {}}, [("required", ("ab",), ["name", "kind"])]),
    "a bad name of two faults has one": ({"A": {"name": "abc", "kind": "x"}}, [("minLength", (), ["A"])]),
    "each bad name has one": (
        {"AA": {"name": "abc", "kind": "x"}, "BB": {"name": "abc", "kind": "x"}},
        [("pattern", (), ["AA"]), ("pattern", (), ["BB"])]),
}  # fmt: skip


@pytest.mark.parametrize("case", CAUSES)
def test_one_fault_for_one_cause(case: str) -> None:
    value, expected = CAUSES[case]
    assert [
        (fault.keyword, fault.path, _keys(fault)) for fault in sorted(find_faults(value, TABLE)[0], key=_order)
    ] == expected


def _keys(fault: Fault) -> list[str]:
    if fault.is_about_a_name:
        return [str(fault.value)]
    if fault.keyword == "required":
        return missing_keys(fault)
    return unknown_keys(fault) if fault.keyword == "additionalProperties" else []


def _order(fault: Fault) -> tuple[bool, str]:
    return fault.keyword == "additionalProperties", str(fault.value)
