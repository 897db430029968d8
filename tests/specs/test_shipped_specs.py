"""The shipped specs and examples say what the plans say, and any TOML reader and validator agrees."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import toml  # type: ignore[import-untyped]
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SPECS = ("catalogue", "jilin", "liaoning")
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas/spec.schema.json").read_text(encoding="utf-8"))


def text_of(spec: str) -> str:
    """Return the text of a shipped spec."""
    return (ROOT / "specs" / f"{spec}.toml").read_text(encoding="utf-8")


def load(spec: str) -> dict[str, Any]:
    """Return a shipped spec as dictionaries."""
    return tomllib.loads(text_of(spec), parse_float=Decimal)


CATALOGUE, JILIN, LIAONING = (load(spec) for spec in SPECS)
ITEMS: dict[str, Any] = CATALOGUE["items"]
DEFINITIONS: dict[str, Any] = CATALOGUE["indicators"]
PLANS = {"jilin": JILIN, "liaoning": LIAONING}
TARGETS = [
    pytest.param(plan, indicator, target, id=f"{plan}-{indicator}")
    for plan, spec in PLANS.items()
    for indicator, target in spec["indicators"].items()
]

# ── the plans' tables, written out by hand: name, number, comparator and value ──

JILIN_TABLE = """
    1  重点人群残疾预防知识普及率 > 80%
    2  婚前医学检查率 > 70%
    3  孕前优生健康检查目标人群覆盖率 > 80%
    4  孕产妇系统管理率 > 90%
    5  产前筛查率 > 75%
    6  新生儿遗传代谢性疾病筛查率 >= 98%
    7  新生儿听力筛查率 >= 90%
    8  3岁以下儿童系统管理率 >= 85%
    9  高血压患者基层规范管理服务率 >= 65%
    10 2型糖尿病患者基层规范管理服务率 >= 65%
    11 百万人口白内障复明手术率 > 3000
    12 以社区为单位心理咨询室或社会工作室建成率 > 80%
    13 登记在册的严重精神障碍患者规范管理率 > 83%
    14 适龄儿童免疫规划疫苗接种率 > 90%
    15 控制和消除重大地方病的县（市、区） > 95%
    16 接触职业病危害的劳动者在岗期间职业健康检查率 >= 90%
    17 生产安全事故发生起数 >= 10%
    18 声环境功能区夜间达标率 >= 85%
    19 每10万人口康复医师人数 >= 8
    20 65岁以上失能老年人健康服务率 > 80%
    21 开展精神障碍社区康复服务的县（市、区） > 80%
    22 开展精神障碍社区康复服务的县（市、区）的居家患者接受社区康复服务比率 > 60%
    23 残疾人基本康复服务覆盖率 > 85%
    24 残疾人辅助器具适配率 > 85%
    25 公共建筑无障碍设施建设率 >= 100%
"""

LIAONING_TABLE = """
    1  重点人群残疾预防知识普及率 > 80%
    2  婚前医学检查率 > 70%
    3  孕前优生健康检查目标人群覆盖率 > 80%
    4  孕产妇系统管理率 > 90%
    5  产前筛查率 > 75%
    6  新生儿遗传代谢性疾病筛查率 >= 98%
    7  新生儿听力筛查率 >= 95%
    8  3岁以下儿童系统管理率 >= 90%
    9  高血压患者基层规范管理服务率 >= 65%
    10 2型糖尿病患者基层规范管理服务率 >= 65%
    11 百万人口白内障复明手术率 > 3000
    12 以社区为单位心理咨询室或社会工作室建成率 > 80%
    13 登记在册的严重精神障碍患者规范管理率 > 83%
    14 适龄儿童免疫规划疫苗接种率 > 90%
    15 控制和消除重大地方病的县（市、区） > 95%
    16 接触职业病危害的劳动者在岗期间职业健康检查率 >= 90%
    17 生产安全事故发生起数 >= 10%
    18 声环境功能区夜间达标率 >= 85%
    19 每10万人口康复医师人数 >= 8
    20 65岁以上失能老年人健康服务率 > 80%
    21 开展精神障碍社区康复服务的县（市、区） > 80%
    22 开展精神障碍社区康复服务的县（市、区）的居家患者接受社区康复服务比率 > 60%
    23 残疾人基本康复服务覆盖率 > 85%
    24 7岁以下病残儿童康复服务率 > 90%
    25 14岁以下有需求的重度听力、肢体残疾儿童康复救治率 > 90%
    26 残疾人辅助器具适配率 > 85%
    27 公共建筑无障碍设施建设率 >= 100%
