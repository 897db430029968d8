"""The words that only a page has: titles of columns, what a fold holds, how to read it."""

from dp_rules.text.bilingual import Bilingual

EXPLANATION = Bilingual("结论说明", "Verdicts explained")
CONTENTS = Bilingual("目录", "Contents")
BACK = Bilingual("回到目录", "back to the contents")
MADE_BY = Bilingual("生成程序", "made by")
PLAN = Bilingual("规格", "spec")

NUMBER = Bilingual("编号", "no.")
INDICATOR = Bilingual("指标", "indicator")
AREA = Bilingual("地区", "area")
PERIOD = Bilingual("时期", "period")
VERDICT = Bilingual("结论", "verdict")
VALUE = Bilingual("数值", "value")
TARGET = Bilingual("目标", "target")
MARGIN = Bilingual("差距", "margin")
PACE = Bilingual("进度", "pace")
DATA = Bilingual("数据", "data")
DUE = Bilingual("到期", "due")
PLACE = Bilingual("出处", "place")

CALCULATION = Bilingual("计算", "calculation")
TARGET_LEVEL = Bilingual("目标值相当于", "the target comes to")
WITH_NUMBERS = Bilingual("代入数字", "with numbers")
DEFINITION = Bilingual("按定义", "by definition")
EXACT = Bilingual("精确值", "exactly")
MISSING = Bilingual("缺数原因", "why missing")
IDENTIFIER = Bilingual("标识", "id")
DECIDES = Bilingual("决定结论", "decides")
DOES_NOT_DECIDE = Bilingual("不影响结论", "does not decide")
NOT_TAKEN = Bilingual("不采用", "not taken")
OTHER = Bilingual("另一种算法", "another way to come to a value")
AREA_BY_AREA = Bilingual("逐个地区的计算", "area by area")
ROW = Bilingual("行", "row")
RESULT = Bilingual("结果", "result")
IN_WORDS = Bilingual("含义", "in words")
MARKED = Bilingual("● 决定结论的步骤。", "● marks the steps that decide. ")
FOLDED = Bilingual(
    "点开带三角的行，看它是怎样算出来的；打印时全部展开。",
    "Lines with a triangle open and show how they were worked out; on paper all are open.",
)
COUNTED = {
    True: Bilingual("计入", "counted"),
    False: Bilingual("不计入", "not counted"),
    None: Bilingual("不能确定", "not certain"),
}
SIGN = {"met": "√", "not_met": "×", "undetermined": "?", "not_evaluated": "○"}
"""What says the verdict beside its word and its colour."""


def more_figures(count: int) -> Bilingual:
    """Return that so many figures are not on the page, and what would have put them there."""
    return Bilingual(
        f"另有 {count} 个数没有列在本页；制作时加 --all 才全部列出",
        f"{count} more {'figure is' if count == 1 else 'figures are'} not on this page, which was made without --all",
    )


def more_rows(count: int) -> Bilingual:
    """Return that so many rows or lines are not on the page, and what would have put them there."""
    return Bilingual(
        f"另有 {count} 行没有列在本页；制作时加 --all 才全部列出",
        f"{count} more {'row is' if count == 1 else 'rows are'} not on this page, which was made without --all",
    )


def whole(count: int) -> Bilingual:
    """Return what the fold is called that has all of a section."""
    return Bilingual(f"全部（{count} 行）", f"all of it ({count} {'line' if count == 1 else 'lines'})")


def rows_counted(yes: int, no: int, unknown: int) -> Bilingual:
    """Return how many rows a count has counted."""
    return Bilingual(
        f"共 {yes + no + unknown} 行：计入 {yes}，不计入 {no}，不能确定 {unknown}",
        f"{yes + no + unknown} rows: {yes} counted, {no} not, {unknown} not certain",
    )
