"""Figures as people type them: ``80.5％``, ``1,234``, ``12.3万``, ``12.3万×2``, ``超3000``, ``85%以上``, ``比2016年下降10%以上``.

One anchored reader. What it does not know is an error, never a guess: ``约70%``, ``12万5千`` and
``１２人`` are refused.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dp_rules.quantity.interval import Interval, negate
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period

LONGEST = 60
Direction = Literal["decline", "growth"]


class Change(NamedTuple):
    """What a figure such as ``比2016年下降10%`` is measured from."""

    base: Period
    direction: Direction


class Figure(NamedTuple):
    """What a figure's text says.

    ``values`` is None when the text is a marker for missing, and ``missing`` says why. ``percent``
    says whether it was written with a percent or per mille sign; ``step`` is the value of one unit
    of its last digit, the precision at which it was reported.
    """

    values: Interval | None
    missing: Missing | None = None
    percent: bool = False
    step: Fraction = Fraction(1)
    change: Change | None = None
    text: str = ""


_FOLD = {
    **{ord("０") + digit: ord("0") + digit for digit in range(10)},
    **str.maketrans("．，％＋－−＞＜＝≧≦　", ".,%+--><=≥≤ "),
}
MULTIPLIERS = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_AT_LEAST = ("≥", ">=", "不低于", "不少于", "不小于", "至少")
_MORE = (">", "超过", "超", "高于", "大于", "多于")
_AT_MOST = ("≤", "<=", "不高于", "不超过", "不大于", "不多于", "至多")
_LESS = ("<", "低于", "小于", "少于", "不足", "不到", "未满", "不满")
_PREFIXES = "|".join(sorted((*_AT_LEAST, *_MORE, *_AT_MOST, *_LESS), key=len, reverse=True))
_NUMBER = (
    r"(?P<sign>[+-]?)(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?"
    r" ?(?P<multiplier>万亿|[十百千]?万|[十百千亿])?(?P<percent>[%‰])?"
    r"(?: ?× ?(?P<times>[1-9][0-9]{0,3}))?"
)
_FIGURE = re.compile(rf"(?P<prefix>{_PREFIXES})? ?{_NUMBER} ?(?P<suffix>[及或]?以[上下]|以内)?")
# Compiled when first met: few figures are changes.
_CHANGE = r"(?:比|较|与)(?P<base>[0-9]{4})年(?:同期)?(?:相比)?(?P<way>下降|减少|降低|上升|增长|增加|提高)(?P<rest>.+)"
_ENGLISH_CHANGE = r"(?P<way>[Dd]own|[Uu]p) (?P<rest>.+) (?:on|from) (?P<base>[0-9]{4})"
_FALLS = {"下降", "减少", "降低", "down"}


def fold(text: str) -> str:
    """Return ``text`` with full-width digits, signs and spaces as plain ones, and no space around it.

    Only these are folded: a general compatibility folding would also turn ``①`` into 1.
    """
    return folded(text).strip()


def folded(text: str) -> str:
    """Return ``text`` with plain digits, signs and spaces, each character where it was."""
    return text.translate(_FOLD)


def read_figure(text: str, markers: Mapping[str, Missing]) -> Figure | None:
    """Return what ``text`` says as a figure, or None when it cannot be read with certainty.

    ``markers`` are the texts that stand for a missing value, folded. An empty text is always
    ``blank``.
    """
    if text.isascii() and text.isdigit() and len(text) <= LONGEST and text not in markers:
        return _count(text)
    plain = fold(text)
    if not plain:
        return Figure(None, Missing.BLANK, text=text)
    marked = markers.get(plain) or markers.get(text.strip())
    if marked is not None:
        return Figure(None, marked, text=text)
    if len(plain) > LONGEST:
        return None
    if plain[0] in "比较与DdUu":
        change = re.fullmatch(_CHANGE, plain) or re.fullmatch(_ENGLISH_CHANGE, plain)
        return None if change is None else _read_change(change, text)
    match = _FIGURE.fullmatch(plain)
    return _read_number(match, text) if match else None


@lru_cache(maxsize=4096)
def _count(text: str) -> Figure:
    """Return what digits alone say: most figures are plain counts, and many of them alike."""
    number = Fraction(int(text))
    return Figure(Interval(number, number), text=text)


def _read_number(match: re.Match[str], text: str) -> Figure | None:
    sign, whole, part, multiplier, percent = match.group("sign", "whole", "part", "multiplier", "percent")
    digits = int(whole.replace(",", "") + (part or ""))
    if percent and (multiplier or match["times"]):
        return None
    step = _step(multiplier, len(part or ""), percent) * int(match["times"] or 1)
    number = Fraction((-digits if sign == "-" else digits) * step.numerator, step.denominator)
    values = _bounded(number, match["prefix"], match["suffix"])
    return None if values is None else Figure(values, None, percent is not None, step, None, text)


@cache
def _step(multiplier: str | None, places: int, percent: str | None) -> Fraction:
    """Return the value of one unit of a number's last digit."""
    parts = {None: 1, "%": 100, "‰": 1000}[percent]
    return Fraction(MULTIPLIERS[multiplier] if multiplier else 1, parts * 10**places)


def _bounded(number: Fraction, prefix: str | None, suffix: str | None) -> Interval | None:
    """Return the numbers that a bound's words allow; both a prefix and a suffix say too much.

    以上, 以下 and 以内 include the number (Civil Code, article 1259); 超过, 不满 exclude it.
    """
    if prefix and suffix:
        return None
    if suffix:
        return Interval(number, None) if suffix.endswith("上") else Interval(None, number)
    if not prefix:
        return Interval(number, number)
    if prefix in _AT_LEAST:
        return Interval(number, None)
    if prefix in _MORE:
        return Interval(number, None, lower_open=True)
    return Interval(None, number, upper_open=prefix in _LESS)


def _read_change(match: re.Match[str], text: str) -> Figure | None:
    inner = _FIGURE.fullmatch(match["rest"])
    figure = _read_number(inner, text) if inner else None
    if figure is None or figure.values is None or (inner and (inner["sign"] or inner["times"])):
        return None
    direction: Direction = "decline" if match["way"].lower() in _FALLS else "growth"
    return figure._replace(change=Change(Period(int(match["base"])), direction))


def change_as(figure: Figure, direction: Direction) -> Interval | None:
    """Return the figure's values as a change in ``direction``: a growth of 3% is a decline of -3%."""
    if figure.values is None or figure.change is None or figure.change.direction == direction:
        return figure.values
    return negate(figure.values)
