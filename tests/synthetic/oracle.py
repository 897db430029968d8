"""The 27 indicators of the made-up province once more, by hand: csv, whole numbers, and nothing of the program.

A count is known within bounds (least, most); None for most is without limit. What is missing is bounded by 0 and by the
whole that it is a part of. A verdict is read off by multiplying crosswise: part / whole > 70 / 100 where
part * 100 > whole * 70. Nothing is divided, and nothing is rounded.
"""

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple


class Bounds(NamedTuple):
    """What is known of a count; ``known`` says whether anything is written at all."""

    least: int = 0
    most: int | None = None
    known: bool = False


NOTHING = Bounds()
MATERNAL_YEAR = {
    "premarital_exams", "marriage_registrations", "maternal_managed", "live_births", "prenatal_screened",
    "pregnant_women", "metabolic_screened_newborns", "hearing_screened_newborns", "children_under3_managed",
}  # fmt: skip
LAST_COUNTS = {
    "children_under3", "hypertension_patients_managed_to_standard", "hypertension_patients_managed",
    "diabetes_patients_managed_to_standard", "diabetes_patients_managed", "resident_population",
    "communities_with_counselling_room", "communities_total", "severe_mental_patients_managed_to_standard",
    "severe_mental_patients_registered", "doses_given", "doses_due", "rehabilitation_physicians",
    "resident_population_year_end",
}  # fmt: skip
"""Stocks and running totals: of the quarters of a year the last one counts. All others are added."""

RATES = {
    1: ("respondents_knowing_over_80", "survey_respondents", ">", 80, 100),
    2: ("premarital_exams", "marriage_registrations", ">", 70, 100),
    3: ("preconception_exams", "couples_planning_pregnancy", ">", 80, 100),
    4: ("maternal_managed", "live_births", ">", 90, 100),
    5: ("prenatal_screened", "pregnant_women", ">", 75, 100),
    6: ("metabolic_screened_newborns", "live_births", ">=", 98, 100),
    7: ("hearing_screened_newborns", "live_births", ">=", 95, 100),
    8: ("children_under3_managed", "children_under3", ">=", 90, 100),
    9: ("hypertension_patients_managed_to_standard", "hypertension_patients_managed", ">=", 65, 100),
    10: ("diabetes_patients_managed_to_standard", "diabetes_patients_managed", ">=", 65, 100),
    11: ("cataract_surgeries", "resident_population", ">", 3000, 1_000_000),
    12: ("communities_with_counselling_room", "communities_total", ">", 80, 100),
    13: ("severe_mental_patients_managed_to_standard", "severe_mental_patients_registered", ">", 83, 100),
    14: ("doses_given", "doses_due", ">", 90, 100),
    16: ("exposed_workers_examined", "exposed_workers", ">=", 90, 100),
    18: ("night_noise_measurements_met", "night_noise_measurements", ">=", 85, 100),
    19: ("rehabilitation_physicians", "resident_population_year_end", ">=", 8, 100_000),
    20: ("disabled_elderly_served", "disabled_elderly_assessed", ">", 80, 100),
    23: ("basic_rehab_served", "basic_rehab_needed", ">", 85, 100),
    24: ("young_children_rehab_served", "young_children_with_disability", ">", 90, 100),
    25: ("severe_children_treated", "severe_children_in_need", ">", 90, 100),
    26: ("assistive_devices_fitted", "assistive_devices_needed", ">", 85, 100),
    27: ("accessible_public_buildings", "public_buildings_built", ">=", 100, 100),
}
PARTS_OF_WHOLES = {
    part: whole for number, (part, whole, *_) in RATES.items() if number not in {2, 3, 4, 11, 14, 19, 20, 23, 26}
} | {"home_patients_served": "home_patients_suitable"}
"""Where the plans' definitions make the numerator a part of the denominator."""

