"""What a spec accepts is not said again; errors cannot be accepted, and what is accepted in vain is told."""

from pathlib import Path

import pytest
from checks.specs import EXAMS, NOISE, codes, exams, found_in, head, item, noise, own

from dp_rules.checks.run import CHECKS

MET = 'baseline = { period = 2020, value = "86%" }\n'
UNIT = '[units.metre]\nname = "米"\n'


def accepted(*codes: str) -> str:
    reasons = ", ".join(f'{code} = "理由"' for code in codes)
    return f"accepted = {{ {reasons} }}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (head() + noise(">= 85%", MET), ["remark baseline-meets-target"]),
        (head() + noise(">= 85%", MET + accepted("baseline-meets-target")), []),
        # a warning can be accepted too
        (head() + noise(">= 85%", accepted("due-outside-plan"), due=2030), []),
        # it holds for its own entry only
        (
            head() + noise(">= 85%", MET) + exams("> 70%", accepted("baseline-meets-target")),
            ["remark baseline-meets-target", "remark unused-acceptance"],
        ),
        # what is about no indicator and no item is accepted for the plan
        (head(more=accepted("unused-name")) + UNIT + noise(">= 85%"), []),
        (head() + item("a", more=accepted("unused-name")) + noise(">= 85%"), []),
        (
            head(more=accepted("unused-name")) + item("a") + noise(">= 85%"),
            ["remark unused-acceptance", "warning unused-name"],
        ),
        # an error is said all the same
        (head() + noise("> 100%", accepted("target-cannot-be-met")), ["error target-cannot-be-met"]),
        # nothing of the kind, and nothing of that name
        (head() + noise(">= 85%", accepted("baseline-meets-target")), ["remark unused-acceptance"]),
        (head() + noise(">= 85%", accepted("unit-mismatch")), ["warning unknown-code"]),
        (head() + noise(">= 85%", MET + accepted("baseline-meet-target")), ["warning unknown-code"]),
        # with errors elsewhere it cannot be told what is in vain
        (
            head() + noise(">= 85%", accepted("duplicate-indicator")) + exams("> 70"),
            ["error unit-mismatch"],
        ),
        (
            head() + noise(">= 85%", accepted("duplicate-indicators")) + exams("> 70"),
            ["warning unknown-code", "error unit-mismatch"],
        ),
    ],
)
def test_accepted(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, text)) == expected


def test_an_error_says_that_it_cannot_be_accepted(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, head() + noise("> 100%", accepted("target-cannot-be-met")))
    assert found.note is not None
    assert (found.note.zh, found.note.en) == ("错误不能用 accepted 接受", "an error cannot be accepted")


def test_a_city_does_not_inherit_what_its_province_accepts(tmp_path: Path) -> None:
    province = head() + exams(
        "> 70%", 'baseline = { period = 2020, value = "71%" }\n' + accepted("baseline-meets-target")
    )
    city = exams("> 70%", 'baseline = { period = 2020, value = "72%" }\n')
    found = found_in(tmp_path, head("province.toml") + city, province=province)
    assert codes(found) == ["remark same-as-parent", "remark baseline-meets-target"]


def test_every_check_gives_codes_of_its_own_and_says_them() -> None:
    codes_ = [code for check in CHECKS for code in check.codes]
    assert len(codes_) == len(set(codes_))


def test_two_findings_of_one_entry_can_both_be_accepted(tmp_path: Path) -> None:
    text = own(f"{NOISE} >= 85%", MET + accepted("baseline-meets-target", "duplicate-indicator"))
    assert codes(found_in(tmp_path, head() + noise(">= 85%") + text)) == []
    assert (
        codes(found_in(tmp_path, head() + exams("> 70%") + own(f"{EXAMS} > 70%", accepted("duplicate-indicator"))))
        == []
    )
