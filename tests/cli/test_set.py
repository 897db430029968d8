"""``dp-rules set``: one target changed, everything else byte for byte; wrong targets refused before anything is written."""

import shutil
from pathlib import Path

import pytest
from cli.program import ROOT, Lang, dp

LANGS: tuple[Lang, ...] = ("zh", "en")
RULE = "rate(premarital_exams, marriage_registrations)"
NATIONAL = ROOT / "examples" / "national.csv"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a copy of Liaoning's plan."""
    return Path(shutil.copy(ROOT / "specs/liaoning.toml", tmp_path / "my-plan.toml"))


def rewritten(plan: Path, old: str, new: str) -> None:
    """Replace what stands in a plan once."""
    data = plan.read_bytes()
    assert data.count(old.encode()) == 1
    plan.write_bytes(data.replace(old.encode(), new.encode()))


# What is typed, then the rule that stands in the file.
TYPED = (
    ("> 75%", f"{RULE} > 75%"),
    ("＞75％", f"{RULE} > 75%"),
    (">=75%", f"{RULE} >= 75%"),
    ("≥ 75%", f"{RULE} >= 75%"),
    ("65% <= … < 90%", f"65% <= {RULE} < 90%"),
    ("65%<=……<90%", f"65% <= {RULE} < 90%"),
    ("65% <= ... < 90%", f"65% <= {RULE} < 90%"),
    (f"{RULE}>75%", f"{RULE} > 75%"),
)


@pytest.mark.parametrize(("typed", "rule"), TYPED)
@pytest.mark.parametrize("indicator", ["2", "premarital_exam_rate", "婚前医学检查率"])
def test_a_target_is_changed_and_nothing_else(typed: str, rule: str, indicator: str, plan: Path) -> None:
    before = plan.read_bytes()
    ran = dp("set", "my-plan.toml", indicator, typed, cwd=plan.parent)
    assert ran.code == 0
    assert plan.read_bytes() == before.replace(f'rule = "{RULE} > 70%"'.encode(), f'rule = "{rule}"'.encode())
    assert ran.out == f'my-plan.toml:46\n- rule = "{RULE} > 70%"\n+ rule = "{rule}"\n'
    assert ran.err.endswith("my-plan.toml：已写入\n")
    assert list(plan.parent.iterdir()) == [plan]


def test_a_target_can_be_set_again_and_again(plan: Path) -> None:
    before = plan.read_bytes()
    for typed in ("65% <= … < 90%", "< 3%", "0% < … < 5%", "> 70%"):
        assert dp("set", plan, "2", typed).code == 0
    assert plan.read_bytes() == before


