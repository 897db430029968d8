"""Figures of a column that is counted in 万 or in percent: the unit is put where it would have been typed."""

import re

from dp_rules.quantity.figure import LONGEST, folded

_FIGURE = re.compile(r"(?P<number>[^万亿千百十%‰×]*[0-9])(?P<rest>\s*(?:[及或]?以[上下]|以内)?\s*)")
_HAS_ITS_OWN = re.compile(r"[0-9]\s*(?:[十百千万亿]|[%‰×])")


def with_unit(text: str, unit: str) -> str:
    """Return a figure's text with ``unit`` behind its number: ``12.3`` in ``万`` is ``12.3万``.

    What is no number stays as it is: a marker for missing, and what cannot be read.
    """
    match = None if len(text) > 2 * LONGEST else _FIGURE.fullmatch(folded(text))
    return text if match is None else f"{text[: match.end('number')]}{unit}{text[match.end('number') :]}"


def has_its_own(text: str) -> bool:
    """Say whether a figure has a unit or a percent sign of its own."""
    return len(text) <= 2 * LONGEST and _HAS_ITS_OWN.search(folded(text)) is not None
