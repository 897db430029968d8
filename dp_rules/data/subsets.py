"""Parts that exceed the whole that they are declared to be a part of."""

from collections.abc import Iterator

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.language.scope import Scope
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import address


def impossible_parts(dataset: Dataset, scope: Scope) -> Iterator[Diagnostic]:
    """Yield a warning for each item that is somewhere certainly greater than its whole, at its first place."""
    for id_, pairs in _exceeding(dataset, scope).items():
        item = scope.items[id_]
        fact, whole = min(pairs, key=lambda pair: (address(pair[0].place), pair[0].raw))
        parent = scope.items[whole.id]
        message = Bilingual(
            f"“{item.name.zh}”是“{parent.name.zh}”的一部分，却比它大",
            f'"{item.name.en}" is a part of "{parent.name.en}" and yet exceeds it',
        )
        labels = (Label(whole.place, Bilingual("整体", "the whole")),)
        help_ = Bilingual(
            "核对这两个数；按它们得出的结论不可靠", "check both figures; a verdict from them cannot be relied on"
        )
        more = len(pairs) - 1
        note = Bilingual(f"另有 {more} 处也是这样", f"so it is in {more} more places") if more else None
        yield Diagnostic("part-exceeds-whole", message, fact.place, labels, help_, severity="warning", note=note)


def _exceeding(dataset: Dataset, scope: Scope) -> dict[str, list[tuple[Fact, Fact]]]:
    """Return by item the facts that are greater than their whole for the same area and period, each with its whole."""
    found: dict[str, list[tuple[Fact, Fact]]] = {}
    for (id_, area, period), fact in dataset.facts.items():
        item = scope.items.get(id_)
        whole = None if item is None or item.subset_of is None else dataset.facts.get((item.subset_of, area, period))
        if whole is None or fact.values is None or whole.values is None:
            continue
        low, high = fact.values.lower, whole.values.upper
        if low is not None and high is not None and low > high:
            found.setdefault(id_, []).append((fact, whole))
    return found
