"""Workbooks as the pages of diagnostic codes write them: a line a row, then what is done to cells."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FORMAT = re.compile(r"(?P<cell>[A-Z]+[0-9]+): (?P<code>.+)")
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"


def workbook_of(text: str, kind: str) -> bytes:
    """Return the workbook that an example writes, as ``xlsx`` or as ``ods``."""
    lines = text.splitlines()
    rows = [line.split(",") for line in lines if not line.startswith("# ")]
    if kind == "ods":
        return _ods(rows)
    done = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            sheet.cell(line, column, float(cell) if _NUMBER.fullmatch(cell) else cell or None)
    padding, merged = 0, []
    for what in done:
        if match := _FORMAT.fullmatch(what):
            sheet.cell(*coordinate_to_tuple(match["cell"])).number_format = match["code"]
        elif what.startswith("merge "):
            merged.append(what.removeprefix("merge "))
        elif what.startswith("hidden row "):
            sheet.row_dimensions[int(what.removeprefix("hidden row "))].hidden = True
        else:
            padding = int(what.removeprefix("padded ").removesuffix(" MB"))
    file = io.BytesIO()
    book.save(file)
    return _changed(file, merged, padding)


def _changed(file: io.BytesIO, merged: list[str], padding: int) -> bytes:
    """Return a workbook with cells merged and what they cover kept, as openpyxl does not, and filled up with nothing."""
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for part in before.infolist():
            data = before.read(part)
            if merged and part.filename == "xl/worksheets/sheet1.xml":
                ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
                data = data.replace(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode())
            after.writestr(part.filename, data)
        if padding:
            after.writestr("xl/media/image1.png", bytes(padding * 10**6))
    return changed.getvalue()


def _ods(rows: list[list[str]]) -> bytes:
    each = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = " ".join(f'xmlns:{name}="{_OPEN_DOCUMENT}:{name}:1.0"' for name in ("office", "table", "text"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OPEN_DOCUMENT}:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="表">{each}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def _ods_cell(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
