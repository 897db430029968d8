"""Facts written as long rows and read again are the same facts."""

import csv as csv_module
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from imports.sheets import csv, read, said, short, vocabulary
from imports.test_maps import AS_CSV, MAP

from dp_rules.data.fact import Fact
from dp_rules.data.read import read_facts_in_order
from dp_rules.report.long_table import long_csv, long_data
from dp_rules.text.marked import marked, unmarked
from dp_rules.text.place import Document


def read_again(text: str, name: str) -> list[Fact]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        facts, found = read_facts_in_order([str(path)], vocabulary())
    assert facts is not None, said(found)
    return facts


def content(facts: list[Fact]) -> list[Fact]:
    """Return facts without where they stand and without space around their text."""
    return [fact._replace(place=Document("a"), raw=fact.raw.strip()) for fact in facts]


def test_a_sheet_as_long_rows() -> None:
    facts, _ = read(MAP, csv(AS_CSV))
    text = long_csv(facts)
    assert text.splitlines()[:3] == [
        "area,period,item,value,source,note",
        "甲市,2023,premarital_exams,１２，３４５,省卫生健康委,",
        "甲市,2023,marriage_registrations,1.2万×2,省卫生健康委,",
    ]
    assert content(read_again(text, "a.csv")) == content(facts)


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" =+-@'＝\",;\n，"), max_size=12)
VALUES = st.sampled_from(
    ["1", "0", "１２", "1,234", "+5", "＋5", "1.50", ">80", "80以上", "—", "-", "－", "", "不适用", "/", "超3000"]
)
ROWS = st.lists(st.tuples(WORDS.map(str.strip), VALUES, WORDS.map(str.strip), WORDS.map(str.strip)), max_size=6)


@given(ROWS, st.sampled_from(["", "万", "亿", "×2", "万×3"]))
def test_facts_written_and_read_again_are_the_same(rows: list[tuple[str, str, str, str]], unit: str) -> None:
    """Whatever names, publishers and notes hold, also what looks like a formula or like CSV."""
    keys = [f"{name}{at}县" for at, (name, *_) in enumerate(rows)]
    out = io.StringIO()
    writer = csv_module.writer(out)
    writer.writerow(["地区", "登记", "谁", "话"])
    writer.writerows([key, value, source, note] for key, (_, value, source, note) in zip(keys, rows, strict=True))
    counted_in, _, times = unit.partition("×")
    inner = ['item = "结婚登记人数"', f'unit = "{counted_in}"' * bool(counted_in), f"times = {times}" * bool(times)]
    meant = f"{{ {', '.join(filter(None, inner))} }}"
    map_ = f'period = 2023\n[tables.columns]\n"地区" = "area"\n"登记" = {meant}\n"谁" = "source"\n"话" = "note"\n'
    facts, found = read(map_, csv(out.getvalue()))
    assert len(facts) == len(rows)
    if rows:
        assert said(found) == []
        assert content(read_again(long_csv(facts), "a.csv")) == content(facts)
        assert content(read_again(json.dumps(long_data(facts)), "a.json")) == content(facts)


def test_no_cell_is_a_formula() -> None:
    map_ = 'period = 2023\n[tables.columns]\n"地区" = "area"\n"登记" = "结婚登记人数"\n"谁" = "source"\n"话" = "note"\n'
    facts, _ = read(map_, csv("地区,登记,谁,话\n=1+1,-,@SUM(A1),+1\n-2+3,+5,＝1,\"=cmd|' /C calc'!A0\"\n"))
    assert long_csv(facts).splitlines()[1:] == [
        "'=1+1,2023,marriage_registrations,-,'@SUM(A1),+1",
        "'-2+3,2023,marriage_registrations,+5,'＝1,'=cmd|' /C calc'!A0",
    ]
    assert content(read_again(long_csv(facts), "a.csv")) == content(facts)
    assert short(facts)[0] == ("=1+1", "2023", "marriage_registrations", "-", "@SUM(A1)", "+1")


@given(WORDS)
def test_a_mark_is_taken_away_again(text: str) -> None:
    assert unmarked(marked(text.strip())) == text.strip()
