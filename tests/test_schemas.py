"""The schemas are valid and closed, and say what comes in and goes out; whatever differs from them is refused."""

import copy
import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from jsonschema import Draft202012Validator

from dp_rules.evidence.finding import KINDS

SCHEMAS = {
    file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "schemas").glob("*.json"))
}
GOLDEN = "tests/golden/data"
SPECS_WITH_FAULTS = ROOT / "tests/golden/specs"
RUNS: dict[str, tuple[str, ...]] = {
    "reported figures": ("liaoning", "examples/liaoning-2020.csv"),
    "publishers": ("liaoning", "examples/national.csv", "--prefer", "国家统计局", "--period", "all"),
    "counts": ("liaoning", "examples/counts.csv", "--period", "all", "--area", "all"),
    "Jilin": ("jilin", "examples/national.csv", "--prefer", "中国残联", "--period", "2022,2023"),
    "counties": ("liaoning", f"{GOLDEN}/counties.csv", "--areas", f"{GOLDEN}/areas.csv"),
    "two levels": (
        f"{SPECS_WITH_FAULTS.relative_to(ROOT)}/two-levels.toml",
        f"{GOLDEN}/townships.csv",
        "--areas",
        f"{GOLDEN}/townships-areas.csv",
        "--area",
        "甲省",
    ),
    "records": ("liaoning", f"{GOLDEN}/totals.csv", "--table", f"高血压患者={GOLDEN}/hypertension.csv"),
    "at the limit": ("liaoning", f"{GOLDEN}/at-the-limit.csv"),
    "disagreement": ("liaoning", f"{GOLDEN}/disagreement.csv"),
    "zero": ("liaoning", f"{GOLDEN}/zero.csv"),
    "gates": ("liaoning", f"{GOLDEN}/gates.csv", "--period", "all"),
    "one case": ("liaoning", f"{GOLDEN}/one-case.csv"),
    "plans above": (
        f"{SPECS_WITH_FAULTS.relative_to(ROOT)}/city/county.toml",
        f"{GOLDEN}/one-case.csv",
        "--area",
        "辽宁省",
    ),
}


def output(command: str, *arguments: str) -> Any:
    """Return what a command writes as JSON."""
    return json.loads(dp(command, *arguments, "--format", "json").out)


def valid(schema: str, data: Any) -> bool:
    """Say whether data are as a schema says."""
    return bool(Draft202012Validator(SCHEMAS[f"{schema}.schema.json"]).is_valid(data))


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema inside a schema with its path; a property called "type" is no keyword."""
    if not isinstance(schema, dict):
        return
    yield path or "/", schema
    for keyword in ("properties", "$defs", "patternProperties"):
        for name, part in schema.get(keyword, {}).items():
            yield from parts(part, f"{path}/{keyword}/{name}")
    for keyword in ("anyOf", "allOf", "oneOf", "prefixItems"):
        for index, part in enumerate(schema.get(keyword, [])):
            yield from parts(part, f"{path}/{keyword}/{index}")
    for keyword in ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else"):
        yield from parts(schema.get(keyword), f"{path}/{keyword}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_says_what_it_is_in_both_languages(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    for text in (schema["title"], schema["description"]):
        assert any("\u4e00" <= character <= "\u9fff" for character in text)
        assert any(character.isascii() and character.isalpha() for character in text)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_is_closed_or_a_map_of_one_kind(name: str) -> None:
    for path, schema in parts(SCHEMAS[name]):
        if schema.get("type") == "object" or ("properties" in schema and not path.endswith("/if")):
            more = schema.get("additionalProperties")
            if (name, path) == ("facts.schema.json", "/$defs/record"):
                continue  # its keys are the columns of a table that a plan declares
            assert more is False or isinstance(more, dict), f"{path} is open"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_leads_somewhere_and_every_definition_is_used(name: str) -> None:
    used = {schema["$ref"].removeprefix("#/$defs/") for _, schema in parts(SCHEMAS[name]) if "$ref" in schema}
    assert used == set(SCHEMAS[name].get("$defs", {}))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_is_described_or_refers_to_what_is(name: str) -> None:
    """Editors show descriptions; a constant speaks for itself."""
    missing = [
        path
        for path, schema in parts(SCHEMAS[name])
        if path.rpartition("/")[0].endswith("properties")
        and not {"$ref", "const", "description", "title"} & schema.keys()
        and "anyOf" not in schema
    ]
    # a few keys whose name says it all
    allowed_to_be_plain = {"dispute.schema.json", "explanation.schema.json", "results.schema.json", "trend.schema.json"}
    assert missing == [] or (name in allowed_to_be_plain and all(path.count("/") > 1 for path in missing)), missing


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_are_as_their_schema_says(name: str) -> None:
    for path, schema in parts(SCHEMAS[name]):
        for example in schema.get("examples", []):
            whole = {**SCHEMAS[name], "$ref": f"#{path}"} if path != "/" else SCHEMAS[name]
            if path == "/" or "~" not in path:
                part = schema if path == "/" else {**schema, "$defs": whole.get("$defs", {})}
                assert Draft202012Validator(part).is_valid(example), f"{path}: {example}"


# ── what editors show of the schema of specs ──

SPEC = SCHEMAS["spec.schema.json"]
CHINESE, ENGLISH = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{3,}")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with what it refers to; its own words come before those."""
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    return {**resolved(SPEC["$defs"][reference]), **schema} if reference else schema


