"""Where a new bundle is put: made beside its place under another name, and given its own when it is whole."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dp_rules.evidence.zip_file import write_zip

ZIP = ".zip"
MOST_BYTES_OF_A_ZIP = 2_000_000_000
"""A zip with more needs another form of zip, which not every program reads; a folder has no limit."""


def is_zip(output: str) -> bool:
    """Say whether a bundle of this name is a zip; any other is a folder."""
    return output.lower().endswith(ZIP)


@contextmanager
def workshop(output: str) -> Iterator[Path]:
    """Give an empty folder in which a bundle for ``output`` is made; whatever is left of it is removed.

    It lies beside ``output``, so that the finished bundle need only be renamed. Raises ``OSError``
    when the folder cannot be written.
    """
    place = Path(output)
    with tempfile.TemporaryDirectory(
        prefix=f".{place.name}.", suffix=".part", dir=place.parent, ignore_cleanup_errors=True
    ) as made:
        bundle = Path(made) / "bundle"
        bundle.mkdir()
        yield bundle.resolve()


def put_bundle(bundle: Path, names: Iterable[str], output: str) -> bool:
    """Put a finished bundle of the workshop in its place; False where it is too large for a zip. Raises ``OSError``."""
    if is_zip(output):
        return put_zip(bundle, bundle, names, output)
    bundle.rename(output)
    return True


def put_zip(workshop_: Path, bundle: Path, names: Iterable[str], output: str) -> bool:
    """Put the files of a bundle in their place as a zip, also over one; False where they are too large.

    It is packed beside the folder of the workshop and then renamed. Raises ``OSError``.
    """
    listed = sorted(names)
    if sum((bundle / name).stat().st_size for name in listed) > MOST_BYTES_OF_A_ZIP:
        return False
    packed = workshop_.with_name("packed")
    with packed.open("xb") as file:
        write_zip(file, bundle, listed)
    packed.replace(output)
    return True
