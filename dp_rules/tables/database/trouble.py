"""What can be wrong with a file or database as a whole, in its own words where it has some."""

from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Document
from dp_rules.text.safe import brief

_MOST_WORDS = 300
_MOST_TABLES = 30


def words_of(error: BaseException) -> str:
    """Return what a database says of an error on one line."""
    return brief(" ".join(str(error).split()), _MOST_WORDS).rstrip("。.")


def unreadable(name: str, message: Bilingual, help_: Bilingual | None = None) -> Diagnostic:
    """Return that a file cannot be read as what it is called."""
    return Diagnostic("unreadable-file", message, Document(name), help=help_)


def not_installed(name: str, format_: str, package: str, extra: str) -> Diagnostic:
    """Return that reading ``format_`` takes a package that is not there."""
    message = Bilingual(
        f"读 {format_} 要用 {package}，还没有安装", f"{format_} is read with {package}, which is not installed"
    )
    install = f"pip install 'dp-rules[{extra}]'"
    return unreadable(name, message, Bilingual(f"运行 {install}", f"run {install}"))


def failed(name: str, message: Bilingual, error: BaseException | str, help_: Bilingual | None = None) -> Diagnostic:
    """Return that a database could not do what it was asked, with its own words."""
    said = error if isinstance(error, str) else words_of(error)
    message = Bilingual(f"{message.zh}（{said}）", f"{message.en} ({said})")
    return Diagnostic("database-error", message, Document(name), help=help_)


def no_text(name: str, fields: list[tuple[str, str]]) -> Diagnostic:
    """Return that columns, given with their types, hold no text, number, date or yes and no."""
    zh = "、".join(f"“{field}”（{kind}）" for field, kind in fields)
    en = ", ".join(f'"{field}" ({kind})' for field, kind in fields)
    message = Bilingual(
        f"这些列的值不是文字、数字、日期或是否：{zh}",
        f"these columns are neither text, numbers, dates nor yes or no: {en}",
    )
    help_ = Bilingual(
        "去掉这些列，或用 SELECT 只取要用的列", "leave them out, or SELECT only the columns that are needed"
    )
    return Diagnostic("wrong-type", message, Document(name), help=help_)


def no_such_table(name: str, query: str, tables: list[str]) -> Diagnostic:
    """Return that ``query`` is neither one of the tables nor a SELECT."""
    asked = brief(query)
    message = Bilingual(f"没有名为“{asked}”的表，也不是 SELECT", f'"{asked}" is neither a table there nor a SELECT')
    close = nearest(query.strip(), tables)
    help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else _listed(tables)
    return Diagnostic("database-error", message, Document(name), help=help_)


def no_table_chosen(name: str, tables: list[str]) -> Diagnostic:
    """Return that nobody said which table to read."""
    message = Bilingual("没有说读哪张表", "which table to read is not said")
    listed = _listed(tables)
    help_ = Bilingual(
        f"用 --query 写表名或 SELECT；{listed.zh}", f"give the name of a table, or a SELECT, after --query; {listed.en}"
    )
    return Diagnostic("no-data", message, Document(name), help=help_)


def _listed(tables: list[str]) -> Bilingual:
    if not tables:
        return Bilingual("库里没有可读的表", "there is no table to read")
    shown, more = tables[:_MOST_TABLES], len(tables) - _MOST_TABLES
    zh, en = quoted(shown).zh, quoted(shown).en
    return (
        Bilingual(f"有：{zh} 等", f"there are: {en} and {more} more")
        if more > 0
        else Bilingual(f"有：{zh}", f"there are: {en}")
    )