SPEC_PARTS = {path: resolved(schema) for path, schema in parts(SPEC)}
SPEC_KEYS = [path for path in SPEC_PARTS if path.rpartition("/")[0].endswith("/properties")]
CHOICES = [path for path, schema in SPEC_PARTS.items() if "oneOf" in schema]


def test_the_schema_of_specs_has_keys_and_choices_enough_to_be_tested() -> None:
    assert {"/properties/plan", "/$defs/indicator/properties/rule"} <= set(SPEC_KEYS)
    assert {"/$defs/indicator/properties/commitment", "/$defs/item/properties/kind"} <= set(CHOICES)


@pytest.mark.parametrize("path", SPEC_KEYS)
def test_every_key_of_a_spec_has_a_title_and_is_described_in_chinese_and_then_in_english(path: str) -> None:
    key = SPEC_PARTS[path]
    assert CHINESE.search(key["title"])
    chinese, stop, english = key["description"].rpartition("。 ")
    assert stop
    assert CHINESE.search(chinese)
    assert ENGLISH.search(english)
    assert english.endswith(".")


@pytest.mark.parametrize("path", SPEC_KEYS)
def test_every_key_of_a_spec_shows_what_to_write(path: str) -> None:
    """A table shows its keys, a list of tables those of its tables, and everything else an example or its choices."""
    key = SPEC_PARTS[path]
    of_tables = key.get("type") == "object" or resolved(key.get("items", {})).get("type") == "object"
    assert of_tables or "oneOf" in key or key["examples"]


@pytest.mark.parametrize("path", CHOICES)
def test_every_choice_has_a_title_and_says_what_it_means_in_both_languages(path: str) -> None:
    for choice in SPEC_PARTS[path]["oneOf"]:
        chinese, stop, english = choice["description"].rpartition("。 ")
        assert stop
        assert CHINESE.search(choice["title"])
        assert CHINESE.search(chinese)
        assert ENGLISH.search(english)
        assert choice.keys() == {"const", "title", "description"} or choice["type"] == "object"


def test_no_choice_stands_there_without_its_meaning() -> None:
    assert [
        path for path, schema in SPEC_PARTS.items() if {"enum", "const"} & schema.keys() and "/oneOf/" not in path
    ] == []


# ── what goes out ──


@pytest.mark.parametrize("run", RUNS)
def test_results_and_explanations_are_as_their_schemas_say(run: str) -> None:
    results, explanations = output("evaluate", *RUNS[run]), output("explain", *RUNS[run])
    assert valid("results", results)
    assert len(explanations) == len(results["results"])
    assert all(valid("explanation", explanation) for explanation in explanations)
    assert [explanation["result"] for explanation in explanations] == results["results"]


