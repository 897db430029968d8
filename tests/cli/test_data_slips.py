"""Slips with data that would cost a figure, a file or a secret: each is told and nothing is lost."""

import zipfile
from pathlib import Path

import pytest
from cli.program import dp

DATA = "area,period,item,value\n辽宁省,2023,婚前医学检查率,72%\n大连市,2023,婚前医学检查率,71%\n"
MAP = 'format = 1\n[[tables]]\nperiod = "2023"\nothers = "ignore"\n[tables.columns]\n"地区" = "area"\n"指标" = "item"\n"数值" = "value"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with data, a map, and a sheet that has a column of units."""
    (tmp_path / "d.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "u.csv").write_text("地区,指标,单位,数值\n沈阳市,结婚登记人数,万人,2\n", encoding="utf-8")
    return tmp_path


def test_a_query_of_what_is_no_database_is_refused(folder: Path) -> None:
    ran = dp("evaluate", "liaoning", "d.csv", "--query", "SELECT 1", cwd=folder)
    assert ran.code == 3
    assert "错误[database-error]：--query 只能用于 SQLite 和 PostgreSQL，这个文件不是\n  --> d.csv" in ran.err


@pytest.mark.parametrize("command", [("evaluate", "liaoning", "u.csv"), ("import", "u.csv", "--spec", "liaoning")])
def test_a_map_is_not_written_over(command: tuple[str, ...], folder: Path) -> None:
    (folder / "u.csv").write_text("地区,指标,数值\n沈阳市,结婚登记人数,2\n", encoding="utf-8")
    ran = dp(*command, "--map", "map.toml", "-o", "map.toml", cwd=folder)
    assert ran.code == 3
    assert "map.toml 是这里要读的文件，不能写在它上面" in ran.err
    assert (folder / "map.toml").read_text(encoding="utf-8") == MAP


def test_a_file_that_is_imported_is_not_written_over(folder: Path) -> None:
    before = (folder / "u.csv").read_bytes()
    ran = dp("import", "u.csv", "--spec", "liaoning", "--map", "map.toml", "-o", "u.csv", cwd=folder)
    assert ran.code == 3
    assert (folder / "u.csv").read_bytes() == before


def test_a_column_of_units_is_not_ignored_by_a_map(folder: Path) -> None:
    ran = dp("evaluate", "liaoning", "u.csv", "--map", "map.toml", cwd=folder)
    assert ran.code == 3
    assert "错误[unknown-column]：“单位”列可能改变数的大小（万人），不能不读\n  --> u.csv:1:3" in ran.err


def test_a_period_without_data_is_judged_for_the_plan_s_area(folder: Path) -> None:
    ran = dp("evaluate", "liaoning", "d.csv", "--period", "2022", "--indicator", "2", cwd=folder)
    assert "辽宁省  2022" in ran.out
    assert "大连市" not in ran.out


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:s3cret@127.0.0.1:1/db",
        "POSTGRESQL://u:s3cret@127.0.0.1:1/db",
        "mysql://u:s3cret@h/db",
        "host=127.0.0.1 password=s3cret",
    ],
)
def test_a_password_is_not_shown(address: str, folder: Path) -> None:
    ran = dp("evaluate", "liaoning", address, "--query", "facts", cwd=folder)
    assert ran.code == 3
    assert "s3cret" not in ran.said


@pytest.mark.parametrize("text", ["=SUM(C5:C8)", "#DIV/0!"])
def test_a_formula_is_helped_as_a_formula(text: str, folder: Path) -> None:
    (folder / "f.csv").write_text(DATA.replace("72%", text), encoding="utf-8")
    ran = dp("evaluate", "liaoning", "f.csv", cwd=folder)
    assert "用 Excel 或 WPS 打开，改好公式，保存" in ran.err


def test_a_zip_that_is_no_workbook_is_told_as_one(folder: Path) -> None:
    with zipfile.ZipFile(folder / "d.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    ran = dp("evaluate", "liaoning", "d.xlsx", cwd=folder)
    assert ran.code == 3
    assert "错误[unknown-format]：这是压缩包或别的文档（例如 .zip、.docx），里面没有工作簿\n  --> d.xlsx" in ran.err