"""

LIAONING_TEXT_ONLY = """
    -  老年人家庭家居环境适老化改造 >= 56266
    -  城市供水普及率（地级市） >= 99.5%
    -  城市公共供水管网漏损率 <= 9%
    -  农村自来水普及率 >= 88%
    -  街道范围具备综合功能的养老服务机构覆盖率 >= 80%
    -  城市社区养老服务设施覆盖率 >= 100%
"""

LIAONING_2020 = """
    —  68.5％  >80％  >90％  >60％  ≥98％  ≥95％  ≥90％  >60％  >60％  >2000  —  >80％  >90％  >95％  ≥90％
    比2016年下降10％以上  80.1％  —  >80％  —  —  >80％  —  —  >80％  —
"""

SECOND_READINGS = {
    "婚前医学检查率": ">= 70%",
    "孕前优生健康检查目标人群覆盖率": ">= 80%",
    "孕产妇系统管理率": ">= 90%",
    "产前筛查率": ">= 75%",
    "适龄儿童免疫规划疫苗接种率": ">= 90%",
    "控制和消除重大地方病的县（市、区）": ">= 95%",
}


def lines(table: str) -> list[str]:
    """Return the lines of a table above, each with single blanks."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def target_of(rule: str, indicator: str) -> str:
    """Return what a rule says after its indicator's measure."""
    measure = DEFINITIONS[indicator]["measure"]
    assert rule.startswith(measure + " ")
    return rule.removeprefix(measure + " ")


def shown(plan: dict[str, Any]) -> list[str]:
    """Return a plan's targets in the notation of the tables above."""
    return [
        f"{target.get('no', '-')} {DEFINITIONS[indicator]['name']} {target_of(target['rule'], indicator)}"
        for indicator, target in plan["indicators"].items()
    ]


def test_jilin_says_what_its_table_says() -> None:
    """25 targets, in the order of the plan's table."""
    assert shown(JILIN) == lines(JILIN_TABLE)


def test_liaoning_says_what_its_table_and_text_say() -> None:
    """27 targets of the table, then six that stand in the text only."""
    assert shown(LIAONING) == lines(LIAONING_TABLE) + lines(LIAONING_TEXT_ONLY)


def test_liaonings_2020_column_is_kept_as_printed() -> None:
    """Bounds and dashes are neither converted nor left out."""
    baselines = [target.get("baseline") for target in LIAONING["indicators"].values()]
    assert [baseline["value"] for baseline in baselines[:27]] == LIAONING_2020.split()
    assert {baseline["period"] for baseline in baselines[:27]} == {2020}
    assert baselines[27:] == [None] * 6


def test_jilin_prints_no_baselines() -> None:
    """Its table has no column for 2020."""
    assert not any("baseline" in target for target in JILIN["indicators"].values())


def test_six_targets_of_liaoning_have_a_second_reading() -> None:
    """The table says "more than" where the text says "or more"."""
    readings = {
        DEFINITIONS[indicator]["name"]: target_of(reading["rule"], indicator)
        for indicator, target in LIAONING["indicators"].items()
        for reading in target.get("readings", ())
    }
    assert readings == SECOND_READINGS
    assert not any("readings" in target for target in JILIN["indicators"].values())


def test_what_the_plans_only_strive_for() -> None:
    """力争 stands at these targets and nowhere else."""
    aspirational = {
        (plan, DEFINITIONS[indicator]["name"])
        for plan, spec in PLANS.items()
        for indicator, target in spec["indicators"].items()
        if target["commitment"] == "aspirational"
    }
    assert aspirational == {
        ("jilin", "每10万人口康复医师人数"),
        ("liaoning", "每10万人口康复医师人数"),
        ("liaoning", "城市公共供水管网漏损率"),
    }


@pytest.mark.parametrize(("plan", "indicator", "target"), TARGETS)
def test_a_target_is_complete(plan: str, indicator: str, target: dict[str, Any]) -> None:
    """Due in the plan's last year, with departments and with its wording and their places."""
    assert target["due"] == PLANS[plan]["plan"]["last_year"] == 2025
    assert target["commitment"] in {"binding", "aspirational"}
    assert target["lead"] or target["with"]
    assert not set(target["lead"]) & set(target["with"])
    assert target["wording"]
    assert target["place"]
    assert target["department_place"]
    assert "action" not in target, "the plans agree with the catalogue's actions"
    assert "measure_reason" not in target, f"{indicator} has the catalogue's measure"


