"""A new spec: complete but for its blanks, which ``check`` lists in order; and what it is not made from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp

BLANK = "待填"
PER_INDICATOR = ("no", "rule", "wording", "place", "due", "commitment", "lead", "with", "department_place")
HEAD_OVER_A_CATALOGUE = ["name", "first_year", "last_year", "title", "status"]


def values(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def left_to_fill_in(file: Path) -> list[str]:
    """Return the keys that ``check`` says are left to fill in; it has nothing else to say."""
    ran = dp("check", file)
    assert not re.search(r"^(?:错误|警告|说明)\[", ran.err, re.MULTILINE)
    listed = re.findall(rf"^  {re.escape(str(file))}:\d+:\d+ +\[\S+\]  (.+)$", ran.err, re.MULTILINE)
    keys = [key for line in listed for key in line.split("、")]
    assert ran.err.startswith(f"还要填写 {len(keys)} 处，按先后：\n")
    assert ran.out == f"{file}：{len(keys)} 个错误（其中 {len(keys)} 处待填）\n"
    return keys


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_over_a_catalogue_everything_is_there_but_the_blanks(lang: Any, tmp_path: Path) -> None:
    file = tmp_path / "jilin2.toml"
    ran = dp("new", "吉林省", "--extends", "catalogue", "-o", file, lang=lang)
    assert (ran.code, ran.out) == (0, "")
    spec = values(file)
    assert spec["plan"] | {"first_year": 0, "last_year": 0} == {
        "id": "jilin2",
        "extends": "catalogue",
        "name": BLANK,
        "area": "吉林省",
        "area_code": "220000",
        "first_year": 0,
        "last_year": 0,
    }
    assert len(spec["indicators"]) == 33
    assert left_to_fill_in(file) == HEAD_OVER_A_CATALOGUE + list(PER_INDICATOR) * 33


def test_every_blank_says_what_to_write(tmp_path: Path) -> None:
    file = tmp_path / "Jilin-2.toml"
    dp("new", "某地", "--extends", "catalogue", "--indicator", "婚前医学检查率", "-o", file)
    _, _, said = dp("check", file).err.partition("各填什么：\n")
    assert set(re.findall(r"^  (\w+)：\S", said, re.MULTILINE)) == {*HEAD_OVER_A_CATALOGUE, *PER_INDICATOR}
    everything = dp("check", file, "--format", "json")
    found = json.loads(everything.out)["diagnostics"]
    assert [one["code"] for one in found] == ["to-fill-in"] * len([*HEAD_OVER_A_CATALOGUE, *PER_INDICATOR])
    assert all(one["help"]["zh"] and one["help"]["en"] for one in found)


def test_a_few_blanks_are_shown_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    dp("new", "某地", "--extends", "catalogue", "--indicator", "婚前医学检查率", "-o", file)
    text = file.read_text(encoding="utf-8").replace('["待填"]', "[]")
    lines = text.split("\n")
    blanks = [at for at, line in enumerate(lines) if "待填" in line and not line.startswith("#")]
    for at in blanks[3:]:
        lines[at] = ""
    file.write_text("\n".join(lines), encoding="utf-8")
    assert dp("check", file).err.count("错误[to-fill-in]：还没有填：") == len(blanks[:3])


def test_the_id_is_the_name_of_the_file_and_only_a_province_has_a_code(tmp_path: Path) -> None:
    file = tmp_path / "Jilin-2.toml"
    dp("new", "某地", "--extends", "catalogue", "--indicator", "婚前医学检查率", "-o", file)
    assert values(file)["plan"]["id"] == "jilin_2"
    assert "area_code" not in values(file)["plan"]


def test_a_spec_whose_blanks_are_filled_in_passes(tmp_path: Path) -> None:
    """The sign is a blank too: one to begin with would be taken for the plan's."""
    file = tmp_path / "my.toml"
    dp("new", "吉林省", "--extends", "catalogue", "--indicator", "premarital_exam_rate", "-o", file)
    text = file.read_text(encoding="utf-8")
    assert 'rule = "rate(premarital_exams, marriage_registrations) 待填"' in text
    filled = {"registrations) 待填": "registrations) > 70%", 'no = "待填"': "no = 2", 'status = "待填"': 'status = "draft"', 'commitment = "待填"': 'commitment = "binding"'}  # fmt: skip
    for key in ("due", "last_year", "first_year"):
        filled[f'{key} = "待填"'] = f"{key} = 2025"
    for old, new in filled.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text.replace("待填", "甲", 1).replace('"待填"', '"甲"'), encoding="utf-8")
    ran = dp("check", file)
    assert (ran.code, ran.err) == (0, ""), ran.err


