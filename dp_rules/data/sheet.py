"""A CSV file as rows under their header: found, counted and complete, before anything in them is read."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dp_rules.language.scope import folded_name
from dp_rules.tables.grid import Row
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Cell, Document, Source

LONGEST_FIELD = 1_000_000
QUOTE_COMMAS = Bilingual(
    '数字带千分位逗号时加引号（"1,234"），或写作 1234', 'put a number with a comma in quotes ("1,234"), or write 1234'
)

Words = Mapping[str, Sequence[str]]
"""What columns are, each with the spellings of its header."""


class Sheet(NamedTuple):
    """A CSV file: its rows, and ``columns`` from what a column is to its index.

    ``others`` are the columns whose header is none of the words asked for.
    """

    file: str
    header: Row
    rows: list[Row]
    columns: dict[str, int]
    others: list[int]

    def header_cell(self, index: int) -> Cell:
        """Return the place of a column's header."""
        return Cell(self.file, self.header.line, index + 1, self.header.cells[index])


def read_sheet(source: Source, words: Words, found: list[Diagnostic]) -> Sheet | None:
    """Return the header and rows of a CSV file, or None with the reason."""
    lines = io.StringIO(source.text, newline="")
    number, first = next(((n, line) for n, line in enumerate(lines, 1) if line.strip(" \t,;\r\n")), (1, ""))
    delimiter = next((mark for mark in ",\t;" if mark in first), ",")
    if "，" in first and delimiter not in first:
        message = Bilingual("表头用中文逗号“，”分隔", 'the header is separated by full-width commas "，"')
        help_ = Bilingual("全部换成英文逗号“,”", 'use the plain comma "," throughout')
        place = Cell(source.name, number, 1, first.rstrip("\r\n"))
        found.append(Diagnostic("full-width-comma", message, place, help=help_))
        return None
    rows, problem = _read_rows(source, delimiter)
    if problem is not None:
        found.append(problem)
    if len(rows) > 1:
        return _sheet(source.name, rows, words, found)
    if problem is None:
        message = (
            Bilingual("只有表头，没有数据行", "there is a header and no rows")
            if rows
            else Bilingual("文件是空的", "the file is empty")
        )
        found.append(
            Diagnostic("empty-file", message, _row_place(source.name, rows[0]) if rows else Document(source.name))
        )
    return None


