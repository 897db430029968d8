"""Generates TOML texts of every form that tomllib accepts."""

import tomllib

from hypothesis import strategies as st

BLANK = st.sampled_from(["", "", " ", "\t "])
COMMENT = st.sampled_from(["", "", " # 注释", "# ] } \" ''' = [x]", "#"])
FILLER = st.sampled_from(["", "", " ", "\n", "  # 一, [\n\t", '\n\n# """\n', " #\n"])

PLAIN = st.sampled_from([*"ab 中文％#=[]{},.", "𠀀", "é", "\t"])
ESCAPE = st.sampled_from(
    ["\\n", "\\t", "\\r", "\\b", "\\f", '\\"', "\\\\", "\\u4e2d", "\\U00020000", "\\u0000", "\\U0000000A"]
)
LINE_END = st.sampled_from(["\\\n", "\\\n  \n\t", "\\ \t\n  "])
BASIC = st.lists(PLAIN | ESCAPE | st.just("'"), max_size=8).map(lambda pieces: f'"{"".join(pieces)}"')
LITERAL = st.lists(PLAIN | st.sampled_from(['"', "\\", "\\n"]), max_size=8).map(lambda pieces: f"'{''.join(pieces)}'")
MULTI_BASIC = st.lists(PLAIN | ESCAPE | LINE_END | st.sampled_from(["\n", '"', '""', "'''"]), max_size=10).map(
    lambda pieces: f'"""{"".join(pieces)}"""'
)
MULTI_LITERAL = st.lists(PLAIN | st.sampled_from(["\n", "'", "''", '"""', "\\", "\\\n"]), max_size=10).map(
    lambda pieces: f"'''{''.join(pieces)}'''"
)
NUMBERS = ["0", "-17", "+1_000", "0xDEAD_beef", "0o17", "0b101", "3.14", "-0.0", "1e5", "6.02_2E+23", "inf", "-nan"]
DATES = ["1979-05-27", "07:32:00.5", "1979-05-27 07:32:00", "1979-05-27T07:32:00.25Z", "1979-05-27t00:32:00-07:00"]
SCALAR = st.sampled_from([*NUMBERS, *DATES, "true", "false"]) | BASIC | LITERAL | MULTI_BASIC | MULTI_LITERAL

# Few names, so that tables are entered, extended and appended to again and again.
SEGMENT = (
    st.sampled_from(["a", "b", "c", "a-1", "1979", "3", "true", '"a"', "'b'", '"指标"', '"\\u6307标"', "''"]) | BASIC
)
DOT = st.builds("{}.{}".format, BLANK, BLANK)


@st.composite
def keys(draw: st.DrawFn) -> str:
    """A key of one to three segments, dotted with blanks."""
    key = draw(SEGMENT)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        key += draw(DOT) + draw(SEGMENT)
    return key


@st.composite
def arrays(draw: st.DrawFn, item: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(st.builds("{}{}{}".format, FILLER, item, FILLER), max_size=4))
    last_comma = draw(st.sampled_from(["", ","])) if items else ""
    return f"[{','.join(items)}{last_comma}{draw(FILLER)}]"


@st.composite
def inline_tables(draw: st.DrawFn, item: st.SearchStrategy[str]) -> str:
    """An inline table; pairs that do not go with those before them are dropped."""
    table = "{}"
    for _ in range(draw(st.integers(0, 3))):
        comma = "" if table == "{}" else ","
        longer = f"{table[:-1]}{comma}{draw(BLANK)}{draw(keys())}{draw(BLANK)}={draw(BLANK)}{draw(item)}{draw(BLANK)}}}"
        table = longer if is_toml(f"x = {longer}") else table
    return table


VALUE = st.recursive(SCALAR, lambda item: arrays(item) | inline_tables(item), max_leaves=8)
STATEMENT = (
    st.builds("{}{}{}={}{}{}".format, BLANK, keys(), BLANK, BLANK, VALUE, BLANK)
    | st.builds("{}[{}{}{}]{}".format, BLANK, BLANK, keys(), BLANK, BLANK)
    | st.builds("{}[[{}{}{}]]{}".format, BLANK, BLANK, keys(), BLANK, BLANK)
    | BLANK
)


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A TOML text; statements that do not go with those before them are dropped."""
    text = ""
    for statement in draw(st.lists(STATEMENT, max_size=14)):
        longer = f"{text}{statement}{draw(COMMENT)}\n"
        text = longer if is_toml(longer) else text
    text = text if draw(st.booleans()) else text.removesuffix("\n")
    line_ends = draw(st.sampled_from(["\n", "\r\n", "both"]))
    if line_ends == "both":
        return "\r\n".join(text.split("\n", 3))
    return text.replace("\n", line_ends)
