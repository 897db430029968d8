"""Two evaluations of one indicator, before and after its target changed, as rows and columns."""

from dp_rules.report import words
from dp_rules.report.results_table import shown
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

MOST_ROWS = 20
_COLUMNS = (
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("数值", "value"),
    Bilingual("改前", "before"),
    Bilingual("改后", "after"),
    Bilingual("", ""),
)
_TURNED = Bilingual("结论变了", "turned")


def turned_table(before: list[Json], after: list[Json], language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows: all results, or where they are many only those whose verdict turns."""
    pairs = list(zip(before, after, strict=True))
    if len(pairs) > MOST_ROWS:
        pairs = [(old, new) for old, new in pairs if old["verdict"] != new["verdict"]]
    return [column.say(language) for column in _COLUMNS], [_row(old, new, language) for old, new in pairs]


def _row(old: Json, new: Json, language: Language) -> list[str]:
    return [
        new["area"],
        new["period"],
        "" if new["value"] is None else in_words(shown(new["value"]), language),
        words.VERDICT[old["verdict"]].say(language),
        words.VERDICT[new["verdict"]].say(language),
        _TURNED.say(language) if old["verdict"] != new["verdict"] else "",
    ]


def turned_summary(before: list[Json], after: list[Json], language: Language) -> str:
    """Return in a line how many verdicts turn."""
    turned = sum(old["verdict"] != new["verdict"] for old, new in zip(before, after, strict=True))
    return Bilingual(
        f"共 {len(after)} 个结论，{turned} 个会变",
        f"{turned} of {len(after)} verdict{'' if len(after) == 1 else 's'} would turn",
    ).say(language)
