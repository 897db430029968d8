"""What is passed as plainly right has nothing wrong with it: gates find the same in facts that are looked at each."""

from csv_text import csv_text, read_csv_facts
from hypothesis import given
from hypothesis import strategies as st

from dp_rules.data.areas import Area, Areas
from dp_rules.data.dataset import Dataset, build_dataset
from dp_rules.data.from_grid import read_grid_facts
from dp_rules.data.store import FactStore
from dp_rules.facts import vocabulary_of
from dp_rules.gates.run import run_gates
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import Diagnostic, describe
from dp_rules.text.place import Document, Source

NOWHERE = Document("")
AREAS = Areas(
    [
        Area("210000", "辽宁省", None, "", NOWHERE),
        Area("A", "甲县", "210000", "counties", NOWHERE),
        Area("B", "乙县", "210000", "counties", NOWHERE),
    ]
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["210000", "A", "B"]),
        st.sampled_from(["2020", "2021"]),
        # A part and its whole, and an item that may jump.
        st.sampled_from(["respondents_knowing_over_80", "survey_respondents", "live_births", "accidents", "marriage_registrations"]),
        st.sampled_from(["1", "2", "3", "03", "2.5", "12.3万", ">2", "—", "0", "70%"]),
    ),
    max_size=14,
    unique_by=lambda row: row[:3],
)  # fmt: skip


def liaoning() -> Plan:
    plan, found = load_plan("liaoning")
    assert plan is not None, found
    return plan


@given(rows=ROWS)
def test_gates_find_the_same_in_a_store_and_in_a_dictionary(rows: list[tuple[str, ...]]) -> None:
    plan = liaoning()
    text = "area,period,item,value\n" + "".join(",".join(row) + "\n" for row in rows)
    vocabulary = vocabulary_of(plan, AREAS)
    found: list[Diagnostic] = []
    grid = csv_text(Source("f.csv", text), found)
    store = FactStore(vocabulary)
    assert grid is not None
    read_grid_facts(grid, vocabulary, store, found)
    grid.close()
    each, _ = read_csv_facts(Source("f.csv", text), vocabulary)
    dataset, _ = build_dataset(each, {}, AREAS)
    stored = run_gates(Dataset(store, {}, AREAS), plan.scope, plan.gates)
    looked_at = run_gates(dataset, plan.scope, plan.gates)
    assert [describe(one.diagnostic) for one in stored.findings] == [
        describe(one.diagnostic) for one in looked_at.findings
    ]
    assert stored.blocked == looked_at.blocked