def test_it_is_laid_out_as_the_shipped_specs_are(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    dp("new", "吉林省", "--extends", "catalogue", "-o", file)
    text, jilin = (path.read_text(encoding="utf-8") for path in (file, ROOT / "specs/jilin.toml"))
    assert [line for line in text.splitlines() if line.startswith("# ──")] == [
        line for line in jilin.splitlines() if line.startswith("# ──") and "Tests" not in line
    ]
    section = re.compile(r"^# \S+\n\[indicators\.premarital_exam_rate\]\n(\w+ = .*\n)+\n# ", re.MULTILINE)
    new, old = section.search(text), section.search(jilin)
    assert new is not None
    assert old is not None
    assert re.findall(r"^(\w+|#.*|\[.*) ?", new[0], re.MULTILINE) == re.findall(r"^(\w+|#.*|\[.*) ?", old[0], re.MULTILINE)  # fmt: skip
    assert "\n\n\n\n" not in text
    assert text.endswith('"\n')


def test_over_a_plan_nothing_has_to_be_repeated(tmp_path: Path) -> None:
    file = tmp_path / "shenyang.toml"
    dp("new", "沈阳市", "--extends", "liaoning", "-o", file)
    assert left_to_fill_in(file) == HEAD_OVER_A_CATALOGUE
    text = file.read_text(encoding="utf-8")
    assert "indicators" not in values(file)
    assert text.count("# [indicators.") == 33
    for old in ("first_year", "last_year"):
        text = text.replace(f'{old} = "待填"', f"{old} = 2022")
    text = text.replace('status = "待填"', 'status = "draft"').replace('"待填"', '"沈阳市计划"', 2)
    changed = re.sub(r"^# (?=\[indicators.premarital_exam_rate\]|(?:\w+ = .*premarital))", "", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    assert dp("check", file).code == 0
    before, _, after = changed.partition("\n[indicators.premarital_exam_rate]\n")
    lines = [line.removeprefix("# ") for line in after.splitlines()]
    own = "\n".join(lines[:6]).replace("> 70%", "> 75%").replace("待填", "甲")
    file.write_text(f"{before}\n[indicators.premarital_exam_rate]\n{own}\n", encoding="utf-8")
    ran = dp("compare", "liaoning", file, "--format", "csv")
    assert "沈阳市更严" in ran.out, ran.err


def test_what_the_plan_above_allows_stands_beside_its_target(tmp_path: Path) -> None:
    head = 'format = 1\n[plan]\nid = "s"\nextends = "catalogue"\nname = "甲"\narea = "甲省"\nfirst_year = 2022\nlast_year = 2025\n'
    rest = 'due = 2025\nwording = "w"\nplace = "p"\n'
    (tmp_path / "s.toml").write_text(
        f'{head}[indicators.premarital_exam_rate]\nrule = "rate(premarital_exams, marriage_registrations) > 70%"\n{rest}guard = "final"\n'
        f'[indicators.vaccination_rate]\nrule = "rate(doses_given, doses_due) > 90%"\n{rest}guard = "may_tighten"\n',
        encoding="utf-8",
    )
    ran = dp("new", "乙市", "--extends", "s.toml", cwd=tmp_path)
    assert "# 婚前医学检查率  [上级规定不得改动]\n# rate(premarital_exams, marriage_registrations) > 70%\n" in ran.out
    assert "# 适龄儿童免疫规划疫苗接种率  [上级规定只可加严]\n# [indicators.vaccination_rate]\n" in ran.out
    assert "[indicators.premarital_exam_rate]" not in ran.out


def test_the_spec_finds_what_it_extends_from_where_it_is_written(tmp_path: Path) -> None:
    for folder in ("province", "city"):
        (tmp_path / folder).mkdir()
    dp(
        "new",
        "甲省",
        "--extends",
        "catalogue",
        "--indicator",
        "vaccination_rate",
        "-o",
        "province/p.toml",
        cwd=tmp_path,
    )
    text = (tmp_path / "province/p.toml").read_text(encoding="utf-8")
    text = re.sub(r'(no|due|first_year|last_year) = "待填"', r"\1 = 2025", text)
    text = text.replace('status = "待填"', 'status = "draft"').replace('commitment = "待填"', 'commitment = "binding"')
    (tmp_path / "province/p.toml").write_text(text.replace(") 待填", ") > 90%").replace("待填", "甲"), encoding="utf-8")
    ran = dp("new", "乙市", "--extends", "province/p.toml", "-o", "city/c.toml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert values(tmp_path / "city/c.toml")["plan"]["extends"] == "../province/p.toml"
    assert left_to_fill_in(tmp_path / "city/c.toml") == HEAD_OVER_A_CATALOGUE


@pytest.mark.parametrize("extends", ["jilin", "specs/jilin.toml"])
def test_what_comes_with_the_program_is_named_and_not_found_by_path(extends: str) -> None:
    """The spec then works wherever it is moved."""
    assert tomllib.loads(dp("new", "长春市", "--extends", extends).out)["plan"]["extends"] == "jilin"


def test_the_first_line_leads_an_editor_to_the_schema_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "deep/er").mkdir(parents=True)
    arguments = ("new", "甲省", "--extends", "catalogue", "-o")
    dp(*arguments, "a.toml", cwd=tmp_path)
    (tmp_path / "schemas/spec.schema.json").write_text("{}", encoding="utf-8")
    dp(*arguments, "b.toml", cwd=tmp_path)
    dp(*arguments, "deep/er/c.toml", cwd=tmp_path)
    (tmp_path / "deep/spec.schema.json").write_text("{}", encoding="utf-8")
    dp(*arguments, "deep/d.toml", cwd=tmp_path)
    first = {file.stem: file.read_text(encoding="utf-8").splitlines()[0] for file in tmp_path.rglob("*.toml")}
    assert first["a"].startswith("# ")
    assert "#:schema spec.schema.json" in (tmp_path / "a.toml").read_text(encoding="utf-8")
    assert (first["b"], first["c"], first["d"]) == (
        "#:schema schemas/spec.schema.json",
        "#:schema ../../schemas/spec.schema.json",
        "#:schema spec.schema.json",
    )


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("mine", encoding="utf-8")
    ran = dp("new", "甲省", "--extends", "catalogue", "-o", file)
    assert (ran.code, ran.out) == (3, "")
    assert "已经有了" in ran.err
    assert file.read_text(encoding="utf-8") == "mine"


def test_the_text_goes_to_the_screen_and_has_no_id(tmp_path: Path) -> None:
    ran = dp("new", "甲省", "--extends", "catalogue", cwd=tmp_path)
    assert tomllib.loads(ran.out)["plan"]["id"] == BLANK
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("area", ['甲"省', "甲\\省", "甲'省", "甲]省", "甲 省", "𠮷林省"])
def test_the_name_of_an_area_is_written_as_it_is(area: str) -> None:
    assert tomllib.loads(dp("new", area, "--extends", "catalogue").out)["plan"]["area"] == area


@pytest.mark.parametrize("area", ["", "  ", "甲\n省", "甲\x1b省", "甲\u202e省", "甲\u2028省", "甲" * 101])
def test_what_is_no_name_of_an_area_is_refused(area: str) -> None:
    ran = dp("new", area, "--extends", "catalogue")
    assert (ran.code, ran.out) == (2, "")
    assert "AREA 要写地区的名称，一行文字" in ran.err


def test_what_cannot_be_extended_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("format = 1\n", encoding="utf-8")
    other = tmp_path / "plan.txt"
    other.write_bytes((ROOT / "specs/jilin.toml").read_bytes())
    for extends in ("nowhere", wrong, tmp_path, other):
        ran = dp("new", "甲省", "--extends", extends)
        assert (ran.code, ran.out) == (3, ""), extends
        assert ran.err


def test_an_indicator_that_is_none_is_told_with_the_nearest() -> None:
    ran = dp("new", "甲省", "--extends", "catalogue", "--indicator", "vacination_rate")
    assert (ran.code, ran.out) == (3, "")
    assert "是不是“vaccination_rate”？" in ran.err


def test_names_from_a_catalogue_cannot_write_lines_of_their_own(tmp_path: Path) -> None:
    text = (ROOT / "specs/catalogue.toml").read_text(encoding="utf-8")
    for name in ("适龄儿童免疫规划疫苗接种率", "Spreading knowledge of disability prevention"):
        text = text.replace(f'= "{name}"', f'= "{name[:2]}\\u2028x = 1\\u0085[indicators.x]\\u001b"')
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    ran = dp("new", "甲省", "--extends", "c.toml", cwd=tmp_path)
    spec = tomllib.loads(ran.out)
    assert set(spec) == {"format", "plan", "document", "indicators"}
    assert len(spec["indicators"]) == 33
    assert "x" not in spec["indicators"]
    assert not {"\u2028", "\u0085", "\x1b"} & set(ran.out)


def test_what_any_plan_above_forbids_is_said(tmp_path: Path) -> None:
    """A city that tightens its province's target cannot lift the province's guard for its counties."""
    head = 'format = 1\n[plan]\nid = "{0}"\nextends = "{1}"\nname = "甲"\narea = "甲"\nfirst_year = 2022\nlast_year = 2025\n'
    rule = '[indicators.vaccination_rate]\nrule = "rate(doses_given, doses_due) > {0}%"\ndue = 2025\nwording = "w"\nplace = "p"\n'
    (tmp_path / "s.toml").write_text(
        head.format("s", "catalogue") + rule.format(90) + 'guard = "may_tighten"\n', encoding="utf-8"
    )
    (tmp_path / "c.toml").write_text(head.format("c", "s.toml") + rule.format(95), encoding="utf-8")
    ran = dp("new", "乙县", "--extends", "c.toml", cwd=tmp_path)
    assert "# 适龄儿童免疫规划疫苗接种率  [上级规定只可加严]\n" in ran.out