@pytest.mark.parametrize(
    "spec", ["liaoning", "nowhere.toml", *sorted(file.as_posix() for file in SPECS_WITH_FAULTS.glob("*.toml"))]
)
def test_diagnostics_are_as_their_schema_says(spec: str) -> None:
    data = output("check", spec)
    assert valid("diagnostics", data)
    assert bool(data["diagnostics"]) is (spec != "liaoning")


def test_results_speak_of_one_result_in_the_same_words_in_both_schemas() -> None:
    assert SCHEMAS["results.schema.json"]["$defs"]["result"] == SCHEMAS["explanation.schema.json"]["$defs"]["result"]


def test_a_trend_speaks_of_a_result_in_the_words_of_results() -> None:
    trend, results = (SCHEMAS[f"{name}.schema.json"]["$defs"] for name in ("trend", "results"))
    shared = trend.keys() & results.keys()
    assert {"value", "verdict", "reason", "finding"} <= shared
    assert {name: trend[name] for name in shared} == {name: results[name] for name in shared}
    result = results["result"]["properties"]
    for part in (trend["series"]["properties"], trend["point"]["properties"]):
        assert {key: part[key] for key in part.keys() & result.keys()} == {
            key: result[key] for key in part.keys() & result.keys()
        }


@pytest.mark.parametrize("run", RUNS)
def test_trends_are_as_their_schema_says(run: str) -> None:
    data = output("trend", *RUNS[run])
    assert valid("trend", data)
    assert not valid("trend", data | {"version": 2})
    assert [point["period"] for point in data["series"][0]["points"]] == data["periods"]


@pytest.mark.parametrize("shared", ["reason", "value", "exact", "bound", "verdict", "basis"])
def test_areas_are_spoken_of_in_the_same_words_as_results(shared: str) -> None:
    assert SCHEMAS["areas-report.schema.json"]["$defs"][shared] == SCHEMAS["results.schema.json"]["$defs"][shared]


@pytest.mark.parametrize("shared", ["guard", "ancestor", "item"])
def test_an_explanation_speaks_of_targets_and_items_in_the_words_of_plans(shared: str) -> None:
    assert SCHEMAS["explanation.schema.json"]["$defs"][shared] == SCHEMAS["plan.schema.json"]["$defs"][shared]


@pytest.mark.parametrize("shared", ["place", "verdict", "basis"])
def test_where_used_speaks_of_verdicts_in_the_words_of_results(shared: str) -> None:
    assert SCHEMAS["where-used.schema.json"]["$defs"][shared] == SCHEMAS["results.schema.json"]["$defs"][shared]


@pytest.mark.parametrize("shared", ["place", "value", "exact", "bound", "verdict", "basis", "limit"])
def test_a_dispute_is_spoken_of_in_the_same_words_as_results(shared: str) -> None:
    assert SCHEMAS["dispute.schema.json"]["$defs"][shared] == SCHEMAS["results.schema.json"]["$defs"][shared]


OPTIONAL = {"line", "column"}
"""A place may be a whole file."""
OF_SOME_KINDS = {
    "opened",
    "functions",
    "function",
    "item",
    "area",
    "period",
    "missing",
    "fact",
    "rows",
    "rosters",
    "unit_name",
    "unit_name_en",
}
"""Keys that steps of some kinds have; the schema does not say of which."""


