"""The level of areas that an option names."""

from typing import NoReturn

from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import fail
from dp_rules.language.scope import Table, folded_name, names_of
from dp_rules.spec.model import Plan
from dp_rules.text.nearest import nearest


def level_named_or_exit(plan: Plan, name: str) -> Table:
    """Return the level of areas that is called so, by its id, a name or an alias, or end with which there are."""
    levels = [table for table in plan.scope.tables.values() if table.is_level]
    spellings = {spelling: level for level in levels for spelling in (*names_of(level), level.name.en)}
    wanted = folded_name(name)
    level = next((level for spelling, level in spellings.items() if folded_name(spelling) == wanted), None)
    return _no_such_level(name, spellings, levels) if level is None else level


def _no_such_level(name: str, spellings: dict[str, Table], levels: list[Table]) -> NoReturn:
    close = _meant(folded_name(name), spellings)
    every = say("、", ", ").join(level.name.say(LANGUAGE) for level in levels)
    hint = (
        say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
        if close
        else say(f"；有 {every}", f"; there are {every}")
    )
    fail(say(f"没有层级“{name}”", f'there is no level "{name}"') + hint)


def _meant(word: str, spellings: dict[str, Table]) -> str | None:
    """Return the spelling that was probably meant: also the plural of an English word, such as cities of a city.

    One character says too little: any other would be as near.
    """
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    if plural in spellings:
        return plural
    return nearest(word, spellings) if len(word) > 1 else None
