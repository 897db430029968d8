"""One file of a bundle, copied into the private folder as it is hashed, and never more of it than was announced."""

import hashlib
from pathlib import Path
from typing import IO

_CHUNK = 1 << 20


class Unpacking:
    """Copies files into a folder and keeps their SHA-256; refuses what is larger than announced."""

    def __init__(self, into: Path) -> None:
        """Begin with an empty folder."""
        self._into = into
        self.digests: dict[str, str] = {}

    def take(self, name: str, file: IO[bytes], most: int) -> bool:
        """Copy a file whose name was checked; say whether it had no more than ``most`` bytes."""
        target = self._into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        whole, size = hashlib.sha256(), 0
        with target.open("xb") as copy:
            while chunk := file.read(min(_CHUNK, most + 1 - size)):
                size += len(chunk)
                if size > most:
                    return False
                whole.update(chunk)
                copy.write(chunk)
        self.digests[name] = whole.hexdigest()
        return True
