"""Evidence that could harm whoever reads it is refused before anything of it is used."""

import os
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from cli.program import dp
from evidence.bundles import copied, edited, files, made, put_right, verify, zipped

from dp_rules.evidence import bundle as reading
from dp_rules.evidence import folder as folders
from dp_rules.evidence import zip_file
from dp_rules.evidence.names import clashing, fault_of, plain_name


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "bundle")


@pytest.fixture
def bundle(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path / "bundle")


def refused(path: Path, why: str) -> None:
    """Hold a bundle to being refused with these words, and to leaving nothing behind beside it."""
    around = sorted(path.parent.rglob("*"))
    ran = verify(path)
    assert ran.code == 3
    assert why in ran.err
    assert sorted(path.parent.rglob("*")) == around


# ── zips ──

HOSTILE = {
    "..": ("evidence/../../x", 'a path with ".."'),
    "absolute": ("/etc/x", "an absolute path"),
    "backslash": ("evidence\\..\\x", "a path with a backslash"),
    "drive": ("C:/x", "a path with a drive letter"),
    "empty part": ("evidence//x", "a path with an empty part"),
    "control": ("evidence/a\x1b[31m", "a name that not every system can have"),
    "device": ("evidence/data/CON.csv", "a name that not every system can have"),
    "stream": ("evidence/data/a:b", "a name that not every system can have"),
    "long": ("evidence/" + "a" * 300, "a name that not every system can have"),
    "deep": ("evidence/" + "a/" * 30 + "x", "a path that is too long"),
}


