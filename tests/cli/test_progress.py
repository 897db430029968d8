"""What is said while a large file is read: on a terminal only, and wiped in the end."""

import io

import pytest

from dp_rules.cli import progress


class Terminal(io.StringIO):
    """Error output that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the clock, whose time is the last number."""
    clock = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: clock[-1])
    return clock


def test_after_a_second_and_then_five_times_a_second(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "say", lambda _zh, en: en)
    with progress.Progress() as said:
        for seconds[0], row in ((0.9, 1000), (1.0, 2000), (1.1, 3000), (1.2, 1_234_567)):
            said("甲\x1b[2J.csv", row)
        shown = screen.getvalue()
    assert shown.split("\r") == ["", "reading 甲�[2J.csv: 2,000 rows", "reading 甲�[2J.csv: 1,234,567 rows"]
    assert screen.getvalue().removeprefix(shown) == "\r" + " " * len("reading ..?[2J.csv: 1,234,567 rows") + "\r"


def test_an_evaluation_is_shown_as_a_bar(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "say", lambda _zh, en: en)
    with progress.Progress() as said:
        for seconds[0], done in ((0.9, 1), (1.0, 100), (1.1, 200), (1.2, 3000)):
            said.evaluated(done, 3000)
        shown = screen.getvalue()
    assert shown.split("\r") == [
        "",
        f"evaluating [#{'.' * 29}] 100 of 3,000",
        f"evaluating [{'#' * 30}] 3,000 of 3,000",
    ]


def test_nothing_where_nobody_watches(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    with progress.Progress() as said:
        seconds[0] = 60
        said("a.csv", 1)
    assert file.getvalue() == ""


def test_a_short_reading_says_nothing(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.Progress() as said:
        seconds[0] = 0.5
        said("a.csv", 1)
    assert screen.getvalue() == ""


def test_a_terminal_that_is_gone_is_no_fault(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(Terminal):
        def write(self, _text: str) -> int:
            raise OSError(5, "gone")

    monkeypatch.setattr("sys.stderr", Gone())
    with progress.Progress() as said:
        seconds[0] = 2
        said("a.csv", 1)
