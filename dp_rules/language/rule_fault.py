"""A fault of a rule's text."""

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Span


def rule_diagnostic(code: str, message: Bilingual, place: Span, help_: Bilingual | None = None) -> Diagnostic:
    """Return an error about a rule."""
    return Diagnostic(code, message, place, help=help_)
