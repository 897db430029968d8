"""Workbooks in other formats than .xlsx, as LibreOffice saves them, and the rows read from them."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest
from tables.workbooks import converted, made, read_sheets, said, saved

from dp_rules.tables.kind import kind_of, zip_holds
from dp_rules.tables.workbook.old import read_old_workbook

UNKNOWN = ("remark", "formats-unknown", "")


def sheet_file(folder: Path) -> Path:
    """Write the workbook that is read in each format."""
    book, sheet = made(
        [None],
        [None, "地区", "比率", "人数", "日期", "标记", "和"],
        [None, "甲市", 0.805, 1234, date(2023, 7, 1), True, "=D3*2"],
        [None, None, 0.5, -2.5, None, False, "=1/0"],
        [None, "乙市", 0.25],
        formats={"C3": "0.0%", "E3": "yyyy-mm-dd"},
    )
    sheet.merge_cells("B3:B4")
    hidden = book.create_sheet("备份")
    hidden["A1"] = "旧"
    hidden.sheet_state = "hidden"
    book.create_sheet("_dp")["A1"] = "x"
    file = folder / "a.xlsx"
    book.save(file)
    return file


def test_xls(tmp_path: Path) -> None:
    data = converted(sheet_file(tmp_path), "xls").read_bytes()
    assert kind_of(data) == "ole"
    sheets, found = read_sheets(read_old_workbook, data)
    assert sheets == {
        "表": {
            2: ["", "地区", "比率", "人数", "日期", "标记", "和"],
            3: ["", "甲市", "0.805", "1234", "2023-07-01", "是", "2468"],
            4: ["", "甲市", "0.5", "-2.5", "", "否"],
            5: ["", "乙市", "0.25"],
        },
        "备份": {1: ["旧"]},
    }
    assert said(found) == [UNKNOWN, ("remark", "hidden-cells", "[备份] A1")]


def test_ods_whose_merged_cells_are_not_known(tmp_path: Path) -> None:
    data = converted(sheet_file(tmp_path), "ods").read_bytes()
    assert (kind_of(data), zip_holds(data)) == ("zip", "ods")
    sheets, found = read_sheets(read_old_workbook, data)
    assert sheets["表"][3][:5] == ["", "甲市", "0.805", "1234", "2023-07-01"]
    assert sheets["表"][4][:4] == ["", "", "0.5", "-2.5"]
    assert said(found)[0] == UNKNOWN


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    sheets, found = read_sheets(read_old_workbook, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert sheets == {}
    assert said(found) == [("error", "unknown-format", "")]
    assert found[0].help is not None
    assert found[0].help.en == 'pip install "dp-rules[xls]", or save the file as .xlsx'


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE, "unreadable-workbook"),
        (OLE + bytes(4096), "unreadable-workbook"),
        (OLE + b"\xff" * 4096, "unreadable-workbook"),
        (OLE + bytes(range(256)) * 40, "unreadable-workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-workbook"),
        (b"PK\x03\x04" + bytes(100), "unreadable-workbook"),
        (b"", "unreadable-workbook"),
        ("地区,值\n".encode(), "unreadable-workbook"),
    ],
    ids=["its beginning", "zeros", "ones", "anything", "a password", "no zip", "nothing", "text"],
)
def test_what_is_no_workbook_is_told(data: bytes, code: str) -> None:
    sheets, found = read_sheets(read_old_workbook, data)
    assert sheets == {}
    assert said(found) == [("error", code, "")]


def test_a_file_cut_short_is_told_wherever_it_ends(tmp_path: Path) -> None:
    data = converted(sheet_file(tmp_path), "xls").read_bytes()
    for length in range(512, len(data), len(data) // 3):
        _, found = read_sheets(read_old_workbook, data[:length])
        assert {one.code for one in found} & {"unreadable-workbook", "formats-unknown"}


def test_a_size_that_takes_more_memory_than_there_is_ends_in_a_message(tmp_path: Path) -> None:
    data = converted(sheet_file(tmp_path), "xls").read_bytes()
    sizes = re.compile(rb"\x00\x02\x0e\x00.{8}", re.DOTALL)
    assert sizes.search(data), "each sheet says its first and last row"
    endless = sizes.sub(lambda match: match[0][:8] + b"\xff\xff\xff\x7f" + match[0][12:], data)
    _, found = read_sheets(read_old_workbook, endless)
    assert said(found) in ([("error", "unreadable-workbook", "")], [UNKNOWN])


def test_a_workbook_of_today_is_read_too() -> None:
    sheets, _ = read_sheets(read_old_workbook, saved(made(["甲", 1])[0]))
    assert sheets == {"表": {1: ["甲", "1"]}}
