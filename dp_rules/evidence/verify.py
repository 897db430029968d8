"""Evidence is checked: every file against the manifests, every verdict by computing it again, the signature by a key."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dp_rules.evidence.bag import BagFault, bag_faults, bag_info
from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.compare import explanations_differ, results_differ, written_otherwise
from dp_rules.evidence.engine import Engine, engine_here
from dp_rules.evidence.finding import Finding, Kind
from dp_rules.evidence.keys import PublicKey
from dp_rules.evidence.layout import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    ENGINE,
    EXPLANATIONS,
    MANIFEST,
    PAYLOAD,
    RESULTS,
    SIGNATURE,
    STATEMENT,
    TAG_MANIFEST,
)
from dp_rules.evidence.outcome import Outcome, write_outcome
from dp_rules.evidence.recompute import Prepared, prepared
from dp_rules.evidence.signature import fingerprint, is_right, read_signature
from dp_rules.evidence.statement import statement_data
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors
from dp_rules.text.place import address

MOST_TROUBLE = 20


class Checked(NamedTuple):
    """What checking a bundle found; ``here`` is the engine that computed it again.

    ``results_same`` says whether it came to the same results, None where that could not be done.
    """

    findings: list[Finding]
    here: Engine
    results_same: bool | None

    @property
    def is_verified(self) -> bool:
        """Whether nothing was found for which the bundle does not verify."""
        return not any(finding.is_fault for finding in self.findings)


def verify(bundle: Bundle, keys: Sequence[PublicKey] | None) -> tuple[Checked | None, list[Diagnostic]]:
    """Check a bundle, its signature by ``keys`` if some are given; None where it is refused, with the reason.

    Nothing of the bundle is run, and nothing is written outside private folders.
    """
    of_files = file_findings(bundle)
    found = [*of_files, *signature_findings(bundle, keys)]
    run, problems = prepared(bundle.run, bundle.folder)
    refused = [one for one in problems if one.code == "unsafe-bundle"]
    if refused:
        return None, refused
    here = engine_here([one.file for one in bundle.run.files])
    found += engine_findings(bundle.engine, here)
    if run is None:
        return Checked(found + _trouble(problems), here, None), []
    with tempfile.TemporaryDirectory(prefix="dp-rules-", ignore_cleanup_errors=True) as private:
        again = Path(private)
        outcome = write_outcome(run, bundle.run.explained, again)
        differences: list[Finding] = []
        if RESULTS in bundle.digests:
            differences = results_differ(bundle.folder, again)
        same = RESULTS in bundle.digests and not differences
        if EXPLANATIONS in bundle.digests or outcome.explanations:
            differences += explanations_differ(bundle.folder, again)
        if not differences and RESULTS in bundle.digests and bundle.engine == here:
            differences = written_otherwise(bundle.folder, again)
    found += differences
    if not of_files:
        found += _statement_findings(bundle, run, outcome, same=same)
    return Checked(found, here, same), []


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


def signature_findings(bundle: Bundle, keys: Sequence[PublicKey] | None) -> list[Finding]:
    """Return what is to be said of the signature: by whom it is, and whether it is one."""
    data, message = bundle.read(SIGNATURE), bundle.read(TAG_MANIFEST)
    if data is None or message is None:
        if keys is None:
            return []
        return [Finding("signature_missing", Bilingual("没有签名", "there is no signature"), file=SIGNATURE)]
    signature = read_signature(data)
    if signature is None:
        return [Finding("signature_wrong", Bilingual("签名读不懂", "the signature cannot be read"), file=SIGNATURE)]
    by = fingerprint(signature.key)
    right = is_right(signature, message)
    if right is None:
        words = Bilingual(
            f'有签名，密钥 {by}；没有核对：要装 pip install "dp-rules[sign]"',
            f'it is signed, by the key {by}, which was not checked: pip install "dp-rules[sign]" does that',
        )
        return [Finding("signature_unchecked", words, is_fault=keys is not None, file=SIGNATURE)]
    if not right:
        words = Bilingual(
            f"签名与内容不符，密钥 {by}", f"the signature is not one over this content; it names the key {by}"
        )
        return [Finding("signature_wrong", words, file=SIGNATURE)]
    if keys is None:
        words = Bilingual(
            f"有签名，密钥 {by}；没有核对是谁的（用 --key 给出签名人的公钥）",
            f"it is signed by the key {by}; whose that is was not checked (give the signer's public key with --key)",
        )
        return [Finding("signature_unchecked", words, is_fault=False, file=SIGNATURE)]
    who = next((known.who for known in keys if known.key == signature.key), None)
    if who is None:
        words = Bilingual(
            f"签名的密钥 {by} 不是给出的公钥", f"it is signed by {by}, which is not the key that was given"
        )
        return [Finding("signature_other_key", words, file=SIGNATURE)]
    words = Bilingual(f"签名无误，密钥 {by} {who}".rstrip(), f"the signature is right: {by} {who}".rstrip())
    return [Finding("signature_good", words, is_fault=False, file=SIGNATURE)]


def engine_findings(made_with: Engine, here: Engine) -> list[Finding]:
    """Return in what the engine that made the bundle is another than the one that checks it; none is a fault by itself."""
    found = []
    if made_with.version != here.version:
        found.append(
            _of_engine(
                "engine_version", Bilingual("程序版本", "version of the program"), made_with.version, here.version
            )
        )
    elif made_with.code != here.code:
        words = Bilingual("程序的代码（版本相同）", "code of the program (of the same version)")
        found.append(_of_engine("engine_code", words, made_with.code, here.code))
    for name in sorted(made_with.files.keys() | here.files.keys()):
        there, own = made_with.files.get(name), here.files.get(name)
        if there != own:
            found.append(_of_engine("engine_file", Bilingual(name, name), there, own)._replace(file=f"{ENGINE}/{name}"))
    versions = {"python": made_with.python, **made_with.dependencies}, {"python": here.python, **here.dependencies}
    for name in sorted(versions[0].keys() | versions[1].keys()):
        there, own = versions[0].get(name), versions[1].get(name)
        if there != own:
            found.append(_of_engine("dependency", Bilingual(name, name), there, own))
    return found


def _of_engine(kind: Kind, what: Bilingual, there: str | None, here: str | None) -> Finding:
    words = Bilingual(f"{what.zh}与做存证时不同", f"{what.en}: not the one by which the bundle was made")
    return Finding(kind, words, is_fault=False, recorded=there, recomputed=here)


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


_CONSEQUENCES = frozenset({"summary", "explanations"})
"""What a statement says otherwise where results differ, which has been told."""


def _statement_findings(bundle: Bundle, run: Prepared, outcome: Outcome, *, same: bool) -> list[Finding]:
    """Return what the statement says otherwise than the bundle's files and the run computed again do.

    ``same`` says that the results are the same; whoever asks has seen that the files are as the manifests say.
    """
    payload = {
        name: digest for name, digest in bundle.digests.items() if name.startswith(PAYLOAD) and name != STATEMENT
    }
    again = statement_data(run, outcome, bundle.engine, payload)
    there, here = bundle.statement, json.loads(json.dumps(again))
    parts = [(name, there[name], here[name]) for name in ("subject",)]
    parts += [(name, there["predicate"][name], part) for name, part in here["predicate"].items()]
    found = []
    for name, said, is_so in parts:
        if said != is_so and (same or name not in _CONSEQUENCES):
            words = Bilingual(
                f"声明中的“{name}”与存证的内容不符", f'the part "{name}" of the statement is not what the bundle holds'
            )
            found.append(Finding("statement", words, file=STATEMENT))
    files = {f"{ENGINE}/{name}": digest for name, digest in bundle.engine.files.items()}
    for name, digest in files.items():
        if payload.get(name) != digest:
            words = Bilingual("不是声明中所写的那个文件", "it is not the file that the statement names")
            found.append(Finding("statement", words, file=name))
    return found
