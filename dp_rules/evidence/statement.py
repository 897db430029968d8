"""``data/statement.json``: which files rest on which, as an in-toto Statement v1 (https://in-toto.io/Statement/v1)."""

from collections.abc import Mapping
from typing import Any

from dp_rules.evidence.engine import Engine, engine_data
from dp_rules.evidence.layout import EXPLANATIONS, PAYLOAD, RESULTS, RUN, STATEMENT
from dp_rules.evidence.outcome import Outcome
from dp_rules.evidence.recompute import Prepared

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "urn:x-dp-rules:evidence:1"


def statement_data(run: Prepared, outcome: Outcome, engine: Engine, digests: Mapping[str, str]) -> dict[str, Any]:
    """Return the statement: results and explanations by digest, and what they were made from, by what.

    ``digests`` are those of all files under ``data/`` but the statement itself.
    """
    made = {RESULTS, EXPLANATIONS, RUN, STATEMENT}
    materials = sorted(name for name in digests if name.startswith(PAYLOAD) and name not in made)
    return {
        "_type": STATEMENT_TYPE,
        "subject": [_resource(name, digests) for name in (RESULTS, EXPLANATIONS) if name in digests],
        "predicateType": PREDICATE_TYPE,
        "predicate": {
            "run": _resource(RUN, digests),
            "materials": [_resource(name, digests) for name in materials],
            "tool": engine_data(engine),
            "plan": {
                "id": run.plan.id,
                "name": run.plan.name.zh,
                "name_en": run.plan.name.en,
                "area": run.plan.area,
            },
            "periods": [str(period) for period in run.periods],
            "areas": len(run.places),
            "indicators": len(run.indicators),
            "summary": outcome.summary,
            "explanations": outcome.explanations,
        },
    }


def _resource(name: str, digests: Mapping[str, str]) -> dict[str, Any]:
    return {"name": name, "digest": {"sha256": digests[name]}}
