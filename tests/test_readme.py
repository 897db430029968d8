"""What README and docs/ show is what the program does: commands, output, exit codes, files, links.

How a page says what to try, block by block:

- ``console``: ``$ dp-rules …`` and under it everything that the command prints; ``$ cp A B`` copies a file.
  A line ``…`` stands for lines left out. The exit code is 0, or as in ``console exit=1``.
- ``csv file=NAME``, also ``json``, ``toml``: the file that the reader is told to write.
- ``toml append=NAME``: what the reader is told to add at the end of a file.
- ``diff file=NAME``: the line that the reader is told to change; with ``every=yes`` wherever it stands.
- ``text delete=NAME``: the tables of a spec that the reader is told to delete, each with the comment above it.
- ``csv fill=NAME``: what the reader is told to write into the blanks of a new spec, a row for each indicator.
- ``toml from=PATH``: an excerpt, word for word. Every other ``toml`` block is at least TOML.
- ``python``: runs, and prints what the ``text`` block after it says.

The commands of a page run in order in one folder that begins with the examples alone. A ``.zh.md`` page is run
on a Chinese system, any other on an English one. When output has changed on purpose, ``python tests/test_readme.py``
writes it anew; a person reads the difference.
"""

import csv
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from dp_rules.api import load_plan
from dp_rules.quantity.figure import read_figure

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "README.zh.md",
    "docs/spec.md",
    "docs/spec.zh.md",
    "docs/walkthrough.md",
    "docs/walkthrough.zh.md",
    "docs/data.md",
    "docs/commands.md",
    "docs/editors.md",
)
LEFT_OUT = "…"
BLANK = "待填"
FENCE = re.compile(r"```(?P<language>[a-z]*)(?P<options>(?: [a-z]+=\S+)*)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
MODULE = re.compile(r"`((?:dp_rules|grammar|schemas|specs|examples|tests|docs|\.ci)/[\w./-]*)`")


class Block(NamedTuple):
    """A fenced block; ``start`` is the index of its first line in the page."""

    start: int
    language: str
    options: dict[str, str]
    lines: list[str]

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


class Played(NamedTuple):
    """What is wrong with a page, and the page with its output as it is now."""

    problems: list[str]
    text: str


def blocks(page: str) -> list[Block]:
    found: list[Block] = []
    fence, start = None, 0
    lines = page.split("\n")
    for index, line in enumerate(lines):
        if fence is None:
            fence, start = FENCE.fullmatch(line), index + 1
        elif line == "```":
            options = dict(option.split("=", 1) for option in fence["options"].split())
            found.append(Block(start, fence["language"], options, lines[start:index]))
            fence = None
    assert fence is None, f"line {start}: this block is never closed"
    return found


def environment(name: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "DP_RULES"))}
    language = "zh_CN.UTF-8" if name.endswith(".zh.md") else "en_US.UTF-8"
    return kept | {"LANG": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}


