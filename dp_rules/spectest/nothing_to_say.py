"""Which rule tests are plainly right: what each gives was met before, or can be read alone, and bears on the rule.

Most tests of a plan give the same few figures, and ``check`` only asks whether there is anything to
say. A test that is not plainly right is read in full, which finds every fault with its place.
"""

from collections.abc import Mapping

from dp_rules.data.read_fact import read_fact
from dp_rules.data.vocabulary import Subject, Vocabulary, find_subject
from dp_rules.language.scope import find_table
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.model import Indicator, WrittenTest
from dp_rules.spectest.given import text_of
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

_NOWHERE = Document("")
_Read = tuple[str, Period | None]
"""The item or indicator that a key names, and the period that it says."""


class PlainlyRight:
    """Remembers the figures that the tests of one plan give."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read figures with ``vocabulary``."""
        self._vocabulary = vocabulary
        self._figures: dict[tuple[str, type, object], _Read | None] = {}
        self._values: dict[tuple[str, str], bool] = {}
        self._periods: dict[str, Period | None] = {}

    def __call__(self, written: WrittenTest, indicator: Indicator, used: set[str]) -> bool:
        """Say whether nothing is wrong with a test of an indicator, on whose rule the items ``used`` bear."""
        entry = written.entry
        period: Period | None = None
        if "period" in entry:
            period = self._period(str(entry["period"]))
            if period is None:
                return False
        if "value" in entry and not self._is_value(indicator, text_of(entry["value"])):
            return False
        return self._are_figures(entry["given"], period or Period(indicator.due), used)

    def _are_figures(self, given: Mapping[str, object], period: Period, used: set[str]) -> bool:
        keys = set()
        for key, value in given.items():
            if isinstance(value, list | dict):
                return False
            pair = (key, type(value), value)
            if pair not in self._figures:
                self._figures[pair] = self._read(key, value)
            read = self._figures[pair]
            if read is None or read[0] not in used:
                return False
            keys.add((read[0], read[1] or period))
        return len(keys) == len(given)

    def _read(self, key: str, value: object) -> _Read | None:
        name, at, when = key.partition("@")
        period = self._period(when) if at else None
        scope = self._vocabulary.scope
        name = name.strip()
        if (at and period is None) or (name not in scope.items and find_table(scope, name) is not None):
            return None
        subject = find_subject(self._vocabulary, name)
        problems: list[Diagnostic] = []
        if subject is None:
            return None
        fact = read_fact(subject, "", Period(0), text_of(value), self._vocabulary, _NOWHERE, problems)
        return None if fact is None or problems else (subject.id, period)

    def _is_value(self, indicator: Indicator, text: str) -> bool:
        known = self._values.get((indicator.id, text))
        if known is None:
            problems: list[Diagnostic] = []
            subject = Subject(indicator.id, indicator.rule.unit)
            fact = read_fact(subject, "", Period(0), text, self._vocabulary, _NOWHERE, problems)
            known = subject.unit is not None and fact is not None and fact.values is not None and fact.change is None
            known = self._values[indicator.id, text] = known and not problems
        return known

    def _period(self, text: str) -> Period | None:
        if text not in self._periods:
            self._periods[text] = read_period(text)
        return self._periods[text]
