"""Elements of HTML, escaped as they are made: text becomes markup here and nowhere else.

The standard library's ``html.escape`` is all it takes. A template engine would be one more package to install,
with escaping that a template can switch off; here a string is text, always, and only ``Html`` is markup.
"""

import re
from html import escape
from typing import Literal, NamedTuple

from dp_rules.text.bilingual import Language
from dp_rules.text.safe import on_one_line

CHINESE = "zh-CN"
"""The language tag of simplified Chinese; fonts for several scripts pick the shapes of characters by it."""

Tag = Literal[
    "a", "article", "body", "caption", "code", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3",
    "head", "header", "html", "li", "main", "nav", "ol", "p", "section", "span", "strong", "style", "summary",
    "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
]  # fmt: skip

_HAN = "[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_CHINESE = re.compile(f"{_HAN}(?:[^A-Za-z]*{_HAN})?")
"""From a Chinese character to the last before a Latin letter, with the figures and signs between."""


class Html(NamedTuple):
    """Markup: what it holds is written as it is."""

    markup: str


NOTHING = Html("")


def element(name: Tag, *children: Html | str, **attributes: str | bool) -> Html:
    """Return an element; text among its children and in its attributes is escaped and made harmless to read.

    ``class_`` is ``class``, and ``aria_label`` is ``aria-label``. An attribute that is ``True`` has no value, one that is
    ``False`` or empty is left out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{joined(*children).markup}</{name}>")


def joined(*children: Html | str) -> Html:
    """Return markup and text one after another."""
    return Html("".join(child.markup if isinstance(child, Html) else _safe(child) for child in children))


def said(text: str, language: Language) -> Html:
    """Return text in which Chinese says that it is, where the document is in English."""
    if language == "zh":
        return Html(_safe(text))
    written, end = [], 0
    for found in _CHINESE.finditer(text):
        written += [_safe(text[end : found.start()]), f'<span lang="{CHINESE}">{_safe(found[0])}</span>']
        end = found.end()
    return Html("".join([*written, _safe(text[end:])]))


def formula(text: str, language: Language) -> Html:
    """Return a rule or a part of one, which a browser that translates pages leaves as it is."""
    return element("code", said(text, language), translate="no")


def _safe(text: str) -> str:
    return escape(on_one_line(text))


def _attribute(key: str, value: str | bool) -> str:  # noqa: FBT001  an attribute may have no value
    if value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_safe(str(value))}"'
