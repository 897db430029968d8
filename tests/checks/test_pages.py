"""The page of each check: its wrong example has the finding, said as on file in both languages; its right one has none."""

import re
from pathlib import Path

import pytest
from cli.program import ROOT

from dp_rules.checking import check_whole
from dp_rules.checks.run import CHECKS
from dp_rules.text.bilingual import Language
from dp_rules.text.render import render

PAGES = ROOT / "docs" / "checks"
EXPECTED = Path(__file__).parent / "expected"
CODES = sorted({*(code for check in CHECKS for code in check.codes), "unused-acceptance", "unknown-code"})


def example(code: str, heading: str) -> str:
    """Return the plan under a heading of a check's page."""
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n\n```toml file=plan.toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_is_found_and_said_so(
    code: str, lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toml").write_text(example(code, "错 Wrong"), encoding="utf-8")
    _, found = check_whole("plan.toml")
    said = "\n\n".join(render(one, lang) for one in found) + "\n"
    file = EXPECTED / f"{code}.{lang}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert [one.code for one in found] == [code]
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_has_no_finding(code: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(example(code, "对 Right"), encoding="utf-8")
    assert check_whole(str(path))[1] == []


def test_no_expected_file_is_left_over() -> None:
    assert {file.name for file in EXPECTED.iterdir()} == {
        f"{code}.{lang}.txt" for code in CODES for lang in ("zh", "en")
    }
