"""A target changed in the text of a plan: every target of the shipped plans, and rules that stand elsewhere."""

import tomllib
from pathlib import Path

import pytest
from cli.program import ROOT

from dp_rules.spec.edit import edit_target, find_indicator
from dp_rules.spec.load import load_plan
from dp_rules.spec.names import Files
from dp_rules.spec.shelf import Shelf
from dp_rules.spec.stack import read_stack
from dp_rules.text.place import Source, address
from dp_rules.toml.read import read_toml


def files(*texts: str) -> Files:
    """Return a plan and what it extends, called 0.toml, 1.toml, …"""
    read = [read_toml(Source(f"{number}.toml", text))[0] for number, text in enumerate(texts)]
    return tuple(file for file in read if file is not None)


@pytest.mark.parametrize("plan", ["liaoning", "jilin"])
@pytest.mark.parametrize("lines_end", ["\n", "\r\n"])
def test_each_target_of_a_shipped_plan_can_be_changed_and_changed_back(plan: str, lines_end: str) -> None:
    path = ROOT / "specs" / f"{plan}.toml"
    text = path.read_text(encoding="utf-8").replace("\n", lines_end)
    stack = read_stack(path, [], Shelf({path: text}))
    assert stack is not None
    loaded, _ = load_plan(plan)
    assert loaded is not None
    for indicator in loaded.indicators:
        rule = indicator.rule.text
        assert indicator.rule.target is not None
        (limit,) = indicator.rule.target.limits
        target = f"{limit.comparator} {limit.value.text}"
        other = f"< 1{limit.value.text}"
        edit, found = edit_target(stack, indicator.id, other)
        assert edit is not None
        assert not found
        assert edit.old_lines == [f'rule = "{rule}"{lines_end[:-1]}']
        assert edit.new_lines == [f'rule = "{rule.removesuffix(target)}{other}"{lines_end[:-1]}']
        pairs = list(zip(text.split("\n"), edit.text.split("\n"), strict=True))
        assert [pair for pair in pairs if pair[0] != pair[1]] == [(edit.old_lines[0], edit.new_lines[0])]
        edited = read_stack(path, [], Shelf({path: edit.text}))
        assert edited is not None
        back, _ = edit_target(edited, indicator.id, target)
        assert back is not None
        assert back.text == text


def test_a_rule_that_is_inherited_is_not_changed_here_and_its_place_is_named() -> None:
    parent = '[plan]\nid = "b"\n[indicators.x]\nno = 3\nrule = "a > 3"\n'
    stack = files('[plan]\nid = "a"\n[indicators.x]\nno = 7\n', parent)
    for name in ("x", "7", "3"):
        assert find_indicator(stack, name) == "x"
    edit, found = edit_target(stack, "x", "> 4")
    assert edit is None
    assert [(d.code, address(d.place)) for d in found] == [("no-rule-here", "1.toml:5:8")]
    assert found[0].message.en == 'the rule of "x" is not in 0.toml: it is inherited'


# Where a rule stands in a file, and the file after ``> 4``.
PLACES = {
    "a dotted key": ("[indicators]\nx.rule='a>3'#c\n", "[indicators]\nx.rule='a > 4'#c\n"),
    "an inline table": (
        'indicators = {x={rule = "a>3", no=1} , y = {rule="a>3"}}',
        'indicators = {x={rule = "a > 4", no=1} , y = {rule="a>3"}}',
    ),
    "a name with a quotation mark": ("[indicators.x]\nrule = '`a\"b`>3'\n", "[indicators.x]\nrule = '`a\"b` > 4'\n"),
}


@pytest.mark.parametrize("where", PLACES)
def test_a_rule_is_found_wherever_it_stands(where: str) -> None:
    before, after = PLACES[where]
    edit, _ = edit_target(files(before), "x", "> 4")
    assert edit is not None
    assert edit.text == after


# What is typed; whatever it is, it stays inside the string of the rule.
STRANGE = ("> '3'", '> "3"', "> 3\\", "> 3\nno = 5", "'", '"""', "'''", "…", "> \x00\x7f\u202e", "> 3 # …", "_")


@pytest.mark.parametrize("typed", STRANGE)
@pytest.mark.parametrize("quotes", ['"', "'", '"""', "'''"])
def test_nothing_that_is_typed_gets_out_of_the_string(typed: str, quotes: str) -> None:
    text = f"[indicators.x]\nrule = {quotes}a > 3{quotes}\nno = 1\n"
    edit, _ = edit_target(files(text), "x", typed)
    assert edit is not None
    values = tomllib.loads(edit.text)
    assert values == {"indicators": {"x": {"rule": values["indicators"]["x"]["rule"], "no": 1}}}
    expected = (
        typed if typed in {"'", '"""', "'''", "_"} else f"a {typed.replace('# …', '# a')}" if typed != "…" else "a"
    )
    assert values["indicators"]["x"]["rule"] == expected


def test_a_number_means_the_indicator_that_show_means(tmp_path: Path) -> None:
    """The city gives number 2 to another indicator than its province does."""
    path = tmp_path / "city.toml"
    text = """format = 1
[plan]
id = "city"
extends = "liaoning"
name = "市计划"
area = "沈阳市"
first_year = 2022
last_year = 2025
[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 75%"
wording = "w"
place = "p"
[indicators.prenatal_screening_rate]
no = 2
rule = "rate(prenatal_screened, pregnant_women) > 80%"
wording = "w"
place = "p"
"""
    path.write_text(text, encoding="utf-8")
    plan, _ = load_plan(str(path))
    stack = read_stack(path, [])
    assert plan is not None
    assert stack is not None
    shown = plan.indicator("2")
    assert shown is not None
    assert find_indicator(stack, "2") == shown.id == "prenatal_screening_rate"
