"""Make ``dp_rules/language/parser_tables.py`` from ``grammar/rules.lark``; run by ``make tables``, checked in CI.

Reading the grammar takes Lark longer than everything else at the start of a command, so its
tables are built once. They are data: nothing is unpickled.
"""

import pprint
import sys
from pathlib import Path

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "dp_rules" / "language" / "parser_tables.py"


def tables_source(grammar: str) -> str:
    """Return the text of ``parser_tables.py`` for a grammar."""
    parser = Lark(grammar, parser="lalr", start=["rule", "definition"], maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"].pop("source_path", None)
    shown = {name: pprint.pformat(value, width=100, compact=True) for name, value in (("DATA", data), ("MEMO", memo))}
    return (
        '"""The parser\'s tables, made from grammar/rules.lark by `make tables`. Do not edit."""\n\n'
        "# fmt: off\n"
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
