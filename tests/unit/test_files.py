"""Bytes of a file, and beside them the text read or why it is not."""

import os
from pathlib import Path
from textwrap import dedent

import pytest

from dp_rules.files import Encoding, decode, encoding_of, read_bytes, read_text_file, rewrite_text_file, write_text_file
from dp_rules.text.render import render

TEXT = "地区,数值\n辽宁省,68.5％\n"
# "缺" alone in GB18030 is a letter outside ASCII in UTF-8 as well.
ALONE = "area,value\nx,缺\n".encode("gb18030")

READ = {
    "ASCII": (b"area\n", None, "area\n"),
    "empty": (b"", None, ""),
    "UTF-8": (TEXT.encode("utf-8"), None, TEXT),
    "UTF-8 with a mark": (TEXT.encode("utf-8-sig"), None, TEXT),
    "UTF-8 with three marks": (b"\xef\xbb\xbf" * 3 + TEXT.encode(), None, TEXT),
    "UTF-16 with two marks": (("\ufeff\ufeff" + TEXT).encode("utf-16-le"), None, TEXT),
    "GB18030": (TEXT.encode("gb18030"), None, TEXT),
    "GB18030 with four-byte characters": ("㐀𠀀地区".encode("gb18030"), None, "㐀𠀀地区"),
    "UTF-16, little end first": (b"\xff\xfe" + TEXT.encode("utf-16-le"), None, TEXT),
    "UTF-16, big end first": (b"\xfe\xff" + TEXT.encode("utf-16-be"), None, TEXT),
    "a lonely 缺, said to be GB18030": (ALONE, "gb18030", "area,value\nx,缺\n"),
    "UTF-16 without a mark, said to be": (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    "UTF-8 with a mark, said to be UTF-8": (TEXT.encode("utf-8-sig"), "utf-8", TEXT),
    "line ends are kept": (b"a\r\nb\rc\n", None, "a\r\nb\rc\n"),
}


@pytest.mark.parametrize(("data", "encoding", "text"), READ.values(), ids=READ.keys())
def test_read(data: bytes, encoding: str | None, text: str) -> None:
    source, problem = decode(data, "a.csv", encoding)
    assert problem is None
    assert source is not None
    assert (source.name, source.text) == ("a.csv", text)


REFUSED = {
    "a lonely 缺": (ALONE, None, "ambiguous-encoding"),
    "Latin letters in UTF-8, which are Chinese in GB18030": ("é".encode(), None, "ambiguous-encoding"),
    "a workbook": (b"PK\x03\x04\x14\x00\x00\x00", None, "not-text"),
    "a binary said to be UTF-8": (b"area\x00\x01", "utf-8", "not-text"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), None, "not-text"),
    "neither UTF-8 nor GB18030": (b"area\xff\xff", None, "unreadable-encoding"),
    "half of UTF-16": (b"\xff\xfea", None, "unreadable-encoding"),
    "UTF-8 that is not": (TEXT.encode("gb18030"), "utf-8", "unreadable-encoding"),
    "an encoding that does not exist": (b"area", "utf-9", "unreadable-file"),
    "an encoding that is none of text": (b"area", "hex", "unreadable-file"),
}


