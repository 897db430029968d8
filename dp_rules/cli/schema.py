"""``dp-rules schema [NAME]``"""

import click

from dp_rules.bundled import bundled, bundled_folder
from dp_rules.cli.help import Command
from dp_rules.cli.language import say
from dp_rules.cli.options import common_options, output_option
from dp_rules.cli.output import note, put

ENDING = ".schema.json"


def schema_names() -> list[str]:
    """Return the names of the schemas that come with the program."""
    return sorted(path.name.removesuffix(ENDING) for path in bundled_folder("schemas").glob(f"*{ENDING}"))


@click.command(
    "schema",
    cls=Command,
    help=say(
        "写出模式（JSON Schema），例如给编辑器用的规格文件模式。",
        "Write a JSON Schema, such as that of specs for editors.",
    ),
)
@click.argument("name", type=click.Choice(schema_names()), default="spec", metavar="[NAME]")
@output_option
@common_options
def command(name: str, output: str | None) -> None:
    """Write a schema; of one for what people write, say how an editor is told of it."""
    put(bundled("schemas", f"{name}{ENDING}").read_text(encoding="utf-8"), output, for_programs=True)
    if output is None:
        return
    line = f"#:schema {output}"
    if name == "spec":
        note(
            say(
                f"规格文件的第一行写 {line}（路径从规格文件所在的文件夹算起）",
                f"begin a spec with the line {line} (the path is seen from the spec's own folder)",
            )
        )
    if name == "import":
        note(
            say(
                f"对照表的第一行写 {line}（路径从对照表所在的文件夹算起）",
                f"begin a map with the line {line} (the path is seen from the map's own folder)",
            )
        )
