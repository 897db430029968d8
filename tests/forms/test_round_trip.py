"""A form that has been through LibreOffice, as xlsx and by way of ods, before and after it was filled in."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from forms.person import filled, form, pages, read
from openpyxl import load_workbook

from dp_rules.quantity.missing import Missing

PROGRAM = "soffice"
WAYS = {"as xlsx": ("xlsx",), "by way of ods": ("ods", "xlsx")}


@pytest.fixture(scope="module")
def office() -> str:
    """Return the program, or leave the tests out where it is not there; where all programs have to be there, fail."""
    found = shutil.which(PROGRAM)
    if found is None and not os.environ.get("DP_RULES_ALL_PROGRAMS"):
        pytest.skip(f"{PROGRAM} (LibreOffice) is not installed")
    assert found is not None, f"{PROGRAM} (LibreOffice) is not installed"
    return found


def converted(office: str, file: Path, formats: tuple[str, ...], folder: Path) -> Path:
    """Return the file after LibreOffice has opened it and saved it in one format after another."""
    for number, format_ in enumerate(formats):
        out = folder / f"{number} {format_}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", format_, "--outdir", str(out), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
        file = out / f"{file.stem}.{format_}"
        assert file.is_file(), done.stdout + done.stderr
    return file


@pytest.mark.parametrize("formats", WAYS.values(), ids=WAYS.keys())
def test_a_filled_form_says_the_same(formats: tuple[str, ...], office: str, tmp_path: Path) -> None:
    given = {"premarital_exams": 123000, "marriage_registrations": "17.5万", "doses_due": 0.1, "live_births": 0}
    book = filled(form(tmp_path), given, {"exposed_workers": "未开展统计"})
    file = tmp_path / "filled.xlsx"
    book.save(file)
    before = read(book)
    after = read(converted(office, file, formats, tmp_path).read_bytes())
    assert after.found == before.found == []
    assert after.raws() == before.raws()
    assert after.facts.keys() == before.facts.keys()
    assert after.facts["exposed_workers"].missing is Missing.NOT_COLLECTED
    assert [fact.values for fact in after.facts.values()] == [fact.values for fact in before.facts.values()]


@pytest.mark.parametrize("formats", WAYS.values(), ids=WAYS.keys())
def test_an_empty_form_can_still_be_filled_in(formats: tuple[str, ...], office: str, tmp_path: Path) -> None:
    file = converted(office, form(tmp_path, "--indicator", "2", "--indicator", "17"), formats, tmp_path)
    assert read(filled(file, {"premarital_exams": 5})).raws() == {"premarital_exams": "5"}
    book = load_workbook(file)
    assert book["_dp"].sheet_state in {"hidden", "veryHidden"}
    for sheet in pages(book):
        assert sheet.protection.sheet
        kinds = {rule.type for rule in sheet.data_validations.dataValidation}
        assert kinds == {"decimal", "list"}
        assert all(sheet.column_dimensions[column].hidden for column in "A")


def test_a_formula_that_a_program_has_calculated_is_its_value(office: str, tmp_path: Path) -> None:
    file = tmp_path / "filled.xlsx"
    filled(form(tmp_path, "--indicator", "2"), {"premarital_exams": "=60000*2+3000", "marriage_registrations": 1}).save(
        file
    )
    assert read(converted(office, file, ("xlsx",), tmp_path).read_bytes()).raws()["premarital_exams"] == "123000"
