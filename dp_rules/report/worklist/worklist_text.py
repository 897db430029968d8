"""The worklist for the screen and for a document: a block or a section for each department."""

from collections.abc import Iterator

from dp_rules.report.markdown import escaped
from dp_rules.report.tables import table_markdown, table_text
from dp_rules.report.values import Json
from dp_rules.report.worklist import columns
from dp_rules.report.worklist.columns import DOCUMENT, SCREEN, Columns
from dp_rules.report.worklist.worklist_words import COLON, SHARED
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

_DETAILS: Columns = (
    (Bilingual("差距", "lacking"), columns.lacking),
    (Bilingual("地区", "areas"), columns.areas),
    (SHARED, columns.shared),
    (Bilingual("参与", "taking part"), columns.partners),
    (Bilingual("下一步", "next"), columns.step),
)
AREA, PERIOD = Bilingual("地区", "area"), Bilingual("时期", "period")


def worklist_text(data: Json, language: Language) -> str:
    """Return a block for each department: how many, a table, and below it what is long, by number."""
    blocks = [on_one_line(title(data, language))]
    for one in data["departments"]:
        name = columns.department_name(one["department"], language)
        head = on_one_line(f"■ {name}  {columns.counts(one['summary'], language)}")
        headers, rows = _table(data, one["entries"], SCREEN, language)
        details = [line for entry in one["entries"] for line in _details(data, entry, language)]
        blocks.append("\n\n".join([head, table_text(headers, rows), "\n".join(details)]))
    return "\n\n\n".join([*blocks, *map(on_one_line, _idle(data, language))])


def worklist_markdown(data: Json, language: Language) -> str:
    """Return a section for each department, with a table."""
    parts = [f"# {escaped(title(data, language))}\n"]
    for one in data["departments"]:
        name = columns.department_name(one["department"], language)
        headers, rows = _table(data, one["entries"], DOCUMENT, language)
        used = [at for at, header in enumerate(headers) if any(row[at] for row in rows) or at < len(SCREEN)]
        parts.append(f"## {escaped(name)}\n")
        parts.append(f"{escaped(columns.counts(one['summary'], language))}\n")
        parts.append(table_markdown([headers[at] for at in used], [[row[at] for at in used] for row in rows]))
    return "\n".join([*parts, *(f"{escaped(line)}\n" for line in _idle(data, language))])


def title(data: Json, language: Language) -> str:
    """Return the plan, with the area and the period where there is one of each."""
    name = data["plan"]["name"] if language == "zh" else data["plan"]["name_en"]
    one = [values[0] for values in (data["areas"], data["periods"]) if len(values) == 1]
    return "  ".join([f"{name}{COLON.say(language)}{Bilingual('工作清单', 'worklist').say(language)}", *one])


def summary_text(data: Json, language: Language) -> str:
    """Return how many entries there are altogether, each once."""
    counted = columns.counts(data["summary"], language)
    return Bilingual(f"共 {counted}", f"altogether {counted}").say(language)


def _table(data: Json, entries: list[Json], shown: Columns, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows; area and period are columns where there are several."""
    extra = [(word, key) for word, key in ((AREA, "area"), (PERIOD, "period")) if len(data[f"{key}s"]) > 1]
    headers = [word.say(language) for word, _ in shown]
    headers[2:2] = [word.say(language) for word, _ in extra]
    rows = []
    for entry in entries:
        row = [say(entry, language) for _, say in shown]
        row[2:2] = [entry[key] for _, key in extra]
        rows.append(row)
    return headers, rows


def _details(data: Json, entry: Json, language: Language) -> Iterator[str]:
    """Yield what is long about an entry, a line each, below its number and name, and area and period where there are several."""
    head = [columns.number(entry), columns.named(entry, language)]
    head += [f" {entry[key]}" for key in ("area", "period") if len(data[f"{key}s"]) > 1]
    yield on_one_line(" ".join(part for part in head if part))
    for word, say in _DETAILS:
        text = say(entry, language)
        if text:
            yield on_one_line(f"    {word.say(language)}{COLON.say(language)}{text}")


def _idle(data: Json, language: Language) -> list[str]:
    """Return in one line the departments that have nothing to do."""
    if not data["idle"]:
        return []
    names = ("、" if language == "zh" else ", ").join(columns.department_name(one, language) for one in data["idle"])
    return [Bilingual(f"无事项的部门：{names}", f"departments with nothing to do: {names}").say(language)]
