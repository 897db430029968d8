"""Maps with faults, and beside them everything that is said of each."""

import pytest
from imports.sheets import HEAD, said

from dp_rules.maps.is_map import is_map
from dp_rules.maps.read_map import read_map, read_maps
from dp_rules.text.place import Source
from dp_rules.text.render import render

COLUMNS = '[tables.columns]\n"地区" = "area"\n"登记" = "结婚登记人数"\n'

FAULTS = {
    "nothing": ("", ["empty-file 文件是空的"]),
    "no TOML": ("format = \n", ["map.toml:1:8 toml-syntax 等号后面没有值"]),
    "no tables": ("format = 1\n", ["missing-key 文件顶层缺少 tables"]),
    "another format": (
        "format = 2\n[[tables]]\nperiod = 2023\n" + COLUMNS,
        ["map.toml:1:10 wrong-value format 不能是“2”"],
    ),
    "a key misspelt": (
        HEAD + "peroid = 2023\n" + COLUMNS,
        ["map.toml:3:1 unknown-key tables 的第 1 项 没有名为 peroid 的键"],
    ),
    "a single table": (
        "format = 1\n[tables]\nperiod = 2023\n" + COLUMNS,
        ["map.toml:2:1 wrong-type tables 应当是列表，这里写的是表"],
    ),
    "no columns": (HEAD + "period = 2023\n", ["map.toml:2:1 missing-key tables 的第 1 项 缺少 columns"]),
    "a column that is a number": (
        HEAD + "period = 2023\n" + COLUMNS + '"数" = 3\n',
        ["map.toml:7:7 wrong-type tables 的第 1 项的 columns.数 应当是文字或表，这里写的是整数"],
    ),
    "a unit that there is not": (
        HEAD + "period = 2023\n" + COLUMNS + '"数" = { item = "accidents", unit = "公斤" }\n',
        ["map.toml:7:36 wrong-value tables 的第 1 项的 columns.数.unit 不能是“公斤”"],
    ),
    "times as a decimal": (
        HEAD + "period = 2023\n" + COLUMNS + '"数" = { item = "accidents", times = 1.5 }\n',
        ["map.toml:7:37 wrong-type tables 的第 1 项的 columns.数.times 应当是整数，这里写的是小数"],
    ),
    "a percentage times two": (
        HEAD + "period = 2023\n" + COLUMNS + '"数" = { item = "accidents", unit = "%", times = 2 }\n',
        ["map.toml:7:7 wrong-value 百分数没有倍数"],
    ),
    "neither area nor period": (
        HEAD + '[tables.columns]\n"登记" = "结婚登记人数"\n',
        ["map.toml:2:1 missing-key 没有写明地区", "map.toml:2:1 missing-key 没有写明时期"],
    ),
    "area and period twice": (
        HEAD + 'area = "甲"\nperiod = 2023\n' + COLUMNS + '"年" = "period"\n',
        [
            "map.toml:6:8 wrong-value 地区写了两处：全表一个，又有一列",
            "map.toml:8:7 wrong-value 时期写了两处：全表一个，又有一列",
        ],
    ),
    "two columns of areas": (
        HEAD + "period = 2023\n" + COLUMNS + '"县" = "area"\n',
        ["map.toml:7:7 wrong-value 两列都是地区"],
    ),
    "a column twice but for a space": (
        HEAD + "period = 2023\n" + COLUMNS + '"登 记" = "ignore"\n',
        ["map.toml:7:1 duplicate-column “登 记”列写了两次"],
    ),
    "no figures": (
        HEAD + 'period = 2023\n[tables.columns]\n"地区" = "area"\n',
        ["map.toml:4:9 missing-key 没有一列是数值"],
    ),
    "values of no item": (
        HEAD + "period = 2023\n" + COLUMNS + '"数" = "value"\n',
        ["map.toml:7:7 missing-key 不知道“数”列是哪个数据项的数"],
    ),
    "no period": (
        HEAD + 'period = "二〇二三"\n' + COLUMNS,
        ["map.toml:3:10 not-a-period “二〇二三”不是时期"],
    ),
    "rows of a header apart": (
        HEAD + "header = [3, 5]\nperiod = 2023\n" + COLUMNS,
        ["map.toml:3:10 wrong-value 表头的各行不相连"],
    ),
    "totals left out and wanted": (
        HEAD + 'period = 2023\nskip = ["小计", "合 计"]\ntotals = "辽宁省"\n' + COLUMNS,
        ["map.toml:4:8 wrong-value “合 计”行既要略过，又算作辽宁省"],
    ),
    "totals without areas": (
        HEAD + 'area = "甲"\nperiod = 2023\ntotals = "甲"\n[tables.columns]\n"登记" = "结婚登记人数"\n',
        ["map.toml:5:10 wrong-value 没有地区列，也就没有合计行"],
    ),
    "left to fill in": (
        HEAD + 'period = "待填"\n' + COLUMNS + '"检查" = "待填"\n',
        [
            "map.toml:3:10 to-fill-in 还没有填：[tables] 的 period",
            "map.toml:7:8 to-fill-in 还没有填：[tables.columns] 的 检查",
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_everything_that_is_wrong_is_said_at_its_place(name: str) -> None:
    text, expected = FAULTS[name]
    tables, found = read_map(Source("map.toml", text))
    assert said(found) == expected
    assert tables == []
    assert all(one.message.en and not any("\u4e00" <= c <= "\u9fff" for c in one.message.en.translate(NAMES)) for one in found)  # fmt: skip


NAMES = {ord(character): None for character in "数登记检查“”合计小辽宁省二〇三公斤"}
"""What the maps above say in Chinese themselves."""


def test_a_fault_in_full() -> None:
    _, (problem,) = read_map(Source("map.toml", HEAD + "period = 2023\n" + COLUMNS + '"检查" = "待填"\n'))
    assert render(problem, "en").splitlines() == [
        "error[to-fill-in]: left to fill in: 检查 of [tables.columns]",
        "  --> map.toml:7:8",
        ' 7 | "检查" = "待填"',
        "   |          ^^^^^^",
        '  = help: confirm what it is and write the item\'s id, or "ignore" for a column that is not wanted',
    ]


def test_a_map_that_is_not_there(tmp_path: object) -> None:
    tables, found = read_maps([f"{tmp_path}/no.toml"])
    assert (tables, [one.code for one in found]) == ([], ["file-not-found"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format = 1\n[[tables]]\n", True),
        ("format = 1\r\n  [[ tables ]]\r\n", True),
        ("#:schema ../schemas/import.schema.json\nformat = 1\n", True),
        ("#:schema ../schemas/spec.schema.json\nformat = 1\n[tables.x]\n", False),
        ("", False),
    ],
)
def test_a_map_is_told_from_a_spec(text: str, expected: bool, tmp_path: object) -> None:  # noqa: FBT001
    path = f"{tmp_path}/a.toml"
    with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
        file.write(text)
    assert is_map(path) is expected
