"""Options that mean the same in every command."""

from collections.abc import Callable
from typing import Any

import click

from dp_rules.cli.language import say

Callback = Callable[..., Any]


def common_options(command: Callback) -> Callback:
    """Add ``--lang zh|en``, which is read in ``language`` before the commands are, and ``--help``."""
    lang = click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help=say("语言；不写则按系统设置", "language; the system's if not given"),
    )
    help_ = click.help_option("-h", "--help", help=say("显示这段说明", "show this page"))
    return lang(help_(command))


def format_option(*formats: str) -> Callable[[Callback], Callback]:
    """Add ``--format``; the first is the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        help=say(f"输出格式；不写则为 {formats[0]}", f"output format; {formats[0]} if not given"),
    )


def output_option(command: Callback) -> Callback:
    """Add ``-o FILE``."""
    return click.option(
        "-o",
        "--output",
        metavar=say("文件", "FILE"),
        help=say("写到文件，不写则显示", "write to a file instead of the screen"),
    )(command)


def spec_argument(command: Callback) -> Callback:
    """Add ``SPEC``: a path, or the name of a plan that is shipped or comes from a package."""
    return click.argument("spec", metavar="SPEC")(command)


def data_options(command: Callback) -> Callback:
    """Add ``DATA...`` and the options that say how to read it and which part is meant."""
    for decorate in (
        reading_options,
        click.option(
            "--indicator",
            multiple=True,
            metavar=say("指标", "INDICATOR"),
            help=say("指标的标识、编号或名称；可多次", "an indicator's id, number or name; may be repeated"),
        ),
        part_options,
        click.argument("data", nargs=-1, metavar="DATA..."),
    ):
        command = decorate(command)
    return command


def part_options(command: Callback) -> Callback:
    """Add the options that say which periods and areas are meant."""
    for decorate in reversed(
        (
            click.option(
                "--period",
                metavar=say("时期", "PERIOD"),
                help=say(
                    "时期：2023、2022..2024、2023Q2、all；不写则取最近的",
                    "2023, 2022..2024, 2023Q2 or all; the latest if not given",
                ),
            ),
            click.option(
                "--area",
                multiple=True,
                metavar=say("地区", "AREA"),
                help=say("地区的名称或代码，或 all；可多次", "an area's name or code, or all; may be repeated"),
            ),
        )
    ):
        command = decorate(command)
    return command


prefer_option = click.option(
    "--prefer",
    multiple=True,
    metavar=say("来源", "PUBLISHER"),
    help=say(
        "同一个数有几个来源时取哪个；可多次",
        "which publisher's figure to take where several differ; may be repeated",
    ),
)
areas_option = click.option(
    "--areas",
    metavar=say("文件", "FILE"),
    help=say(
        "地区表（代码、名称、上级、层级）；provinces 是自带的省级地区",
        "a table of areas (code, name, parent, level); provinces is the one that comes with the program",
    ),
)
encoding_option = click.option(
    "--encoding",
    metavar=say("编码", "ENCODING"),
    help=say("数据文件的编码，一般不用写", "the data files' encoding, seldom needed"),
)
query_option = click.option(
    "--query",
    metavar=say("表或查询", "TABLE|SELECT"),
    help=say("从数据库读哪张表，或一条 SELECT", "which table of a database to read, or a SELECT"),
)
map_option = click.option(
    "--map",
    "maps",
    multiple=True,
    metavar=say("文件", "FILE"),
    help=say("导入对照表：表里的各列是什么；可多次", "an import map: what the columns of sheets are; may be repeated"),
)


def reading_options(command: Callback) -> Callback:
    """Add the options that say how data are read."""
    table_option = click.option(
        "--table",
        "tables",
        multiple=True,
        metavar=say("表=文件", "TABLE=FILE"),
        help=say("个案表的数据；可多次", "records of a table; may be repeated"),
    )
    return prefer_option(areas_option(table_option(map_option(encoding_option(query_option(command))))))
