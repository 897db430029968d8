"""Places as plain data, and as people cite them."""

from typing import Any

from dp_rules.text.place import Document, Place

Json = dict[str, Any]


def place_data(place: Place | None) -> Json | None:
    """Return a place as plain data."""
    match place:
        case None:
            return None
        case Document(file=file):
            return {"file": file}
        case _:
            return {"file": place.file, "line": place.line, "column": place.column}


def place_text(place: Json | None) -> str:
    """Return a place from plain data as people cite it: file and line."""
    if place is None:
        return ""
    return f"{place['file']}:{place['line']}" if "line" in place else str(place["file"])
