"""A small plan whose worklist is asked for, and short ways to say what it lists."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gates.small import AREAS, facts, small_plan

from dp_rules.evaluation.duties.duty import duties_of
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period, read_period
from dp_rules.report.values import Json
from dp_rules.report.worklist.worklist import worklist_data

BASELINE = 'baseline = { period = 2020, value = "40%", place = "p" }\n'
MILESTONE = (
    '[[indicators.more.milestones]]\nyear = 2023\nrule = "rate(part, people) >= 60%"\nwording = "六成"\nplace = "p"\n'
)


def indicator(
    more: str = "", *, rule: str = "rate(part, people) > 70%", due: int = 2025, lead: str = '["省民政厅"]'
) -> str:
    """Return an indicator of the plan, ``more`` being further keys of it."""
    leads = f"lead = {lead}\n" if lead else ""
    return f"""[indicators.more]
no = 9
name = "某率"
rule = "{rule}"
wording = "大于七成"
place = "表第9行"
due = {due}
{leads}with = ["省妇联", "省教育厅"]
{more}"""


def worklist(
    folder: Path,
    plan: str,
    *rows: str,
    areas: Sequence[str] = ("P",),
    period: str = "2023",
    level: str | None = None,
    indicators: Sequence[str] = ("more",),
    departments: Sequence[str] = (),
    everything: bool = False,
    table: str = AREAS,
    **items: str,
) -> Json:
    """Return the worklist of a plan with an indicator ``more`` beside those of the small one."""
    read = small_plan(folder, of_plan=plan, **items)
    dataset = facts(read, folder, *rows, areas=table)
    gated = run_gates(dataset, read.scope, read.gates)
    chosen = [one for one in read.indicators if one.id in indicators]
    when = read_period(period) or Period(0)
    results = evaluate_plan(read, dataset, areas, [when], chosen, gated)
    duties = duties_of(read, dataset, results, gated, level, everything=everything)
    return worklist_data(read, duties, chosen, dataset.areas, dataset.files, departments)


def entries(data: Json) -> list[Json]:
    """Return all entries, those of each department in turn."""
    return [entry for department in data["departments"] for entry in department["entries"]]


def only(data: Json) -> Any:
    """Return the one entry that there is."""
    found = entries(data)
    assert len(found) == 1, found
    return found[0]
