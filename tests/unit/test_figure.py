"""Every spelling of a figure, and beside it what it says; and those that are refused."""

from fractions import Fraction

import pytest

from dp_rules.data.vocabulary import Vocabulary
from dp_rules.quantity.figure import Change, Figure, change_as, read_figure
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period


def shown(values: Interval) -> str:
    """Return an interval as mathematicians write it, exact numbers alone."""
    if values.is_exact:
        return str(values.lower)
    left = "(-∞" if values.lower is None else f"{'(' if values.lower_open else '['}{values.lower}"
    right = "∞)" if values.upper is None else f"{values.upper}{')' if values.upper_open else ']'}"
    return f"{left}, {right}"


def figure_of(text: str) -> Figure:
    """Read a figure that is one."""
    figure = read_figure(text, {})
    assert figure is not None, text
    return figure


# text | what it says
GOOD = """
    0            | 0
    007          | 7
    1234         | 1234
    1,234        | 1234
    1,234,567.5  | 2469135/2
    １，２３４   | 1234
    ８０．５％   | 161/200
    80.5%        | 161/200
    80.5 %       | 161/200
    57‰          | 57/1000
    12.3万       | 123000
    12.3 万      | 123000
    5千          | 5000
    2百万        | 2000000
    3千万        | 30000000
    1.5亿        | 150000000
    2万亿        | 2000000000000
    -3           | -3
    −3           | -3
    －3          | -3
    +3           | 3
    68.50        | 137/2
    0.1          | 1/10
    100%         | 1
    >80%         | (4/5, ∞)
    ＞80％       | (4/5, ∞)
    >=98%        | [49/50, ∞)
    ≥98％        | [49/50, ∞)
    ≧98          | [98, ∞)
    <5           | (-∞, 5)
    <=5          | (-∞, 5]
    ≤5           | (-∞, 5]
    超3000       | (3000, ∞)
    超过 3000    | (3000, ∞)
    高于3000     | (3000, ∞)
    不低于3000   | [3000, ∞)
    不少于3000   | [3000, ∞)
    至少3000     | [3000, ∞)
    不超过3000   | (-∞, 3000]
    至多3000     | (-∞, 3000]
    不足5        | (-∞, 5)
    未满5        | (-∞, 5)
    85%以上      | [17/20, ∞)
    85%及以上    | [17/20, ∞)
    85%或以上    | [17/20, ∞)
    85% 以上     | [17/20, ∞)
    5万以下      | (-∞, 50000]
    10%以内      | (-∞, 1/10]
    12.3万×2     | 246000
    1234 × 2     | 2468
    >80×2        | (160, ∞)
    5万×2以下    | (-∞, 100000]
"""


@pytest.mark.parametrize("line", GOOD.strip().splitlines())
def test_figures(line: str) -> None:
    text, expected = (part.strip() for part in line.split("|"))
    figure = figure_of(text)
    assert figure.values is not None
    expected = expected.replace("57/1000", str(Fraction(57, 1000)))
    assert (shown(figure.values), figure.missing, figure.change) == (expected, None, None)
    assert figure.percent == any(sign in text for sign in "%％‰")
    assert figure.text == text


BAD = (
    "1_000",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "٣٤",  # Arabic-Indic digits
    "१२",
    "①",
    "²",
    "10²",
    "½",
    "十二",
    "二〇二〇",
    "约70%",
    "70%左右",
    "近3000",
    "12万5千",
    "１２人",
    "12人",
    "1,23",
    "1,2345",
    "12,34,567",
    "0,123",
    "0,5",
    ",123",
    "1 234",
    "1.234.567",
    "1.234,5",
    ".5",
    "5.",
    "1e3",
    "0x10",
    "１/2",
    "1/2",
    "70-80%",
    "70%~80%",
    ">80%以上",
    "超80%以上",
    ">>80",
    "=80",
    "--5",
    "+-5",
    "—5",
    "–5",
    "(5)",
    "%",
    "80%%",
    "80‰%",
    "80%×2",
    "80×0",
    "80×",
    "2×80×2",
    "80×1.5",
    "80x2",
    "80*2",
    "比2016年下降10%×2",
    "无",
    "零",
    "12\u200b",
    "1\n2",
    "=1+1",
    "9" * 61,
    "比2016年下降",
    "比2016年下降-10%",
    "比去年下降10%",
    "比2016年变化10%",
)


@pytest.mark.parametrize("text", BAD)
def test_refused(text: str) -> None:
    assert read_figure(text, {}) is None


# text | from which year | which way | the change
CHANGES = """
    比2016年下降10％以上   | 2016 | decline | [1/10, ∞)
    比2016年下降10%        | 2016 | decline | 1/10
    较2020年同期减少5.5%   | 2020 | decline | 11/200
    与2020年相比增长3%     | 2020 | growth  | 3/100
    比2020年上升超过3%     | 2020 | growth  | (3/100, ∞)
    down 10% on 2020       | 2020 | decline | 1/10
    up 3% from 2020        | 2020 | growth  | 3/100
"""


@pytest.mark.parametrize("line", CHANGES.strip().splitlines())
def test_changes(line: str) -> None:
    text, base, direction, expected = (part.strip() for part in line.split("|"))
    figure = figure_of(text)
    assert figure.values is not None
    assert figure.change == Change(Period(int(base)), "decline" if direction == "decline" else "growth")
    assert shown(figure.values) == expected


def test_a_growth_is_a_decline_below_zero() -> None:
    values = change_as(figure_of("比2020年增长3%以上"), "decline")
    assert values is not None
    assert shown(values) == "(-∞, -3/100]"


# text | one unit of its last digit
STEPS = """
    1234    | 1
    80.5    | 1/10
    80.50   | 1/100
    80%     | 1/100
    68.5%   | 1/1000
    57‰     | 1/1000
    12.3万  | 1000
    12万    | 10000
    12.3万×2 | 2000
"""


@pytest.mark.parametrize("line", STEPS.strip().splitlines())
def test_precision(line: str) -> None:
    text, step = (part.strip() for part in line.split("|"))
    assert figure_of(text).step == Fraction(step)


MARKERS = {
    "": Missing.BLANK,
    "  ": Missing.BLANK,
    "　": Missing.BLANK,
    "—": Missing.NOT_COLLECTED,
    " — ": Missing.NOT_COLLECTED,
    "－": Missing.NOT_COLLECTED,
    "-": Missing.NOT_COLLECTED,
    "——": Missing.NOT_COLLECTED,
    "未统计": Missing.NOT_COLLECTED,
    "缺": Missing.BLANK,
    "…": Missing.BLANK,
    "……": Missing.BLANK,
    "不适用": Missing.NOT_APPLICABLE,
    "/": Missing.NOT_APPLICABLE,
    "保密": Missing.SUPPRESSED,
    "*": Missing.SUPPRESSED,
}


@pytest.mark.parametrize(("text", "reason"), MARKERS.items())
def test_markers(text: str, reason: Missing, vocabulary: Vocabulary) -> None:
    figure = read_figure(text, vocabulary.markers)
    assert figure is not None
    assert (figure.values, figure.missing) == (None, reason)


@pytest.mark.parametrize("text", ["无", "0人", "没有", "null", "None", "NA"])
def test_what_is_no_marker(text: str, vocabulary: Vocabulary) -> None:
    assert read_figure(text, vocabulary.markers) is None
