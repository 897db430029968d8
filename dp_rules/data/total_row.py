"""Rows that are of no area: totals, whose area only the people of the sheet know, and notes under a table."""

import re

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place
from dp_rules.text.safe import brief

LONGEST = 40
_TOTAL = re.compile(
    r"(?:.*(?:合计|总计|小计|共计|合计数|总计数)|全[省市区州盟县旗]|平均[数值]?|(?:grand|sub)?-?total|average)[:：]?",
    re.IGNORECASE,
)
_THE_TOTAL = re.compile(
    r"(?:全[国省市区州盟县旗]|)(?:合计|总计|共计)数?[:：]?|全[省市区州盟县旗]|(?:grand)?total[:：]?", re.IGNORECASE
)


_NOTE = re.compile(
    r"(?:备?注|(?:填表|填报|指标)?说明|[资数][料据]来源|(?:填表|填报|制表|审核|统计|单位)?(?:人|负责人|单位|日期))[0-9０-９]?[:：]"
)


def is_note(text: str) -> bool:
    """Say whether what stands where an area belongs is a note: 注：…, 填表人：…."""
    return _NOTE.match("".join(text[:LONGEST].split())) is not None


def is_total(text: str) -> bool:
    """Say whether the name of an area is that of a row of totals: 合计, 合　计, 全省合计, 小计."""
    return len(text) <= LONGEST and _TOTAL.fullmatch("".join(text.split())) is not None


def is_the_total(text: str, area: str) -> bool:
    """Say whether a row is the total of the whole sheet, which is about ``area``."""
    if len(text) > LONGEST:
        return False
    plain = "".join(text.split())
    return _THE_TOTAL.fullmatch(plain.removeprefix("".join(area.split()))) is not None


def total_row(text: str, place: Place) -> Diagnostic:
    """Return the error that a row of totals stands where an area belongs."""
    message = Bilingual(f"“{brief(text)}”不是地区，是合计行", f'"{brief(text)}" is no area but a row of totals')
    help_ = Bilingual(
        "删去这一行，或把“合计”换成它的地区；每月都来的表用对照表（--map）：totals 写明合计是哪个地区的数，skip 略过这样的行",
        "delete the row, or write its area instead; for a sheet that comes every month, an import map (--map)"
        " says with totals whose figures they are, or with skip that such rows are left out",
    )
    return Diagnostic("total-row", message, place, help=help_)


def note_row(text: str, place: Place) -> Diagnostic:
    """Return the error that a note stands where an area belongs."""
    message = Bilingual(f"“{brief(text, 20)}”不是地区，是表下的注", f'"{brief(text, 20)}" is no area but a note')
    help_ = Bilingual(
        "删去这一行；每月都来的表用对照表（--map）：skip 略过这样的行",
        "delete the row; for a sheet that comes every month, an import map (--map) says with skip that such rows are left out",
    )
    return Diagnostic("note-row", message, place, help=help_)
