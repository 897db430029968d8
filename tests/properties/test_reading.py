"""What is read at once, by the column, is what is read row by row; and a store of facts is a dictionary of them."""

from collections.abc import Callable

import pytest
from csv_text import read_csv_facts
from hypothesis import given
from hypothesis import strategies as st

from dp_rules.data.fact import Fact
from dp_rules.data.read_rows import RowReader
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.facts import vocabulary_of
from dp_rules.quantity.period import Period
from dp_rules.spec.load import load_plan
from dp_rules.tables import csv_file
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Source

NOWHERE = Document("")

AREAS = st.sampled_from(["甲市", "乙市", " 甲市", "210000", "辽宁", ""])
PERIODS = st.sampled_from(["2020", "2021年", "2021", "2021Q3", "二〇二〇"])
ITEMS = st.sampled_from(
    ["结婚登记人数", "marriage_registrations", "婚前医学检查率", "开展精神障碍社区康复服务", "无此项"]
)
FIGURES = st.sampled_from(["0", "7", "１２", "12.3万", "68.5%", "68.5", "是", "—", "", ">3000", "约7", "-1", "1,234"])
REMARKS = st.sampled_from(["", "", "省民政厅", "234"])


def row(cells: tuple[str, ...]) -> str:
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells) + "\n"


def table(header: str, *columns: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(*columns).map(row), min_size=1, max_size=12).map(
        lambda rows: header + "\n" + "".join(rows)
    )


CSV = st.one_of(
    table("area,period,item,value", AREAS, PERIODS, ITEMS, FIGURES),
    table("area,period,item,value,source,note", AREAS, PERIODS, ITEMS, FIGURES, REMARKS, REMARKS),
    table("地区,时期,结婚登记人数,来源,婚前医学检查率", AREAS, PERIODS, FIGURES, REMARKS, FIGURES),
    table("area,item,2020,2021年", AREAS, ITEMS, FIGURES, FIGURES),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    plan, _ = load_plan("liaoning")
    assert plan is not None
    return vocabulary_of(plan)


def read(
    text: str, vocabulary: Vocabulary, at_once: int, reads: Callable[..., bool] | None = None
) -> tuple[list[Fact], list[Diagnostic]]:
    """Read a text in batches of ``at_once`` rows; ``reads`` stands in for the reading by the column."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "ROWS_AT_ONCE", at_once)
        if reads is not None:
            patch.setattr(RowReader, "_read_at_once", reads)
        facts, found = read_csv_facts(Source("f.csv", text), vocabulary)
    return facts, sorted(found, key=repr)


@given(text=CSV)
def test_by_the_column_is_as_by_the_row(vocabulary: Vocabulary, text: str) -> None:
    def never(_reader: RowReader, _batch: object) -> bool:
        return False

    facts, found = read(text, vocabulary, 5)
    each, problems = read(text, vocabulary, 4096, never)
    assert found == problems
    assert sorted(map(repr, facts)) == sorted(map(repr, each))


KEYS = st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 3000).map(str), st.integers(2020, 2022).map(Period))


@given(keys=st.lists(KEYS, max_size=60))
def test_a_store_is_a_dictionary_of_first_facts(vocabulary: Vocabulary, keys: list[tuple[str, str, Period]]) -> None:
    store = FactStore(vocabulary)
    expected: dict[tuple[str, str, Period], int] = {}
    for number, (id_, area, period) in enumerate(keys):
        # Areas of large numbers are far apart: both the dense and the sparse form are met.
        for passed in range(int(area)):
            store.area(str(passed))
        store.put(Fact(id_, area, period, None, None, None, None, None, str(number), NOWHERE))
        expected.setdefault((id_, area, period), number)
    assert {key: int(store[key].raw) for key in store} == expected
    assert len(store) == len(expected)
    assert all(key in store and store.get(key) is not None for key in expected)
    assert ("d", "0", Period(2020)) not in store
    assert store.get(("a", "none", Period(2020))) is None
    assert {key for id_ in "abc" for key in store.keys_of(id_)} == set(expected)
    assert store.areas_in({Period(2020)}) == {area for _, area, period in expected if period == Period(2020)}


@given(keys=st.lists(KEYS, max_size=20))
def test_of_several_facts_for_a_key_one_is_chosen(vocabulary: Vocabulary, keys: list[tuple[str, str, Period]]) -> None:
    store = FactStore(vocabulary)
    for number, (id_, area, period) in enumerate([*keys, *keys]):
        store.put(Fact(id_, area, period, None, None, None, None, None, str(number), NOWHERE))
    store.settle(lambda same: same[-1])
    last = {key: number for number, key in enumerate([*keys, *keys])}
    assert {key: int(fact.raw) for key, fact in store.items()} == last
