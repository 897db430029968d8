"""What the tests of workbooks share: sheets made cell by cell, parts of a zip put by hand, and short ways to say what was read."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.tables.grid import Grid
from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="57"/></cellXfs></styleSheet>'
)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def made(*rows: Sequence[Any], formats: Mapping[str, str] | None = None) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with one sheet called 表 of these rows, and number formats of some cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    for row in rows:
        sheet.append(list(row))
    for name, code in (formats or {}).items():
        sheet[name].number_format = code
    return book, sheet


def zipped(
    rows: str, *, after: str = "", before: str = "", parts: Mapping[str, str | bytes | None] | None = None
) -> bytes:
    """Return a workbook whose one sheet has these rows as XML; ``parts`` replace others or, being None, leave them out."""
    names: dict[str, str | bytes | None] = {
        "_rels/.rels": _relations(rId1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            rId1=("worksheet", "worksheets/sheet1.xml"),
            rId2=("styles", "styles.xml"),
            rId3=("sharedStrings", "/xl/sharedStrings.xml"),
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>yi</t></rPh></si></sst>',
        SHEET: f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
        **(parts or {}),
    }
    names = {
        "[Content_Types].xml": _content_types(*(name for name, text in names.items() if text is not None)),
        **names,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in names.items():
            if text is not None:
                archive.writestr(name, text)
    return file.getvalue()


def _content_types(*parts: str) -> str:
    """Return the list of parts that openpyxl begins with."""
    kinds = {"xl/workbook.xml": "sheet.main", "xl/sharedStrings.xml": "sharedStrings", "xl/styles.xml": "styles"}
    each = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
        if part in parts
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{each}</Types>'


def _relations(**targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


Rows = dict[int, list[str]]


def read(data: bytes) -> tuple[Rows, list[Diagnostic]]:
    """Return the rows of a workbook's first sheet by their numbers, and what was found in the whole workbook."""
    sheets, found = read_sheets(read_xlsx, data)
    return next(iter(sheets.values()), {}), found


def read_sheets(reader: Any, data: bytes) -> tuple[dict[str, Rows], list[Diagnostic]]:
    """Return the rows of each sheet by its title, and what was found."""
    found: list[Diagnostic] = []
    sheets = {}
    grids: Iterator[Grid] = reader(data, "a.xlsx", found)
    for grid in grids:
        assert grid.below_titles
        assert grid.sheet is not None
        sheets[grid.sheet] = {row.line: row.cells for row in grid.rows()}
    return sheets, found


def said(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    """Return severity, code and place of each diagnostic."""
    return [(one.severity, one.code, address(one.place).removeprefix("a.xlsx").strip()) for one in found]


def converted(file: Path, ending: str) -> Path:
    """Return the file as LibreOffice saves it with another ending; a test that has no LibreOffice is skipped."""
    office = shutil.which("soffice")
    if office is None:
        missing = "soffice (LibreOffice) is not installed"
        if os.environ.get("DP_RULES_ALL_PROGRAMS"):
            pytest.fail(missing)
        pytest.skip(missing)
    folder = file.parent / "converted"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{file.stem}.{ending}"
