"""How the pace of an indicator is judged: by which method, and from which year where the plan states no baseline."""

from dp_rules.pace.methods import DEFAULT
from dp_rules.quantity.period import Period
from dp_rules.spec.model import PaceChoice
from dp_rules.spec.names import Files


def read_pace(id_: str, files: Files) -> PaceChoice:
    """Return what a stack says of an indicator's pace.

    A file speaks over those that it extends, and what is said of one indicator over what is said of all.
    """
    choice = PaceChoice(DEFAULT, None)
    for file in reversed(files):
        stated = file.values.get("pace", {})
        choice = PaceChoice(
            stated.get("method", choice.method), Period(stated["from"]) if "from" in stated else choice.start
        )
    for file in files:
        own = file.values.get("indicators", {}).get(id_, {}).get("pace")
        if own is not None:
            return choice._replace(method=own)
    return choice
