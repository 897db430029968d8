"""Why a text is no rule: Lark reads it again and says what it did not expect."""

from functools import cache

from lark import Lark
from lark.exceptions import UnexpectedInput

from dp_rules.language.parser_tables import DATA, MEMO
from dp_rules.language.syntax_errors import explain_syntax_error
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source


@cache
def _parser() -> Lark:
    # The way in which Lark's own generated parsers load their tables; it has no public name.
    parser: Lark = Lark._load_from_dict(DATA, MEMO)  # type: ignore[no-untyped-call]  # noqa: SLF001  as said
    return parser


def why_refused(rule: Source, start: str) -> Diagnostic:
    """Return the diagnostic for a text that is not of the grammar."""
    try:
        _parser().parse(rule.text, start=start)
    except UnexpectedInput as error:
        return explain_syntax_error(error, rule)
    raise AssertionError(f"Lark reads what its tables refuse: {rule.text!r}")
