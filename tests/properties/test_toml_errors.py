"""What holds of the errors of any TOML text: none where there is none, and one mistake neither hides nor causes another."""

import tomllib

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from properties.toml_texts import documents, is_toml

from dp_rules.text.place import Source, Span
from dp_rules.toml.errors import toml_errors
from dp_rules.toml.read import read_toml
from dp_rules.toml.statements import statements

PROPERTY = settings(derandomize=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BROKEN = st.sampled_from(
    [
        "area = 辽宁省",
        'due ＝ "2025"',
        "wording = “>70％”",
        'rule = "rate(a, b) > 70%',
        "due: 2025",
        "due = 2025；",
        "due =",
        'note = "关于"十四五"的"',
        "due\u00a0= 1",
        '"k = 3',
    ]
)  # fmt: skip


@PROPERTY
@given(documents())
@example('a = """\n[b]\nc = 1\n"""\nd = 2')
@example("a = [\n  [1],\n  # b = 2\n  [2] ]\nb = '''x\n[c]'''\n")
def test_a_text_is_cut_where_its_statements_end(text: str) -> None:
    assume(is_toml(text))
    cut = list(statements(text))
    rest = text
    for statement in reversed(cut):
        assert len([*tomllib.loads(text[statement.start : statement.end])]) <= 1
        rest = rest[: statement.start] + rest[statement.end :]
    assert not rest.strip(" \t\r\n"), "all but blanks belongs to a statement"


@PROPERTY
@given(documents(), BROKEN)
def test_a_broken_line_among_good_ones_is_one_error_on_that_line(before: str, broken: str) -> None:
    good = f"{before}\n[x-1]\n[x-2]\n"
    assume(is_toml(good) and "\r" not in before)
    text = f"{before}\n{broken}\n\n[x-1]\n{broken}\n[x-2]\n"
    line = before.count("\n") + 2
    found = toml_errors(Source("x.toml", text))
    assert [one.place.line for one in found if isinstance(one.place, Span)] == [line, line + 3]


@PROPERTY
@given(st.text(alphabet="ab1=[]{}\"'.,#\n\\ “”：＝［】\u00a0\r", max_size=40))
def test_a_text_is_read_or_told_to_be_wrong_within_it(text: str) -> None:
    file, found = read_toml(Source("x.toml", text))
    assert (file is None) == bool(found)
    for one in found:
        assert isinstance(one.place, Span)
        assert 0 <= one.place.start <= one.place.end <= len(text)
