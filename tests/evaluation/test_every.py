"""``every``, and rules over levels of areas: met, not met, undetermined and not evaluated, row by row."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from evaluation.test_tables import counties, value
from evaluation.two_levels import SPEC, doses, made
from language.world import SCOPE

from dp_rules.api import check, vocabulary_of
from dp_rules.language.allowed import relation
from dp_rules.language.check import check_rule
from dp_rules.language.format import format_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.write import write
from dp_rules.spectest.boundaries import as_case, boundaries_of
from dp_rules.spectest.cases import read_cases
from dp_rules.spectest.coverage import coverage_of
from dp_rules.spectest.mutants import is_noticed, mutants_of
from dp_rules.spectest.run import run_case
from dp_rules.text.place import Span

# ── the condition ──


@pytest.mark.parametrize(
    ("service", "eligible", "expected"),
    [
        ("是 是 是", "是 是 是", True),
        ("是 是 否", "是 是 是", False),
        ("是 是 ?", "是 是 是", None),
        ("是 是 .", "是 是 是", None),
        ("是 ? 否", "是 是 是", False),   # one that fails decides, whatever the others are
        ("是 是 否", "是 是 否", True),   # who is not meant cannot fail
        ("是 是 ?", "是 是 否", True),
        ("是 是 否", "是 是 ?", None),    # it fails if it is meant
        ("是 是 是", "是 是 ?", True),    # whether it is meant or not
        ("是 是 ?", "是 是 ?", None),
        ("是 否 ?", "是 ? ?", None),
        ("是 是 是", "否 否 否", None),   # no row is meant: nothing is said of any
        ("否 否 否", "否 否 否", None),
        ("是 是 是", "否 否 ?", None),    # perhaps none is
        ("? ? ?", "? ? ?", None),
    ],
)  # fmt: skip
def test_every_row_that_is_meant(service: str, eligible: str, *, expected: bool | None) -> None:
    data = counties(service=service, eligible=eligible)
    assert value("every(counties where service among eligible)", data) is expected
    assert value("全部(各县 其中 开展服务 范围 符合条件)", data) is expected
    inverted = None if expected is None else not expected
    assert value("not every(counties where service among eligible)", data) is inverted


@pytest.mark.parametrize("cells", list(product("是否?", repeat=4)), ids="".join)
def test_it_is_what_all_ways_to_fill_in_the_blanks_agree_on(cells: tuple[str, ...]) -> None:
    """Two rows, each with a condition and whether it is meant, in every combination."""
    first, second, one, other = cells
    ways = product(*("是否" if cell == "?" else cell for cell in cells))
    truths = set()
    for kept_1, kept_2, base_1, base_2 in ways:
        meant = [kept == "是" for kept, base in ((kept_1, base_1), (kept_2, base_2)) if base == "是"]
        truths.add(all(meant) if meant else None)
    expected = truths.pop() if len(truths) == 1 else None
    data = counties(service=f"{first} {second}", eligible=f"{one} {other}")
    assert value("every(counties where service among eligible)", data) is expected


@pytest.mark.parametrize(
    ("served", "suitable", "expected"),
    [
        ("91 92 93", "100 100 100", True),
        ("91 92 90", "100 100 100", False),      # at the limit of the row, which is not above it
        ("91 92 ?", "100 100 100", None),
        ("91 92 超90", "100 100 100", True),     # a bound that decides
        ("91 92 超89", "100 100 100", None),
        ("91 92 0", "100 100 0", None),          # no rate where there is nobody: not met and not missed
        ("91 80 0", "100 100 0", False),
    ],
)  # fmt: skip
def test_a_condition_with_figures(served: str, suitable: str, *, expected: bool | None) -> None:
    data = counties(served=served, suitable=suitable)
    assert value("every(counties where rate(served, suitable) > 90%)", data) is expected


# ── as a rule ──

EVERY = "every(townships where rate(doses_given, doses_due) > 90%)"


@pytest.mark.parametrize(
    ("facts", "verdict", "share"),
    [
        (doses(b1="91/100", b2="95/100", c1="99/100", c2="100/100"), "met", "1"),
        (doses(b1="90/100", b2="95/100", c1="99/100", c2="100/100"), "not_met", "3/4"),
        (doses(b1="90/100", b2="95/100", c1="99/100"), "not_met", None),
        (doses(b1="91/100", b2="95/100", c1="99/100"), "undetermined", None),
        (doses(b1="91/100", b2="95/100", c1="99/100", c2="—/100"), "undetermined", None),
        (doses(b1="91/100", b2="95/100", c1="99/100", c2="0/0"), "undetermined", None),
        (doses(b1="—/—"), "not_evaluated", None),
        ("1,2025,doses_given,95\n1,2025,doses_due,100\n", "not_evaluated", None),
    ],
)
def test_a_rule_over_townships(facts: str, verdict: str, share: str | None, tmp_path: Path) -> None:
    result = made(tmp_path, EVERY, facts).result
    assert result.verdict == verdict
    value_ = result.chosen.value
    assert share == (str(value_.lower) if value_ is not None and value_.is_exact else None)


def test_without_a_row_it_is_not_evaluated_and_never_met(tmp_path: Path) -> None:
    rule = "every(townships where rate(doses_given, doses_due) > 90% among doses_due > 200)"
    result = made(tmp_path, rule, doses(b1="91/100", b2="1/1", c1="1/1", c2="1/1")).result
    assert (result.verdict, [reason.code for reason in result.chosen.reasons]) == (
        "not_evaluated",
        ["zero_denominator"],
    )


def test_without_the_level_it_is_not_evaluated(tmp_path: Path) -> None:
    result = made(tmp_path, EVERY, "1,2025,doses_given,95\n", areas="code,name,parent,level\n1,甲省,,省\n").result
    assert (result.verdict, [reason.code for reason in result.chosen.reasons]) == ("not_evaluated", ["no_data"])


def test_its_value_is_the_share_and_its_margin_what_is_short_of_all(tmp_path: Path) -> None:
    result = made(tmp_path, EVERY, doses(b1="90/100", b2="95/100", c1="99/100", c2="100/100")).result
    assert result.margin is not None
    assert (result.margin.lower, result.fragile) == (
        Fraction(-1, 4),
        ("one_case", "strictness"),
    )  # b1 has 90% and not more


def test_a_limit_that_nobody_wrote_is_not_fragile_by_its_wording(tmp_path: Path) -> None:
    """100% meets ``>= 100%`` and not ``> 100%``; and 1 of 300 short is not all, however it is rounded."""
    met = made(tmp_path, EVERY, doses(b1="91/100", b2="95/100", c1="99/100", c2="100/100")).result
    assert "strictness" not in met.fragile
    towns = "".join(f"2{n},镇{n},1,乡镇\n" for n in range(300))
    given = "".join(f"2{n},2025,pilot,{'是' if n else '否'}\n" for n in range(300))
    areas = f"code,name,parent,level\n1,甲省,,省\n{towns}"
    assert made(tmp_path, "every(townships where pilot)", given, areas=areas).result.fragile == ("one_case",)


@pytest.mark.parametrize(("reported", "verdict"), [("100%", "met"), ("99.6%", "not_met"), (">99%", "undetermined")])
def test_a_reported_share_stands_in(reported: str, verdict: str, tmp_path: Path) -> None:
    result = made(tmp_path, EVERY, f"1,2025,zz,{reported}\n").result
    assert (result.verdict, result.chosen.basis) == (verdict, "figure")


# ── levels within levels, other periods, changes ──

WHOLE = doses(b1="95/100", b2="95/100", c1="95/100", c2="80/100")


@pytest.mark.parametrize(
    ("rule", "facts", "verdict"),
    [
        ("share(townships where rate(doses_given, doses_due) > 90%) > 74%", WHOLE, "met"),
        ("share(townships where rate(doses_given, doses_due) > 90%) > 75%", WHOLE, "not_met"),
        ("占比(乡镇 其中 比率(累计实种剂次数, 累计应种剂次数) ＞ 90％) ≥ 75％", WHOLE, "met"),
        ("share(cities where every(townships where rate(doses_given, doses_due) > 90%)) >= 50%", WHOLE, "met"),
        ("share(cities where every(townships where rate(doses_given, doses_due) > 90%)) > 50%", WHOLE, "not_met"),
        ("every(cities where share(townships where rate(doses_given, doses_due) > 90%) >= 50%)", WHOLE, "met"),
        ("every(cities where share(townships where rate(doses_given, doses_due) > 90%) > 50%)", WHOLE, "not_met"),
        ("every(cities where every(townships where pilot))", "111,2025,pilot,是\n112,2025,pilot,否\n", "not_met"),
        ("every(cities where every(townships where pilot))", "111,2025,pilot,是\n112,2025,pilot,是\n", "undetermined"),
        (  # 乙二镇 and 丙二镇 rise, the others do not: 2 of 4
            "share(townships where growth(doses_given, base=2020) >= 10%) >= 50%",
            WHOLE + doses(2020, b1="95/100", b2="80/100", c1="95/100", c2="70/100"), "met",
        ),
        (
            "share(townships where growth(doses_given, base=2020) >= 10%) > 50%",
            WHOLE + doses(2020, b1="95/100", b2="80/100", c1="95/100", c2="70/100"), "not_met",
        ),
        (
            "share(townships where growth(doses_given, base=2020) >= 10%) > 50%",
            WHOLE + doses(2020, b1="95/100", b2="80/100", c2="70/100"), "undetermined",
        ),
        (
            "every(townships where rate(doses_given, doses_due)@2020 < 90% and doses_given >= 80)",
            WHOLE + doses(2020, b1="1/100", b2="2/100", c1="3/100", c2="89/100"), "met",
        ),
        (
            "every(townships where rate(doses_given, doses_due)@2020 < 90% and doses_given >= 80)",
            WHOLE + doses(2020, b1="1/100", b2="2/100", c1="3/100", c2="90/100"), "not_met",
        ),
        ("every(townships where rate(doses_given, doses_due) > 90%)@2020",
            WHOLE + doses(2020, b1="91/100", b2="92/100", c1="93/100", c2="94/100"), "met"),
        (
            "every(townships where decline(doses_given, base=2020) >= 0% among pilot)",
            WHOLE + doses(2020, b1="100/100") + "111,2025,pilot,是\n112,2025,pilot,否\n121,2025,pilot,否\n122,2025,pilot,否\n",
            "met",
        ),
    ],
)  # fmt: skip
def test_what_a_condition_of_a_row_can_be(rule: str, facts: str, verdict: str, tmp_path: Path) -> None:
    assert made(tmp_path, rule, facts).result.verdict == verdict


# ── beside other rules ──


@pytest.mark.parametrize(
    ("rule", "other", "expected"),
    [
        ("every(counties where service)", "share(counties where service) >= 100%", "same"),
        ("every(counties where service)", "share(counties where service) >= 95%", "stricter"),
        ("share(counties where service) > 95%", "every(counties where service)", "weaker"),
        ("every(counties where service)", "every(counties where refused)", "other_measure"),
        ("every(counties where service among eligible)", "every(counties where service)", "other_measure"),
        ("every(counties where service)", "全部(各县 其中 开展服务)", "same"),
    ],
)
def test_how_it_stands_to_another_rule(rule: str, other: str, expected: str) -> None:
    nodes = []
    for text in (rule, other):
        tree, _ = parse_rule(loose_rule(text))
        assert tree is not None
        nodes.append(check_rule(tree, SCOPE)[0])
    assert nodes[0] is not None
    assert nodes[1] is not None
    assert relation(nodes[0], nodes[1]) == expected


@pytest.mark.parametrize(
    ("text", "formatted", "written"),
    [
        ("every( counties  where service )", "every(counties where service)", "every(counties where service)"),
        ("全部（各县 其中 开展服务 范围 符合条件）", "全部(各县 其中 开展服务 范围 符合条件)", "every(counties where service among eligible)"),
        ("not (every(counties where service))@2020", "not every(counties where service)@2020", "not every(counties where service)@2020"),
        ("every(counties where service)and(served>3)", "every(counties where service) and served > 3", "every(counties where service) and served > 3"),
    ],
)  # fmt: skip
def test_it_is_written_as_it_is_read(text: str, formatted: str, written: str) -> None:
    assert format_rule(text) == formatted
    tree, _ = parse_rule(loose_rule(text))
    assert tree is not None
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    assert write(node) == written
    again, _ = parse_rule(loose_rule(written))
    assert again is not None
    assert check_rule(again, SCOPE)[0] == node


def test_a_milestone_and_a_baseline_may_be_shares(tmp_path: Path) -> None:
    """They are about the same measure, so that nothing is wrong with them."""
    more = 'lead = []\nwith = []\nbaseline = { period = 2020, value = "60%" }\n[[indicators.zz.milestones]]\nyear = 2023\nrule = "share(townships where pilot) >= 80%"\nwording = "-"\nplace = "-"\n'
    (tmp_path / "jia.toml").write_text(SPEC.format(rule="every(townships where pilot)", more=more), encoding="utf-8")
    assert {found.code for found in check(tmp_path / "jia.toml")} == {"missing-source"}


@pytest.mark.parametrize(
    ("rule", "code", "at", "help_"),
    [
        ("every(counties where service) > 90%", "unit-mismatch", "every(counties where service)",
            '"every(counties where service)" asks it of every row; for a part of them write share(…), which compares with 90%'),
        ("every(counties where service) = 3", "unit-mismatch", "every(counties where service)",
            "a yes or no is a condition by itself: every(counties where service), or not every(counties where service)"),
        ("every(counties where served)", "not-a-condition", "served", "compare it with something, for example > 0"),
        ("every(counties where service among served)", "not-a-condition", "served", "compare it with something, for example > 0"),
        ("every(counties where rate(served, accidents) > 3%)", "unit-mismatch", "rate(served, accidents)",
            "check the units of the two items; for a number per so many write per(…), which compares with plain numbers"),
        ("every(counties where servce)", "unknown-name", "servce", 'did you mean "service"?'),
        ("every(countys where service)", "unknown-table", "countys", 'did you mean "counties"?'),
        ("every(counties)", "wrong-arguments", "counties", "for example every(counties where …)"),
        ("every(service)", "unknown-table", "service", 'there are: "counties", "patients"'),
        ("every(counties where service, counties)", "wrong-arguments", "every(counties where service, counties)",
            "write every(table where condition among condition)"),
        ("change(every(counties where service), base=2020) > 3", "unit-mismatch", "every(counties where service)", None),
        ("every > 3", "misplaced-function", "every", None),
        ("evry(counties where service)", "unknown-function", "evry", 'did you mean "every"?'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(rule: str, code: str, at: str, help_: str | None) -> None:
    tree, _ = parse_rule(loose_rule(rule))
    assert tree is not None
    (found,) = check_rule(tree, SCOPE)[1]
    assert isinstance(found.place, Span)
    assert (found.code, found.place.text, found.help and found.help.en) == (code, at, help_)


# ── its tests ──


def test_cases_are_generated_and_edits_noticed(tmp_path: Path) -> None:
    plan = made(tmp_path, "every(townships where rate(doses_given, doses_due) > 90% among pilot)", doses(b1="1/1")).plan
    (indicator,) = plan.indicators
    found = boundaries_of(indicator)
    assert isinstance(found, list)
    assert {(case.kind, case.verdict) for case in found} == {
        ("below", "not_met"), ("at", "met"), ("row", "met"), ("row", "not_met"),
        ("missing", "undetermined"), ("zero_denominator", "not_evaluated"),
    }  # fmt: skip
    vocabulary = vocabulary_of(plan)
    cases = [as_case(boundary, plan, vocabulary) for boundary in found]
    assert not [case for case in cases if run_case(case, plan.scope).differences]
    noticed = {
        format_rule(mutant.edit.applied(indicator.rule.text)): is_noticed(mutant, cases, plan.scope)
        for mutant in mutants_of(indicator, plan.scope)
    }
    assert noticed == {
        "every(townships where rate(doses_given, doses_due) >= 90% among pilot)": True,
        "every(townships where rate(doses_given, doses_due) < 90% among pilot)": True,
        "every(townships where rate(doses_given, doses_due) > 91% among pilot)": True,
        "every(townships where rate(doses_given, doses_due) > 89% among pilot)": True,
        "every(townships where rate(doses_due, doses_given) > 90% among pilot)": True,
        "every(townships where rate(doses_given, doses_due) > 90%)": True,
    }


def test_what_its_tests_have_seen_is_told_of_the_whole_and_of_the_rows(tmp_path: Path) -> None:
    more = """[[tests.zz]]
given.townships = [{ pilot = "是" }, { pilot = "是" }]
expect = "met"
"""
    plan = made(tmp_path, "every(townships where pilot)", "111,2025,pilot,是\n", more).plan
    (indicator,) = plan.indicators
    outcomes = [run_case(case, plan.scope) for case in read_cases(plan)[0]]
    whole, row = coverage_of(indicator, outcomes).conditions
    assert (whole.place.text, set(whole.seen)) == ("every(townships where pilot)", {True})
    assert (row.place.text, set(row.seen)) == ("pilot", {True})
