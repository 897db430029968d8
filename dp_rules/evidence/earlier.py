"""What is read of an earlier run: a results file, or evidence, which holds the inputs too."""

from pathlib import Path
from typing import NamedTuple

from dp_rules.audit.difference.by_results import difference_of_results
from dp_rules.audit.difference.compare import difference
from dp_rules.audit.difference.compared import Difference
from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.stored import StoredRun, stored_run
from dp_rules.files import is_file
from dp_rules.results_file import read_results
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

_ZIP = b"PK\x03\x04"


class EarlierRun(NamedTuple):
    """What a run came to, and with evidence the run itself. ``name`` is what a bundle is called, None for a results file.

    ``is_whole`` says whether the files of a bundle are as its manifests say.
    """

    recorded: StoredRun
    run: Run | None = None
    name: str | None = None
    is_whole: bool = True


def earlier_run(path: str) -> tuple[EarlierRun | None, list[Diagnostic | Bilingual]]:
    """Return the run in a results file or in evidence, a folder or a zip; None where it cannot be used, with what is to be said.

    Raises ``OSError`` where a bundle cannot be unpacked into a temporary folder.
    """
    if _is_bundle(path):
        return _of_evidence(path)
    data, problem = read_results(Path(path))
    if data is None:
        return None, [] if problem is None else [problem]
    return EarlierRun(stored_run(data)), []


def difference_between(first: EarlierRun, second: EarlierRun) -> Difference:
    """Return how two runs differ: by evaluating mixed cases where both have their inputs, else from their results alone."""
    if first.run is None or second.run is None:
        return difference_of_results(first.recorded, second.recorded)
    return difference(first.run, second.run)


def _is_bundle(path: str) -> bool:
    """Say whether a path leads to a folder or, by its first bytes, to a zip."""
    try:
        if Path(path).is_dir():
            return True
        if not is_file(path):
            return False
        with Path(path).open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False


def _of_evidence(path: str) -> tuple[EarlierRun | None, list[Diagnostic | Bilingual]]:
    # Only a run with evidence needs these.
    from dp_rules.evidence.as_run import bundled_run  # noqa: PLC0415
    from dp_rules.evidence.bundle import opened  # noqa: PLC0415
    from dp_rules.evidence.verify import file_findings  # noqa: PLC0415

    with opened(path) as (bundle, found):
        if bundle is None:
            return None, list(found)
        read, told = bundled_run(bundle)
        if read is None:
            return None, told
        return EarlierRun(read.recorded, read.run, bundle.name, not file_findings(bundle)), told
