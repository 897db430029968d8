"""Import maps told from specs by how they begin, before either is read."""

import re
from pathlib import Path

from dp_rules.files import is_file

_HOW_MUCH = 65_536
_SCHEMA = re.compile(rb"\A(?:\xef\xbb\xbf)?#:schema [^\r\n]*import\.schema\.json\s")
_TABLE = re.compile(rb"^[ \t]*\[\[[ \t]*tables[ \t]*\]\]", re.MULTILINE)


def is_map(path: str) -> bool:
    """Say whether a file is an import map: its first line names the schema of maps, or it has a section [[tables]]."""
    if not is_file(path):
        return False
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HOW_MUCH)
    except OSError:
        return False
    return _SCHEMA.match(head) is not None or _TABLE.search(head) is not None
