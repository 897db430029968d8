"""Each diagnostic code has a page in both languages whose examples do what the page says."""

import re
from pathlib import Path

import pytest
from check_examples import base_plan, laid_upon, page_codes, page_text, read_example, run_example, section

from dp_rules.report.check_page import blocks, read_page

CHINESE = re.compile("[\u4e00-\u9fff]")
HEADINGS = ("错 Wrong", "对 Right", "为什么 Why")
BASE = base_plan()
CODES = page_codes()


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_has_the_code_and_no_other_error(code: str, tmp_path: Path) -> None:
    """Unless the page itself names, in backticks, another code that comes with it."""
    page = page_text(code)
    said = run_example(read_example(section(page, "错 Wrong"), BASE), tmp_path)
    assert code in said.codes
    named = {other for other in CODES if f"`{other}`" in page.partition("\n## ")[0]}
    assert said.errors <= {code} | named
    assert (said.exit == 0) is (not said.errors)


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_has_no_error_and_not_the_code(code: str, tmp_path: Path) -> None:
    said = run_example(read_example(section(page_text(code), "对 Right"), BASE), tmp_path)
    assert said.errors == set()
    assert code not in said.codes
    assert said.exit == 0


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_parts_and_each_paragraph_in_both_languages(code: str) -> None:
    found = blocks(page_text(code))
    headings = [block.lines[0] for block in found if block.kind == "heading"]
    assert headings == [f"# {code}", *(f"## {heading}" for heading in HEADINGS)]
    paragraphs = [re.sub("`[^`]*`", "", block.lines[0]) for block in found if block.kind == "paragraph"]
    assert len(paragraphs) >= 4, "it says what it finds and why, in both languages"
    assert len(paragraphs) % 2 == 0, "a line lacks its half in the other language"
    for zh, en in zip(paragraphs[::2], paragraphs[1::2], strict=True):
        assert len(CHINESE.findall(zh)) > len(zh) / 6, f"this should be the Chinese one of a pair: {zh}"
        assert len(CHINESE.findall(en)) < len(en) / 10, f"this should be the English one of a pair: {en}"
    assert [block.kind for block in found][:3] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_short(code: str) -> None:
    """Each language's words fit on a screen; examples with several files may take another."""
    page = page_text(code)
    files = page.count(" file=")
    assert len(read_page(page, "zh").text.splitlines()) <= 40 + 20 * files
    assert len(read_page(page, "zh").summary) <= 80
    assert len(read_page(page, "en").summary) <= 160


def test_the_plan_under_the_examples_has_no_fault(tmp_path: Path) -> None:
    said = run_example(read_example("```toml\n```\n", BASE), tmp_path)
    assert (said.codes, said.exit) == (set(), 0)


def test_a_page_is_read_in_one_language_with_or_without_blank_lines() -> None:
    page = "# a-code\n\n一`甲`。\n\nOne `a`.\n\n## 错 Wrong\n\n```csv file=data.csv\na,b\n\n# c\n```\n\n二。\n\nTwo.\n"
    dense = page.replace("\n\n", "\n").replace("a,b\n#", "a,b\n\n#")
    chinese, english = (read_page(page, language) for language in ("zh", "en"))
    assert chinese.text == "a-code\n\n一甲。\n\n错\n\n  data.csv:\n    a,b\n\n    # c\n\n二。\n"
    assert english.text == "a-code\n\nOne a.\n\nWrong\n\n  data.csv:\n    a,b\n\n    # c\n\nTwo.\n"
    assert english.markdown == "# a-code\n\nOne `a`.\n\n## Wrong\n\n```csv file=data.csv\na,b\n\n# c\n```\n\nTwo.\n"
    assert (chinese.summary, english.summary) == ("一甲。", "One a.")
    assert read_page(dense, "en") == english


PLAN = """format = 1

[plan]
id = "a"

[indicators.x]
rule = "a > 1"
due = 2025
"""


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", PLAN),
        ("[indicators.x]\ndue = 2026\n", PLAN.replace("2025", "2026")),
        ("[indicators.x]\nno = 3\n", PLAN + "no = 3\n"),
        ("[items.y]\nunit = 1\n", PLAN + "[items.y]\nunit = 1\n"),
        ("format = 2\n", PLAN.replace("format = 1", "format = 2")),
        ('[plan]\nid = "b"\n[indicators.x]\ndue = """\n1\n"""\n', PLAN.replace('"a"\n', '"b"\n').replace("2025", '"""\n1\n"""')),
        ("[indicators.x]\ndue = “2026\n", PLAN.replace("2025", "“2026")),
    ],
    ids=["nothing", "a key replaced", "a key added", "a section added", "the top", "two sections", "no TOML"],
)  # fmt: skip
def test_an_example_is_laid_upon_the_plan_key_by_key(fragment: str, expected: str) -> None:
    def written(text: str) -> list[str]:
        return [line for line in text.splitlines() if line]

    assert written(laid_upon(PLAN, fragment)) == written(expected)


def test_examples_are_files_and_a_command() -> None:
    text = "```bytes file=data.csv\na\\xC8⟨b×3⟩\n```\n\n```csv file=areas.csv\nx\n```\n"
    example = read_example(text, PLAN)
    assert example.files == {"plan.toml": PLAN.encode(), "data.csv": b"a\xc8bbb", "areas.csv": b"x\n"}
    assert example.command == ["evaluate", "plan.toml", "data.csv", "--areas", "areas.csv"]
    assert read_example(text + "```console\n$ dp-rules show plan.toml\n```\n", PLAN).command == ["show", "plan.toml"]


def test_a_section_without_an_example_is_told() -> None:
    with pytest.raises(AssertionError, match="no example"):
        read_example("这里没有例子。\n", PLAN)
    with pytest.raises(AssertionError, match="对 Right"):
        section("# a-code\n\n## 错 Wrong\n\n```toml\n```\n", "对 Right")
