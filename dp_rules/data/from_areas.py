"""The table of areas from a grid: code, name, the parent's code, and the level."""

from dp_rules.data.areas import Area, check_areas
from dp_rules.data.sheet import Words, has_columns, ignored_column, read_sheet, whole_rows
from dp_rules.tables.grid import Grid
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

HEADERS: Words = {
    "code": ("code", "代码", "地区代码"),
    "name": ("name", "名称", "地区"),
    "parent": ("parent", "上级", "上级代码"),
    "level": ("level", "层级"),
}


def read_grid_areas(grid: Grid, levels: dict[str, str], found: list[Diagnostic]) -> list[Area]:
    """Return the areas of a grid; everything that is wrong with it goes to ``found``.

    ``levels`` leads from every folded spelling of a level to its id. An empty parent means that
    an area lies in no other.
    """
    sheet = read_sheet(grid, HEADERS, found)
    if sheet is None or not has_columns(sheet, HEADERS, list(HEADERS), found):
        return []
    found += [ignored_column(sheet, index, HEADERS) for index in sheet.others]
    areas: list[Area] = []
    at = sheet.columns
    for line, cells in whole_rows(sheet, max(at.values()) + 1, found):
        place = grid.cell(line, at["code"] + 1, cells[at["code"]])
        code, name, parent, level = (cells[at[column]].strip() for column in HEADERS)
        if code and name:
            areas.append(Area(code, name, parent or None, level, place))
            continue
        missing = "name" if code else "code"
        message = Bilingual(f"没有写{HEADERS[missing][1]}", f"the {missing} is left blank")
        found.append(Diagnostic("no-area", message, grid.cell(line, at[missing] + 1, cells[at[missing]])))
    checked, problems = check_areas(areas, levels)
    found += problems
    return checked