@pytest.mark.parametrize(("data", "encoding", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(data: bytes, encoding: str | None, code: str) -> None:
    source, problem = decode(data, "a.csv", encoding)
    assert source is None
    assert problem is not None
    assert problem.code == code


SHOWN = {
    "ambiguous-encoding": (
        ALONE,
        """\
        错误[ambiguous-encoding]：编码不明：既可读作 UTF-8，也可读作 GB18030
          --> a.csv
          = 办法：用 --encoding gb18030 或 --encoding utf-8 写明""",
        """\
        error[ambiguous-encoding]: the encoding is not clear: it reads as UTF-8 and as GB18030
          --> a.csv
          = help: say --encoding gb18030 or --encoding utf-8""",
    ),
    "unreadable-encoding": (
        b"area\xff\xff",
        """\
        错误[unreadable-encoding]：编码读不懂：不是 UTF-8，第 5 个字节也不是 gb18030
          --> a.csv
          = 办法：另存为 UTF-8 再试""",
        """\
        error[unreadable-encoding]: the encoding cannot be read: it is not UTF-8, and byte 5 is not gb18030
          --> a.csv
          = help: save the file as UTF-8 and try again""",
    ),
    "not-text": (
        b"PK\x00",
        """\
        错误[not-text]：这不是文本文件
          --> a.csv""",
        """\
        error[not-text]: this is not a text file
          --> a.csv""",
    ),
}


@pytest.mark.parametrize(("data", "zh", "en"), SHOWN.values(), ids=SHOWN.keys())
def test_as_shown(data: bytes, zh: str, en: str) -> None:
    _, problem = decode(data, "a.csv")
    assert problem is not None
    assert render(problem, "zh") == dedent(zh)
    assert render(problem, "en") == dedent(en)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    source, problem = read_text_file(tmp_path / "a.csv")
    assert source is None
    assert problem is not None
    assert (problem.code, problem.message.zh, problem.message.en) == (
        "file-not-found",
        "找不到文件",
        "the file is not found",
    )


def test_a_folder(tmp_path: Path) -> None:
    source, problem = read_text_file(tmp_path)
    assert source is None
    assert problem is not None
    assert (problem.code, problem.message.en) == ("unreadable-file", "this is a folder, not a file")


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(bytes(1_000_000))
    assert read_bytes(file, "a.csv", 1_000_000) == (bytes(1_000_000), None)
    file.write_bytes(bytes(1_000_001))
    data, problem = read_bytes(file, "a.csv", 1_000_000)
    assert data is None
    assert problem is not None
    assert (problem.code, problem.message.zh, problem.message.en) == (
        "file-too-large",
        "文件太大：最多 1 MB",
        "the file is too large: at most 1 MB can be read",
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that gives zeros, as Unix has")
def test_a_device() -> None:
    source, problem = read_text_file(Path("/dev/zero"))
    assert source is None
    assert problem is not None
    assert (problem.code, problem.message.en) == ("unreadable-file", "this is neither a file nor a pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name on this system")
def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    source, problem = read_text_file(tmp_path / "pipe")
    assert source is None
    assert problem is not None
    assert (problem.code, problem.message.zh, problem.message.en) == (
        "unreadable-file",
        "管道是空的：没有程序往里写",
        "the pipe is empty: nobody writes to it",
    )


def test_written_whole_and_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    write_text_file(file, TEXT)
    assert file.read_bytes() == TEXT.encode("utf-8")
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_text_file(file, "缺", encoding="ascii")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


WAYS = {
    "utf-8": Encoding("", "utf-8"),
    "utf-8-sig": Encoding("\ufeff", "utf-8"),
    "utf-16": Encoding("\ufeff", "utf-16-le"),
    "gb18030": Encoding("", "gb18030"),
}


@pytest.mark.parametrize("encoding", WAYS)
def test_a_text_is_written_back_as_the_bytes_it_was_read_from(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    text = TEXT.replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    source, _ = read_text_file(path)
    assert source is not None
    way = encoding_of(source.text, path.read_bytes())
    assert way == WAYS[encoding]
    rewrite_text_file(path, source.text, way)
    assert path.read_bytes() == text.encode(encoding)


def test_bytes_that_their_text_does_not_give_back() -> None:
    assert encoding_of("a", b"b") is None
    assert encoding_of("a", b"\xef\xbb\xbf\xef\xbb\xbfa") is None
    assert encoding_of("\ud800", b"a") is None


def test_a_file_that_cannot_be_rewritten_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with pytest.raises(FileNotFoundError):
        rewrite_text_file(path, TEXT, WAYS["utf-8"])
    path.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        rewrite_text_file(path, "\ud800", WAYS["utf-8"])
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]
