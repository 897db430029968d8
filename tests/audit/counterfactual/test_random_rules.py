"""Whatever the rule: an answer turns the verdict, one unit less does not, and nothing nearer does. Tried number by number."""

from audit.counterfactual.asked import Asked, ask, check_by_trying
from hypothesis import given, settings
from hypothesis import strategies as st

MOST = 22
SOME = settings(derandomize=True, max_examples=120, deadline=None)

items = st.sampled_from(["examined", "registered", "screened", "managed", "elders"])
percent = st.sampled_from(["0%", "30%", "50%", "66.7%", "100%", "150%"])
number = st.integers(0, 15).map(str)
comparator = st.sampled_from([">", ">=", "<", "<=", "=", "!="])
sums = st.one_of(items, st.builds("{} + {}".format, items, items), st.builds("({} - {})".format, items, items))
ratios = st.one_of(
    st.builds("rate({}, {})".format, items, items),
    st.builds("rate({}, {})".format, sums, items),
    st.builds("{} / ({} + {})".format, items, items, items),
    st.builds("decline({}, base=2020)".format, items),
    st.builds("growth({}, base=2020)".format, items),
    st.builds("round(rate({}, {}), {})".format, items, items, st.sampled_from(["1%", "10%", "0.1%"])),
    st.builds("rate({}, {}) * rate({}, {})".format, items, items, items, items),
    st.builds("(rate({}, {}) + rate({}, {})) / 2".format, items, items, items, items),
    st.builds("mean(rate({}, {})@2022..2023)".format, items, items),
)
counts = st.one_of(
    sums,
    st.builds("{}({}@2020..2023)".format, st.sampled_from(["sum", "mean", "min", "max"]), items),
    st.builds("round({}, {})".format, sums, st.sampled_from(["1", "5", "10"])),
)
plain = st.one_of(
    st.builds("{} {} {}".format, ratios, comparator, percent),
    st.builds("{} {} {}".format, counts, comparator, number),
    st.builds("{} <= {} < {}".format, st.sampled_from(["10%", "50%"]), ratios, st.sampled_from(["60%", "90%"])),
    st.builds("{} {} {}".format, ratios, comparator, ratios),
    st.builds("{} {} {}".format, counts, comparator, counts),
    st.builds("change(rate({}, {}), base=2020) {} 5pp".format, items, items, comparator),
)
conditions = st.sampled_from(
    [
        "service",
        "not service",
        "served >= 5",
        "rate(served, suitable) > 50%",
        "service and served > 2",
        "served = suitable",
    ]
)
of_counties = st.one_of(
    st.builds("share(counties where {}) {} {}".format, conditions, comparator, percent),
    st.builds("share(counties where {} among {}) {} {}".format, conditions, conditions, comparator, percent),
    st.builds("every(counties where {})".format, conditions),
    st.builds("not every(counties where {} among eligible)".format, conditions),
    st.builds("count(counties where {}) {} 2".format, conditions, comparator),
    st.builds("sum(counties.served where {}) {} {}".format, conditions, comparator, number),
    st.builds(
        "rate(sum(counties.served where {0}), sum(counties.suitable where {0})) {1} {2}".format,
        conditions,
        comparator,
        percent,
    ),
    st.builds(
        "{}(counties.served where {}) {} {}".format, st.sampled_from(["min", "max"]), conditions, comparator, number
    ),
    st.builds("count_distinct(counties.served) {} 2".format, comparator),
    st.builds("rate(max(counties.served), sum(counties.suitable)) {} {}".format, comparator, percent),
)
visits = st.sampled_from(["follow_ups >= 4", "checks >= 1", "follow_ups >= 2 and checks >= 1", "not (follow_ups < 3)"])
of_patients = st.one_of(
    st.builds("share(patients where {} among follow_ups >= 1) {} {}".format, visits, comparator, percent),
    st.builds("count(patients where {}) {} 2".format, visits, comparator),
    st.builds("sum(patients.follow_ups where checks >= 1) {} {}".format, comparator, number),
)
exact_ones = st.integers(0, 12).map(str)
given_ones = st.one_of(exact_ones, exact_ones, exact_ones, st.sampled_from(["—", "<5", "超3", "≥6"]))
yes_no = st.sampled_from(["是", "否"])


def joined(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return rules and what `and`, `or` and `not` make of two of them."""
    return st.one_of(
        one,
        st.builds("({}) and ({})".format, one, one),
        st.builds("({}) or not ({})".format, one, one),
        st.builds("not ({})".format, one),
    )


names = ["examined", "registered", "screened", "managed", "elders"]
exact_figures = st.fixed_dictionaries(dict.fromkeys(names, exact_ones))
figures = st.fixed_dictionaries(dict.fromkeys(names, given_ones))


def county(numbers: st.SearchStrategy[str], truths: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"service": truths, "eligible": truths, "served": numbers, "suitable": numbers})


def tried(asked: Asked) -> None:
    check_by_trying(asked, MOST)


@SOME
@given(joined(plain), exact_figures, exact_figures, exact_figures, exact_figures)
def test_exact_figures(
    rule: str, now: dict[str, str], base: dict[str, str], between: dict[str, str], before: dict[str, str]
) -> None:
    tried(ask(rule, now, {"2020": base, "2021": between, "2022": before}))


@SOME
@given(joined(plain), figures, exact_figures, figures)
def test_figures_that_are_missing_or_bounds(
    rule: str, now: dict[str, str], base: dict[str, str], before: dict[str, str]
) -> None:
    tried(ask(rule, now, {"2020": base, "2021": before, "2022": before}))


@SOME
@given(joined(of_counties), st.lists(county(exact_ones, yes_no), min_size=1, max_size=4))
def test_rules_over_counties(rule: str, rows: list[dict[str, str]]) -> None:
    tried(ask(rule, counties={f"县{index}": row for index, row in enumerate(rows)}))


@SOME
@given(
    joined(of_counties),
    st.lists(county(given_ones, st.sampled_from(["是", "否", "—"])), min_size=1, max_size=3),
)
def test_counties_of_which_not_all_is_known(rule: str, rows: list[dict[str, str]]) -> None:
    tried(ask(rule, counties={f"县{index}": row for index, row in enumerate(rows)}))


@SOME
@given(joined(of_patients), st.lists(st.tuples(given_ones, given_ones), min_size=1, max_size=4))
def test_rules_over_records(rule: str, rows: list[tuple[str, str]]) -> None:
    tried(ask(rule, patients=rows))


@SOME
@given(
    st.builds("({}) and ({})".format, plain, of_counties),
    exact_figures,
    exact_figures,
    st.lists(county(exact_ones, yes_no), min_size=1, max_size=3),
)
def test_both_at_once(rule: str, now: dict[str, str], base: dict[str, str], rows: list[dict[str, str]]) -> None:
    counties = {f"县{index}": row for index, row in enumerate(rows)}
    tried(ask(rule, now, {"2020": base, "2021": base, "2022": base}, counties))
