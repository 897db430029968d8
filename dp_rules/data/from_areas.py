"""The table of areas from a grid: code, name, the parent's code, the level; and where given, dates and predecessors."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dp_rules.data.areas import Area
from dp_rules.data.check_areas import check_areas
from dp_rules.data.check_parents import Written
from dp_rules.data.levels import Levels
from dp_rules.data.lost_code import lost_code
from dp_rules.data.sheet import Sheet, Words, has_columns, ignored_column, read_sheet, whole_rows
from dp_rules.quantity.day import first_day, last_day
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell
from dp_rules.text.safe import brief

NEEDED: Words = {
    "code": ("code", "代码", "地区代码"),
    "name": ("name", "名称", "地区"),
    "parent": ("parent", "上级", "上级代码"),
    "level": ("level", "层级"),
}
HEADERS: Words = {
    **NEEDED,
    "valid_from": ("valid_from", "有效期起", "启用", "启用日期", "自"),
    "valid_to": ("valid_to", "有效期止", "停用", "停用日期", "至"),
    "predecessors": ("predecessors", "前身", "原代码"),
}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_POINT_ZERO = re.compile(r"([0-9]+)\.0+")
_BETWEEN = re.compile(r"[\s;；、,，]+")


def read_grid_areas(grid: Grid, levels: Levels, found: list[Diagnostic]) -> list[Area]:
    """Return the areas of a grid; everything that is wrong with it goes to ``found``.

    An empty parent means that an area lies in no other, an empty date that it has always existed
    or still does.
    """
    sheet = read_sheet(grid, HEADERS, found, NEEDED)
    if sheet is None or not has_columns(sheet, NEEDED, list(NEEDED), found):
        return []
    found += [ignored_column(sheet, index, HEADERS) for index in sheet.others]
    needed = max(sheet.columns[column] for column in NEEDED) + 1
    rows = (_Row(sheet, row, found) for row in whole_rows(sheet, needed, found))
    areas = (area for row in rows if (area := row.area()) is not None)
    checked, problems = check_areas(list(areas), levels)
    found += problems
    return checked


class _Row(NamedTuple):
    sheet: Sheet
    row: Row
    found: list[Diagnostic]

    def area(self) -> Written | None:
        """Return the area, or None where it has no code or no name."""
        code, name, parent, level = _code(self.text("code")), self.text("name"), self.text("parent"), self.text("level")
        if not code or not name:
            self.tell("name" if code else "code")
            return None
        place = self.place("code")
        lost = lost_code(code, place)
        if lost is not None:
            self.found.append(lost)
            return None
        area = Area(
            code,
            name,
            _code(parent) or None,
            level,
            place,
            self.day("valid_from", first_day),
            self.day("valid_to", last_day),
            tuple(dict.fromkeys(map(_code, filter(None, _BETWEEN.split(self.text("predecessors")))))),
        )
        return Written(area, self.place("parent"), self.place("level"))

    def place(self, column: str) -> Cell:
        at = self.sheet.columns[column]
        return self.sheet.grid.cell(self.row.line, at + 1, self.row.cells[at])

    def text(self, column: str) -> str:
        at = self.sheet.columns.get(column)
        return "" if at is None else self.row.cells[at].strip()

    def day(self, column: str, read: Callable[[str], date | None]) -> date | None:
        text = self.text(column)
        day = read(text) if text else None
        if text and day is None:
            message = Bilingual(f"“{brief(text)}”不是日期", f'"{brief(text)}" is not a date')
            help_ = Bilingual("写作 2022-06-18、2022-06 或 2022", "write 2022-06-18, 2022-06 or 2022")
            at = self.sheet.columns[column]
            self.found.append(
                Diagnostic("not-a-date", message, self.sheet.grid.cell(self.row.line, at + 1, text), help=help_)
            )
        return day

    def tell(self, column: str) -> None:
        """Note that a cell is blank that has to be written."""
        message = Bilingual(f"没有写{HEADERS[column][1]}", f"the {column} is left blank")
        self.found.append(Diagnostic("no-area", message, self.place(column)))


def _code(text: str) -> str:
    """Return a code with plain digits, also where a program took it for a number: ``210102.0``."""
    code = text.translate(_FULL_WIDTH)
    match = _POINT_ZERO.fullmatch(code)
    return code if match is None else match[1]
