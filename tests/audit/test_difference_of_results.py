"""Results files alone: what can be said of two of them without the data, and what cannot; and what the command writes."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from audit.made import Made, facts, indicator, made_run, plan
from cli.program import ROOT, Lang, dp
from jsonschema import Draft202012Validator

from dp_rules.audit.difference.by_results import difference_of_results
from dp_rules.audit.difference.compare import difference
from dp_rules.audit.difference.compared import Compared
from dp_rules.audit.difference.factors import Factor, in_order
from dp_rules.report.difference import difference_data
from dp_rules.report.difference_text import difference_markdown, difference_text

SCHEMA = json.loads((ROOT / "schemas/difference.schema.json").read_text(encoding="utf-8"))
PERCENT = "rate(premarital_exams, marriage_registrations)"


@pytest.fixture(autouse=True)
def unbroken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every sentence on one line, to be looked for."""
    monkeypatch.setattr("dp_rules.report.difference_text.WIDE", None)


def rate(exams: object, registrations: object = 200) -> tuple[str, str]:
    """Return the rows of a rate in 2025."""
    return (f"虚构省,2025,premarital_exams,{exams}", f"虚构省,2025,marriage_registrations,{registrations}")


def made(folder: Path, name: str, rule: str, *rows: str) -> Made:
    """Return a run of one rule."""
    (folder / name).mkdir()
    of = plan(folder / name, indicator(rule))
    return made_run(of, facts(of, folder / name, *rows))


def compared(first: Made, second: Made) -> Compared:
    """Return the one result of both, compared without inputs."""
    (one,) = difference_of_results(first.stored, second.stored).compared
    return one


@pytest.mark.parametrize(
    ("first", "second", "factors", "enough"),
    [
        (("> 70%", 137), ("> 68%", 137), ["target"], ["target"]),
        (("> 70%", 137), ("> 70%", 141), ["value"], ["value"]),
        (("> 75%", 137), ("> 68%", 160), ["target", "value"], ["target", "value"]),
        (("> 75%", 130), ("> 70%", 141), ["target", "value"], ["target value"]),
        (("> 75%", 137), ("> 68%", 141), ["target", "value"], ["target"]),
        (("> 70%", 137), ("> 70%", 0), ["value"], []),
        (("> 70%", 137), (">= 70%", 137), ["target"], []),
    ],
)
def test_a_stored_value_is_held_against_the_other_target(
    first: tuple[str, int], second: tuple[str, int], factors: list[str], enough: list[str], tmp_path: Path
) -> None:
    one = compared(
        *(
            made(tmp_path, n, f"{PERCENT} {limit}", *rate(x))
            for n, (limit, x) in zip("ab", (first, second), strict=True)
        )
    )
    assert list(in_order(one.factors)) == factors
    sets = [" ".join(in_order(some)) for some in one.why["verdict"].enough] if "verdict" in one.why else []
    assert sets == enough


def test_a_bound_that_may_be_no_value_is_not_judged(tmp_path: Path) -> None:
    """5 of nobody knows how many: 0 or more, or no rate at all."""
    first = made(tmp_path, "a", f"{PERCENT} > 70%", rate(5)[0], "虚构省,2025,marriage_registrations,—")
    second = made(tmp_path, "b", f"{PERCENT} >= 0%", *rate(137))
    one = compared(first, second)
    assert one.cases[frozenset({"target"})] is None
    assert one.why["verdict"].not_told


def test_the_target_is_told_the_same_with_inputs_and_without(tmp_path: Path) -> None:
    for number, (first, second) in enumerate([(("> 75%", 137), ("> 68%", 160)), (("> 75%", 130), ("> 70%", 141))]):
        runs = [
            made(tmp_path, f"{number}{name}", f"{PERCENT} {limit}", *rate(exams))
            for name, (limit, exams) in (("a", first), ("b", second))
        ]
        without = compared(*runs).why["verdict"].enough
        (whole,) = difference(runs[0].run, runs[1].run).compared
        renamed = [{"value" if factor == "data" else factor for factor in some} for some in whole.why["verdict"].enough]
        assert sorted(map(sorted, without)) == sorted(map(sorted, renamed))


COUNTS = ("—", "", "0", "137", "200", ">150", "超100", "80以上")
FIGURES = ("", "68%", "68.5%", ">60%", "50%", "—")
SIGNS = (">", ">=", "<", "<=")


@pytest.mark.parametrize("seed", range(3))
def test_a_mixed_case_is_what_a_run_makes_of_it_or_not_told(seed: int, tmp_path: Path) -> None:
    """Counts, bounds, gaps and reported figures in every mixture, under two targets."""
    chance = random.Random(seed)  # noqa: S311  made-up figures
    told = 0
    for attempt in range(15):
        runs = []
        for name in "ab":
            limit = f"{chance.choice(SIGNS)} {chance.choice(['0%', '50%', '60%', '68%', '68.5%', '75%', '100%'])}"
            rows = (
                *rate(chance.choice(COUNTS), chance.choice(COUNTS)),
                f"虚构省,2025,婚前医学检查率,{chance.choice(FIGURES)}",
            )
            runs.append(made(tmp_path, f"{attempt}{name}", f"{PERCENT} {limit}", *rows))
        one = compared(*runs)
        mixtures: tuple[tuple[Factor, int, int], ...] = (("target", 1, 0), ("value", 0, 1))
        for factor, plan_of, facts_of in mixtures:
            case = one.cases.get(frozenset({factor}))
            if case is not None:
                told += 1
                mixed = made_run(runs[plan_of].run.plan, runs[facts_of].run.facts, areas=["虚构省"])
                assert case.verdict == mixed.stored.results[0].outcome.verdict, (attempt, factor)
    assert told > 5


