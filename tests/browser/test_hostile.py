"""What comes from outside is shown and does nothing; what got in all the same would be kept from working by the page's policy."""

from pathlib import Path

import pytest
from browser import hostile
from browser.chromium import Page

RAN = "typeof ran"


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    file = tmp_path / "page.html"
    file.write_text(hostile.page(tmp_path), encoding="utf-8", newline="\n")
    page.open(file)
    return page


def test_nothing_from_outside_runs_or_loads(shown: Page) -> None:
    shown.evaluate(
        "document.querySelectorAll('*').forEach(one => { one.dispatchEvent(new MouseEvent('mouseover')); one.focus?.(); })"
    )
    assert shown.evaluate(RAN) == "undefined"
    assert len(shown.requests()) == 1
    assert shown.complaints() == []


def test_what_comes_from_outside_makes_no_element(shown: Page) -> None:
    assert (
        shown.evaluate("document.querySelectorAll('script, img, svg, iframe, link, object, embed, form, base').length")
        == 0
    )
    assert shown.evaluate("document.querySelectorAll('title').length") == 1
    names = set(shown.evaluate("[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())"))
    assert names <= {
        "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "content", "href", "http-equiv", "id", "lang", "name", "open",
        "role", "scope", "tabindex", "translate",
    }  # fmt: skip
    assert all(
        one.startswith("#")
        for one in shown.evaluate("[...document.querySelectorAll('[href]')].map(one => one.getAttribute('href'))")
    )


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_it_is_shown_as_it_is_written(attack: str, shown: Page) -> None:
    for where in ("h1", "h2", "article"):
        assert attack in shown.evaluate(f"document.querySelector('{where}').textContent")


def test_signs_that_are_not_seen_are_shown_as_such(shown: Page) -> None:
    text = shown.evaluate("document.documentElement.textContent")
    assert "�gnp.exe�" in text
    assert not set("\u202e\u2066\x1b\u200b") & set(text)


def test_the_policy_keeps_from_working_what_would_get_in(shown: Page) -> None:
    shown.evaluate("""(() => {
      window.kept = [];
      document.addEventListener("securitypolicyviolation", event => kept.push(event.effectiveDirective));
      const add = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
      add("script", {textContent: "ran = 1"});
      add("style", {textContent: "body { color: red }"});
      add("img", {src: "https://example.invalid/a.png"});
      add("iframe", {src: "https://example.invalid/"});
      document.body.insertAdjacentHTML("beforeend", "<a style='color: red' onclick='ran = 2'>x</a>");
      document.body.lastChild.click();
    })()""")
    assert shown.evaluate(RAN) == "undefined"
    assert shown.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    refused = set(shown.evaluate("new Promise(done => setTimeout(() => done(kept), 200))"))
    assert {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src", "frame-src"} <= refused
