"""Entries of a spec that nothing in it uses."""

from collections.abc import Iterator, Mapping
from typing import Any

from dp_rules.checks.finding import Finding, Spec, the_spec_itself
from dp_rules.language import core
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import TomlFile

WORDS: Mapping[str, Bilingual] = {
    "items": Bilingual("数据项", "item"),
    "tables": Bilingual("个案表", "table"),
    "units": Bilingual("单位", "unit"),
    "calendars": Bilingual("统计年度", "calendar"),
    "sources": Bilingual("来源", "source"),
    "actions": Bilingual("行动", "action"),
}
"""Levels are not among them: tables of areas use them."""


def unused_name(spec: Spec) -> Iterator[Finding]:
    """Find items and tables that no rule uses, and units, calendars, sources and actions that no entry names."""
    own = spec.stack[0]
    if not any(own.values.get(section) for section in WORDS):
        return
    used = _used_in_rules(spec) | _used_in_entries(spec.stack)
    for section, words in WORDS.items():
        for id_ in own.values.get(section, {}):
            if (section, id_) in used:
                continue
            path = (section, id_)
            message = Bilingual(f"{words.zh}“{id_}”没有用到", f'the {words.en} "{id_}" is not used')
            about = path if section == "items" else the_spec_itself(spec)
            table = ".".join(map(str, about))
            help_ = Bilingual(
                f"删去；有意列在这里的，在 [{table}] 的 accepted 里写明原因",
                f"delete it; if it is meant to stand here, say why in accepted of [{table}]",
            )
            yield Finding(
                about, Diagnostic("unused-name", message, own.key_place(path), help=help_, severity="warning")
            )


def _used_in_rules(spec: Spec) -> set[tuple[str, str]]:
    roots: list[core.Core] = []
    for definition in spec.definitions.values():
        measures = (definition.measure, definition.totals)
        roots += [measure.node for measure in measures if measure is not None and measure.node is not None]
    if isinstance(spec, Plan):
        for indicator in spec.indicators:
            roots.append(indicator.rule.node)
            roots += [reading.rule.node for reading in indicator.readings]
            roots += [milestone.rule.node for milestone in indicator.milestones]
    used: set[tuple[str, str]] = set()
    for root in roots:
        for node in core.walk(root):
            if isinstance(node, core.ItemValue):
                used.add(("items", node.item.id))
            elif isinstance(node, core.Aggregate):
                used.add(("tables", node.table.id))
    return used


def _used_in_entries(files: tuple[TomlFile, ...]) -> set[tuple[str, str]]:
    used: set[tuple[str, str]] = set()
    for file in files:
        for item in file.values.get("items", {}).values():
            used |= {("units", item["unit"]), ("calendars", item["calendar"]), ("sources", item["source"])}
            used |= {("items", item[key]) for key in ("subset_of", "same_as") if key in item}
        for entry in file.values.get("indicators", {}).values():
            used |= {(f"{key}s", entry[key]) for key in ("source", "action") if key in entry}
        for section in ("tables", "levels"):
            for table in file.values.get(section, {}).values():
                rows: list[dict[str, Any]] = [table, *table.get("columns", {}).values()]
                used |= {("units", row["unit"]) for row in rows if "unit" in row}
    return used