def mutants(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield the data with one key missing or one more, for every object of some depth."""
    for path in list(objects(data, ())):
        if path[-1:] in {("dimensions",), ("document",)}:
            continue  # a map from units to powers; the document's own keys
        optional = OPTIONAL | OF_SOME_KINDS if "steps" in path else OPTIONAL
        for key in at(data, path).keys() - optional:
            changed = copy.deepcopy(data)
            del at(changed, path)[key]
            yield f"without {(*path, key)}", changed
        changed = copy.deepcopy(data)
        at(changed, path)["more"] = 1
        yield f"more in {path}", changed


def objects(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of all objects, of a list those in its first element."""
    if isinstance(data, dict):
        yield path
        for key, part in data.items():
            yield from objects(part, (*path, key))
    elif isinstance(data, list) and data:
        yield from objects(data[0], (*path, 0))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return what stands at a path."""
    for key in path:
        data = data[key]
    return data


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        ("results", ("evaluate", "liaoning", "examples/counts.csv", "--indicator", "13", "--area", "全国", "--period", "2018")),
        ("results", ("evaluate", "liaoning", "examples/liaoning-2020.csv", "--indicator", "5")),
        ("results", ("evaluate", "liaoning", f"{GOLDEN}/gates.csv", "--indicator", "2", "--period", "2023")),
        ("explanation", ("explain", "liaoning", f"{GOLDEN}/disagreement.csv", "--indicator", "2")),
        ("explanation", ("explain", "liaoning", f"{GOLDEN}/gates.csv", "--indicator", "2", "--period", "2023")),
        ("explanation", ("explain", "liaoning", f"{GOLDEN}/at-the-limit.csv", "--indicator", "2")),
        ("completeness", ("completeness", "liaoning", f"{GOLDEN}/counties.csv", "--indicator", "21", "--areas", f"{GOLDEN}/areas.csv")),
        ("worklist", ("worklist", "liaoning", f"{GOLDEN}/counties.csv", "--indicator", "21", "--areas", f"{GOLDEN}/areas.csv")),
        ("worklist", ("worklist", "liaoning", "examples/liaoning-2020.csv", "--indicator", "5")),
        ("trend", ("trend", "liaoning", "examples/liaoning-2020.csv", "--indicator", "2")),
        ("trend", ("trend", "liaoning", "examples/national.csv", "--prefer", "国家统计局", "--indicator", "13")),
        ("areas-report", ("evaluate", "liaoning", f"{GOLDEN}/cities.csv", "--areas", f"{GOLDEN}/cities-areas.csv", "--by", "市", "--period", "2024", "--indicator", "2", "--indicator", "14")),
        ("diagnostics", ("check", "tests/golden/specs/wrong-unit.toml")),
        ("where-used", ("explain", "liaoning", "examples/counts.csv", "--where-used", "counts.csv:8")),
        ("where-used", ("explain", "liaoning", "examples/counts.csv", "--where-used", "在管的严重精神障碍患者人数")),
        ("plan", ("show", "liaoning")),
        ("catalogue", ("show", "catalogue")),
        ("comparison", ("compare", "liaoning", "jilin")),
        ("dispute", ("dispute", "liaoning", "examples/counts.csv", "13", "--period", "2018", "--claimed", "87.14%")),
        ("dispute", ("dispute", "liaoning", "examples/counts.csv", "13", "--period", "2018", "--claimed", "71.3%", "--changes", "1")),
    ],
    ids=["results", "results, a bound", "results, gates", "explanation", "explanation, gates", "explanation, fragile", "completeness", "worklist", "worklist, a bound", "trend", "trend, bounds", "areas", "diagnostics", "where used", "where used, nowhere", "plan", "catalogue", "comparison", "dispute", "dispute, none found"],
)  # fmt: skip
def test_an_output_with_a_key_missing_or_one_more_is_refused(schema: str, arguments: tuple[str, ...]) -> None:
    data = output(*arguments)
    assert valid(schema, data)
    accepted = [what for what, mutant in mutants(data) if valid(schema, mutant)]
    assert accepted == []


@pytest.mark.parametrize("key", ["line", "column"])
def test_a_place_has_a_line_and_a_column_or_neither(key: str) -> None:
    data = output("evaluate", "liaoning", "examples/counts.csv")
    del data["results"][0]["rule_place"][key]
    assert not valid("results", data)


def test_a_wrong_format_or_version_is_refused() -> None:
    data = output("evaluate", "liaoning", "examples/counts.csv")
    changes: list[dict[str, Any]] = [{"format": "x"}, {"version": 2}, {"version": "1"}, {"results": {}}]
    for change in changes:
        assert not valid("results", data | change)


def test_numbers_are_exact_and_text() -> None:
    data = output("evaluate", *RUNS["counts"])
    exact = [result["value"]["exact"] for result in data["results"] if result["value"] and "exact" in result["value"]]
    assert "450595/544914" in exact  # 4956545 of 5994054
    assert not any(isinstance(number, float) for number in exact)


# ── evidence ──


@pytest.mark.parametrize("run", RUNS)
def test_evidence_and_its_verification_are_as_their_schemas_say(run: str, tmp_path: Path) -> None:
    said = ("--who", "甲", "--why", "核对")
    assert dp("evidence", "create", *RUNS[run], *said, "-o", tmp_path / "a").code == 0
    inside = {
        file.name: json.loads(file.read_bytes())
        for file in (tmp_path / "a").rglob("*.json")
        if "engine" not in file.parts
    }
    own = {"run.json", "statement.json", "declaration.json"}
    assert all(valid("evidence", inside[name]) for name in own)
    assert not any(valid("evidence", inside[name] | {"more": 1}) for name in own)
    assert valid("results", inside["results.json"])
    assert all(valid("explanation", explanation) for explanation in inside["explanations.json"])
    for command in ("verify", "show"):
        assert valid("verification", output("evidence", command, str(tmp_path / "a")))


def test_what_is_found_in_evidence_is_as_its_schema_says(tmp_path: Path) -> None:
    assert dp("evidence", "create", *RUNS["reported figures"], "--who", "甲", "-o", tmp_path / "a").code == 0
    with (tmp_path / "a/data/inputs/liaoning-2020.csv").open("a", encoding="utf-8") as file:
        file.write("辽宁省,2020,premarital_exam_rate,99%\n")
    (tmp_path / "a/more").write_text("x", encoding="utf-8")
    data = output("evidence", "verify", str(tmp_path / "a"))
    assert data["findings"]
    assert valid("verification", data)
    assert not any(valid("verification", mutant) for what, mutant in mutants(data) if "dependencies" not in what)


def test_the_schema_of_verification_knows_every_kind_of_finding() -> None:
    kinds = SCHEMAS["verification.schema.json"]["$defs"]["finding"]["properties"]["kind"]["oneOf"]
    assert [kind["const"] for kind in kinds] == list(KINDS)


@pytest.mark.parametrize("shared", ["file", "count"])
def test_evidence_speaks_of_files_in_the_same_words_inside_and_outside(shared: str) -> None:
    assert SCHEMAS["evidence.schema.json"]["$defs"][shared] == SCHEMAS["verification.schema.json"]["$defs"][shared]


# ── what comes in ──


@pytest.mark.parametrize("spec", ["catalogue", "jilin", "liaoning"])
def test_the_shipped_specs_are_as_the_schema_says(spec: str) -> None:
    text = (ROOT / "specs" / f"{spec}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text, parse_float=Decimal)
    assert valid("spec", values)
    assert not valid("spec", values | {"more": 1})
    assert not valid("spec", values | {"format": 2})


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        ([{"area": "甲省", "period": 2023, "item": "x", "value": "70%"}], True),
        ([{"area": "甲省", "period": "2023Q1", "item": "x", "value": None, "note": "n"}], True),
        ({"format": 1, "facts": [{"area": "甲省", "period": 2023, "item": "x", "value": 1}]}, True),
        ({"format": 1}, False),
        ([], False),
        ([{"area": "甲省", "period": 2023, "item": "x"}], False),
        ([{"area": "甲省", "period": 2023, "item": "x", "value": 1, "valeu": 2}], False),
        ([{"area": "甲省", "period": 2023.5, "item": "x", "value": 1}], False),
        ({"format": 2, "facts": [{"area": "甲省", "period": 2023, "item": "x", "value": 1}]}, False),
    ],
)
def test_facts_as_json_are_told_from_what_is_none(facts: Any, right: bool) -> None:  # noqa: FBT001
    assert valid("facts", facts) is right
