"""``dp-rules new AREA --extends SPEC``"""

import os
from pathlib import Path

import click

from dp_rules.bundled import bundled_folder
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import spec_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, output_option
from dp_rules.cli.output import Exit, fail, note, put
from dp_rules.cli.schema_path import schema_path
from dp_rules.spec.model import Catalogue, Plan
from dp_rules.spec.new import Beginning, id_of, new_spec
from dp_rules.text.nearest import nearest
from dp_rules.text.safe import printable

LONGEST_AREA = 100


@click.command(
    "new",
    cls=Command,
    help=say(
        "开始写一个计划：写出规格文件，待填之处都有标记。",
        "Begin a plan: write a spec in which everything to fill in is marked.",
    ),
)
@click.argument("area", metavar="AREA")
@click.option(
    "--extends",
    required=True,
    metavar="SPEC",
    help=say(
        "所继承的指标目录或上级计划：catalogue、liaoning 或文件",
        "the catalogue or the plan above: catalogue, liaoning or a file",
    ),
)
@click.option(
    "--indicator",
    multiple=True,
    metavar=say("指标", "INDICATOR"),
    help=say("只写这些指标；可多次", "these indicators only; may be repeated"),
)
@output_option
@common_options
def command(area: str, extends: str, indicator: tuple[str, ...], output: str | None) -> None:
    """Write a spec with blanks; a file that is there is left alone."""
    area = area.strip()
    if not area or len(area) > LONGEST_AREA or printable(area) != area or "\n" in area:
        fail(say("AREA 要写地区的名称，一行文字", "AREA is the name of an area, on one line"), Exit.USAGE)
    if output is not None and os.path.lexists(output):
        fail(say(f"{output} 已经有了；换一个文件名", f"{output} is there already: choose another name"))
    base = spec_or_exit(extends)
    folder = Path.cwd() if output is None else Path(output).absolute().parent
    begin = Beginning(
        area=area,
        id=None if output is None else id_of(Path(output).stem),
        extends=_extends(extends, folder),
        schema=schema_path("spec", folder),
        language=LANGUAGE,
    )
    put(new_spec(base, begin, _ids(base, indicator) if indicator else None), output, for_programs=True)
    if output is not None:
        note(
            say(
                f"写好了 {output}；dp-rules check {output} 列出待填之处",
                f"{output} is written; dp-rules check {output} lists what to fill in",
            )
        )


def _extends(extends: str, folder: Path) -> str:
    """Return how a spec in ``folder`` names the one it extends: by its name, or a file by its path from there."""
    path = Path(extends)
    if not path.is_file():
        return extends
    if path.resolve().parent == bundled_folder("specs").resolve():
        return path.stem
    if path.suffix != ".toml":
        fail(say(f"所继承的文件要以 .toml 结尾：{extends}", f"a file that is extended ends in .toml: {extends}"))
    try:
        return Path(os.path.relpath(path.absolute(), folder)).as_posix()
    except ValueError:  # another drive of Windows
        fail(say("请把文件与所继承的放在同一个盘上", "keep the file on the same drive as the one it extends"))


def _ids(base: Plan | Catalogue, names: tuple[str, ...]) -> list[str]:
    """Return the ids of the indicators that are named, or end with the first that is none."""
    ids = []
    for name in names:
        found = base.definition(name) if isinstance(base, Catalogue) else base.indicator(name)
        if found is None:
            close = nearest(name, [text for one in base.definitions.values() for text in (one.id, one.name.zh)])
            hint = say(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else ""
            fail(
                say(
                    f"“{base.name.say(LANGUAGE)}”没有指标“{name}”",
                    f'"{base.name.say(LANGUAGE)}" has no indicator "{name}"',
                )
                + hint
            )
        ids.append(found.id)
    return ids
