"""What a workbook says of itself as a collection form: whether it is one, of which plan, and what it asks for."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from defusedxml.ElementTree import ParseError, fromstring

from dp_rules.data.form import ABOUT, ABOUT_KEYS, ASKED_KEYS, FORMAT, VERSION, SpecOf, fingerprint
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.text.safe import brief

_LARGEST_PART = 10_000_000
"""The list of a workbook's sheets takes some thousand bytes."""

Code = tuple[str, str, str]
"""The item, area and period of a figure, as a form's codes write them."""


class About(NamedTuple):
    """What a form says of itself: keys and values, and what it asks for, with the department that was asked."""

    values: Mapping[str, str]
    asked: tuple[tuple[str, str, str, str], ...]


def is_form(workbook: bytes | Path) -> bool:
    """Say whether a workbook is a collection form, whatever its sheets are called and whether they are hidden."""
    try:
        with zipfile.ZipFile(io.BytesIO(workbook) if isinstance(workbook, bytes) else workbook) as book:
            part = book.getinfo("xl/workbook.xml")
            if part.file_size > _LARGEST_PART:
                return False
            root = fromstring(book.read(part))
    except (zipfile.BadZipFile, KeyError, ParseError, ValueError, NotImplementedError, RuntimeError, OSError):
        return False
    return any(node.get("name") == ABOUT for node in root.iter() if str(node.tag).endswith("}sheet"))


def read_about(workbook: bytes) -> About:
    """Return what the hidden sheet of a form says; nothing where it cannot be read."""
    rows = [row.cells for grid in read_xlsx(workbook, ABOUT, [], ours=True) for row in grid.rows()]
    lines = [[cell.strip() for cell in cells if cell.strip()] for cells in rows]
    values = {line[0]: line[1] for line in lines if len(line) > 1 and line[0] in ABOUT_KEYS}
    start = next((index for index, line in enumerate(lines) if tuple(line) == ASKED_KEYS), len(lines))
    asked = [(line[0], line[1], line[2], line[3]) for line in lines[start + 1 :] if len(line) == len(ASKED_KEYS)]
    return About(values, tuple(asked))


def is_usable(about: About, name: str, spec: SpecOf | None, found: list[Diagnostic]) -> bool:
    """Say whether the form is one of this plan, in a format that can be read; if not, or not quite, say why."""
    values = about.values
    if values.get("format") != FORMAT or values.get("version") != str(VERSION):
        message = Bilingual(
            f"工作表“{ABOUT}”不是本程序第 {VERSION} 版采集表的",
            f'the sheet "{ABOUT}" is not that of a form of version {VERSION}',
        )
        found.append(unusable(name, message))
        return False
    if spec is None:
        return True
    plan = values.get("plan", "")
    if plan != spec.plan:
        message = Bilingual(
            f"这是另一个计划（{brief(plan)}）的采集表，不是“{spec.name.zh}”（{spec.plan}）的",
            f'this is a form of another plan ({brief(plan)}), not of "{spec.name.en}" ({spec.plan})',
        )
        help_ = Bilingual(
            "用那个计划评价，或换成这个计划的采集表", "evaluate it with that plan, or give a form of this one"
        )
        found.append(Diagnostic("form-of-another-plan", message, Document(name), help=help_))
        return False
    if values.get("spec") != fingerprint(spec.texts):
        message = Bilingual(
            "采集表是按计划规格的另一个版本做的；照样按代码读数",
            "the form was made from another version of the spec; its figures are read by their codes all the same",
        )
        help_ = Bilingual(
            "看看定义有没有改过；改过的重新发表", "see whether definitions have changed; if so send a new form"
        )
        found.append(Diagnostic("form-of-another-version", message, Document(name), help=help_, severity="warning"))
    return True


def absent(about: About, seen: set[Code], name: str, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a warning for each figure that the form asked for and no longer has; one for a whole page."""
    pages: dict[str, list[Code]] = {}
    for item, area, period, page in about.asked:
        pages.setdefault(page, []).append((item, area, period))
    for page, asked in pages.items():
        lost = [key for key in asked if key not in seen]
        if len(lost) == len(asked) > 1:
            message = Bilingual(
                f"采集表里没有“{page}”的表了，共 {len(lost)} 行",
                f'the form no longer has the page of "{page}", {len(lost)} rows',
            )
            yield _lost(message, name)
            continue
        for item, area, period in lost:
            words = vocabulary.scope.items[item].name if item in vocabulary.scope.items else Bilingual(item, item)
            spoken = f"{vocabulary.areas.name(area)} {period}"
            message = Bilingual(
                f"采集表里没有“{words.zh}”（{spoken}）这一行了",
                f'the form no longer has the row of "{words.en}" ({spoken})',
            )
            yield _lost(message, name)


def _lost(message: Bilingual, name: str) -> Diagnostic:
    help_ = Bilingual(
        "用完整的采集表重填，或另外给出这个数", "fill in the whole form, or give the figure in another file"
    )
    return Diagnostic("absent-from-form", message, Document(name), help=help_, severity="warning")


def unusable(name: str, message: Bilingual) -> Diagnostic:
    """Return the error that a form cannot be read as one."""
    help_ = Bilingual("用 dp-rules form 重新做一份采集表", "make the form anew with dp-rules form")
    return Diagnostic("unusable-form", message, Document(name), help=help_)
