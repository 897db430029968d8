"""The pages that are looked at: explanations of every kind, written by the command as its users run it."""

from functools import cache
from pathlib import Path

from cli.program import Lang, dp

DATA = "tests/golden/data"
COUNTIES = ("--areas", f"{DATA}/areas.csv")


def only(*indicators: str) -> tuple[str, ...]:
    return tuple(part for indicator in indicators for part in ("--indicator", indicator))


PAGES: dict[str, tuple[str, ...]] = {
    "one": ("liaoning", "examples/liaoning-2020.csv", *only("2")),
    "several": ("liaoning", "examples/liaoning-2020.csv", *only("1", "2", "3", "5")),
    "gates": ("liaoning", f"{DATA}/gates.csv", "--period", "2023", *only("2", "18")),
    "sums": ("liaoning", f"{DATA}/cities.csv", "--areas", f"{DATA}/cities-areas.csv", *only("2", "17")),
    "roster": ("liaoning", f"{DATA}/counties.csv", *COUNTIES, *only("22")),
    "every area": ("liaoning", f"{DATA}/counties.csv", *COUNTIES, "--all", *only("22")),
    "records": ("liaoning", f"{DATA}/totals.csv", "--table", f"高血压患者={DATA}/hypertension.csv", *only("9")),
}
"""Name → arguments; together they have every verdict and every part of a page."""

PLAN = "the whole plan"
"""All indicators of Liaoning's plan in one file: long, so not for what takes long."""


@cache
def written(name: str, lang: Lang) -> str:
    """Return a page as the command writes it."""
    arguments = ("liaoning", "examples/liaoning-2020.csv") if name == PLAN else PAGES[name]
    ran = dp("explain", *arguments, "--format", "html", lang=lang)
    assert ran.code == 0, ran.err
    return ran.out


def file_of(name: str, lang: Lang, folder: Path) -> Path:
    """Return the file of a page."""
    file = folder / "page.html"
    file.write_text(written(name, lang), encoding="utf-8", newline="\n")
    return file
