"""Make a province that does not exist: 14 cities, 100 counties, 5 years, and every special case of adding up.

python make.py FOLDER        writes synthetic-areas.csv, synthetic-facts.csv and synthetic-cases.csv

Nothing in it is real: 虚构 (made up) stands in every name and in the source of every figure. Needs nothing but
Python's own library. Every number is drawn from a hash of the seed and of what the number is, so that the same seed
gives the same bytes with any version of Python, and a change in one place moves no other figure.
"""

import csv
import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 2025
YEARS = range(2020, 2025)
CHANGE = 2023
"""The first year of the areas after the mergers and splits."""
PROVINCE = "990000"
SOURCE = "虚构数据 synthetic"
LEVELS = ("省", "市", "县")
UNTIL_NOW = 9999


class County(NamedTuple):
    """A county with the years in which it exists, and the counties of which it was made or which it took in."""

    code: str
    population: int
    first: int = 0
    last: int = UNTIL_NOW
    predecessors: tuple[str, ...] = ()

    @property
    def city(self) -> str:
        """The code of the city in which it lies."""
        return self.code[:4] + "00"


class Ratio(NamedTuple):
    """The two items of a rate: the denominator for so many residents, the rate in 2020 and 2024 in hundredths of a percent."""

    part: str
    whole: str
    per_100k: int
    first: int
    last: int


class Case(NamedTuple):
    """A special case: its letter, where it occurs, and the verdict that it comes to."""

    letter: str
    area: str
    year: int
    indicator: int
    verdict: str
    zh: str
    en: str


RATIOS = (
    Ratio("respondents_knowing_over_80", "survey_respondents", 150, 7600, 8600),
    Ratio("premarital_exams", "marriage_registrations", 1100, 6600, 7700),
    Ratio("preconception_exams", "couples_planning_pregnancy", 700, 7800, 8000),
    Ratio("maternal_managed", "live_births", 620, 8900, 9300),
    Ratio("prenatal_screened", "pregnant_women", 650, 6400, 7500),
    Ratio("metabolic_screened_newborns", "live_births", 620, 9750, 9890),
    Ratio("hearing_screened_newborns", "live_births", 620, 9300, 9650),
    Ratio("children_under3_managed", "children_under3", 2100, 8800, 9200),
    Ratio("hypertension_patients_managed_to_standard", "hypertension_patients_managed", 7800, 6000, 6700),
    Ratio("diabetes_patients_managed_to_standard", "diabetes_patients_managed", 2600, 5900, 6600),
    Ratio("communities_with_counselling_room", "communities_total", 45, 7000, 8300),
    Ratio("severe_mental_patients_managed_to_standard", "severe_mental_patients_registered", 430, 8000, 8500),
    Ratio("doses_given", "doses_due", 14000, 8900, 9200),
    Ratio("exposed_workers_examined", "exposed_workers", 1500, 8700, 9100),
    Ratio("night_noise_measurements_met", "night_noise_measurements", 60, 8000, 8800),
    Ratio("home_patients_served", "home_patients_suitable", 60, 5000, 6500),
    Ratio("basic_rehab_served", "basic_rehab_needed", 500, 8000, 8700),
    Ratio("young_children_rehab_served", "young_children_with_disability", 90, 8600, 9200),
    Ratio("severe_children_treated", "severe_children_in_need", 12, 8500, 9150),
    Ratio("assistive_devices_fitted", "assistive_devices_needed", 300, 8000, 8600),
    Ratio("accessible_public_buildings", "public_buildings_built", 20, 9700, 9900),
)
DISEASES = (
    "iodine_deficiency_eliminated",
    "kashin_beck_eliminated",
    "keshan_controlled_and_eliminated",
    "coal_fluorosis_controlled_and_eliminated",
    "water_fluorosis_controlled",
    "tea_fluorosis_controlled",
    "coal_arsenic_eliminated",
    "water_arsenic_eliminated",
)
WITH_DISEASE = ("990103", "990204", "990305", "990406", "990507", "990705", "990806", "990907")
"""Counties with an endemic disease; fewer of them every year."""
DISEASED = {2020: 8, 2021: 7, 2022: 6, 2023: 5, 2024: 3}
SERVICE = {2020: 60, 2021: 68, 2022: 75, 2023: 79, 2024: 81}
"""How many counties offer community rehabilitation; in 2023 two more say nothing."""

