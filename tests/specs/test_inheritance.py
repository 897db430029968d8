"""Plans over several levels: what is inherited, what a level may change, and where each target comes from.

The city and county plans here extend Liaoning's real plan, or a province's plan with guards.
"""

from pathlib import Path

import pytest

from dp_rules.spec.load import load_plan, read_spec
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Span

EXAMS = "rate(premarital_exams, marriage_registrations)"
NOISE = "rate(night_noise_measurements_met, night_noise_measurements)"
TARGET = 'wording = "w"\nplace = "p"\n'


def head(id_: str, extends: str, area: str) -> str:
    return (
        f'format = 1\n[plan]\nid = "{id_}"\nextends = "{extends}"\nname = "{area}计划"\nname_en = "Plan of {area}"\n'
        f'area = "{area}"\nfirst_year = 2022\nlast_year = 2025\n'
    )


def exam(rule: str, more: str = "") -> str:
    return f'[indicators.premarital_exam_rate]\nrule = "{rule}"\n{TARGET}{more}'


PROVINCE = head("sheng", "catalogue", "甲省")
CITY = head("shi", "sheng.toml", "乙市")
COUNTY = head("xian", "shi.toml", "丙县")


def write(folder: Path, **files: str) -> Path:
    """Write spec files; return the last one's path."""
    path = folder
    for name, text in files.items():
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
    return path


def plan_of(path: Path) -> Plan:
    plan, found = load_plan(str(path))
    assert plan is not None, found
    return plan


def the_exam(plan: Plan) -> Indicator:
    found = plan.indicator("premarital_exam_rate")
    assert found is not None
    return found


def errors(path: Path) -> list[Diagnostic]:
    return [one for one in read_spec(str(path))[1] if one.severity == "error"]


# ── what is inherited ──


def test_a_city_that_states_nothing_has_every_target_of_its_province(tmp_path: Path) -> None:
    city = plan_of(write(tmp_path, shi=head("shi", "liaoning", "沈阳市")))
    province, _ = load_plan("liaoning")
    assert province is not None
    assert [(i.id, i.rule.text, i.due, i.wording, i.no) for i in city.indicators] == [
        (i.id, i.rule.text, i.due, i.wording, i.no) for i in province.indicators
    ]
    assert (city.area, city.files) == ("沈阳市", (city.files[0], "specs/liaoning.toml", "specs/catalogue.toml"))
    assert the_exam(city).rule.place.file == "specs/liaoning.toml"


def test_a_baseline_is_of_its_own_area_and_not_inherited(tmp_path: Path) -> None:
    assert the_exam(plan_of(write(tmp_path, shi=head("shi", "liaoning", "沈阳市")))).baseline is None


def test_a_city_that_states_a_rule_keeps_what_is_not_of_the_rule(tmp_path: Path) -> None:
    found = the_exam(plan_of(write(tmp_path, shi=head("shi", "liaoning", "沈阳市") + exam(f"{EXAMS} > 75%"))))
    assert (found.rule.text, found.wording, found.plan_place) == (f"{EXAMS} > 75%", "w", "p")
    assert (found.due, found.no, found.lead) == (2025, 2, ("省卫生健康委",))
    assert (found.readings, found.also, found.note) == ((), None, None)


def test_a_city_that_states_only_its_departments_keeps_the_rule_and_its_wording(tmp_path: Path) -> None:
    text = head("shi", "liaoning", "沈阳市") + '[indicators.premarital_exam_rate]\nlead = ["市卫生健康委"]\n'
    found = the_exam(plan_of(write(tmp_path, shi=text)))
    assert (found.rule.text, found.wording, found.lead) == (f"{EXAMS} > 70%", ">70％", ("市卫生健康委",))
    assert [reading.rule.text for reading in found.readings] == [f"{EXAMS} >= 70%"]


def test_a_citys_own_indicator_comes_after_those_it_inherits(tmp_path: Path) -> None:
    own = f'[indicators.noise]\nname = "夜间噪声"\nname_en = "Noise at night"\nrule = "{NOISE} >= 90%"\ndue = 2025\n{TARGET}'
    city = plan_of(write(tmp_path, shi=head("shi", "liaoning", "沈阳市") + own))
    assert [indicator.id for indicator in city.indicators][-1] == "noise"


def test_a_number_that_a_city_gives_to_another_indicator_is_not_inherited(tmp_path: Path) -> None:
    own = f'[indicators.noise]\nno = 2\nname = "夜间噪声"\nname_en = "Noise at night"\nrule = "{NOISE} >= 90%"\ndue = 2025\n{TARGET}'
    city = plan_of(write(tmp_path, shi=head("shi", "liaoning", "沈阳市") + own))
    assert the_exam(city).no is None
    assert city.indicator("2") is city.indicators[-1]


