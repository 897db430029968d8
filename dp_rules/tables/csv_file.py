"""CSV and TSV as a grid: rows as they are read, each with the line on which it starts."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dp_rules.tables.grid import ROWS_AT_ONCE, Batch, Grid
from dp_rules.tables.text_file import open_text
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell

LONGEST_FIELD = 1_000_000


def read_csv(path: Path, name: str, encoding: str | None, found: list[Diagnostic]) -> Grid | None:
    """Return the rows of a CSV file, called ``name`` in messages; None with the reason in ``found``."""
    text = open_text(path, name, encoding, found)
    return None if text is None else csv_grid(text, name, found)


def csv_grid(text: io.TextIOWrapper, name: str, found: list[Diagnostic]) -> Grid | None:
    """Return the rows of an open CSV text: separated by commas, tabs or semicolons, as its first line is."""
    first, number = "", 0
    for number, first in enumerate(text, 1):  # noqa: B007  the first line that is not blank
        if first.strip("\ufeff \t,;\r\n"):
            break
    text.seek(0)
    delimiter = next((mark for mark in ",\t;" if mark in first), ",")
    if "，" in first and delimiter not in first:
        message = Bilingual("表头用中文逗号“，”分隔", 'the header is separated by full-width commas "，"')
        help_ = Bilingual("全部换成英文逗号“,”", 'use the plain comma "," throughout')
        place = Cell(name, number, 1, first.rstrip("\r\n"))
        found.append(Diagnostic("full-width-comma", message, place, help=help_))
        text.close()
        return None
    return Grid(name, _batches(text, name, delimiter, found), close=text.close)


def _batches(text: io.TextIOWrapper, name: str, delimiter: str, found: list[Diagnostic]) -> Iterator[Batch]:
    """Yield the rows up to the first that CSV's quoting does not allow."""
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    before = csv.field_size_limit(LONGEST_FIELD)
    line = 1
    try:
        while True:
            rows: list[list[str]] = []
            broken = False
            try:
                rows.extend(islice(reader, ROWS_AT_ONCE))  # keeps the rows before a fault
            except csv.Error:
                broken = True
            except (UnicodeError, OSError) as error:
                message = Bilingual("读到一半，文件读不下去了", f"the file could not be read to its end ({error})")
                found.append(Diagnostic("unreadable-file", message, Cell(name, line, 1, "")))
                return
            if not rows and not broken:
                return
            if line == 1 and rows and rows[0]:
                rows[0][0] = rows[0][0].lstrip("\ufeff")
            simple = not broken and reader.line_num - line + 1 == len(rows)
            lines = range(line, line + len(rows)) if simple else _starts(rows, line)
            if broken:
                at = lines[-1] + _height(rows[-1]) if rows else line
                found.append(_broken(text, name, delimiter, at))
            line = reader.line_num + 1
            if rows:
                yield Batch(lines, rows)
            if broken:
                return
    finally:
        csv.field_size_limit(before)


_LINE_END = re.compile(r"\r\n|\r|\n")


def _starts(rows: list[list[str]], line: int) -> Sequence[int]:
    """Return the lines on which rows start, the first of them on ``line``, where some are of several lines."""
    starts = []
    for cells in rows:
        starts.append(line)
        line += _height(cells)
    return starts


def _height(cells: list[str]) -> int:
    """Return of how many lines a row is."""
    return 1 + sum(len(_LINE_END.findall(cell)) for cell in cells if "\n" in cell or "\r" in cell)


def _broken(text: io.TextIOWrapper, name: str, delimiter: str, line: int) -> Diagnostic:
    """Return what is wrong with the row that starts on ``line``, at the field that is to blame."""
    text.seek(0)
    whole = _from_line(text, line)
    at = 0
    field = re.compile(rf'(?:"[^"]*+(?:""[^"]*+)*+"|(?!")[^{delimiter}\r\n]*+){delimiter}')
    column = 1
    while (match := field.match(whole, at)) and match.end() - at <= LONGEST_FIELD:
        at, column = match.end(), column + 1
    line += len(re.findall(r"\r\n|\r|\n", whole[:at]))
    place = Cell(name, line, column, re.split(r"[\r\n]", whole[at : at + 200], maxsplit=1)[0])
    help_ = Bilingual(
        '每个引号要成对；格里的引号写两个：""', 'close every quote; a quote within a cell is written twice: ""'
    )
    unquoted = re.compile(r'(?!")[^\r\n]*+').match(whole, at)
    if match or (unquoted and unquoted.end() - at > LONGEST_FIELD):
        message = Bilingual(
            f"这一格超过 {LONGEST_FIELD} 个字符", f"this cell is longer than {LONGEST_FIELD} characters"
        )
    elif re.compile(r'"[^"]*+(?:""[^"]*+)*+"').match(whole, at):
        message = Bilingual("引号之后还有文字", "there is text after the closing quote")
    else:
        message = Bilingual("引号没有配对", "this quote is never closed")
    return Diagnostic("csv-syntax", message, place, help=help_)


_ENOUGH = 20 * LONGEST_FIELD


def _from_line(lines: io.TextIOWrapper, line: int) -> str:
    """Return the text from a line on, as much as it takes to see which field of it is to blame."""
    for _ in range(line - 1):
        lines.readline()
    return lines.read(_ENOUGH)
