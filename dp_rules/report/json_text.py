"""Plain data as JSON text: the same from every command, with nothing in it that a terminal obeys."""

import re
from typing import Any

_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that JSON may hold as they are, but that a terminal obeys, does not show, or cannot write."""


def json_text(data: Any) -> str:  # noqa: ANN401  plain data are of any type
    """Return plain data as JSON, two spaces deep a level, without a line end behind it."""
    import json  # noqa: PLC0415  only this format needs it

    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
