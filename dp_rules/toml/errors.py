"""Everything that is wrong with a text that is not TOML: each statement by itself, then keys and tables given twice."""

import re

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Document, Source, Span
from dp_rules.toml.mending import Mended, mend
from dp_rules.toml.refusal import TOO_DEEP, TOO_GREAT, TOO_LONG, Refusal, refused
from dp_rules.toml.signs import OddSign, describe_sign, plain_sign
from dp_rules.toml.statements import Statement, statements
from dp_rules.toml.twice import twice

MOST = 20
"""A file with more errors is told of the first ones."""
_LARGE = 500_000
_WIDEST_LINE = 200


def toml_errors(source: Source) -> list[Diagnostic]:
    """Return what is wrong with a text that ``tomllib`` refuses: at least one diagnostic, at most ``MOST``."""
    text = source.text
    conflict = _conflict(source)
    if conflict is not None:
        return [conflict]
    lone = list(_LONE_CR.finditer(text))
    if lone:
        return [_lone_line_ends(source, lone)]
    another = _another_format(text)
    if another is not None:
        return [Diagnostic("toml-syntax", another, _first_line(source), help=_AS_TOML)]
    found: list[Diagnostic] = []
    broken: list[Statement] = []
    # In a very large text only the statement is looked at that is refused first.
    first = refused(text) if len(text) > _LARGE else None
    for statement in statements(text):
        if first is not None and (statement.end < first.at or statement.start > first.at):
            continue
        problem = refused(text[statement.start : statement.end])
        if problem is not None:
            mended = mend(
                text[statement.start : statement.end], statement.kind, lambda changed: refused(changed) is None
            )
            is_header = mended is not None and mended.text.startswith("[")
            broken.append(statement._replace(kind="header") if is_header else statement)
            found.append(_explain(source, statement, problem, mended))
            if len(found) == MOST:
                return [*found[:-1], found[-1]._replace(note=_ONLY_THE_FIRST)]
    if first is None or not found:
        found += twice(source, broken, MOST - len(found))
    return found or [Diagnostic("toml-syntax", _NOT_TOML, Document(source.name))]


_CONFLICT = (
    re.compile(r"^<{7}(?: .*)?$", re.MULTILINE),
    re.compile(r"^={7}$", re.MULTILINE),
    re.compile(r"^>{7}(?: .*)?$", re.MULTILINE),
)


def _conflict(source: Source) -> Diagnostic | None:
    """Say of a file that two people changed at once that both versions stand in it: one message, not one for each mark."""
    places: list[Span] = []
    for mark in _CONFLICT:
        found = mark.search(source.text, places[-1].end if places else 0)
        if found is None:
            return None
        places.append(Span(source, found.start(), found.end()))
    message = Bilingual(
        "这里有合并冲突的标记：两个人改了同一处，两份都留在文件里",
        "here are the marks of a merge conflict: two people changed the same lines, and both versions stand here",
    )
    help_ = Bilingual(
        "留下一份，删去 <<<<<<<、=======、>>>>>>> 三行",
        "keep one of them, and remove the lines <<<<<<<, ======= and >>>>>>>",
    )
    labels = (Label(places[-1], Bilingual("到这里为止", "up to here")),)
    return Diagnostic("toml-syntax", message, places[0], labels, help_)


_LONE_CR = re.compile(r"\r(?!\n)")
_LF_OR_CRLF = Bilingual("在编辑器中把换行符改为 LF 或 CRLF 再保存", "save the file with LF or CRLF line ends")


def _lone_line_ends(source: Source, lone: list[re.Match[str]]) -> Diagnostic:
    """Say of line ends that are none in TOML where the first is: lines run into one another, and all else would follow."""
    message = Bilingual("这里的换行符只有 CR，没有 LF", "the line end here is CR alone, without LF")
    note = Bilingual(f"共有 {len(lone)} 处", f"there are {len(lone)} of them") if len(lone) > 1 else None
    return Diagnostic("toml-syntax", message, Span(source, *lone[0].span()), help=_LF_OR_CRLF, note=note)


_AS_TOML = Bilingual(
    '每行写作 键 = 值，例如 due = 2025、area = "辽宁省"',
    'write key = value on each line, such as due = 2025 or area = "辽宁省"',
)
_ONLY_THE_FIRST = Bilingual(
    f"只列出前 {MOST} 处，改好后再检查", f"only the first {MOST} are listed; check again when they are mended"
)


def _another_format(text: str) -> Bilingual | None:
    """Return what a file is that was never TOML: one message, not one for each of its lines."""
    start = text.lstrip()[:200]
    if re.match(r'\{\s*["}]|\[\s*\{\s*"', start):
        return Bilingual("这是 JSON，规格文件要用 TOML", "this is JSON; a spec is written in TOML")
    if re.match(r"<[!?A-Za-z]", start):
        return Bilingual("这是网页或 XML，规格文件要用 TOML", "this is HTML or XML; a spec is written in TOML")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if "=" in text or "＝" in text or len(lines) < 4 or any(line.startswith("[") for line in lines):  # noqa: PLR2004  too few
        return None
    if sum(1 for line in lines if re.match(r"\s*(?:- |[\w\"'-]+:(?:\s|$))", line)) * 10 >= len(lines) * 9:
        return Bilingual("这像是 YAML，规格文件要用 TOML", "this looks like YAML; a spec is written in TOML")
    return Bilingual(
        "这个文件里没有一行是 键 = 值：它不是规格文件", "no line of this file is key = value: it is not a spec"
    )


