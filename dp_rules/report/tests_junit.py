"""Results of rule tests as JUnit XML, which most build services show."""

from dp_rules.report.places import Json, place_text
from dp_rules.report.tests_text import KIND, failure_lines
from dp_rules.text.bilingual import Language
from dp_rules.text.safe import on_one_line, printable


def tests_junit(data: Json, language: Language) -> str:
    """Return a suite for each spec, with a case for each test, for each generated case, and for each edit not noticed."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  only this format needs it

    root = ET.Element("testsuites", name="dp-rules")
    for spec in data["specs"]:
        tests = [*spec["tests"], *spec["generated"]]
        survivors = [] if spec["mutants"] is None else spec["mutants"]["survivors"]
        suite = ET.SubElement(root, "testsuite", name=_safe(spec["plan"]["files"][0]))
        for test in tests:
            case = ET.SubElement(
                suite, "testcase", classname=_safe(test["indicator"]), name=_safe(_name(test, language))
            )
            place = test["place"] or {}
            case.set("file", _safe(place.get("file", "")))
            case.set("line", str(place.get("line", 1)))
            if not test["passed"]:
                lines = failure_lines(test, language)
                failure = ET.SubElement(case, "failure", message=_safe(lines[0]))
                failure.text = "\n".join(map(_safe, lines))
        for survivor in survivors:
            name = f"{survivor['original']} → {survivor['mutant']}  {place_text(survivor['place'])}"
            case = ET.SubElement(suite, "testcase", classname=_safe(survivor["indicator"]), name=_safe(name))
            ET.SubElement(case, "failure", message=_safe(survivor["rule"])).text = _safe(survivor["suggested"] or "")
        failed = sum(not test["passed"] for test in tests) + len(survivors)
        suite.set("tests", str(len(tests) + len(survivors)))
        suite.set("failures", str(failed))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _name(test: Json, language: Language) -> str:
    title = test["title"] or (KIND[test["kind"]].say(language) if "kind" in test else "")
    return f"{title}  {test['given']}  {test['period']}".strip()


def _safe(text: str) -> str:
    """Return text without the characters that XML cannot hold."""
    return on_one_line(printable(text)).replace("\ufffe", "�").replace("\uffff", "�")
