"""Many plans checked in one run, as a national office would check those of its counties.

Each is the largest shipped plan with limits of its own, and extends the catalogue. What a run takes
for one plan, from its text to everything that is said of it, is held against what ``tomllib`` takes
to read that text. (What the command takes to start is in ``startup.py``.)
"""

import gc
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import interleaved, ratio, show, show_heading

from dp_rules.bundled import bundled
from dp_rules.checking import check_whole
from dp_rules.checks.run import check_meaning
from dp_rules.spec.load import read_spec
from dp_rules.spec.shelf import Shelf

PLANS = 500
ROUNDS = 5
LIMIT = 3
OURS, SHARED_ONLY, MEANING, TOML = "check", "read", "the checks of meaning", "tomllib"


def main() -> None:
    """Measure the plans."""
    original = bundled("specs", "liaoning.toml").read_text(encoding="utf-8")
    gc.disable()  # as the command does
    texts = [other_limits(original, number) for number in range(PLANS)]
    assert len(set(texts)) == PLANS
    show_heading(f"checking: {PLANS} plans like liaoning.toml in one run", "lark")
    with TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            path = Path(folder) / f"plan{number}.toml"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        cases: dict[str, Callable[[], object]] = {
            OURS: lambda: check_each(paths),
            SHARED_ONLY: lambda: read_each(paths),
            TOML: lambda: [load(path) for path in paths],
        }
        times = interleaved(cases, ROUNDS)
        plan, _ = read_spec(paths[0])
        assert plan is not None
        one = interleaved({MEANING: lambda: check_meaning(plan), TOML: lambda: load(paths[0])}, 50)
    show(f"{OURS}: as a multiple of {TOML}", ratio(times, OURS, TOML), "times", most=LIMIT)
    show(f"{SHARED_ONLY} alone: as a multiple of {TOML}", ratio(times, SHARED_ONLY, TOML), "times")
    show(f"{MEANING} alone: as a multiple of {TOML}", ratio(one, MEANING, TOML), "times")
    show(f"{OURS}: one plan", min(times[OURS]) / PLANS * 1000, "ms")


def other_limits(text: str, number: int) -> str:
    """Return a plan of another area, whose limits are a little higher where that leaves nothing to remark on."""
    head, *targets = text.replace("辽宁省", f"第{number}县").split("\n[indicators.")
    more = f"{number // 10 % 5}.{number % 10}"

    def raised(match: re.Match[str]) -> str:
        return f'{match[1]}{int(match[2]) + int(more[0])}.{more[2]}%"'

    other = [
        one if "accepted" in one else re.sub(r'^(rule = .* >=? )([6-9][0-9])%"$', raised, one, flags=re.MULTILINE)
        for one in targets
    ]
    return "\n[indicators.".join([head, *other])


def load(path: str) -> object:
    """Read a file with the TOML reader alone."""
    with Path(path).open("rb") as file:
        return tomllib.load(file)


def check_each(paths: list[str]) -> None:
    """Check plans as one run of the command does."""
    shelf = Shelf()
    for path in paths:
        assert not check_whole(path, shelf)[1]


def read_each(paths: list[str]) -> None:
    """Read plans without the checks of meaning."""
    shelf = Shelf()
    for path in paths:
        assert not read_spec(path, shelf)[1]


if __name__ == "__main__":
    main()
