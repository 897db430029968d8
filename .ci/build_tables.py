"""Make ``dp_rules/language/parser_tables.py`` from ``grammar/rules.lark``; run by ``make tables``, checked in CI.

Reading the grammar takes Lark longer than everything else at the start of a command, so its
tables are built once. They are data: nothing is unpickled.
"""

import pprint
import sys
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "dp_rules" / "language" / "parser_tables.py"
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


def tables_source(grammar: str) -> str:
    """Return the text of ``parser_tables.py`` for a grammar."""
    parser = Lark(grammar, parser="lalr", lexer="basic", start=["rule", "definition"], maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"].pop("source_path", None)
    data["parser"]["parser"] = numbered_in_order(data["parser"]["parser"])
    shown = {name: pprint.pformat(value, width=100, compact=True) for name, value in (("DATA", data), ("MEMO", memo))}
    return (
        '"""The parser\'s tables, made from grammar/rules.lark by `make tables`. Do not edit."""\n\n'
        "# fmt: off\n# mypy: ignore-errors\n"
        "from typing import Any\n\n"
        f"DATA: dict[str, Any] = {shown['DATA']}\n\n"
        f"MEMO: dict[str, Any] = {shown['MEMO']}\n"
    )


def main() -> None:
    """Write the tables, or with ``--check`` exit with 1 when they are not those of the grammar."""
    fresh = tables_source((ROOT / "grammar" / "rules.lark").read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        if TABLES.read_text(encoding="utf-8") != fresh:
            sys.exit("dp_rules/language/parser_tables.py is not made from grammar/rules.lark: run `make tables`")
        return
    TABLES.write_text(fresh, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
