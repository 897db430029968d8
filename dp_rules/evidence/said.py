"""What a bundle says of itself beside results: by which engine it was made, and its statement."""

import json

from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.engine import Engine
from dp_rules.evidence.finding import Finding, Kind
from dp_rules.evidence.layout import ENGINE, PAYLOAD, STATEMENT
from dp_rules.evidence.outcome import Outcome
from dp_rules.evidence.recompute import Prepared
from dp_rules.evidence.statement import statement_data
from dp_rules.text.bilingual import Bilingual


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
            words = Bilingual("这里的程序用的不是这个文件", "the program here has another such file")
            found.append(Finding("engine_file", words, False, f"{ENGINE}/{name}", recorded=there, recomputed=own))  # noqa: FBT003
    versions = {"python": made_with.python, **made_with.dependencies}, {"python": here.python, **here.dependencies}
    for name in sorted(versions[0].keys() | versions[1].keys()):
        there, own = versions[0].get(name), versions[1].get(name)
        if there != own:
            found.append(_of_engine("dependency", Bilingual(name, name), there, own))
    return found


def _of_engine(kind: Kind, what: Bilingual, there: str | None, here: str | None) -> Finding:
    words = Bilingual(f"{what.zh}与做存证时不同", f"{what.en}: not the one by which the bundle was made")
    return Finding(kind, words, is_fault=False, recorded=there, recomputed=here)


_CONSEQUENCES = frozenset({"summary", "explanations"})
"""What a statement says otherwise where results differ, which has been told."""


_PARTS = {
    "subject": Bilingual("结果和说明的文件", "the files of results and explanations"),
    "run": Bilingual("run.json", "run.json"),
    "materials": Bilingual("所依据的文件", "the files that verdicts rest on"),
    "tool": Bilingual("程序", "the program"),
    "plan": Bilingual("计划", "the plan"),
    "periods": Bilingual("时期", "the periods"),
    "areas": Bilingual("地区的个数", "how many areas there are"),
    "indicators": Bilingual("指标的个数", "how many indicators there are"),
    "summary": Bilingual("各结论的个数", "how many results have each verdict"),
    "explanations": Bilingual("说明的个数", "how many results are explained"),
}


def statement_findings(bundle: Bundle, run: Prepared, outcome: Outcome, *, same: bool) -> list[Finding]:
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
            what = _PARTS[name]
            words = Bilingual(
                f"声明中的“{what.zh}”与存证的内容不符",
                f"what the statement says of {what.en} is not what the bundle holds",
            )
            found.append(Finding("statement", words, file=STATEMENT))
    files = {f"{ENGINE}/{name}": digest for name, digest in bundle.engine.files.items()}
    for name, digest in files.items():
        if payload.get(name) != digest:
            words = Bilingual("不是声明中所写的那个文件", "it is not the file that the statement names")
            found.append(Finding("statement", words, file=name))
    return found
