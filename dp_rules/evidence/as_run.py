"""The run in a bundle as one that can be made again, in part with another's things."""

from typing import NamedTuple

from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.stored import StoredRun, stored_run
from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.layout import RESULTS
from dp_rules.evidence.recompute import prepared
from dp_rules.evidence.refused import not_evidence
from dp_rules.results_file import results_in
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


class BundledRun(NamedTuple):
    """What a bundle says that its run came to, and the run itself where its inputs can be read by the program present."""

    recorded: StoredRun
    run: Run | None


def bundled_run(bundle: Bundle) -> tuple[BundledRun | None, list[Diagnostic | Bilingual]]:
    """Return the run of a bundle, or None where its results cannot be used; with what is to be said of either.

    Whether its files are as its manifests say is not looked at here.
    """
    data = bundle.read(RESULTS)
    if data is None:
        why = Bilingual("没有这个文件", "there is no such file")
        return None, [not_evidence(bundle.name, why, RESULTS)]
    values, problem = results_in(data, f"{bundle.name}/{RESULTS}")
    if values is None:
        return None, [] if problem is None else [problem]
    recorded = stored_run(values)
    ready, found = prepared(bundle.run, bundle.folder)
    if ready is None:
        refused = any(one.code == "unsafe-bundle" for one in found)
        return None if refused else BundledRun(recorded, None), list(found)
    indicators = tuple(one.id for one in ready.indicators)
    run = Run(ready.plan, ready.facts, ready.places, tuple(ready.periods), indicators, recorded)
    return BundledRun(recorded, run), []