LEFT = {2020: 100, 2021: 97, 2022: 93, 2023: 92, 2024: 87}
"""Of every 100 accidents of 2020, how many still happen; a few more or less in each county."""

SMALL = {"990208": 31000, "990307": 34000, "991107": 36000, "991206": 39000}
BEHIND = "991100"
SIMPSON = ("disabled_elderly_served", "disabled_elderly_assessed")

CASES = (
    Case("a", "990000", 2024, 1, "met", "990203 缺分子，不影响全省", "990203 has no numerator; for the province it does not matter"),
    Case("a", "990200", 2024, 1, "undetermined", "同一缺数，影响所在的市", "the same gap does matter for its city"),
    Case("a", "990000", 2024, 15, "met", "990604 一格空白，不影响全省", "990604 left one cell blank; for the province it does not matter"),
    Case("b", "990000", 2024, 5, "undetermined", "990402 缺分子，由它决定", "990402 has no numerator, and that decides"),
    Case("b", "990000", 2022, 7, "undetermined", "991203—991205 缺分子，由它们决定", "991203 to 991205 have no numerator, and that decides"),
    Case("b", "990000", 2023, 21, "undetermined", "79个县开展，两县未填", "79 counties offer it, two say nothing"),
    Case("c", "990551", 2024, 17, "met", "990501、990502 合并而成；与两县之和比恰好下降10%", "made of 990501 and 990502; down by exactly 10% on their sum"),
    Case("c", "990551", 2023, 17, "not_met", "同上，多一起", "the same with one accident more"),
    Case("c", "990601", 2024, 17, "met", "并入 990602；只与自己的2020年比就是上升", "took in 990602; against its own 2020 alone it would have risen"),
    Case("d", "991351", 2024, 17, "undetermined", "由 991303 分出，2020年不可比", "a part of 991303; 2020 cannot be compared"),
    Case("d", "991352", 2024, 17, "undetermined", "同上", "the same"),
    Case("d", "991404", 2022, 17, "met", "991404 划出一部分以前", "991404 before a part of it was taken away"),
    Case("d", "991404", 2024, 17, "undetermined", "2023年划出 991451，代码不变，2020年不可比", "lost 991451 in 2023 and kept its code; 2020 cannot be compared"),
    Case("d", "991451", 2024, 17, "undetermined", "从 991404 划出，2020年不可比", "taken out of 991404; 2020 cannot be compared"),
    Case("e", "990300", 2023, 4, "met", "市报活产数比各县之和多5%；分子只有各县的数，分母也取各县之和", "the city's own live births exceed the sum of its counties by 5%; the numerator is known of the counties alone, so both are sums"),
    Case("e", "990000", 2022, 17, "not_met", "省报事故起数比各市之和少；2020年只有各县的数，两年都取各县之和", "the province's own accidents are fewer than the sum of its cities; 2020 is known of the counties alone, so both years are sums"),
    Case("e", "990600", 2024, 14, "met", "市报剂次数与各县之和不同，结论相同", "the city's own doses differ from the sum; the verdict does not"),
    Case("f", "990000", 2023, 20, "met", "辛普森悖论：从2023年到2024年各市都上升，全省下降", "Simpson's paradox: from 2023 to 2024 every city rises"),
    Case("f", "990000", 2024, 20, "not_met", "同上", "… and the province falls"),
    Case("g", "991005", 2024, 24, "not_evaluated", "分母为0", "the denominator is zero"),
    Case("g", "990904", 2023, 27, "not_evaluated", "分母为0", "the denominator is zero"),
    Case("h", "990208", 2024, 25, "undetermined", "小县的数写作<5", "figures of a small county, written <5"),
    Case("h", "991206", 2024, 25, "undetermined", "小县的数不公开（*）", "the figure of a small county is suppressed (*)"),
    Case("i", "991106", 2022, 23, "undetermined", "分母空白", "the denominator is blank"),
    Case("i", "991105", 2022, 26, "undetermined", "分子为“—”", "the numerator is a dash"),
    Case("i", "991104", 2022, 26, "not_evaluated", "分子分母都没有", "neither term is given"),
    Case("j", "991100", 2024, 12, "not_met", "落后的市", "the city that lags"),
    Case("j", "990000", 2024, 12, "not_met", "只因 991100 落后；其余13市合计达标", "because of 991100 alone; the other 13 together meet it"),
    Case("k", "990000", 2024, 3, "not_met", "恰好80%，目标是大于80%", "exactly 80% where more than 80% is asked"),
    Case("k", "990000", 2023, 15, "not_met", "100县中95县，目标是大于95%", "95 of 100 counties where more than 95% is asked"),
    Case("k", "990108", 2024, 18, "met", "恰好85%", "exactly 85%"),
    Case("k", "991401", 2024, 19, "met", "恰好每10万人8人", "exactly 8 per 100,000"),
    Case("k", "990000", 2024, 27, "met", "恰好100%", "exactly 100%"),
    Case("k", "990000", 2023, 27, "not_met", "990703 差一栋", "one building short, in 990703"),
    Case("l", "990702", 2024, 11, "met", "分季度报，四季度相加", "given by quarters, which are added"),
    Case("l", "990704", 2024, 11, "undetermined", "第三季度缺，其余三季度之和是下限", "the third quarter is missing; the sum of the others is the least that it can be"),
    Case("l", "990800", 2023, 2, "met", "妇幼统计年度：2022年四季度到2023年三季度；按日历年就缺一季度", "maternal and child year: 2022Q4 to 2023Q3; a calendar year would lack a quarter"),
    Case("l", "990900", 2024, 13, "met", "时点数分季度报，取最后一季度", "a stock by quarters: the last one counts"),
    Case("l", "991000", 2024, 14, "met", "累计数分季度报，取最后一季度，从不相加", "running totals by quarters: the last one counts, they are never added"),
    Case("m", "990000", 2024, 17, "met", "合并、分设都不影响全省", "mergers and splits do not matter for the province"),
)  # fmt: skip

Values = dict[tuple[str, str, int], int]
Texts = dict[tuple[str, str, str], tuple[str, str]]
"""Area, item and period lead to what is written, and to the note beside it."""


def draw(limit: int, *key: object) -> int:
    """Return a number from 0 up to ``limit``, always the same one for the same seed and key."""
    name = "/".join(map(str, (SEED, *key)))
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % limit


def counties() -> list[County]:
    """Return every county there ever was: 100 of them before 2023, 100 from then on."""
    eight = (1, 2)  # two cities have eight counties, twelve have seven
    codes = [f"99{city:02}{county:02}" for city in range(1, 15) for county in range(1, 9 if city in eight else 8)]
    size = {code: SMALL.get(code, 150000 + draw(500000, code)) for code in codes}
    ended = {"990501", "990502", "990602", "991303"}
    found = [
        County(code, size[code], 0, CHANGE - 1 if code in ended else UNTIL_NOW, ("990602",) if code == "990601" else ())
        for code in codes
    ]
    found.append(County("990551", size["990501"] + size["990502"], CHANGE, predecessors=("990501", "990502")))
    third = size["991303"] // 3
    found.append(County("991351", size["991303"] - third, CHANGE, predecessors=("991303",)))
    found.append(County("991352", third, CHANGE, predecessors=("991303",)))
    found.append(County("991451", size["991404"] // 3, CHANGE, predecessors=("991404",)))
    return sorted(found)


COUNTIES = counties()
CITIES = sorted({county.city for county in COUNTIES})
POPULATION = {county.code: county.population for county in COUNTIES}
MOVED = {"990601": POPULATION["990602"], "991404": -POPULATION["991451"]}
"""The people that two counties gained and lost in 2023 without a new code."""


def name(code: str) -> str:
    """Return an area's name, which says that it is made up."""
    if code == PROVINCE:
        return "虚构省"
    return f"虚构省第{code[2:4]}市" if code.endswith("00") else f"虚构省{code[2:]}县"


def existing(year: int) -> list[str]:
    """Return the codes of the counties that exist in a year."""
    return [county.code for county in COUNTIES if county.first <= year <= county.last]


def plain_values() -> Values:
    """Return every count before anything special happens to it."""
    values: Values = {}
    for county in COUNTIES:
        for year in YEARS:
            if not county.first <= year <= county.last:
                continue
            key = (county.code, year)
            people = county.population * (1000 - 4 * (year - 2020) + draw(5, "people", *key)) // 1000
            if county.code in MOVED and year >= CHANGE:
                people += MOVED[county.code]
            for ratio in RATIOS:
                whole = people * ratio.per_100k * (95 + draw(11, ratio.whole, *key)) // 10_000_000
                rate = ratio.first + (ratio.last - ratio.first) * (year - YEARS[0]) // 4
                rate += draw(401, ratio.part, county.city) - 200 + draw(301, ratio.part, *key) - 150
                values[county.code, ratio.whole, year] = whole
                values[county.code, ratio.part, year] = whole * min(rate, 9990) // 10000
            surgeries = 2300 + 250 * (year - YEARS[0]) + draw(400, "surgeries", county.code)
            physicians = 50 + 9 * (year - YEARS[0]) + draw(20, "physicians", county.code)
            left = LEFT[year] + (draw(9, "accidents", *key) - 4 if year > YEARS[0] else 0)
            for item, count in (
                ("resident_population", people),
                ("resident_population_year_end", people),
                ("cataract_surgeries", people * surgeries // 1_000_000),
                ("rehabilitation_physicians", people * physicians // 1_000_000),
                ("accidents", (county.population * 12 // 100_000 + draw(9, "accidents", county.code)) * left // 100),
            ):
                values[county.code, item, year] = count
    return values


def total(values: Values, item: str, year: int, among: Iterable[str]) -> int:
    """Return the sum of an item over counties."""
    return sum(values[code, item, year] for code in among)


def settle(values: Values, part: str, whole: str, year: int, wanted: int, among: Sequence[str]) -> None:
    """Move the numerators of counties, evenly and within their denominators, so that they add up to ``wanted``."""
    left = wanted - total(values, part, year, among)
    for done, code in enumerate(among):
        old = values[code, part, year]
        new = min(max(old + left // (len(among) - done), 0), values[code, whole, year])
        values[code, part, year] = new
        left -= new - old
    if left:
        raise SystemExit(f"{part} {year}: {wanted} cannot be reached")


def within(city: str, year: int) -> list[str]:
    """Return the counties of a city in a year."""
    return [code for code in existing(year) if code[:4] == city[:4]]


def simpson(values: Values) -> None:
    """Let every city's rate rise from 2023 to 2024 while those with low rates come to weigh more."""
    part, whole = SIMPSON
    for position, city in enumerate(CITIES):
        high = position < len(CITIES) // 2
        for year in YEARS:
            rate = {2020: 8600, 2021: 8800, 2022: 8900, 2023: 9000, 2024: 9100}[year] - (0 if high else 2500)
            rate += draw(80, part, city) + (80 if year == YEARS[-1] else 0)
            late = year == YEARS[-1]
            size = (5000 if late else 10000) if high else (9000 if late else 4000)
            inside = within(city, year)
            weights = [POPULATION[code] for code in inside]
            for code, weight in zip(inside, weights, strict=True):
                assessed = size * weight // sum(weights) + 20 + draw(10, whole, code, year)
                values[code, whole, year], values[code, part, year] = assessed, assessed * rate // 10000


def special_values(values: Values) -> None:
    """Bend the counts so that each special case is really one."""
    simpson(values)
    now, before = existing(2024), existing(2022)
    # b: the missing ones lie half-way to the target
    others = [code for code in now if code != "990402"]
    need = 75 * total(values, "pregnant_women", 2024, now) // 100 + 1
    half = values["990402", "pregnant_women", 2024] // 2
    settle(values, "prenatal_screened", "pregnant_women", 2024, need - half, others)
    gaps = ("991203", "991204", "991205")
    others = [code for code in before if code not in gaps]
    need = -(-95 * total(values, "live_births", 2022, before) // 100)
    half = total(values, "live_births", 2022, gaps) // 2
    settle(values, "hearing_screened_newborns", "live_births", 2022, need - half, others)
    # c and d: 80 accidents before and 72 after; 70 and 60; 60 and 56, divided
    for code, first, counts in (
        ("990501", 2020, (45, 44, 43)),
        ("990502", 2020, (35, 34, 34)),
        ("990551", 2023, (73, 72)),
        ("990601", 2020, (40, 39, 39, 62, 60)),
        ("990602", 2020, (30, 30, 29)),
        ("991404", 2020, (60, 58, 54, 38, 36)),
        ("991451", 2023, (21, 20)),
    ):
        for year, count in enumerate(counts, first):
            values[code, "accidents", year] = count
    # e: 92% by the sum of the city's counties
    inside = within("990300", 2023)
    births = total(values, "live_births", 2023, inside)
    settle(values, "maternal_managed", "live_births", 2023, births * 92 // 100, inside)
    # g
    for item in ("young_children_rehab_served", "young_children_with_disability"):
        values["991005", item, 2024] = 0
    # k: exact in the province and in two counties
    whole = "couples_planning_pregnancy"
    values[now[-1], whole, 2024] += -total(values, whole, 2024, now) % 5
    settle(values, "preconception_exams", whole, 2024, total(values, whole, 2024, now) * 4 // 5, now)
    values["990108", "night_noise_measurements", 2024] = 200
    values["990108", "night_noise_measurements_met", 2024] = 170
    values["991401", "resident_population_year_end", 2024] = 400000
    values["991401", "rehabilitation_physicians", 2024] = 32
    for year in (2023, 2024):
        for code in existing(year):
            values[code, "accessible_public_buildings", year] = values[code, "public_buildings_built", year]
    for item in ("accessible_public_buildings", "public_buildings_built"):
        values["990904", item, 2023] = 0
    values["990703", "accessible_public_buildings", 2023] -= 1
    # j: twelve percent in one city, 83% in the others together
    part, whole = "communities_with_counselling_room", "communities_total"
    for year in YEARS:
        for code in within(BEHIND, year):
            values[code, part, year] = values[code, whole, year] * 12 // 100
    others = [code for code in now if code[:4] != BEHIND[:4]]
    settle(values, part, whole, 2024, total(values, whole, 2024, others) * 83 // 100, others)
    # l: so that cities that report by quarters meet their targets
    for city, part, whole, year, percent in (
        ("990800", "premarital_exams", "marriage_registrations", 2023, 76),
        ("990900", "severe_mental_patients_managed_to_standard", "severe_mental_patients_registered", 2024, 86),
        ("991000", "doses_given", "doses_due", 2024, 93),
        ("990600", "doses_given", "doses_due", 2024, 92),
    ):
        inside = within(city, year)
        settle(values, part, whole, year, total(values, whole, year, inside) * percent // 100, inside)
    people = values["990702", "resident_population", 2024]
    values["990702", "cataract_surgeries", 2024] = people * 3200 // 1_000_000
    people = values["990704", "resident_population", 2024]
    values["990704", "cataract_surgeries", 2024] = people * 3200 // 1_000_000


def yes_no(texts: Texts) -> None:
    """Write what each county says of endemic diseases and of community rehabilitation."""
    for year in YEARS:
        diseased = WITH_DISEASE[: DISEASED[year]]
        ranked = sorted(existing(year), key=lambda code: draw(10**9, "service", code))
        silent = ranked[SERVICE[year] : SERVICE[year] + 2] if year == CHANGE else []
        for code in existing(year):
            sick = draw(len(DISEASES), "disease", code) if code in diseased else None
            for position, item in enumerate(DISEASES):
                absent = position > 0 and draw(3, item, code) == 0
                texts[code, item, str(year)] = ("否" if position == sick else "不适用" if absent else "是", "")
            offered = "是" if code in ranked[: SERVICE[year]] else "否"
            texts[code, "rehab_service", str(year)] = ("", "b") if code in silent else (offered, "")
    texts["990604", DISEASES[0], "2024"] = ("", "a")


def by_quarters(texts: Texts, code: str, item: str, year: int, kind: str, *, starts: int = 1) -> None:
    """Write an item by quarters in place of the year; ``starts`` is 4 where a year begins in October of the one before."""
    whole = int(texts.pop((code, item, str(year)))[0])
    periods = (
        [f"{year}Q{n}" for n in range(1, 5)] if starts == 1 else [f"{year - 1}Q4", *(f"{year}Q{n}" for n in (1, 2, 3))]
    )
    steps = [whole * n // 4 for n in range(5)]
    for n, period in enumerate(periods, 1):
        count = {"flow": steps[n] - steps[n - 1], "stock": whole - (4 - n), "cumulative": steps[n]}[kind]
        texts[code, item, period] = (str(count), "l")


def special_texts(values: Values, texts: Texts) -> None:
    """Write what is not a plain count of a county for a year."""
    texts["990203", "respondents_knowing_over_80", "2024"] = ("—", "a")
    texts["990402", "prenatal_screened", "2024"] = ("", "b")
    for code, text in (("991203", ""), ("991204", "—"), ("991205", "未报")):
        texts[code, "hearing_screened_newborns", "2022"] = (text, "b")
    births = total(values, "live_births", 2023, within("990300", 2023))
    texts["990300", "live_births", "2023"] = (str(births * 105 // 100), "e")
    base = total(values, "accidents", 2020, existing(2020))
    texts[PROVINCE, "accidents", "2022"] = (str(base * 89 // 100), "e")
    for item, percent in (("doses_given", 101), ("doses_due", 102)):
        doses = total(values, item, 2024, within("990600", 2024))
        texts["990600", item, "2024"] = (str(doses * percent // 100), "e")
    for code in SMALL:
        for item in ("severe_children_treated", "severe_children_in_need"):
            for year in YEARS:
                texts[code, item, str(year)] = ("<5", "h")
    texts["991206", "severe_children_treated", "2024"] = ("*", "h")
    texts["991106", "basic_rehab_needed", "2022"] = ("", "i")
    texts["991105", "assistive_devices_fitted", "2022"] = ("—", "i")
    texts["991104", "assistive_devices_fitted", "2022"] = ("—", "i")
    del texts["991104", "assistive_devices_needed", "2022"]
    for code in within("990700", 2024):
        by_quarters(texts, code, "cataract_surgeries", 2024, "flow")
    texts["990704", "cataract_surgeries", "2024Q3"] = ("—", "l")
    for code in within("990800", 2023):
        for item in ("premarital_exams", "marriage_registrations"):
            by_quarters(texts, code, item, 2023, "flow", starts=4)
    for code in within("990900", 2024):
        by_quarters(texts, code, "severe_mental_patients_registered", 2024, "stock")
    for code in within("991000", 2024):
        for item in ("doses_given", "doses_due"):
            by_quarters(texts, code, item, 2024, "cumulative")


def make_texts() -> Texts:
    """Return all that is written in the table of facts."""
    values = plain_values()
    special_values(values)
    texts: Texts = {(code, item, str(year)): (str(count), "") for (code, item, year), count in values.items()}
    yes_no(texts)
    special_texts(values, texts)
    return texts


def write(path: Path, header: str, rows: Iterable[Sequence[object]]) -> None:
    """Write a table as UTF-8 with LF, the same bytes on every system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def area_rows() -> list[Sequence[object]]:
    """Return the table of areas."""
    rows: list[Sequence[object]] = [(PROVINCE, name(PROVINCE), "", LEVELS[0], "", "", "")]
    rows += [(city, name(city), PROVINCE, LEVELS[1], "", "", "") for city in CITIES]
    for county in COUNTIES:
        first, last = county.first or "", "" if county.last == UNTIL_NOW else county.last
        row = (county.code, name(county.code), county.city, LEVELS[2], first, last, " ".join(county.predecessors))
        rows.append(row)
    return rows


def main(folder: Path) -> None:
    """Write the three files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = make_texts()
    facts = [
        (area, period, item, text, SOURCE, f"special case {note}" if note else "")
        for (area, item, period), (text, note) in sorted(texts.items())
    ]
    write(folder / "synthetic-areas.csv", "code,name,parent,level,valid_from,valid_to,predecessors", area_rows())
    write(folder / "synthetic-facts.csv", "area,period,item,value,source,note", facts)
    write(folder / "synthetic-cases.csv", "case,area,year,indicator,verdict,zh,en", CASES)


if __name__ == "__main__":
    if len(sys.argv) != len(("make.py", "FOLDER")):
        raise SystemExit("usage: python make.py FOLDER")
    main(Path(sys.argv[1]))
