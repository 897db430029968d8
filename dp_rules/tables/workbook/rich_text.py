"""Texts in the XML of workbooks, without their fonts and without how they are pronounced.

openpyxl makes an object of each font on the way to a text, and stops at one that it does not know.
"""

from typing import TYPE_CHECKING

from openpyxl.xml.constants import SHEET_MAIN_NS

from dp_rules.tables.workbook.text_escapes import unescaped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_RUNS = f"{{{SHEET_MAIN_NS}}}r/{_TEXT}"


def text_of(element: "Element") -> str:
    """Return the text that stands in an element, in one piece or in runs of different fonts."""
    text = element.findtext(_TEXT) or ""
    if len(element) > 1 or not text:
        text += "".join(run.text or "" for run in element.iterfind(_RUNS))
    return unescaped(text)