def test_a_target_without_a_printed_year_says_so() -> None:
    """Two of Liaoning's targets; their year is the plan's last."""
    noted = [
        DEFINITIONS[indicator]["name"]
        for indicator, target in LIAONING["indicators"].items()
        if "没有写明年份" in target.get("note", "")
    ]
    assert noted == ["城市供水普及率（地级市）", "城市公共供水管网漏损率"]


def test_documents() -> None:
    """What is printed on each plan, and no more."""
    assert LIAONING["document"]["issuer"] == "辽宁省人民政府办公厅"
    assert LIAONING["document"]["date"] == "2022-08-18"
    assert LIAONING["document"]["status"] == "issued"
    assert JILIN["document"]["status"] == "draft"
    assert not {"issuer", "date", "number"} & JILIN["document"].keys()


# ── the catalogue ──

RULE_WORDS = {"rate", "per", "decline", "growth", "change", "share", "count", "count_distinct", "sum", "min", "max", "mean", "round", "where", "among", "and", "or", "not", "base", "year", "quarter", "month", "annual"}  # fmt: skip


def names_in(rule: str) -> set[str]:
    """Return the names that a rule uses, without functions and words of the language."""
    return set(re.findall(r"[a-z_][a-z0-9_]*", rule)) - RULE_WORDS


def rules() -> Iterator[str]:
    """Yield every expression and rule of the shipped specs."""
    for definition in DEFINITIONS.values():
        yield definition["measure"]
        yield definition.get("totals", "")
    for plan in PLANS.values():
        for target in plan["indicators"].values():
            yield target["rule"]
            yield from (reading["rule"] for reading in target.get("readings", ()))


def test_every_name_in_a_rule_is_defined() -> None:
    """An item, a level, a table or a column of a table."""
    columns = {column for table in CATALOGUE["tables"].values() for column in table["columns"]}
    known = ITEMS.keys() | CATALOGUE["levels"].keys() | CATALOGUE["tables"].keys() | columns
    for rule in rules():
        assert names_in(rule) <= known, rule


def test_every_item_is_used_but_one() -> None:
    """Patients under management stand beside the registered ones only to be told apart."""
    used = set().union(*map(names_in, rules()))
    assert ITEMS.keys() - used == {"severe_mental_patients_under_management"}


def test_every_indicator_is_a_target_of_some_plan() -> None:
    """And no plan has a target without a definition."""
    assert DEFINITIONS.keys() == JILIN["indicators"].keys() | LIAONING["indicators"].keys()


def test_references_inside_the_catalogue() -> None:
    """Units, calendars, sources, actions and wholes exist, and each is used."""
    columns = [column for table in CATALOGUE["tables"].values() for column in table["columns"].values()]
    units = {thing["unit"] for thing in [*ITEMS.values(), *columns]}
    assert units == CATALOGUE["units"].keys() | {"yes_no"}
    assert {item["calendar"] for item in ITEMS.values()} == CATALOGUE["calendars"].keys()
    assert {thing["source"] for thing in [*ITEMS.values(), *DEFINITIONS.values()]} == CATALOGUE["sources"].keys()
    assert {definition["action"] for definition in DEFINITIONS.values()} == CATALOGUE["actions"].keys()
    for name, item in ITEMS.items():
        if "subset_of" in item:
            whole = ITEMS[item["subset_of"]]
            assert (item["unit"], item["calendar"]) == (whole["unit"], whole["calendar"]), name


def test_no_subset_where_more_than_the_whole_can_be_right() -> None:
    """Examinations and registrations, mothers and births are counted apart."""
    for item in ("premarital_exams", "preconception_exams", "maternal_managed", "doses_given"):
        assert "subset_of" not in ITEMS[item]
    for item in ("metabolic_screened_newborns", "hearing_screened_newborns"):
        assert ITEMS[item]["subset_of"] == "live_births"


def test_not_applicable_counts_as_yes_for_the_eight_endemic_diseases() -> None:
    """And each says that this was decided here, not in the plan."""
    diseases = {name: item for name, item in ITEMS.items() if "not_applicable" in item}
    assert len(diseases) == 8
    assert diseases.keys() == names_in(DEFINITIONS["endemic_disease_counties"]["measure"]) - {"counties"}
    for item in diseases.values():
        assert item["unit"] == "yes_no"
        assert "计划没有写明" in item["note"]


def test_one_name_means_one_thing() -> None:
    """Ids, Chinese names and aliases of items and indicators, with full-width forms and blanks aside."""
    spellings = [
        "".join(spelling.translate({c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}).split()).casefold()
        for things in (ITEMS, DEFINITIONS)
        for name, thing in things.items()
        for spelling in {name, thing["name"], *thing.get("aliases", ())}
    ]
    assert sorted(spellings) == sorted(set(spellings))


