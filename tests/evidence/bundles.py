"""Bundles for tests: made by the program, altered, and put into order again as somebody who knows the format would."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cli.program import ROOT, Ran, dp

SPEC, DATA = "liaoning", "examples/liaoning-2020.csv"
NAME = "premarital_exam_rate"
"""The indicator of the Liaoning plan that the example misses: 68.5% where more than 70% is the target."""


def made(output: Path, *options: str, spec: str = SPEC, data: str = DATA, cwd: Path = ROOT) -> Path:
    """Return a bundle of two indicators of the example."""
    few = () if "--indicator" in options else ("--indicator", NAME, "--indicator", "5")
    ran = dp("evidence", "create", spec, data, *few, *options, "-o", output, cwd=cwd, lang="en")
    assert ran.code == 0, ran.err
    return output


def verify(bundle: Path, *options: str) -> Ran:
    """Check a bundle, in English."""
    return dp("evidence", "verify", bundle, *options, lang="en")


def report(bundle: Path, *options: str, command: str = "verify") -> dict[str, Any]:
    """Return what checking a bundle says as JSON."""
    data = json.loads(dp("evidence", command, bundle, *options, "--format", "json").out)
    assert isinstance(data, dict)
    return data


def faults(bundle: Path, *options: str) -> list[tuple[str, str | None]]:
    """Return the kind of each fault that checking a bundle finds, with the file or the indicator concerned."""
    return [
        (one["kind"], one["indicator"] or one["file"]) for one in report(bundle, *options)["findings"] if one["fault"]
    ]


def remarks(bundle: Path, *options: str) -> list[str]:
    """Return the kind of everything that checking a bundle finds and that is no fault."""
    return [one["kind"] for one in report(bundle, *options)["findings"] if not one["fault"]]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its name there."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def put_right(folder: Path, *, sizes: bool = True) -> None:
    """Write manifests, digests of the statement and ``sizes`` anew, as somebody who hides an alteration does."""
    statement = folder / "data/statement.json"
    said = json.loads(statement.read_bytes())
    resources = [*said["subject"], said["predicate"]["run"], *said["predicate"]["materials"]]
    for one in resources:
        if (folder / one["name"]).exists():
            one["digest"]["sha256"] = _sha256(folder / one["name"])
    statement.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    names = files(folder)
    payload = sorted(name for name in names if name.startswith("data/"))
    if sizes:
        info = (folder / "bag-info.txt").read_text(encoding="utf-8").partition("Payload-Oxum")[0]
        oxum = f"Payload-Oxum: {sum(len(names[name]) for name in payload)}.{len(payload)}\n"
        (folder / "bag-info.txt").write_text(info + oxum, encoding="utf-8", newline="\n")
    _manifest(folder, "manifest-sha256.txt", payload)
    tags = [name for name in names if "/" not in name and not name.startswith("tagmanifest")]
    _manifest(folder, "tagmanifest-sha256.txt", sorted({*tags, "manifest-sha256.txt"}))


def _manifest(folder: Path, name: str, listed: list[str]) -> None:
    text = "".join(f"{_sha256(folder / one)}  {one}\n" for one in listed)
    (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text in a file of a bundle, which must have it."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def edited(folder: Path, name: str, change: Callable[[Any], None]) -> None:
    """Change what a JSON file of a bundle says, laid out as it was."""
    data = json.loads((folder / name).read_bytes())
    change(data)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def copied(bundle: Path, to: Path) -> Path:
    """Return a copy of a bundle that is a folder."""
    shutil.copytree(bundle, to)
    return to


def zipped(entries: dict[str, bytes], to: Path) -> Path:
    """Return a zip of files, each under its name in the folder ``evidence``."""
    with zipfile.ZipFile(to, "w") as archive:
        for name, data in entries.items():
            archive.writestr(f"evidence/{name}", data)
    return to
