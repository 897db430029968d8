"""The data that somebody asks after: those at a place, or those of an item, and what is near where there are none."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from dp_rules.audit.where_used.cited_cell import CitedCell, data_at, data_near, files_of, is_file, read_cited_cell
from dp_rules.audit.where_used.uses import facts_of, items_asked, related
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.language.scope import find_column, find_item
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.model import Plan, spellings_of
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.nearest import nearest
from dp_rules.text.place import address
from dp_rules.text.safe import brief

MOST_NEAR = 3
MOST_FILES = 6


class Wanted(NamedTuple):
    """What is asked after: the data at a cell, or those of an item or indicator, perhaps of one period.

    ``remark`` says what is to be known where no verdict can rest on them.
    """

    kind: Literal["cell", "item"]
    text: str
    id: str | None
    name: Bilingual | None
    period: Period | None
    data: tuple[Fact, ...]
    remark: Bilingual | None = None


class Unknown(NamedTuple):
    """Why nothing is meant by what was asked after, and what is near."""

    message: Bilingual


def find_wanted(text: str, plan: Plan, dataset: Dataset) -> Wanted | Unknown:
    """Return the data that ``text`` names: an item or indicator by id or name (``accidents@2023``), or a cell."""
    text = text.strip()
    name, at, when = text.rpartition("@")
    period = read_period(when) if at else None
    known = _subject(text, plan) or (_subject(name, plan) if period is not None else None)
    if known is not None:
        id_, called = known
        of_period = period if _subject(text, plan) is None else None
        return _of_item(text, id_, called, of_period, plan, dataset)
    cited = read_cited_cell(text)
    if cited is None:
        return Unknown(_no_such_name(name if period is not None else text, plan))
    data = list(facts_of(dataset))
    at_cell = data_at(cited, data)
    if not at_cell:
        return Unknown(_nothing_there(text, cited, data, plan, dataset))
    return Wanted("cell", text, None, None, None, tuple(at_cell), _unused({fact.id for fact in at_cell}, plan))


def _subject(name: str, plan: Plan) -> tuple[str, Bilingual] | None:
    """Return the id and the names of the item, the column of a table or the indicator that is called so."""
    name = name.strip()
    item = find_item(plan.scope, name)
    columns = (find_column(table, name) for table in plan.scope.tables.values() if not table.is_level)
    item = item or next((column for column in columns if column is not None), None)
    if item is not None:
        return item.id, item.name
    indicator = plan.indicator(name)
    definition = indicator.definition if indicator is not None else None
    definition = definition or next((one for one in plan.definitions.values() if name in spellings_of(one)), None)
    return None if definition is None else (definition.id, definition.name)


def _of_item(text: str, id_: str, name: Bilingual, period: Period | None, plan: Plan, dataset: Dataset) -> Wanted:
    data = tuple(fact for fact in _facts_of_item(id_, dataset) if period in {None, fact.period})
    remark = _unused({id_}, plan)
    if not data and remark is None:
        known = sorted({fact.period for fact in _facts_of_item(id_, dataset)})
        when = "" if period is None else f" {period} "
        zh = f"数据里没有“{name.zh}”{when}的数" + (f"；有 {'、'.join(map(str, known[:12]))}" if known else "")
        en = f'the data has no figure of "{name.en}"{when.rstrip()}' + (
            f"; it has {', '.join(map(str, known[:12]))}" if known else ""
        )
        remark = Bilingual(zh, en)
    return Wanted("item", text, id_, name, period, data, remark)


def _facts_of_item(id_: str, dataset: Dataset) -> Iterator[Fact]:
    for key in dataset.keys_of(id_):
        fact = dataset.facts[key]
        yield fact
        yield from fact.passed_over
    for rows in dataset.records.values():
        yield from (record.cells[id_] for record in rows if id_ in record.cells)


def _unused(ids: set[str], plan: Plan) -> Bilingual | None:
    """Return that no rule rests on the items, and which item near them rules do use; None where one does."""
    used = {id_ for indicator in plan.indicators for id_ in (indicator.id, *items_asked(indicator))}
    if used & {near for id_ in ids for near in related(id_, plan.scope)} and used & ids:
        return None
    near = sorted(used & {near for id_ in ids for near in related(id_, plan.scope)})
    names = {id_: _name(id_, plan) for id_ in [*ids, *near, *used]}
    if not near:
        close = nearest(names[min(ids)].zh, {names[id_].zh for id_ in used if id_ not in ids})
        near = [id_ for id_ in used if names[id_].zh == close][:1]
    said = "、".join(names[id_].zh for id_ in sorted(ids))
    said_en = ", ".join(names[id_].en for id_ in sorted(ids))
    zh, en = f"没有规则用到“{said}”", f'no rule uses "{said_en}"'
    if near:
        zh += f"；用到的有“{'”、“'.join(names[id_].zh for id_ in near[:MOST_NEAR])}”"
        en += f"; rules use {', '.join(chr(34) + names[id_].en + chr(34) for id_ in near[:MOST_NEAR])}"
    return Bilingual(zh, en)


def _name(id_: str, plan: Plan) -> Bilingual:
    known = _subject(id_, plan)
    return Bilingual(id_, id_) if known is None else known[1]


def _no_such_name(text: str, plan: Plan) -> Bilingual:
    shown = brief(text)
    spellings = [spelling for item in plan.scope.items.values() for spelling in (item.id, item.name.zh)]
    spellings += [spelling for one in plan.definitions.values() for spelling in (one.id, one.name.zh)]
    close = nearest(text, spellings)
    zh = f"“{shown}”不是数据项、指标，也不是单元格（写作 2020.csv:3、2020.csv:3:4、2020.xlsx:表1!C5）"
    en = f'"{shown}" is no item, no indicator and no cell (written 2020.csv:3, 2020.csv:3:4, 2020.xlsx:Sheet1!C5)'
    if close:
        zh, en = f"{zh}；是不是“{close}”？", f'{en}; did you mean "{close}"?'
    return Bilingual(zh, en)


def _nothing_there(text: str, cited: CitedCell, data: Iterable[Fact], plan: Plan, dataset: Dataset) -> Bilingual:
    data, shown = list(data), brief(text)
    files = list(files_of(data))
    if not any(is_file(name, cited.file) for name in files):
        by_end = {name.replace("\\", "/").rpartition("/")[2]: name for name in files}
        close = nearest(cited.file.replace("\\", "/").rpartition("/")[2], by_end)
        zh = f"数据里没有文件“{brief(cited.file)}”；有 {'、'.join(files[:MOST_FILES])}"
        en = f'the data has no file "{brief(cited.file)}"; it has {", ".join(files[:MOST_FILES])}'
        return Bilingual(f"{zh}；是不是“{close}”？", f'{en}; did you mean "{close}"?') if close else Bilingual(zh, en)
    near = data_near(cited, data, MOST_NEAR)
    zh = "；".join(_where(fact, plan, dataset, "zh") for fact in near)
    en = "; ".join(_where(fact, plan, dataset, "en") for fact in near)
    return Bilingual(f"“{shown}”处没有读出数据；最近的是 {zh}", f'no datum stands at "{shown}"; the nearest are {en}')


def _where(fact: Fact, plan: Plan, dataset: Dataset, language: Literal["zh", "en"]) -> str:
    return f"{address(fact.place)} {_name(fact.id, plan).say(language)} {dataset.areas.name(fact.area)} {fact.period}"