def test_missing_is_never_nothing_or_zero() -> None:
    """无 and 0 are values, not gaps."""
    markers = CATALOGUE["missing_markers"]
    assert not {"无", "0", "０", "零", ""} & markers.keys()
    assert markers["—"] == "not_collected"


# ── TOML, by either reader ──


@pytest.mark.parametrize("spec", SPECS)
def test_the_old_toml_package_reads_the_same(spec: str) -> None:
    """Older scripts in the provinces read the specs with it; order counts too."""
    old = toml.loads(text_of(spec))
    new = load(spec)
    assert old == new
    assert json.dumps(old) == json.dumps(new)


@pytest.mark.parametrize("spec", SPECS)
def test_the_first_lines_of_a_spec(spec: str) -> None:
    """The schema, and the version of the format; no tabs, no byte order mark, no trailing blanks."""
    text = text_of(spec)
    assert text.startswith("#:schema ../schemas/spec.schema.json\n")
    assert load(spec)["format"] == 1
    assert "\t" not in text
    assert "\r" not in text
    assert not re.search(r" $", text, re.MULTILINE)
    assert text.endswith("\n")


# ── the schema ──

MEANS_THE_SAME_IN_DRAFT_7 = {"type", "properties", "required", "additionalProperties", "patternProperties", "items", "enum", "const", "pattern", "minimum", "maximum", "minLength", "minProperties", "maxLength", "minItems", "uniqueItems", "oneOf", "anyOf", "$ref", "$defs", "propertyNames"}  # fmt: skip
ANNOTATIONS = {"$schema", "title", "description", "examples"}


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    yield schema
    for word in ("properties", "patternProperties", "$defs"):
        for inner in schema.get(word, {}).values():
            yield from subschemas(inner)
    for word in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(word), dict):
            yield from subschemas(schema[word])
    for word in ("oneOf", "anyOf"):
        for inner in schema.get(word, ()):
            yield from subschemas(inner)


fast_validate = fastjsonschema.compile(SCHEMA, use_default=False)


def faults(document: object) -> list[Any]:
    """Return what jsonschema finds wrong, after checking that fastjsonschema agrees."""
    found = list(Draft202012Validator(SCHEMA).iter_errors(document))
    if found:
        with pytest.raises(fastjsonschema.JsonSchemaException):
            fast_validate(document)
    else:
        fast_validate(document)
    return found


@pytest.mark.parametrize("spec", SPECS)
def test_a_shipped_spec_is_valid(spec: str) -> None:
    """By both validators."""
    assert faults(load(spec)) == []


def test_the_schema_is_valid_and_means_the_same_to_both_validators() -> None:
    """Only keywords that draft-07 has as well; beside a $ref only annotations, which draft-07 ignores."""
    Draft202012Validator.check_schema(SCHEMA)
    used = set().union(*(schema.keys() for schema in subschemas(SCHEMA)))
    assert used <= MEANS_THE_SAME_IN_DRAFT_7 | ANNOTATIONS
    for schema in subschemas(SCHEMA):
        if "$ref" in schema:
            assert schema.keys() <= {"$ref"} | ANNOTATIONS
        if schema.get("type") == "object":
            assert "additionalProperties" in schema


def test_the_schemas_words() -> None:
    """Every definition has a title and a description in both languages, and its examples are valid."""
    for name, schema in SCHEMA["$defs"].items():
        assert schema["title"], name
        assert re.search(r"[一-鿿].*[A-Za-z]", schema["description"]), name
        validator = Draft202012Validator({"$defs": SCHEMA["$defs"], **schema})
        for example in schema.get("examples", ()):
            assert validator.is_valid(example), (name, example)
        for key, value in schema.get("properties", {}).items():
            inner = Draft202012Validator({"$defs": SCHEMA["$defs"], **value})
            for example in value.get("examples", ()):
                assert inner.is_valid(example), (name, key, example)


PLAN_WITH = """
    format = 1
    [plan]
    id = "somewhere"
    extends = "catalogue"
    name = "某市计划"
    area = "某市"
    first_year = 2022
    last_year = 2025
    [document]
    title = "某市计划"
    status = "issued"
    [indicators.premarital_exam_rate]
    rule = "rate(premarital_exams, marriage_registrations) > 70%"
    wording = "＞70％"
    place = "表第2行"
    due = 2025
"""


