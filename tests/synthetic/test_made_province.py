"""The made-up province is what it says: labelled, the same every time, with each special case really in its rows."""

import csv
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import ROOT, dp
from synthetic.oracle import RATES, Province

MAKE = ROOT / "examples/synthetic_province/make.py"
PLAN = MAKE.with_name("plan.toml")
YEARS = range(2020, 2025)
SHA_256 = {
    "synthetic-areas.csv": "196d8e2749613ac639cbf836fd97627ac35ca55682d1d2bec1e929b87cad5b32",
    "synthetic-facts.csv": "773a51105787063e81df66b8d193eee721bd129585f459f27d131b48df543814",
    "synthetic-cases.csv": "fed5c8141c2bf9fd1d780d84f2abcda7fa8f71ff30e40bd5f3bb8484630b21df",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, MAKE, made], check=True)
    return made


@pytest.fixture(scope="module")
def province(folder: Path) -> Province:
    return Province(folder)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cities(province: Province) -> list[str]:
    return province.inside("990000", 2024)


def rate(province: Province, number: int, area: str, year: int) -> tuple[int, int]:
    """Return both terms of a rate, which have to be exact."""
    part, whole = (province.count(area, item, year) for item in RATES[number][:2])
    assert part.least == part.most
    assert whole.least == whole.most
    return part.least, whole.least


def test_it_makes_the_same_bytes_on_every_python_and_system(folder: Path) -> None:
    made = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in SHA_256}
    assert made == SHA_256
    assert sorted(path.name for path in folder.iterdir()) == sorted(SHA_256)


def test_nothing_can_be_taken_for_real(folder: Path) -> None:
    areas, facts = rows_of(folder / "synthetic-areas.csv"), rows_of(folder / "synthetic-facts.csv")
    assert all(row["name"].startswith("虚构省") for row in areas)
    assert all(row["code"].startswith("99") for row in areas)
    assert {row["source"] for row in facts} == {"虚构数据 synthetic"}
    assert {row["area"] for row in facts} <= {row["code"] for row in areas}


@pytest.mark.parametrize("year", YEARS)
def test_there_are_14_cities_and_100_counties_in_each_year(province: Province, year: int) -> None:
    assert len(province.inside("990000", year)) == 14
    assert len(province.counties("990000", year)) == 100


def test_no_county_has_figures_of_a_year_in_which_it_does_not_exist(province: Province) -> None:
    stray = [key for key in province.facts if not province.exists(key[0], int(key[2][:4]))]
    assert stray == []


def test_its_plan_is_sound_and_its_readme_tells_every_case(folder: Path) -> None:
    assert dp("check", PLAN, lang="en").said.endswith("plan.toml: no errors\n")
    readme = MAKE.with_name("README.md").read_text(encoding="utf-8")
    for row in rows_of(folder / "synthetic-cases.csv"):
        said = [
            row["case"],
            row["area"],
            row["year"],
            row["indicator"],
            f"`{row['verdict']}`",
            f"{row['zh']} {row['en']}",
        ]
        assert f"| {' | '.join(said)} |\n" in readme


def test_each_special_case_comes_to_the_verdict_it_is_there_for(folder: Path, province: Province) -> None:
    cases = rows_of(folder / "synthetic-cases.csv")
    assert {row["case"] for row in cases} == set("abcdefghijklm")
    for row in cases:
        assert province.verdict(int(row["indicator"]), row["area"], int(row["year"])) == row["verdict"], row


def test_a_and_b_one_gap_does_not_matter_and_the_other_does(province: Province) -> None:
    assert province.facts["990203", "respondents_knowing_over_80", "2024"] == "—"
    assert province.facts["990402", "prenatal_screened", "2024"] == ""
    for number, gap, turns in ((1, "990203", False), (5, "990402", True)):
        part, whole, _, many, of = RATES[number]
        others = province.count("990000", part, 2024).least
        all_of_it = province.count("990000", whole, 2024).least
        at_most = others + province.count(gap, whole, 2024).least
        assert (others * of > all_of_it * many, at_most * of > all_of_it * many) == (not turns, True)


