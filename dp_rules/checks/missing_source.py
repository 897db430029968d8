"""Definitions and targets of which nobody can say where they come from."""

from collections.abc import Iterator

from dp_rules.checks.finding import Finding, Spec
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


def missing_source(spec: Spec) -> Iterator[Finding]:
    """Find a plan without its document, and definitions of indicators without method or source."""
    own, *below = spec.stack
    if isinstance(spec, Plan) and "document" not in own.as_read:
        message = Bilingual("没有写明计划出自哪份文件", "the plan does not say which document it is")
        help_ = Bilingual(
            "加上 [document]：title 和 status，印有的写 issuer、number、date",
            "add [document] with title and status; issuer, number and date if they are printed",
        )
        place = own.key_place(("plan",))
        yield Finding(("plan",), Diagnostic("missing-source", message, place, help=help_, severity="warning"))
    for id_, entry in own.values.get("indicators", {}).items():
        missing = [key for key in ("method", "source") if key not in entry]
        is_unknown = isinstance(spec, Plan) and "name" not in entry  # which is an error of its own
        if not missing or is_unknown or any(id_ in file.values.get("indicators", {}) for file in below):
            continue
        name = entry.get("name", id_)
        message = Bilingual(
            f"“{name}”没有写明计算方法的出处：缺少 {'、'.join(missing)}",
            f'"{entry.get("name_en", name)}" does not say where its measure comes from: it has no {" and no ".join(missing)}',
        )
        help_ = Bilingual(
            "method 照抄计算方法，计划没有印的写明没有印；source 写 [sources] 中的标识",
            "copy the method into method, or say there that none is printed; source is an id of [sources]",
        )
        path = ("indicators", id_)
        yield Finding(path, Diagnostic("missing-source", message, own.key_place(path), help=help_, severity="warning"))
