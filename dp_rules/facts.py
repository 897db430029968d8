"""Facts for a plan: what its data can name, where the data are read from, which areas and periods they speak of."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from dp_rules.bundled import bundled
from dp_rules.data.areas import Area, Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.data.form import SpecOf
from dp_rules.data.import_map import MapTable
from dp_rules.data.levels import levels_of
from dp_rules.data.not_valid import areas_not_valid
from dp_rules.data.read import PLAINLY, Reading, read_data, read_facts_in_order
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.files import is_file
from dp_rules.language.scope import folded_name
from dp_rules.quantity.period import Period, last_month, months_in, periods_between, read_period, same_length
from dp_rules.spec.model import Catalogue, Plan
from dp_rules.spec.names import build_markers
from dp_rules.spec.provinces import TABLE, province_codes, short_name
from dp_rules.text.diagnostic import Diagnostic, has_errors, in_order


def read_facts(
    plan: Plan,
    paths: Sequence[str],
    *,
    areas: str | None = None,
    tables: Sequence[tuple[str, str]] = (),
    prefer: Sequence[str] = (),
    reading: Reading = PLAINLY,
    maps: Sequence[str] = (),
    reading_areas: Reading | None = None,
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Return the facts with warnings and remarks, or None with everything that is wrong.

    ``maps`` are files of import maps. ``reading_areas`` says how the table of areas is read, if otherwise
    than data.
    """
    with_, found = _prepared(plan, maps, areas, reading if reading_areas is None else reading_areas)
    if with_ is None:
        return None, found
    dataset, more = read_data(paths, with_.vocabulary, reading=reading, prefer=prefer, tables=tables, maps=with_.maps)
    if dataset is not None:
        more = [*more, *areas_not_valid(dataset, (*with_.vocabulary.scope.items, *with_.vocabulary.indicators))]
    return dataset, in_order([*found, *more])


class _With(NamedTuple):
    """What data can name, and the maps by which sheets are read."""

    vocabulary: Vocabulary
    maps: list[MapTable]


def _prepared(
    plan: Plan | Catalogue, maps: Sequence[str], areas: str | None, reading: Reading
) -> tuple[_With | None, list[Diagnostic]]:
    """Return what data are read with, or None with everything that is wrong with maps and table of areas."""
    found: list[Diagnostic] = []
    mapped: list[MapTable] = []
    if maps:
        from dp_rules.maps.read_map import read_maps  # noqa: PLC0415  only a run with maps needs it

        mapped, found = read_maps(maps)
    table: Areas | None = None
    if areas is not None:
        table, problems = read_areas(plan, areas, reading)
        found = [*found, *problems]
    return (None if has_errors(found) else _With(vocabulary_of(plan, table), mapped)), found


def read_every_fact(
    plan: Plan | Catalogue,
    paths: Sequence[str],
    *,
    areas: str | None = None,
    prefer: Sequence[str] = (),
    reading: Reading = PLAINLY,
    maps: Sequence[str] = (),
) -> tuple[list[Fact] | None, list[Diagnostic]]:
    """Return the facts as they are written, in their order, also several for one key; None with everything that is wrong."""
    with_, found = _prepared(plan, maps, areas, reading)
    if with_ is None:
        return None, found
    facts, more = read_facts_in_order(paths, with_.vocabulary, reading=reading, prefer=prefer, maps=with_.maps)
    return facts, in_order([*found, *more])


def read_areas(plan: Plan | Catalogue, path: str, reading: Reading = PLAINLY) -> tuple[Areas | None, list[Diagnostic]]:
    """Return the table of areas with what is wrong with it; ``provinces`` is the one that comes with the program."""
    from dp_rules.data.from_areas import read_grid_areas  # noqa: PLC0415  only a run with a table of areas needs it

    levels = levels_of(plan.scope.tables.values())
    found: list[Diagnostic] = []
    rows: list[Area] = []
    if path == TABLE and not is_file(Path(path)):
        path, reading = str(bundled("specs", f"{TABLE}.csv")), PLAINLY
    for grid in reading.tables(path, found):
        rows += read_grid_areas(grid, levels, found)
    return Areas(rows, _spellings(plan)), found


