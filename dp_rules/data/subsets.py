"""Parts that exceed the whole that they are declared to be a part of."""

from collections.abc import Iterator

from dp_rules.data.dataset import Dataset
from dp_rules.language.scope import Scope
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def impossible_parts(dataset: Dataset, scope: Scope) -> Iterator[Diagnostic]:
    """Yield a warning for each fact that is certainly greater than its whole for the same area and period."""
    for (id_, area, period), fact in dataset.facts.items():
        item = scope.items.get(id_)
        whole = None if item is None or item.subset_of is None else dataset.facts.get((item.subset_of, area, period))
        if item is None or whole is None or fact.values is None or whole.values is None:
            continue
        low, high = fact.values.lower, whole.values.upper
        if low is not None and high is not None and low > high:
            parent = scope.items[whole.id]
            message = Bilingual(
                f"“{item.name.zh}”是“{parent.name.zh}”的一部分，却比它大",
                f'"{item.name.en}" is a part of "{parent.name.en}" and yet exceeds it',
            )
            labels = (Label(whole.place, Bilingual("整体", "the whole")),)
            help_ = Bilingual(
                "核对这两个数；按它们得出的结论不可靠", "check both figures; a verdict from them cannot be relied on"
            )
            yield Diagnostic("part-exceeds-whole", message, fact.place, labels, help_, severity="warning")
