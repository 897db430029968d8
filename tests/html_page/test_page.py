"""The page as text: one file, a policy that fits, and everything that the other formats say."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from cli.program import Lang, dp

DATA = "tests/golden/data"
REHAB = ("liaoning", f"{DATA}/counties.csv", "--indicator", "22", "--areas", f"{DATA}/areas.csv")
RECORDS = ("liaoning", f"{DATA}/totals.csv", "--indicator", "9", "--table", f"高血压患者={DATA}/hypertension.csv")
CITIES = ("liaoning", f"{DATA}/cities.csv", "--areas", f"{DATA}/cities-areas.csv")
LIAONING = ("liaoning", "examples/liaoning-2020.csv")
ALL = {"counties": REHAB, "records": RECORDS, "cities": CITIES, "reported": LIAONING}

VOID = {"meta"}


class Read(HTMLParser):
    """What a page is made of; a tag that is not closed where it belongs is a fault."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "h3":
            self.headings.append(data)


def page(*arguments: str, lang: Lang = "zh") -> str:
    ran = dp("explain", *arguments, "--format", "html", lang=lang)
    assert ran.code == 0, ran.err
    return ran.out


def text_of(markup: str) -> str:
    """Return what is read, with one blank where there are some."""
    without = re.sub("<style>.*?</style>", "", markup, flags=re.DOTALL)
    return " ".join(
        unescape(re.sub("<[^>]*>", "", re.sub("</(?:dt|dd|td|th|summary|p|h[1-3])>", " ", without))).split()
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ALL)
def test_every_tag_is_closed_and_every_name_is_given_once(name: str, lang: Lang) -> None:
    read = Read(page(*ALL[name], lang=lang))
    assert read.open == []
    names = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(names) == len(set(names))
    asked = [attributes[key] for _, attributes in read.tags for key in ("href", "aria-labelledby") if key in attributes]
    assert {str(one).removeprefix("#") for one in asked} <= set(names)
    assert all("scope" in attributes for tag, attributes in read.tags if tag == "th")


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    written = page(*REHAB)
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    style = re.search("<style>(.*?)</style>", written, re.DOTALL)
    assert policy is not None
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert " style=" not in written
    assert "<script" not in written
    assert "://" not in written
    assert "url(" not in written
    assert "@import" not in written


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_is_said(lang: Lang) -> None:
    assert page(*REHAB, lang=lang).startswith(f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">')


def steps(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every step of the plain data, wherever it stands."""
    if isinstance(data, dict):
        if "numbers" in data:
            yield data
        for value in data.values():
            yield from steps(value)
    elif isinstance(data, list):
        for value in data:
            yield from steps(value)


@pytest.mark.parametrize("name", ALL)
def test_with_all_every_number_its_place_and_its_exact_value_is_there(name: str) -> None:
    shown = text_of(page(*ALL[name], "--all"))
    data = json.loads(dp("explain", *ALL[name], "--format", "json", lang="zh").out)
    checked = 0
    for step in steps(data):
        if step["kind"] == "constant":
            continue
        value, fact = step["value"], step.get("fact")
        if isinstance(value, dict) and step.get("missing") is None:
            assert value["display"] in shown
            assert value.get("exact", "") in shown
        if fact is not None:
            assert f"{fact['place']['file']}:{fact['place']['line']}" in shown
            assert fact["raw"].strip() in shown
        checked += 1
    assert checked > 10


def test_a_missing_figure_has_its_reason_and_its_place() -> None:
    shown = text_of(page(*REHAB, "--indicator", "21", "--all"))
    assert "缺数原因 空白，未填报 出处 tests/golden/data/counties.csv:5 （空白）" in shown


def test_what_other_formats_say_is_said_once() -> None:
    sections = [
        line.strip() for line in dp("explain", *REHAB, lang="zh").out.splitlines() if re.fullmatch("  [^ ].*", line)
    ]
    assert Read(page(*REHAB)).headings == sections


def test_without_all_no_more_is_listed_than_in_other_formats() -> None:
    shown, everything = page(*REHAB), page(*REHAB, "--all")
    assert "丙县" in shown
    assert "甲县" not in shown
    assert "甲县" in everything
    assert "<details>" not in everything


def test_it_is_written_to_a_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    ran = dp("explain", *REHAB, "--format", "html", "-o", file, lang="zh")
    assert (ran.code, ran.out) == (0, "")
    assert file.read_text(encoding="utf-8") == page(*REHAB)


def test_verdicts_are_a_sign_and_a_word() -> None:
    shown = text_of(page(*LIAONING))
    for said in ("√ 达标", "× 未达标", "? 无法判定", "○ 未评价"):
        assert said in shown


def test_a_result_without_any_data_has_no_steps_in_which_nothing_is_known() -> None:
    written = text_of(page("liaoning", f"{DATA}/one-case.csv", "--indicator", "22"))
    calculation = written.partition("计算 ")[2].partition("原因")[0]
    assert "rate(sum(counties.home_patients_served" in calculation
    assert "没有可用的数据" in calculation
    assert "(≥ 0)" not in calculation
