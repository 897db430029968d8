"""What the parser could not read, said in words: where, what stands there, and what was probably meant."""

import re

from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

from dp_rules.language.rule_fault import rule_diagnostic
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source, Span

TOKEN_WORDS: dict[str, Bilingual] = {
    "NAME": Bilingual("名称", "a name"),
    "QUOTED": Bilingual("反引号中的名称", "a name in backticks"),
    "NUMBER": Bilingual("数字", "a number"),
    "PERIOD": Bilingual("时期", "a period"),
    "COMPARE": Bilingual("比较符号（> >= < <= = !=）", "a comparison (> >= < <= = !=)"),
    "SIGN": Bilingual("+ 或 -", "+ or -"),
    "FACTOR": Bilingual("* 或 /", "* or /"),
    "LPAR": Bilingual("(", "("),
    "RPAR": Bilingual(")", ")"),
    "COMMA": Bilingual("逗号", "a comma"),
    "AND": Bilingual("and（且）", "and"),
    "OR": Bilingual("or（或）", "or"),
    "NOT": Bilingual("not（非）", "not"),
    "WHERE": Bilingual("where（其中）", "where"),
    "AMONG": Bilingual("among（范围）", "among"),
    "AT": Bilingual("@", "@"),
    "DOT": Bilingual(".", "."),
    "DOTDOT": Bilingual("..", ".."),
    "COLON": Bilingual("冒号", "a colon"),
    "$END": Bilingual("规则结束", "the end of the rule"),
}

MOST_EXPECTED = 8
_VALUE = {"NAME", "QUOTED", "NUMBER", "PERIOD", "LPAR"}

_CHARACTER_HELP: dict[str, Bilingual] = {
    "&": Bilingual("“并且”写作 and（或 且）", 'write "and"'),
    "|": Bilingual("“或者”写作 or（或 或）", 'write "or"'),
    "“": Bilingual("规则里不用引号；名称直接写，或放在反引号 ` ` 中", "names take no quotation marks; use backticks if they are not plain words"),
    "”": Bilingual("规则里不用引号；名称直接写，或放在反引号 ` ` 中", "names take no quotation marks; use backticks if they are not plain words"),
    '"': Bilingual("规则里不用引号；名称直接写，或放在反引号 ` ` 中", "names take no quotation marks; use backticks if they are not plain words"),
    "'": Bilingual("规则里不用引号；名称直接写，或放在反引号 ` ` 中", "names take no quotation marks; use backticks if they are not plain words"),
    "`": Bilingual("反引号要成对", "a backtick opens a name and a second one closes it"),
    "%": Bilingual("百分号紧跟在数字后面，只写一次", "a percent sign follows its number, once"),
    "％": Bilingual("百分号紧跟在数字后面，只写一次", "a percent sign follows its number, once"),
    "~": Bilingual("范围写作 65% <= 计算方法 < 90%", "write a range as 65% <= measure < 90%"),
    "～": Bilingual("范围写作 65% <= 计算方法 < 90%", "write a range as 65% <= measure < 90%"),
    "〉": Bilingual("大于号写作 >", "write > for greater than"),
    "〈": Bilingual("小于号写作 <", "write < for less than"),
    "^": Bilingual("规则语言没有乘方", "the language has no powers"),
    "{": Bilingual("用圆括号 ( )", "use parentheses ( )"),
    "[": Bilingual("用圆括号 ( )", "use parentheses ( )"),
    "【": Bilingual("用圆括号 ( )", "use parentheses ( )"),
    "、": Bilingual("用逗号分隔", "separate with a comma"),
    "!": Bilingual("“不等于”写作 !=，“非”写作 not", 'write "!=" for "is not", "not" for a denial'),
    "；": Bilingual("一个规则是一个条件；多个条件用 and 连接", "a rule is one condition; join several with and"),
    ";": Bilingual("一个规则是一个条件；多个条件用 and 连接", "a rule is one condition; join several with and"),
}  # fmt: skip