def test_the_smallest_plan_is_valid() -> None:
    """Departments, numbers and baselines can be left out."""
    assert faults(tomllib.loads(PLAN_WITH)) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("due = 2025", 'due = "2025"', id="a year in quotes"),
        pytest.param("due = 2025", "due = 25", id="a short year"),
        pytest.param("due = 2025", "due = 2025\nunits = 3", id="an unknown key"),
        pytest.param("due = 2025", 'due = 2025\nlead = "省残联"', id="a department outside a list"),
        pytest.param("due = 2025", 'due = 2025\ncommitment = "力争"', id="an unknown commitment"),
        pytest.param("due = 2025", "due = 2025\nbaseline = { period = 2020 }", id="a baseline without a value"),
        pytest.param("due = 2025", "due = 2025\nbaseline = { period = 2020, value = 68 }", id="a value without quotes"),
        pytest.param("due = 2025", "due = 2025\nreadings = []", id="no reading in readings"),
        pytest.param("> 70%", "\\n> 70%", id="a rule on two lines"),
        pytest.param("> 70%", "> 70%\\n", id="a line break after the rule"),
        pytest.param('"somewhere"', '"somewhere\\n"', id="a line break after an id"),
        pytest.param("[indicators.premarital_exam_rate]", "[indicators.Premarital]", id="a capital letter"),
        pytest.param("[indicators.premarital_exam_rate]", '[indicators."exams\\n"]', id="a line break in a key"),
        pytest.param("[document]", "[papers]", id="an unknown table"),
        pytest.param('status = "issued"', "", id="a document without a status"),
        pytest.param('status = "issued"', 'status = "issued"\ndate = "2022-08-18\\n"', id="a line break after a date"),
        pytest.param("format = 1", "format = 2", id="another format"),
        pytest.param("format = 1", "", id="no format"),
    ],
)
def test_a_faulty_plan_is_not_valid(written: str, instead: str) -> None:
    """To either validator."""
    assert written in PLAN_WITH
    assert faults(tomllib.loads(PLAN_WITH.replace(written, instead, 1)))


@pytest.mark.parametrize("marker", ["无", "0", "０", ""])
def test_a_value_cannot_be_declared_missing(marker: str) -> None:
    """Missing is never 0, and 无 often means 0."""
    catalogue = load("catalogue")
    catalogue["missing_markers"][marker] = "blank"
    assert faults(catalogue)


# ── examples ──


def rows(example: str) -> list[dict[str, str]]:
    """Return the rows of an example."""
    with (ROOT / "examples" / example).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("example", "count"), [("liaoning-2020.csv", 27), ("national.csv", 48), ("counts.csv", 11)])
def test_an_example_uses_the_catalogues_names(example: str, count: int) -> None:
    """And names a source for each figure, once for each publisher."""
    found = rows(example)
    assert len(found) == count
    names = {thing["name"] for thing in [*ITEMS.values(), *DEFINITIONS.values()]}
    assert {row["item"] for row in found} <= names
    assert all(row["source"] and row["value"] for row in found)
    keys = [(row["area"], row["period"], row["item"], row["source"]) for row in found]
    assert len(keys) == len(set(keys))


def test_the_example_of_liaoning_is_the_plans_2020_column() -> None:
    """Both were taken from the same column."""
    printed = {
        DEFINITIONS[indicator]["name"]: target["baseline"]["value"]
        for indicator, target in LIAONING["indicators"].items()
        if "no" in target
    }
    assert {row["item"]: row["value"] for row in rows("liaoning-2020.csv")} == printed


@pytest.mark.parametrize(
    ("area", "period", "part", "whole", "rate"),
    [
        ("全国", "2017", "severe_mental_patients_managed_to_standard", "severe_mental_patients_registered", "74.85%"),
        ("全国", "2018", "severe_mental_patients_managed_to_standard", "severe_mental_patients_registered", "82.69%"),
        ("湖南省", "2021Q4", "night_noise_measurements_met", "night_noise_measurements", "89.1%"),
    ],
)
def test_the_published_rates_follow_from_the_published_counts(
    area: str, period: str, part: str, whole: str, rate: str
) -> None:
    """To the digits that were printed."""
    values = {row["item"]: row["value"] for row in rows("counts.csv") if (row["area"], row["period"]) == (area, period)}
    printed = Decimal(rate.rstrip("%"))
    computed = Decimal(values[ITEMS[part]["name"]]) * 100 / Decimal(values[ITEMS[whole]["name"]])
    assert rate in values.values()
    assert computed.quantize(printed) == printed
