"""The words of the worklist, in both languages."""

from typing import Final

from dp_rules.evaluation.duties.situation import Situation
from dp_rules.evaluation.milestones import MilestoneDue
from dp_rules.text.bilingual import Bilingual

SITUATION: Final[dict[Situation, Bilingual]] = {
    "missed": Bilingual("到期未达标", "missed"),
    "milestone_missed": Bilingual("未达到阶段目标", "milestone missed"),
    "slipped": Bilingual("由达标转为不达标", "slipped"),
    "regressing": Bilingual("倒退", "regressing"),
    "behind": Bilingual("滞后", "behind"),
    "not_met": Bilingual("未达标，进度无法评估", "not met, pace not assessable"),
    "undetermined": Bilingual("无法判定", "undetermined"),
    "gate_failed": Bilingual("数据未通过检查", "data blocked by a gate"),
    "not_evaluated": Bilingual("未评价", "not evaluated"),
    "on_track": Bilingual("未达标，进度正常", "not met yet, on track"),
    "met": Bilingual("达标", "met"),
}
MILESTONE_DUE: Final[dict[MilestoneDue, Bilingual]] = {
    "not_due": Bilingual("未到期", "not due"),
    "due": Bilingual("到期", "due"),
    "overdue": Bilingual("已过期", "overdue"),
}
NO_DEPARTMENT: Final = Bilingual("（未写明部门）", "(no department named)")
SHARED: Final = Bilingual("共同牵头", "shared lead")
SEMICOLON: Final = Bilingual("；", "; ")
COMMA: Final = Bilingual("，", ", ")
COLON: Final = Bilingual("：", ": ")


def joined(parts: list[Bilingual], mark: Bilingual) -> Bilingual:
    """Return the parts joined by a mark."""
    return Bilingual(mark.zh.join(part.zh for part in parts), mark.en.join(part.en for part in parts))
