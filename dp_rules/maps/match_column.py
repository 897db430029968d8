"""What a column probably is, by its name: for certain, nearly so, or not at all. Nothing but a whole name is certain."""

import re
from typing import Literal, NamedTuple

from dp_rules.data.from_grid import HEADERS
from dp_rules.data.import_map import JOINT, Role
from dp_rules.data.vocabulary import Subject, Vocabulary, find_subject, nearest_subject
from dp_rules.language.scope import Item, folded_name
from dp_rules.quantity.period import Period, read_period
from dp_rules.text.nearest import nearest

Sure = Literal["exact", "nearest", "none"]
_ROLES: dict[str, Role] = {
    folded_name(word): role  # type: ignore[misc]  # the keys of HEADERS are roles
    for role, words in HEADERS.items()
    for word in words
}
SHORTEST_END = 3
_NUMBERING = {folded_name(word) for word in ("序号", "编号", "行号", "行次", "顺序", "no", "no.")}
_IN_PARENTHESES = re.compile(r"^(?P<name>[^（(]+)[（(](?:单位[:：]?)?(?P<unit>[^（）()]{1,12})[）)]$")
_UNIT = re.compile(r"(?P<unit>[十百千]?万|[百千亿]|[%‰％])?(?P<counted>.{0,6})")
_SINGLE = {"人", "人次", "例", "名", "个", "件", "起", "户", "所", "家", "张", "份", "次", "辆", "处", "对", ""}
_PAIR = "对"


class Unit(NamedTuple):
    """What stands in parentheses behind a name: ``（万对）`` is counted in 万, and each is a pair."""

    unit: str
    is_pairs: bool
    is_known: bool


class Match(NamedTuple):
    """What a column is taken for: a role, a period, or an item with its id and the name that it was matched with."""

    sure: Sure
    role: Role | None = None
    period: Period | None = None
    item: str | None = None
    matched_with: str = ""
    unit: Unit = Unit("", is_pairs=False, is_known=True)


def match_column(name: str, vocabulary: Vocabulary, *, items_in_rows: bool, guesses: bool = True) -> Match:
    """Return what a column of this name is taken for; with ``items_in_rows`` a period can be a column's name.

    Without ``guesses`` names that are like it are not looked for, which takes its time.
    """
    parts = name.split(JOINT)
    role = role_of(name)
    if role is not None:
        return Match("exact", role=role, matched_with=name)
    period = read_period(name) if items_in_rows else None
    if period is not None:
        return Match("exact", period=period, matched_with=str(period))
    plain, unit = without_unit(name)
    for spelling in (name, plain, "".join(without_unit(part)[0] for part in parts)):
        subject = find_subject(vocabulary, spelling)
        if subject is not None:
            is_certain = unit.is_known and not unit.is_pairs
            return Match("exact" if is_certain else "nearest", item=subject.id, matched_with=_name(subject), unit=unit)
    last = without_unit(parts[-1])[0]
    close = find_subject(vocabulary, last)
    if close is None and guesses:
        spellings = dict.fromkeys(("".join(without_unit(part)[0] for part in parts), plain, last))
        meant = next((found for one in spellings if (found := nearest_subject(vocabulary, one))), None)
        close = _that_ends_so(last, vocabulary) if meant is None else find_subject(vocabulary, meant)
    if close is not None:
        return Match("nearest", item=close.id, matched_with=_name(close), unit=unit)
    words = [word for spellings in HEADERS.values() for word in spellings]
    nearest_role = nearest(name, words) if guesses and len(name) > 1 else None
    if nearest_role is not None:
        return Match("nearest", role=_ROLES[folded_name(nearest_role)], matched_with=nearest_role)
    return Match("none", unit=unit)


def _that_ends_so(name: str, vocabulary: Vocabulary) -> Item | Subject | None:
    """Return the one item or indicator whose Chinese name ends so: 检查率 under a title that says the rest."""
    if len(name) < SHORTEST_END:
        return None
    subjects: list[Item | Subject] = [*vocabulary.scope.items.values(), *vocabulary.indicators.values()]
    found = [one for one in subjects if one.name is not None and one.name.zh.endswith(name)]
    return found[0] if len(found) == 1 else None


def role_of(name: str) -> Role | None:
    """Return the role of a column of this name, or None where the name is of none."""
    folded = folded_name(name)
    return "ignore" if folded in _NUMBERING else _ROLES.get(folded)


def without_unit(name: str) -> tuple[str, Unit]:
    """Return a name without the unit in parentheses behind it, and that unit."""
    inside = _IN_PARENTHESES.match(name)
    if inside is None:
        return name, Unit("", is_pairs=False, is_known=True)
    unit = _UNIT.fullmatch("".join(inside["unit"].split()))
    known = unit is not None and (unit["counted"] in _SINGLE)
    if unit is None or not known:
        return inside["name"].strip(), Unit("", is_pairs=False, is_known=False)
    return inside["name"].strip(), Unit(
        (unit["unit"] or "").replace("％", "%"), is_pairs=unit["counted"] == _PAIR, is_known=True
    )


def _name(subject: Item | Subject) -> str:
    return subject.name.zh if subject.name is not None else subject.id
