"""What commands tell of gates beside their results: what these rest on in full, the rest as a count."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import Lang, dp
from gates.small import AREAS, gated, small_plan

from dp_rules.gates.told import MOST_TOLD, told

ROWS = """area,period,item,value
甲省,2022,其中,70.5
甲省,2023,其中,70
甲省,2023,人数,100
甲省,2020,事故,20.5
甲省,2023,事故,10
乙市,2023,人数,7.5
"""


def run(folder: Path, *more: str, lang: Lang = "en", severity: str = "warn") -> Any:
    """Run a command on two indicators and four years, with halves of persons and of accidents."""
    small_plan(folder, f'[gates]\nwhole = "{severity}"\n')
    (folder / "data.csv").write_text(ROWS, encoding="utf-8")
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    command, *options = more
    return dp(command, "plan.toml", "data.csv", "--areas", "areas.csv", *options, lang=lang, cwd=folder)


@pytest.mark.parametrize(
    ("options", "figures", "elsewhere"),
    [
        (("--indicator", "share", "--period", "2023"), [], 3),
        (("--indicator", "share", "--period", "2022"), ["70.5"], 2),
        (("--indicator", "fewer", "--period", "2023"), ["20.5"], 2),  # the base is a figure that it rests on
        (("--period", "2023"), ["20.5"], 2),
        (("--period", "all", "--area", "乙市"), ["7.5"], 2),
        (("--period", "all", "--indicator", "share"), ["70.5"], 2),
        (("--period", "all"), ["70.5", "20.5", "7.5"], 0),
    ],
)
def test_what_the_results_rest_on_is_told_and_the_rest_is_counted(
    options: tuple[str, ...], figures: list[str], elsewhere: int, tmp_path: Path
) -> None:
    for command in ("evaluate", "explain"):
        err = run(tmp_path, command, *options).err
        assert [figure for figure in ("70.5", "20.5", "7.5") if f'| "{figure}"' in err] == figures
        assert err.count("warning[not-whole]") == len(figures)
        line = f"data gates find {elsewhere} more, in figures that nothing here rests on: see dp-rules evaluate"
        assert (line in err) == (elsewhere > 0)


def test_other_commands_tell_it_in_the_same_way(tmp_path: Path) -> None:
    line = "more, in figures that nothing here rests on"
    disputed = run(
        tmp_path, "dispute", "--indicator", "share", "--period", "2023", "--area", "甲省", "--claimed", "71%"
    )
    assert "warning" not in disputed.err
    assert f"find 3 {line}" in disputed.err
    used = run(tmp_path, "explain", "--where-used", "data.csv:2")
    assert '| "70.5"' in used.err
    assert f"find 2 {line}" in used.err
    by_area = run(tmp_path, "evaluate", "--by", "市", "--indicator", "share", "--period", "2023")
    assert '| "7.5"' in by_area.err
    assert f"find 2 {line}" in by_area.err
    of_set = dp(
        "set", "plan.toml", "share", "> 60%", "--data", "data.csv", "--areas", "areas.csv", "--period", "2023",
        "--dry-run", lang="en", cwd=tmp_path,
    )  # fmt: skip
    assert f"find 3 {line}" in of_set.err


def test_in_chinese_it_is_one_line_too(tmp_path: Path) -> None:
    err = run(tmp_path, "evaluate", "--indicator", "share", "--period", "2023", lang="zh").err
    assert (
        "数据检查还发现 3 处，都不涉及这里用到的数；要看：dp-rules evaluate SPEC DATA --period all（不写 --indicator、--area）"
        in err
    )


def test_json_has_everything_whatever_is_told(tmp_path: Path) -> None:
    data = json.loads(run(tmp_path, "evaluate", "--indicator", "share", "--period", "2023", "--format", "json").out)
    assert [one["raw"] for one in data["gates"]] == ["70.5", "20.5", "7.5"]
    assert data["results"][0]["gates"] == []


def test_what_blocks_comes_first(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates]\nwhole = "warn"\nsubset = "block"\n')
    found = gated(plan, tmp_path, "P 2022 其中 70.5", "P 2023 人数 60", "P 2023 其中 61")
    assert [one.code for one in told(found).diagnostics] == ["part-exceeds-whole", "not-whole"]
    assert [one.diagnostic.code for one in found.findings] == ["not-whole", "part-exceeds-whole"]


@pytest.mark.parametrize(("kinds", "shown", "more"), [(19, 19, 0), (20, 20, 0), (21, 20, 2), (22, 20, 4)])
def test_no_more_than_so_many_kinds_are_told(kinds: int, shown: int, more: int, tmp_path: Path) -> None:
    assert MOST_TOLD == 20
    plan = small_plan(tmp_path, '[gates]\nwhole = "warn"\n')
    found = gated(plan, tmp_path, "P 2022 人数 0.5", "P 2023 人数 1.5")
    first = found.findings[0]
    many = [
        one._replace(item=first.item._replace(id=f"item{number}")) for number in range(kinds) for one in found.findings
    ]
    said = told(found._replace(findings=tuple(many)))
    assert (len(said.diagnostics), said.more, said.elsewhere) == (shown, more, 0)
