"""A page on a screen: Chinese is drawn, nothing is loaded, nothing is complained of."""

import os
import re
from pathlib import Path

import pytest
from browser.chromium import Json, Page
from browser.explained import PAGES, file_of
from cli.program import Lang

LANGUAGES: list[Lang] = ["zh", "en"]

DRAWN = r"""(() => {
  const canvas = new OffscreenCanvas(48, 48), pen = canvas.getContext("2d", {willReadFrequently: true});
  pen.font = "32px " + getComputedStyle(document.body).fontFamily;
  pen.textBaseline = "top";
  const drawn = character => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(character, 4, 4);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const box = drawn("\u0378"), characters = [...new Set(document.body.textContent)].filter(one => /\p{Script=Han}/u.test(one));
  const pictures = new Set(characters.map(drawn));
  return {
    boxes_alike: drawn("\u0379") === box, characters: characters.length, pictures: pictures.size,
    boxes: characters.filter(one => drawn(one) === box),
  }; })()"""
"""Every Chinese character of a page is drawn and held against the box that stands for one of no font (U+0378 is no character)."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_but_the_file_and_nothing_is_complained_of(
    name: str, lang: Lang, page: Page, tmp_path: Path
) -> None:
    file = file_of(name, lang, tmp_path)
    page.open(file)
    page.pdf()
    assert page.requests() == [file.as_uri()]
    assert page.complaints() == []


def test_what_a_page_asks_for_and_complains_of_is_seen(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<img src=other.png><script>console.error('no'); missing()</script>", encoding="utf-8")
    page.open(file)
    assert (tmp_path / "other.png").as_uri() in page.requests()
    assert len(page.complaints()) >= 2


def skip_without_a_font(drawn: Json) -> None:
    """Leave a test out where no character at all is drawn, or fail where nothing may be left out."""
    if len(drawn["boxes"]) == drawn["characters"]:
        missing = "needs a font with Chinese (Debian: fonts-wqy-microhei or fonts-noto-cjk)"
        if os.environ.get("DP_RULES_ALL_PROGRAMS"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["one", "several"])
def test_chinese_is_drawn_with_glyphs_and_not_with_boxes(name: str, lang: Lang, page: Page, tmp_path: Path) -> None:
    page.open(file_of(name, lang, tmp_path))
    drawn = page.evaluate(DRAWN)
    assert drawn["boxes_alike"], "two characters of no font look alike: so boxes can be told"
    skip_without_a_font(drawn)
    assert drawn["boxes"] == []
    assert drawn["characters"] == drawn["pictures"] > 20, "each character has its own picture"


def test_the_title_is_drawn_with_a_chinese_font(page: Page, tmp_path: Path) -> None:
    page.open(file_of("one", "zh", tmp_path))
    skip_without_a_font(page.evaluate(DRAWN))
    fonts = page.fonts("h2")
    assert sum(fonts.values()) >= len("未达标2. 婚前医学检查率")
    assert any("CJK" in font or "WenQuanYi" in font or "Han" in font for font in fonts), fonts


def test_steps_that_decide_are_open_and_all_else_is_closed(page: Page, tmp_path: Path) -> None:
    page.open(file_of("sums", "zh", tmp_path))
    closed = page.evaluate(
        "[...document.querySelectorAll('details:not([open]) > summary')].map(one => one.textContent)"
    )
    assert {re.sub("[0-9]+ 行", "n 行", line) for line in closed} == {"所辖地区之和（3 个）", "全部（n 行）"}
    opened = page.evaluate(
        "[...document.querySelectorAll('details[open]')].every(one => one.parentElement.matches('.decides'))"
    )
    assert opened


def test_with_all_everything_is_open(page: Page, tmp_path: Path) -> None:
    page.open(file_of("every area", "zh", tmp_path))
    assert page.evaluate("document.querySelectorAll('details[open]').length") > 10
    assert page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
