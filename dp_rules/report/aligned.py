"""Lines of text in two columns: what is said, and beside it the place or a remark."""

from dp_rules.text.safe import on_one_line
from dp_rules.text.width import display_width

_WIDEST_LEFT = 72


def aligned(lines: list[tuple[int, str, str]]) -> list[str]:
    """Return lines of (depth, left, right) with what stands on the right in one column."""
    shown = [("  " * depth + on_one_line(left), on_one_line(right)) for depth, left, right in lines]
    column = min(max((display_width(left) for left, right in shown if right), default=0), _WIDEST_LEFT)
    return [
        left + " " * max(column - display_width(left), 0) + "   " + right if right else left for left, right in shown
    ]
