"""The items and data of the language reference, ``grammar/README.md``."""

from dp_rules.bundled import bundled
from dp_rules.data.areas import Area, Areas
from dp_rules.data.dataset import Dataset, build_dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.read_fact import read_fact
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.language.prelude import read_prelude
from dp_rules.language.scope import Item, Scope, Table, folded_name, names_of
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, read_period
from dp_rules.quantity.unit import TRUTH, Unit, counted
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Source

AREA = "省"
NOW = Period(2023)
PERSON, CASE = counted("person"), counted("case")


def item(id_: str, zh: str, unit: Unit, subset_of: str | None = None) -> Item:
    """Return an item."""
    return Item(id_, Bilingual(zh, id_), unit, subset_of=subset_of)


ITEMS = [
    item("examined", "检查人数", PERSON),
    item("registered", "登记人数", PERSON),
    item("accidents", "事故起数", CASE),
    item("surgeries", "手术例数", CASE),
    item("people", "常住人口数", PERSON),
    item("physicians", "医师人数", PERSON),
    item("screened", "筛查人数", PERSON, subset_of="registered"),
    item("managed", "管理人数", PERSON),
    item("nobody", "零人数", PERSON),
    item("doses", "接种剂次", counted("dose")),
    item("service", "开展服务", TRUTH),
    item("refused", "停止服务", TRUTH),
    item("unclear", "情况不明", TRUTH),
    item("eligible", "符合条件", TRUTH),
    item("elders", "65岁以上人数", PERSON),
    item("served", "服务人数", PERSON),
    item("suitable", "适合人数", PERSON),
]
PATIENT_COLUMNS = {
    "follow_ups": item("follow_ups", "随访次数", counted("visit")),
    "checks": item("checks", "体检次数", counted("check")),
}
TABLES = [
    Table("counties", Bilingual("各县", "counties"), is_level=True, unit=counted("county")),
    Table("patients", Bilingual("患者", "patients"), is_level=False, unit=PERSON, columns=PATIENT_COLUMNS),
]
MARKERS = {"—": Missing.NOT_COLLECTED}


def scope() -> Scope:
    """Return everything that the reference's rules can name."""
    prelude = Source("grammar/prelude.rules", bundled("grammar", "prelude.rules").read_text(encoding="utf-8"))
    return Scope(
        {item.id: item for item in ITEMS},
        {table.id: table for table in TABLES},
        read_prelude(prelude),
        {"person": Bilingual("人", "persons"), "case": Bilingual("起", "cases"), "dose": Bilingual("剂次", "doses")},
        {folded_name(name): item.id for item in ITEMS for name in names_of(item)},
        {folded_name(name): table.id for table in TABLES for name in names_of(table)},
    )


SCOPE = scope()
VOCABULARY = Vocabulary(SCOPE, {}, {}, MARKERS)

VALUES = {
    "2018": {"accidents": "14"},
    "2019": {"accidents": "12"},
    "2020": {"accidents": "10", "examined": "66", "registered": "100"},
    "2021M01-09": {"accidents": "9"},
    "2022M01-09": {"accidents": "7"},
    "2023": {
        "examined": "137", "registered": "200", "accidents": "9", "surgeries": "72000", "people": "24000000",
        "screened": "—", "managed": "超150", "nobody": "0", "doses": "95", "service": "是", "refused": "否",
        "unclear": "", "elders": "30",
    },
}  # fmt: skip
COUNTIES = {
    "A": {"service": "是", "served": "6", "suitable": "10"},
    "B": {"service": "是", "served": "9", "suitable": "10"},
    "C": {"service": "否", "served": "0", "suitable": "20"},
    "D": {"service": "", "served": "4", "suitable": "10"},
}
PATIENTS = [("4", "1"), ("4", "0"), ("2", "1"), ("0", "0")]


def fact(item: Item, area: str, period: Period, text: str) -> Fact:
    """Return the fact that ``text`` states."""
    found: list[Diagnostic] = []
    read = read_fact(item, area, period, text, VOCABULARY, Cell("world", 1, 1, text), found)
    assert read is not None, found
    return read


def period(text: str) -> Period:
    """Return the period that ``text`` names."""
    read = read_period(text)
    assert read is not None
    return read


def dataset(
    values: dict[str, dict[str, str]], counties: dict[str, dict[str, str]], patients: list[tuple[str, str]]
) -> Dataset:
    """Return a dataset for the one area, its counties, and its patients in the evaluated period."""
    facts = [
        fact(SCOPE.items[id_], AREA, period(when), text)
        for when, stated in values.items()
        for id_, text in stated.items()
    ]
    facts += [
        fact(SCOPE.items[id_], county, NOW, text) for county, stated in counties.items() for id_, text in stated.items()
    ]
    place = Document("world")
    areas = [Area(AREA, AREA, None, "provinces", place)]
    areas += [Area(county, county, AREA, "counties", place) for county in counties]
    records = [
        Record(
            AREA,
            NOW,
            {id_: fact(PATIENT_COLUMNS[id_], AREA, NOW, text) for id_, text in zip(PATIENT_COLUMNS, row, strict=True)},
            place,
        )
        for row in patients
    ]
    built, found = build_dataset(facts, {"patients": records} if records else {}, Areas(areas))
    assert not found
    return built


DATASET = dataset(VALUES, COUNTIES, PATIENTS)
