"""A spec to begin with: complete but for what only the paper plan says, which is marked ``待填``."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.spec.blanks import BLANK
from dp_rules.spec.model import Catalogue, Definition, Indicator, Plan
from dp_rules.spec.provinces import province_codes
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

_ID = re.compile(r"[a-z][a-z0-9_]*")
_HEAD = Bilingual(
    "照计划把每一处“待填”换成计划的内容；计划没有的指标，整节删去。dp-rules check 列出还有哪些没有填。",
    "Replace each 待填 (to fill in) with what the plan says; delete the sections of indicators that it lacks. dp-rules check lists what is left.",
)
_NO_SCHEMA = Bilingual(
    "想让编辑器提示键名：在本文件旁边运行 dp-rules schema spec -o spec.schema.json，首行写 #:schema spec.schema.json。不写也可以用。",
    "For hints in an editor run dp-rules schema spec -o spec.schema.json beside this file and write as first line: #:schema spec.schema.json. It works without, too.",
)
_INHERITS = Bilingual(
    "没有写的目标都继承上级计划。要改的，去掉那几行前面的“# ”，照本级计划填写。",
    "Every target that is not written here is inherited. To change one, remove the “# ” before its lines and fill them in.",
)
_OWN = Bilingual(
    "上级计划没有的指标，另写一节 [indicators.标识]。",
    "An indicator that the plan above lacks gets a section of its own.",
)
_FINAL = Bilingual("上级规定不得改动", "final: it cannot be changed")
_TIGHTEN = Bilingual("上级规定只可加严", "it may only be tightened")
_RANGE = Bilingual("上级规定了可改的范围", "it may be changed within a range")


class Beginning(NamedTuple):
    """What a new spec begins with; ``extends`` is as the spec will write it, ``schema`` the path of the schema or None."""

    area: str
    id: str | None
    extends: str
    schema: str | None
    language: Language


def id_of(name: str) -> str | None:
    """Return the id that a spec in a file of this name gets, or None where the name makes none."""
    id_ = re.sub(r"[\s.-]+", "_", name.strip().lower())
    return id_ if _ID.fullmatch(id_) else None


def new_spec(base: Plan | Catalogue, begin: Beginning, chosen: list[str] | None = None) -> str:
    """Return the text of a spec that extends ``base``, with the indicators whose ids are chosen, by default all."""
    wanted = None if chosen is None else set(chosen)
    lines = list(_head(begin))
    if isinstance(base, Catalogue):
        picked = [one for id_, one in base.definitions.items() if wanted is None or id_ in wanted]
        lines += _sections(base, picked, begin.language)
    else:
        inherited = [one for one in base.indicators if wanted is None or one.id in wanted]
        lines += ["", "", f"# {_INHERITS.say(begin.language)}", f"# {_OWN.say(begin.language)}"]
        for indicator in inherited:
            lines += _inherited(indicator, begin.language)
    return "\n".join(lines) + "\n"


def _head(begin: Beginning) -> Iterator[str]:
    if begin.schema is not None:
        yield f"#:schema {begin.schema}"
    yield f"# {_HEAD.say(begin.language)}"
    if begin.schema is None:
        yield f"# {_NO_SCHEMA.say(begin.language)}"
    yield "format = 1"
    yield ""
    yield "[plan]"
    yield f"id = {quoted(begin.id or BLANK)}"
    yield f"extends = {quoted(begin.extends)}"
    yield f"name = {quoted(BLANK)}"
    yield f"area = {quoted(begin.area)}"
    code = province_codes().get(begin.area)
    if code is not None:
        yield f"area_code = {quoted(code)}"
    yield f"first_year = {quoted(BLANK)}"
    yield f"last_year = {quoted(BLANK)}"
    yield ""
    yield "[document]"
    yield f"title = {quoted(BLANK)}"
    yield f"status = {quoted(BLANK)}"


def _sections(catalogue: Catalogue, definitions: list[Definition], language: Language) -> Iterator[str]:
    """Yield a section for each indicator, those of an action under its name."""
    order = list(catalogue.actions)
    action: str | None = None
    for definition in sorted(definitions, key=lambda one: _rank(one.action, order)):
        yield ""
        if definition.action != action:
            action = definition.action
            name = catalogue.action(definition)
            if name is not None:
                yield ""
                yield on_one_line(f"# ── {name.zh} {name.en} ──")
                yield ""
        yield f"# {on_one_line(definition.name.say(language))}"
        yield f"[indicators.{definition.id}]"
        yield f"no = {quoted(BLANK)}"
        yield f"rule = {quoted(_rule_to_fill_in(definition))}"
        for key in ("wording", "place", "due", "commitment"):
            yield f"{key} = {quoted(BLANK)}"
        yield f"lead = [{quoted(BLANK)}]"
        yield f"with = [{quoted(BLANK)}]"
        yield f"department_place = {quoted(BLANK)}"


def _rank(action: str | None, order: list[str]) -> int:
    """Return where an action stands, first for none."""
    return order.index(action) if action in order else -1


def _rule_to_fill_in(definition: Definition) -> str:
    """Return the catalogue's measure and a blank for sign and value: a sign to begin with would be taken for the plan's."""
    return BLANK if definition.measure is None else f"{definition.measure.text} {BLANK}"


def _inherited(indicator: Indicator, language: Language) -> Iterator[str]:
    """Yield a target of the plan above as a comment, ready to be changed."""
    guards = [
        guard.kind for guard in (indicator.guard, *(above.guard for above in indicator.lineage)) if guard is not None
    ]
    is_final = "final" in guards
    allowed = (
        "" if not guards else (_FINAL if is_final else _TIGHTEN if "may_tighten" in guards else _RANGE).say(language)
    )
    name = on_one_line(indicator.definition.name.say(language))
    yield ""
    yield f"# {name}" + (f"  [{allowed}]" if allowed else "")
    if is_final:
        yield f"# {on_one_line(indicator.rule.text)}"
        return
    yield f"# [indicators.{indicator.id}]"
    yield f"# rule = {quoted(indicator.rule.text)}"
    yield f"# wording = {quoted(BLANK)}"
    yield f"# place = {quoted(BLANK)}"
    yield f"# due = {indicator.due}"
    yield f"# commitment = {quoted(indicator.commitment)}"
    yield f"# lead = [{quoted(BLANK)}]"
    yield f"# with = [{quoted(BLANK)}]"
    yield f"# department_place = {quoted(BLANK)}"


def quoted(text: str) -> str:
    """Return ``text`` as a TOML string on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029":
        return character
    return f"\\U{ord(character):08X}"
