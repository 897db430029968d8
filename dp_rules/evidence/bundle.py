"""A bundle of evidence, opened: copied into a private folder that is removed at the end, and looked at before it is used."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.evidence.engine import Engine, engine_from
from dp_rules.evidence.folder import unpack_folder
from dp_rules.evidence.layout import DECLARATION, RUN, STATEMENT
from dp_rules.evidence.listed import NotAsWritten, whole
from dp_rules.evidence.recorded_run import RecordedRun, run_from
from dp_rules.evidence.refused import not_evidence, unsafe
from dp_rules.evidence.zip_file import unpack_zip
from dp_rules.files import is_file
from dp_rules.tables.open import is_address, shown
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.text.safe import brief, on_one_line

MOST_BYTES_OF_JSON = 50_000_000
"""More than the statement of a run over twenty thousand files has."""

MOST_RESULTS = 2_000_000
"""More than a bundle has room for: five years of 27 indicators for every county are 385,000."""


class Bundle(NamedTuple):
    """A bundle that was read.

    ``name`` is what it was called; ``folder`` holds a copy of all its files, under their names in the
    bundle, and is removed when the bundle is closed; ``digests`` are the SHA-256 of each file. ``run``
    says what was evaluated, by names in the bundle (``data/inputs/2020.csv``). ``engine`` is the one by
    which it was made, and ``statement`` what is said of it (in-toto); ``declaration`` is what a
    person said, None where nobody said anything.
    """

    name: str
    folder: Path
    digests: Mapping[str, str]
    run: RecordedRun
    engine: Engine
    statement: dict[str, Any]
    declaration: dict[str, Any] | None

    def read(self, file: str) -> bytes | None:
        """Return what one of the bag's own files holds, cut off where it is far too large; None where there is none."""
        if file not in self.digests:
            return None
        with (self.folder / file).open("rb") as open_:
            return open_.read(MOST_BYTES_OF_JSON)


@contextmanager
def opened(path: str) -> Iterator[tuple[Bundle | None, list[Diagnostic]]]:
    """Give the bundle in a folder or a zip, or None with the reason why it is not read.

    Nothing of it is run, and nothing is written outside the private folder. That its files are as its
    manifests say is not looked at here (``bag.bag_faults``), nor that its results are right (``verify``).
    """
    with tempfile.TemporaryDirectory(prefix="dp-rules-", ignore_cleanup_errors=True) as private:
        found: list[Diagnostic] = []
        yield _read(path, Path(private).resolve(), found), found


def _read(path: str, into: Path, found: list[Diagnostic]) -> Bundle | None:
    name = PurePath(path).as_posix()
    given = Path(path)
    try:
        is_folder = given.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if is_folder:
        digests = unpack_folder(given, name, into, found)
    elif is_file(path):
        digests = unpack_zip(given, name, into, found)
    else:
        message = Bilingual("找不到这份存证", "there is no such folder or zip")
        found.append(Diagnostic("file-not-found", message, Document(name)))
        return None
    if digests is None:
        return None
    parts = {file: _json(into, file, digests, name, found) for file in (RUN, STATEMENT)}
    declaration = _json(into, DECLARATION, digests, name, found) if DECLARATION in digests else None
    run_part, statement = parts[RUN], parts[STATEMENT]
    if found or run_part is None or statement is None:
        return None
    run = run_from(run_part)
    found += _leads_outside(run, name)
    asked = len(run.periods) * len(run.places) * len(run.indicators)
    if asked > MOST_RESULTS:
        words = Bilingual(
            f"要算 {asked} 个结果，最多 {MOST_RESULTS} 个",
            f"it asks for {asked} results; at most {MOST_RESULTS} are computed",
        )
        found.append(unsafe(name, RUN, words))
    if found:
        return None
    return Bundle(name, into, digests, run, engine_from(statement["predicate"]["tool"]), statement, declaration)


