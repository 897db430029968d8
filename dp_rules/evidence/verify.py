"""Evidence is checked: every file against the manifests, every verdict by computing it again, the signature by a key."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dp_rules.evidence.bag import BagFault, bag_faults, bag_info
from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.compare import explanations_differ, recorded_results, results_differ, written_otherwise
from dp_rules.evidence.coverage import LeftOut, left_out
from dp_rules.evidence.engine import Engine, engine_here
from dp_rules.evidence.finding import Finding, Kind
from dp_rules.evidence.keys import PublicKey
from dp_rules.evidence.layout import BAG_INFO, BAGIT, BAGIT_TEXT, EXPLANATIONS, MANIFEST, RESULTS, TAG_MANIFEST
from dp_rules.evidence.listed import NotAsWritten
from dp_rules.evidence.meant import file_contradictions, run_contradictions, unknown_areas
from dp_rules.evidence.outcome import TooMuch, write_outcome
from dp_rules.evidence.recompute import Prepared, prepared
from dp_rules.evidence.said import engine_findings, statement_findings
from dp_rules.evidence.signed import signature_findings
from dp_rules.facts import MOST_PERIODS
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors
from dp_rules.text.place import address

MOST_TROUBLE = 20

MOST_MORE = 1000
"""So many results more than are recorded are computed all the same, to name those that were left out."""

_MOST_TIMES, _SPARE = 2, 20_000_000
"""So many times what is recorded, and so many characters, are written at most when it is computed again."""


class Checked(NamedTuple):
    """What checking a bundle found; ``here`` is the engine that computed it again.

    ``results_same`` says whether it came to the same results, None where that could not be done. ``left_out`` is
    what of plan and data is not in the bundle, None where they cannot be read.
    """

    findings: list[Finding]
    here: Engine
    results_same: bool | None
    left_out: LeftOut | None = None

    @property
    def is_verified(self) -> bool:
        """Whether nothing was found for which the bundle does not verify."""
        return not any(finding.is_fault for finding in self.findings)


def verify(bundle: Bundle, keys: Sequence[PublicKey] | None) -> tuple[Checked | None, list[Diagnostic]]:
    """Check a bundle, its signature by ``keys`` if some are given; None where it is refused, with the reason.

    Nothing of the bundle is run, nothing is written outside private folders, and no more is computed and
    written there than the bundle itself records, or little more.
    """
    of_files = file_findings(bundle)
    found = [*of_files, *signature_findings(bundle, keys)]
    told = {finding.file for finding in of_files}
    of_run = [one for one in file_contradictions(bundle) if one.file not in told]
    found += of_run
    here = engine_here([one.file for one in bundle.run.files])
    of_engine = engine_findings(bundle.engine, here)
    if any(one.file not in bundle.digests for one in bundle.run.files) and not of_files:
        return Checked(found + of_engine, here, None), []
    run, problems = prepared(bundle.run, bundle.folder)
    refused = [one for one in problems if one.code == "unsafe-bundle"]
    if refused:
        return None, refused
    found += of_engine
    if run is None:
        return Checked(found + _trouble(problems), here, None), []
    found += run_contradictions(bundle.run, run)
    left = left_out(bundle, run.plan, run.facts)
    why_not = _why_not(bundle, run)
    if why_not:
        return Checked(found + why_not, here, None, left), []
    with tempfile.TemporaryDirectory(prefix="dp-rules-", ignore_cleanup_errors=True) as private:
        try:
            outcome = write_outcome(run, bundle.run.explained, Path(private), _most(bundle))
        except TooMuch:
            return Checked([*found, _TOO_MUCH], here, None, left), []
        differences, same = _differences(bundle, Path(private), here)
    found += differences
    if not of_files:
        found += statement_findings(bundle, run, outcome, same=same)
    return Checked(found, here, same, left), []


_TOO_MUCH = Finding(
    "cannot_recompute",
    Bilingual(
        "没有算完：算出的远多于存证里的，已停止", "it was not computed to its end: far more comes out than is recorded"
    ),
    file=RESULTS,
)


def _most(bundle: Bundle) -> int:
    """Return how much is written at most when a bundle is computed again."""
    sizes = ((bundle.folder / name).stat().st_size for name in (RESULTS, EXPLANATIONS) if name in bundle.digests)
    return _MOST_TIMES * sum(sizes) + _SPARE


def _why_not(bundle: Bundle, run: Prepared) -> list[Finding]:
    """Return why nothing is computed again: for areas that are none, or far other results than the bundle has."""
    unknown = unknown_areas(run)
    if unknown:
        return unknown
    if RESULTS not in bundle.digests:
        return [Finding("cannot_recompute", Bilingual("没有可比的结果", "there are no results to compare with"))]
    asked = len(run.periods) * len(run.places) * len(run.indicators)
    try:
        recorded = recorded_results(bundle.folder)
    except NotAsWritten as error:
        words = Bilingual(f"内容读不了：{error.why.zh}", f"it cannot be read: {error.why.en}")
        return [Finding("results", words, file=RESULTS)]
    if len(run.periods) > MOST_PERIODS or asked > recorded + MOST_MORE:
        words = Bilingual(
            f"run.json 要算 {asked} 个结果，这里有 {recorded} 个：记录的时期、地区或指标与结果不是一回事，没有重新计算",
            f"run.json names {asked} results, and {recorded} are here: the recorded periods, areas or indicators "
            "are not those of the results, and nothing is computed again",
        )
        return [Finding("cannot_recompute", words, file=RESULTS)]
    return []


def _differences(bundle: Bundle, again: Path, here: Engine) -> tuple[list[Finding], bool]:
    """Return how results and explanations differ from those in the folder ``again``, and whether the results are the same."""
    version = bundle.engine.version
    of_results = results_differ(bundle.folder, again, version)
    told = {(one.kind.removeprefix("result_"), one.indicator, one.area, one.period) for one in of_results}
    found = [*of_results]
    if EXPLANATIONS in bundle.digests or (again / EXPLANATIONS).exists():
        found += [
            one
            for one in explanations_differ(bundle.folder, again, version)
            if (one.kind.removeprefix("explanation_"), one.indicator, one.area, one.period) not in told
        ]
    if not found and bundle.engine == here:
        found = written_otherwise(bundle.folder, again)
    return found, not of_results


_BAG_WORDS: dict[str, Bilingual] = {
    "altered": Bilingual("被改动过", "it has been altered"),
    "missing": Bilingual("缺少这个文件", "the file is missing"),
    "extra": Bilingual("多出的文件：清单里没有", "an extra file, which no manifest names"),
    "manifest": Bilingual("清单读不懂", "the manifest cannot be read"),
}


def file_findings(bundle: Bundle) -> list[Finding]:
    """Return every file that is not as the manifests say, and copies of the engine's files that are not theirs."""
    faults = bag_faults(bundle.digests, bundle.read(MANIFEST), bundle.read(TAG_MANIFEST))
    if (
        BAGIT in bundle.digests
        and bundle.read(BAGIT) != BAGIT_TEXT.encode()
        and BagFault("altered", BAGIT) not in faults
    ):
        faults.append(BagFault("altered", BAGIT))
    faults += [
        BagFault("missing", name)
        for name in (BAGIT, BAG_INFO, RESULTS)
        if name not in bundle.digests and BagFault("missing", name) not in faults
    ]
    if not faults and bundle.read(BAG_INFO) != bag_info(bundle.folder, bundle.digests, bundle.engine.version).encode():
        faults.append(BagFault("altered", BAG_INFO))
    kinds: dict[str, Kind] = {"altered": "altered", "missing": "missing", "extra": "extra", "manifest": "manifest"}
    return [Finding(kinds[fault.kind], _BAG_WORDS[fault.kind], file=fault.file) for fault in faults]


def _trouble(problems: Sequence[Diagnostic]) -> list[Finding]:
    """Return that nothing could be computed again, with every reason."""
    errors = [one for one in problems if has_errors([one])]
    found = [
        Finding(
            "cannot_recompute",
            Bilingual(
                f"无法重新计算：{address(one.place)}：{one.message.zh}",
                f"it cannot be computed again: {address(one.place)}: {one.message.en}",
            ),
            file=getattr(one.place, "file", None),
        )
        for one in errors[:MOST_TROUBLE]
    ]
    if len(errors) > MOST_TROUBLE:
        more = len(errors) - MOST_TROUBLE
        found.append(Finding("cannot_recompute", Bilingual(f"另有 {more} 处", f"and {more} more")))
    return found
