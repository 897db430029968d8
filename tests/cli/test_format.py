"""``dp-rules format``: what it writes, what it only says, and what it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import ROOT, Lang, clean_environment, dp

from dp_rules.toml.layout import lay_out

LANGS: tuple[Lang, ...] = ("zh", "en")
TYPED = """#:schema x
format=1
[indicators.a]   # 婚检
rule='rate(a，b)＞７０％'
readings = [{rule="rate(a,b)≥70%",wording = "≥70％"}]
milestones=[
{year=2024,rule="rate(a,b)>60%"},   # 先到60％
]
wording = "＞７０％"
"""
FORMATTED = """#:schema x
format = 1

[indicators.a] # 婚检
rule = 'rate(a, b) > 70%'
readings = [{ rule = "rate(a, b) >= 70%", wording = "≥70％" }]
milestones = [
  { year = 2024, rule = "rate(a, b) > 60%" }, # 先到60％
]
wording = "＞７０％"
"""
SAID = {
    "formatted": {"zh": "a.toml：已整理\n", "en": "a.toml: formatted\n"},
    "not formatted": {"zh": "a.toml：还没有整理\n", "en": "a.toml: not formatted\n"},
    "unchanged": {"zh": "a.toml：不用整理\n", "en": "a.toml: nothing to change\n"},
}


def spec(folder: Path, text: str = TYPED, encoding: str = "utf-8") -> Path:
    """Write a spec and return it."""
    path = folder / "a.toml"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_a_spec_is_formatted_in_place_and_then_stays(lang: Lang, tmp_path: Path) -> None:
    path = spec(tmp_path)
    assert dp("format", "a.toml", lang=lang, cwd=tmp_path) == (0, SAID["formatted"][lang], "")
    assert path.read_bytes().decode() == FORMATTED
    assert dp("format", "a.toml", lang=lang, cwd=tmp_path) == (0, SAID["unchanged"][lang], "")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("lang", LANGS)
def test_check_names_the_files_and_writes_nothing(lang: Lang, tmp_path: Path) -> None:
    path = spec(tmp_path)
    assert dp("format", "--check", "a.toml", lang=lang, cwd=tmp_path) == (1, SAID["not formatted"][lang], "")
    assert path.read_bytes().decode() == TYPED
    spec(tmp_path, FORMATTED)
    assert dp("format", "--check", "a.toml", lang=lang, cwd=tmp_path) == (0, SAID["unchanged"][lang], "")


def test_diff_shows_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    path = spec(tmp_path)
    ran = dp("format", "--diff", "a.toml", cwd=tmp_path)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:3] == ["--- a.toml", "+++ a.toml", "@@ -1,9 +1,10 @@"]
    assert [line[1:] for line in lines[3:] if line[0] != "+"] == TYPED.splitlines()
    assert [line[1:] for line in lines[3:] if line[0] != "-"] == FORMATTED.splitlines()
    assert path.read_bytes().decode() == TYPED
    assert dp("format", "--diff", "--check", "a.toml", cwd=tmp_path).code == 1


def test_the_shipped_specs_are_formatted() -> None:
    assert dp("format", "--check", "liaoning", "jilin", *sorted((ROOT / "specs").glob("*.toml"))).code == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_plan_is_not_written(lang: Lang) -> None:
    ran = dp("format", "liaoning", lang=lang)
    assert ran.code == 2
    assert {"zh": "复制", "en": "copy it"}[lang] in ran.err


def test_standard_input_is_formatted_to_standard_output(tmp_path: Path) -> None:
    def piped(text: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
        arguments = [sys.executable, "-m", "dp_rules", "format", *options, "-", "--lang", "zh"]
        return subprocess.run(
            arguments, input=text, cwd=tmp_path, env=clean_environment(), capture_output=True, check=False
        )

    done = piped(TYPED.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, FORMATTED, b"")
    assert piped(TYPED.encode(), "--check").returncode == 1
    broken = piped(b"a=[1")
    assert (broken.returncode, broken.stdout) == (3, b"")
    assert "toml-syntax" in broken.stderr.decode()


# ── encodings and line ends ──


def test_the_mark_and_the_line_ends_of_a_file_stay(tmp_path: Path) -> None:
    path = spec(tmp_path, TYPED.replace("\n", "\r\n"), "utf-8-sig")
    assert dp("format", path).code == 0
    assert path.read_bytes() == FORMATTED.replace("\n", "\r\n").encode("utf-8-sig")


def test_mixed_line_ends_become_those_of_the_first_line(tmp_path: Path) -> None:
    path = spec(tmp_path, "format = 1\na = '''\r\nb'''\r\n")
    assert dp("format", path).code == 0
    assert path.read_bytes() == b"format = 1\na = '''\nb'''\n"


@pytest.mark.parametrize(("encoding", "spoken"), [("gb18030", "GB18030"), ("utf-16", "UTF-16")])
@pytest.mark.parametrize("lang", LANGS)
def test_a_spec_in_another_encoding_becomes_utf_8_and_that_is_said(
    encoding: str, spoken: str, lang: Lang, tmp_path: Path
) -> None:
    path = spec(tmp_path, FORMATTED, encoding)
    checked = dp("format", "--check", path, lang=lang)
    assert checked.code == 1
    assert spoken in checked.err
    assert dp("format", path, lang=lang).code == 0
    assert path.read_bytes().decode("utf-8") == FORMATTED


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "字节顺序标记不止一个"), ("en", "has more than one byte order mark")]
)
def test_a_spec_with_two_marks_loses_them_and_that_is_said(lang: Lang, words: str, tmp_path: Path) -> None:
    path = spec(tmp_path, f"\ufeff\ufeff{FORMATTED}")
    assert words in dp("format", "--check", path, lang=lang).err
    assert dp("format", path, lang=lang).code == 0
    assert path.read_bytes().decode("utf-8") == FORMATTED


# ── what is refused ──


@pytest.mark.parametrize("lang", LANGS)
def test_a_fault_of_the_layout_is_found_before_anything_is_written(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = spec(tmp_path)
    monkeypatch.setattr("dp_rules.spec.format.lay_out", lambda text: lay_out(text).replace("2024", "2025"))
    ran = dp("format", path, lang=lang)
    assert (ran.code, ran.out) == (4, "")
    assert {"zh": "程序出错（不是输入的问题）", "en": "a fault of the program"}[lang] in ran.err
    monkeypatch.setattr("dp_rules.spec.format.lay_out", lambda text: lay_out(text).replace(" # 婚检", ""))
    assert dp("format", path, lang=lang).code == 4
    assert path.read_bytes().decode() == TYPED


@pytest.mark.parametrize("lang", LANGS)
def test_toml_that_cannot_be_read_is_shown_as_check_shows_it_and_other_files_are_formatted(
    lang: Lang, tmp_path: Path
) -> None:
    path = spec(tmp_path)
    broken = tmp_path / "b.toml"
    broken.write_text("[plan\nid = 1\n", encoding="utf-8")
    ran = dp("format", "b.toml", "a.toml", lang=lang, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, SAID["formatted"][lang])
    shown, _, _ = dp("check", "b.toml", lang=lang, cwd=tmp_path).err.partition("dp-rules check --explain")
    assert ran.err == shown
    assert "toml-syntax" in ran.err
    assert broken.read_text(encoding="utf-8") == "[plan\nid = 1\n"
    assert path.read_bytes().decode() == FORMATTED


@pytest.mark.parametrize("lang", LANGS)
def test_a_missing_file_a_folder_and_a_binary_file(lang: Lang, tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_bytes(b"\x00\x01")
    for name, code in (("no.toml", "file-not-found"), (".", "unreadable-file"), ("b.toml", "not-text")):
        ran = dp("format", name, lang=lang, cwd=tmp_path)
        assert (ran.code, ran.out) == (3, "")
        assert f"[{code}]" in ran.err


@pytest.mark.parametrize("lang", LANGS)
def test_a_read_only_file_stays(lang: Lang, tmp_path: Path) -> None:
    path = spec(tmp_path)
    path.chmod(0o444)
    ran = dp("format", "a.toml", lang=lang, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert (
        ran.err == {"zh": "错误：写不了 a.toml（只读）\n", "en": "error: a.toml cannot be written (read-only)\n"}[lang]
    )
    assert path.read_bytes().decode() == TYPED
    path.chmod(0o644)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither these permissions nor links for everybody")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = spec(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    assert dp("format", link).code == 0
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes().decode() == FORMATTED


def test_the_difference_at_the_end_of_a_file_is_shown(tmp_path: Path) -> None:
    spec(tmp_path, "format = 1")
    assert dp("format", "--diff", "a.toml", cwd=tmp_path).out.splitlines()[3:] == [
        "-format = 1",
        "\\ No newline at end of file",
        "+format = 1",
    ]
