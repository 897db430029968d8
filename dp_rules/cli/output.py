"""Where things go: what was asked for to stdout or a file, everything else to stderr."""

import re
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

import click

from dp_rules.cli.language import LANGUAGE, say
from dp_rules.files import write_text_file
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.render import render
from dp_rules.text.safe import printable

_HIDDEN = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
"""Characters that JSON may hold as they are, but that a terminal obeys or does not show."""


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    NO = 1
    USAGE = 2
    BAD_INPUT = 3
    OUR_FAULT = 4


def put(text: str, output: str | None, *, for_excel: bool = False) -> None:
    """Write what was asked for to stdout, or whole to a file; a CSV file gets a mark that Excel needs."""
    if not text.endswith("\n"):
        text += "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write_text_file(Path(output), text, "utf-8-sig" if for_excel else "utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        fail(say(f"写不了 {output}（{reason}）", f"{output} cannot be written ({reason})"))


def put_json(data: Any, output: str | None) -> None:
    """Write plain data as JSON."""
    import json  # noqa: PLC0415  only this format needs it

    put(
        re.sub(_HIDDEN, lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, indent=2)), output
    )


def note(text: str) -> None:
    """Say something beside the result, on stderr."""
    click.echo(printable(text), err=True)


def show_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Write diagnostics to stderr, with a blank line between them."""
    for diagnostic in diagnostics:
        note(render(diagnostic, LANGUAGE) + "\n")


def fail(message: str, code: Exit = Exit.BAD_INPUT) -> NoReturn:
    """End the command with a message on stderr."""
    note(say(f"错误：{message}", f"error: {message}"))
    sys.exit(code)
