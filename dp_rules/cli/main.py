"""The group of commands, and what every command shares: exit codes, and no traceback for anybody."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.output import Exit, note
from dp_rules.version import VERSION

COMMANDS = ("check", "evaluate", "explain", "show")


class _Commands(click.Group):
    """Imports a command when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"dp_rules.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("规划目标的核对与解释：检查规格文件，评价数据，逐步说明每个结论。",
             "Targets as code: check spec files, evaluate data, explain every verdict."),
)  # fmt: skip
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help=say("语言；不写则按系统设置", "language; the system's if not given"),
)
@click.version_option(VERSION, prog_name="dp-rules", message="%(prog)s %(version)s")
def cli() -> None:
    """Hold the commands together."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with one of the documented codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        cli.main(arguments, prog_name="dp-rules", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.UsageError as error:
        note(usage_message(error))
        sys.exit(Exit.USAGE)
    except click.ClickException as error:
        note(say(f"错误：{error.format_message()}", f"error: {error.format_message()}"))
        sys.exit(Exit.BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        note(say("已中止", "stopped"))
        sys.exit(Exit.NO)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DONE)
    except Exception as error:
        if os.environ.get("DP_RULES_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        note(say(f"程序出错（不是输入的问题）：{what}", f"a fault of the program, not of the input: {what}"))
        note(say("设置 DP_RULES_DEBUG=1 再运行可看到细节；请把它报告给维护者",
                 "run again with DP_RULES_DEBUG=1 for details, and please report them to the maintainers"))  # fmt: skip
        sys.exit(Exit.OUR_FAULT)
    sys.exit(Exit.DONE)


def usage_message(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and how to ask for help."""
    help_ = "dp-rules --help" if error.ctx is None else f"{error.ctx.command_path} --help"
    if LANGUAGE == "en":
        return f"error: {error.format_message()}\nSee {help_}"
    return f"错误：{_in_chinese(error)}\n用法见 {help_}"


def _in_chinese(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            close = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}{close}"
        case click.MissingParameter():
            name: Any = getattr(error.param, "metavar", None) or getattr(error.param, "name", "")
            return f"缺少 {name}"
        case click.BadParameter():
            return f"{error.param_hint or getattr(error.param, 'opts', [''])[0]} 的值不对：{error.message}"
        case _:
            return (
                error.format_message()
                .replace("No such command", "没有命令")
                .replace("Got unexpected extra argument", "多余的参数")
            )
