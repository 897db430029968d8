"""What data gates find, as plain data and in words."""

from collections.abc import Iterator

from dp_rules.data.areas import Areas
from dp_rules.gates.fault import Finding
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.places import place_data, place_text
from dp_rules.report.values import Json
from dp_rules.spec.gate import GateName
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.place import Cell, Place

GATE: dict[GateName, Bilingual] = {
    "missing_codes": Bilingual("缺数的代码", "a code for missing"),
    "whole": Bilingual("不是整数", "not a whole number"),
    "subset": Bilingual("部分大于整体", "a part exceeds its whole"),
    "same": Bilingual("同一人群有两个数", "one population with two figures"),
    "series": Bilingual("时期间断", "a gap in the series"),
    "jump": Bilingual("与上年相差太大", "a jump against the year before"),
    "children": Bilingual("下级之和不等于本级", "the areas inside do not add up"),
    "areas": Bilingual("必报地区缺数", "a required area is missing"),
}
SEVERITY = {
    "block": Bilingual("不得使用", "blocked"),
    "warn": Bilingual("存疑", "doubtful"),
    "info": Bilingual("说明", "remark"),
}


def finding_data(finding: Finding, areas: Areas) -> Json:
    """Return one finding with everything that it concerns."""
    diagnostic, item = finding.diagnostic, finding.item
    return {
        "gate": finding.gate.name,
        "severity": finding.gate.severity,
        "code": diagnostic.code,
        "item": item.id,
        "item_name": item.name.zh,
        "item_name_en": item.name.en,
        "figures": [
            {"item": id_, "area": areas.name(area), "period": str(period)} for id_, area, period in finding.keys
        ],
        "message": {"zh": diagnostic.message.zh, "en": diagnostic.message.en},
        "help": None if diagnostic.help is None else {"zh": diagnostic.help.zh, "en": diagnostic.help.en},
        **_written(diagnostic.place),
        "labels": [
            {"message": {"zh": label.message.zh, "en": label.message.en}, **_written(label.place)}
            for label in diagnostic.labels
        ],
        "declared": place_data(finding.gate.place),
        "reason": finding.gate.reason,
    }


def _written(place: Place) -> Json:
    return {"place": place_data(place), "raw": place.raw if isinstance(place, Cell) else None}


def gate_titles(findings: list[Json], language: Language) -> str:
    """Return what the gates found in a few words, each gate said once."""
    words = Bilingual("、", ", ").say(language)
    return words.join(dict.fromkeys(GATE[finding["gate"]].say(language) for finding in findings))


def gate_lines(findings: list[Json], language: Language) -> Iterator[Line]:
    """Yield what the gates found in the figures of one result, with all places."""
    for finding in findings:
        severity = SEVERITY[finding["severity"]].say(language)
        said = finding["message"][language]
        yield Line(0, Bilingual(f"{severity}：{said}", f"{severity}: {said}").say(language), _cited(finding))
        for label in finding["labels"]:
            yield Line(1, label["message"][language], _cited(label))
        if finding["declared"] is not None:
            by = Bilingual("检查的规定", "declared by the gate").say(language)
            reason = f"  {finding['reason']}" if finding["reason"] else ""
            yield Line(1, f"{by} {finding['gate']}{reason}", place_text(finding["declared"]))


def _cited(written: Json) -> str:
    raw = (written["raw"] or "").strip()
    return f'{place_text(written["place"])}  "{raw}"' if raw else place_text(written["place"])