def _read_rows(source: Source, delimiter: str) -> tuple[list[Row], Diagnostic | None]:
    """Return the rows that are not blank, up to the first that CSV's quoting does not allow."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        for cells in reader:
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return rows, _broken(source, delimiter, line)
    finally:
        csv.field_size_limit(before)
    return rows, None


def _broken(source: Source, delimiter: str, line: int) -> Diagnostic:
    """Return what is wrong with the row that starts on ``line``, at the field that is to blame."""
    text = source.text
    at = sum(len(one) for one, _ in zip(io.StringIO(text, newline=""), range(line - 1), strict=False))
    field = re.compile(rf'(?:"[^"]*+(?:""[^"]*+)*+"|(?!")[^{delimiter}\r\n]*+){delimiter}')
    row, column = at, 1
    while (match := field.match(text, at)) and match.end() - at <= LONGEST_FIELD:
        at, column = match.end(), column + 1
    line += len(re.findall(r"\r\n|\r|\n", text[row:at]))
    place = Cell(source.name, line, column, re.split(r"[\r\n]", text[at : at + 200], maxsplit=1)[0])
    help_ = Bilingual(
        '每个引号要成对；格里的引号写两个：""', 'close every quote; a quote within a cell is written twice: ""'
    )
    unquoted = re.compile(r'(?!")[^\r\n]*+').match(text, at)
    if match or (unquoted and unquoted.end() - at > LONGEST_FIELD):
        message = Bilingual(
            f"这一格超过 {LONGEST_FIELD} 个字符", f"this cell is longer than {LONGEST_FIELD} characters"
        )
    elif re.compile(r'"[^"]*+(?:""[^"]*+)*+"').match(text, at):
        message = Bilingual("引号之后还有文字", "there is text after the closing quote")
    else:
        message = Bilingual("引号没有配对", "this quote is never closed")
    return Diagnostic("csv-syntax", message, place, help=help_)


def _sheet(file: str, rows: list[Row], words: Words, found: list[Diagnostic]) -> Sheet:
    """Return the rows with their header understood; two columns of one name are an error."""
    header = rows[0]
    while not header.cells[-1].strip():
        header.cells.pop()
    known = {folded_name(spelling): column for column, spellings in words.items() for spelling in spellings}
    sheet = Sheet(file, header, rows[1:], {}, [])
    seen: dict[str, int] = {}
    for index, name in enumerate(header.cells):
        folded = folded_name(name)
        column = known.get(folded)
        first = seen.setdefault(column or folded, index)
        if not folded:
            row = next((row for row in sheet.rows if index < len(row.cells) and row.cells[index].strip()), None)
            if row is not None:
                message = Bilingual(f"第 {index + 1} 列没有列名", f"column {index + 1} has no header")
                labels = (
                    Label(Cell(file, row.line, index + 1, row.cells[index]), Bilingual("列中有内容", "but a cell")),
                )
                found.append(Diagnostic("unknown-column", message, sheet.header_cell(index), labels))
        elif first != index:
            found.append(duplicate_column(sheet, first, index))
        elif column is None:
            sheet.others.append(index)
        else:
            sheet.columns[column] = index
    return sheet


def whole_rows(sheet: Sheet, needed: int, found: list[Diagnostic]) -> Iterator[Row]:
    """Yield the rows that have as many cells as the header; the first ``needed`` must be written."""
    width = len(sheet.header.cells)
    for row in sheet.rows:
        cells = row.cells
        count = len(cells)
        if count != width:
            extra = any(map(str.strip, cells[width:]))
            if extra or count < needed:
                message = Bilingual(
                    f"这一行有 {count} 格，表头有 {width} 列", f"this row has {count} cells, the header {width} columns"
                )
                help_ = (
                    QUOTE_COMMAS
                    if extra
                    else Bilingual("没有内容的格留空，逗号写全", "leave a cell empty and write its comma")
                )
                found.append(Diagnostic("wrong-cells", message, _row_place(sheet.file, row), help=help_))
                continue
            cells.extend([""] * (width - count))
        yield row


def has_columns(sheet: Sheet, words: Words, needed: Sequence[str], found: list[Diagnostic]) -> bool:
    """Say whether the header has the columns ``needed``; one that it lacks is an error."""
    missing = [words[column] for column in needed if column not in sheet.columns]
    if missing:
        names = quoted([spellings[0] for spellings in missing])
        meant = [guess for index in sheet.others if (guess := did_you_mean(sheet.header.cells[index], missing))]
        forms = [" / ".join(spellings) for spellings in missing]
        meant.append(Bilingual(f"列名可写作：{'；'.join(forms)}", f"a header can be: {'; '.join(forms)}"))
        help_ = Bilingual("\n".join(one.zh for one in meant), "\n".join(one.en for one in meant))
        message = Bilingual(f"表头缺少{names.zh}", f"the header has no {names.en}")
        found.append(Diagnostic("missing-column", message, _row_place(sheet.file, sheet.header), help=help_))
    return not missing


def did_you_mean(name: str, spellings: Sequence[Sequence[str]]) -> Bilingual | None:
    """Return a guess at the header that was meant, or None."""
    close = nearest(name.strip(), [spelling for one in spellings for spelling in one])
    return (
        Bilingual(f"“{name.strip()}”是不是“{close}”？", f'"{name.strip()}": did you mean "{close}"?') if close else None
    )


def ignored_column(sheet: Sheet, index: int, words: Words) -> Diagnostic:
    """Return the remark that a column is not read."""
    name = sheet.header.cells[index].strip()
    message = Bilingual(f"不读“{name}”列", f'the column "{name}" is not read')
    help_ = did_you_mean(name, list(words.values()))
    return Diagnostic("ignored-column", message, sheet.header_cell(index), help=help_, severity="remark")


def duplicate_column(sheet: Sheet, first: int, second: int) -> Diagnostic:
    """Return the error that two columns are one."""
    names = quoted(list(dict.fromkeys(sheet.header.cells[index].strip() for index in (first, second))))
    message = Bilingual(f"两列说的是同一项：{names.zh}", f"two columns say the same: {names.en}")
    labels = (Label(sheet.header_cell(first), Bilingual("另一列", "the other one")),)
    return Diagnostic("duplicate-column", message, sheet.header_cell(second), labels)


def _row_place(file: str, row: Row) -> Cell:
    return Cell(file, row.line, 1, ",".join(row.cells))
