"""Items, units and their like that a plan defines although it inherits them."""

from collections.abc import Iterator, Mapping
from typing import Any

from dp_rules.checks.finding import Finding, Spec, the_spec_itself
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.toml.file import Path, TomlFile

MEANING: Mapping[str, tuple[Bilingual, tuple[str, ...]]] = {
    "items": (
        Bilingual("数据项", "item"),
        ("name", "unit", "kind", "calendar", "subset_of", "same_as", "not_applicable"),
    ),
    "units": (Bilingual("单位", "unit"), ("name",)),
    "calendars": (Bilingual("统计年度", "calendar"), ("name", "description", "first_month", "to_date")),
    "levels": (Bilingual("地区层级", "level of areas"), ("name", "unit")),
    "tables": (Bilingual("个案表", "table"), ("name", "unit", "columns")),
    "sources": (Bilingual("来源", "source"), ("title",)),
}
"""What each kind of entry is called, and the keys that say what it means; aliases and notes do not."""


def redefined(spec: Spec) -> Iterator[Finding]:
    """Find entries of a plan that stand in for inherited ones: another meaning for the rules above, or none."""
    own, *below = spec.stack
    for section, (words, keys) in MEANING.items():
        for id_, entry in own.values.get(section, {}).items():
            base = next((file for file in below if id_ in file.values.get(section, {})), None)
            if base is None:
                continue
            inherited = base.values[section][id_]
            differs = [key for key in keys if entry.get(key) != inherited.get(key)]
            path = (section, id_)
            about = path if section == "items" else the_spec_itself(spec)
            if differs:
                yield Finding(about, _differently(path, words, differs, own, base))
            elif _what_counts(entry) == _what_counts(inherited):
                yield Finding(about, _identically(path, words, own, base))


def _what_counts(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without what is accepted in it, and without what a unit keeps although it is not said again."""
    return {key: value for key, value in entry.items() if key not in {"accepted", "whole"}}


def _differently(path: Path, words: Bilingual, differs: list[str], own: TomlFile, base: TomlFile) -> Diagnostic:
    names = quoted(differs)
    message = Bilingual(
        f"{words.zh}“{path[1]}”改变了所继承的定义：{names.zh}不同，上级的规则也随之改变",
        f'the {words.en} "{path[1]}" changes what is inherited: {names.en} {"differs" if len(differs) == 1 else "differ"}, '
        "and the rules above change with it",
    )
    labels = (Label(base.key_place(path), Bilingual("所继承的", "what is inherited")),)
    where = "accepted" if path[0] == "items" else "[plan] 的 accepted"
    where_en = "accepted" if path[0] == "items" else "accepted of [plan]"
    help_ = Bilingual(
        f"意思不同的，另取一个标识；确实要改的，在 {where} 里写明原因",
        f"give what means something else an id of its own; if the change is meant, say why in {where_en}",
    )
    return Diagnostic("redefined-differently", message, own.key_place(path), labels, help_, "warning")


def _identically(path: Path, words: Bilingual, own: TomlFile, base: TomlFile) -> Diagnostic:
    message = Bilingual(
        f"{words.zh}“{path[1]}”与所继承的完全相同", f'the {words.en} "{path[1]}" is exactly what is inherited'
    )
    labels = (Label(base.key_place(path), Bilingual("所继承的", "what is inherited")),)
    help_ = Bilingual("删去这里的", "delete this one")
    return Diagnostic("redefined-identically", message, own.key_place(path), labels, help_, "remark")
