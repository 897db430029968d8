"""Areas in data: as numbers, by any name of a province, in periods in which they do not exist."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from cli.program import run

from dp_rules.api import load_plan
from dp_rules.data.dataset import Dataset
from dp_rules.data.read import Reading
from dp_rules.facts import read_areas, read_facts
from dp_rules.spec.model import Plan
from dp_rules.spec.provinces import province_codes, short_name
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address

RATE = "婚前医学检查率"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan("liaoning")


def read(
    plan: Plan, folder: Path, rows: list[str], areas: str | None = None, reading: Reading | None = None
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Return the facts of rows ``area,period``, and what is said; ``areas`` are the lines of a table or its name."""
    data = folder / "data.csv"
    lines = ["area,period,item,value", *(f"{row},{RATE},68.5%" for row in rows), ""]
    data.write_text("\n".join(lines), encoding="utf-8")
    table = areas
    if areas is not None and "\n" in areas:
        table = str(folder / "areas.csv")
        Path(table).write_text(areas, encoding="utf-8")
    return read_facts(plan, [str(data)], areas=table, reading=reading or Reading())


def book(path: Path, *rows: tuple[object, ...]) -> str:
    """Write a workbook of these rows; return its name."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return str(path)


# ── provinces ──


def test_the_table_of_provinces_has_all_of_them_once() -> None:
    codes = province_codes()
    assert (len(codes), len(set(codes.values())), len({short_name(name) for name in codes})) == (34, 34, 34)
    assert all(len(code) == 6 and code.endswith("0000") and code.isdigit() for code in codes.values())
    assert (codes["辽宁省"], codes["重庆市"], codes["台湾省"]) == ("210000", "500000", "710000")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("辽宁省", "辽宁"), ("北京市", "北京"), ("内蒙古自治区", "内蒙古"), ("广西壮族自治区", "广西"),
        ("宁夏回族自治区", "宁夏"), ("新疆维吾尔自治区", "新疆"), ("西藏自治区", "西藏"), ("香港特别行政区", "香港"),
    ],
)  # fmt: skip
def test_a_province_is_one_area_however_it_is_written(name: str, short: str, plan: Plan, tmp_path: Path) -> None:
    rows = [f"{name},2020", f"{short},2021", f"{province_codes()[name]},2022", f" {short} ,2023"]
    without, found = read(plan, tmp_path, rows)
    assert without is not None, found
    assert without.known_areas() == [name]
    with_table, found = read(plan, tmp_path, rows, "provinces")
    assert with_table is not None, found
    assert with_table.known_areas() == [province_codes()[name]]
    assert found == []


def test_two_spellings_of_a_province_are_one_key(plan: Plan, tmp_path: Path) -> None:
    _, found = read(plan, tmp_path, ["内蒙古,2023", "150000,2023"])
    assert [one.code for one in found] == ["same-figure-twice"]


def test_a_table_that_calls_a_province_by_its_short_name_has_it_under_every_other(plan: Plan, tmp_path: Path) -> None:
    table = "code,name,parent,level\n210000,辽宁,,省\n150000,内蒙古,,省\n990000,吉林,,省\n"
    facts, found = read(plan, tmp_path, ["辽宁省,2020", "内蒙古自治区,2020", "吉林,2020"], table)
    assert facts is not None, found
    assert facts.known_areas() == ["150000", "210000", "990000"]
    _, found = read(plan, tmp_path, ["吉林省,2020"], table)
    assert [one.code for one in found] == ["unknown-area"]  # 990000 is not said to be that province


def test_the_table_is_read_as_it_is_written_whatever_the_data_are(plan: Plan) -> None:
    table, found = read_areas(plan, "provinces", Reading("gb18030"))
    assert table is not None
    assert (found, len(table.by_code), table.canonical("香港")) == ([], 34, "810000")


def test_a_file_of_that_name_comes_first(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("provinces").write_text("code,name,parent,level\n990000,甲省,,省\n", encoding="utf-8")
    table, _ = read_areas(plan, "provinces")
    assert table is None or list(table.by_code) != list(province_codes().values())


# ── codes as numbers ──


def test_codes_and_dates_of_a_workbook(plan: Plan, tmp_path: Path) -> None:
    table = book(
        tmp_path / "areas.xlsx",
        ("行政区划一览",),
        ("代码", "名称", "上级", "层级", "启用", "停用", "前身"),
        (210000, "辽宁省", None, "省", None, None, None),
        (210102, "和平区", 210000, "县", None, date(2022, 6, 17), None),
        (210102001000, "甲街道", 210102.0, "街道", 2020, "2022年6月", None),
        ("210103", "沈河区", "210000", "县", date(2022, 6, 18), None, 210102),
    )
    areas, found = read_areas(plan, table)
    assert areas is not None
    assert [one for one in found if one.severity == "error"] == []
    assert list(areas.by_code) == ["210000", "210102", "210102001000", "210103"]
    row = areas.by_code["210103"]
    assert (row.valid_from, row.predecessors) == (date(2022, 6, 18), ("210102",))
    assert areas.by_code["210102"].valid_to == date(2022, 6, 17)
    street = areas.by_code["210102001000"]
    assert (street.parent, street.valid_from, street.valid_to) == ("210102", date(2020, 1, 1), date(2022, 6, 30))
    data = book(
        tmp_path / "data.xlsx",
        ("area", "period", "item", "value"),
        (210102, 2021, RATE, "68%"),
        (210102001000, 2021, RATE, "69%"),
        ("２１０１０２", 2020, RATE, "70%"),
    )
    facts, found = read_facts(plan, [data], areas=table)
    assert facts is not None, found
    assert facts.known_areas() == ["210102", "210102001000"]
    assert read_facts(plan, [data])[0] is not None


@pytest.mark.parametrize("table", [None, "provinces"])
@pytest.mark.parametrize(
    ("code", "is_lost"), [("2.10102E+11", True), ("2E+11", True), ("2.1e+05", True), ("E1", False)]
)
def test_a_code_that_lost_its_digits(
    code: str,
    is_lost: bool,  # noqa: FBT001
    table: str | None,
    plan: Plan,
    tmp_path: Path,
) -> None:
    _, found = read(plan, tmp_path, [f"{code},2023"], table)
    assert [one.code for one in found] == (["lost-code"] if is_lost else ["unknown-area"] if table else [])


# ── periods in which an area does not exist ──

MERGED = """code,name,parent,level,valid_from,valid_to,predecessors
990000,甲省,,省,,,
990101,乙县,990000,县,,2022,
990102,丙县,990000,县,,2022,
990103,丁区,990000,县,2023,,990101 990102
"""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["990101,2022", "990102,2022", "990103,2023"], []),
        (["990101,2022Q4", "990103,2023M01"], []),
        (["990101,2023"], ["乙县（990101）在 2023 末不存在：2022-12-31 已停用"]),
        (["990103,2022"], ["丁区（990103）在 2022 末不存在：2023-01-01 才启用"]),
        (["丁区,2022M01-09"], ["丁区（990103）在 2022M01-09 末不存在：2023-01-01 才启用"]),
        (["990103,2021", "990103,2022"], ["丁区（990103）在 2021 末", "丁区（990103）在 2022 末"]),
    ],
)
def test_a_figure_of_an_area_that_does_not_exist_is_warned_of(
    rows: list[str], said: list[str], plan: Plan, tmp_path: Path
) -> None:
    facts, found = read(plan, tmp_path, rows, MERGED)
    assert facts is not None
    assert [(one.code, one.severity) for one in found] == [("area-not-valid", "warning")] * len(said)
    for one, words in zip(found, said, strict=True):
        assert one.message.zh.startswith(words)


def test_an_area_and_period_are_told_once_at_the_first_figure(plan: Plan, tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    lines = ["area,period,item,value", *(f"990103,2022,{item},5" for item in ("accidents", "live_births")), ""]
    data.write_text("\n".join(lines), encoding="utf-8")
    table = tmp_path / "areas.csv"
    table.write_text(MERGED, encoding="utf-8")
    (warning,) = read_facts(plan, [str(data)], areas=str(table))[1]
    assert address(warning.place).startswith(f"{data.as_posix()}:")


# ── names ──


def test_a_name_of_several_areas_is_told_with_their_codes(plan: Plan, tmp_path: Path) -> None:
    table = MERGED + "990104,乙县,990103,乡镇,2023,,\n"
    facts, (error,) = read(plan, tmp_path, ["乙县,2023"], table)
    assert facts is None
    assert (error.code, error.severity) == ("ambiguous-area", "error")
    assert error.message.zh == "有 2 个地区叫“乙县”：990101（甲省，2022-12-31 止）、990104（丁区，2023-01-01 起）"
    assert error.message.en == (
        '2 areas are called "乙县": 990101 (甲省, to 2022-12-31), 990104 (丁区, from 2023-01-01)'
    )
    assert error.help is not None
    assert error.help.en == "write the code, such as 990101"
    assert len(error.labels) == 2


def test_an_option_that_names_several_areas(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(MERGED + "990104,乙县,990103,乡镇,2023,,\n", encoding="utf-8")
    (tmp_path / "data.csv").write_text(f"area,period,item,value\n990101,2022,{RATE},68.5%\n", encoding="utf-8")
    ran = run(
        "evaluate", "liaoning", "data.csv", "--areas", "areas.csv", "--area", "乙县", "--lang", "zh", cwd=tmp_path
    )
    assert (ran.code, ran.out) == (2, "")
    assert "有 2 个地区叫“乙县”" in ran.err
