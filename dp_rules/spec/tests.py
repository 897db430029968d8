"""The rule tests of a plan, ``[tests]``: the cases as they are written, each with where it stands.

What a case gives is data, and is read as data in ``dp_rules/spectest``; here nothing is read yet.
"""

from dp_rules.spec.model import WrittenTest
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import TomlFile


def written_tests(file: TomlFile) -> tuple[WrittenTest, ...]:
    """Return the cases of a file in the order in which they are written."""
    return tuple(
        WrittenTest(id_, entry, ("tests", id_, index), file)
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
