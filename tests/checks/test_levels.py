"""Plans that extend a plan: what is said of a target beside the one above, and of what is defined again."""

from pathlib import Path

import pytest
from checks.specs import EXAMS, NOISE, codes, exams, found_in, head, item, milestones, noise, own

WEAKER, SAME = "warning weaker-than-parent", "remark same-as-parent"


def above(guard: str = "") -> str:
    """Return the province's plan: more than 70%, due in 2025, binding."""
    return head().replace('id = "plan"', 'id = "province"') + exams("> 70%", guard)


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("", None),
        (exams("> 69.9%"), WEAKER),
        (exams(">= 70%"), WEAKER),
        (exams("> 70%"), SAME),
        (exams("> 70.0%"), SAME),
        (exams("> 70.1%"), None),
        (exams("> 60%").replace(f"{EXAMS} > 60%", f"60% < {EXAMS} < 90%"), WEAKER),
        (exams("> 75%", due=2024), None),
        (exams("> 70%", due=2024), None),
        ("[indicators.premarital_exam_rate]\ndue = 2024\n", None),
        ("[indicators.premarital_exam_rate]\ndue = 2026\n", WEAKER),
        ('[indicators.premarital_exam_rate]\ncommitment = "aspirational"\n', WEAKER),
        ('[indicators.premarital_exam_rate]\nlead = ["市卫生健康委"]\n', None),
    ],
)
def test_a_target_beside_the_one_above(city: str, expected: str | None, tmp_path: Path) -> None:
    found = found_in(tmp_path, head("province.toml", last=2026) + city, province=above())
    assert codes(found) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("", [WEAKER]),
        ('guard = "may_tighten"\n', ["error guard-broken"]),
        ('guard = "final"\n', ["error guard-broken"]),
        ('guard = { at_least = "60%" }\n', []),  # allowed in so many words
        ('guard = { at_least = "68%" }\n', ["error guard-broken"]),
    ],
)
def test_where_a_guard_forbids_or_allows_it_nothing_more_is_said(
    guard: str, expected: list[str], tmp_path: Path
) -> None:
    found = found_in(tmp_path, head("province.toml") + exams("> 65%"), province=above(guard))
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("city", "county", "expected"),
    [
        ("> 80%", "> 75%", [WEAKER]),  # weaker than the city's, though stricter than the province's
        ("> 60%", "> 60%", [SAME]),  # the city's weakness is said of the city
        ("> 60%", "> 65%", []),
    ],
)
def test_a_county_is_held_against_its_city(city: str, county: str, expected: list[str], tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        head("city.toml") + exams(county),
        province=above(),
        city=head("province.toml").replace('id = "plan"', 'id = "city"') + exams(city),
    )
    assert codes(found) == expected


def test_what_is_wrong_above_is_said_there(tmp_path: Path) -> None:
    province = (
        head() + noise("<= 100%", 'baseline = { period = 2020, value = "1" }\n') + own("accidents >= 0", due=2030)
    )
    assert len(found_in(tmp_path, province)) == 4
    assert found_in(tmp_path, head("province.toml"), province=province) == []


def test_a_city_can_contradict_its_province(tmp_path: Path) -> None:
    found = found_in(tmp_path, head("province.toml") + own(f"{EXAMS} < 50%"), province=above())
    assert codes(found) == ["error contradictory-indicators"]
    assert [one.place.file for one in found] == [str(tmp_path / "plan.toml")]
    assert [label.place.file for one in found for label in one.labels] == [str(tmp_path / "province.toml")]


def test_a_city_that_hastens_a_target_has_inherited_milestones_after_it(tmp_path: Path) -> None:
    province = head() + noise(">= 85%") + milestones("night_noise_rate", (2024, f"{NOISE} >= 80%"))
    city = "[indicators.night_noise_rate]\ndue = 2023\n"
    (found,) = found_in(tmp_path, head("province.toml") + city, province=province)
    assert (found.code, found.severity) == ("milestone-too-late", "error")
    assert found.place.file == str(tmp_path / "plan.toml")
    assert [label.place.file for label in found.labels] == [str(tmp_path / "province.toml")]


# ── defined again ──

DIFFERENTLY, IDENTICALLY = "warning redefined-differently", "remark redefined-identically"
LENGTH = item("length", more='note = "n"\n')
USES = own("length > 5")


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        (LENGTH, [IDENTICALLY]),
        (LENGTH.replace('note = "n"', 'note = "m"'), []),
        (LENGTH + 'aliases = ["长度"]\n', []),
        (LENGTH.replace("flow", "stock"), [DIFFERENTLY]),
        (LENGTH.replace('"calendar_year"', '"maternal_child_year"'), [DIFFERENTLY]),
        (LENGTH.replace('"case"', '"dose"'), [DIFFERENTLY]),
        (LENGTH + 'subset_of = "accidents"\n', [DIFFERENTLY]),
        (LENGTH.replace("数length", "长度"), [DIFFERENTLY]),
        ('[units.case]\nname = "起"\nname_en = "cases"\n', [IDENTICALLY]),
        ('[units.case]\nname = "起"\nname_en = "accidents"\n', []),
        ('[units.case]\nname = "件"\n', [DIFFERENTLY]),
        ('[calendars.calendar_year]\nname = "日历年"\ndescription = "4月1日至次年3月31日。"\n', [DIFFERENTLY]),
        ('[levels.cities]\nname = "地级市"\n', [DIFFERENTLY]),
        ('[sources.liaoning]\ntitle = "别的文件"\nstatus = "other"\n', [DIFFERENTLY]),
        ('[actions.injury]\nname = "别的行动"\n', []),  # a plan may head its sections as it likes
        (LENGTH.replace("flow", "stock") + 'accepted = { redefined-differently = "市里按年末统计" }\n', []),
        (LENGTH + 'accepted = { redefined-identically = "r" }\n', []),
    ],
)
def test_what_a_plan_defines_again(city: str, expected: list[str], tmp_path: Path) -> None:
    found = found_in(tmp_path, head("province.toml") + city, province=head() + LENGTH + USES)
    assert codes(found) == expected
    for one in found:
        assert one.place.file == str(tmp_path / "plan.toml")
        assert [label.place.file for label in one.labels] in (
            [str(tmp_path / "province.toml")],
            ["specs/catalogue.toml"],
        )


def test_what_differs_is_named(tmp_path: Path) -> None:
    changed = LENGTH.replace("flow", "stock").replace('"case"', '"dose"')
    (found,) = found_in(tmp_path, head("province.toml") + changed, province=head() + LENGTH + USES)
    assert found.message.zh == "数据项“length”改变了所继承的定义：“unit”、“kind”不同，上级的规则也随之改变"
    assert found.message.en == (
        'the item "length" changes what is inherited: "unit", "kind" differ, and the rules above change with it'
    )
