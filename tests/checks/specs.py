"""Small plans for the checks of meaning, and short ways to say what is found in them."""

from pathlib import Path

from dp_rules.checking import check_whole
from dp_rules.text.diagnostic import Diagnostic

NOISE = "rate(night_noise_measurements_met, night_noise_measurements)"
EXAMS = "rate(premarital_exams, marriage_registrations)"
DECLINE = "decline(accidents, base=2020)"
DOCUMENT = '[document]\ntitle = "t"\nstatus = "issued"\n'
PRINTED = 'wording = "w"\nplace = "p"\n'
OWN = 'name = "自有"\nname_en = "Own"\nmethod = "m"\nsource = "jilin_draft"\n'


def head(extends: str = "catalogue", *, first: int = 2022, last: int = 2025, more: str = "") -> str:
    """Return the beginning of a plan."""
    return (
        f'format = 1\n[plan]\nid = "plan"\nextends = "{extends}"\nname = "甲市计划"\nname_en = "Plan of A"\narea = "甲市"\n'
        f"first_year = {first}\nlast_year = {last}\n{more}{DOCUMENT}"
    )


def indicator(id_: str, rule: str, more: str = "", *, due: int = 2025) -> str:
    """Return an indicator with its target."""
    return f'[indicators.{id_}]\nrule = "{rule}"\ndue = {due}\n{PRINTED}{more}'


def noise(limit: str, more: str = "", *, due: int = 2025) -> str:
    """Return a target for the share of night measurements, which by definition is at most 100%."""
    return indicator("night_noise_rate", f"{NOISE} {limit}", more, due=due)


def exams(limit: str, more: str = "", *, due: int = 2025) -> str:
    """Return a target for premarital examinations, whose rate may exceed 100%."""
    return indicator("premarital_exam_rate", f"{EXAMS} {limit}", more, due=due)


def own(rule: str, more: str = "", *, id_: str = "own", due: int = 2025) -> str:
    """Return an indicator of the plan's own, with its source."""
    return indicator(id_, rule, OWN.replace("自有", f"自有{id_}") + more, due=due)


def milestones(id_: str, *steps: tuple[int, str]) -> str:
    """Return milestones: years and rules."""
    return "".join(
        f'[[indicators.{id_}.milestones]]\nyear = {year}\nrule = "{rule}"\n{PRINTED}' for year, rule in steps
    )


def reading(id_: str, rule: str) -> str:
    """Return another reading."""
    return f'[[indicators.{id_}.readings]]\nrule = "{rule}"\n{PRINTED}'


def item(id_: str, *, unit: str = "case", kind: str = "flow", calendar: str = "calendar_year", more: str = "") -> str:
    """Return an item."""
    return (
        f'[items.{id_}]\nname = "数{id_}"\nname_en = "{id_}"\nunit = "{unit}"\nkind = "{kind}"\ncalendar = "{calendar}"\n'
        f'source = "jilin_draft"\n{more}'
    )


def found_in(folder: Path, text: str, **others: str) -> list[Diagnostic]:
    """Return what check says of a plan, beside which other specs stand."""
    for name, other in others.items():
        (folder / f"{name}.toml").write_text(other, encoding="utf-8")
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return check_whole(str(path))[1]


def codes(found: list[Diagnostic]) -> list[str]:
    """Return severity and code of each finding."""
    return [f"{one.severity} {one.code}" for one in found]
