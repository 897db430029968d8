"""The one period that a title names: ``辽宁省2023年婚前保健情况``, ``2023年第二季度报表``."""

import re

from dp_rules.quantity.period import TO, Period, read_period

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_MONTH = "(?:1[0-2]|0?[1-9])"
_PART = (
    rf"{_MONTH}月?{TO}{_MONTH}月|第?[一二三四1-4](?:季度)?{TO}第?[一二三四1-4]季度|前[二两三23]个?季度|前[三六九369]个月"
    rf"|[上下]半年|第?[一二三四1-4]季度|{_MONTH}月"
)
_NAMED = (
    r"(?P<before>[0-9]年?[-~～－—–/至到、和及与])?(?<![0-9])"
    rf"(?P<period>[0-9]{{4}}年(?:{_PART})?)(?=(?P<after>度?(?:..?)?))"
)
_GOES_ON = r"度?[-0-9一二三四五六七八九十第上下前半至到起末底初以~～－—–/及和与]|度?、[第0-9一二三四]"
LONGEST = 500


def named_periods(text: str) -> set[Period | None]:
    """Return the periods that a title names; None among them where it names one that is none here: ``2023年4—9月``."""
    plain = "".join(text[:LONGEST].translate(_FULL_WIDTH).split())
    found: set[Period | None] = set()
    for match in re.finditer(_NAMED, plain):
        is_part = match["before"] or re.match(_GOES_ON, match["after"])
        found.add(None if is_part else read_period(match["period"]))
    return found


def named_period(*texts: str) -> Period | None:
    """Return the one period that texts name: each text is one, or the period stands in it; None where they name none or several."""
    found: set[Period | None] = set()
    for text in texts:
        whole = read_period(text)
        found |= named_periods(text) if whole is None else {whole}
    return found.pop() if len(found) == 1 else None
