"""Places as plain data, and as people cite them."""

from typing import Any

from dp_rules.text.place import Cell, Document, Place

Json = dict[str, Any]


def place_data(place: Place | None) -> Json | None:
    """Return a place as plain data."""
    match place:
        case None:
            return None
        case Document(file=file):
            return {"file": file}
        case Cell():
            return {"file": place.file, "line": place.line, "column": place.column} | within_file(place)
        case _:
            return {"file": place.file, "line": place.line, "column": place.column}


def within_file(cell: Cell) -> Json:
    """Return what a cell of a workbook or a database is called there; nothing for one of a text file."""
    if cell.field is None and cell.sheet is None:
        return {}
    called: Json = {} if cell.sheet is None else {"sheet": cell.sheet}
    return called | {"cell": cell.name}


def place_text(place: Json | None) -> str:
    """Return a place from plain data as people cite it: file and line."""
    if place is None:
        return ""
    if "cell" in place:
        sheet = f" [{place['sheet']}]" if "sheet" in place else ""
        return f"{place['file']}{sheet} {place['cell']}"
    return f"{place['file']}:{place['line']}" if "line" in place else str(place["file"])
