"""What an auditor asks, from Python: the same answers as the commands give, and ``InputError`` for what cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from jsonschema import Draft202012Validator

from dp_rules import api
from dp_rules.api import verdicts
from dp_rules.gates.run import NO_GATES, Gated

COUNTS = ROOT / "examples/counts.csv"
DATA = ROOT / "examples/liaoning-2020.csv"


def of_schema(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return plain data that are as a schema has them."""
    schema = json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(json.dumps(data)))
    return data


def results(folder: Path, name: str, data: Path) -> Path:
    """Return a results file of the plan for Liaoning."""
    ran = dp("evaluate", "liaoning", data, "--format", "json", "-o", folder / name)
    assert ran.code == 0, ran.err
    return folder / name


def codes(refused: pytest.ExceptionInfo[api.InputError]) -> list[str]:
    """Return the codes of what was refused."""
    return [one.code for one in refused.value.diagnostics]


def test_a_dispute_is_what_the_command_says() -> None:
    plan = api.load_plan("liaoning")
    facts = api.load_facts(plan, "examples/counts.csv")
    found = of_schema("dispute", api.dispute(plan, facts, 13, "87.14%", area="全国", period=2018))
    ran = dp(
        "dispute",
        "liaoning",
        "examples/counts.csv",
        "13",
        "--period",
        "2018",
        "--claimed",
        "87.14%",
        "--format",
        "json",
    )
    assert found == json.loads(ran.out)
    assert [one["kind"] for one in found["measures"][0]["matches"][0]["changes"]] == ["item"]


@pytest.mark.parametrize("claimed", ["", "about 71%", "71", "比2019年下降3%"])
def test_a_figure_that_the_indicator_cannot_have_is_refused(claimed: str) -> None:
    plan = api.load_plan("liaoning")
    facts = api.load_facts(plan, COUNTS)
    with pytest.raises(api.InputError) as refused:
        api.dispute(plan, facts, "13", claimed, area="全国", period=2018)
    assert codes(refused) == ["unreadable-figure"]


@pytest.mark.parametrize(
    "wrong", [{"indicator": "nothing"}, {"area": "nowhere"}, {"period": "sometime"}, {"changes": 0}, {"changes": 4}]
)
def test_what_is_none_is_a_value_error(wrong: dict[str, Any]) -> None:
    plan = api.load_plan("liaoning")
    facts = api.load_facts(plan, COUNTS)
    asked: dict[str, Any] = {"indicator": "13", "claimed": "87.14%", "area": "全国", "period": 2018, **wrong}
    with pytest.raises(ValueError, match=r"nothing|nowhere|sometime|changes are 1 to 3"):
        api.dispute(plan, facts, asked.pop("indicator"), asked.pop("claimed"), **asked)


def test_a_difference_of_results_and_of_evidence(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(DATA.read_text(encoding="utf-8").replace("68.5", "71.5"), encoding="utf-8")
    found = of_schema(
        "difference", api.difference(results(tmp_path, "a.json", DATA), results(tmp_path, "b.json", other))
    )
    assert found["inputs_compared"] is False
    assert found["summary"]["moved"] == 1
    for name, data in (("a.zip", DATA), ("b", other)):
        api.create_evidence("liaoning", data, output=tmp_path / name, explanations="none")
    with_inputs = of_schema("difference", api.difference(tmp_path / "a.zip", tmp_path / "b"))
    assert with_inputs["inputs_compared"] is True
    assert with_inputs["summary"]["moved"] == 1
    (moved,) = [one for one in with_inputs["results"] if one["status"] == "moved"]
    assert moved["indicator"] == "premarital_exam_rate"


def test_what_if_a_target_were_lower(tmp_path: Path) -> None:
    spec = tmp_path / "lower.toml"
    shipped = (ROOT / "specs/liaoning.toml").read_text(encoding="utf-8")
    assert "rate(premarital_exams, marriage_registrations) > 70%" in shipped
    spec.write_text(
        shipped.replace(
            "rate(premarital_exams, marriage_registrations) > 70%",
            "rate(premarital_exams, marriage_registrations) > 68%",
        ),
        encoding="utf-8",
    )
    stored = results(tmp_path, "a.json", DATA)
    found = of_schema("what-if", api.what_if(stored, spec))
    assert found["summary"]["moved"] == 1
    assert of_schema("what-if", api.what_if(stored, spec, before="liaoning"))["summary"]["moved"] == 1
    assert api.what_if(stored, "liaoning")["summary"]["moved"] == 0


def test_evidence_is_made_and_verified(tmp_path: Path) -> None:
    bundle = tmp_path / "b.zip"
    about = api.create_evidence("liaoning", DATA, output=bundle)
    checked = of_schema("verification", api.verify_evidence(bundle))
    assert (checked["verified"], checked["results_same"]) == (True, True)
    assert checked["bundle"] == about
    ran = dp("evidence", "create", "liaoning", DATA, "-o", tmp_path / "c.zip")
    assert ran.code == 0
    by_command = json.loads(dp("evidence", "verify", tmp_path / "c.zip", "--format", "json").out)
    assert by_command["bundle"] == about


def test_evidence_that_was_touched_is_no_error_and_does_not_verify(tmp_path: Path) -> None:
    api.create_evidence("liaoning", DATA, output=tmp_path / "b", explanations="none")
    copy = next((tmp_path / "b/data").rglob("liaoning-2020.csv"))
    copy.write_bytes(copy.read_bytes().replace(b"68.5", b"98.5"))
    checked = api.verify_evidence(tmp_path / "b")
    assert checked["verified"] is False
    assert "altered" in [one["kind"] for one in checked["findings"]]


def test_what_cannot_be_used_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text('{"format": "dp_rules.trend"}', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "key.pub").write_text("no key", encoding="utf-8")
    for wrong in (tmp_path / "wrong.json", tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(api.InputError):
            api.difference(wrong, wrong)
        with pytest.raises(api.InputError):
            api.what_if(wrong, "liaoning")
        with pytest.raises(api.InputError):
            api.verify_evidence(wrong)
    with pytest.raises(api.InputError) as refused:
        api.verify_evidence(tmp_path / "empty", key=tmp_path / "key.pub")
    assert codes(refused) == ["bad-key"]
    with pytest.raises(api.InputError, match="there already"):
        api.create_evidence("liaoning", DATA, output=tmp_path / "empty")
    with pytest.raises(api.InputError, match="no such folder"):
        api.create_evidence("liaoning", DATA, output=tmp_path / "nowhere" / "b")
    with pytest.raises(api.InputError) as refused:
        api.create_evidence("liaoning", "postgresql://who:secret@host/db", output=tmp_path / "b")
    assert codes(refused) == ["not-recordable"]
    assert not (tmp_path / "b").exists()


def test_gates_are_run_once_where_they_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at all facts again for every one of many results."""
    plan = api.load_plan("liaoning")
    facts = api.load_facts(plan, DATA)
    gated = api.gates(plan, facts)
    found = api.evaluate(plan, facts)
    expected = [api.explain(plan, facts, result) for result in found]
    assert [api.explain(plan, facts, result, gated=gated) for result in found] == expected
    runs: list[int] = []

    def counted(*_: object) -> Gated:
        runs.append(1)
        return NO_GATES

    monkeypatch.setattr(verdicts, "run_gates", counted)
    for result in found:
        api.explain(plan, facts, result, gated=gated)
    assert runs == []
    api.explain(plan, facts, found[0])
    assert runs == [1]