def test_c_and_d_mergers_and_splits_are_in_the_table_of_areas(province: Province) -> None:
    def told(code: str) -> tuple[str, str, str]:
        row = province.areas[code]
        return row["valid_from"], row["valid_to"], row["predecessors"]

    assert told("990551") == ("2023", "", "990501 990502")
    assert told("990501") == told("990502") == told("990602") == told("991303") == ("", "2022", "")
    assert told("990601") == ("", "", "990602")
    assert told("991351") == told("991352") == ("2023", "", "991303")
    assert (told("991404"), told("991451")) == (("", "", ""), ("2023", "", "991404"))
    accidents = {
        code: int(province.facts[code, "accidents", "2020"]) for code in ("990501", "990502", "990601", "990602")
    }
    assert int(province.facts["990551", "accidents", "2024"]) * 10 == 9 * (accidents["990501"] + accidents["990502"])
    took_in = int(province.facts["990601", "accidents", "2024"])
    assert accidents["990601"] < took_in
    assert took_in * 10 < 9 * (accidents["990601"] + accidents["990602"])


@pytest.mark.parametrize(
    ("area", "item", "year", "number", "by_the_sum"),
    [
        ("990300", "live_births", 2023, 4, "met"),
        ("990000", "accidents", 2022, 17, "not_met"),
        ("990600", "doses_due", 2024, 14, "met"),
    ],
)
def test_e_an_own_figure_differs_from_the_sum(
    folder: Path, province: Province, area: str, item: str, year: int, number: int, by_the_sum: str
) -> None:
    inside = [province.count(one, item, year).least for one in province.inside(area, year)]
    assert int(province.facts[area, item, str(year)]) != sum(inside)
    assert Province(folder, children_decide=True).verdict(number, area, year) == by_the_sum


def test_f_every_city_rises_and_the_province_falls(province: Province) -> None:
    for area in (*cities(province), "990000"):
        (part, whole), (later_part, later_whole) = (rate(province, 20, area, year) for year in (2023, 2024))
        assert (later_part * whole > part * later_whole) == (area != "990000")


def test_g_h_and_i_zero_bounds_and_blanks_are_written_as_such(province: Province) -> None:
    facts = province.facts
    assert facts["991005", "young_children_with_disability", "2024"] == "0"
    assert facts["990208", "severe_children_in_need", "2024"] == "<5"
    assert facts["991206", "severe_children_treated", "2024"] == "*"
    assert facts["991106", "basic_rehab_needed", "2022"] == ""
    assert facts["991105", "assistive_devices_fitted", "2022"] == "—"
    assert ("991104", "assistive_devices_needed", "2022") not in facts


def test_j_the_province_would_meet_the_target_without_the_city_that_lags(province: Province) -> None:
    part, whole = (province.count("990000", item, 2024).least for item in RATES[12][:2])
    lagging = rate(province, 12, "991100", 2024)
    assert part * 100 <= whole * 80
    assert (part - lagging[0]) * 100 > (whole - lagging[1]) * 80
    for city in cities(province):
        others = rate(province, 12, city, 2024)
        assert ((part - others[0]) * 100 > (whole - others[1]) * 80) == (city == "991100")


@pytest.mark.parametrize(("number", "area"), [(3, "990000"), (18, "990108"), (19, "991401"), (27, "990000")])
def test_k_exactly_at_the_target(province: Province, number: int, area: str) -> None:
    part, whole = rate(province, number, area, 2024)
    assert part * RATES[number][4] == whole * RATES[number][3]


def test_l_quarters_stand_in_place_of_the_year(province: Province) -> None:
    def quarters(area: str, item: str) -> dict[str, str]:
        return {period: text for (code, of, period), text in province.facts.items() if (code, of) == (area, item)}

    assert list(quarters("990702", "cataract_surgeries"))[-4:] == ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]
    assert list(quarters("990801", "premarital_exams")) == [
        "2020", "2021", "2022", "2022Q4", "2023Q1", "2023Q2", "2023Q3", "2024",
    ]  # fmt: skip
    for area, item in (("990901", "severe_mental_patients_registered"), ("991001", "doses_given")):
        found = quarters(area, item)
        last = int(found["2024Q4"])
        assert "2024" not in found
        assert sum(int(found[f"2024Q{n}"]) for n in (1, 2, 3, 4)) > last
        assert province.count(area, item, 2024)[:2] == (last, last)
    added = [int(text) for period, text in quarters("990702", "cataract_surgeries").items() if "Q" in period]
    assert province.count("990702", "cataract_surgeries", 2024)[:2] == (sum(added), sum(added))
    assert province.count("990704", "cataract_surgeries", 2024).most is None
