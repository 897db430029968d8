"""Signs that look like those of TOML and are not: full-width ones, curly quotes, and ones that cannot be seen."""

import re
import unicodedata
from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual

_CURLY = "“”„‟＂「」『』‘’‚‛＇"
_PLAIN = (
    dict.fromkeys(_CURLY, '"')
    | dict.fromkeys("，、", ",")
    | dict.fromkeys("：", "=")
    | dict.fromkeys("［【〔", "[")
    | dict.fromkeys("］】〕", "]")
    | {"。": ".", "\u3000": " "}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，：［］＂＇"}
)
_CALLED = {
    '"': Bilingual("引号", "quotation mark"),
    "=": Bilingual("等号", "equals sign"),
    ",": Bilingual("逗号", "comma"),
    "[": Bilingual("方括号", "bracket"),
    "]": Bilingual("方括号", "bracket"),
    "{": Bilingual("花括号", "brace"),
    "}": Bilingual("花括号", "brace"),
    ".": Bilingual("点", "dot"),
    "#": Bilingual("井号", "number sign"),
    " ": Bilingual("空格", "space"),
}
# A quoted text ends at a quotation mark after which a value can end; the marks within it are its own.
_END = r"(?=[ \t\u3000\xa0]*(?:[,，、;；。\]］】}｝#]|\r?$))"
_TOKEN = re.compile(
    r'''"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3,5}|\'\'\'[^']*(?:'(?!'')[^']*)*'{3,5}'''
    rf'|(?P<half>"[^"“”\n]*[”＂]{_END})'
    r"""|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"|'[^'\n]*'|#[^\n]*"""
    rf'|(?P<curly>[{_CURLY}][^\n]*?[{_CURLY}"]{_END})'
    r"|(?P<open>[\"'])|(?P<sign>[^\x20-\x7e\t\r\n])",
    re.DOTALL | re.MULTILINE,
)


class OddSign(NamedTuple):
    """A sign outside the quotation marks that TOML does not know, and the plain sign that was meant (perhaps none)."""

    at: int
    sign: str
    plain: str


def odd_signs(text: str) -> tuple[str, list[OddSign]]:
    """Return a statement with plain signs outside its strings, and the signs that were replaced, in their order.

    A text between full-width quotation marks gets plain ones and stays as it is.
    """
    found: list[OddSign] = []

    def mend(match: re.Match[str]) -> str:
        written, at = match.group(), match.start()
        match match.lastgroup:
            case "half":
                found.append(OddSign(match.end() - 1, written[-1], '"'))
                return f'{written[:-1]}"'
            case "curly":
                found.append(OddSign(at, written[0], '"'))
                within = written[1:-1].replace("\\", "\\\\").replace('"', '\\"')
                return f'"{within}"'
            case "sign" if (plain := plain_sign(written)) is not None:
                found.append(OddSign(at, written, plain))
                return plain
            case _:
                return written

    return _TOKEN.sub(mend, text), found


def plain_sign(sign: str) -> str | None:
    """Return the plain sign for a full-width or unseen one, "" for one that means nothing; None for any other."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    match unicodedata.category(sign):
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Cf" | "Cc":
            return ""
        case _:
            return None


def describe_sign(odd: OddSign) -> tuple[str, Bilingual]:
    """Return the code and the message for a sign that is not TOML's."""
    if odd.sign not in _PLAIN:
        point = f"U+{ord(odd.sign):04X}"
        return "unseen-sign", Bilingual(
            f"这里有一个看不见的字符 {point}，多半是从网页或文档中粘贴来的",
            f"there is a sign here that cannot be seen, {point}, most likely pasted from a web page or a document",
        )
    called = _CALLED.get(odd.plain, Bilingual("字符", "sign"))
    if odd.plain == " ":
        return "full-width-sign", Bilingual(
            "这里有一个全角空格；引号之外只能用半角空格",
            "this is a full-width space; outside quotation marks type a plain one",
        )
    if odd.sign == "：":
        return "full-width-sign", Bilingual(
            "这里的 ： 是中文冒号；键和值之间要用英文的 =",
            "the sign ： is a full-width colon: type the plain equals sign =",
        )
    return "full-width-sign", Bilingual(
        f"这里的{called.zh} {odd.sign} 是中文（全角）的，要用英文的 {odd.plain}",
        f"the sign {odd.sign} is full-width: type the plain {called.en} {odd.plain}",
    )
