"""Evidence is made: inputs copied byte for byte, evaluated where they lie in the bundle, and put into a bag."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.data.given_files import files_given
from dp_rules.evidence.bag import bag_info, manifest_text
from dp_rules.evidence.engine import MEANING, engine_here, meaning_text
from dp_rules.evidence.layout import (
    AREAS,
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    DECLARATION,
    ENGINE,
    INPUTS,
    MANIFEST,
    MAPS,
    PAYLOAD,
    RECORDS,
    RUN,
    SPECS,
    STATEMENT,
    TAG_MANIFEST,
)
from dp_rules.evidence.names import Names, as_utf_8, plain_name
from dp_rules.evidence.outcome import Outcome, which_explained, write_outcome
from dp_rules.evidence.recompute import prepared
from dp_rules.evidence.recorded_run import Asked, RecordedFile, RecordedRun, run_data
from dp_rules.evidence.refused import MOST_BYTES, MOST_BYTES_OF_A_FILE
from dp_rules.evidence.statement import statement_data
from dp_rules.evidence.unpacked import Unpacking
from dp_rules.files import is_file, reason
from dp_rules.report.json_text import json_text
from dp_rules.spec.provinces import TABLE
from dp_rules.spec.stack import find_spec, read_stack_with_paths
from dp_rules.tables.open import shown
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.version import VERSION


class Request(NamedTuple):
    """What evidence is asked of.

    ``spec``, ``data``, ``tables``, ``areas``, ``maps``, ``prefer`` and ``encoding`` are what ``evaluate`` is
    given. ``period``, ``asked_areas`` and ``asked_indicators`` are as somebody wrote them; ``periods``, ``places`` (areas by code
    or name) and ``indicators`` (ids) are what that comes to. ``explanations`` is ``all``,
    ``missed`` or ``none``, or None where the program decides.
    """

    spec: str
    data: Sequence[str]
    tables: Sequence[tuple[str, str]]
    areas: str | None
    maps: Sequence[str]
    prefer: Sequence[str]
    encoding: str | None
    period: str | None
    asked_areas: Sequence[str]
    asked_indicators: Sequence[str]
    periods: Sequence[str]
    places: Sequence[str]
    indicators: Sequence[str]
    explanations: str | None = None


class Created(NamedTuple):
    """What was put into a bundle: the SHA-256 of each of its files, and what the run came to."""

    digests: dict[str, str]
    run: RecordedRun
    outcome: Outcome


def create(
    request: Request, declaration: dict[str, Any] | None, folder: Path
) -> tuple[Created | None, list[Diagnostic]]:
    """Fill an empty folder with evidence, or return None with everything that is wrong.

    ``declaration`` is what a person says, as the schema has it. Nothing of the machine, the moment or the
    user goes into the bundle by itself.
    """
    found: list[Diagnostic] = []
    unpacking = Unpacking(folder)
    run = _recorded(request, unpacking, found)
    if run is None:
        return None, found
    ready, found = prepared(run, folder)
    if ready is None:
        return None, found
    run = run._replace(
        explained=which_explained(
            request.explanations, len(run.periods) * len(run.places) * len(run.indicators), len(run.places)
        )
    )
    outcome = write_outcome(ready, run.explained, folder)
    for part, name in MEANING:
        _put(folder, f"{ENGINE}/{part}/{name}", meaning_text(part, name))
    _put(folder, RUN, _json_bytes(run_data(run)))
    digests = dict(_digests(folder))
    engine = engine_here([one.file for one in run.files])
    _put(folder, STATEMENT, _json_bytes(statement_data(ready, outcome, engine, digests)))
    created = Created(_put_in_a_bag(folder, declaration), run, outcome)
    sizes = [(folder / name).stat().st_size for name in created.digests]
    if max(sizes) > MOST_BYTES_OF_A_FILE or sum(sizes) > MOST_BYTES:
        return None, [_too_large(sum(sizes))]
    return created, found


def _too_large(size: int) -> Diagnostic:
    there, most = size // 1_000_000, MOST_BYTES // 1_000_000
    message = Bilingual(
        f"存证太大：{there} MB，最多 {most} MB", f"the evidence is too large: {there} MB; it has at most {most} MB"
    )
    help_ = Bilingual(
        "少评价几个时期、地区或指标，分成几份；或用 --explanations none",
        "make several bundles of fewer periods, areas or indicators, or take --explanations none",
    )
    return Diagnostic("not-recordable", message, Document("-o"), help=help_)


def _put_in_a_bag(folder: Path, declaration: dict[str, Any] | None) -> dict[str, str]:
    """Write the bag's own files beside ``data``, and return the SHA-256 of every file."""
    payload = dict(_digests(folder))
    _put(folder, BAGIT, BAGIT_TEXT.encode())
    _put(folder, BAG_INFO, bag_info(folder, payload, VERSION).encode())
    if declaration is not None:
        _put(folder, DECLARATION, _json_bytes(declaration))
    _put(folder, MANIFEST, manifest_text(payload).encode())
    tags = {name: digest for name, digest in _digests(folder) if not name.startswith(PAYLOAD)}
    _put(folder, TAG_MANIFEST, manifest_text(tags).encode())
    return dict(_digests(folder))


