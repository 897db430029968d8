"""What commands read of earlier runs: a results file, or evidence, which holds the inputs too."""

from collections.abc import Sequence
from typing import NoReturn

from dp_rules.cli.ending import ended_in_order
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.evidence.earlier import EarlierRun, earlier_run
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


def earlier_run_or_exit(path: str) -> EarlierRun:
    """Return the run in a results file or in evidence, a folder or a zip; or end with what is wrong with it."""
    with ended_in_order():
        earlier, told = earlier_run(path)
    if earlier is None:
        _refuse(told)
    if not earlier.is_whole:
        note(
            say(
                f"{earlier.name} 的文件与清单不符；细节见 dp-rules evidence verify",
                f"{earlier.name} has files that are not as its manifests say: see dp-rules evidence verify",
            )
        )
    _tell(told)
    if earlier.name is not None and earlier.run is None:
        note(
            say(
                f"{earlier.name} 的规格或数据，这里的程序读不了：只比较结果",
                f"the specs or data of {earlier.name} cannot be read by this program: only its results are used",
            )
        )
    return earlier


def _refuse(told: Sequence[Diagnostic | Bilingual]) -> NoReturn:
    """End the command with why a file cannot be used."""
    plain = [one for one in told if isinstance(one, Bilingual)]
    if plain:
        fail(plain[0].say(LANGUAGE))
    _tell(told)
    raise SystemExit(Exit.BAD_INPUT)


def _tell(told: Sequence[Diagnostic | Bilingual]) -> None:
    show_diagnostics([one for one in told if isinstance(one, Diagnostic)])
