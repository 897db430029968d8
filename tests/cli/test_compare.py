"""Two plans side by side: the shipped pair as the printed plans have it, and every kind of difference in small ones."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from jsonschema import Draft202012Validator

SCHEMA = json.loads((ROOT / "schemas/comparison.schema.json").read_text(encoding="utf-8"))

# Typed from the two documents: the tables 主要指标, and the text of Liaoning's section 二.
LIAONING_AND_JILIN = """
    7  新生儿听力筛查率                                    >= 95%    >= 90%  weaker
    8  3岁以下儿童系统管理率                               >= 90%    >= 85%  weaker
    24 7岁以下病残儿童康复服务率                           > 90%     —       missing
    25 14岁以下有需求的重度听力、肢体残疾儿童康复救治率    > 90%     —       missing
    -  老年人家庭家居环境适老化改造                        >= 56266  —       missing
    -  城市供水普及率（地级市）                            >= 99.5%  —       missing
    -  城市公共供水管网漏损率                              <= 9%     —       missing
    -  农村自来水普及率                                    >= 88%    —       missing
    -  街道范围具备综合功能的养老服务机构覆盖率            >= 80%    —       missing
    -  城市社区养老服务设施覆盖率                          >= 100%   —       missing
"""


def compared(first: str | Path, second: str | Path) -> dict[str, Any]:
    """Return a comparison as JSON, which is as its schema says."""
    ran = dp("compare", first, second, "--format", "json")
    assert ran.code == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(data))
    return data


def shown(data: dict[str, Any]) -> list[str]:
    """Return the pairs with different targets in the notation of the table above."""
    lines = []
    for pair in data["indicators"]:
        if pair["standing"] != "same":
            side = pair["first"] or pair["second"]
            targets = ["—" if one is None else one["target"] for one in (pair["first"], pair["second"])]
            number = "-" if side["no"] is None else side["no"]
            lines.append(" ".join(map(str, (number, side["name"], *targets, pair["standing"]))))
    return lines


def test_liaoning_and_jilin_differ_where_their_documents_do() -> None:
    data = compared("liaoning", "jilin")
    assert shown(data) == [" ".join(line.split()) for line in LIAONING_AND_JILIN.strip().splitlines()]
    assert data["summary"]["same"] == 23
    assert not data["identical"]


def test_the_other_way_round_weaker_is_stricter_and_missing_is_added() -> None:
    there, back = compared("liaoning", "jilin"), compared("jilin", "liaoning")
    assert (back["summary"]["stricter"], back["summary"]["added"]) == (2, 8)
    assert (there["summary"]["weaker"], there["summary"]["missing"]) == (2, 8)


def test_what_is_only_worded_or_numbered_otherwise_is_listed_on_request() -> None:
    brief, full = dp("compare", "liaoning", "jilin").out, dp("compare", "liaoning", "jilin", "--all").out
    assert "公共建筑无障碍设施建设率" not in brief
    assert "目标相同的，有 23 项有别的不同（编号、另一种解读、出处、同见、基期、牵头、参与）：加 --all 列出" in brief
    assert "编号 27 → 25" in full
    assert "辽宁省  省住房城乡建设厅" in full
    assert "吉林省  省住房和城乡建设厅" in full


def test_the_width_of_a_character_is_no_difference_of_wording() -> None:
    """Liaoning prints >83％ where Jilin prints ＞83%."""
    pairs = {pair["first"]["no"]: pair for pair in compared("liaoning", "jilin")["indicators"] if pair["second"]}
    assert "wording" not in {difference["aspect"] for difference in pairs[13]["differences"]}
    assert "wording" in {difference["aspect"] for difference in pairs[7]["differences"]}


def test_six_second_readings_stand_in_liaoning_only() -> None:
    found = {
        pair["first"]["no"]: difference["first"]
        for pair in compared("liaoning", "jilin")["indicators"]
        for difference in pair["differences"]
        if difference["aspect"] == "readings"
    }
    assert found == {2: ">= 70%", 3: ">= 80%", 4: ">= 90%", 5: ">= 75%", 14: ">= 90%", 15: ">= 95%"}


@pytest.mark.parametrize("plan", ["liaoning", "jilin"])
def test_a_plan_is_the_same_as_itself(plan: str) -> None:
    assert compared(plan, plan)["identical"]
    for arguments in ((), ("--all", "--fail-on", "any")):
        ran = dp("compare", plan, plan, *arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines()[-1].startswith("两个计划相同：")
        assert len(ran.out.splitlines()) == 4
    assert len(dp("compare", plan, plan, "--format", "csv").out.splitlines()) == 1


# ── every kind of difference ──

RULE = "rate(premarital_exams, marriage_registrations) > 70%"
HEAD = """format = 1
[plan]
id = "{id}"
extends = "{extends}"
name = "{area}计划"
area = "{area}"
first_year = 2022
last_year = 2025
"""
EXAM = '[indicators.premarital_exam_rate]\nrule = "{rule}"\ndue = {due}\nwording = "w"\nplace = "p"\n{more}'


def plan(folder: Path, name: str, text: str, extends: str = "catalogue", area: str = "甲省") -> Path:
    file = folder / f"{name}.toml"
    file.write_text(HEAD.format(id=name, extends=extends, area=area) + text, encoding="utf-8")
    return file


def exam(rule: str = RULE, due: int = 2025, more: str = "") -> str:
    return EXAM.format(rule=rule, due=due, more=more)


STANDINGS = {
    RULE: "same",
    "premarital_exams / marriage_registrations > 70.0%": "same",
    "婚前医学检查人数 / 结婚登记人数 > 70%": "same",
    RULE.replace("> 70%", ">= 70%"): "weaker",
    RULE.replace("> 70%", "> 70.1%"): "stricter",
    f"60% < {RULE.replace('> 70%', '< 90%')}": "other",
    "rate(marriage_registrations, premarital_exams) > 70%": "other_measure",
}


@pytest.mark.parametrize(("rule", "standing"), STANDINGS.items())
def test_how_the_second_target_stands_to_the_first(rule: str, standing: str, tmp_path: Path) -> None:
    reason = 'measure_reason = "r"\n'
    first, second = plan(tmp_path, "a", exam(more=reason)), plan(tmp_path, "b", exam(rule, more=reason))
    [pair] = compared(first, second)["indicators"]
    assert pair["standing"] == standing
    assert (pair["first"]["rule_place"]["file"], pair["second"]["rule_place"]["file"]) == (str(first), str(second))


def test_different_measures_are_both_shown_with_their_places(tmp_path: Path) -> None:
    other = "rate(marriage_registrations, premarital_exams) > 70%"
    first = plan(tmp_path, "a", exam())
    second = plan(tmp_path, "b", exam(other, more='measure_reason = "r"\n'))
    ran = dp("compare", first, second, lang="en")
    assert "measured differently" in ran.out
    for text in (RULE, other, f"{first}:10", f"{second}:10"):
        assert text in ran.out


DIFFERENCES = {
    "due": (exam(due=2024), "到期 2025 → 2024"),
    "commitment": (exam(more='commitment = "aspirational"\n'), "性质 约束性 → 力争"),
    "guard": (exam(more='guard = "final"\n'), "对下级的规定"),
    "milestones": (
        exam(more=f'[[indicators.premarital_exam_rate.milestones]]\nyear = 2023\nrule = "{RULE.replace("70", "60")}"\nwording = "w"\nplace = "p"\n'),
        "2023 > 60%",
    ),
    "name": (exam(more='name = "婚检达标率"\n'), "婚检达标率"),
}  # fmt: skip


@pytest.mark.parametrize("aspect", DIFFERENCES)
def test_what_is_asked_besides_the_limit_is_shown_without_asking(aspect: str, tmp_path: Path) -> None:
    text, said = DIFFERENCES[aspect]
    first, second = plan(tmp_path, "a", exam()), plan(tmp_path, "b", text)
    [pair] = compared(first, second)["indicators"]
    assert (pair["standing"], [one["aspect"] for one in pair["differences"]]) == ("same", [aspect])
    ran = dp("compare", first, second)
    assert said in ran.out
    assert dp("compare", first, second, "--fail-on", "any").code == 1
    assert dp("compare", first, second, "--fail-on", "weaker").code == 0


BESIDE = {
    "no": exam(more="no = 3\n"),
    "lead": exam(more='lead = ["省卫生健康委"]\n'),
    "with": exam(more='with = ["省妇联"]\n'),
    "wording": exam().replace('"w"', '"大于70%"'),
    "place": exam().replace('"p"', '"第2行"'),
    "baseline": exam(more='baseline = { period = 2020, value = "68.5%" }\n'),
    "readings": exam(more=f'[[indicators.premarital_exam_rate.readings]]\nrule = "{RULE.replace(">", ">=")}"\nwording = "w"\nplace = "p"\n'),
}  # fmt: skip


def test_notes_are_the_writers_own_words_and_are_not_compared(tmp_path: Path) -> None:
    first, second = plan(tmp_path, "a", exam()), plan(tmp_path, "b", exam(more='note = "n"\n'))
    assert compared(first, second)["identical"]
    assert dp("compare", first, second, "--all", "--fail-on", "any").out.endswith("\n两个计划相同：1 项指标没有差别\n")


@pytest.mark.parametrize("aspect", BESIDE)
def test_how_the_plan_puts_it_is_shown_on_request(aspect: str, tmp_path: Path) -> None:
    first, second = plan(tmp_path, "a", exam()), plan(tmp_path, "b", BESIDE[aspect])
    data = compared(first, second)
    [pair] = data["indicators"]
    assert (pair["standing"], [one["aspect"] for one in pair["differences"]]) == ("same", [aspect])
    assert not data["identical"]
    brief, full = (dp("compare", first, second, *more, "--format", "csv").out for more in ((), ("--all",)))
    assert (len(brief.splitlines()), len(full.splitlines())) == (1, 2)


@pytest.mark.parametrize(
    ("key", "value", "other"),
    [
        ("unit", '"person"', '"couple"'),
        ("kind", '"flow"', '"stock"'),
        ("calendar", '"calendar_year"', '"maternal_child_year"'),
    ],
)
def test_an_item_defined_otherwise_is_another_measure(key: str, value: str, other: str, tmp_path: Path) -> None:
    def own(key_value: str) -> str:
        keys = {"unit": '"person"', "kind": '"flow"', "calendar": '"calendar_year"'} | {key: key_value}
        written = "".join(f"{name} = {text}\n" for name, text in keys.items())
        rest = '[units.couple]\nname = "对"\nname_en = "couples"\n'
        target = '[indicators.own]\nname = "登记"\nname_en = "registered"\nrule = "registered > 100"\ndue = 2025\nwording = "w"\nplace = "p"\n'
        return f'{rest}[items.registered]\nname = "登记数"\nname_en = "r"\nsource = "liaoning"\n{written}{target}'

    first, second = plan(tmp_path, "a", own(value)), plan(tmp_path, "b", own(other))
    assert compared(first, first)["identical"]
    [pair] = compared(first, second)["indicators"]
    assert pair["standing"] == "other_measure"
    assert [(item["id"], item["differences"][0]["aspect"]) for item in pair["items"]] == [("registered", key)]
    text = dp("compare", first, second).out
    for word in ("数据项 registered：", f"{first}:12", f"{second}:12", value.strip('"'), other.strip('"')):
        assert word in text


def test_the_same_measure_under_another_id_and_name_is_a_new_name(tmp_path: Path) -> None:
    renamed = exam(RULE.replace("> 70%", "> 75%")).replace("premarital_exam_rate", "exams")
    second = plan(tmp_path, "b", renamed + 'name = "婚检达标率"\nname_en = "Exams"\n')
    [pair] = compared(plan(tmp_path, "a", exam()), second)["indicators"]
    assert (pair["standing"], pair["first"]["indicator"], pair["second"]["indicator"]) == (
        "stricter",
        "premarital_exam_rate",
        "exams",
    )
    assert "，改名" in dp("compare", tmp_path / "a.toml", second).out


def test_two_that_could_be_meant_are_not_paired(tmp_path: Path) -> None:
    more = "".join(exam().replace("premarital_exam_rate", id_) + f'name = "{id_}"\n' for id_ in ("one", "two"))
    data = compared(plan(tmp_path, "a", exam()), plan(tmp_path, "b", more))
    assert (data["summary"]["missing"], data["summary"]["added"]) == (1, 2)


# ── a plan and the one that it extends ──


def test_a_city_that_states_nothing_asks_what_its_province_asks(tmp_path: Path) -> None:
    data = compared("liaoning", plan(tmp_path, "shi", "", extends="liaoning", area="沈阳市"))
    assert data["summary"]["same"] == 33
    assert {one["aspect"] for pair in data["indicators"] for one in pair["differences"]} == {"baseline"}


def test_a_city_against_its_province(tmp_path: Path) -> None:
    city = plan(tmp_path, "shi", exam(RULE.replace("70", "75"), 2024), extends="liaoning", area="沈阳市")
    ran = dp("compare", "liaoning", city, "--fail-on", "weaker")
    assert ran.code == 0
    assert "沈阳市更严" in ran.out
    assert "到期 2025 → 2024" in ran.out
    assert dp("compare", city, "liaoning", "--fail-on", "weaker").code == 1


# ── formats and bad input ──


def test_csv_and_markdown_have_a_row_for_each_difference() -> None:
    rows = list(csv.reader(io.StringIO(dp("compare", "liaoning", "jilin", "--format", "csv").out)))
    assert len(rows) == 11
    assert {len(row) for row in rows} == {9}
    assert rows[1][-2:] == ["specs/liaoning.toml:139", "specs/jilin.toml:103"]
    assert len(dp("compare", "liaoning", "jilin", "--format", "markdown").out.splitlines()) == 12


def test_a_spec_with_errors_or_a_catalogue_cannot_be_compared(tmp_path: Path) -> None:
    wrong = plan(tmp_path, "a", exam("rate(x, y) > 70%"))
    for first, second in (("liaoning", wrong), (wrong, "liaoning"), ("liaoning", "catalogue"), ("liaoning", "nowhere")):
        ran = dp("compare", first, second)
        assert (ran.code, ran.out) == (3, "")


def test_a_mark_that_a_terminal_obeys_is_not_printed(tmp_path: Path) -> None:
    first = plan(tmp_path, "a", exam(), area="甲\u202e省")
    assert "\u202e" not in dp("compare", first, "liaoning", "--all").out
