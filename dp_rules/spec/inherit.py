"""What a plan inherits: an indicator's entry as the plan states it, completed from the plans that it extends."""

from typing import Any, NamedTuple

from dp_rules.spec.names import Files
from dp_rules.toml.file import TomlFile

OF_THE_RULE = frozenset(
    {"wording", "place", "also", "readings", "milestones", "note", "measure_reason", "commitment", "guard"}
)
"""Keys that speak of the rule beside them: a plan that states its own rule does not inherit them."""

NOT_INHERITED = frozenset({"baseline", "accepted"})
"""Keys that hold for one area or one file only: a city does not start from its province's value."""


class Entry(NamedTuple):
    """An indicator's keys with the file in which each is written; ``own`` is the nearest file that names it."""

    values: dict[str, Any]
    homes: dict[str, TomlFile]
    own: TomlFile


def plans_of(files: Files) -> Files:
    """Return the plans of a stack, the plan itself first, without the catalogue at its end."""
    return tuple(file for file in files if "plan" in file.values)


def indicator_ids(files: Files) -> list[str]:
    """Return the ids of a plan's indicators: in the order of the topmost plan, then what each level below adds."""
    found: dict[str, None] = {}
    for file in reversed(plans_of(files)):
        found |= dict.fromkeys(file.values.get("indicators", {}))
    return list(found)


def inherited(id_: str, plans: Files) -> Entry:
    """Return an indicator's entry over plans, of which the first is the plan itself; one of them names it."""
    values: dict[str, Any] = {}
    homes: dict[str, TomlFile] = {}
    own = plans[0]
    for file in reversed(plans):
        stated = file.values.get("indicators", {}).get(id_)
        if stated is None:
            continue
        own = file
        dropped = NOT_INHERITED | (OF_THE_RULE if "rule" in stated else frozenset())
        values = {key: value for key, value in values.items() if key not in dropped} | stated
        homes = {key: home for key, home in homes.items() if key in values} | dict.fromkeys(stated, file)
    if own is not plans[0]:
        for key in NOT_INHERITED & values.keys():
            del values[key]
    if "no" in values and homes["no"] is not plans[0] and values["no"] in _own_numbers(plans[0]):
        del values["no"]
    return Entry(values, homes, own)


def _own_numbers(file: TomlFile) -> set[int]:
    return {entry["no"] for entry in file.values.get("indicators", {}).values() if "no" in entry}
