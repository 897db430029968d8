"""What the commands say of gates: on stderr, in the remarks, in JSON, by the exit code."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import dp
from gates.small import small_plan

ROWS = "area,period,item,value\n甲省,2023,其中,70.5\n甲省,2023,人数,100\n乙市,2023,人数,7.5\n"


def run(folder: Path, command: str, severity: str, *more: str) -> Any:
    """Run a command on half a person."""
    small_plan(folder, f'[gates]\nwhole = "{severity}"\n')
    (folder / "data.csv").write_text(ROWS, encoding="utf-8")
    return dp(command, "plan.toml", "data.csv", "--area", "甲省", "--indicator", "share", *more, lang="en", cwd=folder)


@pytest.mark.parametrize(
    ("severity", "said", "remarks", "code"),
    [
        ("block", "warning[not-whole]", "blocked by a data gate; not a whole number", 1),
        ("warn", "warning[not-whole]", "doubtful: not a whole number", 0),
        ("info", "remark[not-whole]", None, 0),
        ("off", None, None, 0),
    ],
)
def test_what_is_said_and_the_exit_code(
    severity: str, said: str | None, remarks: str | None, code: int, tmp_path: Path
) -> None:
    ran = run(tmp_path, "evaluate", severity, "--fail-on", "not_evaluated")
    assert ran.code == code
    assert (said in ran.err) if said else "not-whole" not in ran.err
    assert ran.err.count("not-whole") == (0 if said is None else 1), "only what the result rests on"
    assert ("data gates find 1 more, in figures that nothing here rests on" in ran.err) == (said is not None)
    assert (remarks in ran.out) if remarks else "whole number" not in ran.out


def test_without_fail_on_a_blocked_figure_is_no_failure(tmp_path: Path) -> None:
    assert run(tmp_path, "evaluate", "block").code == 0
    assert run(tmp_path, "explain", "block").code == 0


def test_json_has_all_that_is_found_and_with_each_result_what_concerns_it(tmp_path: Path) -> None:
    data = json.loads(run(tmp_path, "evaluate", "block", "--format", "json").out)
    assert [(one["item"], one["raw"], one["severity"]) for one in data["gates"]] == [
        ("part", "70.5", "block"),
        ("people", "7.5", "block"),
    ]
    (result,) = data["results"]
    assert [one["item"] for one in result["gates"]] == ["part"]
    assert (result["verdict"], result["data"]) == ("not_evaluated", "gate_failed")
    assert [reason["code"] for reason in result["reasons"]] == ["gate"]
    assert result["gates"][0]["place"] == {"file": "data.csv", "line": 2, "column": 4}
    assert result["gates"][0]["figures"] == [{"item": "part", "area": "甲省", "period": "2023"}]