def _spellings(plan: Plan | Catalogue) -> dict[str, str]:
    """Return the other ways to write the plan's area and each province: the code, and the name without 省 or 市."""
    found: dict[str, str] = {}
    for name, code in province_codes().items():
        found |= dict.fromkeys((name, short_name(name), code), name)
    if isinstance(plan, Catalogue):
        return found
    own = dict.fromkeys(filter(None, (plan.area, short_name(plan.area), plan.area_code)), plan.area)
    # A plan may call its province by a short name, which all its spellings then lead to.
    same = {found[spelling] for spelling in own if spelling in found}
    return {spelling: plan.area if used in same else used for spelling, used in found.items()} | own


def vocabulary_of(plan: Plan | Catalogue, areas: Areas | None = None) -> Vocabulary:
    """Return what data for a plan or a catalogue can name: its items, and its indicators by every spelling."""
    units = {indicator.id: indicator.rule.unit for indicator in plan.indicators}
    subjects: dict[str, Subject] = {}
    names: dict[str, str] = {}
    for definition in plan.definitions.values():
        node = None if definition.measure is None else definition.measure.node
        measured = None if node is None else node.unit
        subjects[definition.id] = Subject(definition.id, units.get(definition.id) or measured, definition.name)
        for name in (definition.name.zh, definition.name.en, *definition.aliases):
            names.setdefault(folded_name(name), definition.id)
    markers = build_markers(plan.stack) if isinstance(plan, Catalogue) else plan.markers
    spec = SpecOf(plan.id, plan.name, tuple(file.source.text for file in plan.stack))
    return Vocabulary(plan.scope, subjects, names, markers, areas or Areas(spellings=_spellings(plan)), spec)


def latest_period(facts: Dataset) -> list[Period]:
    """Return the period with data that ends last, alone in a list; an empty list without data.

    Of several that end together it is the longest: a year and not its last quarter.
    """
    return sorted(facts.known_periods(), key=lambda period: (period.year, last_month(period), months_in(period)))[-1:]


MOST_PERIODS = 400
"""A century of quarters; a run of many more is a slip of the hand."""


def asked_periods(facts: Dataset, option: str | None) -> list[Period] | None:
    """Return the periods that an option names, without one the latest with data; None where it names none."""
    return latest_period(facts) if option is None else read_periods(option, facts.known_periods())


def asked_areas(
    plan: Plan, facts: Dataset, options: Sequence[str], periods: Sequence[Period]
) -> tuple[list[str], str | None]:
    """Return the areas that options name, without any those with data, by code or name; and the first option that names none."""
    known = facts.known_areas()
    if not options:
        own = facts.areas.canonical(plan.area)
        return areas_with_data(plan, facts, periods) or ([own] if own in known else known), None
    if any(option.strip().lower() in {"all", "全部"} for option in options):
        return known, None
    there = set(known)
    found = [facts.areas.canonical(option) for option in options]
    unknown = (option for option, area in zip(options, found, strict=True) if not is_known(facts, area, there))
    return list(dict.fromkeys(found)), next(unknown, None)


def is_known(facts: Dataset, area: str, with_data: Collection[str]) -> bool:
    """Say whether an area, by code or name, is one of those with data or in the table of areas."""
    return area in with_data or area in facts.areas.by_code


def areas_with_data(plan: Plan, facts: Dataset, periods: Sequence[Period]) -> list[str]:
    """Return the plan's own area when a table of areas has it, else every area with data in ``periods``."""
    own = facts.areas.canonical(plan.area)
    if own in facts.areas.by_code:
        return [own]
    return sorted(facts.areas_in(set(periods)))


def read_periods(text: str, known: Sequence[Period]) -> list[Period] | None:
    """Return the periods that an option names: one, several with commas, ``2022..2024``, ``all`` that have data."""
    if text.strip().lower() in {"all", "全部"}:
        return list(known)
    found: list[Period] = []
    for part in text.replace("，", ",").split(","):
        first, dots, last = part.partition("..")
        since = read_period(first)
        until = read_period(last) if dots else since
        if since is None or until is None or not same_length(since, until) or until < since:
            return None
        found += periods_between(since, until)
    return list(dict.fromkeys(found))


def turned_round(text: str) -> tuple[str, str] | None:
    """Return the first run of periods that ends before it begins, such as ``2024..2022``, and how it should be written."""
    for part in text.replace("，", ",").split(","):
        first, _, last = part.partition("..")
        since, until = read_period(first), read_period(last)
        if since is not None and until is not None and same_length(since, until) and until < since:
            return part.strip(), f"{until}..{since}"
    return None
