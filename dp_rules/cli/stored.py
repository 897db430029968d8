"""What commands read of earlier runs: a results file, or evidence, which holds the inputs too."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.stored import StoredRun, stored_run
from dp_rules.cli.ending import ended_in_order
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.files import is_file
from dp_rules.results_file import read_results
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

_ZIP = b"PK\x03\x04"


class EarlierRun(NamedTuple):
    """What a run came to, and with evidence the run itself."""

    recorded: StoredRun
    run: Run | None = None


def earlier_run_or_exit(path: str) -> EarlierRun:
    """Return the run in a results file or in evidence, a folder or a zip; or end with what is wrong with it."""
    if _is_bundle(path):
        return _of_evidence_or_exit(path)
    data, problem = read_results(Path(path))
    if data is None:
        _refuse([] if problem is None else [problem])
    return EarlierRun(stored_run(data))


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


def _of_evidence_or_exit(path: str) -> EarlierRun:
    # Only a run with evidence needs these.
    from dp_rules.evidence.as_run import bundled_run  # noqa: PLC0415
    from dp_rules.evidence.bundle import opened  # noqa: PLC0415
    from dp_rules.evidence.verify import file_findings  # noqa: PLC0415

    with ended_in_order(), opened(path) as (bundle, found):
        if bundle is None:
            _refuse(found)
        if file_findings(bundle):
            note(
                say(
                    f"{bundle.name} 的文件与清单不符；细节见 dp-rules evidence verify",
                    f"{bundle.name} has files that are not as its manifests say: see dp-rules evidence verify",
                )
            )
        read, told = bundled_run(bundle)
        if read is None:
            _refuse(told)
        _tell(told)
        if read.run is None:
            note(
                say(
                    f"{bundle.name} 的规格或数据，这里的程序读不了：只比较结果",
                    f"the specs or data of {bundle.name} cannot be read by this program: only its results are used",
                )
            )
        return EarlierRun(*read)


def _refuse(told: Sequence[Diagnostic | Bilingual]) -> NoReturn:
    """End the command with why a file cannot be used."""
    plain = [one for one in told if isinstance(one, Bilingual)]
    if plain:
        fail(plain[0].say(LANGUAGE))
    _tell(told)
    raise SystemExit(Exit.BAD_INPUT)


def _tell(told: Sequence[Diagnostic | Bilingual]) -> None:
    show_diagnostics([one for one in told if isinstance(one, Diagnostic)])
