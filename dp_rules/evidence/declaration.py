"""What a person says of evidence: who, when, why, recorded as it was given; nothing of it is filled in by itself."""

from typing import Any

FORMAT = "dp_rules.declaration"
FORMAT_VERSION = 1
MOST_BYTES = 1_000_000


def declaration_data(who: str | None, when: str | None, why: str | None, text: str | None) -> dict[str, Any] | None:
    """Return what was said as plain data, as the schema has it; None where nothing was."""
    if who is None and when is None and why is None and text is None:
        return None
    return {"format": FORMAT, "version": FORMAT_VERSION, "who": who, "when": when, "why": why, "text": text}
