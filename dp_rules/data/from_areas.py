"""The table of areas from CSV: code, name, the parent's code, and the level."""

from dp_rules.data.areas import Area, check_areas
from dp_rules.data.sheet import Words, has_columns, ignored_column, read_sheet, whole_rows
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Source

HEADERS: Words = {
    "code": ("code", "代码", "地区代码"),
    "name": ("name", "名称", "地区"),
    "parent": ("parent", "上级", "上级代码"),
    "level": ("level", "层级"),
}


def read_csv_areas(source: Source, levels: dict[str, str]) -> tuple[list[Area], list[Diagnostic]]:
    """Return the areas of a CSV file, and everything that is wrong with it.

    ``levels`` leads from every folded spelling of a level to its id. An empty parent means that
    an area lies in no other.
    """
    found: list[Diagnostic] = []
    sheet = read_sheet(source, HEADERS, found)
    if sheet is None or not has_columns(sheet, HEADERS, list(HEADERS), found):
        return [], found
    found += [ignored_column(sheet, index, HEADERS) for index in sheet.others]
    areas: list[Area] = []
    at = sheet.columns
    for line, cells in whole_rows(sheet, max(at.values()) + 1, found):
        place = Cell(sheet.file, line, at["code"] + 1, cells[at["code"]])
        code, name, parent, level = (cells[at[column]].strip() for column in HEADERS)
        if code and name:
            areas.append(Area(code, name, parent or None, level, place))
            continue
        missing = "name" if code else "code"
        message = Bilingual(f"没有写{HEADERS[missing][1]}", f"the {missing} is left blank")
        found.append(Diagnostic("no-area", message, Cell(sheet.file, line, at[missing] + 1, cells[at[missing]])))
    checked, problems = check_areas(areas, levels)
    return checked, found + problems
