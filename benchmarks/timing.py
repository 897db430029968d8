"""Medians of interleaved rounds, and ratios with their limits; the other scripts here use it.

Seconds say more about the machine than about the program, so nothing here is held against seconds.
Every case is run once in every round, and a ratio is the median of the ratios within the rounds:
what else the machine does in the meantime slows both sides alike.
"""

import os
import platform
from collections.abc import Callable, Mapping
from importlib.metadata import version
from statistics import median
from time import perf_counter

Rounds = Mapping[str, list[float]]


def interleaved(cases: Mapping[str, Callable[[], object]], rounds: int, calls: int = 1) -> Rounds:
    """Return for each case the seconds that one call took in each round; a first round warms up."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds + 1):
        for name, call in cases.items():
            start = perf_counter()
            for _ in range(calls):
                call()
            times[name].append((perf_counter() - start) / calls)
    return {name: seconds[1:] for name, seconds in times.items()}


def ratio(times: Rounds, case: str, base: str) -> float:
    """Return how many times as long ``case`` took as ``base``."""
    return median(first / second for first, second in zip(times[case], times[base], strict=True))


def with_bytecode_in(folder: str) -> dict[str, str]:
    """Return an environment in which Python keeps its bytecode in a folder, whatever ours says."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def show_heading(what: str, *packages: str) -> None:
    """Print what is measured, and with which versions on what."""
    versions = "".join(f", {package} {version(package)}" for package in packages)
    print(f"{what}\n{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores{versions}\n")


def show(what: str, measured: float, unit: str, *, most: float | None = None, least: float | None = None) -> None:
    """Print a measured number beside its limit, if it has one."""
    limit = ""
    if most is not None:
        limit = f"   limit: at most {most:,.15g}   {'within' if measured <= most else 'over'}"
    if least is not None:
        limit = f"   limit: at least {least:,.15g}   {'within' if measured >= least else 'over'}"
    number = f"{measured:,.0f}" if measured >= 1000 else f"{measured:.3g}" if measured < 100 else f"{measured:.0f}"
    print(f"  {what:<58} {number:>7} {unit}{limit}")
