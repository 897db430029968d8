"""The text of a spec, read so that it can be written back as it was but for what is changed."""

import sys
from pathlib import Path
from typing import NamedTuple

from dp_rules.cli.language import say
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.cli.plans import name_known_plans
from dp_rules.files import Encoding, decode, encoding_of, read_bytes, reason, rewrite_text_file, too_large
from dp_rules.spec.stack import find_spec
from dp_rules.text.diagnostic import Diagnostic, has_errors
from dp_rules.text.place import Source
from dp_rules.toml.read import LARGEST_FILE

STDIN = "-"


class SpecText(NamedTuple):
    """A text and how it is written as bytes; None where the same bytes could not be written again."""

    source: Source
    encoding: Encoding | None


def read_spec_text(path: Path, name: str) -> SpecText | None:
    """Return the text of a spec, or None when it cannot be read, and say why."""
    data, problem = _stdin() if name == STDIN else read_bytes(path, name, LARGEST_FILE)
    source = None
    if data is not None:
        source, problem = decode(data, name)
    if data is None or source is None:
        show_diagnostics([] if problem is None else [problem])
        if problem is not None and problem.code == "file-not-found":
            name_known_plans()
        return None
    return SpecText(source, encoding_of(source.text, data))


def _stdin() -> tuple[bytes | None, Diagnostic | None]:
    """Return what stands on standard input, which may be endless."""
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    return (data, None) if len(data) <= LARGEST_FILE else (None, too_large(STDIN, LARGEST_FILE))


def write_spec_text(path: Path, name: str, text: str, encoding: Encoding) -> bool:
    """Write a spec, whole or not at all; say whether it could be written, and if not, why."""
    try:
        rewrite_text_file(path, text, encoding)
    except OSError as error:
        why = reason(error)
        note(say(f"错误：写不了 {name}（{why.zh}）", f"error: {name} cannot be written ({why.en})"))
        return False
    return True


def spec_path(spec: str) -> Path:
    """Return the file of a spec, or end with why the one that a package supplies cannot be taken."""
    found: list[Diagnostic] = []
    path = find_spec(spec, found)
    if has_errors(found):
        show_diagnostics(found)
        raise SystemExit(Exit.BAD_INPUT)
    return path


def refuse_to_write_shipped(spec: str) -> None:
    """End the command when ``spec`` is the name of a shipped plan: the program's own files are not edited."""
    path = spec_path(spec)
    if path != Path(spec):
        fail(
            say(
                f"“{spec}”是随程序（或软件包）提供的计划，不直接修改；先复制成自己的文件：{path}",
                f'"{spec}" comes with the program or a package and is not changed; copy it to a file of your own: {path}',
            ),
            Exit.USAGE,
        )
