"""The manifests of a bag (RFC 8493): written, read, and held against the files that are there."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dp_rules.evidence.layout import MANIFEST, PAYLOAD, SIGNATURE, TAG_MANIFEST
from dp_rules.evidence.names import fault_of

_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(.+)")


class BagFault(NamedTuple):
    """A file that is not as the manifests say: ``altered``, ``missing``, ``extra``, or a ``manifest`` that is none."""

    kind: str
    file: str


def bag_info(folder: Path, names: Iterable[str], version: str) -> str:
    """Return what stands in ``bag-info.txt``: by which version of the program, and how much is under ``data/``."""
    sizes = [(folder / name).stat().st_size for name in names if name.startswith(PAYLOAD)]
    return f"Bag-Software-Agent: dp_rules {version}\nPayload-Oxum: {sum(sizes)}.{len(sizes)}\n"


def manifest_text(digests: Mapping[str, str]) -> str:
    """Return a manifest as ``sha256sum`` writes and checks it, in order of the names."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))


def read_manifest(data: bytes) -> dict[str, str] | None:
    """Return the SHA-256 of each file that a manifest names, or None where it is no manifest."""
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return None
    named: dict[str, str] = {}
    for line in lines:
        matched = _LINE.fullmatch(line)
        if matched is None or fault_of(matched[2]) is not None or matched[2] in named:
            return None
        named[matched[2]] = matched[1].lower()
    return named


def bag_faults(digests: Mapping[str, str], manifest: bytes | None, tags: bytes | None) -> list[BagFault]:
    """Return every file that is altered, missing or extra by the two manifests, in order of their names.

    ``digests`` are the SHA-256 of the files that are there. The signature is named by no manifest, and
    neither is the manifest of tags.
    """
    payload, of_tags = (None if data is None else read_manifest(data) for data in (manifest, tags))
    faults = []
    for name, data, said in ((MANIFEST, manifest, payload), (TAG_MANIFEST, tags, of_tags)):
        if data is None:
            faults.append(BagFault("missing", name))
        elif said is None or any(file.startswith(PAYLOAD) is (name == TAG_MANIFEST) for file in said):
            faults.append(BagFault("manifest", name))
    said = {**(payload or {}), **(of_tags or {})}
    known = {TAG_MANIFEST, SIGNATURE}
    for name in sorted(said.keys() | digests.keys()):
        if name not in digests:
            faults.append(BagFault("missing", name))
        elif name in said:
            if digests[name] != said[name]:
                faults.append(BagFault("altered", name))
        elif name not in known and not (payload is None and name.startswith(PAYLOAD)) and of_tags is not None:
            faults.append(BagFault("extra", name))
    return sorted(set(faults), key=lambda fault: (fault.file, fault.kind))
