"""What a broken statement was probably meant to be: small changes, one of which makes it TOML.

The change that works says what is wrong and shows how to write it. None is ever made to the file.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.toml.signs import describe_sign, odd_signs
from dp_rules.toml.statements import ONE_LINE, SEGMENT

LONGEST, LONGEST_FOR_TWO = 2000, 600
"""A longer statement is most often half a file behind a quotation mark; no change, or no pair of them, is looked for."""
_MOST_OF_A_KIND = 8


class Mended(NamedTuple):
    """A statement after one change: the new text, the stretch of the old one at fault, and what was wrong."""

    text: str
    start: int
    end: int
    said: Bilingual
    code: str = "toml-syntax"


def mend(text: str, kind: str, is_toml: Callable[[str], bool]) -> Mended | None:
    """Return the first change, or pair of changes, that makes a statement TOML; of a pair the first is told."""
    if len(text) > LONGEST:
        return None
    ways = _HEADER_WAYS if kind == "header" else _PAIR_WAYS
    once = [mended for way in ways for mended in islice(way(text), _MOST_OF_A_KIND)]
    for mended in once:
        if is_toml(mended.text):
            return mended
    for first in once if len(text) <= LONGEST_FOR_TWO else ():
        for second in chain.from_iterable(islice(way(first.text), _MOST_OF_A_KIND) for way in ways):
            if is_toml(second.text):
                return first._replace(text=second.text)
    return None


_Way = Callable[[str], Iterator[Mended]]


def _signs(text: str) -> Iterator[Mended]:
    """Give plain signs for full-width and unseen ones."""
    plain, odd = odd_signs(text)
    if odd:
        code, said = describe_sign(odd[0])
        yield Mended(plain, odd[0].at, odd[0].at + 1, said, code)


def _comment(text: str) -> Iterator[Mended]:
    """Write ``// words`` with a number sign."""
    said = Bilingual("注释要用 # 开头", "a comment begins with #")
    match = re.match(r"//+|;+|--+|/\*", text) or re.search(r"(?<=[ \t])//+(?=[^\"'\n]*$)", text)
    if match and "\n" not in text:
        yield Mended(f"{text[: match.start()]}#{text[match.end() :]}", *match.span(), said)


def _separator(text: str) -> Iterator[Mended]:
    """Put the equals sign into ``key: value``, ``key := value``, ``key value``."""
    match = re.match(rf"({SEGMENT}(?:\.{SEGMENT})*)([ \t]*(?::=|:|==+|=>|=:|->|→)[ \t]*|[ \t]+(?=[\[{{\"'\d]))", text)
    if match:
        start, end = match.span(2)
        sign = match[2].strip()
        said = (
            Bilingual(f"键和值之间要用 =，不用 {sign}", f"= stands between a key and its value, not {sign}")
            if sign
            else Bilingual("键和值之间少了 =", "there is no = between the key and its value")
        )
        if sign:
            start += match[2].index(sign)
            end = start + len(sign)
        yield Mended(f"{match[1]} = {text[match.end() :]}", start, end, said)


def _trailing(text: str) -> Iterator[Mended]:
    """Take the last sign from ``key = value;``."""
    match = re.search(r"[;,.。；，、]+(?=[ \t]*(?:#[^\n]*)?$)", text)
    if match:
        sign = match.group()
        said = Bilingual(f"行末多了“{sign}”", f'the line ends with "{sign}", which does not belong there')
        yield Mended(text[: match.start()] + text[match.end() :], *match.span(), said)


def _brackets(text: str) -> Iterator[Mended]:
    """Close ``[1, 2`` and open ``1, 2]``."""
    match = _VALUE.match(text)
    if not match:
        return
    start, value = match.start(2), match[2].rstrip()
    end = start + len(value)
    bare = re.sub(rf"{ONE_LINE}|#[^\n]*", lambda found: "_" * len(found.group()), value)
    for left, right, zh, en in (("[", "]", "方括号", "square bracket"), ("{", "}", "花括号", "brace")):
        more = bare.count(left) - bare.count(right)
        unclosed = Bilingual(f"{zh}没有成对：少了 {right}", f"a {en} is not closed: {right} is missing")
        if more > 0 and value.startswith(left):
            body = re.sub(r"[,，、\s]+$", "", re.sub(r"#[^\n]*\Z", "", value)) if left == "{" else value
            for glue in ("", "\n"):  # on a line of its own after a comment
                yield Mended(f"{text[:start]}{body}{glue}{right * more}", start, start + 1, unclosed)
        elif more < 0 and value.startswith(left):
            last = start + bare.rindex(right)
            said = Bilingual(f"{zh}没有成对：多了 {right}", f"there is a {right} too many")
            yield Mended(text[:last] + text[last + 1 :], last, last + 1, said)
        elif more < 0:
            said = Bilingual(f"{zh}没有成对：少了 {left}", f"a {en} is not opened: {left} is missing")
            yield Mended(f"{text[:start]}{left * -more}{text[start:]}", start, end, said)