@pytest.mark.parametrize(("name", "why"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_path_that_is_none_is_refused_by_name(name: str, why: str, sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    refused(packed, why)


def with_entry(packed: Path, name: str, change: Callable[[zipfile.ZipInfo], None], data: bytes = b"x") -> Path:
    entry = zipfile.ZipInfo(f"evidence/{name}")
    entry.create_system = 3
    change(entry)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(entry, data)
    return packed


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (stat.S_IFLNK, "a symbolic link"),
        (stat.S_IFIFO, "no ordinary file"),
        (stat.S_IFCHR, "no ordinary file"),
        (stat.S_IFSOCK, "no ordinary file"),
    ],
    ids=["link", "pipe", "device", "socket"],
)
def test_what_is_no_file_is_refused(kind: int, why: str, sound: Path, tmp_path: Path) -> None:
    def change(entry: zipfile.ZipInfo) -> None:
        entry.external_attr = (kind | 0o644) << 16

    refused(with_entry(zipped(files(sound), tmp_path / "a.zip"), "data/inputs/x.csv", change, b"/etc/passwd"), why)


@pytest.mark.parametrize(
    "name", ["data/run.json", "DATA/run.json", "data/run.json/x"], ids=["same", "case", "file and folder"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(name: str, sound: Path, tmp_path: Path) -> None:
    packed = with_entry(zipped(files(sound), tmp_path / "a.zip"), name, lambda _: None)
    why = {
        "data/run.json": "there are two files of this name",
        "DATA/run.json": "some systems take it for the same file",
        "data/run.json/x": "it is a file and a folder at once",
    }
    refused(packed, why[name])


def test_a_file_that_is_a_folder_too_is_refused(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound) | {"data": b"x"}, tmp_path / "a.zip")
    refused(packed, '"evidence/data": it is a file and a folder at once')


def test_an_encrypted_entry_is_refused(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    data = bytearray(packed.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    packed.write_bytes(data)
    refused(packed, "it is encrypted")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("evidence/data/x.csv", b"0" * 20_000_000)
    refused(packed, "zip bomb")


def test_an_entry_with_more_than_it_announces_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("evidence/data/x.csv", b"0" * 5000)
    data = bytearray(packed.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    packed.write_bytes(data)
    assert verify(packed).code == 3


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_zip_is_told(part: float, sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    data = packed.read_bytes()
    packed.write_bytes(data[: int(len(data) * part)])
    refused(packed, "the zip is truncated or damaged")


def test_a_damaged_entry_is_told(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    data = packed.read_bytes()
    at = data.index(b"Payload-Oxum")
    packed.write_bytes(data[:at] + b"Q" + data[at + 1 :])
    refused(packed, "the zip is truncated or damaged")


def test_too_many_entries_are_refused(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    for module in (zip_file, folders):
        monkeypatch.setattr(module, "MOST_ENTRIES", 5)
    refused(packed, "more than")
    refused(copied(sound, tmp_path / "b"), "more than")


def test_too_much_is_refused(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    for module in (zip_file, folders):
        monkeypatch.setattr(module, "MOST_BYTES_OF_A_FILE", 1000)
    refused(packed, "too large")
    refused(copied(sound, tmp_path / "b"), "too large")


def test_too_much_altogether_is_refused(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    for module in (zip_file, folders):
        monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    refused(packed, "too large")
    refused(copied(sound, tmp_path / "b"), "too large")


def test_files_outside_the_one_folder_are_refused(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("x.txt", b"x")
    refused(packed, "one folder and nothing beside it")


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, b"x" * 100, b"PK\x03\x04"])
def test_what_is_no_zip_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert verify(tmp_path / "a.zip").code == 3


def test_a_large_zip_that_announces_itself_otherwise_is_refused(sound: Path, tmp_path: Path) -> None:
    packed = zipped(files(sound), tmp_path / "a.zip")
    data = packed.read_bytes()
    at = data.rfind(b"PK\x05\x06")
    packed.write_bytes(data[:at] + b"PK\x06\x07" + b"\0" * 16 + data[at:])
    refused(packed, "it has more than")


# ── folders ──


@pytest.mark.skipif(os.name == "nt", reason="links take a privilege there")
@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside", "run.json", "nowhere", "."])
def test_a_link_in_a_folder_is_refused(target: str, bundle: Path) -> None:
    (bundle / "data/inputs/x.csv").symlink_to(target)
    refused(bundle, "a symbolic link")


@pytest.mark.skipif(os.name == "nt", reason="as above")
def test_what_is_no_file_in_a_folder_is_refused(bundle: Path, tmp_path: Path) -> None:
    os.mkfifo(bundle / "data/inputs/x.csv")
    refused(bundle, "no ordinary file")
    (bundle / "data/inputs/x.csv").unlink()
    os.link(bundle / "data/run.json", tmp_path / "elsewhere")
    refused(bundle, "a hard link")
    (tmp_path / "elsewhere").unlink()
    here = Path.cwd()
    os.chdir(bundle)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("s")
    finally:
        os.chdir(here)
    refused(bundle, "no ordinary file")


@pytest.mark.skipif(os.name == "nt", reason="as above")
@pytest.mark.parametrize("name", ["a\\b", "a:b", "con.txt", "a\nb", "a ", b"\xff".decode("utf-8", "surrogateescape")])
def test_a_name_in_a_folder_that_not_every_system_has_is_refused(name: str, bundle: Path) -> None:
    (bundle / name).write_text("x", encoding="utf-8")
    assert verify(bundle).code == 3


def test_names_that_differ_in_case_only_are_refused(bundle: Path) -> None:
    (bundle / "BAGIT.txt").write_text("x", encoding="utf-8")
    refused(bundle, "some systems take it for the same file")


# ── what it would read ──


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("/etc/passwd", "which is outside the bundle"),
        ("data/../../x.csv", "which is outside the bundle"),
        ("../x.csv", "which is outside the bundle"),
        ("C:\\x.csv", "which is outside the bundle"),
        ("manifest-sha256.txt", "which is outside the bundle"),
        ("postgresql://host/db", "it names a database to read from: postgresql://host/db"),
        ("https://name:secret@host/a.csv", "it names an address on the web to read from: host/a.csv"),
        ("user@host", "which is outside the bundle"),
    ],
)
@pytest.mark.parametrize("part", ["data", "specs", "maps"])
def test_a_run_that_would_read_elsewhere_is_refused(file: str, why: str, part: str, bundle: Path) -> None:
    edited(bundle, "data/run.json", lambda data: data[part].insert(0, {"file": file, "name": "x"}))
    put_right(bundle)
    refused(bundle, why)


def test_a_table_of_records_or_areas_elsewhere_is_refused(bundle: Path) -> None:
    edited(
        bundle, "data/run.json", lambda data: data["tables"].append({"table": "t", "file": "/etc/passwd", "name": "x"})
    )
    refused(bundle, "which is outside the bundle")
    edited(bundle, "data/run.json", lambda data: data.update(tables=[], areas={"file": "/etc/passwd", "name": "x"}))
    refused(bundle, "which is outside the bundle")


@pytest.mark.parametrize(
    ("extends", "code", "why"),
    [
        ("/etc/passwd", 3, "is a path of a machine"),
        ("C:/Windows/x", 3, "is a path of a machine"),
        ("//server/share/x", 3, "is a path of a machine"),
        ("../../outside", 1, "is not in the evidence"),
        ("catalogue", 1, "is not in the evidence"),
        ("some-package-spec", 1, "is not in the evidence"),
    ],
)
def test_a_spec_that_extends_what_is_not_recorded_is_never_looked_for(
    extends: str, code: int, why: str, bundle: Path
) -> None:
    """Not even a spec that comes with the program is taken: it may be another one than at the time."""
    plan = bundle / "data/specs/liaoning.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace('extends = "catalogue"', f'extends = "{extends}"'), encoding="utf-8"
    )
    edited(bundle, "data/run.json", lambda data: data.update(specs=data["specs"][:1]))
    put_right(bundle)
    ran = verify(bundle)
    assert ran.code == code
    assert f'"{extends}", which this spec extends, {why}' in ran.said


# ── what its own files say ──


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"format": "dp_rules.evidence", "version": 2}',
        "1" * 5000,
        "\ufeff{}",
    ],
    ids=["empty", "no json", "list", "nothing", "null", "deep", "version", "long number", "mark"],
)
@pytest.mark.parametrize("name", ["data/run.json", "data/statement.json", "declaration.json"])
def test_json_that_is_not_as_the_schema_says_is_told(name: str, text: str, bundle: Path) -> None:
    (bundle / name).write_text(text, encoding="utf-8")
    ran = verify(bundle)
    assert ran.code == 3
    assert f"this is no evidence that can be read: {name}" in ran.err


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (
            "data/statement.json",
            "https://in-toto.io/Statement/v1",
            "x",
            '"_type" should be "https://in-toto.io/Statement/v1" and is "x"',
        ),
        ("data/run.json", '"explained": "all"', '"explained": "some"', '"explained" should be one of all, missed'),
        ("data/run.json", '"encoding": null,', "", 'the file lacks "encoding"'),
        (
            "data/run.json",
            '"encoding": null,',
            '"encoding": null, "x": 1,',
            'the file has "x", which is not in the format',
        ),
        ("data/run.json", '"encoding": null', '"encoding": 3', '"encoding" is not as dp-rules schema evidence says: 3'),
    ],
)
def test_what_is_not_as_the_schema_says_is_told_in_words(name: str, old: str, new: str, why: str, bundle: Path) -> None:
    text = (bundle / name).read_text(encoding="utf-8")
    assert old in text
    (bundle / name).write_text(text.replace(old, new), encoding="utf-8")
    refused(bundle, why)


def test_json_that_is_too_large_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES_OF_JSON", 100)
    refused(bundle, "it is too large")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["evaluated"].update(periods=["soon"]),
        lambda data: data["evaluated"].update(indicators=["nothing"]),
        lambda data: data.update(encoding="no-such-encoding"),
        lambda data: data["specs"].clear(),
        lambda data: data["specs"].reverse(),
        lambda data: data["specs"].append(data["specs"][1]),
        lambda data: data["data"].clear(),
        lambda data: data.update(explained="all of them"),
    ],
    ids=["period", "indicator", "encoding", "no spec", "catalogue first", "spec too many", "no data", "explained"],
)
def test_a_run_that_cannot_be_is_told(change: Callable[[object], None], bundle: Path) -> None:
    edited(bundle, "data/run.json", change)
    put_right(bundle)
    assert verify(bundle).code in {1, 3}


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    for name in ("nowhere", "nowhere.zip", "a\0b"):
        ran = verify(tmp_path / name)
        assert ran.code == 3
        assert "there is no such folder or zip" in ran.err


