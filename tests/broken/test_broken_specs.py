"""Specs each with one fault that somebody would really make; beside each, all that ``check`` says of it in both languages.

``NAME.toml`` is the spec, ``NAME.zh.txt`` and ``NAME.en.txt`` what is said. After a change on purpose
``pytest tests/broken --update-golden`` writes them anew; a person reads the difference.
"""

import re
from pathlib import Path

import pytest
from cli.program import Lang, dp

FOLDER = Path(__file__).parent
SPECS = sorted(FOLDER.glob("*.toml"))
SEVERITY = re.compile(r"^(?:错误|警告|说明|error|warning|remark)\[([a-z-]+)\]", re.MULTILINE)
REMEDY = re.compile(r"^  = (?:办法：|help: )\S", re.MULTILINE)
PLACE = re.compile(r"^  --> (\S+?)(?::(\d+):(\d+))?$", re.MULTILINE)
TWO = {"031-two-faults-in-two-lines", "095-filter-outside-a-table", "102-left-to-fill-in"}
"""Those with two faults; every other one has one, and gets one diagnostic."""
OF_THE_WHOLE_FILE = {"036-only-a-comment", "053-no-format", "065-plan-and-catalogue"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_all_that_is_said_of_a_broken_spec_is_on_file(spec: Path, lang: Lang, request: pytest.FixtureRequest) -> None:
    ran = dp("check", spec.name, lang=lang, cwd=FOLDER)
    said = f"$ dp-rules check {spec.name}\n{ran.err}{ran.out}"
    file = spec.with_suffix(f".{lang}.txt")
    if request.config.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert said == file.read_text(encoding="utf-8")
    assert ran.code == (1 if re.search(r"^(?:错误|error)\[", ran.err, re.MULTILINE) else 0)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_one_fault_is_one_message_with_its_place_and_the_remedy(spec: Path, lang: str) -> None:
    said = spec.with_suffix(f".{lang}.txt").read_text(encoding="utf-8")
    messages = re.split(r"\n\n", said.partition("\n")[2])
    found = [message for message in messages if SEVERITY.match(message)]
    assert len(found) == (2 if spec.stem in TWO else 1)
    lines = spec.read_text(encoding="utf-8").splitlines()
    for message in found:
        assert REMEDY.search(message), "it says what to do"
        place = PLACE.search(message)
        assert place is not None
        assert place[1] == spec.name
        if spec.stem in OF_THE_WHOLE_FILE:
            assert place[2] is None
        else:
            assert 1 <= int(place[2]) <= len(lines)
            assert 1 <= int(place[3]) <= len(lines[int(place[2]) - 1]) + 1


def test_there_are_enough_of_them_and_none_is_left_over() -> None:
    assert len(SPECS) >= 120
    texts = {file.name for file in FOLDER.glob("*.txt")}
    assert texts == {f"{spec.stem}.{lang}.txt" for spec in SPECS for lang in ("zh", "en")}


def test_the_english_texts_hold_no_chinese_of_our_own() -> None:
    """Chinese stands in them only where the spec has it, in an excerpt or quoted."""
    for spec in SPECS:
        text, written = (
            spec.with_suffix(".en.txt").read_text(encoding="utf-8"),
            spec.read_text(encoding="utf-8") + (FOLDER.parents[1] / "specs/catalogue.toml").read_text(encoding="utf-8"),
        )
        for line in text.splitlines():
            if line.startswith(("error[", "warning[", "remark[")):
                for words in re.findall("[\u4e00-\u9fff]+", line):
                    assert words in written, (spec.name, line)
