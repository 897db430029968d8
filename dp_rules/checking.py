"""All that is said of a spec: what it cannot be read for, what it means, its tests."""

from dp_rules.checks.run import check_meaning
from dp_rules.maps.is_map import is_map
from dp_rules.spec.load import read_spec
from dp_rules.spec.model import Catalogue, Plan
from dp_rules.spec.shelf import Shelf
from dp_rules.text.diagnostic import Diagnostic, in_order


def check_whole(spec: str, shelf: Shelf | None = None) -> tuple[Plan | Catalogue | None, list[Diagnostic]]:
    """Return what can be used of a spec, and everything that is to be said of it, sorted by place.

    Its tests are looked at too; whether they pass is for ``test`` to say. ``shelf`` keeps what
    several specs share. An import map is looked at for all but the names of its items, which
    depend on the plan that the data are for.
    """
    if is_map(spec):
        from dp_rules.maps.read_map import read_maps  # noqa: PLC0415  only a map needs it

        return None, in_order(read_maps([spec])[1])
    read, found = read_spec(spec, shelf)
    if read is None:
        return None, found
    found = [*found, *check_meaning(read, found)]
    if isinstance(read, Plan) and read.tests:
        from dp_rules.spectest.cases import check_cases  # noqa: PLC0415  only a plan with tests needs it

        found += check_cases(read)
    return read, in_order(found)