def _list(text: str) -> Iterator[Mended]:
    """Put the comma into ``["a" "b"]``, the brackets around ``"a", "b"``."""
    gap = re.search(rf"(?<=[\[,\n\t ])({ONE_LINE})([ \t]*(?:\n\s*)?)(?=[\"'])", text)
    said = Bilingual("列表的两项之间少了逗号", "there is no comma between two entries of a list")
    if gap:
        filled = re.sub(rf"({ONE_LINE})([ \t]*(?:\n\s*)?)(?=[\"'])", r"\1, \2", text)
        yield Mended(filled, gap.end(1) - 1, gap.end(1), said)
    match = re.match(rf"(?P<head>{SEGMENT}[ \t]*=[ \t]*)(?P<value>{ONE_LINE}(?:[ \t]*,[ \t]*{ONE_LINE})+)\Z", text)
    if match:
        said = Bilingual("列表要放在方括号 [ ] 里", "a list stands in brackets [ ]")
        yield Mended(f"{match['head']}[{match['value']}]", *match.span("value"), said)


def _inline_table(text: str) -> Iterator[Mended]:
    """Write the table ``{ a: 1, }`` on one line, with equals signs and without a last comma."""
    match = _VALUE.match(text)
    if match and match[2].startswith("{"):
        value = re.sub(r"(?m)[ \t]*#[^\"'\n]*$", "", match[2])
        joined = re.sub(r"\s*\n\s*", " ", value)
        said = Bilingual(
            "花括号里的内容要写在一行，最后一项后面不加逗号",
            "what stands in braces is written on one line, without a comma after the last",
        )
        changed = re.sub(r",\s*}", " }", joined)
        if changed != match[2]:
            yield Mended(text[: match.start(2)] + changed, match.start(2), match.start(2) + 1, said)
        inner = re.sub(r"([{,]\s*[A-Za-z0-9_-]+)\s*:\s*", r"\1 = ", changed)
        said = Bilingual("键和值之间要用 =，不用 :", "= stands between a key and its value, not :")
        if inner != changed:
            at = match[2].find(":")
            yield Mended(text[: match.start(2)] + inner, match.start(2) + at, match.start(2) + at + 1, said)


def _quotes(text: str) -> Iterator[Mended]:
    """Close ``"words`` and ``"words'``, open ``words"``."""
    match = _VALUE.match(text)
    if not match or ("\n" in match[2] and not match[2].startswith(('"""', "'''"))):
        return
    head, value, start = text[: match.start(2)], match[2], match.start(2)
    for quote, other in (('"', "'"), ("'", '"')):
        said = Bilingual(f"引号没有成对：少了后一个 {quote}", f"a quotation mark is not closed: {quote} is missing")
        unopened = Bilingual(f"引号没有成对：少了前一个 {quote}", f"a quotation mark is not opened: {quote} is missing")
        if value.startswith(quote * 3):
            said = Bilingual(
                f"引号没有成对：少了后面的 {quote * 3}", f"quotation marks are not closed: {quote * 3} is missing"
            )
            yield Mended(f"{head}{value}{quote * 3}", start, start + 3, said)
        elif value.startswith(quote):
            if value.endswith(other):
                yield Mended(f"{head}{value[:-1]}{quote}", start, start + 1, said)
            noted = re.match(r"(.*?)([ \t]+#.*)\Z", value)
            if noted:
                yield Mended(f"{head}{noted[1]}{quote}{noted[2]}", start, start + 1, said)
            if value.count(quote) == 1:
                yield Mended(f"{head}{value}{quote}", start, start + 1, said)
        elif value.startswith(("[", "{")):
            for element in re.finditer(rf"(?<=[\[,={{])([ \t]*)([^\s\"'\[\],{{}}=][^\"',\]}}]*){quote}", value):
                at = start + element.start(2)
                yield Mended(f"{text[:at]}{quote}{text[at:]}", at, at + 1, unopened)
            for bracket in re.finditer(r"[ \t]*[,\]}]", value):
                at = start + bracket.start()
                opened = max(text.rfind(quote, start, at), start)
                yield Mended(f"{text[:at]}{quote}{text[at:]}", opened, opened + 1, said)
        elif value.endswith(quote) and not value.startswith(other):
            yield Mended(f"{head}{quote}{value}", start, start + 1, unopened)


