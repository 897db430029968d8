"""The program's verbs on plain data: check a spec, load a plan, load facts, evaluate, explain, and what an auditor asks.

plan = load_plan("liaoning")
facts = load_facts(plan, "examples/liaoning-2020.csv")
for result in evaluate(plan, facts):
    print(result.indicator.id, result.verdict, explain(plan, facts, result)["steps"]["numbers"])
"""

from dp_rules.api.disputes import difference, dispute, what_if
from dp_rules.api.evidence import create_evidence, verify_evidence
from dp_rules.api.inputs import InputError, check, load_facts, load_plan
from dp_rules.api.verdicts import changes, evaluate, explain, gates, standings, where_used
from dp_rules.facts import vocabulary_of

__all__ = [
    "InputError",
    "changes",
    "check",
    "create_evidence",
    "difference",
    "dispute",
    "evaluate",
    "explain",
    "gates",
    "load_facts",
    "load_plan",
    "standings",
    "verify_evidence",
    "vocabulary_of",
    "what_if",
    "where_used",
]
