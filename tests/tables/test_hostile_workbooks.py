"""Workbooks that are damaged, or made to do harm: each is told, and none takes long or ends in a traceback."""

import io
import zipfile
from time import perf_counter

import openpyxl
import pytest
from tables.workbooks import MAIN, RELATIONS, SHEET, made, read, read_sheets, said, saved, zipped

from dp_rules.tables.workbook import merged, package, sheet_end
from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.diagnostic import Diagnostic

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
AT_SHEET = ("error", "unreadable-workbook", "[表] A1")
AT_FILE = ("error", "unreadable-workbook", "")
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def sheet(rows: str) -> str:
    """Return the XML of a sheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def inline(text: str) -> str:
    """Return a row with a text as XML."""
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


# ── parts that are replaced, and what is said ──
PARTS = {
    "entities that grow": ({SHEET: ENTITIES + sheet(inline("&c;"))}, AT_SHEET),
    "entities in the texts": (
        {"xl/sharedStrings.xml": f'{ENTITIES}<sst xmlns="{MAIN}"><si><t>&c;</t></si></sst>'},
        AT_FILE,
    ),
    "an entity from another file": ({SHEET: OUTSIDE + sheet(inline("&a;"))}, AT_SHEET),
    "a sheet cut in the middle": ({SHEET: sheet(ONE)[:-20]}, AT_SHEET),
    "a sheet that is empty": ({SHEET: ""}, AT_SHEET),
    "a sheet that is another document": ({SHEET: "<html/>"}, AT_SHEET),
    "a sheet that is no text": ({SHEET: bytes(range(256))}, AT_SHEET),
    "elements within one another": ({SHEET: sheet("<a>" * 100_000)}, AT_SHEET),
    "cells within one another": ({SHEET: sheet('<row r="1">' + '<c r="A1">' * 100_000)}, AT_SHEET),
    "no sheet": ({SHEET: None}, AT_SHEET),
    "no workbook": ({"xl/workbook.xml": None}, AT_FILE),
    "a workbook without sheets": ({"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}, AT_FILE),
    "no relations": ({"xl/_rels/workbook.xml.rels": None}, AT_SHEET),
    "styles that break off": ({"xl/styles.xml": "<styleSheet><numFmts>"}, AT_FILE),
    "a reference to a text that is not there": (
        {SHEET: sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')},
        AT_SHEET,
    ),
    "a sheet that is cut behind its rows": ({SHEET: sheet(ONE)[:-5]}, AT_SHEET),
    "a comment at no cell": (
        {
            "xl/worksheets/_rels/sheet1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{RELATIONS}/comments" Target="../comments1.xml"/></Relationships>'
            ),
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref=""/></commentList></comments>',
        },
        AT_SHEET,
    ),
    "a list of parts that is another document": ({"[Content_Types].xml": "<html/>"}, AT_FILE),
    "no list of parts": ({"[Content_Types].xml": None}, AT_FILE),
    "a workbook of values that cannot be": (
        {"xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets><sheet name="表" sheetId="x"/></sheets></workbook>'},
        AT_FILE,
    ),
    "a column that no sheet has": ({SHEET: sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')}, AT_SHEET),
    "a row that no sheet has": ({SHEET: sheet('<row r="1048577"><c><v>1</v></c></row>')}, AT_SHEET),
    "a row that is no number": ({SHEET: sheet('<row r="x"><c><v>1</v></c></row>')}, AT_SHEET),
    "a cell of another row": ({SHEET: sheet('<row r="1"><c r="A2"><v>1</v></c></row>')}, AT_SHEET),
    "a cell twice": ({SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')}, AT_SHEET),
    "a text longer than any cell": ({SHEET: sheet(inline("甲" * 1_000_001))}, AT_SHEET),
}


@pytest.mark.parametrize(("parts", "problem"), PARTS.values(), ids=PARTS)
def test_a_part_that_is_not_right_is_told(parts: dict[str, str | bytes | None], problem: tuple[str, str, str]) -> None:
    _, found = read(zipped(ONE, parts=parts))
    assert said(found) == [problem]


def test_rows_in_the_wrong_order_end_the_sheet_where_they_begin() -> None:
    rows, found = read(zipped(f'{ONE}<row r="5"><c><v>5</v></c></row><row r="3"><c><v>3</v></c></row>'))
    assert rows in ({}, {1: ["1"], 5: ["5"]})
    assert said(found) == [("error", "unreadable-workbook", "[表] A5")]


@pytest.mark.parametrize("parts", [{"xl/styles.xml": None}, {"xl/sharedStrings.xml": None}])
def test_what_is_not_needed_may_be_missing(parts: dict[str, str | bytes | None]) -> None:
    assert read(zipped(ONE, parts=parts)) == ({1: ["1"]}, [])


def test_the_sheets_beside_a_damaged_one_are_read() -> None:
    book, _ = made(["甲"])
    book.create_sheet("乙")["A1"] = "丙"
    whole = zipfile.ZipFile(io.BytesIO(saved(book)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name)[: 300 if name == SHEET else None])
    sheets, found = read_sheets(read_xlsx, file.getvalue())
    assert sheets["乙"] == {1: ["丙"]}
    assert said(found) == [AT_SHEET]


def test_a_file_cut_short_is_told_wherever_it_ends() -> None:
    data = saved(made(*([line, "甲"] for line in range(50)))[0])
    for length in range(0, len(data), len(data) // 50):
        _, found = read(data[:length])
        assert [one.code for one in found] == ["unreadable-workbook"]


def test_a_file_with_a_wrong_byte_is_read_as_it_was_or_told() -> None:
    data = saved(made(*([line, "甲"] for line in range(50)))[0])
    whole = read(data)
    for at in range(0, len(data), max(1, len(data) // 300)):
        rows, found = read(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        assert (rows, found) == whole or {one.severity for one in found} == {"error"} or rows == whole[0]


def test_a_part_that_is_larger_than_it_says_is_told() -> None:
    data = zipped("<row/>" * 10_000 + ONE.replace('r="1"', 'r="20000"').replace("A1", "A20000"))
    size = len(sheet("")) + 6 * 10_000
    at = [at for at in range(len(data) - 4) if abs(int.from_bytes(data[at : at + 4], "little") - size) < 200]
    assert at, "the size stands before the part and in the list of parts"
    small = bytearray(data)
    for one in at:
        small[one : one + 4] = (500).to_bytes(4, "little")
    _, found = read(bytes(small))
    assert said(found) == [AT_SHEET]


def test_a_row_without_end_and_a_large_part_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """openpyxl holds a row as a whole, and all but sheets and texts."""
    monkeypatch.setattr(sheet_end, "_LONGEST_ROW", 1_000_000)
    data = zipped('<row r="1">' + "<c/>" * 500_000 + "</row>")
    assert said(read(data)[1]) == [("error", "workbook-too-large", "[表] A1")]
    monkeypatch.setattr(package, "MOST_AT_ONCE", 10)
    assert said(read(zipped(ONE))[1]) == [("error", "workbook-too-large", "")]


def test_without_defusedxml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    _, found = read(zipped(ONE))
    assert said(found) == [AT_FILE]
    assert found[0].help is not None
    assert "OPENPYXL_DEFUSEDXML" in found[0].help.en


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    file = io.BytesIO(zipped(ONE))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/media/image1.png", bytes(60_000_000))
    start = perf_counter()
    _, found = read(file.getvalue())
    assert said(found) == [("error", "workbook-too-large", "")]
    assert "times its size" in found[0].message.en
    assert perf_counter() - start < 2


def test_a_workbook_of_more_than_the_most_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert said(read(zipped(ONE))[1]) == [("error", "workbook-too-large", "")]


def test_formatted_rows_without_content_are_passed_over_quickly() -> None:
    rows = "".join(f'<row r="{line}" ht="14"><c r="A{line}" s="1"/></row>' for line in range(2, 200_002))
    data = zipped(f'{ONE}{rows}<row r="1048576"><c r="A1048576"><v>9</v></c></row>')
    start = perf_counter()
    assert read(data) == ({1: ["1"], 1048576: ["9"]}, [])
    assert perf_counter() - start < 10


def test_a_merged_cell_over_the_whole_sheet_is_filled_where_there_are_rows() -> None:
    rows = inline("甲") + "".join(f'<row r="{line}"><c r="B{line}"><v>1</v></c></row>' for line in (2, 900_000))
    read_rows, found = read(zipped(rows, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    assert [(line, len(cells), set(cells)) for line, cells in read_rows.items()] == [
        (1, merged.WIDEST, {"甲"}),
        (2, merged.WIDEST, {"甲"}),
        (900_000, merged.WIDEST, {"甲"}),
    ]
    assert said(found) == [("warning", "covered-cell", "[表] B2")]


def test_too_many_merged_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged, "MOST_FILLED", 500)
    data = zipped(inline("甲"), after='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')
    assert said(read(data)[1]) == [("error", "workbook-too-large", "[表] A1")]


@pytest.mark.parametrize("ref", ["A1", "A1:A2:A3", "A0:B1", "ZZZZ1:A1", "", "A1:XFE1"])
def test_merged_ranges_that_are_none(ref: str) -> None:
    _, found = read(zipped(ONE, after=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'))
    assert said(found) in ([], [AT_SHEET])


def test_merged_cells_that_only_the_xml_shows_are_not_missed() -> None:
    rows = f"{inline('<![CDATA[</sheetData><mergeCell ref=&quot;A1:B2&quot;/>]]>')}"
    _, found = read(zipped(rows))
    assert said(found) in ([], [AT_SHEET])
    comment = "<!-- </sheetData> --><row r='1'><c r='A1'><v>1</v></c></row>"
    after = '<mergeCells><mergeCell ref="A1:B1"/><!-- <mergeCell ref="A2:B2"/> --></mergeCells>'
    assert AT_SHEET in said(read(zipped(comment, after=after))[1])


def test_other_files_that_a_workbook_points_to_are_not_opened() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="{{}}" {{}}/></Relationships>'
    )
    for target, mode in (
        ("../../../../etc/hostname", ""),
        ("file:///etc/hostname", 'TargetMode="External"'),
        ("http://example.com/sheet1.xml", ""),
    ):
        data = zipped(ONE, parts={"xl/_rels/workbook.xml.rels": relations.format(target, mode)})
        assert said(read(data)[1]) == [AT_SHEET]


def test_names_of_the_strict_form_within_the_rows_are_text() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rows = "".join(f'<row r="{line}"><c t="inlineStr"><is><t>{strict}</t></is></c></row>' for line in range(200, 1200))
    read_rows, found = read(zipped(rows, after='<mergeCells><mergeCell ref="A900:B900"/></mergeCells>'))
    assert found == []
    assert (len(read_rows), read_rows[900], read_rows[1199]) == (1000, [strict, strict], [strict])


def test_links_to_other_workbooks_keep_their_stored_values() -> None:
    cell = '<row r="1"><c r="A1"><f>[1]表!$A$1</f><v>5</v></c></row>'
    parts = {"xl/externalLinks/externalLink1.xml": "<nonsense"}
    assert read(zipped(cell, parts=dict(parts))) == ({1: ["5"]}, [])


def test_a_workbook_with_a_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    assert said(read(ole)[1]) == [("error", "encrypted-workbook", "")]
    found: list[Diagnostic] = []
    assert list(read_xlsx(io.BytesIO(ole), "a.xlsx", found)) == []
    assert said(found) == [("error", "encrypted-workbook", "")]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), "甲".encode() * 100])
def test_what_is_no_workbook(data: bytes) -> None:
    assert said(read(data)[1]) == [AT_FILE]
