"""Results and explanations of a run as a bundle has them, written one after another: a country has too many to hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple, Self

from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evidence.layout import EXPLANATIONS, RESULTS
from dp_rules.evidence.recompute import Prepared
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.json_text import json_text
from dp_rules.report.results import result_data, results_data

MOST_EXPLAINED = 300
"""So many results are all explained where nobody says what is wanted."""

NO_RESULTS = '"results": []'


class Outcome(NamedTuple):
    """What a run came to: how many results have each verdict, and how many have an explanation."""

    summary: dict[str, int]
    explanations: int


def which_explained(asked: str | None, results: int, places: int) -> str:
    """Return which results are explained: as asked, else all of a few, those of the plan's own area of more, or none.

    ``results`` is how many there are, over so many ``places``.
    """
    if asked is not None:
        return asked
    if results <= MOST_EXPLAINED:
        return "all"
    return "own_area" if results <= MOST_EXPLAINED * places else "none"


class TooMuch(Exception):  # noqa: N818  no fault of ours: it ends a writing
    """A run comes to far more than was expected of it."""


def write_outcome(run: Prepared, explained: str, folder: Path, most: int | None = None) -> Outcome:
    """Write ``data/results.json`` and ``data/explanations.json`` into a folder, as ``evaluate`` and ``explain`` have them.

    Explanations are always a list, and without any there is no file. Raises ``TooMuch`` when more than ``most``
    characters would be written.
    """
    written = 0
    summary = {"met": 0, "not_met": 0, "undetermined": 0, "not_evaluated": 0}
    (folder / "data").mkdir(exist_ok=True)
    rest, explanations = folder / "data" / "results.part", _Listed(folder / EXPLANATIONS)
    known = Known(run.facts, run.plan.scope, run.gated.blocked)
    with rest.open("w", encoding="utf-8", newline="\n") as file, explanations:
        comma = ""
        for results in run.results():
            for result in results:
                summary[result.verdict] += 1
                text = json_text(result_data(run.plan, result, run.facts.areas))
                file.write(f"{comma}\n    {_deeper(text, 4)}")
                comma = ","
                written += len(text)
                if _is_explained(result, run, explained):
                    explanation = explanation_data(
                        run.plan, result, run.facts.areas, changes=changes_of(result, known, run.plan)
                    )
                    text = json_text(explanation)
                    explanations.put(text)
                    written += len(text)
                if most is not None and written > most:
                    raise TooMuch
    if not explanations.count:
        (folder / EXPLANATIONS).unlink()
    head = results_data(run.plan, [], run.facts.areas, run.facts.files, run.gated) | {"summary": summary}
    before, _, after = json_text(head).rpartition(NO_RESULTS)
    with (
        rest.open(encoding="utf-8", newline="\n") as file,
        (folder / RESULTS).open("w", encoding="utf-8", newline="\n") as whole,
    ):
        is_empty = not sum(summary.values())
        whole.write(f'{before}"results": [')
        for chunk in _chunks(file):
            whole.write(chunk)
        whole.write(f"{'' if is_empty else chr(10) + '  '}]{after}\n")
    rest.unlink()
    return Outcome(summary, explanations.count)


def _is_explained(result: Result, run: Prepared, explained: str) -> bool:
    match explained:
        case "all":
            return True
        case "missed":
            return result.verdict != "met"
        case "own_area":
            return result.area == run.facts.areas.canonical(run.plan.area)
        case _:
            return False


class _Listed:
    """Writes JSON texts as a list, one after another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.count = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.write("\n]\n" if self.count else "[]\n")
        self._file.close()

    def put(self, text: str) -> None:
        """Write one more."""
        self._file.write(f"{',' if self.count else '['}\n  {_deeper(text, 2)}")
        self.count += 1


def _deeper(text: str, by: int) -> str:
    """Return JSON text as it stands further in; a line end is never within a string."""
    return text.replace("\n", "\n" + " " * by)


def _chunks(file: IO[str]) -> Iterator[str]:
    while chunk := file.read(1 << 20):
        yield chunk
