"""A recorded run, evaluated by the engine that is there: in the bundle's own folder, from its files alone."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.data.read import PLAINLY, Reading
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.evidence.layout import RUN
from dp_rules.evidence.recorded_run import RecordedRun
from dp_rules.facts import read_facts
from dp_rules.gates.run import Gated, run_gates
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.load import load_recorded_plan
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.text.safe import brief, on_one_line


class Prepared(NamedTuple):
    """A recorded run, read and ready to be evaluated. Every place in it is a name within the bundle."""

    plan: Plan
    facts: Dataset
    gated: Gated
    places: tuple[str, ...]
    periods: list[Period]
    indicators: list[Indicator]

    def results(self) -> Iterator[list[Result]]:
        """Yield the results of one indicator after another, in the order in which ``evaluate`` has them."""
        for indicator in self.indicators:
            yield evaluate_plan(self.plan, self.facts, self.places, self.periods, [indicator], self.gated)


def prepared(run: RecordedRun, folder: Path) -> tuple[Prepared | None, list[Diagnostic]]:
    """Return a run whose files lie in ``folder``, read by the engine that is there, or None with everything that is wrong.

    The working directory is ``folder`` meanwhile, so that places are called as in the bundle.
    """
    with chdir(folder):
        plan, found = load_recorded_plan([Path(one.file) for one in run.specs])
        if plan is None:
            return None, found
        facts, more = read_facts(
            plan,
            [one.file for one in run.data],
            areas=None if run.areas is None else run.areas.file,
            tables=[(table, one.file) for table, one in run.tables],
            prefer=run.prefer,
            reading=Reading(run.encoding),
            maps=[one.file for one in run.maps],
            reading_areas=PLAINLY if run.areas_shipped else None,
        )
    found += more
    if facts is None:
        return None, found
    periods = [period for period in map(read_period, run.periods) if period is not None]
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    indicators = [by_id[id_] for id_ in run.indicators if id_ in by_id]
    unknown = [
        _unknown(id_, Bilingual("不是计划的指标", "no indicator of the plan"))
        for id_ in run.indicators
        if id_ not in by_id
    ]
    unknown += [_unknown(text, Bilingual("不是时期", "no period")) for text in run.periods if read_period(text) is None]
    if unknown:
        return None, [*found, *unknown]
    gated = run_gates(facts, plan.scope, plan.gates)
    return Prepared(plan, facts, gated, run.places, periods, indicators), found


def _unknown(text: str, what: Bilingual) -> Diagnostic:
    quoted = on_one_line(brief(text))
    message = Bilingual(f"evaluated 里的“{quoted}”{what.zh}", f'"{quoted}" under "evaluated" is {what.en}')
    return Diagnostic("not-evidence", message, Document(RUN))
