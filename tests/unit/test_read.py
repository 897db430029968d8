"""Files and folders given, and beside them what is read and what is said."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from dp_rules.data.areas import Area, Areas
from dp_rules.data.read import Reading, read_data
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, address
from dp_rules.text.render import render

EXAMPLES = Path(__file__).parents[2] / "examples"
CSV = "area,period,item,value\nx,{},结婚登记人数,1\n"
JSON = '[{{"area": "x", "period": {}, "item": "结婚登记人数", "value": 1}}]'
RECORDS = "area,period,随访次数,体检次数\nx,2023,4,1\nx,2023,3,1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Return a way to fill the working folder with files."""
    monkeypatch.chdir(tmp_path)

    def fill(files: dict[str, str]) -> None:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")

    return fill


def said(problems: list[Diagnostic]) -> list[str]:
    """Return severity, code and address of each diagnostic."""
    return [f"{one.severity} {one.code} {address(one.place)}" for one in problems]


Given = dict[str, str]
# files, paths given; files read, or None; what is said
CASES: dict[str, tuple[Given, list[str], list[str] | None, list[str]]] = {
    "a CSV file": ({"a.csv": CSV.format(2020)}, ["a.csv"], ["a.csv"], []),
    "a JSON file": ({"a.json": JSON.format(2020)}, ["a.json"], ["a.json"], []),
    "capital letters": ({"A.CSV": CSV.format(2020)}, ["A.CSV"], ["A.CSV"], []),
    "a text file holds CSV or JSON": (
        {"a.txt": CSV.format(2020), "b.txt": "\n" + JSON.format(2021)},
        ["a.txt", "b.txt"],
        ["a.txt", "b.txt"],
        [],
    ),
    "a folder is read whole, in order, hidden files left out": (
        {
            "d/b.csv": CSV.format(2021),
            "d/a.json": JSON.format(2020),
            "d/c/x.tsv": CSV.format(2022).replace(",", "\t"),
            "d/.hidden.csv": "?",
            "d/.git/a.csv": "?",
        },
        ["d"],
        ["d/a.json", "d/b.csv", "d/c/x.tsv"],
        [],
    ),
    "other files of a folder are named": (
        {"d/a.csv": CSV.format(2020), "d/b.docx": "", "d/README.md": ""},
        ["d"],
        ["d/a.csv"],
        ["remark unknown-format d/README.md", "remark unknown-format d/b.docx"],
    ),
    "a file given twice is read once": (
        {"d/a.csv": CSV.format(2020)},
        ["d", "d/a.csv"],
        ["d/a.csv"],
        ["remark file-given-twice d/a.csv"],
    ),
    "nothing given": ({}, [], None, ["error no-data DATA"]),
    "a file that is not there": ({}, ["a.csv"], None, ["error file-not-found a.csv"]),
    "a document": ({"a.docx": ""}, ["a.docx"], None, ["error unknown-format a.docx"]),
    "a workbook that is none": ({"a.xlsx": ""}, ["a.xlsx"], None, ["error unreadable-workbook a.xlsx"]),
    "a folder without data": (
        {"d/a.md": ""},
        ["d"],
        None,
        ["error no-data d", "remark unknown-format d/a.md"],
    ),
    "every fault of every file, in order": (
        {"b.csv": CSV.format("去年"), "a.json": "[", "c.csv": CSV.format(2020).replace("1", "一")},
        ["c.csv", "b.csv", "a.json", "d.csv"],
        None,
        [
            "error json-syntax a.json:1:2",
            "error not-a-period b.csv:2:2",
            "error unreadable-figure c.csv:2:4",
            "error file-not-found d.csv",
        ],
    ),
    "two values in two files": (
        {"a.csv": CSV.format(2020), "b.csv": CSV.format(2020).replace("1", "2")},
        ["a.csv", "b.csv"],
        None,
        ["error two-values a.csv:2:4"],
    ),
}


@pytest.mark.parametrize(("files", "paths", "read", "expected"), CASES.values(), ids=CASES.keys())
def test_paths(
    files: Given,
    paths: list[str],
    read: list[str] | None,
    expected: list[str],
    folder: Callable[[Given], None],
    vocabulary: Vocabulary,
) -> None:
    folder(files)
    dataset, problems = read_data(paths, vocabulary)
    assert said(problems) == expected
    assert (None if dataset is None else list(dataset.files)) == read
    if dataset is not None:
        assert len(dataset.facts) == len(dataset.files)


