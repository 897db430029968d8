"""The group of commands, and what every command shares: exit codes, and no traceback for anybody."""

import os
import re
import sys
from importlib import import_module

import click

from dp_rules.cli.help import Group
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options
from dp_rules.cli.output import Exit, note
from dp_rules.version import VERSION

COMMANDS = (
    "check",
    "compare",
    "completeness",
    "diff",
    "dispute",
    "evaluate",
    "evidence",
    "explain",
    "form",
    "format",
    "import",
    "new",
    "schema",
    "set",
    "show",
    "test",
    "trend",
    "what-if",
    "worklist",
)


class _Commands(Group):
    """Imports a command when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module = (
            "import_" if cmd_name == "import" else cmd_name.replace("-", "_")
        )  # a word that Python keeps for itself
        command = import_module(f"dp_rules.cli.{module}").command
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    help=say(
        "规划目标的核对与解释：检查规格文件，评价数据，逐步说明每个结论。",
        "Targets as code: check spec files, evaluate data, explain every verdict.",
    ),
)
@click.version_option(
    VERSION, prog_name="dp-rules", message="%(prog)s %(version)s", help=say("显示版本", "show the version")
)
@common_options
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
    except click.exceptions.NoArgsIsHelpError as error:
        note(error.format_message())
        sys.exit(Exit.USAGE)
    except click.UsageError as error:
        note(usage_message(error))
        sys.exit(Exit.USAGE)
    except click.ClickException as error:
        note(say(f"错误：{error.format_message()}", f"error: {error.format_message()}"))
        sys.exit(Exit.BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        note(say("已中止", "stopped"))
        sys.exit(Exit.NO)
    except Exception as error:
        if os.environ.get("DP_RULES_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        note(say(f"程序出错（不是输入的问题）：{what}", f"a fault of the program, not of the input: {what}"))
        note(
            say(
                "设置 DP_RULES_DEBUG=1 再运行可看到细节；请把它报告给维护者",
                "run again with DP_RULES_DEBUG=1 for details, and please report them to the maintainers",
            )
        )
        sys.exit(Exit.OUR_FAULT)
    sys.exit(Exit.DONE)


def usage_message(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and how to ask for help."""
    help_ = "dp-rules --help" if error.ctx is None else f"{error.ctx.command_path} --help"
    if LANGUAGE == "en":
        return f"error: {error.format_message()}\nSee {help_}"
    return f"错误：{_in_chinese(error)}\n用法见 {help_}"


def _commands_there(error: click.UsageError) -> tuple[str, ...]:
    """Return the commands of the group in which one was not found."""
    group = None if error.ctx is None else error.ctx.command
    return tuple(group.list_commands(error.ctx)) if isinstance(group, click.Group) and error.ctx else COMMANDS


def _in_chinese(error: click.UsageError) -> str:
    quoted = re.search(r"'(.*?)'", error.message)
    said = quoted[1] if quoted else ""
    match error:
        case click.NoSuchOption():
            close = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}{close}"
        case click.MissingParameter(param=param):
            return f"缺少 {getattr(param, 'metavar', None) or getattr(param, 'name', '')}"
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return f"{error.option_name} 后面不写值"
        case click.BadOptionUsage():
            return f"{error.option_name} 后面要写值"
        case click.BadParameter(param=param):
            choices = param.type.choices if param is not None and isinstance(param.type, click.Choice) else ()
            allowed = f"；可以是 {'、'.join(map(str, choices))}" if choices else ""
            return f"{param.opts[0] if param is not None else ''} 的值不对：“{said}”{allowed}"
        case _ if error.message.startswith("No such command"):
            return f"没有命令“{said}”；有 {'、'.join(_commands_there(error))}"
        case _ if error.message.startswith("Got unexpected extra argument"):
            extra = re.search(r"\((.*)\)", error.message)
            return f"多余的参数：{extra[1] if extra else ''}"
        case _:
            return error.format_message()
