"""Parts that exceed the whole that they are declared to be a part of."""

from collections.abc import Iterator

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.language.scope import Item, Scope
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import address


def impossible_parts(dataset: Dataset, scope: Scope) -> Iterator[Diagnostic]:
    """Yield a warning for each item that is somewhere certainly greater than its whole, at its first place."""
    for item in scope.items.values():
        first: tuple[Fact, Fact] | None = None
        count = 0
        for fact, whole in _exceeding(dataset, item):
            count += 1
            if first is None or _position(fact) < _position(first[0]):
                first = fact, whole
        if first is not None:
            yield _diagnostic(item, scope.items[first[1].id], *first, count - 1)


def _position(fact: Fact) -> tuple[str, str]:
    return (address(fact.place), fact.raw)


def _diagnostic(item: Item, parent: Item, fact: Fact, whole: Fact, more: int) -> Diagnostic:
    message = Bilingual(
        f"“{item.name.zh}”是“{parent.name.zh}”的一部分，却比它大",
        f'"{item.name.en}" is a part of "{parent.name.en}" and yet exceeds it',
    )
    labels = (Label(whole.place, Bilingual("整体", "the whole")),)
    help_ = Bilingual(
        "核对这两个数；按它们得出的结论不可靠", "check both figures; a verdict from them cannot be relied on"
    )
    note = Bilingual(f"另有 {more} 处也是这样", f"so it is in {more} more places") if more else None
    return Diagnostic("part-exceeds-whole", message, fact.place, labels, help_, severity="warning", note=note)


def _exceeding(dataset: Dataset, item: Item) -> Iterator[tuple[Fact, Fact]]:
    """Yield the facts that are greater than their whole for the same area and period, each with its whole."""
    if item.subset_of is None:
        return
    for area, period in dataset.may_exceed(item.id, item.subset_of):
        fact, whole = dataset.facts[item.id, area, period], dataset.facts[item.subset_of, area, period]
        if fact.values is None or whole.values is None:
            continue
        low, high = fact.values.lower, whole.values.upper
        if low is not None and high is not None and low > high:
            yield fact, whole
