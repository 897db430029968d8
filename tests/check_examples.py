"""The pages of diagnostic codes, and their examples made into files and commands; docs/checks/README.md says how they are read."""

import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cli.program import ROOT, dp
from example_workbooks import workbook_of
from forms.page_examples import fill_as_told

PAGES = ROOT / "docs/checks"
EVALUATED = ("data.csv", "data.json", "data.xlsx", "data.ods")

_FENCE = re.compile(r"```(?P<kind>[a-z]+)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_REPEATED = re.compile("⟨(.+?)×([0-9]+)⟩")
_SECTION = re.compile(r"^\[(?P<name>[^\[\]]+)\]$", re.MULTILINE)
_KEY = re.compile(r"^(?P<key>[A-Za-z0-9_-]+) *=", re.MULTILINE)
_SAID = re.compile(r"^(?P<severity>错误|警告|说明)\[(?P<code>[a-z-]+)\]：", re.MULTILINE)


class Example(NamedTuple):
    """The files of an example by name, as bytes, and the command that is run on them; ``forms`` say how they are filled in."""

    files: dict[str, bytes]
    command: list[str]
    forms: Mapping[str, str] = MappingProxyType({})


class Said(NamedTuple):
    """The codes that a run gave, of errors and of all diagnostics, and its exit code."""

    errors: set[str]
    codes: set[str]
    exit: int


def page_codes() -> list[str]:
    """Return the codes that have a page."""
    return sorted(file.stem for file in PAGES.glob("*.md") if file.name != "README.md")


def page_text(code: str) -> str:
    """Return the page of a code."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of a page, without the heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found is not None, f"the page has no “## {heading}”"
    return found[1]


def read_example(text: str, base: str) -> Example:
    """Return an example, written as the pages write it, laid upon the plan ``base``."""
    files = {"plan.toml": base.encode()}
    command: list[str] = []
    forms: dict[str, str] = {}
    found = list(_FENCE.finditer(text))
    assert found, "there is no example"
    for block in found:
        content = _REPEATED.sub(lambda match: match[1] * int(match[2]), block["text"])
        match block["kind"], block["file"]:
            case "toml", None:
                files["plan.toml"] = laid_upon(base, content).encode()
            case "console", None:
                command = shlex.split(content.removeprefix("$ dp-rules "))
            case "xlsx" | "ods" as kind, str(name):
                files[name] = workbook_of(content, kind)
            case "bytes", str(name):
                files[name] = content.removesuffix("\n").encode().decode("unicode_escape").encode("latin-1")
            case "form", str(name):
                forms[name] = content
            case _, str(name):
                files[name] = content.encode()
            case kind, None:
                raise AssertionError(f"a block of {kind} needs file=NAME")
    data = [name for name in EVALUATED if name in files or name in forms]
    areas = ["--areas", "areas.csv"] if "areas.csv" in files else []
    return Example(
        files, command or (["evaluate", "plan.toml", *data, *areas] if data else ["check", "plan.toml"]), forms
    )


def laid_upon(base: str, fragment: str) -> str:
    """Return the plan ``base`` with the keys of ``fragment`` in the place of its own, section by section."""
    plan = _sections(base)
    for name, lines in _sections(fragment).items():
        plan[name] = plan.get(name, {}) | lines
    return "\n".join("\n".join(lines.values()) for lines in plan.values()) + "\n"


def _sections(text: str) -> dict[str, dict[str, str]]:
    """Return the lines of each section by their key; the header, and lines that have no key, by themselves."""
    sections: dict[str, dict[str, str]] = {"": {}}
    lines, key = sections[""], ""
    for line in text.splitlines():
        header, entry = _SECTION.match(line), _KEY.match(line)
        if header:
            lines = sections.setdefault(header["name"], {})
            key = ""
            lines[key] = line
        elif entry:
            key = entry["key"]
            lines[key] = line
        elif key:
            lines[key] += f"\n{line}"  # a value goes on, or a line that is no TOML
        elif line:
            lines[line] = line
    return sections


def run_example(example: Example, folder: Path) -> Said:
    """Write the files of an example, run its command and return what it said."""
    for name, data in example.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for name, text in example.forms.items():
        fill_as_told(folder, name, text, base_plan())
    with _installed(folder / "packages"):
        ran = dp(*example.command, cwd=folder)
    said = [(match["severity"], match["code"]) for match in _SAID.finditer(ran.err)]
    return Said({code for severity, code in said if severity == "错误"}, {code for _, code in said}, ran.code)


@contextmanager
def _installed(packages: Path) -> Iterator[None]:
    """Let the packages in a folder be found as installed ones are, for as long as it lasts."""
    sys.path.insert(0, str(packages))
    try:
        yield
    finally:
        sys.path.remove(str(packages))


def base_plan() -> str:
    """Return the plan that examples are laid upon."""
    page = (PAGES / "README.md").read_text(encoding="utf-8")
    return next(block["text"] for block in _FENCE.finditer(page) if block["file"] == "plan.toml")
