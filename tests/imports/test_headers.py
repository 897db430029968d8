"""Headers of several lines, and beside them the names of the columns."""

import pytest

from dp_rules.data.counted_in import has_its_own, with_unit
from dp_rules.data.header import joined
from dp_rules.data.total_row import is_note, is_the_total, is_total
from dp_rules.quantity.named_period import named_period
from dp_rules.tables.grid import Row


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["地区,检查"], ["地区", "检查"]),
        (["地区,婚检,", ",检查,登记"], ["地区", "婚检 / 检查", "婚检 / 登记"]),
        (["地区,婚检,,备注", ",检查,登记,"], ["地区", "婚检 / 检查", "婚检 / 登记", "备注"]),
        (["地区,婚检,婚检", "地区,检查,登记"], ["地区", "婚检 / 检查", "婚检 / 登记"]),
        (["地区,,备注", ",检查,"], ["地区", "检查", "备注"]),
        (["婚检,,,产检,", "检查,登记,,检查,人数"], ["婚检 / 检查", "婚检 / 登记", "", "产检 / 检查", "产检 / 人数"]),
        (["婚检,,", "检查,,登记", "男,女,"], ["婚检 / 检查 / 男", "检查 / 女", "登记"]),
        (["地区,检查\n人数,"], ["地区", "检查 人数"]),
        ([",,"], []),
    ],
)  # fmt: skip
def test_names_of_columns(lines: list[str], names: list[str]) -> None:
    rows = [Row(at, line.split(",")) for at, line in enumerate(lines, 1)]
    assert joined(rows, spread=True) == names


def test_where_cells_are_merged_a_blank_one_has_no_name_above_it() -> None:
    rows = [Row(1, ["地区", "婚检", ""]), Row(2, ["地区", "检查", "登记"])]
    assert joined(rows, spread=False) == ["地区", "婚检 / 检查", "登记"]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("12.3", "万", "12.3万"),
        (" １２.３ ", "万", " １２.３万 "),
        ("1,234", "万×2", "1,234万×2"),
        (">80", "%", ">80%"),
        ("80及以上", "%", "80%及以上"),
        ("比2020年下降10", "%", "比2020年下降10%"),
        ("12人", "万", "12人"),
        ("约", "万", "约"),
        ("", "万", ""),
        ("1" + " " * 100_000 + "x", "万", "1" + " " * 100_000 + "x"),
    ],
)
def test_units_stand_behind_their_number(text: str, unit: str, expected: str) -> None:
    assert with_unit(text, unit) == expected


def test_units_of_their_own() -> None:
    own = ("1万", "1 万", "１２.３亿", "80%", "80％", "5‰", "3×2", ">5百万", "80%以上", "1万亿")
    none = ("1", "80以上", "—", "", "不适用", "12人", "比2020年下降10", "万")
    assert [text for text in own if not has_its_own(text)] == []
    assert [text for text in none if has_its_own(text)] == []


def test_totals() -> None:
    totals = (
        "合计",
        "合　计",
        " 总 计：",
        "小计",
        "全省合计",
        "甲市合计",
        "共计",
        "合计数",
        "全省",
        "平均",
        "Total",
        "SUBTOTAL",
        "Grand total",
    )
    none = ("辽宁省", "合计镇", "计", "", "全国", "平均镇", "合" * 100 + "合计")
    assert [text for text in totals if not is_total(text)] == []
    assert [text for text in none if is_total(text)] == []
    assert [text for text in totals if is_the_total(text, "甲市")] == [
        "合计", "合　计", " 总 计：", "全省合计", "甲市合计", "共计", "合计数", "全省", "Total", "Grand total",
    ]  # fmt: skip


def test_notes() -> None:
    notes = ("注：1. 按对计", "注 1：", "备注:", "填表人：", "审核人: ", "数据来源：民政", "说　明：", "单位负责人：")
    none = ("注", "辽宁省", "注县", "说明镇", "", "人民：", "注" * 100)
    assert [text for text in notes if not is_note(text)] == []
    assert [text for text in none if is_note(text)] == []


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (["辽宁省2023年婚前保健情况"], "2023"),
        (["辽宁省２０２３ 年度报表", "单位：人"], "2023"),
        (["2023年第二季度"], "2023Q2"),
        (["报表2023年7月"], "2023M07"),
        (["2023年7月份报表", "２０２３年７月"], "2023M07"),
        (["2023-07"], "2023M07"),
        (["2023年（全年）"], "2023"),
        (["2023年1—6月"], "2023M01-06"),
        (["2023年1-6月报表"], "2023M01-06"),
        (["2023年1月－9月累计"], "2023M01-09"),
        (["2023年前三季度"], "2023M01-09"),
        (["2023年上半年"], "2023M01-06"),
        (["2023年4—6月"], "2023Q2"),
        (["2023年4—9月"], None),
        (["2023年下半年"], None),
        (["2022—2023年1—6月"], None),
        (["2023年1月—2024年6月"], None),
        (["2023年1—6月、7—9月"], None),
        (["2023年7月、8月"], None),
        (["2022—2023年"], None),
        (["2022年至2023年"], None),
        (["2022年和2023年"], None),
        (["截至2023年底"], None),
        (["2023年12月31日"], None),
        (["2023年", "2022年"], None),
        (["12023年"], None),
        (["电话 20231234"], None),
        ([], None),
        (["2023年，" * 100_000], "2023"),
        (["2023年甲2022年"], None),
    ],
)  # fmt: skip
def test_the_one_period_of_a_title(texts: list[str], period: str | None) -> None:
    found = named_period(*texts)
    assert (None if found is None else str(found)) == period