def test_four_levels_each_add_to_the_one_above(tmp_path: Path) -> None:
    county = plan_of(
        write(
            tmp_path,
            sheng=PROVINCE + exam(f"{EXAMS} > 70%", "due = 2025\n"),
            shi=CITY + exam(f"{EXAMS} > 75%"),
            xian=COUNTY + exam(f"{EXAMS} > 80%"),
        )
    )
    found = the_exam(county)
    assert [(above.area, above.rule.text, above.relation) for above in found.lineage] == [
        ("乙市", f"{EXAMS} > 75%", "stricter"),
        ("甲省", f"{EXAMS} > 70%", "stricter"),
    ]


def test_a_level_that_states_nothing_passes_the_target_on(tmp_path: Path) -> None:
    county = plan_of(
        write(
            tmp_path,
            sheng=PROVINCE + exam(f"{EXAMS} > 70%", "due = 2025\n"),
            shi=CITY,
            xian=COUNTY + exam(f"{EXAMS} > 60%"),
        )
    )
    assert [(above.area, above.is_stated, above.relation) for above in the_exam(county).lineage] == [
        ("乙市", False, "weaker"),
        ("甲省", True, "weaker"),
    ]


def test_too_many_levels_are_told(tmp_path: Path) -> None:
    for level in range(9):
        write(tmp_path, **{f"p{level}": head(f"p{level}", f"p{level + 1}.toml", "甲省")})
    assert [one.code for one in read_spec(str(tmp_path / "p0.toml"))[1]] == ["extends-circle"]


# ── how a target stands to the one above: decided by the values it allows ──

RELATIONS = {
    (f"{EXAMS} > 70%", f"{EXAMS} > 70%"): "same",
    (f"{EXAMS} > 70%", "premarital_exams / marriage_registrations > 0.7 * 100%"): "other_measure",
    (f"{EXAMS} > 70%", f"70% < {EXAMS}"): "same",
    (f"{EXAMS} > 70%", f"not ({EXAMS} <= 70%)"): "same",
    (f"{EXAMS} > 70%", "premarital_exams / marriage_registrations > 70.0%"): "same",
    (f"{EXAMS} > 70%", f"{EXAMS} >= 70%"): "stricter",
    (f"{EXAMS} >= 70%", f"{EXAMS} > 70%"): "weaker",
    (f"{EXAMS} > 75%", f"{EXAMS} > 70%"): "stricter",
    (f"{EXAMS} > 65%", f"{EXAMS} > 70%"): "weaker",
    (f"70% <= {EXAMS} < 90%", f"{EXAMS} >= 70%"): "stricter",
    (f"60% <= {EXAMS} < 90%", f"{EXAMS} >= 70%"): "other",
    (f"{EXAMS} > 70% and {EXAMS} < 90%", f"70% < {EXAMS} < 90%"): "same",
    (f"{EXAMS} > 90% or {EXAMS} < 10%", f"{EXAMS} > 80%"): "other",
    (f"{EXAMS} >= 100%", f"{EXAMS} = 100%"): "weaker",
    (f"{NOISE} >= 100%", f"{NOISE} = 100%"): "same",
    (f"{NOISE} > 100%", f"{NOISE} >= 85%"): "stricter",
    ("accidents < 100", "accidents <= 100"): "stricter",
    ("accidents >= 0", "accidents > -5"): "same",
    ("decline(accidents, base=2020) >= 12%", "decline(accidents, base=2020) >= 10%"): "stricter",
    ("decline(accidents, base=2020) >= 10%", "decline(accidents, base=2021) >= 10%"): "other_measure",
    (f"{EXAMS} > 70%", f"{NOISE} > 70%"): "other_measure",
    (f"{EXAMS} > 70% and {NOISE} > 70%", f"{EXAMS} > 70%"): "other_measure",
}  # fmt: skip


@pytest.mark.parametrize(("rules", "expected"), RELATIONS.items(), ids=[f"{a} | {b}" for a, b in RELATIONS])
def test_implication_between_targets_is_decided_by_intervals(
    rules: tuple[str, str], expected: str, tmp_path: Path
) -> None:
    below, above = rules
    reason = 'measure_reason = "r"\n'
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(above, f"due = 2025\n{reason}"),
        shi=CITY + exam(below, reason),
    )
    assert [step.relation for step in the_exam(plan_of(path)).lineage] == [expected]


# ── guards ──

