"""Make the parser's tables from ``grammar/rules.lark``; run by ``make tables``, checked in CI.

Reading the grammar takes Lark longer than everything else at the start of a command, so its
tables are built once. They are data: nothing is unpickled. ``parser_tables.py`` holds them as Lark
loads them, ``rule_tables.py`` as ``dp_rules/language/lr.py`` runs them.
"""

import pprint
import sys
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

ROOT = Path(__file__).parent.parent
LARKS = ROOT / "dp_rules" / "language" / "parser_tables.py"
OURS = ROOT / "dp_rules" / "language" / "rule_tables.py"
SHIFT = 0  # in Lark's table; a reduction is 1


def numbered_in_order(table: dict[str, Any]) -> dict[str, Any]:
    """Return the parse table with tokens numbered by name and states by first reach.

    Lark walks sets of objects, so that its own numbers differ from run to run.
    """
    names = table["tokens"]
    tokens = {name: number for number, name in enumerate(sorted(names.values()))}
    rows = {
        state: sorted(((tokens[names[token]], action) for token, action in row.items()), key=lambda entry: entry[0])
        for state, row in table["states"].items()
    }
    reached = dict.fromkeys(table["start_states"][start] for start in sorted(table["start_states"]))
    waiting = list(reached)
    for state in waiting:  # grows while it is walked
        for _, (kind, to) in rows[state]:
            if kind == SHIFT and to not in reached:
                reached[to] = None
                waiting.append(to)
    number = {state: place for place, state in enumerate(reached)}
    return {
        "tokens": {place: name for name, place in tokens.items()},
        "states": {
            number[state]: {token: (kind, number[to] if kind == SHIFT else to) for token, (kind, to) in rows[state]}
            for state in reached
        },
        "start_states": {start: number[state] for start, state in table["start_states"].items()},
        "end_states": {start: number[state] for start, state in table["end_states"].items()},
    }


def built(grammar: str) -> tuple[Lark, dict[str, Any], dict[int, Any]]:
    """Return Lark's parser of a grammar and its tables."""
    parser = Lark(grammar, parser="lalr", lexer="basic", start=["rule", "definition"], maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"].pop("source_path", None)
    data["parser"]["parser"] = numbered_in_order(data["parser"]["parser"])
    return parser, data, memo


def as_lark_loads_them(data: dict[str, Any], memo: dict[int, Any]) -> str:
    """Return the text of ``parser_tables.py``."""
    shown = {name: pprint.pformat(value, width=100, compact=True) for name, value in (("DATA", data), ("MEMO", memo))}
    return (
        '"""The parser\'s tables, made from grammar/rules.lark by `make tables`. Do not edit."""\n\n'
        "# fmt: off\n# mypy: ignore-errors\n"
        "from typing import Any\n\n"
        f"DATA: dict[str, Any] = {shown['DATA']}\n\n"
        f"MEMO: dict[str, Any] = {shown['MEMO']}\n"
    )


def as_we_run_them(parser: Any, data: dict[str, Any], memo: dict[int, Any]) -> str:
    """Return the text of ``rule_tables.py``: one scanner, a number for each step, an entry for each reduction."""
    table = data["parser"]["parser"]
    actions = [action for row in table["states"].values() for action in row.values()]
    numbers = list(dict.fromkeys(to["@"] for kind, to in actions if kind != SHIFT))
    place = {number: at for at, number in enumerate(numbers)}
    states = [
        {
            table["tokens"][token]: to if kind == SHIFT else ~place[to["@"]]
            for token, (kind, to) in table["states"][state].items()
        }
        for state in sorted(table["states"])
    ]
    rules = [memo[number] for number in numbers]
    renaming = renaming_rules(rules)
    lexer = parser.parser.lexer
    scanner = "|".join(f"(?P<{one.name}>{one.pattern.to_regexp()})" for one in lexer.terminals)
    shown = {
        "TERMINALS: str": scanner,
        "IGNORED: tuple[str, ...]": tuple(sorted(lexer.ignore_types)),
        "START: dict[str, int]": table["start_states"],
        "END: dict[str, int]": table["end_states"],
        "RULES: list[tuple[str, int, str | None, tuple[int, ...]]]": [reduction(rule, renaming) for rule in rules],
        "STATES: list[dict[str, int]]": states,
    }
    values = (f"{name} = {pprint.pformat(value, width=120, compact=True)}\n" for name, value in shown.items())
    return (
        '"""The tables that dp_rules/language/lr.py runs, made from grammar/rules.lark by `make tables`. Do not edit."""\n\n'
        "# fmt: off\n" + "\n".join(values)
    )


def renaming_rules(rules: list[dict[str, Any]]) -> set[str]:
    """Return the rules that begin with an underscore and whose every alternative is one part that is no list."""
    lists = {rule["origin"]["name"] for rule in rules if rule["origin"]["name"].startswith("_")}
    while True:
        longer = {
            rule["origin"]["name"]
            for rule in rules
            if len(rule["expansion"]) > 1 or any(part["name"] in lists for part in rule["expansion"])
        }
        if not lists - longer:
            return {rule["origin"]["name"] for rule in rules if rule["origin"]["name"].startswith("_")} - lists
        lists &= longer


def reduction(rule: dict[str, Any], renaming: set[str]) -> tuple[str, int, str | None, tuple[int, ...]]:
    """Return an alternative of a rule: the rule's name, how many parts it has, the method that makes it, which parts are lists.

    As Lark has it, an alternative of a rule that begins with an underscore is a list (the method is
    None), spliced into whatever holds it; one of a rule that begins with ``?`` is the one part that it
    has (the method is empty), unless it has a name. A list that always has one part, as a rule in
    ``renaming`` makes, is that part. What else Lark can do is refused.
    """
    origin, parts, options = rule["origin"]["name"], rule["expansion"], rule["options"]
    is_plain = parts and not options["keep_all_tokens"]
    if not is_plain or any(part.get("filter_out") for part in parts):
        sys.exit(f"the grammar's rule {origin} asks for more than dp_rules/language/lr.py does")
    is_list = [part["name"].startswith("_") and part["name"] not in renaming for part in parts]
    lists = tuple(at for at, found in enumerate(is_list) if found)
    if rule["alias"]:
        return origin, len(parts), rule["alias"], lists
    if origin.startswith("_"):
        return origin, len(parts), "" if origin in renaming else None, lists
    return origin, len(parts), "" if options["expand1"] else origin, lists


def main() -> None:
    """Write the tables, or with ``--check`` exit with 1 when they are not those of the grammar."""
    parser, data, memo = built((ROOT / "grammar" / "rules.lark").read_text(encoding="utf-8"))
    for file, fresh in ((LARKS, as_lark_loads_them(data, memo)), (OURS, as_we_run_them(parser, data, memo))):
        if "--check" not in sys.argv:
            file.write_text(fresh, encoding="utf-8", newline="\n")
        elif file.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{file.relative_to(ROOT)} is not made from grammar/rules.lark: run `make tables`")


if __name__ == "__main__":
    main()
