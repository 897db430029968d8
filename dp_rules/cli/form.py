"""``dp-rules form SPEC -o FILE.xlsx``"""

import os
from collections.abc import Sequence

import click

from dp_rules.cli.help import Command
from dp_rules.cli.inputs import MOST_NAMED, data_or_exit, indicators_or_exit, plan_or_exit
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import (
    areas_option,
    common_options,
    encoding_option,
    map_option,
    prefer_option,
    query_option,
    spec_argument,
)
from dp_rules.cli.output import Exit, fail, note, put_into, show_diagnostics
from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.read import Reading
from dp_rules.facts import read_areas, vocabulary_of
from dp_rules.forms.asked import Asking, what_to_ask
from dp_rules.forms.form import Form, make_form
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.safe import printable


@click.command(
    "form",
    cls=Command,
    help=say(
        "做一份 Excel 采集表，发给各部门填；填好的采集表可以直接评价。",
        "Make an Excel form for departments to fill in; forms that are filled in are data to evaluate.",
    ),
)
@spec_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar=say("文件", "FILE"),
    help=say("采集表的文件，以 .xlsx 结尾；已有的不覆盖", "the form, an .xlsx file that is not there yet"),
)
@click.option(
    "--period",
    metavar=say("时期", "PERIOD"),
    help=say(
        "采集哪个时期：2023、2023Q2、2023-07；有 --data 可以不写，取下一年",
        "the period to ask for: 2023, 2023Q2 or 2023-07; with --data, the year after if not given",
    ),
)
@click.option(
    "--area",
    multiple=True,
    metavar=say("地区", "AREA"),
    help=say(
        "评价哪些地区；可多次；不写则为计划的地区", "the areas to judge; may be repeated; the plan's own if not given"
    ),
)
@areas_option
@click.option(
    "--department",
    multiple=True,
    metavar=say("部门", "DEPARTMENT"),
    help=say("只要这个部门牵头或参与的；可多次", "only what this department leads or takes part in; may be repeated"),
)
@click.option(
    "--indicator",
    multiple=True,
    metavar=say("指标", "INDICATOR"),
    help=say("指标的标识、编号或名称；可多次", "an indicator's id, number or name; may be repeated"),
)
@click.option("--one-sheet", is_flag=True, help=say("所有部门一张表", "one sheet for all departments"))
@click.option(
    "--data",
    multiple=True,
    metavar=say("文件", "FILE"),
    help=say("以前的数据，列在旁边供核对；可多次", "earlier data, to be shown beside; may be repeated"),
)
@prefer_option
@map_option
@encoding_option
@query_option
@common_options
def command(
    spec: str,
    output: str,
    period: str | None,
    area: tuple[str, ...],
    areas: str | None,
    department: tuple[str, ...],
    indicator: tuple[str, ...],
    one_sheet: bool,  # noqa: FBT001  Click hands options over by name
    data: tuple[str, ...],
    prefer: tuple[str, ...],
    maps: tuple[str, ...],
    encoding: str | None,
    query: str | None,
) -> None:
    """Write a workbook with a row for each figure that the plan's rules need; a file that is there is left alone."""
    if not output.lower().endswith(".xlsx"):
        fail(say("采集表的文件名要以 .xlsx 结尾", "the name of a form ends in .xlsx"), Exit.USAGE)
    if os.path.lexists(output):
        fail(say(f"{output} 已经有了；换一个文件名", f"{output} is there already: choose another name"))
    plan = plan_or_exit(spec)
    chosen = indicators_or_exit(plan, indicator) or list(plan.indicators)
    known = None
    if data:
        known = data_or_exit(
            plan, data, areas=areas, tables=(), prefer=prefer, encoding=encoding, maps=maps, query=query
        )
    table = _areas(plan, areas, encoding) if known is None else known.areas
    when = _period(period, known)
    where = _where(plan, table, area)
    _check_departments(plan, department)
    asking = what_to_ask(chosen, where, when, table, known or Dataset())
    form = make_form(plan, asking, when, table, known, department, LANGUAGE, one_page=one_sheet)
    if not form.pages:
        fail(say("没有要采集的数据项", "there is nothing to ask for"))
    from dp_rules.forms.workbook import form_workbook  # noqa: PLC0415  openpyxl takes long to import

    put_into(output, form_workbook(form))
    _report(output, form, asking)


def _areas(plan: Plan, path: str | None, encoding: str | None) -> Areas:
    if path is None:
        return vocabulary_of(plan).areas
    table, found = read_areas(plan, path, Reading(encoding))
    show_diagnostics(found)
    if table is None or has_errors(found):
        raise SystemExit(Exit.BAD_INPUT)
    return table


def _period(option: str | None, known: Dataset | None) -> Period:
    if option is not None:
        period = read_period(option)
        if period is None:
            fail(
                say(
                    f"“{option}”不是一个时期；写作 2023、2023Q2 或 2023-07",
                    f'"{option}" is not a period: write 2023, 2023Q2 or 2023-07',
                ),
                Exit.USAGE,
            )
        return period
    latest = known.known_periods()[-1:] if known is not None else []
    if not latest:
        fail(
            say(
                "用 --period 写明采集哪个时期，例如 --period 2023",
                "say with --period what to ask for, such as --period 2023",
            ),
            Exit.USAGE,
        )
    return latest[0]._replace(year=latest[0].year + 1)


def _where(plan: Plan, areas: Areas, options: Sequence[str]) -> list[str]:
    """Return the areas to judge: those named, else the plan's own, else those of the table that lie in none."""
    if not options:
        own = areas.canonical(plan.area)
        return (
            [own] if not areas or own in areas.by_code else [a.code for a in areas.by_code.values() if a.parent is None]
        )
    found = []
    for option in options:
        area = areas.canonical(option)
        if not area or printable(area) != area or "\n" in area:
            fail(say("--area 要写地区的名称或代码", "--area is the name or the code of an area"), Exit.USAGE)
        if areas and area not in areas.by_code:
            close = nearest(option, [known.name for known in areas.by_code.values()])
            hint = say(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else ""
            fail(say(f"地区表中没有“{option}”", f'the table of areas has no "{option}"') + hint)
        found.append(area)
    return list(dict.fromkeys(found))


def _check_departments(plan: Plan, chosen: Sequence[str]) -> None:
    known = list(dict.fromkeys(name for one in plan.indicators for name in (*one.lead, *one.partners)))
    for name in chosen:
        if name not in known:
            close = nearest(name, known)
            some = say("、", ", ").join(known[:MOST_NAMED])
            hint = (
                say(f"；是不是“{close}”？", f'; did you mean "{close}"?')
                if close
                else say(f"；有 {some}…", f"; it has {some}…")
            )
            fail(say(f"计划中没有部门“{name}”", f'the plan has no department "{name}"') + hint)


def _report(output: str, form: Form, asking: Asking) -> None:
    sheets, rows = len(form.pages), sum(len(page.lines) for page in form.pages)
    note(
        say(
            f"写好了 {output}：{sheets} 张表，要填 {rows} 个数",
            f"{output} is written: {sheets} sheet{'s' if sheets > 1 else ''}, {rows} figure{'s' if rows > 1 else ''} to fill in",
        )
    )
    if asking.left_out:
        names = say("、", ", ").join(one.definition.name.say(LANGUAGE) for one in asking.left_out)
        note(say(f"采集不了数据的指标：{names}", f"indicators whose data cannot be asked: {names}"))
