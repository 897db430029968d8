"""Where things go: what was asked for to stdout or a file, everything else to stderr."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from dp_rules.cli.language import LANGUAGE, say
from dp_rules.files import put_file, reason
from dp_rules.report.json_text import json_text
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.render import render
from dp_rules.text.safe import printable

FEW_BLANKS = 3
"""So many blanks of a spec are shown as other diagnostics are, with the line in question."""


MOST_ALIKE = 100
"""So many diagnostics of one code are shown; the formats for programs have all of them."""


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    NO = 1
    USAGE = 2
    BAD_INPUT = 3
    OUR_FAULT = 4


def put(text: str, output: str | None, *, for_excel: bool = False, for_programs: bool = False) -> None:
    """Write what was asked for to stdout, or whole to a file; a CSV file gets a mark that Excel needs.

    What is meant ``for_programs`` is UTF-8 whatever the console's encoding, but on a screen.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    if output is None:
        to_program = for_programs and sys.stdout is not None and not sys.stdout.isatty()
        _echo(text.encode("utf-8", "replace") if to_program else text, sys.stdout)
        return
    put_into(output, text.encode("utf-8-sig" if for_excel else "utf-8"))


def put_into(output: str, data: bytes) -> None:
    """Write bytes to a file, whole or not at all, or end with the reason why that cannot be done."""
    try:
        if not output or Path(output).is_dir():
            fail(say(f"写不了“{output}”：这不是文件名", f'"{output}" cannot be written: this is no name of a file'))
        put_file(Path(output), data)
    except OSError as error:
        why = reason(error)
        fail(say(f"写不了 {output}（{why.zh}）", f"{output} cannot be written ({why.en})"))


def put_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are, whatever the console's encoding."""
    _echo(data, sys.stdout)


def put_json(data: Any, output: str | None) -> None:
    """Write plain data as JSON."""
    put(json_text(data), output, for_programs=True)


def note(text: str) -> None:
    """Say something beside the result, on stderr; whoever closes that wants to hear nothing."""
    if sys.stderr is not None:
        _echo(printable(text) + "\n", sys.stderr)


def _echo(text: str | bytes, stream: TextIO | None) -> None:
    """Write to a stream. Who closes a pipe has read enough; a full disk is nobody's mistake here."""
    if not text:
        return
    if stream is None:
        fail(say("结果写不出去（标准输出已关闭）", "the result cannot be written (standard output is closed)"))
    try:
        click.echo(text, file=stream, nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        sys.exit(Exit.DONE)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        why = reason(error)
        fail(say(f"结果写不出去（{why.zh}）", f"the result cannot be written ({why.en})"))


def show_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Write diagnostics to stderr, with a blank line between them; where much is left to fill in, that as a list.

    Of many with one code the first are shown, and how many more there are.
    """
    blanks = [diagnostic for diagnostic in diagnostics if diagnostic.code == "to-fill-in"]
    is_list = len(blanks) > FEW_BLANKS
    counts: Counter[str] = Counter()
    for diagnostic in diagnostics:
        if is_list and diagnostic.code == "to-fill-in":
            continue
        counts[diagnostic.code] += 1
        if counts[diagnostic.code] <= MOST_ALIKE:
            note(render(diagnostic, LANGUAGE) + "\n")
    for code, count in counts.items():
        if count > MOST_ALIKE:
            more = count - MOST_ALIKE
            note(say(f"[{code}] 另有 {more} 处，没有列出", f"[{code}] {more} more, which are not listed") + "\n")
    if is_list:
        from dp_rules.report.blanks_text import blanks_text  # noqa: PLC0415  only a new spec has so many

        note(blanks_text(blanks, LANGUAGE) + "\n")


def fail(message: str, code: Exit = Exit.BAD_INPUT) -> NoReturn:
    """End the command with a message on stderr."""
    note(say(f"错误：{message}", f"error: {message}"))
    sys.exit(code)