DISEASES = (
    "iodine_deficiency_eliminated", "kashin_beck_eliminated", "keshan_controlled_and_eliminated",
    "coal_fluorosis_controlled_and_eliminated", "water_fluorosis_controlled", "tea_fluorosis_controlled",
    "coal_arsenic_eliminated", "water_arsenic_eliminated",
)  # fmt: skip


class Province:
    """The raw rows of a folder, and what they come to."""

    def __init__(self, folder: Path, *, children_decide: bool = False) -> None:
        """Read the table of areas and the table of facts; an area's own figure decides, or the sum of those inside."""
        self.children_decide = children_decide
        with (folder / "synthetic-areas.csv").open(encoding="utf-8", newline="") as file:
            self.areas = {row["code"]: row for row in csv.DictReader(file)}
        with (folder / "synthetic-facts.csv").open(encoding="utf-8", newline="") as file:
            self.facts = {(row["area"], row["item"], row["period"]): row["value"] for row in csv.DictReader(file)}
        self.parts = defaultdict(list)
        for part, whole in PARTS_OF_WHOLES.items():
            self.parts[whole].append(part)

    def exists(self, area: str, year: int) -> bool:
        row = self.areas[area]
        return int(row["valid_from"] or 0) <= year <= int(row["valid_to"] or 9999)

    def inside(self, area: str, year: int) -> list[str]:
        """Return the areas directly inside that exist in a year."""
        return [code for code, row in self.areas.items() if row["parent"] == area and self.exists(code, year)]

    def counties(self, area: str, year: int) -> list[str]:
        """Return the counties inside a city or the province in a year, none for a county."""
        direct = self.inside(area, year)
        return [county for code in direct for county in (self.inside(code, year) or [code])]

    def written(self, area: str, item: str, year: int) -> Bounds:
        """Return an area's own figure of a year: as written for the year, else from its quarters."""
        if (area, item, str(year)) in self.facts:
            return _read(self.facts[area, item, str(year)])
        quarters = [f"{year}Q{n}" for n in (1, 2, 3, 4)]
        if item in MATERNAL_YEAR:
            quarters = [f"{year - 1}Q4", *quarters[:3]]
        if not any((area, item, quarter) in self.facts for quarter in quarters):
            return NOTHING
        found = [_read(self.facts.get((area, item, quarter), "")) for quarter in quarters]
        return found[-1] if item in LAST_COUNTS else _add(found)

    def are_own(self, area: str, asked: list[tuple[str, int]]) -> bool:
        """Say whether an area has a figure of its own for all that is asked: else all of them are sums."""
        return not self.children_decide and all(self.written(area, item, year).known for item, year in asked)

    def count(self, area: str, item: str, year: int, *, own_counts: bool = True) -> Bounds:
        """Return an area's own figure, else the sum of the areas inside; what is missing keeps its natural bounds."""
        own = self.written(area, item, year)
        inside = self.inside(area, year)
        if inside and (self.children_decide or not own_counts or not own.known):
            return _add([self.count(code, item, year) for code in inside])
        least, most = own.least, own.most
        for part in self.parts[item]:
            least = max(least, self.written(area, part, year).least)
        if item in PARTS_OF_WHOLES:
            limit = self.written(area, PARTS_OF_WHOLES[item], year).most
            most = limit if most is None else most if limit is None else min(most, limit)
        return own if own.known and own.least == own.most else Bounds(least, most, own.known)

    def before(self, area: str, item: str, base: int, year: int) -> Bounds:
        """Return the count of a base year for an area as it is in ``year``: with all that it was made of or took in."""
        predecessors = self.areas[area]["predecessors"].split()
        for one in (area, *predecessors):
            heirs = [code for code, row in self.areas.items() if one in row["predecessors"].split()]
            if any(heir != area and self.exists(heir, year) and not self.exists(heir, base) for heir in heirs):
                return NOTHING  # it was split: which part of its figure would be this area's?
        if not self.exists(area, base) and any(self.exists(one, year) for one in predecessors):
            return NOTHING  # it was cut out of an area that goes on
        gone = [one for one in predecessors if not self.exists(one, year)]
        return _add([self.count(one, item, base) for one in (area, *gone) if self.exists(one, base)])

    def terms(self, number: int, area: str, year: int) -> tuple[Bounds, Bounds]:
        """Return numerator and denominator of an indicator; of 17 what is left of 2020, not what it fell by."""
        if number in RATES:
            part, whole, *_ = RATES[number]
            own = self.are_own(area, [(part, year), (whole, year)])
            return self.count(area, part, year, own_counts=own), self.count(area, whole, year, own_counts=own)
        if number == 17:
            own = self.are_own(area, [("accidents", year), ("accidents", 2020)])
            return self.count(area, "accidents", year, own_counts=own), self.before(area, "accidents", 2020, year)
        counties = self.counties(area, year)
        if number == 22:
            offered = [one for one in counties if self.facts.get((one, "rehab_service", str(year))) == "是"]
            served = [self.count(one, "home_patients_served", year) for one in offered]
            return _add(served), _add([self.count(one, "home_patients_suitable", year) for one in offered])
        return self._share(counties, DISEASES if number == 15 else ("rehab_service",), year), _exactly(len(counties))

    def verdict(self, number: int, area: str, year: int) -> str:
        """Return the verdict of one of the 27 indicators."""
        part, whole = self.terms(number, area, year)
        if number in RATES:
            return _ratio(part, whole, *RATES[number][2:])
        if number == 17:  # a fall by 10% or more: at most 90 of every 100 are left
            left = _ratio(part, whole, ">", 90, 100)
            return {"met": "not_met", "not_met": "met"}.get(left, left)
        if number == 22:
            return self._home_patients(self.counties(area, year), year)
        return _ratio(part, whole, ">", 95 if number == 15 else 80, 100)

    def _share(self, counties: list[str], items: tuple[str, ...], year: int) -> Bounds:
        """Return in how many counties every item is yes; what does not apply is as good as yes."""
        said = [[self.facts.get((county, item, str(year)), "") for item in items] for county in counties]
        sure = sum(all(text in {"是", "不适用"} for text in texts) for texts in said)
        never = sum("否" in texts for texts in said)
        return Bounds(sure, len(said) - never, known=any(map(any, said)))

    def _home_patients(self, counties: list[str], year: int) -> str:
        """Return indicator 22, > 60%: a county that does not say whether it has the service counts in both terms or in none."""
        if not counties:
            return "not_evaluated"
        least = most = 0
        for county in counties:
            offered = self.facts[county, "rehab_service", str(year)]
            part, whole = (self.count(county, f"home_patients_{word}", year).least for word in ("served", "suitable"))
            ahead = part * 100 - whole * 60
            least += ahead if offered == "是" else 0 if offered else min(ahead, 0)
            most += ahead if offered == "是" else 0 if offered else max(ahead, 0)
        return "met" if least > 0 else "not_met" if most <= 0 else "undetermined"


def _read(text: str) -> Bounds:
    if text.isdecimal():
        return _exactly(int(text))
    return Bounds(0, int(text[1:]) - 1, known=True) if text.startswith("<") else NOTHING


def _exactly(count: int) -> Bounds:
    return Bounds(count, count, known=True)


def _add(found: list[Bounds]) -> Bounds:
    most = None if any(one.most is None for one in found) else sum(one.most or 0 for one in found)
    return Bounds(sum(one.least for one in found), most, any(one.known for one in found))


def _ratio(part: Bounds, whole: Bounds, sign: str, many: int, of: int) -> str:
    """Hold part / whole against many / of."""
    if not part.known and not whole.known:
        return "not_evaluated"
    if whole.most == 0:
        return "not_evaluated"
    if whole.least == 0:
        return "undetermined"
    lowest = None if whole.most is None else part.least * of - whole.most * many
    highest = None if part.most is None else part.most * of - whole.least * many
    if lowest is not None and (lowest > 0 or (lowest == 0 and sign == ">=")):
        return "met"
    if highest is not None and (highest < 0 or (highest == 0 and sign == ">")):
        return "not_met"
    return "undetermined"
