"""The rule tests of a plan, ``[tests]``: the cases as they are written, each with where it stands.

What a case gives is data, and is read as data in ``dp_rules/spectest``; here nothing is read yet.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dp_rules.spec.toml import Path, TomlFile
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


class WrittenTest(NamedTuple):
    """One case: ``{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met" }``, at ``path`` of ``file``."""

    indicator: str
    entry: Mapping[str, Any]
    file: TomlFile
    path: Path


def written_tests(file: TomlFile) -> tuple[WrittenTest, ...]:
    """Return the cases of a file in the order in which they are written."""
    return tuple(
        WrittenTest(id_, entry, file, ("tests", id_, index))
        for id_, entries in file.values.get("tests", {}).items()
        for index, entry in enumerate(entries)
    )


def misplaced_tests(file: TomlFile) -> list[Diagnostic]:
    """Return what is wrong with tests in a catalogue: it has no targets to be tested."""
    if "tests" not in file.values:
        return []
    message = Bilingual("指标目录没有目标值，不能写 [tests]", "a catalogue has no targets, and so takes no [tests]")
    help_ = Bilingual("把测试写到计划的文件里", "write the tests in a plan's file")
    return [Diagnostic("misplaced-tests", message, file.key_place(("tests",)), help=help_)]
