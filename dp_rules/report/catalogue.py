"""A catalogue as plain data and to be read: its indicators with their measures, its items, its tables."""

from collections.abc import Iterator

from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.report.aligned import aligned
from dp_rules.report.places import place_data, place_text
from dp_rules.report.plan import definition_data, item_data
from dp_rules.report.plan_text import definition_lines, item_lines, markdown_list
from dp_rules.report.values import Json
from dp_rules.spec.model import Catalogue, Definition
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line
from dp_rules.version import VERSION

FORMAT = "dp_rules.catalogue"
FORMAT_VERSION = 1
_COLUMNS = (
    Bilingual("种类", "kind"),
    Bilingual("名称", "name"),
    Bilingual("标识", "id"),
    Bilingual("计算方法或单位", "measure or unit"),
    Bilingual("行动或表", "action or table"),
    Bilingual("出处", "place"),
)


def catalogue_data(catalogue: Catalogue) -> Json:
    """Return a catalogue with all its indicators, items, tables and levels."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "id": catalogue.id,
        "name": catalogue.name.zh,
        "name_en": catalogue.name.en,
        "files": [file.source.name for file in catalogue.stack],
        "indicators": [defined_data(catalogue, definition) for definition in catalogue.definitions.values()],
        "items": [item_data(catalogue, item) for item in catalogue.scope.items.values()],
        "tables": [
            {
                "id": table.id,
                "name": table.name.zh,
                "name_en": table.name.en,
                "is_level": table.is_level,
                "columns": [_column_data(catalogue, column) for column in table.columns.values()],
                "place": place_data(table.place),
            }
            for table in catalogue.scope.tables.values()
        ],
    }


def _column_data(catalogue: Catalogue, column: Item) -> Json:
    whole = item_data(catalogue, column)
    return {key: whole[key] for key in ("id", "name", "name_en", "unit", "unit_name", "unit_name_en")}


def defined_data(catalogue: Catalogue, definition: Definition) -> Json:
    """Return the definition of one indicator, with the ids of the items that it uses."""
    action = catalogue.action(definition)
    trees = [
        measure.node for measure in (definition.measure, definition.totals) if measure is not None and measure.node
    ]
    items = dict.fromkeys(
        node.item.id for tree in trees for node in core.walk(tree) if isinstance(node, core.ItemValue)
    )
    return {
        "indicator": definition.id,
        "name": definition.name.zh,
        "name_en": definition.name.en,
        "aliases": list(definition.aliases),
        "action": None if action is None else action.zh,
        "action_en": None if action is None else action.en,
        **definition_data(catalogue, definition),
        "items": [id_ for id_ in items if id_ in catalogue.scope.items],
    }


def _name(data: Json, language: Language) -> str:
    return str(data["name"] if language == "zh" else data["name_en"])


def catalogue_text(data: Json, language: Language) -> str:
    """Return a catalogue as text: indicators by action with their measures, then items and tables."""
    count = Bilingual(
        f"{len(data['indicators'])} 项指标，{len(data['items'])} 个数据项",
        f"{len(data['indicators'])} indicators, {len(data['items'])} items",
    )
    parts = [on_one_line(f"{_name(data, language)}  {data['files'][0]}"), f"  {count.say(language)}"]
    action: str | None = ""
    for one in data["indicators"]:
        if one["action"] != action:
            action = one["action"]
            parts += ["", on_one_line((one["action"] if language == "zh" else one["action_en"]) or "")]
        parts += aligned(
            [
                (1, f"{one['indicator']}  {_name(one, language)}", place_text(one["place"])),
                (3, one["measure"] or "", ""),
            ]
        )
    parts += ["", Bilingual("数据项", "items").say(language)]
    parts += aligned(
        [
            (1, f"{one['id']}  {_name(one, language)}", f"{_unit(one, language)}  {place_text(one['place'])}")
            for one in data["items"]
        ]
    )
    parts += [
        "",
        Bilingual("表和地区层级", "tables and levels of areas").say(language),
        *aligned(list(_tables(data, language))),
    ]
    return "\n".join(parts)


def _unit(data: Json, language: Language) -> str:
    return str(data["unit_name"] if language == "zh" else data["unit_name_en"])


def _tables(data: Json, language: Language) -> Iterator[tuple[int, str, str]]:
    for table in data["tables"]:
        yield 1, f"{table['id']}  {_name(table, language)}", place_text(table["place"])
        for column in table["columns"]:
            yield 3, f"{column['id']}  {_name(column, language)}", _unit(column, language)


def catalogue_table(data: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return everything that a rule can name, and every indicator, as headers and rows."""
    kinds = [Bilingual("指标", "indicator"), Bilingual("数据项", "item"), Bilingual("表", "table"), Bilingual("地区层级", "level"), Bilingual("表的一列", "column")]  # fmt: skip
    indicator, item, table, level, column = (kind.say(language) for kind in kinds)
    rows = [
        [
            indicator,
            _name(one, language),
            one["indicator"],
            one["measure"] or "",
            (one["action"] if language == "zh" else one["action_en"]) or "",
            place_text(one["place"]),
        ]
        for one in data["indicators"]
    ]
    rows += [
        [item, _name(one, language), one["id"], _unit(one, language), "", place_text(one["place"])]
        for one in data["items"]
    ]
    for one in data["tables"]:
        rows.append(
            [level if one["is_level"] else table, _name(one, language), one["id"], "", "", place_text(one["place"])]
        )
        rows += [
            [column, _name(part, language), part["id"], _unit(part, language), one["id"], ""] for part in one["columns"]
        ]
    return [column.say(language) for column in _COLUMNS], rows


def _defined_lines(data: Json, definition: Json, language: Language) -> Iterator[tuple[int, str, str]]:
    yield 0, f"{definition['indicator']}  {_name(definition, language)}", ""
    yield from definition_lines(definition, language, None, ())
    yield 1, Bilingual("数据项", "items").say(language), ""
    for one in data["items"]:
        if one["id"] in definition["items"]:
            yield from item_lines(one, language)


def defined_text(data: Json, definition: Json, language: Language) -> str:
    """Return one indicator of a catalogue with the items that it uses, as text."""
    return "\n".join(aligned(list(_defined_lines(data, definition, language))))


def defined_markdown(data: Json, definition: Json, language: Language) -> str:
    """Return one indicator of a catalogue with the items that it uses, as a Markdown list."""
    return markdown_list(_defined_lines(data, definition, language))
