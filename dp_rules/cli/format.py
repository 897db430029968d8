"""``dp-rules format SPEC...``"""

from enum import Enum
from pathlib import Path
from typing import NamedTuple

import click

from dp_rules.cli.help import Command
from dp_rules.cli.language import say
from dp_rules.cli.options import common_options
from dp_rules.cli.output import Exit, note, put, put_bytes, show_diagnostics
from dp_rules.cli.spec_text import STDIN, read_spec_text, refuse_to_write_shipped, spec_path, write_spec_text
from dp_rules.files import UTF_8, Encoding
from dp_rules.spec.format import format_spec
from dp_rules.spec.stack import shown_name
from dp_rules.text.safe import on_one_line, printable


class _Outcome(Enum):
    """What became of a spec."""

    UNCHANGED = 0
    CHANGED = 1
    REFUSED = 2


class _Formatted(NamedTuple):
    """A spec's text before and after, and how it is written as bytes."""

    before: str
    after: str
    encoding: Encoding
    is_changed: bool


@click.command(
    "format",
    cls=Command,
    help=say(
        "整理规格文件的写法：空格、空行、换行、规则里的全角符号；内容和注释不变。",
        "Format spec files: spaces, blank lines, signs in rules; what they say, and their comments, stay.",
    ),
)
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@click.option(
    "--check",
    is_flag=True,
    help=say("不写文件；有文件要整理时以 1 退出", "write nothing; exit with 1 when a file is not formatted"),
)
@click.option("--diff", is_flag=True, help=say("不写文件；显示会改什么", "write nothing; show what would change"))
@common_options
def command(specs: tuple[str, ...], check: bool, diff: bool) -> None:  # noqa: FBT001  Click gives a flag as an argument
    """Exit with 1 when ``--check`` finds a file that is not formatted, with 3 when one cannot be read or written."""
    if not (check or diff):
        for spec in specs:
            refuse_to_write_shipped(spec)
    outcomes = [_format(spec, check=check, diff=diff) for spec in specs]
    if _Outcome.REFUSED in outcomes:
        raise SystemExit(Exit.BAD_INPUT)
    if check and _Outcome.CHANGED in outcomes:
        raise SystemExit(Exit.NO)


def _format(spec: str, *, check: bool, diff: bool) -> _Outcome:
    path = spec_path(spec)
    name = spec if spec == STDIN else shown_name(path)
    formatted = _read(path, name)
    if formatted is None:
        return _Outcome.REFUSED
    said = on_one_line(name)
    if diff:
        _show_difference(formatted, said)
    if check:
        put(
            say(f"{said}：还没有整理", f"{said}: not formatted")
            if formatted.is_changed
            else say(f"{said}：不用整理", f"{said}: nothing to change"),
            None,
        )
    if not (check or diff):
        if spec == STDIN:
            put_bytes(formatted.after.encode())
        elif not _write(path, said, formatted):
            return _Outcome.REFUSED
    return _Outcome.CHANGED if formatted.is_changed else _Outcome.UNCHANGED


def _read(path: Path, name: str) -> _Formatted | None:
    """Return a spec before and after, or None when it cannot be read, which is said."""
    text = read_spec_text(path, name)
    if text is None:
        return None
    before = text.source.text
    after, found = format_spec(text.source)
    if after is None:
        show_diagnostics(found)
        return None
    encoding = text.encoding
    if encoding is None:
        note(
            say(
                f"{name} 开头的字节顺序标记不止一个，或编码不合规范；整理后即为 UTF-8",
                f"{name} has more than one byte order mark, or an encoding that is not quite one; once formatted it is UTF-8",
            )
        )
        return _Formatted(before, after, UTF_8, is_changed=True)
    if encoding.codec != UTF_8.codec:
        spoken = "UTF-16" if encoding.codec.startswith("utf-16") else "GB18030"
        note(
            say(
                f"{name} 的编码是 {spoken}；规格文件要用 UTF-8，整理后即为 UTF-8",
                f"{name} is encoded in {spoken}; specs are UTF-8, and so it is once formatted",
            )
        )
        return _Formatted(before, after, UTF_8, is_changed=True)
    return _Formatted(before, after, encoding, after != before)


def _write(path: Path, name: str, formatted: _Formatted) -> bool:
    """Write a spec where formatting changes it; say what was done, and whether it could be."""
    if not formatted.is_changed:
        put(say(f"{name}：不用整理", f"{name}: nothing to change"), None)
        return True
    if not write_spec_text(path, name, formatted.after, formatted.encoding):
        return False
    put(say(f"{name}：已整理", f"{name}: formatted"), None)
    return True


def _show_difference(formatted: _Formatted, name: str) -> None:
    import difflib  # noqa: PLC0415  this option alone needs it

    before, after = _lines(formatted.before), _lines(formatted.after)
    lines = [printable(line) for line in difflib.unified_diff(before, after, name, name, lineterm="")]
    if lines:
        put("\n".join(lines), None)


def _lines(text: str) -> list[str]:
    *lines, last = text.replace("\r\n", "\n").split("\n")
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines
