"""What a TOML text looks like after formatting, beside what was typed."""

import pytest

from dp_rules.toml.layout import comments_of, lay_out

# What was typed, then its one layout.
TEXTS: dict[str, tuple[str, str]] = {
    "one space around the equals sign, none around dots": (
        "a=1\n  b . 'c d'  =  2\n",
        "a = 1\nb.'c d' = 2\n",
    ),
    "headers": (
        "[ a . b ]\n[[ c ]]\n",
        "[a.b]\n\n[[c]]\n",
    ),
    "a comment stays as it is, one space after what it stands beside": (
        "#:schema x\n#no space\n  #  two\na = 1# one\n[b]   # two  \n",
        "#:schema x\n#no space\n#  two\na = 1 # one\n\n[b] # two\n",
    ),
    "a comment above a header belongs to it": (
        "a = 1\n# of b\n# too\n[b]\n",
        "a = 1\n\n# of b\n# too\n[b]\n",
    ),
    "a comment above the first header needs no line before it": (
        "# of the file\n[b]\n",
        "# of the file\n[b]\n",
    ),
    "two blank lines at most, none at the ends": (
        "\n\na = 1\n\n\n \t\n\nb = 2\n\n",
        "a = 1\n\n\nb = 2\n",
    ),
    "a line end at the end": ("a = 1", "a = 1\n"),
    "an empty text": ("", ""),
    "nothing but blanks": (" \n\t\n", ""),
    "an array on one line": (
        "a = [ 1,2 ,[ 3 ] , ]\n",
        "a = [1, 2, [3]]\n",
    ),
    "an array over lines: two spaces and a last comma": (
        "a = [\n1,\n  2 ]\n",
        "a = [\n  1,\n  2,\n]\n",
    ),
    "what shares a line goes on sharing it": (
        "a = [ 1, 2,\n3 ]\n",
        "a = [\n  1, 2,\n  3,\n]\n",
    ),
    "arrays in arrays": (
        "a = [[1,\n2], [3,4]]\nb = [\n[1,\n2]]\n",
        "a = [[\n  1,\n  2,\n], [3, 4]]\nb = [\n  [\n    1,\n    2,\n  ],\n]\n",
    ),
    "comments and blank lines in arrays": (
        "a = [ # first\n\n1 # one\n, 2, # two\n\n\n# last\n]# after\n",
        "a = [\n  # first\n\n  1, # one\n  2, # two\n\n  # last\n] # after\n",
    ),
    "empty arrays and tables": (
        "a = [ ]\nb = [\n\n]\nc = {  }\n",
        "a = []\nb = []\nc = {}\n",
    ),
    "inline tables": (
        "a = {b=1,c.d = { e=[1,2]} }\n",
        "a = { b = 1, c.d = { e = [1, 2] } }\n",
    ),
    "strings and what they hold": (
        'a = \'x=[1,2] #\'  \nb = """\n  c=1 # no comment\n\n\n\n[d]  \n"""\n',
        'a = \'x=[1,2] #\'\nb = """\n  c=1 # no comment\n\n\n\n[d]  \n"""\n',
    ),
    "numbers and dates as they are written": (
        "a=[1_000,0xFF,1979-05-27 07:32:00,-nan]\n",
        "a = [1_000, 0xFF, 1979-05-27 07:32:00, -nan]\n",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_toml_has_one_layout(name: str) -> None:
    typed, laid_out = TEXTS[name]
    assert lay_out(typed) == laid_out
    assert lay_out(laid_out) == laid_out


def test_comments_are_found_beside_strings_that_look_like_them() -> None:
    text = "a = \"# b\" # c\n'#' = '''\n# d\n''''' # e \n[f] #\n\"\\\"#\" = [1, # g\n]\n"
    assert comments_of(text) == ["# c", "# e", "#", "# g"]
