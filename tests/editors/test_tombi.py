"""A TOML language server that reads our schema: what it reports, offers and explains, without a network."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from editors.lsp import Server

SCHEMA = json.loads((ROOT / "schemas/spec.schema.json").read_text(encoding="utf-8"))
INDICATOR = SCHEMA["$defs"]["indicator"]["properties"]
SPEC = """#:schema schemas/spec.schema.json
format = 1

[plan]
id = "liaoning_part"
extends = "catalogue"
name = "辽宁省残疾预防行动计划（2022—2025年）"
area = "辽宁省"
first_year = 2022
last_year = 2025

[indicators.premarital_exam_rate]
no = 2
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = ">70％"
place = "一、（四）主要指标 表第2行"
due = 2025
commitment = "binding"
"""
FAULTS: dict[str, tuple[str, str, list[tuple[int, int, str, str]]]] = {
    "no fault": ("", "", []),
    "an unknown key": ("wording =", "wordng =", [(15, 1, "key-not-allowed", '"wordng"')]),
    "a wrong type": ("first_year = 2022", 'first_year = "2022"', [(9, 14, "type-mismatch", "Integer")]),
    "a missing key": ("last_year = 2025\n", "", [(4, 1, "table-key-required", '"last_year"')]),
    "a wrong constant": (
        '"binding"',
        '"bindng"',
        [(18, 14, "const", '"aspirational"'), (18, 14, "const", '"binding"')],
    ),
    "a rule over two lines": (
        '"rate(premarital_exams, marriage_registrations) > 70%"',
        '"""rate(premarital_exams,\nmarriage_registrations) > 70%"""',
        [(14, 8, "string-pattern", "pattern")],
    ),
}
"""What is written instead of what, and where that is found: line, column, the linter's code, and a word of its message."""


def line_of(text: str, start: str) -> int:
    """Return the number, from 0, of the line that begins so."""
    return next(number for number, line in enumerate(text.splitlines()) if line.startswith(start))


@pytest.fixture(scope="module")
def tombi() -> str:
    """Return the language server that the requirements pin."""
    found = shutil.which("tombi", path=str(Path(sys.executable).parent))
    assert found is not None
    return found


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a home of its own, in which nothing of the network answers."""
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    home = tmp_path / "home"
    home.mkdir()
    homes = dict.fromkeys(
        ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home)
    )
    return {**os.environ, **nowhere, **homes, "TOMBI_OFFLINE": "true"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of the schema in it."""
    place = tmp_path / "plans"
    (place / "schemas").mkdir(parents=True)
    assert dp("schema", "spec", "-o", place / "schemas/spec.schema.json").code == 0
    return place


def lint(tombi: str, alone: dict[str, str], cwd: Path, *files: str | Path) -> list[dict[str, Any]]:
    """Return what the linter finds in files."""
    report = cwd / "report.json"
    arguments = ("--offline", "--quiet", "--diagnostics-format", "json", "--diagnostics-file", str(report))
    subprocess.run(
        [tombi, "lint", *arguments, *files], cwd=cwd, env=alone, check=False, capture_output=True, timeout=60
    )
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))
    return found


# ── on the command line ──


@pytest.mark.parametrize("case", FAULTS)
def test_faults_of_shape_are_reported_from_our_schema(
    case: str, tombi: str, alone: dict[str, str], folder: Path
) -> None:
    before, after, expected = FAULTS[case]
    (folder / "plan.toml").write_text(SPEC.replace(before, after, 1), encoding="utf-8")
    found = sorted(lint(tombi, alone, folder, "plan.toml"), key=lambda one: str(one["message"]))
    places = [(one["range"]["start"]["line"], one["range"]["start"]["column"], one["code"]) for one in found]
    assert places == [(line, column, code) for line, column, code, _ in expected]
    for one, (_, _, _, word) in zip(found, expected, strict=True):
        assert word in one["message"]


