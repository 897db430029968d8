"""Figures for an area of a period in which, by the table of areas, it did not exist."""

from collections.abc import Iterable

from dp_rules.data.areas import Area
from dp_rules.data.dataset import Dataset
from dp_rules.quantity.day import last_day_of
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place


def areas_not_valid(dataset: Dataset, ids: Iterable[str]) -> list[Diagnostic]:
    """Return a warning for each area and period with figures in which the area does not exist.

    ``ids`` are those of the items and indicators that the facts can be of. Each pair of an area and
    a period is told once, at its first figure, and nothing is looked at fact by fact.
    """
    areas = dataset.areas
    changing = areas.changing()
    if not changing:
        return []
    found = []
    names = list(ids)
    for period in dataset.known_periods():
        absent = {code for code in changing if not areas.exists(code, period)}
        given = absent and absent & dataset.areas_in({period})
        found += [_warning(areas.by_code[code], period, _first(dataset, names, code, period)) for code in sorted(given)]
    return found


def _first(dataset: Dataset, ids: list[str], area: str, period: Period) -> Place:
    """Return the place of the first figure or record of an area in a period."""
    for id_ in ids:
        fact = dataset.facts.get((id_, area, period))
        if fact is not None:
            return fact.place
    return next(
        record.place
        for rows in dataset.records.values()
        for record in rows
        if record.area == area and record.period == period
    )


def _warning(area: Area, period: Period, place: Place) -> Diagnostic:
    begins, ends = area.valid_from, area.valid_to
    early = begins is not None and last_day_of(period) < begins
    zh = f"{begins} 才启用" if early else f"{ends} 已停用"
    en = f"it begins on {begins}" if early else f"it ended on {ends}"
    message = Bilingual(
        f"{area.name}（{area.code}）在 {period} 末不存在：{zh}",
        f"{area.name} ({area.code}) does not exist at the end of {period}: {en}",
    )
    help_ = Bilingual(
        "核对代码和时期；汇总时不计入。按新区划倒推的数，不能与当年的旧地区相加",
        "check the code and the period; sums over areas leave it out, and a figure worked back for a new area "
        "does not add up with the old ones",
    )
    return Diagnostic("area-not-valid", message, place, help=help_, severity="warning")