def _quotes_within(text: str) -> Iterator[Mended]:
    """Put other quotation marks into ``"a "b" c"``."""
    match = _VALUE.match(text)
    if not match or "\n" in match[2]:
        return
    head, value, start = text[: match.start(2)], match[2], match.start(2)
    for quote, other in (('"', "'"), ("'", '"')):
        inner = value[1:-1]
        if not (value.startswith(quote) and value.endswith(quote) and quote in inner):
            continue
        at = start + 1 + inner.index(quote)
        said = Bilingual(
            f"一段文字的引号里又用了 {quote}，文字在这里就断了",
            f"there is a {quote} within a text in {quote}, so that the text ends here",
        )
        if inner.count(quote) % 2 == 0 and quote == '"':
            curly = re.sub('"([^"]*)"', r"“\1”", inner)
            yield Mended(f'{head}"{curly}"', at, at + 1, said)
        elif other not in inner and "\\" not in inner:
            yield Mended(f"{head}{other}{inner}{other}", at, at + 1, said)


def _quotes_of_key(text: str) -> Iterator[Mended]:
    """Take the quotation mark from ``"key = value``."""
    match = re.match(r"[\"']?([A-Za-z0-9_-]+)[\"']?([ \t]*=)", text)
    if match and match[0] != f"{match[1]}{match[2]}":
        said = Bilingual("键的引号没有成对", "the quotation marks of the key do not match")
        yield Mended(f"{match[1]}{match[2]}{text[match.end() :]}", match.start(), match.end(1), said)


def _backslash(text: str) -> Iterator[Mended]:
    r"""Double the backslash of ``"C:\data"``."""
    match = re.search(r"\\(?![btnfr\"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})", text)
    if match:
        said = Bilingual(r"双引号中的 \ 要写成 \\", r"a \ between double quotes is written \\")
        doubled = re.sub(r"\\(?!\\)", r"\\\\", text)
        yield Mended(doubled, *match.span(), said)


def _sign_before(text: str) -> Iterator[Mended]:
    """Take the sign of a difference from ``+due = 2025``."""
    match = re.match(rf"[+-][ \t]*(?={SEGMENT}[ \t]*[=.]|\[)", text)
    if match:
        sign = text[0]
        said = Bilingual(f"行首多了 {sign}", f"the line begins with {sign}, which does not belong there")
        yield Mended(text[match.end() :], 0, 1, said)


def _keys_within(text: str) -> Iterator[Mended]:
    """Put the names of ``given = { 夜间监测达标点次 = 85 }`` in quotation marks."""
    bare = re.compile(r"(?<=[{,])([ \t]*)([^\W\d_][^\s\"'=,{}\[\]]*)(?=[ \t]*=)")
    found = next((one for one in bare.finditer(text) if not one[2].isascii()), None)
    if found is not None:
        said = Bilingual(
            f"“{_brief(found[2])}”不是英文，作键要加引号", f'"{_brief(found[2])}" as a key goes in quotation marks'
        )
        quoted = bare.sub(lambda one: one[0] if one[2].isascii() else f'{one[1]}"{one[2]}"', text)
        yield Mended(quoted, *found.span(2), said)


def _two(text: str) -> Iterator[Mended]:
    """Part ``a = 1 b = 2`` and ``[a] b = 1``."""
    said = Bilingual("一行只能写一个键和值", "a line holds one key and its value")
    for match in re.finditer(rf"[ \t,;]+(?={SEGMENT}[ \t]*=)", text):
        yield Mended(f"{text[: match.start()]}\n{text[match.end() :]}", match.end(), match.end() + 1, said)


def _key(text: str) -> Iterator[Mended]:
    """Put the names of ``指标 = 1`` and ``[indicators.指标]`` in quotation marks."""
    match = re.match(r"(\[{1,2})([^\]\n]+)(\]{1,2})[ \t]*(?:#.*)?\Z", text) or re.match(
        r"()([^=\"'\n]+?)([ \t]*=)", text
    )
    if match:
        # what is not between quotation marks and has a sign that needs them
        pieces = re.split(rf"({ONE_LINE}|\.)", match[2])
        quoted = "".join(_in_quotes(piece) for piece in pieces)
        odd = re.search(r"[^A-Za-z0-9_.\-\s\"']|(?<=\S)\s+(?=\S)", match[2])
        if odd and quoted != match[2]:
            sign = odd.group().strip()
            shown = Bilingual(f"“{sign}”", f'"{sign}"') if sign else Bilingual("空格", "a space")
            said = Bilingual(
                f"名称里有{shown.zh}：不加引号的名称只能用英文字母、数字、- 和 _",
                f"a name holds {shown.en}: without quotation marks it has letters, digits, - and _ only",
            )
            at = match.start(2) + odd.start()
            yield Mended(text[: match.start(2)] + quoted + text[match.end(2) :], at, match.start(2) + odd.end(), said)


