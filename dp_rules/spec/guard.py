"""What a plan lets the plans below it do to a target: nothing, only tighten it, or stay within a range."""

from dp_rules.quantity.figure import Figure, read_figure
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.missing import Missing
from dp_rules.spec.inherit import Entry
from dp_rules.spec.model import Guard, GuardRange, Rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place


def read_guard(
    entry: Entry, id_: str, rule: Rule, markers: dict[str, Missing], found: list[Diagnostic]
) -> Guard | None:
    """Return the guard of an indicator; what is wrong with it goes to ``found``."""
    given = entry.values.get("guard")
    if given is None:
        return None
    home, path = entry.homes["guard"], ("indicators", id_, "guard")
    if given in ("final", "may_tighten"):
        return Guard(given, home.value_place(path))
    ends: dict[str, Interval | None] = {"at_least": None, "at_most": None}
    for key, text in given.items():
        place = home.value_place((*path, key))
        figure = read_figure(text, markers)
        problem = _unfit(text, figure, rule, place)
        if problem is not None:
            found.append(problem)
            return None
        ends[key] = None if figure is None else figure.values
    least, most = ends["at_least"], ends["at_most"]
    if least is not None and most is not None and (least.lower or 0) > (most.lower or 0):
        message = Bilingual(
            f"范围是空的：至少 {given['at_least']}，又至多 {given['at_most']}",
            f"the range is empty: at least {given['at_least']} and at most {given['at_most']}",
        )
        help_ = Bilingual("多半是写反了", "most likely they are the wrong way round")
        found.append(Diagnostic("wrong-value", message, home.value_place(path), help=help_))
        return None
    allowed = GuardRange(ends["at_least"], ends["at_most"], given.get("at_least"), given.get("at_most"))
    return Guard(allowed, home.value_place(path))


def _unfit(text: str, figure: Figure | None, rule: Rule, place: Place) -> Diagnostic | None:
    if figure is None or figure.values is None or not figure.values.is_exact or figure.change is not None:
        message = Bilingual(f"“{text}”读不懂，这里要一个数", f'"{text}" cannot be read: one number belongs here')
        return Diagnostic("unreadable-figure", message, place, help=Bilingual('例："65%"', 'for example "65%"'))
    if rule.unit is not None and (rule.unit.kind in {"ratio", "points"}) != figure.percent:
        message = Bilingual(
            f"“{text}”与目标值不是同一种量：比率要写百分号，数量不写",
            f'"{text}" is not the same kind of quantity as the target: a ratio takes a percent sign, a count none',
        )
        help_ = Bilingual(
            f"比率写作 {text}%" if not figure.percent else "去掉百分号",
            f"write {text}% if that is meant" if not figure.percent else "leave the percent sign out",
        )
        return Diagnostic("wrong-unit", message, place, help=help_)
    return None
