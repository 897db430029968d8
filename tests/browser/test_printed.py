"""A page on paper: every fold open, header rows on each page, nothing cut, A4."""

import io
import re
import unicodedata
from pathlib import Path

import pypdf
import pytest
from browser.chromium import Page, Size
from browser.explained import PLAN, file_of
from cli.program import Lang

PAPER = Size(688, 1000)
"""What the margins leave of A4: 182 mm at 96 pixels to an inch."""

HIDDEN = """[...document.querySelectorAll("details:not([open])")].flatMap(
  one => [...one.querySelectorAll("td, th, dt, dd, code")].map(inside => inside.textContent))"""


def printed(page: Page) -> list[str]:
    """Return the text of each printed page without the blanks, which do not survive printing."""
    return [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]


def squeezed(text: str) -> str:
    """Return text without blanks, and without ligatures; what a PDF takes for a radical stays one."""
    plain = (one if "\u2e80" <= one <= "\u2fdf" else unicodedata.normalize("NFKC", one) for one in text)
    return re.sub(r"\s", "", "".join(plain))


def stands_in(paper: str, text: str) -> bool:
    """Say whether a text is printed; of characters that look like a radical (长, 民) a PDF keeps the radical (U+2E80 to U+2FDF)."""
    pattern = "".join(
        f"[{one}\u2e80-\u2fdf]" if "\u4e00" <= one <= "\u9fff" else re.escape(one) for one in squeezed(text)
    )
    return re.search(pattern, paper) is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["sums", "records", "gates", "roster"])
def test_every_fold_is_open_on_paper(name: str, lang: Lang, page: Page, tmp_path: Path) -> None:
    page.open(file_of(name, lang, tmp_path))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false; })")
    hidden = [text for text in page.evaluate(HIDDEN) if text]
    assert len(hidden) > 10
    paper = "".join(printed(page))
    assert [text for text in hidden if not stands_in(paper, text)] == []


def test_a_closed_fold_without_our_style_is_not_printed(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!DOCTYPE html><p>seen<details><summary>line</summary><p>inside</details>", encoding="utf-8")
    page.open(file)
    (paper,) = printed(page)
    assert stands_in(paper, "line")
    assert not stands_in(paper, "inside")


def test_header_rows_stand_on_each_page_of_a_table(page: Page, tmp_path: Path) -> None:
    page.open(file_of(PLAN, "zh", tmp_path))
    page.evaluate(
        "document.querySelector('nav tbody').append(...[...document.querySelectorAll('nav tbody tr')].map(row => row.cloneNode(true)))"
    )
    first, second = printed(page)[:2]
    assert stands_in(first, "编号指标结论数值目标差距进度")
    assert stands_in(second, "编号指标结论数值目标差距进度")


def test_no_row_is_cut_between_pages(page: Page, tmp_path: Path) -> None:
    page.open(file_of("several", "en", tmp_path))
    rows = page.evaluate("""(() => {
      const body = document.querySelector("nav tbody"), row = body.children[0];
      for (let copy = 0; copy < 40; copy++) body.append(row.cloneNode(true));
      [...body.children].forEach((row, number) => { row.children[1].textContent = `begin${number}:${" many words".repeat(40)} :end${number}.`; });
      return body.children.length; })()""")
    sheets = printed(page)
    assert sum("manywords" in sheet for sheet in sheets) > 3
    for number in range(rows):
        assert any(f"begin{number}:" in sheet and f":end{number}." in sheet for sheet in sheets), number


def test_paper_is_a4_upright(page: Page, tmp_path: Path) -> None:
    page.open(file_of(PLAN, "zh", tmp_path))
    boxes = {
        (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    }
    assert boxes == {(595, 842)}


@pytest.mark.parametrize("name", ["one", "several", "sums", "roster"])
def test_nothing_is_wider_than_the_paper(name: str, page: Page, tmp_path: Path) -> None:
    page.open(file_of(name, "en", tmp_path))
    page.look(PAPER, media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER.width