_COMPARED_IN_WORDS: dict[str, str] = {
    "大于": ">", "超过": ">", "高于": ">", "多于": ">",
    "小于": "<", "低于": "<", "少于": "<", "不足": "<", "不到": "<",
    "大于等于": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "达到": ">=",
    "小于等于": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "不多于": "<=", "至多": "<=",
    "等于": "=", "不等于": "!=",
}  # fmt: skip
_WORDS_AFTER: dict[str, str] = {"以上": ">=", "及以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "="}
_THOUSANDS = re.compile(r"\d{1,3}\Z"), re.compile(r"[,，]\d{3}(?!\d)")


_COMPARED_AND_NUMBER = re.compile(
    f"(?P<word>{'|'.join(sorted(_COMPARED_IN_WORDS, key=len, reverse=True))}|下降|减少|增长|上升)(?P<number>[0-9０-９.．]+)$"
)


def in_signs(words: str) -> Bilingual | None:
    """Return how to write ``超过90%`` or ``下降12%``, or None for other words."""
    found = re.match(rf"{_COMPARED_AND_NUMBER.pattern[:-1]}(?P<rest>.*)$", words)
    if found is None:
        return None
    sign = _COMPARED_IN_WORDS.get(found["word"], ">=")
    return Bilingual(
        f"“{words}”写作 {sign} {found['number']}{found['rest']}",
        f'write {sign} {found["number"]}{found["rest"]} for "{words}"',
    )


def explain_syntax_error(error: UnexpectedInput, rule: Source) -> Diagnostic:
    """Return the diagnostic for what Lark could not read."""
    match error:
        case UnexpectedCharacters():
            return _unknown_character(error.pos_in_stream or 0, rule)
        case UnexpectedToken(token=token) if token.type == "$END" or not rule.text.strip():
            return _ends_early(error.accepts or set(), rule)
        case UnexpectedToken(token=token):
            start, end = token.start_pos or 0, token.end_pos or 0
            return _unexpected(token.type, start, end, error, rule)
        case UnexpectedEOF() | _:
            return _ends_early(set(), rule)


def _unknown_character(at: int, rule: Source) -> Diagnostic:
    character = rule.text[at]
    glued = _COMPARED_AND_NUMBER.search(rule.text, 0, at) if character in "%％" else None
    message = Bilingual(f"规则里不能有“{character}”", f'"{character}" has no meaning in a rule')
    if glued is not None:
        words = glued[0] + character
        message = Bilingual(f"规则里不写“{words}”，用比较符号", f'a rule has signs, not words such as "{words}"')
        return rule_diagnostic("syntax-error", message, Span(rule, glued.start(), at + 1), in_signs(words))
    if not character.isprintable() or (character.isspace() and character not in " \t"):
        code = f"U+{ord(character):04X}"
        message = Bilingual(
            f"规则里有一个看不见的字符 {code}", f"there is a character in the rule that cannot be seen, {code}"
        )
        help_ = Bilingual("删去它，或换成普通的空格", "delete it, or type a plain blank instead")
        return rule_diagnostic("syntax-error", message, Span(rule, at, at + 1), help_)
    return rule_diagnostic("syntax-error", message, Span(rule, at, at + 1), _CHARACTER_HELP.get(character))


def _ends_early(accepts: set[str], rule: Source) -> Diagnostic:
    end = len(rule.text.rstrip())
    if end == 0:
        message = Bilingual("规则是空的", "the rule is empty")
        help_ = Bilingual("例：rate(合格数, 总数) > 70%", "for example: rate(part, whole) > 70%")
        return rule_diagnostic("syntax-error", message, Span(rule, 0, len(rule.text)), help_)
    missing = rule.text.count("(") + rule.text.count("（") - rule.text.count(")") - rule.text.count("）")
    if missing > 0:
        message = Bilingual(
            f"规则没有写完：少 {missing} 个右括号", f"the rule ends too early: {missing} closing parenthesis missing"
        )
    else:
        message = Bilingual("规则没有写完", "the rule ends too early")
    return rule_diagnostic("syntax-error", message, Span(rule, end - 1, end), _expected(accepts))


def _unexpected(kind: str, start: int, end: int, error: UnexpectedToken, rule: Source) -> Diagnostic:
    word = rule.text[start:end]
    place = Span(rule, start, end)
    message = Bilingual(f"这里不应该有“{word}”", f'"{word}" is not expected here')
    before = rule.text[start - 1] if start else ""
    previous = rule.text[:start].rstrip()
    help_: Bilingual | None
    if word in _COMPARED_IN_WORDS:
        sign = _COMPARED_IN_WORDS[word]
        help_ = Bilingual(f"“{word}”写作 {sign}", f'write {sign} for "{word}"')
    elif word in _WORDS_AFTER:
        sign = _WORDS_AFTER[word]
        help_ = Bilingual(
            f"数字后面不写“{word}”：写作 {sign} 加数字", f'no "{word}" follows a number: write {sign} before it'
        )
    elif kind == "COMMA" and _THOUSANDS[0].search(previous) and _THOUSANDS[1].match(rule.text, start):
        help_ = Bilingual("数字里不写千分位的逗号：3000，不写 3,000", "no comma within a number: 3000, not 3,000")
    elif kind == "NAME" and before.isdigit():
        help_ = Bilingual(
            "数字后面不写单位；以数字开头的名称要放在反引号中：`65岁以上老年人数`",
            "no unit follows a number; a name that begins with a digit stands in backticks: `65岁以上老年人数`",
        )
    elif kind in _VALUE and previous and (previous[-1].isalnum() or previous[-1] in "`_%％"):
        help_ = Bilingual(
            "两个名称或数字之间要有运算符或逗号；中间有空格的名称要放在反引号中",
            "an operator or a comma belongs between two names or numbers; a name with spaces stands in backticks",
        )
    elif kind == "COMPARE" and previous and previous[-1] in "=<>＝＜＞":
        help_ = Bilingual("大于等于写作 >=，小于等于写作 <=，不等于写作 !=", "write >= or <= or !=")
    elif kind == "RPAR" and rule.text.count(")") + rule.text.count("）") > rule.text.count("(") + rule.text.count("（"):
        help_ = Bilingual("多了一个右括号", "there is one closing parenthesis too many")
    else:
        help_ = _expected(error.accepts or error.expected or set())
    return rule_diagnostic("syntax-error", message, place, help_)


def _expected(accepts: set[str]) -> Bilingual | None:
    names = sorted(accepts)
    if set(names) >= _VALUE:
        return Bilingual("这里应该是一个名称、数字或左括号", "a name, a number or an opening parenthesis belongs here")
    words = [TOKEN_WORDS[name] for name in names if name in TOKEN_WORDS]
    if not words or len(words) > MOST_EXPECTED:
        return None
    return Bilingual(
        "这里可以是：" + "、".join(word.zh for word in words), "here may stand: " + ", ".join(word.en for word in words)
    )
