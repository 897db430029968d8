"""The words for pace, in both languages."""

from dp_rules.text.bilingual import Bilingual

STATE = {
    "achieved": Bilingual("已达到", "achieved"),
    "maintained": Bilingual("保持", "maintained"),
    "on_track": Bilingual("进度正常", "on track"),
    "behind": Bilingual("滞后", "behind"),
    "regressing": Bilingual("倒退", "regressing"),
    "slipped": Bilingual("由达标转为不达标", "slipped"),
    "not_assessable": Bilingual("无法评估", "not assessable"),
}
SHORT = STATE | {"slipped": Bilingual("回落", "slipped"), "not_assessable": Bilingual("", "")}
"""For a column of a table."""
REASON = {
    "no_value": Bilingual("没有数值", "there is no value"),
    "value_is_open": Bilingual("数值只是范围，定不了", "the value is only a bound, which does not decide"),
    "no_baseline": Bilingual("没有可用的基期值", "there is no baseline that can be used"),
    "baseline_is_a_bound": Bilingual("基期值只是范围，定不了", "the baseline is only a bound, which does not decide"),
    "before_baseline": Bilingual("时期早于基期", "the period lies before the baseline"),
    "no_time_elapsed": Bilingual("时期就是基期", "the period is that of the baseline"),
    "period_length": Bilingual(
        "时期长短与基期（没有基期的，与一年）不同",
        "the period is not as long as the baseline's (or, without one, a year)",
    ),
    "due_before_baseline": Bilingual("完成年不晚于基期", "the target was due no later than the baseline"),
    "no_single_limit": Bilingual("目标没有高低的方向", "the target has no direction"),
    "base_of_zero": Bilingual("基期值是 0，算不出增长率", "growth cannot be computed from a baseline of 0"),
    "target_of_zero": Bilingual("目标值是 0，算不出增长率", "growth cannot be computed to a target of 0"),
    "sign_changes": Bilingual("数值在 0 的两边，算不出增长率", "growth cannot be computed across 0"),
    "no_growth_required": Bilingual(
        "基期值等于目标值，不需要增长", "the baseline is at the limit: no growth is required"
    ),
}
NO_BASELINE_HELP = Bilingual(
    "（用 `[pace] from` 写明从哪年起，或给出那一年的数）",
    " (say from which year with `[pace] from`, or give that year's figures)",
)
"""What can be done where there is no baseline."""
SOURCE = {
    "definition": Bilingual("按定义", "by definition"),
    "computed": Bilingual("由基期数据得出", "from the data of that period"),
    "printed": Bilingual("计划所印", "as the plan prints it"),
    "none": Bilingual("没有数", "no figure"),
}
METHOD = {
    "linear": Bilingual("直线", "straight line"),
    "cagr": Bilingual("年均增长率，Open SDG 的算法", "annual growth, as Open SDG computes it"),
    "un_projection": Bilingual("外推，联合国进展图的算法", "projection, as the UN's progress chart"),
}
CATEGORY = {
    "substantial_progress": Bilingual("如期", "substantial progress"),
    "moderate_progress": Bilingual("有进展，须加快", "moderate progress"),
    "limited_progress": Bilingual("进展有限", "limited progress"),
    "deterioration": Bilingual("恶化", "deterioration"),
    "on_track": Bilingual("如期", "on track"),
    "fair_progress": Bilingual("进展尚可，须加快", "fair progress"),
    "stagnation_or_regression": Bilingual("停滞或倒退", "stagnation or regression"),
}