def test_records(folder: Callable[[Given], None], vocabulary: Vocabulary) -> None:
    folder({"d/a.csv": CSV.format(2023), "d/p.csv": RECORDS})
    dataset, problems = read_data(["d"], vocabulary, tables=[("高血压患者", "d/p.csv")])
    assert problems == []
    assert dataset is not None
    assert (len(dataset.facts), len(dataset.records["hypertension_patients"])) == (1, 2)
    assert dataset.files == ("d/a.csv", "d/p.csv")


def test_records_alone_are_data(folder: Callable[[Given], None], vocabulary: Vocabulary) -> None:
    folder({"p.csv": RECORDS})
    dataset, problems = read_data([], vocabulary, tables=[("hypertension_patients", "p.csv")])
    assert problems == []
    assert dataset is not None
    assert dataset.known_areas() == ["x"]


def test_faults_of_tables(folder: Callable[[Given], None], vocabulary: Vocabulary) -> None:
    folder({"p.csv": RECORDS, "p.json": "[]"})
    tables = [("高血压患", "p.csv"), ("高血压患者", "p.json"), ("高血压患者", "q.csv")]
    dataset, problems = read_data([], vocabulary, tables=tables)
    assert dataset is None
    assert said(problems) == [
        "error unknown-table p.csv",
        "error unknown-format p.json",
        "error file-not-found q.csv",
    ]


def test_links_in_a_circle(folder: Callable[[Given], None], vocabulary: Vocabulary) -> None:
    folder({"d/e/a.csv": CSV.format(2020)})
    Path("d/e/again").symlink_to(Path("d").resolve(), target_is_directory=True)
    dataset, problems = read_data(["d"], vocabulary)
    assert problems == []
    assert dataset is not None
    assert dataset.files == ("d/e/a.csv",)


def test_encoding(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("area,period,marriage_registrations\nx,2020,缺\n".encode("gb18030"))
    assert [one.code for one in read_data([str(file)], vocabulary)[1]] == ["ambiguous-encoding"]
    dataset, problems = read_data([str(file)], vocabulary, reading=Reading("gb18030"))
    assert problems == []
    assert dataset is not None


def test_areas_by_name_and_code(folder: Callable[[Given], None], with_areas: Callable[[Areas], Vocabulary]) -> None:
    place = Document("areas.csv")
    table = Areas(
        [Area("210000", "辽宁省", None, "provinces", place), Area("210100", "沈阳市", "210000", "cities", place)]
    )
    folder({"a.csv": "area,period,结婚登记人数\n沈阳市,2020,1\n210100,2021,1\n沈阳,2022,1\n"})
    _, problems = read_data(["a.csv"], with_areas(table))
    assert said(problems) == ["error unknown-area a.csv:4:1"]


@pytest.mark.parametrize("name", ["liaoning-2020.csv", "counts.csv"])
def test_the_examples_are_read_without_a_word(name: str, vocabulary: Vocabulary) -> None:
    dataset, problems = read_data([str(EXAMPLES / name)], vocabulary)
    assert problems == []
    assert dataset is not None
    assert len(dataset.facts) == len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) - 1


SHOWN = {
    "unknown-format": (
        ["a.docx"],
        """\
        错误[unknown-format]：这种文件不读
          --> a.docx
          = 办法：能读的有 .csv、.db、.et、.json、.jsonl、.ndjson、.ods、.parquet、.sqlite、.sqlite3、.tsv、.txt、.xls、.xlsb、.xlsm、.xlsx""",
        """\
        error[unknown-format]: files of this kind are not read
          --> a.docx
          = help: those read are .csv, .db, .et, .json, .jsonl, .ndjson, .ods, .parquet, .sqlite, .sqlite3, .tsv, .txt, .xls, .xlsb, .xlsm, .xlsx""",
    ),
    "no-data": (
        [],
        """\
        错误[no-data]：没有给出数据
          --> DATA
          = 办法：给出数据文件（如 .csv、.xlsx）或文件夹""",
        """\
        error[no-data]: no data is given
          --> DATA
          = help: name files (such as .csv, .xlsx) or folders""",
    ),
    "file-given-twice": (
        ["a.csv", "a.csv"],
        """\
        说明[file-given-twice]：这个文件给出了两次，只读一次
          --> a.csv""",
        """\
        remark[file-given-twice]: this file is given twice and read once
          --> a.csv""",
    ),
}


@pytest.mark.parametrize(("paths", "zh", "en"), SHOWN.values(), ids=SHOWN.keys())
def test_as_shown(paths: list[str], zh: str, en: str, folder: Callable[[Given], None], vocabulary: Vocabulary) -> None:
    folder({"a.docx": "", "a.csv": CSV.format(2020)})
    (problem,) = read_data(paths, vocabulary)[1]
    assert render(problem, "zh") == dedent(zh)
    assert render(problem, "en") == dedent(en)
