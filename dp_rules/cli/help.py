"""Help pages in the language of the run, with columns that line up under Chinese."""

from collections.abc import Iterable

import click

from dp_rules.cli.language import say
from dp_rules.text.width import display_width


class _Formatter(click.HelpFormatter):
    """Click's own layout, with its few words translated and Chinese counted as two cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        self.write(f"{say('用法：', 'Usage: ')}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        self.write(say({"Options": "选项", "Commands": "命令"}.get(heading, heading) + "：", f"{heading}:") + "\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph as it is; the terminal breaks it."""
        self.write(f"{' ' * self.current_indent}{text}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what they mean in two columns."""
        indent = " " * self.current_indent
        listed = list(rows)
        column = min(max(display_width(name) for name, _ in listed), col_max)
        for name, meaning in listed:
            width = display_width(name)
            if width > column:
                self.write(f"{indent}{name}\n{indent}{' ' * column}")
                width = column
            else:
                self.write(f"{indent}{name}{' ' * (column - width)}")
            self.write(f"{' ' * col_spacing}{meaning}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in the language of the run."""

    context_class = _Context


class Group(click.Group):
    """A group of commands whose help is in the language of the run."""

    context_class = _Context
