"""Where TOML keys and values stand: the text, and beside it what each path's place covers."""

import tomllib

import pytest

from dp_rules.toml.places import Located, Path, Places, find_places, string_offsets

# Each text, then for each path the key and the value as written there.
TEXTS: dict[str, tuple[str, dict[Path, tuple[str, str]]]] = {
    "a pair": (
        "a = 1",
        {("a",): ("a", "1")},
    ),
    "quotes belong to the key and the value": (
        "\"婚检\" = '＞70％'",
        {("婚检",): ('"婚检"', "'＞70％'")},
    ),
    "a key's path is decoded": (
        '"\\u5a5a\\t" = 1',
        {("婚\t",): ('"\\u5a5a\\t"', "1")},
    ),
    "an empty key": (
        "'' = ''",
        {("",): ("''", "''")},
    ),
    "a header": (
        "[ a ]  # [b]\nb = 1",
        {("a",): ("a", "[ a ]"), ("a", "b"): ("b", "1")},
    ),
    "tables above a header stand at their segment": (
        "[a.'b'.c]",
        {("a",): ("a", "a"), ("a", "b"): ("'b'", "'b'"), ("a", "b", "c"): ("c", "[a.'b'.c]")},
    ),
    "a header of its own, though later, is the table's place": (
        "[a.b]\n[a]",
        {("a",): ("a", "[a]"), ("a", "b"): ("b", "[a.b]")},
    ),
    "tables of a dotted key stand at their segment": (
        "a . b = 1\na.c = 2",
        {("a",): ("a", "a"), ("a", "b"): ("b", "1"), ("a", "c"): ("c", "2")},
    ),
    "digits and a dot are a dotted key": (
        "3.14 = 1",
        {("3",): ("3", "3"), ("3", "14"): ("14", "1")},
    ),
    "an array of tables": (
        "[[a]]\nb = 1\n[[ a ]]\nb = 2",
        {
            ("a",): ("a", "[[a]]"),
            ("a", 0): ("[[a]]", "[[a]]"),
            ("a", 0, "b"): ("b", "1"),
            ("a", 1): ("[[ a ]]", "[[ a ]]"),
            ("a", 1, "b"): ("b", "2"),
        },
    ),
    "a table below an array of tables belongs to the newest element": (
        "[[a]]\n[[a]]\n[a.b]\n[[a.c]]",
        {
            ("a",): ("a", "[[a]]"),
            ("a", 0): ("[[a]]", "[[a]]"),
            ("a", 1): ("[[a]]", "[[a]]"),
            ("a", 1, "b"): ("b", "[a.b]"),
            ("a", 1, "c"): ("c", "[[a.c]]"),
            ("a", 1, "c", 0): ("[[a.c]]", "[[a.c]]"),
        },
    ),
    "an array over lines, with comments and a last comma": (
        "a = [ # ]\n  1, 'x,]',\n  # 2,\n]",
        {("a",): ("a", "[ # ]\n  1, 'x,]',\n  # 2,\n]"), ("a", 0): ("1", "1"), ("a", 1): ("'x,]'", "'x,]'")},
    ),
    "arrays in arrays": (
        "a = [[], [1]]",
        {("a",): ("a", "[[], [1]]"), ("a", 0): ("[]", "[]"), ("a", 1): ("[1]", "[1]"), ("a", 1, 0): ("1", "1")},
    ),
    "an inline table": (
        "a = { b.c = 1, d = {} }",
        {
            ("a",): ("a", "{ b.c = 1, d = {} }"),
            ("a", "b"): ("b", "b"),
            ("a", "b", "c"): ("c", "1"),
            ("a", "d"): ("d", "{}"),
        },
    ),
    "inline tables in an array": (
        'a = [{b=1},{b="}"}]',
        {
            ("a",): ("a", '[{b=1},{b="}"}]'),
            ("a", 0): ("{b=1}", "{b=1}"),
            ("a", 0, "b"): ("b", "1"),
            ("a", 1): ('{b="}"}', '{b="}"}'),
            ("a", 1, "b"): ("b", '"}"'),
        },
    ),
    "a date and a time with a blank between them": (
        "a = 2025-12-31 07:32:00 # c\nb = [2025-12-31 , 2025-01-01]",
        {
            ("a",): ("a", "2025-12-31 07:32:00"),
            ("b",): ("b", "[2025-12-31 , 2025-01-01]"),
            ("b", 0): ("2025-12-31", "2025-12-31"),
            ("b", 1): ("2025-01-01", "2025-01-01"),
        },
    ),
    "quotes inside and at the end of multi-line strings": (
        'a = """x"" \\""" y"""""\nb = \'\'\'\'x\'\'\'\'\'',
        {("a",): ("a", '"""x"" \\""" y"""""'), ("b",): ("b", "''''x'''''")},
    ),
    "CRLF": (
        "# c\r\n\r\n[a]\r\nb = [\r\n1,\r\n]\r\nc = 2\r\n",
        {("a",): ("a", "[a]"), ("a", "b"): ("b", "[\r\n1,\r\n]"), ("a", "b", 0): ("1", "1"), ("a", "c"): ("c", "2")},
    ),
    "nothing": (" # 空\n\n", {}),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_places(text: str, expected: dict[Path, tuple[str, str]]) -> None:
    tomllib.loads(text)
    assert {path: written(text, place) for path, place in find_places(text).items()} == expected


@pytest.mark.parametrize("text", [text for text, _ in TEXTS.values()], ids=TEXTS.keys())
def test_places_are_the_same_when_asked_for_one_by_one_in_any_order(text: str) -> None:
    whole = find_places(text)
    forwards, backwards = Places(text), Places(text)
    assert {path: forwards.get(path) for path in whole} == whole
    assert {path: backwards.get(path) for path in reversed(whole)} == whole
    for path in whole:
        assert Places(text).get(path) == whole[path]
    assert forwards.get(("no such key",)) is None


def written(text: str, place: Located) -> tuple[str, str]:
    return text[place.key_start : place.key_end], text[place.value_start : place.value_end]


def test_offsets_count_code_points_of_the_whole_text() -> None:
    text = "# 𠀀 注释\r\n'目标' = 3"
    assert find_places(text)["目标",] == Located(key_start=8, key_end=12, value_start=15, value_end=16)


def test_toml_1_1_is_read_by_a_tomllib_that_accepts_it() -> None:
    text = 'a = {\n  b = "\\e", # c\n  "\\x41" = "\\x41",\n}'
    places = find_places(text)
    assert [*places] == [("a", "b"), ("a", "A"), ("a",)]
    assert string_offsets(text, *places["a", "A"][2:]) == [text.rindex("\\"), text.rindex('"')]


# The string as written, what it decodes to, and the offset of each character and of the closing quotes.
STRINGS: dict[str, tuple[str, str, list[int]]] = {
    "basic": ('"率 > 70%"', "率 > 70%", [1, 2, 3, 4, 5, 6, 7, 8]),
    "empty": ('""', "", [1]),
    "literal": ("'a\\n'", "a\\n", [1, 2, 3, 4]),
    "escapes": ('"\\n\\"x\\\\"', '\n"x\\', [1, 3, 5, 6, 8]),
    "escapes by number": ('"\\u7387\\U00020000!"', "率𠀀!", [1, 7, 17, 18]),
    "a decoded CRLF is two characters": ('"\\r\\n"', "\r\n", [1, 3, 5]),
    "multi-line": ('"""a\nb"""', "a\nb", [3, 4, 5, 6]),
    "multi-line, first line end left out": ('"""\na"""', "a", [4, 5]),
    "multi-line, empty": ('"""\n"""', "", [4]),
    "multi-line, CRLF": ('"""\r\na\r\nb"""', "a\nb", [5, 6, 8, 9]),
    "multi-line, the line goes on": ('"""a \\\n  \n  b"""', "a b", [3, 4, 12, 13]),
    "multi-line, the line goes on, CRLF": ('"""a\\  \r\n \r\n b"""', "ab", [3, 13, 14]),
    "multi-line, the first line goes on": ('"""\\\n  a"""', "a", [7, 8]),
    "multi-line, the last line goes on": ('"""a\\\n  """', "a", [3, 8]),
    "multi-line, a backslash before a backslash": ('"""a\\\\\nb"""', "a\\\nb", [3, 4, 6, 7, 8]),
    "multi-line, quotes at the end": ('"""a"""""', 'a""', [3, 4, 5, 6]),
    "multi-line literal": ("'''a\nb'''", "a\nb", [3, 4, 5, 6]),
    "multi-line literal, CRLF": ("'''\r\na\\\r\n'''", "a\\\n", [5, 6, 7, 9]),
    "multi-line literal, quotes at the end": ("''''a'''''", "'a''", [3, 4, 5, 6, 7]),
}


@pytest.mark.parametrize(("text", "decoded", "offsets"), STRINGS.values(), ids=STRINGS.keys())
def test_string_offsets(text: str, decoded: str, offsets: list[int]) -> None:
    assert tomllib.loads(f"x = {text}")["x"] == decoded
    assert string_offsets(text, 0, len(text)) == offsets
    # The same string elsewhere in a text, with quotes on both sides of it.
    assert string_offsets(f"'' {text}''", 3, 3 + len(text)) == [offset + 3 for offset in offsets]


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_string_that_never_ends_is_our_fault_and_not_an_endless_search(quotes: str) -> None:
    with pytest.raises(AssertionError, match="not TOML"):
        find_places(f"x = {quotes}{'a' * 10_000}")


@pytest.mark.parametrize(
    ("opening", "innermost", "closing"),
    [("[", "", "]"), ("{a=", "1", "}"), ("[{a=", "[]", "}]")],
    ids=["arrays", "inline tables", "both"],
)
def test_nesting_that_tomllib_survives_is_not_too_deep(opening: str, innermost: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return f"x = {opening * depth}{innermost}{closing * depth}"

    too_deep = next(depth for depth in range(1, 3000) if is_too_deep(nested(depth)))
    assert len(find_places(nested(too_deep - 1))) >= too_deep - 1


def is_too_deep(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (RecursionError, tomllib.TOMLDecodeError):  # newer versions have a limit of their own
        return True
    return False
