"""What the program says, held beside the case; ``pytest --update-golden`` writes it anew, and a person reads the difference."""

import re
from pathlib import Path
from unicodedata import category, east_asian_width

import pytest
from cli.program import Lang, dp

EXPECTED = Path(__file__).parent / "expected"
DATA, SPECS = "tests/golden/data", "tests/golden/specs"
EXAMPLES = "examples"


def explain(data: str, indicator: str, *more: str) -> list[str]:
    """Return the arguments that explain an indicator of Liaoning's plan."""
    return ["explain", "liaoning", data, "--indicator", indicator, *more]


def explain_where(data: str, asked: str, *more: str) -> list[str]:
    """Return the arguments that ask where a datum is used in Liaoning's plan."""
    return ["explain", "liaoning", data, "--where-used", asked, *more]


PREMARITAL, REHAB, HOME = "premarital_exam_rate", "mental_rehab_counties", "mental_rehab_home_patients"
HYPERTENSION, ACCIDENTS = "hypertension_management_rate", "accident_reduction"
NAMED = ["--indicator", PREMARITAL, "--indicator", ACCIDENTS, "--indicator", "night_noise_rate"]
TOWNSHIPS = [
    f"{SPECS}/two-levels.toml",
    f"{DATA}/townships.csv",
    "--areas",
    f"{DATA}/townships-areas.csv",
    "--area",
    "甲省",
]
COUNTIES = ["--areas", f"{DATA}/areas.csv"]
SUMS = ["--areas", f"{DATA}/sums-areas.csv", "--area", "210000", "--period", "2024"]
CITIES = ["evaluate", "liaoning", f"{DATA}/cities.csv", "--areas", f"{DATA}/cities-areas.csv", "--by", "市"]
RECORDS = ["--table", f"高血压患者={DATA}/hypertension.csv"]

