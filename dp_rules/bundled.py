"""Where grammar, specs, schemas and pages on checks lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path
from typing import Literal

Folder = Literal["checks", "grammar", "specs", "schemas"]

_HERE = Path(__file__).parent
_IN_A_CHECKOUT = {"checks": "docs/checks"}


def bundled_folder(folder: Folder) -> Path:
    """Return the path of a bundled folder."""
    installed = _HERE / "bundle" / folder
    return installed if installed.is_dir() else _HERE.parent / _IN_A_CHECKOUT.get(folder, folder)


def bundled(folder: Folder, name: str) -> Path:
    """Return the path of a bundled file."""
    return bundled_folder(folder) / name
