"""What ``evidence verify`` and ``evidence show`` say, as plain data: ``schemas/verification.schema.json``."""

from typing import Any

from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.coverage import LeftOut
from dp_rules.evidence.engine import Engine
from dp_rules.evidence.finding import Finding
from dp_rules.evidence.verify import Checked
from dp_rules.version import VERSION

FORMAT = "dp_rules.verification"
FORMAT_VERSION = 1

MOST_NAMED = 200
"""So many areas are named in a report; a bundle's ``run.json`` has all."""


def verification_data(
    bundle: Bundle, findings: list[Finding], checked: Checked | None, left_out: LeftOut | None = None
) -> dict[str, Any]:
    """Return what is in a bundle, and what was found; ``checked`` is None where nothing was computed again.

    ``left_out`` is what of plan and data is not in the bundle, where that is known.
    """
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "bundle": about_data(bundle),
        "left_out": None if left_out is None else _left_out_data(left_out),
        "verified": None if checked is None else checked.is_verified,
        "results_same": None if checked is None else checked.results_same,
        "findings": [_finding_data(finding) for finding in findings],
    }


def _left_out_data(left: LeftOut) -> dict[str, Any]:
    return {
        "planned": left.planned,
        "indicators": [
            {"id": one.id, "name": one.definition.name.zh, "name_en": one.definition.name.en} for one in left.indicators
        ],
        "periods": None if left.periods is None else list(left.periods),
        "areas": None if left.areas is None else {"count": len(left.areas), "first": list(left.areas[:MOST_NAMED])},
    }


def about_data(bundle: Bundle) -> dict[str, Any]:
    """Return what a bundle says that it is."""
    said, run = bundle.statement["predicate"], bundle.run
    return {
        "plan": said["plan"],
        "specs": [{"file": one.file, "name": one.name} for one in run.specs],
        "data": [{"file": one.file, "name": one.name} for one in (*run.data, *(one for _, one in run.tables))],
        "areas_table": None if run.areas is None else {"file": run.areas.file, "name": run.areas.name},
        "maps": [{"file": one.file, "name": one.name} for one in run.maps],
        "prefer": list(run.prefer),
        "periods": list(run.periods),
        "areas": {"count": len(run.places), "first": list(run.places[:MOST_NAMED])},
        "indicators": len(run.indicators),
        "summary": said["summary"],
        "explanations": said["explanations"],
        "engine": _engine_data(bundle.engine),
        "declaration": None
        if bundle.declaration is None
        else {key: bundle.declaration[key] for key in ("who", "when", "why", "text")},
        "files": len(bundle.digests),
    }


def _engine_data(engine: Engine) -> dict[str, Any]:
    return {"version": engine.version, "python": engine.python, "dependencies": engine.dependencies}


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "fault": finding.is_fault,
        "message": {"zh": finding.message.zh, "en": finding.message.en},
        "file": finding.file,
        "indicator": finding.indicator,
        "area": finding.area,
        "period": finding.period,
        "recorded": finding.recorded,
        "recomputed": finding.recomputed,
    }
