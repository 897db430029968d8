"""``dp-rules evidence create SPEC DATA... -o BUNDLE``"""

import os
from pathlib import Path
from typing import Any

import click

from dp_rules.cli.ending import ended_in_order
from dp_rules.cli.evidence_key import private_key_or_exit
from dp_rules.cli.help import Command
from dp_rules.cli.inputs import areas_or_exit, prepared_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, data_options, spec_argument
from dp_rules.cli.output import Exit, fail, note, show_diagnostics
from dp_rules.evidence.create import Created, Request
from dp_rules.evidence.create import create as create_in
from dp_rules.evidence.declaration import MOST_BYTES, declaration_data
from dp_rules.evidence.layout import SIGNATURE, TAG_MANIFEST
from dp_rules.evidence.names import as_utf_8
from dp_rules.evidence.place import put_bundle, workshop
from dp_rules.evidence.recordable import not_recordable
from dp_rules.evidence.signature import sign
from dp_rules.files import read_text_file, reason
from dp_rules.report.words import VERDICT


@click.command(
    "create",
    cls=Command,
    help=say(
        "评价数据，把输入、规格、结果、说明和程序版本写成一份存证。",
        "Evaluate data, and write inputs, specs, results, explanations and versions as one bundle.",
    ),
)
@spec_argument
@data_options
@click.option(
    "-o",
    "--output",
    required=True,
    metavar=say("存证", "BUNDLE"),
    help=say(
        "写成哪个文件夹；以 .zip 结尾的是压缩包；已有的不覆盖",
        "the folder, or the zip where it ends in .zip, that is not there yet",
    ),
)
@click.option(
    "--explanations",
    type=click.Choice(["all", "missed", "none"]),
    help=say(
        "存哪些结果的说明；不写则 300 个结果以内全部存，再多只存计划本地区的",
        "which results are explained: if not given all of up to 300, of more those of the plan's own area",
    ),
)
@click.option("--who", metavar=say("何人", "WHO"), help=say("谁做的存证，照写照记", "who makes it, recorded as given"))
@click.option("--when", metavar=say("何时", "WHEN"), help=say("什么时候，照写照记", "when, recorded as given"))
@click.option("--why", metavar=say("事由", "WHY"), help=say("为什么，照写照记", "why, recorded as given"))
@click.option(
    "--statement", metavar=say("文件", "FILE"), help=say("一份书面陈述，照原文记下", "a text to be recorded as it is")
)
@click.option(
    "--sign",
    "key",
    metavar=say("私钥", "KEYFILE"),
    help=say("用 Ed25519 私钥签名：PEM，或 ssh-keygen 的", "sign with a private key of Ed25519: PEM or of ssh-keygen"),
)
@click.option(
    "--passphrase-file",
    metavar=say("文件", "FILE"),
    help=say(
        "私钥的口令在这个文件里；也可以放在环境变量 DP_RULES_PASSPHRASE",
        "the file with the key's passphrase, which may also stand in DP_RULES_PASSPHRASE",
    ),
)
@common_options
def create(
    spec: str,
    data: tuple[str, ...],
    *,
    area: tuple[str, ...],
    output: str,
    explanations: str | None,
    who: str | None,
    when: str | None,
    why: str | None,
    statement: str | None,
    key: str | None,
    passphrase_file: str | None,
    **selection: Any,
) -> None:
    """Write a bundle; nothing of the machine, the moment or the user goes into it by itself."""
    if not output or os.path.lexists(output):
        fail(say(f"{output} 已经有了；换一个名称", f"{output} is there already: choose another name"))
    tables = [tuple(text.partition("=")[::2]) for text in selection["tables"]]
    extra = [path for path in (selection["areas"], *selection["maps"]) if path is not None]
    problems = not_recordable([*data, *(path for _, path in tables), *extra, spec], selection["query"])
    if problems:
        show_diagnostics(problems)
        raise SystemExit(Exit.BAD_INPUT)
    who, when, why = (None if one is None else as_utf_8(one) for one in (who, when, why))
    declaration = declaration_data(who, when, why, None if statement is None else _text_or_exit(statement))
    private = None if key is None else private_key_or_exit(key, passphrase_file)
    read = prepared_or_exit(spec, data, output=None, **selection)
    places = areas_or_exit(read.plan, read.facts, area, read.periods)
    indicators = read.plan.indicators if read.indicators is None else read.indicators
    request = Request(
        spec=spec,
        data=data,
        tables=[(name, path) for name, path in tables],
        areas=selection["areas"],
        maps=selection["maps"],
        prefer=selection["prefer"],
        encoding=selection["encoding"],
        period=selection["period"],
        asked_areas=area,
        asked_indicators=selection["indicator"],
        periods=[str(period) for period in read.periods],
        places=places,
        indicators=[indicator.id for indicator in indicators],
        explanations=explanations,
    )
    del read
    try:
        with ended_in_order(), workshop(output) as folder:
            created, found = create_in(request, declaration, folder)
            if created is None:
                show_diagnostics(found)
                raise SystemExit(Exit.BAD_INPUT)
            names = list(created.digests)
            if private is not None:
                (folder / SIGNATURE).write_bytes(sign((folder / TAG_MANIFEST).read_bytes(), private))
                names.append(SIGNATURE)
            if not put_bundle(folder, names, output):
                fail(say("存证太大，放不进 .zip；写成文件夹", "the bundle is too large for a zip: write a folder"))
    except OSError as error:
        why_not = reason(error)
        fail(say(f"写不了 {output}（{why_not.zh}）", f"{output} cannot be written ({why_not.en})"))
    _say_what_was_made(created, output)


def _text_or_exit(path: str) -> str:
    source, problem = read_text_file(Path(path), most=MOST_BYTES)
    if source is None:
        show_diagnostics([] if problem is None else [problem])
        raise SystemExit(Exit.BAD_INPUT)
    return source.text


def _say_what_was_made(created: Created, output: str) -> None:
    counts = " · ".join(f"{words.say(LANGUAGE)} {created.outcome.summary[key]}" for key, words in VERDICT.items())
    explained = created.outcome.explanations
    note(
        say(
            f"写好了 {output}：{counts}；有说明的 {explained} 个",
            f"{output} is written: {counts}; {explained} explained",
        )
    )
    if created.run.explained in {"own_area", "none"} and explained < sum(created.outcome.summary.values()):
        note(
            say(
                "要存更多的说明，用 --explanations all 或 missed",
                "--explanations all, or missed, puts in more explanations",
            )
        )