# name → arguments and exit code
CASES: dict[str, tuple[list[str], int]] = {
    "reported short of the target": (explain(f"{EXAMPLES}/liaoning-2020.csv", PREMARITAL), 0),
    "computed and reported agree": (
        explain(f"{EXAMPLES}/counts.csv", "severe_mental_management_rate", "--area", "全国", "--period", "2018"),
        0,
    ),
    "a quarter": (explain(f"{EXAMPLES}/counts.csv", "night_noise_rate", "--period", "2021Q4"), 0),
    "a figure of another quantity": (explain(f"{EXAMPLES}/liaoning-2020.csv", ACCIDENTS), 0),
    "a published decline": (
        explain(f"{EXAMPLES}/national.csv", ACCIDENTS, "--period", "2023", "--prefer", "国家统计局"),
        0,
    ),
    "a bound that does not decide": (explain(f"{EXAMPLES}/liaoning-2020.csv", "prenatal_screening_rate"), 0),
    "counties, some missing": (explain(f"{DATA}/counties.csv", REHAB, *COUNTIES), 0),
    "counties, some missing, every row": (explain(f"{DATA}/counties.csv", REHAB, *COUNTIES, "--all"), 0),
    "counties, all known": (explain(f"{DATA}/counties-complete.csv", REHAB, *COUNTIES), 0),
    "sums over counties, some missing": (explain(f"{DATA}/counties.csv", HOME, *COUNTIES), 0),
    "sums over counties, all known": (explain(f"{DATA}/counties-complete.csv", HOME, *COUNTIES), 0),
    "a sum of sums, one figure a bound": (explain(f"{DATA}/sums.csv", ACCIDENTS, *SUMS), 0),
    "a sum of sums, one figure a bound, one level": (explain(f"{DATA}/sums.csv", ACCIDENTS, *SUMS, "--depth", "2"), 0),
    "a sum of sums, one figure missing, two levels": (explain(f"{DATA}/sums.csv", "5", *SUMS, "--depth", "3"), 0),
    "every township": (["explain", *TOWNSHIPS, "--indicator", "every_township"], 0),
    "every township, every row": (["explain", *TOWNSHIPS, "--indicator", "every_township", "--all"], 0),
    "every township, as Markdown": (
        ["explain", *TOWNSHIPS, "--indicator", "every_township", "--format", "markdown"],
        0,
    ),
    "two conditions of many townships": (["explain", *TOWNSHIPS, "--indicator", "two_conditions"], 0),
    "a level within a level": (["explain", *TOWNSHIPS, "--indicator", "every_city"], 0),
    "two levels, the table": (["evaluate", *TOWNSHIPS], 0),
    "records": (explain(f"{DATA}/one-case.csv", HYPERTENSION, *RECORDS), 0),
    "records beside totals": (explain(f"{DATA}/totals.csv", HYPERTENSION, *RECORDS), 0),
    "totals": (explain(f"{DATA}/totals.csv", HYPERTENSION), 0),
    "computed and reported disagree": (explain(f"{DATA}/disagreement.csv", PREMARITAL), 0),
    "one case would turn it": (explain(f"{DATA}/one-case.csv", PREMARITAL), 0),
    "at the limit the readings differ": (explain(f"{DATA}/at-the-limit.csv", PREMARITAL), 0),
    "a denominator of zero": (explain(f"{DATA}/zero.csv", PREMARITAL), 0),
    "where a cell is used": (explain_where(f"{DATA}/counties.csv", "counties.csv:3", *COUNTIES), 0),
    "where an item is used, as Markdown": (
        explain_where(f"{EXAMPLES}/counts.csv", "夜间监测达标点次", "--format", "markdown"),
        0,
    ),
    "where nothing is": (explain_where(f"{EXAMPLES}/counts.csv", "counts.csv:99"), 2),
    "what no rule uses": (explain_where(f"{EXAMPLES}/counts.csv", "在管的严重精神障碍患者人数"), 0),
    "everything": (explain(f"{DATA}/disagreement.csv", PREMARITAL, "--all"), 0),
    "everything of a rule with and, as Markdown": (
        ["explain", *TOWNSHIPS, "--indicator", "two_conditions", "--all", "--format", "markdown"],
        0,
    ),
    "formula and numbers only": (explain(f"{DATA}/one-case.csv", PREMARITAL, "--depth", "0"), 0),
    "one level of everything": (explain(f"{DATA}/one-case.csv", PREMARITAL, "--all", "--depth", "1"), 0),
    "a city under Liaoning": (
        ["explain", f"{SPECS}/city/county.toml", f"{DATA}/one-case.csv", "--area", "辽宁省", "--indicator", PREMARITAL],
        0,
    ),
    "as Markdown": ([*explain(f"{DATA}/counties.csv", REHAB, *COUNTIES), "--format", "markdown"], 0),
    "the table": (["evaluate", "liaoning", f"{EXAMPLES}/liaoning-2020.csv"], 0),
    "gates, what is blocked": (explain(f"{DATA}/gates.csv", PREMARITAL, "--period", "2023"), 0),
    "gates, a warning": (explain(f"{DATA}/gates.csv", "night_noise_rate", "--period", "2023"), 0),
    "gates, the table": (
        ["evaluate", "liaoning", f"{DATA}/gates.csv", "--period", "2023", *NAMED],
        0,
    ),
    "completeness, counties": (
        [
            "completeness",
            "liaoning",
            f"{DATA}/counties.csv",
            *COUNTIES,
            "--indicator",
            REHAB,
            "--indicator",
            HOME,
            "--indicator",
            "9",
        ],
        0,
    ),
    "by area, one indicator": ([*CITIES, "--indicator", "2"], 0),
    "by area, the overview": (CITIES, 0),
    "by area, as Markdown": ([*CITIES, "--indicator", "2", "--indicator", "17", "--format", "markdown"], 0),
    "worklist": (["worklist", "liaoning", f"{EXAMPLES}/liaoning-2020.csv"], 0),
    "worklist, as Markdown": (["worklist", "liaoning", f"{EXAMPLES}/liaoning-2020.csv", "--format", "markdown"], 0),
    "worklist, counties": (
        ["worklist", "liaoning", f"{DATA}/counties.csv", *COUNTIES, "--indicator", REHAB, "--indicator", HOME],
        0,
    ),
    "show an indicator with a reading": (["show", "liaoning", PREMARITAL], 0),
    "show an indicator over records": (["show", "liaoning", HYPERTENSION], 0),
    "show an indicator over counties": (["show", "liaoning", HOME], 0),
    "check, full-width quotes": (["check", f"{SPECS}/full-width-quotes.toml"], 1),
    "check, an unknown key": (["check", f"{SPECS}/unknown-key.toml"], 1),
    "check, an unknown item": (["check", f"{SPECS}/unknown-item.toml"], 1),
    "check, wrong units": (["check", f"{SPECS}/wrong-unit.toml"], 1),
    "check, another measure": (["check", f"{SPECS}/measure-differs.toml"], 1),
    "check, a city under Liaoning": (["check", f"{SPECS}/city/city.toml"], 1),
    "check, a county under the city": (["check", f"{SPECS}/city/county.toml"], 0),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_the_output_is_the_one_on_file(name: str, lang: Lang, request: pytest.FixtureRequest) -> None:
    arguments, code = CASES[name]
    ran = dp(*arguments, lang=lang)
    said = f"$ dp-rules {' '.join(arguments)}\n{ran.out}" + (f"\n── stderr ──\n{ran.err}" if ran.err else "")
    file = EXPECTED / f"{name.replace(', ', '-').replace(' ', '-')}.{lang}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert ran.code == code
    assert said == file.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    names = {f"{name.replace(', ', '-').replace(' ', '-')}.{lang}.txt" for name in CASES for lang in ("zh", "en")}
    assert {file.name for file in EXPECTED.iterdir()} == names


# ── what holds of every output on file ──


def display(text: str) -> list[str]:
    """Return the cells that a terminal shows: a wide character takes two, the second of them empty."""
    return [
        cell for character in text for cell in ([character, ""] if east_asian_width(character) in "WF" else [character])
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_of_a_table_line_up_as_a_terminal_shows_them(lang: Lang) -> None:
    lines = (EXPECTED / f"the-table.{lang}.txt").read_text(encoding="utf-8").splitlines()
    rule = next(at for at, line in enumerate(lines) if line.startswith("---"))
    starts = [match.start() for match in re.finditer("-+", lines[rule])]
    rows = [display(line) for line in lines[rule - 1 : rule]] + [display(line) for line in lines[rule + 1 : rule + 30]]
    assert len(rows) == len(range(30))
    for row in rows:
        for start in starts[1:]:
            assert row[start - 2 : start] in ([" ", " "], []), "".join(row)


@pytest.mark.parametrize("file", sorted(EXPECTED.glob("*.txt")), ids=lambda file: str(file.stem))
def test_no_line_ends_in_blanks_and_none_holds_a_control_character(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line != line.rstrip() and not set(line) <= {" ", "-"}] == []
    assert not [character for character in text if character != "\n" and category(character) in {"Cc", "Cf"}]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_places_stand_in_one_column_where_what_they_belong_to_is_short(lang: Lang) -> None:
    lines = (EXPECTED / f"reported-short-of-the-target.{lang}.txt").read_text(encoding="utf-8").splitlines()
    columns = {
        len(display(line[: line.index(place)]))
        for line in lines
        for place in ("specs/liaoning.toml:46", "examples/liaoning-2020.csv:3")
        if place in line
    }
    assert len(columns) == 1