def _first_line(source: Source) -> Span:
    text = source.text
    start = len(text) - len(text.lstrip())
    return Span(source, start, start + len(text[start:].splitlines()[0].rstrip()))


_REMOVE = Bilingual("删去它，或换成普通的空格", "remove it, or type a plain space instead")
_MISSING_VALUE = Bilingual("等号后面没有值", "there is no value after =")
_NOT_TOML = Bilingual("这里不是正确的 TOML", "this is not TOML")
_OPEN_QUOTE = Bilingual("引号没有成对", "a quotation mark is not closed")
_WHAT: tuple[tuple[str, Bilingual], ...] = (
    (TOO_DEEP, Bilingual("嵌套太深", "the file is nested too deeply")),
    (TOO_LONG, Bilingual("有一个整数太长", "a whole number in the file is too long")),
    (TOO_GREAT, Bilingual("有一个数的指数太大", "the exponent of a number is too great")),
    ("Expected '='", Bilingual("这一行读不懂：应当是 键 = 值", "this line cannot be read: it should be key = value")),
    ("Invalid value", Bilingual("等号后面的值写得不对", "the value after = cannot be read")),
    ("Invalid date", Bilingual("没有这个日期或时间", "there is no such date or time")),
    ("Invalid hex", Bilingual(r"\u 后面要有四位十六进制数字", r"\u is followed by four hexadecimal digits")),
    ("Invalid initial character for a key", Bilingual("键写得不对", "the key cannot be read")),
    (
        "Invalid statement",
        Bilingual("这一行读不懂：应当是 键 = 值", "this line cannot be read: it should be key = value"),
    ),
    ("Unterminated string", _OPEN_QUOTE),
    ("Illegal character '\\n'", _OPEN_QUOTE),
    ("Expected \"'", _OPEN_QUOTE),
    ("Unclosed array", Bilingual("方括号没有成对", "a square bracket is not closed")),
    ("Unclosed inline table", Bilingual("花括号没有成对", "a brace is not closed")),
    ("Cannot overwrite", Bilingual("这个键写了两次", "this key is given twice")),
    ("Duplicate inline table key", Bilingual("这个键写了两次", "this key is given twice")),
    ("Cannot mutate", Bilingual("这个键写了两次", "this key is given twice")),
    ("Expected newline or end of document", Bilingual("一行只能写一个键和值", "a line holds one key and its value")),
    ("Unescaped '\\'", Bilingual(r"双引号中的 \ 要写成 \\", r"a \ between double quotes is written \\")),
    ("Expected ']", Bilingual("方括号没有成对", "a square bracket is not closed")),
)


def _explain(source: Source, statement: Statement, problem: Refusal, mended: Mended | None) -> Diagnostic:
    start = statement.start
    text = source.text[start : statement.end]
    if problem.what in {TOO_DEEP, TOO_LONG, TOO_GREAT}:
        said = next(words for what, words in _WHAT if what == problem.what)
        return Diagnostic("toml-syntax", said, _held(source, start, start + len(text.splitlines()[0])))
    if mended is not None:
        place = _held(source, start + mended.start, start + mended.end)
        help_ = _REMOVE if mended.code == "unseen-sign" else _written(text, mended.text)
        return Diagnostic(mended.code, mended.said, place, help=help_)
    at = min(problem.at, len(text))
    sign = text[at : at + 1]
    code, help_ = "toml-syntax", None
    plain = plain_sign(sign) if sign and sign not in "\r\n" and not problem.what.startswith("Duplicate") else None
    said = next((words for what, words in _WHAT if problem.what.startswith(what)), _NOT_TOML)
    if plain is not None:
        code, said = describe_sign(OddSign(at, sign, plain))
        help_ = _REMOVE if code == "unseen-sign" else None
    elif text.rstrip().endswith("=") and problem.what == "Invalid value":
        said, at = _MISSING_VALUE, len(text.rstrip()) - 1
        help_ = Bilingual("写上值；没有就删去这一行", "write the value, or remove the line if there is none")
    elif said is _OPEN_QUOTE:
        at = _last_open_quote(text, at)
    elif problem.what.startswith(("Expected '='", "Invalid statement")):
        at, help_ = 0, _AS_TOML
    return Diagnostic(code, said, _held(source, start + at, start + at + 1), help=help_)


def _last_open_quote(text: str, end: int) -> int:
    line = text.rfind("\n", 0, end) + 1
    return max(text.rfind('"', line, end), text.rfind("'", line, end), line)


def _held(source: Source, start: int, end: int) -> Span:
    """Return a place within the text, at its last character when the error is at its end."""
    most = len(source.text)
    return Span(source, min(start, most), min(max(end, start), most))


def _written(old: str, new: str) -> Bilingual | None:
    """Return how to write it, as help: the lines that change."""
    before, after = old.splitlines(), new.splitlines()
    same = 0
    while same < min(len(before), len(after)) - 1 and before[same] == after[same]:
        same += 1
    shown = after[same:] if len(after) <= same + 2 else after[same : same + 1]
    if not shown or any(len(line) > _WIDEST_LINE for line in shown):
        return None
    lines = "\n".join(line.strip() for line in shown)
    return Bilingual(f"写作：{lines}", f"write: {lines}")
