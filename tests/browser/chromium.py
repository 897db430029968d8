"""Chromium of the distribution, told what to do through a pipe: the DevTools protocol, which needs no package and no port.

The protocol: https://chromedevtools.github.io/devtools-protocol/. A message is JSON and ends in a zero byte; Chromium reads
them from its file descriptor 3 and writes them to 4 (``--remote-debugging-pipe``).
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PATIENCE = 120.0
"""Seconds that Chromium may take for one thing on a machine that is busy with others."""

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-default-apps", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
)  # fmt: skip

_ABOVE = 10
_AS_3_AND_4 = """import os, sys
os.dup2(int(sys.argv[1]), 3), os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])"""
"""What begins as Python, gives two ends of pipes the numbers that Chromium looks for, and becomes Chromium."""

Json = dict[str, Any]


def program() -> str:
    """Return the program; a test that has no Chromium is skipped, or fails where all programs have to be there."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    missing = "needs chromium (Debian: chromium)"
    if os.environ.get("DP_RULES_ALL_PROGRAMS"):
        pytest.fail(missing)
    pytest.skip(missing)


class Size(NamedTuple):
    """How large the window is, in pixels of CSS."""

    width: int
    height: int


DESK, PHONE = Size(1280, 900), Size(360, 740)


class Browser:
    """A running Chromium: messages go in, answers and events come out."""

    def __init__(self, process: subprocess.Popen[bytes], to_it: int, from_it: int) -> None:
        self.process = process
        self._to_it, self._from_it = to_it, from_it
        self._buffer = b""
        self._number = 0
        self.events: list[Json] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> Json:
        """Send a command and return its answer; events that come before it are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to_it, data) :]
        while True:
            answer = self._next(time.monotonic() + PATIENCE, method)
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def wait_for(self, event: str, session: str) -> Json:
        """Return the next event of that name, or one that has already come."""
        until = time.monotonic() + PATIENCE
        seen = 0
        while True:
            for one in self.events[seen:]:
                if (one.get("method"), one.get("sessionId")) == (event, session):
                    return dict(one["params"])
            seen = len(self.events)
            self.events.append(self._next(until, event))

    def _next(self, until: float, wanted: str) -> Json:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._from_it], [], [], max(0.0, until - time.monotonic()))
            assert ready, f"Chromium says nothing ({wanted})"
            data = os.read(self._from_it, 1 << 20)
            assert data, f"Chromium has ended ({wanted})"
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))


class Page:
    """A tab in which a file is shown, with everything that it asked for and said while it was."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = str(target)
        self.session = str(browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log", "DOM", "CSS"):
            self.call(f"{domain}.enable")
        self.look(DESK)

    def call(self, method: str, **parameters: Any) -> Json:
        """Send a command to this tab."""
        return self.browser.call(method, self.session, **parameters)

    def open(self, file: Path) -> None:
        """Show a file and wait until it is there; what was asked for and said before is forgotten."""
        self.browser.events = [one for one in self.browser.events if one.get("sessionId") != self.session]
        answer = self.call("Page.navigate", url=file.as_uri())
        assert "errorText" not in answer, answer
        self.browser.wait_for("Page.loadEventFired", self.session)

    def look(self, size: Size, *, dark: bool = False, media: str = "") -> None:
        """Set the size of the window, light or dark, and the medium."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=size.width,
            height=size.height,
            deviceScaleFactor=1,
            mobile=size == PHONE,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def evaluate(self, script: str) -> Any:
        """Return what a script comes to, a promise when it is kept."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def said(self, method: str) -> list[Json]:
        """Return what came under one name since the file was opened."""
        self.evaluate("new Promise(done => setTimeout(done, 100))")  # whatever is on its way arrives before this answer
        return [
            dict(one["params"])
            for one in self.browser.events
            if (one.get("method"), one.get("sessionId")) == (method, self.session)
        ]

    def requests(self) -> list[str]:
        """Return every address that was asked for since the file was opened."""
        return [str(one["request"]["url"]) for one in self.said("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """Return everything that the page and the browser complained about since the file was opened."""
        logged = [str(one["entry"]["text"]) for one in self.said("Log.entryAdded")]
        thrown = [str(one["exceptionDetails"]["text"]) for one in self.said("Runtime.exceptionThrown")]
        written = [str(one["args"]) for one in self.said("Runtime.consoleAPICalled")]
        return logged + thrown + written

    def picture(self, *, whole: bool = True) -> bytes:
        """Return what is seen as PNG, the whole length of the page or the window alone."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(answer["data"])

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    def fonts(self, selector: str) -> dict[str, int]:
        """Return the fonts that the text of the first such element is drawn with, and how many glyphs of each."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        fonts = self.call("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]
        return {str(font["familyName"]): int(font["glyphCount"]) for font in fonts}

    def close(self) -> None:
        """Close the tab."""
        self.browser.call("Target.closeTarget", targetId=self.target)


@contextmanager
def running(folder: Path) -> Iterator[Browser]:
    """Start Chromium with a profile of its own under ``folder``, and end it."""
    command = program()
    import fcntl  # noqa: PLC0415  not there on Windows, where no such program is found either

    its_end_in, to_it = os.pipe()
    from_it, its_end_out = os.pipe()
    theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, _ABOVE) for end in (its_end_in, its_end_out)]
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", _AS_3_AND_4, *map(str, theirs), command, *OPTIONS, f"--user-data-dir={folder / 'profile'}"],
            pass_fds=theirs,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=dict(os.environ) | home,
        )  # fmt: skip
    for end in (its_end_in, its_end_out, *theirs):
        os.close(end)
    browser = Browser(process, to_it, from_it)
    try:
        yield browser
        browser.call("Browser.close")
        process.wait(30)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(to_it)
        os.close(from_it)
