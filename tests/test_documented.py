"""What users meet is documented: every diagnostic code, every command and option; and the first lines of the package run."""

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from check_examples import page_codes
from cli.program import ROOT, clean_environment, dp

PACKAGE = ROOT / "dp_rules"
GENERATED = {"parser_tables.py", "rule_tables.py", "valid_shape.py", "valid_results.py"}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
CHINESE = re.compile("[\u4e00-\u9fff]")
UNKNOWN_KINDS = ("unit", "item", "calendar", "source", "action")
"""What ``spec/names.py`` puts into ``unknown-…``."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Yield the modules in which diagnostics are made, parsed."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.name not in GENERATED and "cli" not in file.parts:
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def first_arguments(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is given as the code to ``Diagnostic``, ``error`` and their like, and the code that a tuple begins with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in {"Diagnostic", "error", "rule_diagnostic"} and node.args:
                yield node.args[0]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "code")
        elif isinstance(node, ast.Tuple) and node.elts:
            yield node.elts[0]
        elif isinstance(node, ast.arguments):
            named = [*node.posonlyargs, *node.args][-len(node.defaults) :] if node.defaults else []
            yield from (default for arg, default in zip(named, node.defaults, strict=True) if arg.arg == "code")


def codes() -> set[str]:
    """Return every diagnostic code that the program can give."""
    found = {f"unknown-{kind}" for kind in UNKNOWN_KINDS}
    for _, tree in sources():
        for argument in first_arguments(tree):
            if (
                isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and CODE.fullmatch(argument.value)
            ):
                found.add(argument.value)
    return found


def rows(text: str) -> dict[str, list[str]]:
    """Return the cells of a page's tables by the code in the first cell, that cell too."""
    table = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if re.match(r"\| \[?`", line)
    ]
    return {row[0].split("`")[1]: row for row in table}


DIAGNOSTICS = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")


def test_the_scan_finds_what_it_should() -> None:
    found = codes()
    assert {"unit-mismatch", "two-values", "wrong-unit", "unknown-calendar", "unreadable-file", "syntax-error"} <= found
    composed = [
        ast.unparse(node)
        for _, tree in sources()
        for node in first_arguments(tree)
        if isinstance(node, ast.JoinedStr) and re.match(r"f'[a-z]+-", ast.unparse(node))
    ]
    assert composed == ["f'unknown-{kind}'"], "codes are composed in one place only, of UNKNOWN_KINDS"


def test_every_code_is_documented_and_nothing_else_is() -> None:
    assert set(rows(DIAGNOSTICS)) == codes()


def test_every_code_has_a_page_and_nothing_else_has() -> None:
    """The page's form and examples are held to account in test_check_pages.py."""
    assert set(page_codes()) == codes()


@pytest.mark.parametrize("code", sorted(rows(DIAGNOSTICS)))
def test_a_code_is_explained_in_both_languages_with_a_remedy_and_leads_to_its_page(code: str) -> None:
    first, chinese, english, remedy = rows(DIAGNOSTICS)[code]
    assert first == f"[`{code}`](checks/{code}.md)"
    assert CHINESE.search(chinese)
    assert not CHINESE.search(english)
    assert english
    assert CHINESE.search(remedy)


def commands() -> dict[str, click.Command]:
    """Return the commands by name."""
    main = import_module("dp_rules.cli.main")
    context = click.Context(main.cli)
    return {name: main.cli.get_command(context, name) for name in main.cli.list_commands(context)}


def parameters(command: click.Command) -> Iterator[click.Parameter]:
    """Yield the parameters of a command, of a group those of its commands too."""
    yield from command.params
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from parameters(inner)


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_is_documented_with_an_example_and_all_its_options_and_formats(name: str) -> None:
    section = re.search(rf"^## {name}：.*?(?=^## )", COMMANDS, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert re.search(rf"^    dp-rules {name} ", section[0], re.MULTILINE)
    for parameter in parameters(commands()[name]):
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert f"`{option}`" in section[0] or option in {"-h", "--help"}
            if isinstance(parameter.type, click.Choice) and parameter.name == "format_":
                for choice in parameter.type.choices:
                    assert f"`{choice}`" in COMMANDS


def test_options_that_are_documented_are_there() -> None:
    known = {
        option for command in commands().values() for parameter in parameters(command) for option in parameter.opts
    }
    documented = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", COMMANDS))
    assert documented <= known | {"--help", "--version", "--lang"}


def examples(text: str) -> list[str]:
    """Return the command lines of a page that name files which come with the program."""
    lines = re.findall(r"^    (dp-rules .*)$", text, re.MULTILINE)
    return [line for line in lines if ("examples/" in line or "liaoning" in line) and " -o " not in line and "my-" not in line and "分县" not in line and "全省" not in line]  # fmt: skip


@pytest.mark.parametrize("line", examples(COMMANDS))
def test_documented_command_lines_run(line: str) -> None:
    ran = dp(*shlex.split(line)[1:])
    assert ran.code == 0, ran.err


def test_exit_codes_are_documented() -> None:
    exits = import_module("dp_rules.cli.output").Exit
    documented = {int(code) for code in re.findall(r"^\| (\d) \|", COMMANDS, re.MULTILINE)}
    assert documented == set(map(int, exits))


@pytest.mark.parametrize(
    "order",
    [
        "from dp_rules import load_plan, load_facts, evaluate, explain",
        "from dp_rules import evaluate, explain, load_facts, load_plan",
        "import dp_rules.evaluation.run\nfrom dp_rules import load_plan, load_facts, evaluate, explain",
    ],
)
def test_the_interface_is_imported_as_the_package_says(order: str) -> None:
    """The verbs are functions, in whatever order they are imported."""
    program = f"""{order}
plan = load_plan("liaoning")
facts = load_facts(plan, "examples/liaoning-2020.csv")
results = evaluate(plan, facts, indicators=["2"])
assert [result.verdict for result in results] == ["not_met"], results
assert explain(plan, facts, results[0])["format"] == "dp_rules.explanation"
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
