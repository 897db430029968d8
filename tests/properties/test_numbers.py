"""Numbers as text and rules as text: what is written reads back as the same, and never as something else."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from language.world import SCOPE

from dp_rules.language import core
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.write import write
from dp_rules.quantity.figure import Figure, read_figure
from dp_rules.quantity.interval import Interval, contains, exact
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.show import show, terminating_decimals, write_decimal, write_exact
from dp_rules.quantity.unit import NUMBER, RATIO, Unit, counted

PROPERTY = settings(derandomize=True, max_examples=300, deadline=None)
MARKERS = {"—": Missing.NOT_COLLECTED, "-": Missing.NOT_COLLECTED, "缺": Missing.BLANK}
UNITS = st.sampled_from([NUMBER, RATIO, counted("person")])
DECIMALS = st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(-(10**12), 10**12), st.integers(0, 12)
)


# --- out and in again -----------------------------------------------------------------------------


@PROPERTY
@given(st.fractions())
def test_an_exact_number_is_written_so_that_it_reads_back(number: Fraction) -> None:
    assert Fraction(write_exact(number)) == number


@PROPERTY
@given(DECIMALS, st.integers(12, 15))
def test_a_decimal_with_all_its_places_reads_back(number: Fraction, places: int) -> None:
    read = read_figure(write_decimal(number, places), {})
    assert read is not None
    assert read.values == exact(number)


@PROPERTY
@given(DECIMALS, UNITS)
def test_what_is_shown_as_exact_reads_back_as_the_same_number(number: Fraction, unit: Unit) -> None:
    shown, is_exact = show(number, unit)
    read = read_figure(shown, {})
    assert read is not None
    assert (read.values == exact(number)) is is_exact
    assert read.percent is (unit == RATIO)


@PROPERTY
@given(st.fractions(), UNITS)
def test_what_is_shown_is_the_number_to_half_its_last_digit(number: Fraction, unit: Unit) -> None:
    shown, is_exact = show(number, unit)
    read = read_figure(shown, {})
    assert read is not None
    assert read.values is not None
    assert read.values.lower is not None
    assert abs(read.values.lower - number) <= (0 if is_exact else read.step / 2)


@pytest.mark.parametrize(
    ("number", "decimals"),
    [("0", 0), ("7", 0), ("1/2", 1), ("1/8", 3), ("1/40", 3), ("3/250", 3), ("1/3", None), ("22/7", None)],
)
def test_how_many_decimals_a_number_needs(number: str, decimals: int | None) -> None:
    assert terminating_decimals(Fraction(number)) == decimals


# --- what is shown beside a limit -----------------------------------------------------------------


@st.composite
def ratios_near_a_limit(draw: st.DrawFn) -> tuple[Fraction, Fraction]:
    """A limit as plans set them, and a ratio of counts within a few cases of it."""
    limit = Fraction(draw(st.integers(0, 1000)), draw(st.sampled_from([100, 1000])))
    whole = draw(st.integers(1, 10**8))
    return Fraction(int(limit * whole) + draw(st.integers(-3, 3)), whole), limit


@PROPERTY
@given(ratios_near_a_limit(), UNITS)
def test_what_is_shown_is_on_the_same_side_of_the_limit(pair: tuple[Fraction, Fraction], unit: Unit) -> None:
    number, limit = pair
    value = read_figure(show(number, unit, [limit])[0], {})
    target = read_figure(show(limit, unit)[0], {})
    assert value is not None
    assert target is not None
    assert value.values is not None
    assert target.values is not None
    shown, beside = value.values.lower, target.values.lower
    assert shown is not None
    assert beside == limit
    assert (shown > limit, shown == limit) == (number > limit, number == limit)


@PROPERTY
@given(st.fractions(-5, 5), st.lists(st.fractions(-5, 5, max_denominator=1000), max_size=2))
def test_nothing_but_zero_is_shown_as_zero(number: Fraction, limits: list[Fraction]) -> None:
    assume(abs(number) > Fraction(1, 10**9))
    shown = show(number, NUMBER, limits)[0]
    assert Fraction(shown) != 0


@pytest.mark.parametrize(
    ("number", "limit", "shown"),
    [
        ("137/200", "7/10", ("68.5%", True)),
        ("6999/10000", "7/10", ("69.99%", True)),
        ("69999/100000", "7/10", ("69.999%", True)),
        ("699999999/1000000000", "7/10", ("69.9999999%", True)),
        ("2/3", "2/3", ("66.67%", False)),
        ("5503/6411", "83/100", ("85.84%", False)),
        ("30247002/43210003", "7/10", ("69.9999998%", False)),
        ("70000001/100000000", "7/10", ("70.000001%", True)),
        ("1/1000000", "0", ("0.0001%", True)),
        ("1/3000000", "0", ("0.00003%", False)),
        ("-1/30000", "0", ("-0.003%", False)),
    ],
)
def test_as_many_decimals_as_keep_it_apart_from_the_limit(number: str, limit: str, shown: tuple[str, bool]) -> None:
    assert show(Fraction(number), RATIO, [Fraction(limit)]) == shown


# --- figures as people type them ------------------------------------------------------------------

FULL_WIDTH = str.maketrans("0123456789.,%+-><=", "０１２３４５６７８９．，％＋－＞＜＝")
SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}  # fmt: skip
PARTS = {"": 1, "%": 100, "‰": 1000}
BOUNDS = {
    "{}": "=", ">{}": ">", "超{}": ">", "超过{}": ">", "高于{}": ">", "大于{}": ">", "多于{}": ">",
    "≥{}": ">=", ">={}": ">=", "不低于{}": ">=", "不少于{}": ">=", "至少{}": ">=", "{}以上": ">=", "{}及以上": ">=",
    "<{}": "<", "低于{}": "<", "不足{}": "<", "不到{}": "<", "未满{}": "<", "不满{}": "<", "少于{}": "<",
    "≤{}": "<=", "<={}": "<=", "不高于{}": "<=", "不超过{}": "<=", "至多{}": "<=", "{}以下": "<=", "{}以内": "<=",
}  # fmt: skip


def bounded(number: Fraction, comparator: str) -> Interval:
    return {
        "=": Interval(number, number),
        ">": Interval(number, None, lower_open=True),
        ">=": Interval(number, None),
        "<": Interval(None, number, upper_open=True),
        "<=": Interval(None, number),
    }[comparator]


class Spelling:
    """A text with what it says, worked out from its parts and not by reading."""

    def __init__(self, text: str, values: Interval, step: Fraction, *, percent: bool) -> None:
        self.text, self.values, self.step, self.percent = text, values, step, percent

    def __repr__(self) -> str:
        return f"Spelling({self.text!r})"


@st.composite
def spellings(draw: st.DrawFn) -> Spelling:
    whole, decimals = draw(st.integers(0, 10**9)), draw(st.text("0123456789", max_size=4))
    minus = draw(st.sampled_from(["", "", "-", "+"]))
    scale, sign = draw(st.sampled_from([*((scale, "") for scale in SCALES), ("", "%"), ("", "‰")]))
    pattern = draw(st.sampled_from(list(BOUNDS)))
    grouped = draw(st.booleans())
    text = f"{whole:,}" if grouped else str(whole)
    text = minus + text + (f".{decimals}" if decimals else "") + scale + sign
    text = pattern.format(text)
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    text = draw(st.sampled_from(["", " ", "　"])) + text + draw(st.sampled_from(["", " ", "\t"]))
    step = Fraction(SCALES[scale], PARTS[sign] * 10 ** len(decimals))
    number = Fraction(int(f"{whole}{decimals}")) * step * (-1 if minus == "-" else 1)
    return Spelling(text, bounded(number, BOUNDS[pattern]), step, percent=bool(sign))


@PROPERTY
@given(spellings())
def test_every_spelling_reads_as_what_it_says(spelling: Spelling) -> None:
    assert read_figure(spelling.text, MARKERS) == Figure(
        spelling.values, None, spelling.percent, spelling.step, None, spelling.text
    )


@PROPERTY
@given(
    spellings(),
    st.sampled_from("约余多几人例户起次①²½٣१eE_#*/()（）~～至a.,%万半两一零〇×:'`\"xn∞"),
    st.integers(0, 30),
)
def test_a_spelling_with_something_else_in_it_is_refused_or_reads_as_another_spelling(
    spelling: Spelling, stray: str, at: int
) -> None:
    """A digit sign or a comma can make another number; anything else makes none."""
    text = spelling.text[:at] + stray + spelling.text[at:]
    read = read_figure(text, MARKERS)
    if stray in ".,%万":
        assert read is None or read.values is not None
    else:
        assert read is None


@settings(PROPERTY, max_examples=1500)
@given(st.text("0123456789０９.．,，%％‰+-－<>≥≤＞超不过以上下内万亿千百十 年比2下降—_eE约多①٣n", max_size=9))
def test_random_texts_read_as_what_they_spell_or_not_at_all(text: str) -> None:
    """A text that is read has only one number in it, with all of its digits."""
    figure = read_figure(text, MARKERS)
    if figure is None or figure.values is None or figure.change is not None:
        return
    plain = text.translate(str.maketrans("０９．，％－＞", "09.,%->")).strip()
    digits = "".join(character for character in plain if character in "0123456789.")
    ends = {figure.values.lower, figure.values.upper} - {None}
    assert len(ends) == 1
    (number,) = ends
    assert number is not None
    scale = Fraction(1)
    for word, factor in {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}.items():
        scale *= factor if word in plain else 1
    scale /= 100 if "%" in plain else 1000 if "‰" in plain else 1
    assert abs(number) == Fraction(digits) * scale
    assert (number < 0) is ("-" in plain and number != 0)
    assert (figure.values.lower is None) is any(
        word in plain for word in ("<", "≤", "以下", "以内", "不超过")
    ) or contains(figure.values, number)


# --- rules ----------------------------------------------------------------------------------------

PERSONS = ["examined", "registered", "screened", "managed", "people", "served", "suitable"]
COUNTERS = st.sampled_from(["3", "200", "10万", "2.5", "1亿", "0"])
PERCENTS = st.sampled_from(["70%", "0.5‰", "100%", "99.5％"])
YEARS = st.sampled_from(["2020", "2019Q3", "2018M07", "2020年"])
CONDITIONS_OF_ITEMS = st.sampled_from(["service", "refused", "unclear", "annual"])
CONDITIONS_OF_PATIENTS = st.sampled_from(
    ["follow_ups >= quarter", "checks >= 1", "follow_ups >= 1 or checks >= 1", "not (checks = 0)", "annual"]
)


@st.composite
def persons(draw: st.DrawFn, *, depth: int = 2, timeless: bool = False) -> str:
    """A number of persons; ``timeless`` says that nothing in it names a period."""
    kind = draw(st.integers(0, 9 if depth else 2))
    if kind <= 2:
        name = draw(st.sampled_from(PERSONS))
        return name if timeless or kind else f"{name}@{draw(YEARS)}"
    inner = persons(depth=depth - 1, timeless=timeless)
    match kind:
        case 3:
            return f"({draw(inner)} {draw(st.sampled_from('+-'))} {draw(inner)})"
        case 4:
            return f"-{draw(inner)}"
        case 5:
            return f"{draw(COUNTERS)} * ({draw(inner)})"
        case 6:
            where = draw(CONDITIONS_OF_ITEMS)
            aggregation = draw(st.sampled_from(["sum", "min", "max"]))
            return f"{aggregation}(counties.{draw(st.sampled_from(PERSONS))} where {where})"
        case 7:
            return f"count(patients where {draw(CONDITIONS_OF_PATIENTS)})"
        case 8 if not timeless:
            return f"({draw(persons(depth=depth - 1, timeless=True))})@{draw(YEARS)}"
        case _:
            return f"round({draw(inner)}, 10)"


@st.composite
def ratios(draw: st.DrawFn, *, depth: int = 2) -> str:
    kind = draw(st.integers(0, 7))
    part = persons(depth=depth)
    match kind:
        case 0:
            return f"{draw(part)} / ({draw(part)})"
        case 1:
            return f"rate({draw(part)}, {draw(part)})"
        case 2:
            return f"decline({draw(persons(depth=depth, timeless=True))}, base={draw(YEARS)})"
        case 3:
            return f"1 - {draw(part)} / ({draw(part)})"
        case 4:
            return f"share(counties where {draw(CONDITIONS_OF_ITEMS)} among {draw(CONDITIONS_OF_ITEMS)})"
        case 5:
            return f"round(rate({draw(part)}, {draw(part)}), 0.1%)"
        case 6:
            return f"share(patients where {draw(CONDITIONS_OF_PATIENTS)} among follow_ups >= 1)"
        case _:
            return f"growth({draw(persons(depth=depth, timeless=True))}, {draw(YEARS)})"


@st.composite
def conditions(draw: st.DrawFn, *, depth: int = 2) -> str:
    kind = draw(st.integers(0, 8 if depth else 4))
    comparator = draw(st.sampled_from([">", ">=", "<", "<=", "=", "!=", "≥", "＜"]))
    inner = conditions(depth=depth - 1)
    match kind:
        case 0:
            return f"{draw(persons())} {comparator} {draw(COUNTERS)}"
        case 1:
            return f"{draw(ratios())} {comparator} {draw(PERCENTS)}"
        case 2:
            return draw(CONDITIONS_OF_ITEMS)
        case 3:
            return f"{draw(PERCENTS)} <= {draw(ratios())} < {draw(PERCENTS)}"
        case 4:
            return f"per({draw(persons())}, {draw(persons())}, 10万) {comparator} -{draw(COUNTERS)}"
        case 5:
            return f"({draw(inner)}) and ({draw(inner)})"
        case 6:
            return f"({draw(inner)}) or ({draw(inner)}) or service"
        case 7:
            return f"not ({draw(inner)})"
        case _:
            return f"change({draw(persons(timeless=True))}, base=2020) {comparator} {draw(COUNTERS)}"


def checked(rule: str) -> core.Core:
    tree, found = parse_rule(loose_rule(rule))
    assert tree is not None, (rule, found)
    node, found = check_rule(tree, SCOPE)
    assert node is not None, (rule, found)
    return node


@settings(PROPERTY, max_examples=400)
@given(conditions())
def test_a_rule_that_is_written_reads_back_as_the_same_rule(rule: str) -> None:
    meant = checked(rule)
    written = write(meant)
    assert checked(written) == meant
    assert write(checked(written)) == written


@pytest.mark.parametrize(
    "rule",
    [
        "rate(examined, registered) > 70%",
        "rate(examined, registered)@2020 > 70%",
        "65% <= rate(examined, registered) < 90%",
        "decline(accidents, base=2020) >= 10%",
        "accidents - (accidents@2020 - accidents@2019) > -3",
        "accidents / (accidents@2020 / accidents@2019) > 3",
        "-(accidents + accidents@2020) < 3",
        "- -accidents < 3",
        "2 * -accidents < --3",
        "not (not service) and (refused or not unclear)",
        "(service and refused) and unclear",
        "not (accidents > 3)",
        "share(patients where follow_ups >= quarter and (checks >= 1 or not annual) among follow_ups >= 1) >= 65%",
        "rate(sum(counties.served where service), sum(counties.suitable where service)) > 60%",
        "count(counties where service)@2020 > 2",
        "sum(counties.served where service)@2020 > 2",
        "share(counties where service)@2020 > 50%",
        "share(counties where service among eligible)@2020 > 50%",
        "change(share(counties where service), base=2020) > 5pp",
        "mean(accidents@2018..2020) > 3",
        "max(accidents@2018..2020) > 3",
        "sum((accidents + accidents)@2018Q1..2018Q4) > 3",
        "accidents < mean(accidents@2018..2020)",
        "count_distinct(patients.follow_ups where checks >= 1) = 2",
        "round(rate(examined, registered), 0.1%) > 70.0%",
        "rate(examined, registered) - 60% > 1.5个百分点",
        "year = 2023 and quarter >= 2 and annual",
    ],
)
def test_a_rule_of_each_form_reads_back_as_the_same_rule(rule: str) -> None:
    meant = checked(rule)
    assert checked(write(meant)) == meant
