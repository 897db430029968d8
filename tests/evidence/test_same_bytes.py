"""Evidence of the same inputs is the same bytes: whoever makes it, wherever and whenever."""

import getpass
import os
import shutil
import socket
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cli.program import ROOT, run
from evidence.bundles import DATA, files, made, report

HERE, ELSEWHERE = (
    {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "USER": "zhang"},
    {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4711", "USER": "li", "PYTHONUTF8": "0"},
)


def made_in(folder: Path, env: dict[str, str], umask: int, output: str) -> Path:
    """Return a bundle made by a process of its own, of a copy of the example in a folder."""
    folder.mkdir()
    shutil.copy(ROOT / DATA, folder / "liaoning-2020.csv")
    os.utime(folder / "liaoning-2020.csv", (umask, umask))
    before = os.umask(umask)
    try:
        ran = run(
            "evidence",
            "create",
            "liaoning",
            folder / "liaoning-2020.csv",
            "--who",
            "审核组",
            "-o",
            output,
            cwd=folder,
            env=env,
        )
    finally:
        os.umask(before)
    assert ran.code == 0, ran.err
    return folder / output


def test_a_folder_made_twice_elsewhere_is_the_same(tmp_path: Path) -> None:
    first = made_in(tmp_path / "甲", HERE, 0o022, "a")
    second = made_in(tmp_path / "b", ELSEWHERE, 0o077, "another-name")
    assert files(first) == files(second)
    assert len(files(first)) == 17


def test_a_zip_made_twice_elsewhere_is_the_same(tmp_path: Path) -> None:
    first = made_in(tmp_path / "甲", HERE, 0o022, "a.zip")
    second = made_in(tmp_path / "b", ELSEWHERE, 0o077, "another-name.ZIP")
    assert first.read_bytes() == second.read_bytes()


def test_a_zip_holds_what_the_folder_does_with_nothing_of_the_machine(tmp_path: Path) -> None:
    folder, packed = made(tmp_path / "a"), made(tmp_path / "a.zip")
    with zipfile.ZipFile(packed) as archive:
        entries = archive.infolist()
        assert {entry.filename: archive.read(entry) for entry in entries} == {
            f"evidence/{name}": data for name, data in files(folder).items()
        }
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}
    assert {(entry.extra, entry.comment, entry.create_system) for entry in entries} == {(b"", b"", 3)}


def test_nothing_of_the_machine_the_moment_or_the_user_is_in_it(tmp_path: Path) -> None:
    inside = b"\n".join(files(made(tmp_path / "a")).values())
    for secret in (str(tmp_path), str(ROOT), socket.gethostname(), str(Path.home()), "/tmp", sys.prefix):  # noqa: S108
        assert secret.encode() not in inside or len(secret) < 3
    assert f'"{getpass.getuser()}"'.encode() not in inside


def test_what_is_asked_and_what_it_came_to_are_recorded(tmp_path: Path) -> None:
    bundle = made(tmp_path / "a", "--period", "2020", "--indicator", "2", "--area", "辽宁")
    run_ = files(bundle)["data/run.json"].decode()
    assert '"spec": "liaoning"' in run_
    assert '"area": [\n      "辽宁"\n    ]' in run_
    assert '"areas": [\n      "辽宁省"\n    ]' in run_
    assert '"indicators": [\n      "premarital_exam_rate"\n    ]' in run_
    assert report(bundle)["bundle"]["periods"] == ["2020"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not there")
@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_sha256sum_alone_checks_it(manifest: str, tmp_path: Path) -> None:
    bundle = made(tmp_path / "a")
    command = ["sha256sum", "--strict", "-c", manifest]
    assert subprocess.run(command, cwd=bundle, capture_output=True, check=False).returncode == 0
    name = (bundle / manifest).read_text(encoding="utf-8").splitlines()[0].split("  ")[1]
    with (bundle / name).open("ab") as file:
        file.write(b" ")
    assert subprocess.run(command, cwd=bundle, capture_output=True, check=False).returncode == 1


def test_the_bag_says_how_much_it_holds(tmp_path: Path) -> None:
    inside = files(made(tmp_path / "a"))
    payload = [data for name, data in inside.items() if name.startswith("data/")]
    assert inside["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}\n" in inside["bag-info.txt"].decode()
