"""Results of rule tests as text for the terminal, and as Markdown."""

from collections.abc import Iterator

from dp_rules.report.markdown import escaped
from dp_rules.report.places import Json, place_text
from dp_rules.report.tables import table_markdown
from dp_rules.report.words import LIST_MARK, REASON, VERDICT
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

KIND = {
    "below": Bilingual("略低于目标值", "just below the limit"),
    "at": Bilingual("恰好等于目标值", "exactly at the limit"),
    "above": Bilingual("略高于目标值", "just above the limit"),
    "row": Bilingual("由一行决定", "one row decides"),
    "missing": Bilingual("缺一个数", "one figure missing"),
    "zero_denominator": Bilingual("分母是 0", "a denominator of zero"),
}
TRUTH = {
    "true": Bilingual("成立", "true"),
    "false": Bilingual("不成立", "false"),
    "unknown": Bilingual("不能确定", "unknown"),
}
_FAILED = Bilingual("不通过", "failed")
_PASSED = Bilingual("通过", "passed")
_GENERATED = Bilingual("生成的用例", "generated case")


def tests_text(data: Json, language: Language, *, list_generated: bool) -> str:
    """Return what failed and what is lacking, then a line for each spec; ``list_generated`` lists the generated cases too."""
    lines: list[str] = []
    for spec in data["specs"]:
        for test in [*spec["tests"], *spec["generated"]]:
            if not test["passed"]:
                lines += [*failure_lines(test, language), ""]
            elif list_generated and "kind" in test:
                lines.append(f"{_headline(test, language)}  {_given(test)}  {_expected(test, language)}")
        for part in (_coverage(spec, language), _mutants(spec, language), _not_generated(spec, language)):
            listed = list(part)
            lines += [*listed, ""] if listed else []
    lines += [_summary(spec, language) for spec in data["specs"]]
    return "\n".join(map(on_one_line, lines))


def _headline(test: Json, language: Language) -> str:
    state = (_PASSED if test["passed"] else _FAILED).say(language)
    about = [test["indicator"], test["name" if language == "zh" else "name_en"]]
    about += [test["title"]] if test["title"] else []
    if "kind" in test:
        about.append(f"({_GENERATED.say(language)}: {KIND[test['kind']].say(language)})")
    return f"{state}  {'  '.join(about)}   {place_text(test['place'])}"


def _given(test: Json) -> str:
    return f"{test['given']}  {test['period']}"


def failure_lines(test: Json, language: Language) -> list[str]:
    """Return what was given, expected and came out of a test that failed, and the calculation."""
    return list(_failure(test, language))


def _failure(test: Json, language: Language) -> Iterator[str]:
    yield _headline(test, language)
    for words, what in (
        (Bilingual("给出", "given   "), _given(test)),
        (Bilingual("应为", "expected"), _expected(test, language)),
        (Bilingual("得出", "came out"), _actual(test, language)),
    ):
        yield f"  {words.say(language)}  {what}"
    yield f"  {Bilingual('计算', 'calculation').say(language)}"
    yield from (f"    {line}" for line in test["calculation"][language])


def _expected(test: Json, language: Language) -> str:
    expected = test["expected"]
    return _said(expected["verdict"], expected["value"], expected["reasons"], language)


def _actual(test: Json, language: Language) -> str:
    actual = test["actual"]
    value = actual["value_text"] if test["expected"]["value"] or "value" in test["differences"] else None
    reasons = actual["reasons"] if actual["verdict"] not in {"met", "not_met"} else None
    return _said(actual["verdict"], value, reasons, language)


def _said(verdict: str, value: str | None, reasons: list[str] | None, language: Language) -> str:
    parts = [VERDICT[verdict].say(language)]
    parts += [] if value is None else [value]
    if reasons is not None:
        mark = LIST_MARK.say(language)
        parts.append(mark.join(f"{REASON[code].say(language)} ({code})" for code in reasons) or "—")
    return "  ".join(parts)


def _coverage(spec: Json, language: Language) -> Iterator[str]:
    """Yield the outcomes and conditions that no test has seen."""
    for entry in spec["coverage"] or []:
        lacking = [
            (condition["condition"], condition["lacking"], condition["place"])
            for condition in entry["conditions"]
            if condition["lacking"]
        ]
        if not entry["lacking"] and not lacking:
            continue
        name = entry["name" if language == "zh" else "name_en"]
        said = LIST_MARK.say(language).join(VERDICT[verdict].say(language) for verdict in entry["lacking"])
        head = Bilingual("没有测试得出", "no test comes to").say(language)
        none = Bilingual("没有测试", "no tests").say(language)
        yield (
            f"{entry['indicator']}  {name}"
            + (f"   {head} {said}" if said and entry["tests"] else "")
            + ("" if entry["tests"] else f"   {none}")
        )
        for text, truths, place in lacking if entry["tests"] else []:
            never = Bilingual("没有测试遇到", "no test sees it").say(language)
            shown = LIST_MARK.say(language).join(TRUTH[truth].say(language) for truth in truths)
            yield f"  {text}   {never} {shown}   {place_text(place)}"


