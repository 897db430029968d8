"""The functions of the language, read from the text of ``grammar/prelude.rules``."""

from collections.abc import Mapping

from dp_rules.language.parse import parse_definition
from dp_rules.language.scope import Function, folded_name
from dp_rules.language.syntax import Definition
from dp_rules.text.diagnostic import describe
from dp_rules.text.place import Source, Span


def read_prelude(source: Source) -> Mapping[str, Function]:
    """Return every function by its English and by its Chinese name.

    The prelude is part of the program: a fault in it is ours and raises ``AssertionError``.
    """
    functions: dict[str, Function] = {}
    for function in _read(source):
        functions[function.definition.name] = function
        functions[folded_name(function.zh)] = function
    return functions


def _read(source: Source) -> list[Function]:
    found: list[Function] = []
    comment: list[str] = []
    offset = 0
    for line in source.text.splitlines(keepends=True):
        text = line.strip()
        start, offset = offset, offset + len(line)
        if text.startswith("#"):
            comment.append(text.removeprefix("#").strip())
        elif text:
            definition, problems = parse_definition(Source(source.name, text))
            if definition is None:
                raise AssertionError(describe(problems[0]))
            found.append(_documented(definition, comment, Span(source, start, start + len(text))))
            comment = []
        else:
            comment = []
    return found


def _documented(definition: Definition, comment: list[str], place: Span) -> Function:
    prose = [line for line in comment if not line.startswith(("zh:", "example:"))]
    zh = next(line.removeprefix("zh:").strip() for line in comment if line.startswith("zh:"))
    examples = tuple(line.removeprefix("example:").strip() for line in comment if line.startswith("example:"))
    return Function(definition, zh, " ".join(prose), examples, place)