def _json(
    folder: Path, file: str, digests: Mapping[str, str], bundle: str, found: list[Diagnostic]
) -> dict[str, Any] | None:
    """Return what one of the bundle's own JSON files says, or None where it is not as the schema has it."""
    if file not in digests:
        found.append(not_evidence(bundle, Bilingual("没有这个文件", "there is no such file"), file))
        return None
    if (folder / file).stat().st_size > MOST_BYTES_OF_JSON:
        found.append(not_evidence(bundle, Bilingual("太大", "it is too large"), file))
        return None
    try:
        data = whole(folder / file)
    except NotAsWritten as error:
        found.append(not_evidence(bundle, error.why, file))
        return None
    why = _differs_from_schema(data, file)
    if why is not None:
        found.append(not_evidence(bundle, why, file))
        return None
    return dict(data)


_SHAPES = {RUN: "run", STATEMENT: "statement", DECLARATION: "declaration"}


def _differs_from_schema(data: Any, file: str) -> Bilingual | None:  # noqa: ANN401  any JSON
    """Return the first thing in a JSON file that is not as the schema says, in words, or None."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  takes long to import

    schema = json.loads(bundled("schemas", "evidence.schema.json").read_text(encoding="utf-8"))
    part = {"$defs": schema["$defs"], "$ref": f"#/$defs/{_SHAPES[file]}"}
    try:
        fault = next(iter(Draft202012Validator(part).iter_errors(data)), None)
    except RecursionError:
        return Bilingual("括号套得太深", "brackets are nested too deeply")
    if fault is None:
        return None
    where = _shown("/".join(map(str, fault.absolute_path)))
    at = Bilingual(f"“{where}”" if where else "文件", f'"{where}"' if where else "the file")
    is_there = _shown(json.dumps(fault.instance, ensure_ascii=False))
    match fault.validator:
        case "const":
            right = json.dumps(fault.validator_value, ensure_ascii=False)
            return Bilingual(
                f"{at.zh}应当是 {right}，这里是 {is_there}", f"{at.en} should be {right} and is {is_there}"
            )
        case "enum":
            right = ", ".join(fault.validator_value)
            return Bilingual(
                f"{at.zh}应当是 {right} 之一，这里是 {is_there}", f"{at.en} should be one of {right} and is {is_there}"
            )
        case "required" if isinstance(fault.instance, dict):
            lacks = next(key for key in fault.validator_value if key not in fault.instance)
            return Bilingual(f"{at.zh}里缺少“{lacks}”", f'{at.en} lacks "{lacks}"')
        case "additionalProperties" if isinstance(fault.instance, dict):
            known = fault.schema.get("properties", {})
            extra = _shown(next((key for key in fault.instance if key not in known), ""))
            return Bilingual(f"{at.zh}里的“{extra}”不该有", f'{at.en} has "{extra}", which is not in the format')
        case _:
            return Bilingual(
                f"{at.zh}与 dp-rules schema evidence 的格式不符：{is_there}",
                f"{at.en} is not as dp-rules schema evidence says: {is_there}",
            )


def _shown(text: str) -> str:
    return on_one_line(brief(text, 80))


def _leads_outside(run: RecordedRun, bundle: str) -> list[Diagnostic]:
    """Return that a run names files that are not in the bundle's own ``data`` folder."""
    found = []
    for one in run.files:
        if is_address(one.file):
            is_web = one.file.strip().lower().startswith(("http://", "https://"))
            what = Bilingual("网址", "an address on the web") if is_web else Bilingual("数据库", "a database")
            address = _shown(one.file.rpartition("@")[2] if is_web else shown(one.file))
            why = Bilingual(f"要从{what.zh}读数据：{address}", f"it names {what.en} to read from: {address}")
            found.append(unsafe(bundle, RUN, why))
        elif not one.file.startswith("data/") or ".." in one.file.split("/") or "\\" in one.file:
            why = Bilingual(f"要读存证之外的“{one.file}”", f'it names "{one.file}", which is outside the bundle')
            found.append(unsafe(bundle, RUN, why))
    return found