def test_what_is_written_is_as_its_schema_says(tmp_path: Path) -> None:
    first = made(tmp_path, "a", f"{PERCENT} > 70%", *rate(137), "虚构省,2025,accidents,3")
    second = made(tmp_path, "b", f"{PERCENT} >= 68%", *rate(141), "虚构省,2025,accidents,—")
    for found in (difference(first.run, second.run), difference_of_results(first.stored, second.stored)):
        data = json.loads(json.dumps(difference_data(found)))
        assert not list(Draft202012Validator(SCHEMA).iter_errors(data))
        assert not Draft202012Validator(SCHEMA).is_valid(data | {"version": 2})
    data = difference_data(difference(first.run, second.run))
    assert data["summary"]["moved_by"]["data"] == 1
    assert [datum["moved"] for datum in data["data"]] == [[], ["premarital_exam_rate"]]


def test_texts_name_every_change_in_both_languages(tmp_path: Path) -> None:
    first = made(tmp_path, "a", f"{PERCENT} > 75%", *rate(137), "虚构省,2025,accidents,3")
    second = made(tmp_path, "b", f"{PERCENT} >= 68%", *rate(160), "虚构省,2025,accidents,—")
    data = difference_data(difference(first.run, second.run))
    zh = [
        "未达标 → 达标",
        "68.5% → 80%",
        "> 75% → ≥ 68%",
        "数据、目标，任何一项都足以改变",
        "data.csv",
        "只在前一次的 0 个",
    ]
    en = [
        "not met → met",
        "68.5% → 80%",
        "each alone moves it: the data and the target",
        "another value",
        "Targets and definitions",
    ]
    spoken: tuple[tuple[Lang, list[str]], ...] = (("zh", zh), ("en", en))
    for language, wanted in spoken:
        for text in (
            difference_text(data, language, everything=False),
            difference_markdown(data, language, everything=False).replace("\\", ""),
        ):
            for words in wanted:
                assert words in text, words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "结论：单是目标会改变它，其余的变化又抵消了；数值：数据一项就足以改变"),
        ("en", "verdict: moved by these alone, and made good by the rest: the target; value: the data alone moves it"),
    ],
)
def test_what_is_made_good_is_told(language: Lang, said: str, tmp_path: Path) -> None:
    first, second = (
        made(tmp_path, name, f"{PERCENT} {limit}", *rate(exams))
        for name, limit, exams in (("a", "> 70%", 141), ("b", "> 75%", 160))
    )
    assert said in difference_text(difference_data(difference(first.run, second.run)), language, everything=False)


# ── the command ──


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Return results of Liaoning's figures under Liaoning's and Jilin's plan."""
    files = []
    for spec in ("liaoning", "jilin"):
        file = tmp_path / f"{spec}.json"
        ran = dp("evaluate", spec, "examples/liaoning-2020.csv", "--area", "辽宁省", "--format", "json", "-o", file)
        assert ran.code == 0, ran.err
        files.append(str(file))
    return files[0], files[1]


def written(*arguments: str) -> dict[str, Any]:
    """Return what the command writes as JSON, which is as its schema says."""
    ran = dp("diff", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(data))
    return data


def test_two_results_files(two: tuple[str, str]) -> None:
    data = written(*two)
    assert not data["inputs_compared"]
    assert (data["summary"]["moved"], data["summary"]["removed"], data["summary"]["added"]) == (0, 8, 0)
    assert {one["lacks"] for one in data["only"]} == {"indicator"}
    assert "evidence create" in dp("diff", *two, lang="en").out
    assert written(two[0], two[0])["summary"]["same"] == 33


def test_csv_and_markdown_have_the_table(two: tuple[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(dp("diff", *two, "--format", "csv", "--all").out)))
    assert len(rows) == 26
    assert {len(row) for row in rows} == {9}
    assert dp("diff", *two, "--format", "markdown").out.startswith("# ")


def test_the_command_exits_with_1_where_that_is_asked(two: tuple[str, str]) -> None:
    assert dp("diff", *two, "--fail-on", "moved").code == 0
    assert dp("diff", *two, "--fail-on", "removed").code == 1
    assert dp("diff", *two, "--fail-on", "moved", "--fail-on", "changed").code == 1


def test_a_run_is_not_written_over(two: tuple[str, str]) -> None:
    ran = dp("diff", *two, "-o", two[0])
    assert ran.code == 3
    assert json.loads(Path(two[0]).read_text(encoding="utf-8"))["format"] == "dp_rules.results"