def _in_quotes(piece: str) -> str:
    bare = piece.strip()
    return piece if not bare or re.fullmatch(rf"{SEGMENT}|\.", bare) else piece.replace(bare, f'"{bare}"')


def _unquoted(text: str) -> Iterator[Mended]:
    """Put the texts of ``area = 辽宁省``, ``wording = >70%``, ``[省残联]`` in quotation marks."""
    match = _VALUE.match(text)
    if not match or "\n" in match[2]:
        return
    head, start = text[: match.start(2)], match.start(2)
    value, comment = match[2].rstrip(), ""
    noted = re.match(r"(.*?)([ \t]+#.*)\Z", value)
    if noted:
        value, comment = noted.groups()
    end = start + len(value)
    if value.casefold() in {"true", "false"}:
        said = Bilingual("true 和 false 要小写", "true and false are written small")
        yield Mended(f"{head}{value.lower()}{comment}", start, end, said)
    elif year := re.fullmatch(r"([12][0-9]{3})[ \t]*年?", value):
        said = Bilingual(f"“{value}”：年份只写数字", f'"{value}": a year is digits only')
        yield Mended(f"{head}{year[1]}{comment}", start, end, said)
    elif value and not value.startswith(("[", "{", '"', "'")) and '"' not in value:
        said = Bilingual(f"“{_brief(value)}”是文字，要加引号", f'"{_brief(value)}" is text and goes in quotation marks')
        inner = value.replace("\\", "\\\\")
        yield Mended(f'{head}"{inner}"{comment}', start, end, said)
    elif value.startswith("["):
        listed = re.sub(
            rf"{ONE_LINE}|[^\[\],，、\s][^\[\],，、\n]*",
            lambda found: found.group() if found.group()[0] in "\"'" else f'"{found.group().strip()}"',
            value,
        )
        bare = re.search(r"[^\[\],\s\"'0-9]", value)
        if bare and listed != value:
            said = Bilingual("列表里的文字要加引号", "text in a list goes in quotation marks")
            yield Mended(f"{head}{listed}{comment}", start + bare.start(), start + bare.end(), said)


def _unopened_header(text: str) -> Iterator[Mended]:
    """Open ``indicators.x]``."""
    match = re.fullmatch(r"\[?([\w.\-\"]+)(\]{1,2})[ \t]*", text)
    if match:
        said = Bilingual("表名的方括号没有成对", "the brackets of a header do not match")
        yield Mended(f"{'[' * len(match[2])}{match[1]}{match[2]}", 0, 1, said)


def _header_brackets(text: str) -> Iterator[Mended]:
    """Close ``[plan`` and ``[[plan]``, make a comment of ``[plan] words``."""
    match = re.match(r"(\[{1,3})([^\[\]#\n]*)(\]{0,3})([ \t]*)([^\n]*)", text)
    if not match:
        return
    left, name, right, _, rest = match.groups()
    comment = f" {rest}" if rest.startswith("#") else ""
    if len(left) != len(right) or not 1 <= len(left) <= 2:  # noqa: PLR2004  TOML has one or two
        width = 2 if len(left) >= 2 else 1  # noqa: PLR2004  as above
        said = Bilingual("表名的方括号没有成对", "the brackets of a header do not match")
        at = match.end(2) if len(right) < len(left) else match.start(3)
        at = min(at, len(text) - 1) if right else at
        yield Mended(f"{'[' * width}{name.strip()}{']' * width}{comment}", at, at + 1, said)
        if len(right) > len(left):
            yield Mended(f"[[{name.strip()}]]{comment}", at, at + 1, said)
    elif rest and not comment:
        said = Bilingual("表名要单独写一行", "a header stands on a line of its own")
        at = match.end(4)
        yield Mended(f"{text[:at]}# {rest}", at, len(text), said)


_VALUE = re.compile(rf"({SEGMENT}(?:[ \t]*\.[ \t]*{SEGMENT})*[ \t]*=[ \t]*)(\S.*)", re.DOTALL)
_HEADER_WAYS: tuple[_Way, ...] = (_signs, _header_brackets, _two, _key)
_PAIR_WAYS: tuple[_Way, ...] = (
    _comment, _sign_before, _unopened_header, _signs, _keys_within, _separator, _trailing, _two, _brackets, _list, _inline_table, _quotes, _quotes_within,
    _backslash, _quotes_of_key, _key, _unquoted,
)  # fmt: skip


def _brief(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"  # noqa: PLR2004  what fits a line
