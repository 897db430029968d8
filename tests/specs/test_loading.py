"""Specs with a fault: its code, its line and column, and words in both languages; and specs of a province's own that work."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from dp_rules.spec.load import load_plan, read_spec
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.text.render import render

PACKAGE = Path(__file__).parents[2] / "dp_rules"
HEAD = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
"""
TARGET = 'wording = "w"\nplace = "p"\ndue = 2025\n'
EXAMS = "rate(premarital_exams, marriage_registrations)"
GOOD = f'{HEAD}[indicators.premarital_exam_rate]\nrule = "{EXAMS} > 70%"\n{TARGET}'
RULE_LINE, RULE_COLUMN = 10, 9
"""Where the text of the rule begins in a plan of one rule."""

OWN = """[units.trainee]
name = "人"
name_en = "person"
[calendars.school_year]
name = "学年"
name_en = "school year"
description = "9月1日至次年8月31日。"
[sources.own]
title = "某省统计制度"
status = "other"
[items.trained]
name = "受训人数"
name_en = "persons trained"
unit = "trainee"
kind = "flow"
calendar = "school_year"
source = "own"
[items.staff]
name = "在岗人数"
name_en = "staff"
unit = "trainee"
kind = "stock"
calendar = "school_year"
source = "own"
"""
TRAINING = '[indicators.training]\nname = "培训率"\nname_en = "Training"\n'


class At(NamedTuple):
    """A diagnostic as a test expects it: code, line and column, 0 for a whole file."""

    code: str
    line: int
    column: int


