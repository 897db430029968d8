"""What a rule looks like after formatting, beside what was typed."""

import pytest

from dp_rules.language.format import format_rule

# What was typed, then the one form.
RULES = (
    # signs and digits
    ("rate(a，b)＞７０％", "rate(a, b) > 70%"),
    ("（a＋b）÷c≧０．５", "(a + b) / c >= 0.5"),
    ("a==9", "a = 9"),
    ("a≠9", "a != 9"),
    ("a－b × 2＜＝c", "a - b * 2 <= c"),
    ("x＠２０１８．．２０２０>1", "x@2018..2020 > 1"),
    ("counties ． served>1", "counties.served > 1"),
    # numbers keep the user's digits and words
    ("a>10万", "a > 10万"),
    ("a>１０００００", "a > 100000"),
    ("a>70.0 %", "a > 70.0%"),
    ("a>5 个百分点", "a > 5个百分点"),
    ("a>5pp", "a > 5pp"),
    ("a>3 百分点", "a > 3 百分点"),  # together they would be read as 3百
    ("x@2020年第三季度>1", "x@2020年第三季度 > 1"),
    ("x@2020q3>1", "x@2020q3 > 1"),
    # names stay; backticks only where they are needed
    ("比率( 检查人数 ,登记人数 )>70%", "比率(检查人数, 登记人数) > 70%"),
    ("ｒａｔｅ(a,b)>70%", "ｒａｔｅ(a, b) > 70%"),
    ("`65岁以上人数`>20", "`65岁以上人数` > 20"),
    ("`检查人数`>20", "检查人数 > 20"),
    ("` a b `>20", "`a b` > 20"),
    ("`where`>20", "`where` > 20"),
    ("心理咨询室或社会工作室  and  b", "心理咨询室或社会工作室 and b"),
    # words stay in their language
    ("占比(各县 其中  比率(a,b)≥60％ 范围 c)>1%", "占比(各县 其中 比率(a, b) >= 60% 范围 c) > 1%"),
    ("share(counties  where a  among b)>1%", "share(counties where a among b) > 1%"),
    ("a 并且 非 b", "a 并且 非 b"),
    ("a 且 b and c", "a 且 b and c"),
    # an argument's name has no space, a condition has
    ("decline( x ,base = 2020 )>=10%", "decline(x, base=2020) >= 10%"),
    ("count(t where x=3)>1", "count(t where x = 3) > 1"),
    # parentheses: as few as the meaning needs, and always after not
    ("((a))>(3)", "a > 3"),
    ("(a/b)*c-(d+e)-(f*g)>0", "a / b * c - (d + e) - f * g > 0"),
    ("a-(b-c)>a/(b/c)", "a - (b - c) > a / (b / c)"),
    ("-(a+b)*-(c)<3", "-(a + b) * -c < 3"),
    ("(x@2020)@2021>3", "(x@2020)@2021 > 3"),
    ("rate(a,b)@2020>3%", "rate(a, b)@2020 > 3%"),
    ("not a>3", "not (a > 3)"),
    ("not(a>3)", "not (a > 3)"),
    ("(a>3)and(b>2 or c>1)", "a > 3 and (b > 2 or c > 1)"),
    ("(a and b)and c", "(a and b) and c"),
    ("65%<=(rate(a,b))<90%", "65% <= rate(a, b) < 90%"),
    ("+3>a", "3 > a"),
    ("  a>3\t", "a > 3"),
)


@pytest.mark.parametrize(("typed", "formatted"), RULES)
def test_a_rule_has_one_form(typed: str, formatted: str) -> None:
    assert format_rule(typed) == formatted
    assert format_rule(formatted) == formatted


LEFT_ALONE = (
    "",
    "rate(a,b",
    "a  and  b or",
    "a>３ 4",
    "a>3  # 含本数",
    "rate(a,\n     b)>70%",
    "+".join(["a"] * 1500),  # with its spaces it would be longer than a rule may be
)


@pytest.mark.parametrize("rule", LEFT_ALONE, ids=lambda rule: rule[:12])
def test_what_cannot_be_read_or_was_laid_out_by_hand_stays(rule: str) -> None:
    assert format_rule(rule) == rule


def test_a_sign_of_a_comment_in_a_name_is_no_comment() -> None:
    assert format_rule("`a#b`>3") == "`a#b` > 3"