# How a rule is written in a file, and how it is written after ``> 75%``.
WRITTEN = {
    "no spaces": (f'"{RULE}>70%"', f'"{RULE} > 75%"'),
    "full-width signs": ('"比率（婚检人数，结婚登记人数）＞７０％"', '"比率（婚检人数，结婚登记人数） > 75%"'),
    "literal": (f"'{RULE} > 70%'", f"'{RULE} > 75%'"),
    "a comment in the rule": (f"'{RULE} > 70% # 含'", f"'{RULE} > 75% # 含'"),
    "escapes": (
        '"rate(premarital\\u005fexams, marriage_registrations) > 70%"',
        '"rate(premarital\\u005fexams, marriage_registrations) > 75%"',
    ),
    "several lines": (
        '"""\nrate(premarital_exams,\\\n  marriage_registrations)\\\n  > 70%"""',
        '"""\nrate(premarital_exams,\\\n  marriage_registrations) > 75%"""',
    ),
    "parentheses": (f'"(({RULE}) > 70%)"', f'"(({RULE}) > 75%)"'),
    "the other way round": (f'"70% < {RULE}"', f'"{RULE} > 75%"'),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_the_rule_keeps_the_way_in_which_it_is_written(how: str, plan: Path) -> None:
    old, new = WRITTEN[how]
    items = {"婚检人数": "premarital_exams", "结婚登记人数": "marriage_registrations"}
    for name, id_ in items.items() if "婚检" in old else ():
        old, new = old.replace(name, id_), new.replace(name, id_)
    rewritten(plan, f'rule = "{RULE} > 70%"', f"rule={old}  # 目标")
    before = plan.read_bytes()
    assert dp("set", plan, "2", "> 75%").code == 0
    assert plan.read_bytes() == before.replace(f"rule={old}  # 目标".encode(), f"rule={new}  # 目标".encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encoding_mark_and_line_ends_stay(encoding: str, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace("\n", "\r\n")
    plan.write_bytes(text.encode(encoding))
    ran = dp("set", plan, "2", "> 75%")
    assert ran.code == 0
    assert "\r" not in ran.said
    assert plan.read_bytes() == text.replace(f"{RULE} > 70%", f"{RULE} > 75%").encode(encoding)


def test_a_rule_with_a_mistake_can_be_put_right(plan: Path) -> None:
    rewritten(plan, f'rule = "{RULE} > 70%"', f'rule = "{RULE} > 70"')
    assert dp("check", plan).code == 1
    assert dp("set", plan, "2", "> 70%").code == 0
    assert plan.read_bytes() == (ROOT / "specs/liaoning.toml").read_bytes()


def test_a_dry_run_shows_and_writes_nothing(plan: Path) -> None:
    before = plan.read_bytes()
    ran = dp("set", "my-plan.toml", "2", "> 75%", "--dry-run", cwd=plan.parent)
    assert (ran.code, plan.read_bytes()) == (0, before)
    assert ran.out == f'my-plan.toml:46\n- rule = "{RULE} > 70%"\n+ rule = "{RULE} > 75%"\n'
    assert "没有写文件" in ran.err


@pytest.mark.parametrize("lang", LANGS)
def test_the_target_that_stands_there_already(lang: Lang, plan: Path) -> None:
    ran = dp("set", "my-plan.toml", "2", "＞70％", lang=lang, cwd=plan.parent)
    said = {
        "zh": "my-plan.toml：已经是这样，没有写文件\n",
        "en": "my-plan.toml: it is so already; nothing was written\n",
    }
    assert ran == (0, "", said[lang])


# ── what is said beside ──


REMARKS = {
    "zh": """说明[wording-kept]：计划原文“>70％”没有改动；如果计划本身改了，请一并更正
  --> my-plan.toml:47:11
 47 | wording = ">70％"
    |           ^^^^^^^

说明[targets-kept]：这项指标的其他解读和阶段目标没有改动
  --> my-plan.toml:57:8
""",
    "en": """remark[wording-kept]: the plan's own words ">70％" are left as they are; if the plan itself has changed, correct them
  --> my-plan.toml:47:11
 47 | wording = ">70％"
    |           ^^^^^^^

remark[targets-kept]: the indicator's other readings and milestones are left as they are
  --> my-plan.toml:57:8
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_words_and_readings_that_are_not_changed_are_named(lang: Lang, plan: Path) -> None:
    ran = dp("set", "my-plan.toml", "2", "> 75%", lang=lang, cwd=plan.parent)
    assert ran.err.startswith(REMARKS[lang])


def test_words_that_say_the_new_target_are_not_named(plan: Path) -> None:
    rewritten(plan, f'rule = "{RULE} > 70%"', f'rule = "{RULE} > 60%"')
    ran = dp("set", plan, "2", "> 70%")
    assert ran.code == 0
    assert "wording-kept" not in ran.err


# ── which verdicts would turn ──

TURNED = {
    "zh": """
地区    时期    数值    改前    改后
------  ------  ------  ------  ------  --------
全国    2022    74.8%   达标    未达标  结论变了
全国    2023    76.5%   达标    达标
""",
    "en": """
area    period    value    before    after
------  --------  -------  --------  -------  ------
全国    2022      74.8%    met       not met  turned
全国    2023      76.5%    met       met
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_verdicts_before_and_after(lang: Lang, plan: Path) -> None:
    data = ("--data", NATIONAL, "--period", "2022..2023", "--prefer", "国家统计局")
    ran = dp("set", plan, "2", "> 75%", "--dry-run", *data, lang=lang)
    assert ran.code == 0
    assert ran.out.endswith(TURNED[lang])
    assert {"zh": "共 2 个结论，1 个会变", "en": "1 of 2 verdicts would turn"}[lang] in ran.err


def test_of_many_results_those_that_turn_are_shown(plan: Path, tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    rows = [f"县{number},2023,婚前医学检查率,{60 + number}%" for number in range(1, 30)]
    data.write_text("\n".join(["area,period,item,value", *rows]), encoding="utf-8")
    ran = dp("set", plan, "2", "> 75%", "--dry-run", "--data", data)
    shown = [line.split()[0] for line in ran.out.splitlines() if line.startswith("县")]
    assert shown == ["县11", "县12", "县13", "县14", "县15"]
    assert "共 29 个结论，5 个会变" in ran.err


def test_data_that_cannot_be_used_stop_the_edit(plan: Path) -> None:
    before = plan.read_bytes()
    assert dp("set", plan, "2", "> 75%", "--data", NATIONAL, "--period", "2022").code == 3  # two publishers
    assert dp("set", plan, "2", "> 75%", "--data", "no.csv").code == 3
    assert plan.read_bytes() == before


def test_a_plan_that_had_errors_has_no_verdicts_before(plan: Path) -> None:
    rewritten(plan, f'rule = "{RULE} > 70%"', f'rule = "{RULE} > 70"')
    ran = dp("set", plan, "2", "> 75%", "--data", NATIONAL, "--period", "2023", "--prefer", "国家统计局")
    assert ran.code == 0
    assert "改前的计划有错误" in ran.err


# ── what is refused ──

REFUSED = {
    "> 70": "unit-mismatch",
    "> 75 80%": "syntax-error",
    ">": "syntax-error",
    "": "wrong-value",
    '> 3%" or "': "syntax-error",
    "> 3%\nno = 5": "wrong-value",
    "75%": "not-a-condition",
    "rate(premarital_exam, marriage_registrations) > 70%": "unknown-name",
    "rate(preconception_exams, couples_planning_pregnancy) > 75%": "measure-differs",
    "> " + "9" * 50 + "%": "number-too-long",
}


@pytest.mark.parametrize("typed", REFUSED)
@pytest.mark.parametrize("lang", LANGS)
def test_what_check_refuses_is_not_written(typed: str, lang: Lang, plan: Path) -> None:
    before = plan.read_bytes()
    ran = dp("set", plan, "2", typed, lang=lang)
    assert (ran.code, ran.out) == (1, "")
    assert f"[{REFUSED[typed]}]" in ran.err
    assert ran.err.endswith({"zh": "没有写文件\n", "en": "nothing was written\n"}[lang])
    assert plan.read_bytes() == before


@pytest.mark.parametrize("lang", LANGS)
def test_a_mistake_is_shown_where_it_would_stand(lang: Lang, plan: Path) -> None:
    ran = dp("set", "my-plan.toml", "2", "> 70", lang=lang, cwd=plan.parent)
    assert f'  --> my-plan.toml:46:9\n 46 | rule = "{RULE} > 70"\n' in ran.err


def test_a_target_without_a_comparison_is_asked_for_one(plan: Path) -> None:
    ran = dp("set", plan, "2", "75%", lang="zh")
    assert "“75%”没有写比较符号" in ran.err
    assert "超过写作“> 75%”，达到或以上写作“>= 75%”" in ran.err


def test_a_rule_of_two_conditions_has_to_be_given_whole(plan: Path) -> None:
    rewritten(plan, f'rule = "{RULE} > 70%"', f'rule = "{RULE} > 70% and {RULE} < 90%"')
    ran = dp("set", plan, "2", "> 75%")
    assert ran.code == 1
    assert "[no-single-measure]" in ran.err
    assert dp("set", plan, "2", f"{RULE} > 75%").code == 0


@pytest.mark.parametrize("lang", LANGS)
def test_an_unknown_indicator(lang: Lang, plan: Path) -> None:
    ran = dp("set", plan, "premarital_exam_rat", "> 75%", lang=lang)
    said = {
        "zh": "错误：计划中没有指标“premarital_exam_rat”；是不是“premarital_exam_rate”？\n",
        "en": 'error: the plan has no indicator "premarital_exam_rat"; did you mean "premarital_exam_rate"?\n',
    }
    assert ran == (3, "", said[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_an_indicator_that_has_no_target_in_this_plan(lang: Lang, tmp_path: Path) -> None:
    plan = Path(shutil.copy(ROOT / "specs/jilin.toml", tmp_path / "my-plan.toml"))
    before = plan.read_bytes()
    ran = dp("set", "my-plan.toml", "water_main_leakage_rate", "< 9%", lang=lang, cwd=tmp_path)
    said = {
        "zh": "错误[no-rule-here]：这份计划没有给“water_main_leakage_rate”定目标\n  --> specs/catalogue.toml:",
        "en": 'error[no-rule-here]: this plan sets no target for "water_main_leakage_rate"\n  --> specs/catalogue.toml:',
    }
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said[lang])
    assert plan.read_bytes() == before


@pytest.mark.parametrize("lang", LANGS)
def test_a_read_only_file_stays(lang: Lang, plan: Path) -> None:
    before = plan.read_bytes()
    plan.chmod(0o444)
    ran = dp("set", "my-plan.toml", "2", "> 75%", lang=lang, cwd=plan.parent)
    assert (ran.code, plan.read_bytes()) == (3, before)
    assert {"zh": "写不了 my-plan.toml（只读）", "en": "my-plan.toml cannot be written (read-only)"}[lang] in ran.err
    plan.chmod(0o644)


@pytest.mark.parametrize("lang", LANGS)
def test_files_that_are_no_plan(lang: Lang, plan: Path) -> None:
    catalogue = Path(shutil.copy(ROOT / "specs/catalogue.toml", plan.parent))
    broken = plan.parent / "broken.toml"
    broken.write_text("[plan\n", encoding="utf-8")
    for file, code in (("no.toml", "file-not-found"), (catalogue, "not-a-plan"), (broken, "toml-syntax")):
        ran = dp("set", file, "2", "> 75%", lang=lang, cwd=plan.parent)
        assert (ran.code, ran.out) == (3, "")
        assert f"[{code}]" in ran.err


@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_plan_is_not_written(lang: Lang) -> None:
    before = (ROOT / "specs/liaoning.toml").read_bytes()
    ran = dp("set", "liaoning", "2", "> 75%", lang=lang)
    assert ran.code == 2
    assert {"zh": "复制", "en": "copy it"}[lang] in ran.err
    assert dp("set", "liaoning", "2", "> 75%", "--dry-run", lang=lang).code == 0
    assert (ROOT / "specs/liaoning.toml").read_bytes() == before


@pytest.mark.parametrize("lang", LANGS)
def test_a_target_without_quotation_marks_is_taken_by_the_system(lang: Lang, plan: Path) -> None:
    ran = dp("set", plan, "2", lang=lang)
    assert ran.code == 2
    assert '"> 75%"' in ran.err


# ── what check would refuse, also for what it means ──


@pytest.mark.parametrize("typed", ["> 101%", "90% <= … < 65%"])
def test_a_target_that_nothing_can_meet_is_not_written(typed: str, plan: Path) -> None:
    before = plan.read_bytes()
    ran = dp("set", plan, "severe_mental_management_rate", typed)
    assert (ran.code, plan.read_bytes()) == (1, before)
    assert "错误[target-cannot-be-met]" in ran.err
    assert ran.err.endswith("没有写文件\n")


@pytest.mark.parametrize("nothing", ["", " "])
def test_no_indicator_is_not_the_first_one_without_a_number(nothing: str, plan: Path) -> None:
    before = plan.read_bytes()
    ran = dp("set", plan, nothing, "> 1%")
    assert (ran.code, plan.read_bytes()) == (3, before)


def test_a_blank_target_is_filled_in_while_others_are_left(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    dp("new", "吉林省", "--extends", "catalogue", "-o", file)
    ran = dp("set", file, "婚前医学检查率", f"{RULE} > 70%")
    assert ran.code == 3, "the years of the plan are blank, and nothing can be judged without them"
    text = file.read_text(encoding="utf-8").replace('first_year = "待填"', "first_year = 2022")
    text = text.replace('last_year = "待填"', "last_year = 2025").replace('due = "待填"', "due = 2025")
    text = text.replace('commitment = "待填"\n', "").replace('no = "待填"\n', "").replace('["待填"]', "[]")
    file.write_text(text, encoding="utf-8")
    ran = dp("set", file, "婚前医学检查率", f"{RULE} > 70%")
    assert ran.code == 0, ran.err
    assert f'rule = "{RULE} > 70%"' in file.read_text(encoding="utf-8")


def test_the_tests_that_no_longer_pass_are_told(plan: Path) -> None:
    ran = dp("set", plan, "2", "> 75%", lang="en")
    assert "of the indicator's 3 tests 1 no longer pass: dp-rules test" in ran.err
    assert "no longer pass" not in dp("set", plan, "2", "> 70%", lang="en").err
