"""What can be typed into the cells of a form: validations of Excel, each with a prompt and a message."""

from collections.abc import Mapping
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.forms.form import Form, Page
from dp_rules.forms.line import Answer
from dp_rules.text.bilingual import Bilingual

YES_OR_NO: Final = ("是", "否")

_PROMPTS: Final[Mapping[Answer, Bilingual]] = {
    "count": Bilingual(
        "填 0 或大于 0 的数，不带单位。没有数的留空，在“缺数原因”中选择。",
        "A number, 0 or more, without its unit. If there is none leave it empty and choose a reason.",
    ),
    "percentage": Bilingual(
        "填百分数，例如 80.5%。没有数的留空，在“缺数原因”中选择。",
        "A percentage, such as 80.5%. If there is none leave it empty and choose a reason.",
    ),
    "yes or no": Bilingual(
        "选“是”或“否”。没有的留空，在“缺数原因”中选择。",
        "Choose 是 (yes) or 否 (no). If it is not known leave it empty and choose a reason.",
    ),
}
_ERRORS: Final[Mapping[Answer, Bilingual]] = {
    "count": Bilingual(
        "这里只能填 0 或大于 0 的数：12.3万 写作 123000。没有数的不要填“—”或“无”，留空，在“缺数原因”中选择。",
        "Only a number of 0 or more can stand here: write 12.3万 as 123000. If there is none leave it empty and choose a reason.",
    ),
    "percentage": Bilingual(
        "这里只能填百分数，例如 80.5%。没有数的留空，在“缺数原因”中选择。",
        "Only a percentage can stand here, such as 80.5%. If there is none leave it empty and choose a reason.",
    ),
    "yes or no": Bilingual("这里只能选“是”或“否”。", "Only 是 (yes) or 否 (no) can stand here."),
}


def add_validations(sheet: Worksheet, form: Form, page: Page, columns: Mapping[str, int], first: int) -> None:
    """Say for the rows from ``first`` on what each figure and each reason can be."""
    value, reason = get_column_letter(columns["value"]), get_column_letter(columns["reason"])
    for answer, prompt in _PROMPTS.items():
        rows = [row for row, line in enumerate(page.lines, first) if line.answer == answer]
        if not rows:
            continue
        rule = (
            _list(YES_OR_NO) if answer == "yes or no" else DataValidation("decimal", "0", operator="greaterThanOrEqual")
        )
        _say(rule, Bilingual("填报数", "figure"), prompt, _ERRORS[answer], form)
        for start, stop in _runs(rows):
            rule.add(f"{value}{start}:{value}{stop}")
        sheet.add_data_validation(rule)
    if form.reasons and page.lines:
        rule = _list(form.reasons)
        _say(
            rule,
            Bilingual("缺数原因", "reason for missing"),
            Bilingual("没有数时，从列表中选择原因；有数的留空。", "Choose a reason where there is no figure."),
            Bilingual("请从列表中选择；其他情况写在“备注”。", "Choose from the list; anything else goes to the note."),
            form,
        )
        rule.add(f"{reason}{first}:{reason}{first + len(page.lines) - 1}")
        sheet.add_data_validation(rule)


def _list(choices: tuple[str, ...]) -> DataValidation:
    return DataValidation("list", f'"{",".join(choices)}"')


def _say(rule: DataValidation, title: Bilingual, prompt: Bilingual, error: Bilingual, form: Form) -> None:
    rule.allow_blank = True
    rule.showInputMessage = rule.showErrorMessage = True
    rule.promptTitle = rule.errorTitle = title.say(form.language)
    rule.prompt, rule.error = prompt.say(form.language), error.say(form.language)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of rows that follow one another."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
