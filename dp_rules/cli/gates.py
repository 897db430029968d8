"""What the gates find, as commands tell it beside their results."""

from collections.abc import Iterable

from dp_rules.cli.language import say
from dp_rules.cli.output import note, show_diagnostics
from dp_rules.gates.fault import Finding
from dp_rules.gates.run import Gated
from dp_rules.gates.told import told


def tell_gates(gated: Gated, concerned: Iterable[Finding] | None = None) -> None:
    """Tell in full what concerns the results, and in one line how much else there is and how to see it; None for everything."""
    said = told(gated, concerned)
    show_diagnostics(said.diagnostics)
    if said.more:
        note(
            say(
                f"数据检查还发现 {said.more} 处，没有列出；用 evaluate --format json，全部在 gates 里\n",
                f"data gates find {said.more} more, not listed here: evaluate --format json has all of them under gates\n",
            )
        )
    if said.elsewhere:
        note(
            say(
                f"数据检查还发现 {said.elsewhere} 处，都不涉及这里用到的数；要看：dp-rules evaluate SPEC DATA --period all（不写 --indicator、--area），或 evaluate --format json 的 gates\n",
                f"data gates find {said.elsewhere} more, in figures that nothing here rests on: see dp-rules evaluate SPEC DATA --period all without --indicator and --area, or gates in evaluate --format json\n",
            )
        )
