"""Which periods make up a series: those that ``--period`` names, or all that have data, of one length."""

from dp_rules.cli.inputs import periods_or_exit
from dp_rules.cli.language import say
from dp_rules.cli.output import Exit, fail, note
from dp_rules.data.dataset import Dataset
from dp_rules.quantity.one_length import of_one_length
from dp_rules.quantity.period import Period


def series_periods_or_exit(facts: Dataset, option: str | None, left_out: list[Period]) -> list[Period]:
    """Return periods of one length in order; those of another length go into ``left_out``, and that is said."""
    named = facts.known_periods() if option is None else periods_or_exit(facts, option)
    if not named:
        fail(say("数据里没有一个时期有数", "the data has no figure for any period"), Exit.BAD_INPUT)
    chosen, others = of_one_length(named)
    left_out += others
    if others:
        names = say("、", ", ").join(map(str, others))
        alike, _ = of_one_length(others)
        example = f"{alike[0]}..{alike[-1]}" if len(alike) > 1 else str(alike[0])
        note(
            say(
                f"长短不同的时期不能相比，这里没有用：{names}（用 --period {example} 另看）",
                f"periods of another length do not compare and are left out: {names} (see them with --period {example})",
            )
        )
    return chosen
