"""Keys and tables that are given twice, among the statements of a text that can be read."""

import re
from itertools import groupby
from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Source, Span
from dp_rules.toml.places import Path, Scanner
from dp_rules.toml.refusal import refused
from dp_rules.toml.statements import Statement, statements

_LARGE = 500_000
_A_RUN = 3
"""So many keys in a row are those of another table, whose header is missing."""


class _Again(NamedTuple):
    """A statement that gives something twice: where it stands among all, its path, where that is given first."""

    at: int
    statement: Statement
    path: Path
    first: tuple[int, int] | None


def twice(source: Source, broken: list[Statement], most: int) -> list[Diagnostic]:
    """Return what is given twice, at most so many, leaving ``broken`` statements aside.

    A statement at fault is blanked, and with a header all that stands under it, so that nothing follows from it.
    """
    text = source.text
    whole = list(statements(text))
    for statement in reversed(broken):
        text = _blanked(text, _section(whole, statement) if statement.kind == "header" else [statement])
    found: list[_Again] = []
    for _ in range(most * _A_RUN if len(text) <= _LARGE else 1):
        problem = refused(text)
        at = next((at for at, one in enumerate(whole) if problem and one.start <= problem.at <= one.end), None)
        if at is None or not text[whole[at].start : whole[at].end].strip():
            break
        again = whole[at]
        path, first, table = _earlier(text, again)
        found.append(_Again(at, again, path, first))
        under = [again]
        if again.kind == "header":
            under = [*_section(whole, again), *_below(text, whole, again, table)]
        text = _blanked(text, under)
    starts = {statement.start for statement in broken}
    return [said for run in _runs(found, whole) for said in _told(source, run, whole, starts)][:most]


def _runs(found: list[_Again], whole: list[Statement]) -> list[list[_Again]]:
    """Return the statements in groups of those that follow each other, but for comments, in one table."""
    keys = [at for at, one in enumerate(whole) if one.kind != "comment"]
    order = {at: number for number, at in enumerate(keys)}
    numbered = [(order[one.at] - number, one) for number, one in enumerate(found)]
    return [[one for _, one in run] for _, run in groupby(numbered, key=lambda pair: (pair[0], pair[1].statement.kind))]


def _told(source: Source, run: list[_Again], whole: list[Statement], broken: set[int]) -> list[Diagnostic]:
    """Say each of a run by itself; a long one as one, or not at all where a broken line stands above it."""
    one_table = len({again.path[:-1] for again in run}) == 1 and run[0].statement.kind == "pair"
    if one_table and len(run) > 1 and run[0].at and whole[run[0].at - 1].start in broken:
        return []
    if not one_table or len(run) < _A_RUN:
        return [_given_twice(source, again) for again in run]
    names = [str(again.path[-1]) for again in run]
    said = Bilingual(
        f"从这一行起，{'、'.join(names)} 在同一个表里都写了第二次",
        f"from this line on {', '.join(names)} are given a second time in one table",
    )
    help_ = Bilingual(
        "上面是不是少了一行表名？例：[indicators.premarital_exam_rate]",
        "is a header missing above? For example: [indicators.premarital_exam_rate]",
    )
    return [_given_twice(source, run[0])._replace(message=said, help=help_)]


def _index(whole: list[Statement], header: Statement) -> int:
    return next(at for at, one in enumerate(whole) if one.start == header.start)


def _section(whole: list[Statement], header: Statement) -> list[Statement]:
    """Return a header and the statements under it."""
    at = _index(whole, header)
    end = next((n for n in range(at + 1, len(whole)) if whole[n].kind == "header"), len(whole))
    return whole[at:end]


def _below(text: str, whole: list[Statement], header: Statement, table: Path) -> list[Statement]:
    """Return the sections right after a header that are parts of its table."""
    names = tuple(name for name in table if isinstance(name, str))
    below: list[Statement] = []
    for other in whole[_index(whole, header) + 1 :]:
        if other.kind == "header":
            scanner = Scanner(text[other.start : other.end])
            if not scanner.text.strip() or refused(scanner.text) is not None:
                continue
            path = tuple(name for name in scanner.read_header() if isinstance(name, str))
            if path[: len(names)] != names or path == names:
                return below
            below += _section(whole, other)
    return below


def _blanked(text: str, gone: list[Statement]) -> str:
    for statement in gone:
        blank = re.sub(r"[^\r\n]", " ", text[statement.start : statement.end])
        text = text[: statement.start] + blank + text[statement.end :]
    return text


def _earlier(text: str, again: Statement) -> tuple[Path, tuple[int, int] | None, Path]:
    """Return the path that is given twice, where it stands first, and the path of the statement."""
    scanner = Scanner(text[: again.start])
    scanner.read_on(None)
    before = dict(scanner.places)
    scanner.text, scanner.pos = text, again.start
    if again.kind == "header":
        path = scanner.read_header()
        path = path if path in before else next((known for known in before if known == path[:-1]), path)
    else:
        path = (*scanner.table, *(segment.name for segment in scanner.read_key()))
    for length in range(len(path), 0, -1):
        place = before.get(path[:length])
        if place is not None:
            is_header = place.value_start < place.key_start and text[place.value_start] == "["
            first = (place.value_start, place.value_end) if is_header else (place.key_start, place.key_end)
            return path[:length], first, path
    return path, None, path


def _given_twice(source: Source, given: _Again) -> Diagnostic:
    _, again, path, first = given
    name = ".".join(part for part in path if isinstance(part, str))
    said = (
        Bilingual(f"表 [{name}] 写了两次", f"the table [{name}] is given twice")
        if again.kind == "header"
        else Bilingual(f"键 {name} 写了两次", f"the key {name} is given twice")
    )
    line = source.text[again.start : again.end].splitlines()[0]
    end = again.start + len(line if again.kind == "header" else line.partition("=")[0].rstrip())
    labels = () if first is None else (Label(Span(source, *first), Bilingual("第一次", "the first one")),)
    help_ = (
        Bilingual("合成一个，或改正其中一个的名称", "join them, or correct the name of one")
        if again.kind == "header"
        else Bilingual("删去一个，或改正其中一个的名称", "remove one, or correct the name of one")
    )
    return Diagnostic("duplicate-key", said, Span(source, again.start, end), labels, help_)
