"""Pages for everybody: axe-core has nothing against them, the keyboard does what the mouse does, and a phone shows them."""

from pathlib import Path
from typing import Any

import pytest
from browser.accessibility import violations
from browser.chromium import DESK, PHONE, Page
from browser.explained import PAGES, PLAN, file_of
from cli.program import Lang

OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def press(page: Page, key: str, code: int, text: str = "") -> None:
    for kind in ("keyDown", "keyUp"):
        page.call(
            "Input.dispatchKeyEvent",
            type=kind,
            key=key,
            code=key,
            windowsVirtualKeyCode=code,
            text=text if kind == "keyDown" else "",
        )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_desk_or_a_phone(name: str, lang: Lang, dark: bool, page: Page, tmp_path: Path) -> None:  # noqa: FBT001
    page.open(file_of(name, lang, tmp_path))
    page.evaluate(OPEN_ALL)
    for size in (DESK, PHONE):
        page.look(size, dark=dark)
        assert violations(page) == []


def test_axe_finds_what_is_wrong(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<title>t</title><body style='color:#999'><h1>t</h1><h3>t</h3><p>pale</p>", encoding="utf-8")
    page.open(file)
    found = {one.partition(":")[0] for one in violations(page)}
    assert {"color-contrast", "heading-order", "html-has-lang"} <= found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_the_whole_width_of_a_page(name: str, lang: Lang, page: Page, tmp_path: Path) -> None:
    page.open(file_of(name, lang, tmp_path))
    page.evaluate(OPEN_ALL)
    page.look(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE.width


def test_the_keyboard_opens_and_closes_a_fold(page: Page, tmp_path: Path) -> None:
    page.open(file_of("roster", "zh", tmp_path))
    press(page, "Tab", 9)
    focused: Any = page.evaluate("document.activeElement.tagName")
    assert focused == "SUMMARY"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    opened = "document.activeElement.parentElement.open"
    assert page.evaluate(opened) is True
    press(page, "Enter", 13, "\r")
    assert page.evaluate(opened) is False
    press(page, "Enter", 13, "\r")
    assert page.evaluate(opened) is True


def test_the_contents_lead_to_each_explanation_and_back(page: Page, tmp_path: Path) -> None:
    page.open(file_of(PLAN, "zh", tmp_path))
    links = page.evaluate(
        "[...document.querySelectorAll('nav a')].map(one => [one.getAttribute('href'), one.textContent])"
    )
    assert len(links) == page.evaluate("document.querySelectorAll('article').length") > 20
    for address, name in links:
        assert name in page.evaluate(f"document.querySelector('article{address} h2').textContent")
    assert page.evaluate(
        "[...document.querySelectorAll('.back a')].every(one => document.querySelector(one.getAttribute('href')))"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chinese_text_is_said_to_be_chinese(lang: Lang, page: Page, tmp_path: Path) -> None:
    page.open(file_of(PLAN, lang, tmp_path))
    script = r"""(() => {
      const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (/\p{Script=Han}/u.test(node.data) && !node.parentElement.closest("[lang]").lang.startsWith("zh")) found.push(node.data);
      }
      return found; })()"""
    assert page.evaluate(script) == []
