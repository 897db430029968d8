"""In what two tables of areas differ."""

from typing import Final, Literal, NamedTuple

from dp_rules.data.areas import Area, Areas

AreaAspect = Literal["name", "parent", "level", "valid_from", "valid_to", "predecessors"]
_ASPECTS: Final[tuple[AreaAspect, ...]] = ("name", "parent", "level", "valid_from", "valid_to", "predecessors")


class AreaChange(NamedTuple):
    """An area that one table lacks, or of which the tables say different things."""

    code: str
    first: Area | None
    second: Area | None
    aspects: tuple[AreaAspect, ...]


def area_changes(first: Areas, second: Areas) -> tuple[AreaChange, ...]:
    """Return the areas that differ, by code."""
    found = []
    for code in sorted(first.by_code.keys() | second.by_code.keys()):
        one, other = first.by_code.get(code), second.by_code.get(code)
        if one is None or other is None:
            found.append(AreaChange(code, one, other, ()))
            continue
        aspects = tuple(aspect for aspect in _ASPECTS if getattr(one, aspect) != getattr(other, aspect))
        if aspects:
            found.append(AreaChange(code, one, other, aspects))
    return tuple(found)