def _recorded(request: Request, unpacking: Unpacking, found: list[Diagnostic]) -> RecordedRun | None:
    """Copy every input, and return the run over the copies; None with what cannot be copied."""
    stack = read_stack_with_paths(find_spec(request.spec, found), found)
    sources = files_given(request.data, [path for _, path in request.tables], found)
    if stack is None:
        return None
    names = Names()

    def copied(folder: str, path: str | Path) -> RecordedFile:
        original = as_utf_8(PurePath(path).name)
        recorded = RecordedFile(names.take(folder, original), original)
        _copy(Path(path), recorded.file, unpacking, found)
        if request.maps and folder == INPUTS and plain_name(original) != original:
            found.append(_name_matters(str(path)))
        return recorded

    shipped = request.areas == TABLE and not is_file(TABLE)
    areas = str(bundled("specs", f"{TABLE}.csv")) if shipped else request.areas
    before = len(found)
    run = RecordedRun(
        asked=Asked(
            PurePath(request.spec).name, request.period, tuple(request.asked_areas), tuple(request.asked_indicators)
        ),
        specs=tuple(copied(SPECS, path) for path, _ in stack),
        data=tuple(copied(INPUTS, path) for path in sources),
        tables=tuple((table, copied(RECORDS, path)) for table, path in request.tables),
        areas=None if areas is None else copied(AREAS, areas),
        areas_shipped=shipped,
        maps=tuple(copied(MAPS, path) for path in request.maps),
        periods=tuple(request.periods),
        places=tuple(request.places),
        indicators=tuple(request.indicators),
        prefer=tuple(request.prefer),
        encoding=request.encoding,
        explained="none",
    )
    return None if any(one.severity == "error" for one in found[before:]) else run


def _copy(path: Path, name: str, unpacking: Unpacking, found: list[Diagnostic]) -> None:
    try:
        with path.open("rb") as file:
            if not unpacking.take(name, file, MOST_BYTES_OF_A_FILE):
                message = Bilingual("文件太大，存证放不下", "the file is too large for evidence")
                found.append(Diagnostic("file-too-large", message, Document(shown(str(path)))))
    except (OSError, ValueError) as error:
        why = reason(error)
        message = Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})")
        found.append(Diagnostic("unreadable-file", message, Document(shown(str(path)))))


def _name_matters(path: str) -> Diagnostic:
    message = Bilingual(
        "这个文件名不是各种系统都能用的，而对照表要看文件名",
        "not every system can have this name, and import maps look at names",
    )
    help_ = Bilingual("先给文件改名", "give the file another name first")
    return Diagnostic("not-recordable", message, Document(shown(path)), help=help_)


def _put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def _json_bytes(data: Any) -> bytes:  # noqa: ANN401  plain data are of any type
    return (json_text(data) + "\n").encode()


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the SHA-256 of every file in a folder by its name there, in order of the names."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    for name in sorted(files):
        with files[name].open("rb") as file:
            yield name, hashlib.file_digest(file, "sha256").hexdigest()