def run(arguments: list[str], folder: Path, name: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(name),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def says(shown: list[str], printed: list[str]) -> bool:
    pattern = "".join("(?:.*\n)+?" if line == LEFT_OUT else re.escape(f"{line}\n") for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def renewed(shown: list[str], printed: list[str]) -> list[str]:
    """Return what is printed now, cut where the page cuts it; what stands between two cuts is for a person."""
    if LEFT_OUT not in shown or says(shown, printed):
        return shown if says(shown, printed) else printed
    head, tail = shown.index(LEFT_OUT), shown[::-1].index(LEFT_OUT)
    return printed[:head] + shown[head : len(shown) - tail] + printed[len(printed) - tail :]


def play(text: str, folder: Path, name: str) -> Played:
    """Do in ``folder`` what a page says, and compare."""
    page = text.split("\n")
    problems: list[str] = []
    changes: list[tuple[int, int, list[str]]] = []
    printed_by_python: list[str] | None = None

    def compare(start: int, shown: list[str], printed: list[str], what: str) -> None:
        if not says(shown, printed):
            difference = "\n".join(difflib.unified_diff(shown, printed, "shown", "printed", lineterm=""))
            problems.append(f"{name}:{start + 1}: {what}\n{difference}")
            changes.append((start, start + len(shown), renewed(shown, printed)))

    for block in blocks(text):
        where, target = f"{name}:{block.start + 1}", folder / block.options.get("file", "")
        match block.language:
            case "console":
                for start, command, shown in steps(block):
                    words = shlex.split(command)
                    if words[0] == "cp":
                        shutil.copy(folder / words[1], folder / words[2])
                        continue
                    assert words[0] == "dp-rules", f"{where}: only dp-rules and cp can be tried: {command}"
                    code, printed = run(["-m", "dp_rules", *words[1:]], folder, name)
                    compare(start, shown, printed, command)
                    if code != int(block.options.get("exit", "0")):
                        problems.append(f"{where}: {command}: exits with {code}")
            case "python":
                code, printed_by_python = run(["-c", block.text], folder, name)
                if code:
                    problems.append(f"{where}: exits with {code}:\n" + "\n".join(printed_by_python))
                continue
            case "text" if printed_by_python is not None:
                compare(block.start, block.lines, printed_by_python, "python")
            case "diff":
                problems += changed(target, block, where)
            case "text" if "delete" in block.options:
                problems += deleted(folder / block.options["delete"], block, where)
            case "csv" if "fill" in block.options:
                problems += filled(folder / block.options["fill"], block, where)
            case "toml" if "append" in block.options:
                file = folder / block.options["append"]
                file.write_text(f"{file.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
            case "toml" if "from" in block.options:
                if f"\n{block.text}" not in (ROOT / block.options["from"]).read_text(encoding="utf-8"):
                    problems.append(f"{where}: {block.options['from']} has no such text")
            case "toml":
                tomllib.loads(block.text)
        if "file" in block.options and block.language != "diff":
            target.write_text(block.text, encoding="utf-8")
        printed_by_python = None
    for start, stop, lines in reversed(changes):
        page[start:stop] = lines
    return Played(problems, "\n".join(page))


def steps(block: Block) -> list[tuple[int, str, list[str]]]:
    """Return each command of a block with the index of the line after it, and what is shown of its output."""
    found: list[tuple[int, str, list[str]]] = []
    for index, line in enumerate(block.lines, block.start):
        if line.startswith("$ "):
            found.append((index + 1, line[2:], []))
        else:
            assert found, f"line {index + 1}: output without a command"
            found[-1][2].append(line)
    return found


def changed(file: Path, block: Block, where: str) -> list[str]:
    """Change a file as a ``diff`` block says: runs of ``-`` lines become the ``+`` lines under them."""
    text = file.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", block.text, re.MULTILINE):
        before, after = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in (old, new))
        found = text.count(f"\n{before}")
        if found == 0 or (found > 1 and "every" not in block.options):
            return [f"{where}: {file.name} does not have these lines once"]
        text = text.replace(f"\n{before}", f"\n{after}")
    file.write_text(text, encoding="utf-8")
    return []


def deleted(file: Path, block: Block, where: str) -> list[str]:
    """Delete tables, with the comment above each and the blank line after it."""
    text = file.read_text(encoding="utf-8")
    for header in block.lines:
        text, count = re.subn(rf"^(# .*\n)?{re.escape(header)}\n(?:.+\n)*\n?", "", text, flags=re.MULTILINE)
        if count != 1:
            return [f"{where}: {file.name} does not have {header} once"]
    file.write_text(text, encoding="utf-8")
    return []


def filled(file: Path, block: Block, where: str) -> list[str]:
    """Write the cells of each row into the blanks of the indicator that it names; a list is written with 、 in a cell."""
    problems: list[str] = []
    lines = file.read_text(encoding="utf-8").split("\n")
    for row in csv.DictReader(block.lines):
        at = lines.index(f"[indicators.{row.pop('indicator')}]")
        section = range(at + 1, lines.index("", at) if "" in lines[at:] else len(lines))
        for key, cell in row.items():
            [line] = [index for index in section if lines[index].startswith(f"{key} = ")]
            if key == "rule":
                if not lines[line].endswith((f' {BLANK}"', f' {cell}"')):
                    problems.append(f"{where}: {lines[line]} is not {cell}")
                lines[line] = lines[line].replace(BLANK, cell)
            else:
                items = ", ".join(f'"{item}"' for item in cell.split("、") if item)
                value = cell if key == "no" else f"[{items}]" if key in {"lead", "with"} else f'"{cell}"'
                if BLANK not in lines[line] and lines[line] != f"{key} = {value}":
                    problems.append(f"{where}: {lines[line]} is not {value}")
                lines[line] = f"{key} = {value}"
    file.write_text("\n".join(lines), encoding="utf-8")
    return problems


def commands(name: str) -> list[str]:
    page = (ROOT / name).read_text(encoding="utf-8")
    return [command for block in blocks(page) if block.language == "console" for _, command, _ in steps(block)]


def fresh_folder(folder: Path) -> Path:
    """Return a folder as a reader finds it: with the examples, and the specs to copy."""
    for part in ("examples", "specs"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_the_program_does(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    problems = play(page, fresh_folder(tmp_path), name).problems
    assert not problems, "\n\n".join(problems)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("README.md", "README.zh.md"),
        ("docs/spec.md", "docs/spec.zh.md"),
        ("docs/walkthrough.md", "docs/walkthrough.zh.md"),
    ],
)
def test_both_languages_try_the_same(english: str, chinese: str) -> None:
    assert commands(english) == commands(chinese)


@pytest.mark.parametrize("name", [*PAGES, "docs/architecture.md", "docs/commands.md", "CONTRIBUTING.md"])
def test_what_a_page_points_to_is_there(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    missing = [link for link in LINK.findall(page) if not (ROOT / name).parent.joinpath(link).exists()]
    missing += [path for path in MODULE.findall(page) if not (ROOT / path).exists()]
    assert not missing


def test_the_modules_that_the_architecture_names_are_there() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"\b(text|quantity|language|spec|data|evaluate|report|cli)/([a-z_]+(?:, [a-z_]+\b)*)", page)
    modules = {f"dp_rules/{folder}/{module}.py" for folder, names in named for module in names.split(", ")}
    assert len(modules) > 20
    assert [module for module in sorted(modules) if not (ROOT / module).exists()] == []
    folders = {path.name for path in (ROOT / "dp_rules").iterdir() if (path / "__init__.py").exists()}
    assert folders == set(re.findall(r"^\| `dp_rules/(\w+)/`", page, re.MULTILINE))


def spellings(heading: str) -> list[tuple[str, str | None]]:
    """Return each spelling in the tables under a heading of ``docs/data.md``, with what it is read as."""
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    found: list[tuple[str, str | None]] = []
    for line in section.splitlines():
        typed, *meant = [re.findall("`([^`]+)`", cell) for cell in line.strip("| ").split(" | ")]
        if line.startswith("| "):
            found += [(text, meant[0][0] if meant else None) for text in typed]
    return found


def test_figures_are_read_as_the_page_says() -> None:
    markers, found = load_plan("liaoning").markers, spellings("数字的写法")
    assert len(found) > 50
    for text, meant in found:
        figure = read_figure(text, markers)
        if meant is None:
            assert figure is None, text
            continue
        same = read_figure(meant, markers)
        assert figure is not None, text
        assert same is not None, meant
        assert (figure.values, figure.percent, figure.change and figure.change.base) == (
            same.values,
            same.percent,
            same.change and same.change.base,
        )


def test_markers_mean_what_the_page_says() -> None:
    markers, found = load_plan("liaoning").markers, spellings("缺数")
    assert len(found) > 10
    for text, reason in found:
        figure = read_figure(text, markers)
        assert figure is not None, text
        assert figure.missing is not None, text
        assert figure.missing.value == reason


PAGE = """
```csv file=data.csv
area,period,item,value
辽宁省,2020,婚前医学检查率,68.5%
```
```console exit=1
$ dp-rules evaluate liaoning data.csv --indicator 2 --fail-on not_met
…
1 result: met 0, not met 1, undetermined 0, not evaluated 0
```
```python
print(1)
```
```text
1
```
"""


def test_a_page_that_is_right_passes(tmp_path: Path) -> None:
    assert play(PAGE, fresh_folder(tmp_path), "page.md").problems == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("68.5%", "78.5%"),
        ("exit=1", "exit=0"),
        ("met 0, not met 1", "met 1, not met 0"),
        ("…\n", ""),
        ("--indicator 2 ", ""),
        ("print(1)", "print(2)"),
        ("print(1)", "print(1)\nraise SystemExit(1)"),
        ("```python", "```toml from=specs/liaoning.toml\nformat = 2\n```\n```python"),
        ("```python", "```diff file=data.csv\n-辽宁省\n+吉林省\n```\n```python"),
    ],
)
def test_a_page_that_is_wrong_fails(right: str, wrong: str, tmp_path: Path) -> None:
    assert right in PAGE
    assert play(PAGE.replace(right, wrong), fresh_folder(tmp_path), "page.md").problems


def renew() -> None:
    """Write the output on every page anew."""
    for name in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            page = ROOT / name
            text = play(page.read_text(encoding="utf-8"), fresh_folder(Path(folder)), name).text
            page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
