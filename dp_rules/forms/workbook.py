"""A form as an Excel workbook: a sheet for each page, and a hidden one that says what the form is."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.data.form import ABOUT, ASKED_KEYS, FORMAT, VERSION, fingerprint
from dp_rules.forms.cells import put_text
from dp_rules.forms.form import Form
from dp_rules.forms.page_sheet import write_page
from dp_rules.forms.same_bytes import same_bytes
from dp_rules.forms.sheet_names import sheet_names


def form_workbook(form: Form) -> bytes:
    """Return the form as the bytes of an .xlsx file, the same for the same form."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = form.plan.name.say(form.language)
    book.properties.creator = "dp_rules"
    for page, name in zip(form.pages, sheet_names([page.name for page in form.pages], {ABOUT}), strict=True):
        write_page(book.create_sheet(name), form, page)
    _write_about(book.create_sheet(ABOUT), form)
    written = io.BytesIO()
    book.save(written)
    return same_bytes(written.getvalue())


def _write_about(sheet: Worksheet, form: Form) -> None:
    sheet.sheet_state = "veryHidden"
    spec = fingerprint(file.source.text for file in form.plan.stack)
    about = {
        "format": FORMAT,
        "version": str(VERSION),
        "plan": form.plan.id,
        "spec": spec,
        "period": str(form.period),
    }
    asked = (
        (line.asked.id, line.asked.area, str(line.asked.period), page.name)
        for page in form.pages
        for line in page.lines
    )
    rows: Iterable[tuple[str, ...]] = [*about.items(), ASKED_KEYS, *asked]
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            put_text(sheet.cell(row, column), text)
