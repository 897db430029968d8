"""How gates are declared: what overrides what, what a plan has to say, and what is wrong with a declaration."""

from pathlib import Path

import pytest
from gates.small import CATALOGUE, ITEMS, small_plan

from dp_rules.spec.gate import gates_of
from dp_rules.spec.load import load_plan, read_spec
from dp_rules.spec.model import Plan
from dp_rules.text.place import Document

REASON = 'reason = "本省逐月核对"'


def severities(plan: Plan, item: str) -> dict[str, str]:
    """Return the gates that an item has to pass."""
    return {gate.name: gate.severity for gate in gates_of(plan.scope.items[item], plan.gates)}


def test_what_is_declared_elsewhere_is_held_up_although_no_gate_is_named(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, accidents="missing_codes = [99]")
    assert severities(plan, "people") == {"whole": "warn"}
    assert severities(plan, "part") == {"whole": "warn", "subset": "warn"}
    assert severities(plan, "twin") == {"whole": "warn", "same": "warn"}
    assert severities(plan, "accidents") == {"missing_codes": "block", "whole": "warn"}
    assert severities(plan, "water") == {}
    assert severities(plan, "offered") == {}


def test_what_is_said_of_one_item_comes_before_what_is_said_of_all(tmp_path: Path) -> None:
    gates = '[gates]\nwhole = "block"\nseries = "info"\n[gates.items.water]\nseries = "off"\n'
    plan = small_plan(tmp_path, gates, people='gates = { whole = "info" }')
    assert severities(plan, "people") == {"whole": "info", "series": "info"}
    assert severities(plan, "accidents") == {"whole": "block", "series": "info"}
    assert severities(plan, "water") == {}
    assert severities(plan, "offered") == {"series": "info"}


def test_what_is_left_open_is_as_in_what_is_overridden(tmp_path: Path) -> None:
    gates = '[gates]\njump = { most = "50%", severity = "info" }\n[gates.items.people]\njump = "block"\n'
    plan = small_plan(tmp_path, gates, of_plan=f'[gates.items.people]\njump = {{ most = "30%", {REASON} }}\n')
    (gate,) = [one for one in gates_of(plan.scope.items["people"], plan.gates) if one.name == "jump"]
    assert (gate.severity, str(gate.most), gate.reason) == ("block", "3/10", "本省逐月核对")


def test_a_plan_speaks_over_its_catalogue_and_says_why(tmp_path: Path) -> None:
    of_plan = f'[gates]\nwhole = {{ severity = "block", {REASON} }}\n'
    assert severities(small_plan(tmp_path, of_plan=of_plan), "people") == {"whole": "block"}


# what the plan declares → code, line and column within it, counted from the first line of the declaration
FAULTS: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "softer without a reason": ('[gates]\nwhole = "info"\n', [("gate-differs", 2, 9)]),
    "off without a reason": ('[gates]\nsubset = "off"\n', [("gate-differs", 2, 10)]),
    "stricter for one item without a reason": ('[gates.items.part]\nsubset = "block"\n', [("gate-differs", 2, 10)]),
    "the same again": ('[gates]\nwhole = "warn"\n', []),
    "a gate that nothing above has": ('[gates.items.people]\nseries = "warn"\n', []),
    "a jump without a share": ('[gates.items.people]\njump = "warn"\n', [("wrong-gate", 2, 8)]),
    "a jump by a number": ('[gates.items.people]\njump = { most = "50" }\n', [("wrong-gate", 2, 17)]),
    "a jump by a bound": ('[gates.items.people]\njump = { most = ">50%" }\n', [("wrong-gate", 2, 17)]),
    "a jump below nothing": ('[gates.items.people]\njump = { most = "-5%" }\n', [("wrong-gate", 2, 17)]),
    "a tolerance in words": ('[gates.items.people]\nchildren = { tolerance = "少量" }\n', [("wrong-gate", 2, 26)]),
    "an unknown level": ('[gates.items.people]\nareas = { level = "乡" }\n', [("unknown-level", 2, 19)]),
    "no areas": ('[gates.items.people]\nareas = "block"\n', [("wrong-gate", 2, 9)]),
    "an unknown item": ('[gates.items.peple]\nseries = "warn"\n', [("unknown-item", 1, 14)]),
    "an unknown gate": ('[gates]\nwhle = "warn"\n', [("unknown-key", 2, 1)]),
    "an unknown severity": ('[gates]\nwhole = "error"\n', [("wrong-value", 2, 9)]),
    "a severity in Chinese": ('[gates]\nwhole = "提醒"\n', [("wrong-value", 2, 9)]),
    "a code in quotation marks": ('[gates]\nmissing_codes = ["999"]\n', [("wrong-type", 2, 18)]),
    "a share without quotation marks": ("[gates.items.people]\njump = { most = 50 }\n", [("wrong-type", 2, 17)]),
    "a list for a gate": ('[gates]\nwhole = ["warn"]\n', [("wrong-type", 2, 9)]),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_of_a_declaration_is_one_diagnostic_at_its_place(case: str, tmp_path: Path) -> None:
    declared, expected = FAULTS[case]
    small_plan(tmp_path)
    file = tmp_path / "plan.toml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before + declared, encoding="utf-8")
    _, found = load_plan(str(file))
    lines = before.count("\n")
    said = [
        (one.code, one.place.line - lines, one.place.column) for one in found if not isinstance(one.place, Document)
    ]
    assert said == expected


@pytest.mark.parametrize(
    ("item", "of_item", "code"),
    [
        ("twin", 'same_as = "peple"', "unknown-item"),
        ("twin", 'same_as = "twin"', "wrong-gate"),
        ("twin", 'same_as = "accidents"', "wrong-gate"),
        ("part", 'same_as = "people"', None),
    ],
)
def test_one_population_is_another_item_of_the_same_unit(
    item: str, of_item: str, code: str | None, tmp_path: Path
) -> None:
    common = 'kind = "flow"\ncalendar = "year"\nsource = "own"\n'
    entries = {id_: entry for id_, entry in ITEMS.items() if id_ != "twin"} | {
        "twin": 'name = "同一人数"\nunit = "person"\n'
    }
    text = CATALOGUE + "".join(
        f"[items.{id_}]\n{entry}{common}{of_item if id_ == item else ''}\n" for id_, entry in entries.items()
    )
    (tmp_path / "small.toml").write_text(text, encoding="utf-8")
    _, found = read_spec(str(tmp_path / "small.toml"))
    assert [one.code for one in found] == ([] if code is None else [code])
