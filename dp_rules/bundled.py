"""Where grammar, specs and schemas lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path
from typing import Literal

Folder = Literal["grammar", "specs", "schemas"]

_HERE = Path(__file__).parent


def bundled_folder(folder: Folder) -> Path:
    """Return the path of a bundled folder."""
    installed = _HERE / "bundle" / folder
    return installed if installed.is_dir() else _HERE.parent / folder


def bundled(folder: Folder, name: str) -> Path:
    """Return the path of a bundled file."""
    return bundled_folder(folder) / name
