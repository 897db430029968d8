"""A command that is told to stop removes its private folders first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = ("SIGTERM", "SIGHUP")  # an interrupt from the keyboard ends a command in order by itself
_SIGNALLED = 128


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Make of a signal that ends the program an ordinary end, so that what was opened meanwhile is closed and removed.

    The exit code is 128 and the signal's number, as shells have it. Some systems have not all of these signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    there = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {one: signal.getsignal(one) for one in there}
    try:
        for one in there:
            if before[one] == signal.SIG_DFL:  # what somebody has made of it otherwise (nohup) stays so
                signal.signal(one, _end)
        yield
    finally:
        for one in there:
            if signal.getsignal(one) is _end:
                signal.signal(one, before[one])


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_SIGNALLED + number)