def test_the_shipped_specs_have_no_faults_in_it(tombi: str, alone: dict[str, str], tmp_path: Path) -> None:
    specs = sorted((ROOT / "specs").glob("*.toml"))
    assert {"catalogue", "jilin", "liaoning"} <= {spec.stem for spec in specs}
    assert lint(tombi, alone, tmp_path, *specs) == []


def test_its_formatter_changes_no_word_of_the_shipped_specs(tombi: str, alone: dict[str, str], tmp_path: Path) -> None:
    """It may be set to run whenever a file is saved; only blank lines change."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    files = sorted((tmp_path / "specs").glob("*.toml"))
    subprocess.run([tombi, "format", "--offline", *files], cwd=tmp_path, env=alone, check=True, capture_output=True)
    for file in files:
        ours, theirs = ((home / "specs" / file.name).read_text(encoding="utf-8") for home in (ROOT, tmp_path))
        assert [line for line in theirs.splitlines() if line] == [line for line in ours.splitlines() if line]
        assert tomllib.loads(theirs) == tomllib.loads(ours)


# ── in an editor ──


def test_an_editor_shows_faults_offers_keys_and_values_and_explains_them(
    tombi: str, alone: dict[str, str], folder: Path
) -> None:
    wrong = folder / "wrong.toml"
    wrong.write_text(SPEC.replace("wording =", "wordng =", 1), encoding="utf-8")
    keys = folder / "keys.toml"
    keys.write_text(SPEC.replace('commitment = "binding"\n', "\n"), encoding="utf-8")
    values = folder / "values.toml"
    values.write_text(SPEC.replace('commitment = "binding"', 'commitment = ""'), encoding="utf-8")
    with Server([tombi, "lsp", "--offline"], folder, alone) as server:
        assert server.about["serverInfo"]["name"] == "Tombi LSP"
        assert [(one["range"]["start"], one["message"]) for one in server.open(wrong)] == [
            ({"line": line_of(SPEC, "wording"), "character": 0}, '"wordng" is not allowed')
        ]
        server.open(keys)
        offered = server.complete(keys, line_of(SPEC, "commitment"), 0)
        assert_keys_are_explained(offered)
        server.open(values)
        assert_values_are_explained(server.complete(values, line_of(SPEC, "commitment"), len('commitment = "')))
        shown = server.hover(wrong, line_of(SPEC, "rule"), 1)
        assert "规则" in shown
        assert INDICATOR["rule"] == {"$ref": "#/$defs/rule"}
        assert SCHEMA["$defs"]["rule"]["description"] in shown
        assert SCHEMA["$defs"]["rule"]["examples"][0] in shown
        meant = server.hover(wrong, line_of(SPEC, "commitment"), len('commitment = "b'))
        assert "约束性" in meant
        assert INDICATOR["commitment"]["oneOf"][0]["description"] in meant


def assert_keys_are_explained(offered: dict[str, Any]) -> None:
    """Every key that an indicator may still have is offered with its title and description."""
    taken = {"no", "rule", "wording", "place", "due"}
    assert set(offered) == set(INDICATOR) - taken
    for key, item in offered.items():
        own = INDICATOR[key]
        meant = {**SCHEMA["$defs"].get(own.get("$ref", "").removeprefix("#/$defs/"), {}), **own}
        assert item["detail"] == meant["title"]
        assert meant["description"] in item["documentation"]["value"]


def assert_values_are_explained(offered: dict[str, Any]) -> None:
    """Both values are offered, each with its own meaning."""
    expected = {
        f'"{choice["const"]}"': (choice["title"], choice["description"]) for choice in INDICATOR["commitment"]["oneOf"]
    }
    assert set(offered) == set(expected) == {'"binding"', '"aspirational"'}
    for value, (title, description) in expected.items():
        assert offered[value]["detail"] == title
        assert description in offered[value]["documentation"]["value"]
