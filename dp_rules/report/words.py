"""The words for verdicts, data, dates and reasons, in both languages."""

from dp_rules.quantity.missing import MISSING_WORDS
from dp_rules.text.bilingual import Bilingual

VERDICT = {
    "met": Bilingual("达标", "met"),
    "not_met": Bilingual("未达标", "not met"),
    "undetermined": Bilingual("无法判定", "undetermined"),
    "not_evaluated": Bilingual("未评价", "not evaluated"),
}
DATA = {
    "complete": Bilingual("完整", "complete"),
    "partial": Bilingual("不全", "partial"),
    "reported_only": Bilingual("只有上报值", "reported only"),
    "gate_failed": Bilingual("未通过检查", "gate failed"),
    "none": Bilingual("无", "none"),
}
DUE = {
    "not_due": Bilingual("未到期", "not due"),
    "milestone_due": Bilingual("阶段目标到期", "milestone due"),
    "due": Bilingual("到期", "due"),
    "overdue": Bilingual("已过期", "overdue"),
}
FRAGILE = {
    "one_case": Bilingual("增减一个（一例、一人、一个县）就会改变结论", "one case more or less would turn it"),
    "rounding": Bilingual("按目标值的位数修约后结论会改变", "rounding to the target's own precision would turn it"),
    "strictness": Bilingual(
        "“超过”还是“达到”决定结论", "a strict instead of an inclusive comparison would turn it, or the reverse"
    ),
    "reading": Bilingual("按计划原文的另一种解读，结论会改变", "another reading of the plan's words would turn it"),
}
BASIS = {
    "measure": Bilingual("由数据项计算", "computed from items"),
    "totals": Bilingual("由上报的合计数计算", "computed from reported totals"),
    "figure": Bilingual("上报值", "reported figure"),
    "none": Bilingual("没有可用的数据", "no data that can be used"),
}
COMMITMENT = {
    "binding": Bilingual("约束性", "binding"),
    "aspirational": Bilingual("力争", "aspirational"),
}
REASON = {
    **{reason.value: words for reason, words in MISSING_WORDS.items()},
    "no_rows": Bilingual("没有符合条件的行", "no row fits the condition"),
    "zero_denominator": Bilingual("分母是 0", "the denominator is zero"),
    "denominator_may_be_zero": Bilingual("分母可能是 0", "the denominator may be zero"),
    "bound": Bilingual("只给了范围，定不了", "only a bound is given, which does not decide"),
}
IMPOSSIBLE = Bilingual("部分大于整体，结论不可靠", "a part exceeds its whole: the verdict cannot be relied on")
MIXED = Bilingual(
    "有的数是本级数，有的是所辖地区之和，口径不一，须核对",
    "some figures are the area's own and others sums over the areas inside: check whether they belong together",
)
LIST_MARK = Bilingual("、", ", ")
