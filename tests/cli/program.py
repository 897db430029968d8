"""The program as its users run it: within this process, or as a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Literal, NamedTuple

ROOT = Path(__file__).parents[2]
Lang = Literal["zh", "en"]
LOCALES: dict[Lang, str] = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}


class Ran(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that was written, wherever to."""
        return self.out + self.err


def dp(*args: str | Path, lang: Lang = "zh", cwd: Path = ROOT) -> Ran:
    """Run the program within this process, started anew: its language is settled when it is imported."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code: object = None
    arguments = [str(arg) for arg in args]
    with chdir(cwd), _started_anew(arguments, lang), redirect_stdout(out), redirect_stderr(err):
        try:
            import_module("dp_rules.cli.main").main(arguments)
        except SystemExit as stop:
            code = stop.code
    texts = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        texts.append(stream.read())
    return _checked(Ran(int(str(code)) if not isinstance(code, int) else int(code), *texts))


@contextmanager
def _started_anew(arguments: list[str], lang: Lang) -> Iterator[None]:
    before = {name: module for name, module in sys.modules.items() if name.startswith("dp_rules.cli")}
    argv, environment = sys.argv, dict(os.environ)
    for name in before:
        del sys.modules[name]
    sys.argv = ["dp-rules", *arguments]
    os.environ["LC_ALL"] = LOCALES[lang]
    try:
        yield
    finally:
        sys.argv = argv
        os.environ.clear()
        os.environ.update(environment)
        for name in [name for name in sys.modules if name.startswith("dp_rules.cli")]:
            del sys.modules[name]
        sys.modules.update(before)


def clean_environment(**env: str) -> dict[str, str]:
    """Return this process's environment without anything that speaks of language, and with ``env``."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHONIOENCODING", "PYTHONUTF8", "DP_RULES", "PYTEST"))
    }
    return kept | {"PYTHONPATH": str(ROOT)} | env


def run(
    *args: str | Path,
    cwd: Path = ROOT,
    encoding: str = "utf-8",
    python: str = sys.executable,
    env: Mapping[str, str] | None = None,
    **more: str,
) -> Ran:
    """Run ``python -m dp_rules`` as a process of its own, with ``env`` and ``more``; ``encoding`` is its console's."""
    done = subprocess.run(
        [python, "-m", "dp_rules", *map(str, args)],
        cwd=cwd,
        env=clean_environment(**(env or {}), **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return _checked(Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)))


def _checked(ran: Ran) -> Ran:
    """Hold every run to what no run may do: a traceback, an escape sequence."""
    assert "Traceback" not in ran.said, ran.said
    assert "\x1b" not in ran.said, ran.said
    return ran
