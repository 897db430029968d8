"""Text becomes markup in one place, and there it is escaped."""

import pytest

from dp_rules.report.html.element import Html, element, joined, said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>", "&lt;script&gt;"),
        ("\"'", "&quot;&#x27;"),
        ("&lt;", "&amp;lt;"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("a\u202eb\x1bc\u200bd\ud800e", "a�b�c�d�e"),
    ],
)
def test_text_is_escaped_inside_and_in_attributes(text: str, written: str) -> None:
    assert element("p", text) == Html(f"<p>{written}</p>")
    assert element("p", title=text) == Html(f'<p title="{written}"></p>')
    assert joined(text, text) == Html(written + written)


def test_markup_stays_as_it_is() -> None:
    assert element("ul", element("li", "a"), "b") == Html("<ul><li>a</li>b</ul>")


def test_attributes_have_a_value_or_none_or_are_left_out() -> None:
    written = element("details", class_="a", aria_label="b", open=True, hidden=False, id="")
    assert written == Html('<details class="a" aria-label="b" open></details>')


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("lead", "lead"),
        ("lead 省残联", 'lead <span lang="zh-CN">省残联</span>'),
        ("甲县 2025, 乙县 met", '<span lang="zh-CN">甲县 2025, 乙县</span> met'),
        ("表2 of 丙", '<span lang="zh-CN">表</span>2 of <span lang="zh-CN">丙</span>'),
        ("", ""),
    ],
)
def test_chinese_in_an_english_page_says_what_it_is(text: str, written: str) -> None:
    assert said(text, "en") == Html(written)
    assert said(text, "zh") == Html(text)