# ── names ──


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("2020.csv", "2020.csv"),
        ("分县 数据（终稿）.xlsx", "分县 数据（终稿）.xlsx"),
        ('a"b<c>.csv', "a_b_c_.csv"),
        ("a\nb.csv", "a_b.csv"),
        ("50%.csv", "50_.csv"),
        ("CON.csv", "file.csv"),
        ("...", "file"),
        ("a" * 300 + ".csv", "a" * 180 + ".csv"),
        ("a\\b.csv", "a_b.csv"),
    ],
)
def test_a_file_keeps_its_name_where_every_system_can_have_it(original: str, plain: str) -> None:
    assert plain_name(original) == plain
    assert fault_of(plain) is None


def test_names_clash_where_some_system_takes_them_for_one() -> None:
    assert clashing(["a", "b", "A"]) == ("a", "A")
    assert clashing(["é", "e\u0301"]) == ("é", "e\u0301")
    assert clashing(["a/b", "a"]) == ("a", "a/b")
    assert clashing(["a/b", "a/c", "ab"]) is None


def test_a_run_without_end_is_refused_before_it_begins(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_RESULTS", 1)
    refused(bundle, "it asks for 2 results; at most 1 are computed")


def test_a_zip_with_any_byte_changed_is_told_and_never_a_fault_of_the_program(sound: Path, tmp_path: Path) -> None:
    data = zipped(
        {name: data for name, data in files(sound).items() if "engine" not in name}, tmp_path / "a.zip"
    ).read_bytes()
    random = Random(1)  # noqa: S311  which bytes are changed
    ends = [*range(30), *range(len(data) - 1200, len(data), 40)]
    for at in [*ends, *(random.randrange(len(data)) for _ in range(30))]:
        changed = bytearray(data)
        changed[at] ^= 1 << random.randrange(8)
        (tmp_path / "b.zip").write_bytes(changed)
        ran = dp("evidence", "show", tmp_path / "b.zip")
        assert ran.code in {0, 3}, f"{at}: {ran.err}"