OUTSIDE = "目标值不在范围内，或计算方法、比较方向不同"
GUARDED = {
    'guard = "final"\n': {
        f"{EXAMS} > 70%": None,
        f"70.0% < {EXAMS}": None,
        f"{EXAMS} > 75%": "“甲省计划”规定这个目标不得改动（> 70%）",
        f"{EXAMS} >= 70%": "“甲省计划”规定这个目标不得改动（> 70%）",
    },
    'guard = "may_tighten"\n': {
        f"{EXAMS} > 70%": None,
        f"{EXAMS} > 75%": None,
        f"{EXAMS} >= 70%": "“甲省计划”规定这个目标只可加严（> 70%）：目标放宽了",
        f"60% < {EXAMS} < 90%": "“甲省计划”规定这个目标只可加严（> 70%）：达到它，不等于达到上级目标",
        f"{NOISE} > 75%": "“甲省计划”规定这个目标只可加严（> 70%）：计算方法不同，看不出是否放宽",
    },
    'guard = { at_least = "65%", at_most = "80%" }\n': {
        f"{EXAMS} > 65%": None,
        f"{EXAMS} >= 65%": None,
        f"{EXAMS} > 80%": None,
        f"{EXAMS} > 64.9%": f"“甲省计划”规定目标值不低于 65%、不高于 80%（> 70%）：{OUTSIDE}",
        f"{EXAMS} > 80.1%": f"“甲省计划”规定目标值不低于 65%、不高于 80%（> 70%）：{OUTSIDE}",
        f"{EXAMS} < 66%": f"“甲省计划”规定目标值不低于 65%、不高于 80%（> 70%）：{OUTSIDE}",
        f"{NOISE} > 70%": f"“甲省计划”规定目标值不低于 65%、不高于 80%（> 70%）：{OUTSIDE}",
    },
    'guard = { at_least = "65%" }\n': {
        f"{EXAMS} > 99%": None,
        f"{EXAMS} > 64%": f"“甲省计划”规定目标值不低于 65%（> 70%）：{OUTSIDE}",
    },
}


@pytest.mark.parametrize(
    ("guard", "rule", "said"), [(guard, rule, said) for guard, cases in GUARDED.items() for rule, said in cases.items()]
)
def test_a_guard_is_held_against_the_city_and_both_places_are_shown(
    guard: str, rule: str, said: str | None, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", f"due = 2025\n{guard}"),
        shi=CITY + exam(rule, 'measure_reason = "r"\n'),
    )
    found = errors(path)
    assert [one.message.zh for one in found] == ([] if said is None else [said])
    for one in found:
        assert one.code == "guard-broken"
        assert [one.place.file, *(label.place.file for label in one.labels)] == [
            str(path),
            *[str(tmp_path / "sheng.toml")] * 2,
        ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("due = 2025\n", None),
        ("due = 2024\n", None),
        ("due = 2026\n", "完成年从 2025 推迟到 2026"),
        ('commitment = "aspirational"\n', "约束性目标改成了预期性"),
    ],
)
def test_to_postpone_a_target_or_to_make_it_less_binding_weakens_it(
    more: str, said: str | None, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", 'due = 2025\nguard = "may_tighten"\n'),
        shi=CITY + exam(f"{EXAMS} > 70%", more),
    )
    found = errors(path)
    assert [one.message.zh.partition("：")[2] for one in found] == ([] if said is None else [said])


GUARDS = ('guard = "final"\n', 'guard = "may_tighten"\n', 'guard = { at_least = "65%" }\n')


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize(("stated", "key"), [("due = 2030\n", "due"), ('commitment = "aspirational"\n', "commitment")])
def test_a_guard_holds_also_where_the_rule_itself_is_inherited(
    guard: str, stated: str, key: str, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", f"due = 2025\n{guard}"),
        shi=CITY + f"[indicators.premarital_exam_rate]\n{stated}",
    )
    (found,) = errors(path)
    assert found.code == "guard-broken"
    assert isinstance(found.place, Span)
    assert found.place.line == path.read_text(encoding="utf-8").splitlines().index(stated.strip()) + 1, key


@pytest.mark.parametrize("guard", GUARDS)
def test_what_is_not_of_the_target_may_be_stated_under_any_guard(guard: str, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", f"due = 2025\n{guard}"),
        shi=CITY + '[indicators.premarital_exam_rate]\nlead = ["市卫生健康委"]\n',
    )
    assert errors(path) == []


def test_a_guard_of_the_province_holds_for_the_county_too(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", 'due = 2025\nguard = "may_tighten"\n'),
        shi=CITY,
        xian=COUNTY + exam(f"{EXAMS} > 60%"),
    )
    assert [(one.code, one.place.file) for one in errors(path)] == [("guard-broken", str(path))]


def test_a_city_cannot_lift_its_provinces_guard(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        sheng=PROVINCE + exam(f"{EXAMS} > 70%", 'due = 2025\nguard = "may_tighten"\n'),
        shi=CITY + exam(f"{EXAMS} > 75%"),
        xian=COUNTY + exam(f"{EXAMS} > 60%"),
    )
    assert [one.code for one in errors(path)] == ["guard-broken"]


def test_without_a_guard_a_weaker_target_is_no_error(tmp_path: Path) -> None:
    assert errors(write(tmp_path, shi=head("shi", "liaoning", "沈阳市") + exam(f"{EXAMS} > 60%"))) == []


def test_faults_of_the_plan_above_are_told_in_it(tmp_path: Path) -> None:
    path = write(tmp_path, sheng=PROVINCE + exam(f"{EXAMS} > 70", "due = 2025\n"), shi=CITY)
    assert [(one.code, one.place.file) for one in errors(path)] == [("unit-mismatch", str(tmp_path / "sheng.toml"))]
