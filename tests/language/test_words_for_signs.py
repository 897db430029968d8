"""What people write in words, or as they would in a table: the sign to write is named."""

import pytest

from dp_rules.language.parse import loose_rule, parse_rule

WORDS = {
    "a 大于 70%": ("这里不应该有“大于”", "“大于”写作 >"),
    "a 不低于 70%": ("这里不应该有“不低于”", "“不低于”写作 >="),
    "超过90%": ("规则里不写“超过90%”，用比较符号", "“超过90%”写作 > 90%"),
    "达到９０％": ("规则里不写“达到９０％”，用比较符号", "“达到９０％”写作 >= ９０％"),
    "a > 下降12%": ("规则里不写“下降12%”，用比较符号", "“下降12%”写作 >= 12%"),
    "a > 70%以上": ("这里不应该有“以上”", "数字后面不写“以上”：写作 >= 加数字"),
    "a > 3,000": ("这里不应该有“,”", "数字里不写千分位的逗号：3000，不写 3,000"),
    "a > 70%%": ("规则里不能有“%”", "百分号紧跟在数字后面，只写一次"),
    "65%~90%": ("规则里不能有“~”", "范围写作 65% <= 计算方法 < 90%"),
    "a 〉 1": ("规则里不能有“〉”", "大于号写作 >"),
    "a\u00a0> 1": ("规则里有一个看不见的字符 U+00A0", "删去它，或换成普通的空格"),
    "a\u200b > 1": ("规则里有一个看不见的字符 U+200B", "删去它，或换成普通的空格"),
    "3000例": ("这里不应该有“例”", "数字后面不写单位；以数字开头的名称要放在反引号中：`65岁以上老年人数`"),
}


@pytest.mark.parametrize("rule", WORDS)
def test_the_sign_to_write_is_named(rule: str) -> None:
    tree, (found,) = parse_rule(loose_rule(rule))
    assert tree is None
    assert found.help is not None
    assert (found.message.zh, found.help.zh) == WORDS[rule]
