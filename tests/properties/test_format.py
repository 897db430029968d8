"""Formatting changes how a rule or a spec looks and nothing else, and doing it twice changes nothing more."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from properties.toml_texts import documents, is_toml

from dp_rules.language.format import format_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.spec.format import format_spec
from dp_rules.text.place import Source
from dp_rules.toml.layout import comments_of, lay_out

ROOT = Path(__file__).parents[2]
PROPERTY = settings(derandomize=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- rules ---

space = st.sampled_from(["", "", " ", "  ", "\t", "　"])
gap = st.sampled_from([" ", "  ", "\t", "　"])
names = st.sampled_from(["a", "检查人数", "`65岁以上人数`", "`b`", "` c d `", "`and`", "`且`", "ｎ", "t_1", "`a#b`"])
numbers = st.sampled_from(
    ["0", "70%", "７０ ％", "0.5‰", "10万", "１．５pp", "5 个百分点", "3 百分点", "2400 ‰", "1万亿"]
)
moments = st.sampled_from(["2020", "２０２０", "2018..2020", "2020Q3", "2020年7月", "2020M07 .. 2021M01", "base"])
comparators = st.sampled_from([">", "＞", ">=", "＞＝", "≥", "≧", "<", "<=", "≤", "=", "==", "＝", "!=", "≠"])


def joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of these one after another with any space between."""
    woven = [parts[0]]
    for part in parts[1:]:
        woven += [space, part]
    return st.tuples(*woven).map("".join)


def extended(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger rules made of ``inner`` ones; many are no rules, and all may be asked about."""
    within = joined(st.sampled_from(["(", "（"]), inner, st.sampled_from([")", "）"]))
    part = st.one_of(inner, within)
    where = st.tuples(part, gap, st.sampled_from(["where", "其中"]), gap, part).map("".join)
    among = st.tuples(st.one_of(part, where), gap, st.sampled_from(["among", "范围"]), gap, part).map("".join)
    argument = st.one_of(part, where, among, joined(names, st.sampled_from(["=", "＝"]), part))
    arguments = st.lists(argument, max_size=3).map("，".join)
    word = st.sampled_from(["and", "且", "并且", "or", "或", "或者"])
    return st.one_of(
        within,
        joined(part, st.sampled_from(["+", "＋", "-", "－", "*", "×", "/", "÷"]), part),
        joined(part, comparators, part),
        joined(part, comparators, part, comparators, part),
        st.tuples(part, gap, word, gap, part).map("".join),
        st.tuples(part, gap, word, gap, part, gap, word, gap, part).map("".join),
        st.tuples(st.sampled_from(["not", "非"]), gap, part).map("".join),
        joined(st.sampled_from(["-", "－", "+"]), part),
        joined(st.one_of(names, within), st.sampled_from(["@", "＠"]), moments),
        joined(names, st.sampled_from([".", "．"]), names),
        joined(names, st.just("("), arguments, st.just(")")),
    )


rules = st.recursive(st.one_of(names, numbers), extended, max_leaves=12)


def rules_on_pages() -> list[str]:
    """Every rule of the language's reference and of the shipped specs."""
    page = (ROOT / "grammar/README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```rules\n(.*?)```", page, re.DOTALL)
    found = [line.rpartition("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]
    for spec in sorted((ROOT / "specs").glob("*.toml")):
        for indicator in tomllib.loads(spec.read_text(encoding="utf-8")).get("indicators", {}).values():
            found += [indicator[key] for key in ("rule", "measure", "totals") if key in indicator]
    return found


def check_rule(text: str) -> bool:
    """Check what formatting makes of a rule; return whether it is one."""
    tree, _ = parse_rule(loose_rule(text))
    formatted = format_rule(text)
    if tree is None:
        assert formatted == text
        return False
    assert parse_rule(loose_rule(formatted))[0] == tree
    assert format_rule(formatted) == formatted
    plain = formatted.replace(" 百分点", "")
    assert not re.search(r"[＞＜＝≥≤≧≦≠％（），＋－×÷＠．　\t]|  | [,)]|\( ", re.sub("`.*?`", "q", plain))
    return True


@PROPERTY
@given(rules)
def test_a_formatted_rule_means_the_same_and_stays_as_it_is(text: str) -> None:
    check_rule(text)


@pytest.mark.parametrize("text", rules_on_pages())
def test_the_rules_of_the_reference_and_of_the_specs_keep_their_meaning(text: str) -> None:
    check_rule(text)


def test_most_generated_rules_are_rules() -> None:
    read: list[bool] = []

    @PROPERTY
    @given(rules)
    def look(text: str) -> None:
        read.append(check_rule(text))

    look()
    assert sum(read) > len(read) / 2


# --- specs ---


@PROPERTY
@given(documents())
def test_laying_out_toml_changes_blanks_line_ends_and_commas_alone(text: str) -> None:
    assume(is_toml(text))
    text = text.replace("\r\n", "\n")
    laid_out = lay_out(text)
    assert tomllib.loads(laid_out, parse_float=str) == tomllib.loads(text, parse_float=str)
    assert re.sub(r"[\s,]", "", laid_out) == re.sub(r"[\s,]", "", text)
    assert comments_of(laid_out) == comments_of(text)
    assert lay_out(laid_out) == laid_out


@PROPERTY
@given(documents(), rules, rules)
def test_a_formatted_spec_keeps_its_values_but_for_the_form_of_its_rules(before: str, first: str, second: str) -> None:
    rules_too = f'[indicators.z]\nrule=\'{first}\'\nreadings=[{{rule ="{second}"}}]\nnote="{first}"\n'
    text = f"{before}\n{rules_too}"
    assume(is_toml(text))
    formatted, found = format_spec(Source("a.toml", text))
    assert formatted is not None
    assert not found
    expected, values = (tomllib.loads(each, parse_float=str) for each in (text, formatted))
    assert values["indicators"]["z"]["note"] == first
    expected["indicators"]["z"]["rule"] = format_rule(first)
    expected["indicators"]["z"]["readings"][0]["rule"] = format_rule(second)
    assert values == expected
    assert format_spec(Source("a.toml", formatted)) == (formatted, [])
    assert ("\r\n" in formatted) == formatted.partition("\n")[0].endswith("\r")


def test_the_shipped_specs_are_formatted() -> None:
    for spec in sorted((ROOT / "specs").glob("*.toml")):
        text = spec.read_text(encoding="utf-8")
        assert format_spec(Source(spec.name, text)) == (text, [])
