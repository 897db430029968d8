"""Why there is no value. Missing is never zero, and zero is never missing."""

from enum import Enum

from dp_rules.text.bilingual import Bilingual


class Missing(Enum):
    """A reason for a missing value."""

    NO_DATA = "no_data"
    BLANK = "blank"
    NOT_COLLECTED = "not_collected"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    UNREADABLE = "unreadable"
    NEVER_CALCULATED = "never_calculated"
    OTHER_QUANTITY = "other_quantity"
    BASIS_NOT_STATED = "basis_not_stated"
    PERIOD_LENGTH = "period_length"
    NOT_COMPARABLE = "not_comparable"
    NO_AREA = "no_area"
    GATE = "gate"


MISSING_WORDS: dict[Missing, Bilingual] = {
    Missing.NO_DATA: Bilingual("没有数据", "no data"),
    Missing.BLANK: Bilingual("空白，未填报", "left blank"),
    Missing.NOT_COLLECTED: Bilingual("未开展统计", "not collected"),
    Missing.NOT_APPLICABLE: Bilingual("不适用", "not applicable"),
    Missing.SUPPRESSED: Bilingual("保密，不公开", "suppressed"),
    Missing.UNREADABLE: Bilingual("无法辨认", "unreadable"),
    Missing.NEVER_CALCULATED: Bilingual("公式从未计算", "formula never calculated"),
    Missing.OTHER_QUANTITY: Bilingual("所给的是另一个量", "the figure is of another quantity"),
    Missing.BASIS_NOT_STATED: Bilingual(
        "变化幅度没有写明相对哪一年", "the change does not say which year it is measured from"
    ),
    Missing.PERIOD_LENGTH: Bilingual("时期长短不同，不能相比", "periods of different length do not compare"),
    Missing.NOT_COMPARABLE: Bilingual("行政区划变动，不能相比", "not comparable: the area's boundaries changed"),
    Missing.NO_AREA: Bilingual("该地区在这个时期不存在", "the area does not exist in this period"),
    Missing.GATE: Bilingual("未通过数据检查，不得使用", "blocked by a data gate"),
}
