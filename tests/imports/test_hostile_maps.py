"""Maps that nobody wrote in good faith: large, deep, patterns made to take for ever."""

from time import perf_counter

import pytest
from imports.sheets import HEAD, csv, read

from dp_rules.data.import_map import Maps
from dp_rules.maps.read_map import read_map
from dp_rules.tables.grid import Grid
from dp_rules.text.place import Source

COLUMNS = '[tables.columns]\n"地区" = "area"\n"登记" = "结婚登记人数"\n'
START = HEAD + "period = 2023\n"
LONG = "长" * 100_000
HOSTILE = {
    "more than a megabyte": (START + COLUMNS + "#" * 1_000_000, {"file-too-large"}),
    "deep": (START + "x = " + "[" * 5000 + "]" * 5000 + "\n" + COLUMNS, {"toml-syntax"}),
    "deep tables": (START + "[tables" + ".a" * 40 + "]\nb = 1\n", {"toml-syntax"}),
    "a long pattern": (START + f'files = "{"*a" * 1000}"\n' + COLUMNS, {"wrong-value"}),
    "a long name of a column": (START + COLUMNS + f'"{LONG}" = "note"\n', {"wrong-value"}),
    "a long name of an item": (START + COLUMNS + f'"x" = "{LONG}"\n', {"wrong-value"}),
    "blanks without end": (START + COLUMNS + f'"x" = "{" " * 500_000}"\n', {"wrong-value"}),
    "too many columns": (START + COLUMNS + "".join(f'"c{at}" = "ignore"\n' for at in range(5000)), {"wrong-value"}),
    "many rows to skip": (START + f"skip = {['x'] * 5000}\n" + COLUMNS, {"wrong-value"}),
    "the header far down": (START + "header = 99999999999999999999\n" + COLUMNS, {"wrong-value"}),
    "times without end": (START + COLUMNS + '"x" = { item = "accidents", times = 99999999999 }\n', {"wrong-value"}),
    "a list for a table": ("format = 1\ntables = [1, [], {}]\n", {"wrong-type", "missing-key"}),
    "nan": (START + COLUMNS + '"x" = { item = "accidents", times = nan }\n', {"wrong-type"}),
    "escape sequences": (START + COLUMNS + '"\\u001b[31m" = "\\u001b[2J"\n', set()),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_map_is_told_in_time(name: str) -> None:
    text, codes = HOSTILE[name]
    begin = perf_counter()
    _, found = read_map(Source("map.toml", text))
    assert {one.code for one in found} == codes
    assert perf_counter() - begin < 5
    assert all(len(one.message.zh) < 500 for one in found)


def test_a_pattern_does_not_take_for_ever() -> None:
    tables, found = read_map(Source("map.toml", START + f'files = "{"*a" * 99}b"\n' + COLUMNS))
    assert found == []
    begin = perf_counter()
    assert Maps(tables).table_for(Grid("a" * 250, iter(()))) is None
    assert perf_counter() - begin < 1


def test_hostile_sheets_are_read_in_time() -> None:
    begin = perf_counter()
    map_ = 'period = { from = "title" }\nskip = ["注"]\ntotals = "甲"\n' + COLUMNS
    read(map_, csv("2023年" * 100_000 + "\n地区,登记\n" + "合" * 100_000 + "计,1\n注" + "计" * 100_000 + ",2\n"))
    read(map_, csv(" " * 900_000 + "2023年\n地区,登记\n甲," + "1" * 900_000 + "\n"))
    with_unit = map_.replace('"结婚登记人数"', '{ item = "结婚登记人数", unit = "万" }')
    read(with_unit, csv("2023年\n地区,登记\n甲," + "1 " * 400_000 + "\n"))
    assert perf_counter() - begin < 5