def check(text: str | bytes, folder: Path, name: str = "jia.toml") -> list[Diagnostic]:
    """Return what is wrong with a spec of that text."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_spec(str(file))[1]


def places(found: list[Diagnostic]) -> list[At]:
    """Return code, line and column of each diagnostic."""
    return [
        At(one.code, 0, 0) if isinstance(one.place, Document) else At(one.code, one.place.line, one.place.column)
        for one in found
    ]


def with_rule(rule: str) -> str:
    """Return a plan of one rule."""
    return GOOD.replace(f"{EXAMS} > 70%", rule)


# ── rules: what is wrong, and where in the rule (from 1) ──

RULES: dict[str, tuple[str, int]] = {
    # syntax
    f"{EXAMS} >": ("syntax-error", 48),
    f"{EXAMS} > 70% and": ("syntax-error", 56),
    " ": ("syntax-error", 1),
    "((premarital_exams) > 3": ("syntax-error", 23),
    "(premarital_exams > 3))": ("syntax-error", 23),
    "premarital_exams & live_births > 3": ("syntax-error", 18),
    "“婚检人数” > 3": ("syntax-error", 1),
    "premarital_exams live_births > 3": ("syntax-error", 18),
    "65岁以上老年人数 > 3": ("syntax-error", 3),
    "premarital_exams => 3": ("syntax-error", 19),
    "premarital_exams ^ 2 > 3": ("syntax-error", 18),
    "`premarital_exams > 3": ("syntax-error", 1),
    "not " * 101 + "rehab_service": ("rule-too-deep", 1),
    "premarital_exams > 3".ljust(4001): ("rule-too-long", 1),
    f"premarital_exams > {'1' * 41}": ("number-too-long", 20),
    # names
    "rate(premarital_exam, marriage_registrations) > 70%": ("unknown-name", 6),
    "rate(婚检的人数, 结婚登记人数) > 70%": ("unknown-name", 6),
    "ratio(premarital_exams, marriage_registrations) > 70%": ("unknown-function", 1),
    "rate(premarital_exams) > 70%": ("wrong-arguments", 1),
    "rate(premarital_exams, live_births, 3) > 70%": ("wrong-arguments", 1),
    "decline(accidents, bas=2020) >= 10%": ("wrong-arguments", 1),
    "count(county) > 3": ("unknown-table", 7),
    "share(towns where rehab_service) > 80%": ("unknown-table", 7),
    "share(counties) > 80%": ("wrong-arguments", 7),
    "sum(counties) > 3": ("wrong-arguments", 5),
    "sum(counties.home_patients) > 3": ("unknown-name", 14),
    "share(hypertension_patients where visits >= 4) > 65%": ("unknown-name", 35),
    "sum(counties.rehab_service) > 3": ("unit-mismatch", 14),
    "mean(accidents) > 3": ("wrong-arguments", 1),
    "round(premarital_exams) > 3": ("wrong-arguments", 1),
    "counties > 3": ("misplaced-table", 1),
    "rate > 3": ("misplaced-function", 1),
    "counties.home_patients_served > 3": ("misplaced-column", 1),
    "2020Q1 > 3": ("misplaced-period", 1),
    "accidents@2018..2020 > 3": ("misplaced-run", 1),
    "rate(premarital_exams where rehab_service, live_births) > 70%": ("misplaced-filter", 29),
    # periods
    "decline(accidents, base=20) >= 10%": ("not-a-period", 25),
    "accidents@soon > 3": ("not-a-period", 11),
    "mean(accidents@2020..2018) > 3": ("not-a-period", 6),
    "accidents@2020@2021 > 3": ("syntax-error", 15),
    "(accidents@2020)@2021 > 3": ("period-twice", 2),
    # units
    f"{EXAMS} > 70": ("unit-mismatch", 1),
    "premarital_exams > 70%": ("unit-mismatch", 1),
    "premarital_exams + accidents > 3": ("unit-mismatch", 1),
    "rate(premarital_exams, accidents) > 70%": ("unit-mismatch", 1),
    "per(cataract_surgeries, resident_population, 100万) > 30%": ("unit-mismatch", 1),
    "rehab_service > 1": ("unit-mismatch", 1),
    # conditions
    EXAMS: ("not-a-condition", 1),
    "share(counties where home_patients_served) > 80%": ("not-a-condition", 22),
    "premarital_exams and live_births > 3": ("not-a-condition", 1),
    "rehab_service and accidents > 3 or accidents < 1": ("mixed-logic", 1),
    # the catalogue
    "rate(premarital_exams, live_births) > 70%": ("measure-differs", 1),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[:40])
def test_a_fault_of_a_rule_is_one_diagnostic_at_its_place(rule: str, tmp_path: Path) -> None:
    code, column = RULES[rule]
    found = check(with_rule(rule), tmp_path)
    assert places(found) == [At(code, RULE_LINE, RULE_COLUMN + column - 1)]


def test_places_hold_behind_escapes_and_in_other_strings(tmp_path: Path) -> None:
    unicode = with_rule(r"rate(\u5a5a检的人数, marriage_registrations) > 70%")
    assert places(check(unicode, tmp_path)) == [At("unknown-name", RULE_LINE, RULE_COLUMN + 5)]
    literal = GOOD.replace(f'"{EXAMS} > 70%"', f"'{EXAMS} > 70'")
    assert places(check(literal, tmp_path)) == [At("unit-mismatch", RULE_LINE, RULE_COLUMN)]


def test_places_hold_with_the_line_ends_and_the_mark_of_windows(tmp_path: Path) -> None:
    text = "\ufeff" + with_rule(f"{EXAMS} > 70").replace("\n", "\r\n")
    assert places(check(text, tmp_path)) == [At("unit-mismatch", RULE_LINE, RULE_COLUMN)]


# ── the file: what is wrong with each ──

SPECS: dict[str, tuple[str | bytes, list[At]]] = {
    "not TOML": ("format = 1\n[plan\n", [At("toml-syntax", 2, 6)]),
    "a full-width sign": (GOOD.replace("due = 2025", "due ＝ 2025"), [At("full-width-sign", 13, 5)]),
    "a sign that cannot be seen": (GOOD.replace("due = 2025", "due\u00a0= 2025"), [At("unseen-sign", 13, 4)]),
    "a key twice": (GOOD + "due = 2026\n", [At("duplicate-key", 14, 1)]),
    "too large": ("#" * 5_000_001, [At("file-too-large", 0, 0)]),
    "neither plan nor catalogue": ("format = 1\n", [At("missing-key", 0, 0)]),
    "both": (GOOD + '[catalogue]\nid = "x"\nname = "目录"\nname_en = "x"\n', [At("missing-key", 0, 0)]),
    "an unknown key": (GOOD + "foo = 1\n", [At("unknown-key", 14, 1)]),
    "an unknown section": (GOOD + "[indicator]\n", [At("unknown-key", 14, 2)]),
    "a rule that is empty": (with_rule(""), [At("wrong-value", 10, 8)]),
    "a rule over several lines": (GOOD.replace(f'"{EXAMS} > 70%"', f'"""{EXAMS}\n> 70%"""'), [At("wrong-value", 10, 8)]),
    "a wrong type": (GOOD.replace("due = 2025", "due = true"), [At("wrong-type", 13, 7)]),
    "a wrong value": (GOOD + 'commitment = "x"\n', [At("wrong-value", 14, 14)]),
    "a misspelt value": (GOOD + 'commitment = "bindng"\n', [At("wrong-value", 14, 14)]),
    "a number for one of two words": (GOOD + "commitment = 1\n", [At("wrong-type", 14, 14)]),
    "text for the version": (GOOD.replace("format = 1", 'format = "1"'), [At("wrong-type", 1, 10)]),
    "another version": (GOOD.replace("format = 1", "format = 2"), [At("wrong-value", 1, 10)]),
    "a wrong year": (GOOD.replace("due = 2025", "due = 20250"), [At("wrong-value", 13, 7)]),
    "a wrong name": (GOOD.replace("[indicators.premarital_exam_rate]", '[indicators."婚检"]'), [At("wrong-value", 9, 13)]),
    "a name with a line end": (GOOD.replace("[indicators.premarital_exam_rate]", '[indicators."ab\\n"]'), [At("wrong-value", 9, 13)]),
    "a key left out of [plan]": (GOOD.replace('area = "甲省"\n', ""), [At("missing-key", 2, 2)]),
    "a key left out of an indicator": (GOOD.replace('wording = "w"\n', ""), [At("missing-key", 9, 13)]),
    "extends nothing": (GOOD.replace('"catalogue"', '"katalog"'), [At("extends-not-found", 4, 11)]),
    "extends itself": (GOOD.replace('"catalogue"', '"jia"'), [At("extends-circle", 4, 11)]),
    "left to fill in": (GOOD.replace("> 70%", "> 待填"), [At("to-fill-in", 10, 8)]),
    "a guard that is no figure": (GOOD + 'guard = { at_least = "六成" }\n', [At("unreadable-figure", 14, 22)]),
    "a guard of another kind": (GOOD + 'guard = { at_least = "65" }\n', [At("wrong-unit", 14, 22)]),
    "a milestone that is wrong": (
        GOOD + f'[[indicators.premarital_exam_rate.milestones]]\nyear = 2023\nrule = "{EXAMS} > 60"\nwording = "w"\nplace = "p"\n',
        [At("unit-mismatch", 16, 9)],
    ),
    "a key misspelt, and what follows from it": (GOOD.replace("wording", "wordng"), [At("unknown-key", 11, 1)]),
    "faults of shape and of a rule at once": (
        with_rule(f"{EXAMS} > 70") + '[indicators.night_noise_rate]\nrule = "x"\ndue = "2025"\n[items.trained]\nname = "x"\n',
        [At("unit-mismatch", 10, 9), At("wrong-type", 16, 7), At("missing-key", 17, 8)],
    ),
    "an item with faults, and a rule that names it": (
        with_rule("rate(trained, trained) > 70%") + '[items.trained]\nname = "x"\nkind = "flow"\nunit = "person"\ncalendar = "calendar_year"\n',
        [At("missing-key", 14, 8)],
    ),
    "extends what no file can be called": (GOOD.replace('"catalogue"', f'"{"a" * 5000}"'), [At("extends-not-found", 4, 11)]),
    "an unknown indicator": (GOOD.replace("premarital_exam_rate", "premarital_rate"), [At("unknown-indicator", 9, 13)]),
    "a number twice": (
        GOOD + f'no = 2\n[indicators.night_noise_rate]\nno = 2\nrule = "rate(night_noise_measurements_met, night_noise_measurements) >= 85%"\n{TARGET}',
        [At("duplicate-number", 16, 6)],
    ),
    "a baseline that is no figure": (
        GOOD + 'baseline = { period = 2020, value = "约70%" }\n',
        [At("unreadable-figure", 14, 37)],
    ),
    "a reading that is wrong": (
        GOOD + f'[[indicators.premarital_exam_rate.readings]]\nrule = "{EXAMS} >= 70"\nwording = "w"\nplace = "p"\n',
        [At("unit-mismatch", 15, 9)],
    ),
    "an unknown unit": (GOOD + OWN.replace('unit = "trainee"', 'unit = "trainees"', 1), [At("unknown-unit", 27, 8)]),
    "an unknown calendar": (GOOD + OWN.replace('calendar = "school_year"', 'calendar = "year"', 1), [At("unknown-calendar", 29, 12)]),
    "a thirteenth month": (GOOD + OWN.replace("[sources.own]", "first_month = 13\n[sources.own]"), [At("wrong-value", 21, 15)]),
    "a month 0": (GOOD + OWN.replace("[sources.own]", "first_month = 0\n[sources.own]"), [At("wrong-value", 21, 15)]),
    "a month in words": (GOOD + OWN.replace("[sources.own]", 'first_month = "十"\n[sources.own]'), [At("wrong-type", 21, 15)]),
    "an unknown source": (GOOD + OWN.replace('source = "own"', 'source = "hearsay"', 1), [At("unknown-source", 30, 10)]),
    "an unknown whole": (GOOD + OWN + 'subset_of = "nobody"\n', [At("unknown-item", 38, 13)]),
    "a whole in another unit": (GOOD + OWN + 'subset_of = "accidents"\n', [At("wrong-subset", 38, 13)]),
    "a whole of itself": (GOOD + OWN + 'subset_of = "staff"\n', [At("wrong-subset", 38, 13)]),
    "an unknown action": (
        GOOD + f'{TRAINING}action = "sports"\nrule = "rate(premarital_exams, live_births) > 1%"\n{TARGET}',
        [At("unknown-action", 17, 10)],
    ),
    "nothing at all": ("", [At("empty-file", 0, 0)]),
    "a name with two meanings": (
        GOOD + OWN.replace("受训人数", "婚前医学检查人数"),
        [At("duplicate-name", 24, 8)],
    ),
    "an item named as a level": (GOOD + OWN.replace("受训人数", "县"), [At("duplicate-name", 24, 8)]),
    "an indicator named as an item": (
        GOOD + f'[indicators.training]\nname = "结婚登记人数"\nname_en = "x"\nrule = "rate(premarital_exams, live_births) > 1%"\n{TARGET}',
        [At("duplicate-name", 14, 13)],
    ),
    "a measure that is a condition": (
        GOOD + f'{TRAINING}measure = "accidents > 3"\nrule = "accidents > 3"\n{TARGET}',
        [At("not-a-quantity", 17, 12)],
    ),
    "tests in a catalogue": (
        'format = 1\n[catalogue]\nid = "x"\nname = "x"\nname_en = "x"\n[tests]\nx = [ { given = {}, expect = "met" } ]\n',
        [At("misplaced-tests", 6, 2)],
    ),
    "totals of another kind": (
        GOOD + f'{TRAINING}measure = "{EXAMS}"\ntotals = "premarital_exams"\nrule = "{EXAMS} > 3%"\n{TARGET}',
        [At("unit-mismatch", 18, 10)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPECS)
def test_a_fault_of_a_spec_is_one_diagnostic_at_its_place(case: str, tmp_path: Path) -> None:
    text, expected = SPECS[case]
    assert places(check(text, tmp_path)) == expected


def test_a_catalogue_is_no_plan() -> None:
    plan, found = load_plan("catalogue")
    assert plan is None
    assert [one.code for one in found] == ["not-a-plan"]


def test_every_code_of_specs_and_of_the_language_is_produced_here() -> None:
    made = {code for code, _ in RULES.values()} | {at.code for _, expected in SPECS.values() for at in expected}
    made |= {"not-a-plan", "guard-broken", *("two-packages", "unusable-package")}  # the latter in test_installed.py
    made |= {"wrong-rollup"}  # in tests/evaluation/test_adding_up.py
    made |= {"wrong-gate", "gate-differs", "unknown-level"}  # in tests/gates/test_declared.py
    made |= {"no-rule-here", "no-single-measure", "targets-kept", "wording-kept"}  # in tests/cli/test_set.py
    made |= {"unsafe-bundle"}  # in tests/evidence/test_refused.py
    said: set[str] = {f"unknown-{kind}" for kind in ("unit", "item", "calendar", "source", "action")}
    call = re.compile(r'(?:Diagnostic|\berror|rule_diagnostic)\(\s*"([a-z]+(?:-[a-z]+)+)"')
    for folder in ("spec", "toml", "language"):
        for file in (PACKAGE / folder).glob("*.py"):
            said |= set(call.findall(file.read_text(encoding="utf-8")))
    assert said - made == set()


def test_keys_left_out_are_told_once_each(tmp_path: Path) -> None:
    text = GOOD + '[units.trainee]\n[calendars.school_year]\nname = "学年"\n'
    text = text.replace('name = "学年"', 'name_en = "school year"') + '[tables.staff]\nname_en = "staff"\n'
    assert [one.code for one in check(text, tmp_path)] == ["missing-key"] * len(
        ["unit: name", "calendar: name", "table: name, columns"]
    )


# ── words ──


def test_a_fault_is_told_in_both_languages_with_both_sides(tmp_path: Path) -> None:
    (found,) = check(with_rule(f"{EXAMS} > 70"), tmp_path)
    zh, en = render(found, "zh").split("\n"), render(found, "en").split("\n")
    file = (tmp_path / "jia.toml").as_posix()
    marks = [
        f"  --> {file}:10:9",
        f' 10 | rule = "{EXAMS} > 70"',
        "    |         " + "^" * len(EXAMS),
    ]
    under = "    |         " + " " * len(f"{EXAMS} > ") + "^^"
    assert zh == [
        f"错误[unit-mismatch]：“{EXAMS}”是比率（百分数），“70”是普通数字，不能相比",
        *marks, f"{under} 这是普通数字", "  = 办法：比率与百分数相比：写作 70%",
    ]  # fmt: skip
    assert en == [
        f'error[unit-mismatch]: "{EXAMS}" is a ratio (percent), but "70" is a plain number',
        *marks, f"{under} this is a plain number", "  = help: a ratio compares with percentages: write 70%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "zh", "en"),
    [
        ("an unknown key", "办法：可以有：", "help: it may have:"),
        ("a misspelt value", "办法：可以是：binding（约束性）、aspirational（预期性（力争））；是不是“binding”？", 'help: it may be: binding, aspirational; did you mean "binding"?'),
        ("a number for one of two words", "commitment 应当是文字，这里写的是整数", "commitment must be text, but a whole number stands here"),
        ("an unknown unit", "没有名为“trainees”的单位", 'there is no unit called "trainees"'),
        ("an unknown calendar", "没有名为“year”的统计年度", 'there is no calendar called "year"'),
        ("an unknown action", "没有名为“sports”的行动", 'there is no action called "sports"'),
        ("a number twice", "编号 2 用了两次：premarital_exam_rate 和 night_noise_rate", "number 2 is given twice"),
        ("a name with two meanings", "名称“婚前医学检查人数”有两个意思", '"婚前医学检查人数" means two things'),
        ("a whole of itself", "“staff”不能是“staff”的整体", '"staff" cannot be the whole of "staff"'),
        ("a baseline that is no figure", "基期值“约70%”读不懂", 'the baseline "约70%" cannot be read as a figure'),
        ("a key left out of an indicator", "指标“婚前医学检查率”缺少 wording", "has no wording"),
        ("extends itself", "继承绕回了自己", "this plan extends itself, directly or through others"),
        ("left to fill in", "还没有填：[indicators.premarital_exam_rate] 的 rule", "left to fill in: rule of [indicators.premarital_exam_rate]"),
        ("a guard that is no figure", "“六成”读不懂，这里要一个数", '"六成" cannot be read: one number belongs here'),
    ],
)  # fmt: skip
def test_the_words_of_a_fault(case: str, zh: str, en: str, tmp_path: Path) -> None:
    (found,) = check(SPECS[case][0], tmp_path)
    assert zh in render(found, "zh")
    assert en in render(found, "en")
    assert zh not in render(found, "en")


@pytest.mark.parametrize("case", ["a name with two meanings", "a number twice"])
def test_the_other_place_is_shown(case: str, tmp_path: Path) -> None:
    (found,) = check(SPECS[case][0], tmp_path)
    assert len(found.labels) == 1, "the place of the other one"


def test_faults_are_sorted_by_place_and_each_is_told_once(tmp_path: Path) -> None:
    text = with_rule("rate(x, y) > 70%") + OWN.replace('unit = "trainee"', 'unit = "nobody"')
    assert places(check(text, tmp_path)) == [
        At("unknown-name", 10, 14), At("unknown-name", 10, 17), At("unknown-unit", 27, 8), At("unknown-unit", 34, 8),
    ]  # fmt: skip


# ── specs that work ──


def test_a_good_plan_has_no_fault(tmp_path: Path) -> None:
    assert check(GOOD, tmp_path) == []


def test_a_province_may_define_items_and_indicators_of_its_own(tmp_path: Path) -> None:
    own = OWN + f'{TRAINING}rule = "rate(受训人数, 在岗人数) >= 80%"\n{TARGET}'
    file = tmp_path / "jia.toml"
    file.write_text(GOOD + own, encoding="utf-8")
    plan, found = load_plan(str(file))
    assert (found, plan is None) == ([], False)
    assert plan is not None
    indicator = plan.indicator("培训率")
    assert indicator is not None
    assert (indicator.definition.name.en, indicator.rule.unit and indicator.rule.unit.kind) == ("Training", "ratio")
    assert plan.scope.items["trained"].place is not None
    assert plan.scope.items["trained"].place.file == file.as_posix()


def test_an_item_knows_in_which_month_its_year_begins(tmp_path: Path) -> None:
    text = GOOD + OWN.replace("[sources.own]", "first_month = 9\n[sources.own]")
    file = tmp_path / "jia.toml"
    file.write_text(text, encoding="utf-8")
    plan, found = load_plan(str(file))
    assert plan is not None, found
    months = {id_: plan.scope.items[id_].first_month for id_ in ("trained", "premarital_exams", "accidents")}
    assert months == {"trained": 9, "premarital_exams": 10, "accidents": 1}


def test_a_plan_without_extends_defines_everything_itself(tmp_path: Path) -> None:
    alone = GOOD.replace('extends = "catalogue"\n', "")
    (found,) = check(alone, tmp_path)
    assert (found.code, found.message.zh) == ("missing-key", "[plan] 缺少 extends：这里的数据项和指标都没有定义")
    defined = (
        HEAD.replace('extends = "catalogue"\n', "")
        + '[units.person]\nname = "人"\n[calendars.calendar_year]\nname = "日历年"\n[sources.own]\ntitle = "x"\nstatus = "other"\n'
        + "".join(
            f'[items.{id_}]\nname = "{name}"\nunit = "person"\nkind = "flow"\ncalendar = "calendar_year"\nsource = "own"\n'
            for id_, name in (("trained", "受训人数"), ("staff", "职工人数"))
        )
        + f'[indicators.training]\nname = "培训率"\nrule = "rate(trained, staff) >= 80%"\n{TARGET}'
    )
    assert check(defined, tmp_path) == []


def test_a_province_may_write_its_own_catalogue(tmp_path: Path) -> None:
    catalogue = f'format = 1\n[catalogue]\nid = "lu"\nname = "目录"\nname_en = "Catalogue"\n{OWN}{TRAINING}measure = "rate(trained, staff)"\n'
    (tmp_path / "lu.toml").write_text(catalogue, encoding="utf-8")
    plan = (
        HEAD.replace('"catalogue"', '"lu"') + f'[indicators.training]\nrule = "rate(trained, staff) >= 80%"\n{TARGET}'
    )
    assert check(plan, tmp_path) == []
    loaded, _ = load_plan(str(tmp_path / "jia.toml"))
    assert loaded is not None
    assert set(loaded.scope.items) == {"trained", "staff"}
    assert [Path(file).name for file in loaded.files] == ["jia.toml", "lu.toml"]


def test_a_catalogue_beside_the_plan_is_found_before_the_shipped_one(tmp_path: Path) -> None:
    catalogue = f'format = 1\n[catalogue]\nid = "lu"\nname = "目录"\nname_en = "Catalogue"\n{OWN}{TRAINING}measure = "rate(trained, staff)"\n'
    (tmp_path / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    head = HEAD + f'[indicators.training]\nrule = "rate(trained, staff) >= 80%"\n{TARGET}'
    assert check(head, tmp_path) == []


def test_another_measure_needs_its_reason(tmp_path: Path) -> None:
    other = with_rule("rate(premarital_exams, live_births) > 70%")
    (found,) = check(other, tmp_path)
    assert found.code == "measure-differs"
    assert [label.place.file for label in found.labels] == ["specs/catalogue.toml"]
    assert "用 measure_reason 写明原因" in render(found, "zh")
    assert "say why in measure_reason" in render(found, "en")
    assert check(other + 'measure_reason = "本省按活产数统计"\n', tmp_path) == []


def test_the_same_measure_in_other_words_needs_none(tmp_path: Path) -> None:
    assert check(with_rule("比率（婚前医学检查人数，结婚登记人数）＞７０％"), tmp_path) == []


def test_readings_are_kept_with_their_words(tmp_path: Path) -> None:
    reading = f'[[indicators.premarital_exam_rate.readings]]\nrule = "{EXAMS} >= 70%"\nwording = "70%以上"\nplace = "二"\nnote = "n"\n'
    file = tmp_path / "jia.toml"
    file.write_text(GOOD + reading, encoding="utf-8")
    plan, found = load_plan(str(file))
    assert found == []
    assert plan is not None
    (kept,) = plan.indicators[0].readings
    assert (kept.rule.text, kept.wording, kept.plan_place, kept.note) == (f"{EXAMS} >= 70%", "70%以上", "二", "n")


def test_a_reading_of_another_measure_needs_its_reason_too(tmp_path: Path) -> None:
    reading = '[[indicators.premarital_exam_rate.readings]]\nrule = "rate(premarital_exams, live_births) >= 70%"\nwording = "w"\nplace = "p"\n'
    assert [one.code for one in check(GOOD + reading, tmp_path)] == ["measure-differs"]