def _mutants(spec: Json, language: Language) -> Iterator[str]:
    survivors = [] if spec["mutants"] is None else spec["mutants"]["survivors"]
    tested = {test["indicator"] for test in spec["tests"]}
    untested = {survivor["indicator"]: survivor for survivor in survivors if survivor["indicator"] not in tested}
    for id_, survivor in untested.items():
        none = Bilingual("没有测试", "no tests").say(language)
        yield f"{id_}  {survivor['name' if language == 'zh' else 'name_en']}   {none}   {place_text(survivor['place'])}"
    for survivor in survivors:
        if survivor["indicator"] in untested:
            continue
        name = survivor["name" if language == "zh" else "name_en"]
        original, mutant = survivor["original"].strip(), survivor["mutant"].strip()
        left_out = Bilingual("（删去）", "(left out)").say(language)
        unseen = Bilingual("没有测试察觉", "no test notices").say(language)
        yield f"{unseen}  {survivor['indicator']}  {name}   {place_text(survivor['place'])}"
        yield f"  {original}  →  {mutant or left_out}"
        yield f"  {survivor['rule']}"
        if survivor["suggested"] is not None:
            yield f"  {Bilingual('可加测试', 'a test for it').say(language)}  {survivor['suggested']}"


def _not_generated(spec: Json, language: Language) -> Iterator[str]:
    for entry in spec["not_generated"]:
        name = entry["name" if language == "zh" else "name_en"]
        words = Bilingual("没有生成用例", "no cases generated").say(language)
        yield f"{words}  {entry['indicator']}  {name}   {entry['reason'][language]}   {place_text(entry['place'])}"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _summary(spec: Json, language: Language) -> str:
    tests, made = spec["tests"], spec["generated"]
    failed, wrong = (sum(not test["passed"] for test in part) for part in (tests, made))
    parts = [
        Bilingual(f"测试 {len(tests)} 个，不通过 {failed} 个", f"{_number(len(tests), 'test')}, {failed} failed"),
        Bilingual(
            f"生成的用例 {len(made)} 个，不符 {wrong} 个", f"{_number(len(made), 'generated case')}, {wrong} failed"
        ),
    ]
    if spec["mutants"] is not None:
        all_, alive = spec["mutants"]["made"], len(spec["mutants"]["survivors"])
        parts.append(
            Bilingual(f"改动 {all_} 处，没有察觉 {alive} 处", f"{_number(all_, 'edit')} of rules, {alive} not noticed")
        )
        untried = spec["mutants"]["untried"]
        if untried:
            parts.append(Bilingual(f"{untried} 处改动没有试", f"{_number(untried, 'edit')} not tried"))
    if spec["coverage"] is not None:
        lacking = sum(
            bool(entry["lacking"] or any(condition["lacking"] for condition in entry["conditions"]))
            for entry in spec["coverage"]
        )
        parts.append(
            Bilingual(
                f"{lacking} 项指标的测试不全",
                f"the tests of {lacking} indicator{'' if lacking == 1 else 's'} do not cover everything",
            )
        )
    return f"{spec['plan']['files'][0]}{Bilingual('：', ': ').say(language)}" + Bilingual("；", "; ").say(
        language
    ).join(part.say(language) for part in parts)


def tests_markdown(data: Json, language: Language) -> str:
    """Return every test as a row of a table, then the edits that no test notices and what is not covered."""
    parts = []
    for spec in data["specs"]:
        headers = [
            words.say(language)
            for words in (
                Bilingual("测试", "test"),
                Bilingual("给出", "given"),
                Bilingual("应为", "expected"),
                Bilingual("得出", "came out"),
                Bilingual("位置", "place"),
            )
        ]
        rows = [
            [
                _headline(test, language).rpartition("   ")[0],
                _given(test),
                _expected(test, language),
                _actual(test, language),
                place_text(test["place"]),
            ]
            for test in [*spec["tests"], *spec["generated"]]
        ]
        parts.append(table_markdown(headers, rows))
        more = [*_coverage(spec, language), *_mutants(spec, language), *_not_generated(spec, language)]
        if more:
            words = Bilingual("测试不到的", "not covered").say(language)
            parts.append(table_markdown([words], [[line.strip()] for line in more]))
        parts.append(escaped(_summary(spec, language)) + "\n")
    return "\n".join(parts)
