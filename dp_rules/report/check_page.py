"""The page of a diagnostic code (``docs/checks/CODE.md``) in one of its two languages, as text or as Markdown.

A page has headings in both languages (``## 错 Wrong``), paragraphs of one line in pairs, Chinese before English,
and examples between fences, which belong to both.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dp_rules.bundled import bundled, bundled_folder
from dp_rules.text.bilingual import Language

_FENCE = re.compile(r"```(?P<kind>[a-z]*)(?: file=(?P<file>\S+))?")
_MARKUP = re.compile(r"`([^`]*)`")


class Page(NamedTuple):
    """What a code means: its first paragraph, and the whole page as text and as Markdown."""

    summary: str
    text: str
    markdown: str


class Block(NamedTuple):
    """A heading, a paragraph or an example of a page, in its lines."""

    kind: str
    lines: tuple[str, ...]


def page_codes() -> list[str]:
    """Return the codes that have a page, in alphabetical order."""
    return sorted(file.stem for file in bundled_folder("checks").glob("*.md") if file.stem.islower())


def check_page(code: str, language: Language) -> Page | None:
    """Return the page of a code in one language, or None when there is none."""
    if code not in page_codes():
        return None
    return read_page(bundled("checks", f"{code}.md").read_text(encoding="utf-8"), language)


def check_pages(codes: Iterable[str], language: Language) -> dict[str, Page]:
    """Return the pages of those codes that have one."""
    pages = {code: check_page(code, language) for code in codes}
    return {code: page for code, page in pages.items() if page is not None}


def read_page(text: str, language: Language) -> Page:
    """Return what a page says in one language."""
    chosen: list[Block] = []
    second = False  # whether the next paragraph is the English one of its pair
    for block in blocks(text):
        match block.kind:
            case "heading":
                chosen.append(block._replace(lines=(_heading(block.lines[0], language),)))
            case "paragraph":
                if second == (language == "en"):
                    chosen.append(block)
                second = not second
            case _:
                chosen.append(block)
    summary = next((block.lines[0] for block in chosen if block.kind == "paragraph"), "")
    return Page(
        _MARKUP.sub(r"\1", summary),
        "\n\n".join(_as_text(block) for block in chosen) + "\n",
        "\n\n".join("\n".join(block.lines) for block in chosen) + "\n",
    )


def blocks(text: str) -> list[Block]:
    """Return the blocks of a page; an example begins and ends with its fences, any other line is a block by itself."""
    found: list[Block] = []
    example: list[str] = []
    for line in text.splitlines():
        if example or line.startswith("```"):
            example.append(line)
            if line == "```" and len(example) > 1:
                found.append(Block("example", tuple(example)))
                example = []
        elif line:
            found.append(Block("heading" if line.startswith("#") else "paragraph", (line,)))
    return found


def _heading(line: str, language: Language) -> str:
    """Return ``## 错 Wrong`` in one language; the title, a code, is the same in both."""
    marks, _, words = line.partition(" ")
    zh, space, en = words.partition(" ")
    return f"{marks} {en if space and language == 'en' else zh}"


def _as_text(block: Block) -> str:
    match block.kind:
        case "heading":
            return block.lines[0].lstrip("# ")
        case "paragraph":
            return _MARKUP.sub(r"\1", block.lines[0])
        case _:
            fence = _FENCE.match(block.lines[0])
            title = [f"  {fence['file']}:"] if fence and fence["file"] else []
            return "\n".join([*title, *(f"    {line}".rstrip() for line in block.lines[1:-1])])
