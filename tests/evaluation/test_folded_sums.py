"""Sums in the text of an explanation: what leaves one open is listed, the rest is counted and opened by ``--depth``."""

from pathlib import Path

import pytest
from cli.program import dp

COUNTIES = [f"99{number:04}" for number in range(101, 121)]


def explained(folder: Path, figures: dict[str, str], *more: str) -> list[str]:
    """Return the lines on a province with one city of twenty counties; ``figures`` are those that are not 7 accidents."""
    inside = [f"{code},县{code},990100,县" for code in COUNTIES]
    table = ["code,name,parent,level", "210000,辽宁省,,省", "990100,乙市,210000,市", *inside]
    (folder / "areas.csv").write_text("\n".join(table), encoding="utf-8")
    rows = [f"{code},2020,accidents,10" for code in COUNTIES]
    rows += [f"{code},2024,accidents,{figures.get(code, 7)}" for code in COUNTIES]
    (folder / "data.csv").write_text("\n".join(["area,period,item,value", *rows]), encoding="utf-8")
    options = ["--areas", "areas.csv", "--area", "210000", "--period", "2024", "--indicator", "17"]
    ran = dp("explain", "liaoning", "data.csv", *options, *more, lang="zh", cwd=folder)
    assert ran.code == 0, ran.err
    return [line.strip() for line in ran.out.partition("  进度")[0].splitlines()]


@pytest.mark.parametrize(
    ("figures", "title", "listed", "rest"),
    [
        ({}, "（1 个）", [], "… 另有 20 个数，用 --depth 2 展开"),
        ({"990102": "<10"}, "（1 个，1 个数只有范围）", ['县990102 2024  (≥ 0, ≤ 9)  data.csv:23  "<10"'],
         "… 另有 19 个数，用 --depth 2 展开"),
        ({"990102": "—", "990120": ">5"}, "（1 个，缺 1 个数，1 个数只有范围）",
         ['县990102 2024  (≥ 0)  [未开展统计]  data.csv:23  "—"', '县990120 2024  (≥ 6)  data.csv:41  ">5"'],
         "… 另有 18 个数，用 --depth 2 展开"),
    ],
)  # fmt: skip
def test_what_leaves_a_sum_open_is_listed_and_the_rest_is_counted(
    figures: dict[str, str], title: str, listed: list[str], rest: str, tmp_path: Path
) -> None:
    lines = [" ".join(line.split()) for line in explained(tmp_path, figures)]
    at = next(at for at, line in enumerate(lines) if "年内生产安全事故发生起数 所辖地区之和" in line)
    assert lines[at].endswith(f"所辖地区之和{title}")
    assert lines[at + 1 : at + 1 + len(listed)] == [" ".join(line.split()) for line in listed]
    assert lines[at + 1 + len(listed)] == rest


def test_of_very_many_open_figures_the_first_are_listed(tmp_path: Path) -> None:
    lines = explained(tmp_path, dict.fromkeys(COUNTIES[:15], "<10"))
    assert sum("(≥ 0, ≤ 9)" in line for line in lines) == 12
    assert "… 另有 8 个数，其中缺数或只有范围的 3 个，用 --depth 2 展开" in lines


def test_depth_opens_sums_level_by_level(tmp_path: Path) -> None:
    figures = {"990102": "<10"}
    shown = {depth: explained(tmp_path, figures, "--depth", str(depth)) for depth in range(1, 5)}
    city = "乙市 2024  (≥ 133, ≤ 142)"
    assert not any(line.startswith("乙市") for line in shown[1])
    assert sum(line.startswith(city) for line in shown[2]) == 1
    assert "… 另有 20 行，用 --depth 3 展开" in shown[2]
    assert not any(line.startswith("县") for line in shown[2])
    assert sum(line.startswith("县") for line in shown[3]) == 40  # of both years
    assert shown[3] == shown[4]  # there is nothing below


def test_everything_lists_each_figure(tmp_path: Path) -> None:
    lines = explained(tmp_path, {}, "--all")
    calculation = lines[: lines.index("步骤")]
    assert sum(line.startswith("县") for line in calculation) == 40
    assert not any("另有" in line for line in calculation)
