"""Facts as long rows, one value each, which read again give the same facts: as CSV for spreadsheets, or as JSON."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from dp_rules.data.fact import Fact
from dp_rules.text.marked import marked
from dp_rules.text.safe import printable

COLUMNS = ("area", "period", "item", "value", "source", "note")
_FIGURE = re.compile(r"[+\-＋－]\s?[0-9０-９][0-9０-９.,．，]*\s?[十百千万亿]{0,2}[%％‰]?(?:×[0-9]+)?|[-－]")
"""A figure with a sign, or a sign alone, which stands for a missing value: nothing that a spreadsheet would run."""


def long_csv(facts: Iterable[Fact]) -> str:
    """Return facts as CSV in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for fact in facts:
        value = fact.raw.strip()
        writer.writerow(
            (
                _cell(fact.area),
                str(fact.period),
                fact.id,
                value if _FIGURE.fullmatch(value) else _cell(value),
                _cell(fact.publisher or ""),
                _cell(fact.note or ""),
            )
        )
    return out.getvalue()


def long_data(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return facts as plain data, as ``schemas/facts.schema.json`` describes them."""
    return {"format": 1, "facts": [_plain(fact) for fact in facts]}


def _plain(fact: Fact) -> dict[str, str]:
    beside = {"source": fact.publisher, "note": fact.note}
    return {
        "area": fact.area,
        "period": str(fact.period),
        "item": fact.id,
        "value": fact.raw.strip(),
        **{key: text for key, text in beside.items() if text},
    }


def _cell(text: str) -> str:
    return marked(printable(text))
