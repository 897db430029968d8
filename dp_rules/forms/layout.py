"""Where things stand on a sheet of a form: its columns with their headers and widths, its rows."""

from typing import Final, NamedTuple

from dp_rules.data.form import COLUMNS, HIDDEN
from dp_rules.forms.form import Form, Page
from dp_rules.text.bilingual import Bilingual, Language

TITLE_ROW, ABOUT_ROW, HOW_ROW, HEADER_ROW = 1, 2, 3, 4
INPUTS: Final = ("value", "reason", "note")
"""The columns that are to be filled in."""

HEADERS: Final = {
    **COLUMNS,
    "no": Bilingual("序号", "no."),
    "name": Bilingual("数据项", "item"),
    "meaning": Bilingual("定义和说明", "definition and remarks"),
    "unit": Bilingual("计量单位", "unit"),
    "shown_area": Bilingual("地区", "area"),
    "shown_period": Bilingual("时期", "period"),
    "departments": Bilingual("填报部门", "supplied by"),
    "indicators": Bilingual("用于指标", "for indicators"),
    "last": Bilingual("以前的数", "earlier figure"),
}
_WIDTHS: Final = {
    "no": 5, "name": 21, "meaning": 49, "unit": 8, "shown_area": 11, "shown_period": 8, "departments": 16,
    "indicators": 21, "last": 13, "value": 15, "reason": 13, "note": 15,
}  # fmt: skip
_WIDER_IN_ENGLISH: Final = {"unit": 12}


class Layout(NamedTuple):
    """The columns of a sheet by their keys, counted from 1, and the first and last row of its table."""

    columns: dict[str, int]
    first: int
    last: int
    language: Language

    @property
    def shown(self) -> tuple[int, int]:
        """The first and the last column that can be seen."""
        return len(HIDDEN) + 1, max(self.columns.values())

    def width(self, key: str) -> int:
        """Return the width of a column, counted in digits."""
        return (_WIDER_IN_ENGLISH if self.language == "en" else _WIDTHS).get(key, _WIDTHS[key])

    @property
    def whole_width(self) -> int:
        """The width of all columns that can be seen."""
        return sum(self.width(key) for key in self.columns if key not in HIDDEN)


def layout_of(form: Form, page: Page) -> Layout:
    """Return where things stand on the sheet of a page."""
    keys = [
        *HIDDEN,
        *("no", "name", "meaning", "unit"),
        *(() if form.area is not None else ("shown_area",)),
        *("shown_period", "departments", "indicators"),
        *(("last",) if form.has_last else ()),
        *INPUTS,
    ]
    columns = {key: index for index, key in enumerate(keys, 1)}
    return Layout(columns, HEADER_ROW + 1, HEADER_ROW + len(page.lines), form.language)
