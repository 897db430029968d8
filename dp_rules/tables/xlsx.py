"""Workbooks (.xlsx, .xlsm) as grids: one for each sheet, its rows read as they are asked for.

The XML is read here and not by openpyxl, which makes an object of every style and stops at one that
it does not know; nothing but rows, formats, texts and comments is wanted.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from dp_rules.tables.cell_names import row_and_column
from dp_rules.tables.cell_text import TRUE, CellTexts, Shared, whole
from dp_rules.tables.grid import Grid, Row
from dp_rules.tables.kind import is_encrypted, kind_of
from dp_rules.tables.merged import Merges, merges_ahead
from dp_rules.tables.number_format import PLAIN, Section, built_in, read_format
from dp_rules.tables.package import Package
from dp_rules.tables.sheet_notes import SheetNotes
from dp_rules.tables.sheet_xml import SheetReader
from dp_rules.tables.text_escapes import unescaped
from dp_rules.tables.unreadable import UnreadableError, damaged, locked
from dp_rules.tables.xml_parts import each_start, each_text
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

OURS = "_dp"
"""The sheet in which a form of ours keeps what it needs to be read back; it holds no data."""

_WORKBOOK = "xl/workbook.xml"


class _Entry(NamedTuple):
    """A sheet as the workbook lists it."""

    title: str
    id: str
    hidden: bool


class _Listing(NamedTuple):
    """The sheets in their order; whether days are counted from 1904, and formulas still to be computed."""

    entries: list[_Entry]
    from_1904: bool
    to_compute: bool


def read_xlsx(data: bytes | BinaryIO, name: str, found: list[Diagnostic], *, ours: bool = False) -> Iterator[Grid]:
    """Yield the sheets of a workbook called ``name``; what is wrong is added to ``found`` while rows are read.

    What cannot be read at all is one error; a sheet that breaks off in the middle is an error there,
    and the other sheets are read. With ``ours``, the sheet that a form keeps for itself is read, and no other.
    """
    if not isinstance(data, bytes) and kind_of(data.read(16)) == "ole":
        data.seek(0)
        data = data.read()
    if isinstance(data, bytes) and is_encrypted(data):
        found.append(locked(name))
        return
    try:
        package = Package(data)
        main = _main_part(package)
        listing = _listing(package, main)
        related = package.related(main)
        shared = Shared(_texts(package, related), _styles(package, related), listing.from_1904, listing.to_compute)
    except UnreadableError as fault:
        found.append(fault.at(Document(name)))
        return
    for entry in listing.entries:
        kind, part = related.get(entry.id, ("", ""))
        if (entry.title == OURS) is not ours or kind not in {"worksheet", ""}:
            continue  # charts and macros have sheets of their own kind
        try:
            if not part:
                raise damaged(f"工作表“{entry.title}”没有内容", f'the sheet "{entry.title}" is missing')
            ranges = merges_ahead(package.chunks(part))
            comments = _comments(package, part)
        except UnreadableError as fault:
            found.append(fault.at(SheetNotes(name, entry.title, found).cell(1, 1, "")))
            continue
        notes = SheetNotes(name, entry.title, found)
        notes.hidden_sheet = entry.hidden
        reader = SheetReader(part, CellTexts(part, shared, notes), Merges(ranges, notes), notes)
        rows = _rows(reader, package.chunks(part), len(ranges), notes, found)
        yield Grid(name, rows, entry.title, below_titles=True, comments=comments)


def _rows(
    reader: SheetReader, chunks: Iterator[bytes], merged: int, notes: SheetNotes, found: list[Diagnostic]
) -> Iterator[Row]:
    """Yield the rows of a sheet; ``merged`` is how many merged ranges were found ahead of them."""
    try:
        yield from reader.read(chunks)
        if reader.ranges != merged:  # the search for bytes was misled
            raise damaged("合并单元格读不懂", "its merged cells cannot be read")
    except UnreadableError as fault:
        found.append(fault.at(notes.cell(max(reader.line, 1), 1, "")))
    notes.tell(reader.widest)


def _main_part(package: Package) -> str:
    targets = (part for kind, part in package.related("").values() if kind == "officeDocument")
    return next((part for part in targets if package.has(part)), _WORKBOOK)


def _listing(package: Package, main: str) -> _Listing:
    """Return what the workbook says of itself."""
    entries: list[_Entry] = []
    from_1904 = to_compute = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904, to_compute
        if tag == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            entries.append(_Entry(unescaped(attributes.get("name", "")), key, hidden))
        elif tag == "workbookPr":
            from_1904 = attributes.get("date1904") in TRUE
        elif tag == "calcPr":
            to_compute = attributes.get("fullCalcOnLoad") in TRUE

    each_start(package.chunks(main), main, start)
    if not entries:
        raise damaged("没有工作表", "it has no sheets")
    return _Listing(entries, from_1904, to_compute)


def _part_of(package: Package, related: dict[str, tuple[str, str]], kind: str) -> str | None:
    part = next((part for its, part in related.values() if its == kind), None)
    return part if part is not None and package.has(part) else None


def _texts(package: Package, related: dict[str, tuple[str, str]]) -> list[str]:
    """Return the texts that cells refer to by number."""
    texts: list[str] = []
    part = _part_of(package, related, "sharedStrings")
    if part is not None:
        each_text(package.chunks(part), part, "si", lambda text, _: texts.append(unescaped(text)))
    return texts


def _styles(package: Package, related: dict[str, tuple[str, str]]) -> list[tuple[Section, ...]]:
    """Return the number format of each style that cells refer to by number."""
    styles: list[tuple[Section, ...]] = []
    own: dict[int, tuple[Section, ...]] = {}
    within = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal within
        if tag in {"numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "extLst"}:
            within = tag
        elif tag == "numFmt" and within == "numFmts":
            own[whole(attributes.get("numFmtId"), 0)] = read_format(attributes.get("formatCode", ""))
        elif tag == "xf" and within == "cellXfs":
            number = whole(attributes.get("numFmtId"), 0)
            styles.append(own[number] if number in own else built_in(number))

    part = _part_of(package, related, "styles")
    if part is not None:
        each_start(package.chunks(part), part, start)
    return styles or [PLAIN]


def _comments(package: Package, part: str) -> dict[tuple[int, int], str]:
    """Return the comments of a sheet by row and column."""
    found: dict[tuple[int, int], str] = {}
    comments = _part_of(package, package.related(part), "comments")
    if comments is not None:

        def keep(text: str, attributes: dict[str, str]) -> None:
            found[row_and_column(attributes.get("ref", ""))] = unescaped(text).strip()

        each_text(package.chunks(comments), comments, "comment", keep)
    return found
