"""How many rows turn a verdict, and whether one does: counts that share a condition move together."""

import pytest
from audit.counterfactual.asked import ask
from language.world import AREA, NOW, SCOPE

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.fragile import turns_of
from dp_rules.evaluation.turns import OneCase
from dp_rules.evaluation.view import AreaView
from dp_rules.language.target import split_target

Rows = dict[str, dict[str, str]]


def counties(both: int, served: int, eligible: int, neither: int) -> Rows:
    """Return so many counties that serve and are eligible, serve only, are eligible only, do neither."""
    kinds = [("是", "是")] * both + [("是", "否")] * served + [("否", "是")] * eligible + [("否", "否")] * neither
    return {chr(ord("甲") + index): {"service": s, "eligible": e} for index, (s, e) in enumerate(kinds)}


def told(rule: str, rows: Rows) -> list[tuple[str, int, int]]:
    """Return of each count how many rows more or fewer turn the verdict, of how many."""
    return [("fewer" if one.fall else "more", one.needed, one.there) for one in ask(rule, counties=rows).changes.rows]


def one_cases(rule: str, rows: Rows) -> list[int]:
    """Return by how much a count changes that would turn the verdict by one case."""
    asked = ask(rule, counties=rows)
    view = AreaView(Known(asked.data, SCOPE), AREA, NOW)
    turns = turns_of(asked.node, split_target(asked.node), evaluate(asked.node, view), view)
    return [one.change for one in turns if isinstance(one, OneCase)]


SHARE = "share(counties where service among eligible) > 60%"


@pytest.mark.parametrize(
    ("rule", "rows", "rows_told", "cases"),
    [
        # 2 of 3: a third county that comes to be eligible serves already, 3 of 4; only a fall turns it
        (SHARE, counties(2, 2, 1, 0), [("fewer", 1, 2), ("fewer", 1, 3)], [-1, -1]),
        # with one that does not serve it would be 2 of 4
        (SHARE, counties(2, 0, 1, 1), [("fewer", 1, 2), ("more", 1, 1), ("fewer", 1, 3)], [-1, 1, -1]),
        # two conditions of one verdict move with one county: 3 more that serve make 4, one that is eligible too is enough
        ("count(counties where service and eligible) >= 2 or count(counties where service) = 4",
         counties(1, 0, 0, 5), [("more", 3, 5)], []),
        ("count(counties where service and eligible) >= 2 or count(counties where service) = 4",
         counties(1, 0, 1, 5), [("more", 1, 6)], [1]),
        # no county comes into being
        ("every(counties where service)", counties(3, 0, 0, 0), [("fewer", 1, 3)], [-1]),
    ],
)  # fmt: skip
def test_rows_that_turn_a_verdict(
    rule: str, rows: Rows, rows_told: list[tuple[str, int, int]], cases: list[int]
) -> None:
    assert (told(rule, rows), one_cases(rule, rows)) == (rows_told, cases)


def test_conditions_on_one_item_change_together() -> None:
    patients = [("2", "0"), ("4", "0"), ("4", "0"), ("0", "0")]
    found = ask("share(patients where follow_ups >= 4 among follow_ups >= 1) > 60%", patients=patients)
    assert [(one.fall, one.needed, one.there) for one in found.changes.rows] == [
        (True, 1, 2),   # from 4 to 1, still followed up: 1 of 3
        (False, 1, 1),  # from 0 to 1: 2 of 4
        (True, 1, 3),   # from 4 to 0: 1 of 2
    ]  # fmt: skip
