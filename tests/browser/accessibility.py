"""What axe-core finds in a page. It comes in a package that also has a driver for another browser, of which nothing is imported."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from browser.chromium import Page

PACKAGE = "axe_playwright_python"

RUN = """axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(
  one => one.id + ": " + one.nodes.map(node => node.html + " " + node.failureSummary).join(" | ")))"""


@cache
def script() -> str:
    """Return axe-core; without it the test is skipped, or fails where nothing may be left out."""
    spec = find_spec(PACKAGE)
    if spec is not None and spec.origin is not None:
        return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    missing = "needs axe-core (`make test` installs it: .ci/requirements-axe.txt)"
    if os.environ.get("DP_RULES_ALL_PROGRAMS"):
        pytest.fail(missing)
    pytest.skip(missing)


def violations(page: Page) -> list[str]:
    """Return everything that axe-core holds against the page as it is shown now, by all of its rules."""
    page.evaluate(script())
    return list(page.evaluate(RUN))
