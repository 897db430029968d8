"""How far a long reading or evaluation has come, on a terminal's error output; silent where nobody watches."""

import sys
from time import monotonic
from types import TracebackType
from typing import Self

from dp_rules.cli.language import say
from dp_rules.text.safe import brief, on_one_line
from dp_rules.text.width import display_width

_AFTER, _EVERY = 1.0, 0.2
"""Seconds before the first word, and between two."""
_BAR = 30
"""Cells of the bar."""


class Progress:
    """Says which file is read and how far, or how much is evaluated, in one line that is wiped in the end."""

    def __init__(self) -> None:
        """Begin to count the time."""
        stream = sys.stderr
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = monotonic() + _AFTER
        self._shown = 0

    def __call__(self, file: str, row: int) -> None:
        """Say that a file has been read down to a row, unless that was said just now."""
        if not self._is_time():
            return
        name = brief(on_one_line(file))
        self._show(say(f"正在读 {name}：{row:,} 行", f"reading {name}: {row:,} rows"))

    def evaluated(self, done: int, every: int) -> None:
        """Say how much has been evaluated, as a bar, unless that was said just now."""
        if not self._is_time():
            return
        full = _BAR * done // every
        bar = "#" * full + "." * (_BAR - full)
        self._show(say(f"正在评价 [{bar}] {done:,}/{every:,}", f"evaluating [{bar}] {done:,} of {every:,}"))

    def _is_time(self) -> bool:
        if self._stream is None or (now := monotonic()) < self._next:
            return False
        self._next = now + _EVERY
        return True

    def _show(self, text: str) -> None:
        width = display_width(text)
        self._write("\r" + text + " " * max(0, self._shown - width))
        self._shown = width

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe the line."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, UnicodeError):  # a console that is gone, or cannot write it, need not be told
            self._stream = None
