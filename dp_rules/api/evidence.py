"""Evidence of a run: made, and checked elsewhere."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from dp_rules.api.inputs import InputError, load_facts, load_plan, unreadable, unusable
from dp_rules.evidence.bundle import Bundle, opened
from dp_rules.evidence.create import Request, create
from dp_rules.evidence.keys import read_public_keys
from dp_rules.evidence.place import put_bundle, workshop
from dp_rules.evidence.recordable import not_recordable
from dp_rules.evidence.report import verification_data
from dp_rules.evidence.verify import verify
from dp_rules.facts import areas_with_data, latest_period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


def create_evidence(
    spec: str | Path,
    *data: str | Path,
    output: str | Path,
    areas: str | Path | None = None,
    tables: Mapping[str, str | Path] | None = None,
    maps: Sequence[str | Path] = (),
    prefer: Sequence[str] = (),
    encoding: str | None = None,
    explanations: Literal["all", "missed", "none"] | None = None,
) -> dict[str, Any]:
    """Evaluate files, write everything as evidence, a zip where ``output`` ends in ``.zip`` and else a folder, and return what is in it.

    The plan's areas with data are evaluated in the latest period. What is returned is the part ``bundle`` of
    ``schemas/verification.schema.json``. Nothing of the machine, the moment or the user goes into it, and nothing is signed. Raises ``InputError`` where
    an input cannot be used, or ``output`` is there already or cannot be written.
    """
    if os.path.lexists(output):
        there = Bilingual("已经有了；换一个名称", "this is there already: choose another name")
        raise InputError([unreadable(output, there)])
    records = [(name, str(path)) for name, path in (tables or {}).items()]
    files, some = [str(path) for path in data], [str(path) for path in maps]
    table = None if areas is None else str(areas)
    problems = not_recordable(
        [*files, *(path for _, path in records), *([table] if table else []), *some, str(spec)], None
    )
    if problems:
        raise InputError(problems)
    plan = load_plan(spec)
    facts = load_facts(plan, *data, areas=areas, tables=tables, maps=maps, prefer=prefer, encoding=encoding)
    periods = latest_period(facts)
    request = Request(
        spec=str(spec),
        data=files,
        tables=records,
        areas=table,
        maps=some,
        prefer=prefer,
        encoding=encoding,
        period=None,
        asked_areas=(),
        asked_indicators=(),
        periods=[str(period) for period in periods],
        places=areas_with_data(plan, facts, periods),
        indicators=[indicator.id for indicator in plan.indicators],
        explanations=explanations,
    )
    try:
        with workshop(str(output)) as folder:
            created, found = create(request, None, folder)
            if created is None:
                raise InputError(found)
            if not put_bundle(folder, created.digests, str(output)):
                large = Bilingual("存证太大，放不进 .zip；写成文件夹", "too large for a zip: write a folder")
                raise InputError([unreadable(output, large)])
    except OSError as error:
        raise InputError([unusable(output, error)]) from error
    return dict(_opened(output, lambda bundle: verification_data(bundle, [], None))["bundle"])


def verify_evidence(bundle: str | Path, *, key: str | Path | None = None) -> dict[str, Any]:
    """Check evidence and compute it again: ``verified`` and every finding, as ``schemas/verification.schema.json`` describes it.

    ``key`` is a file with the signer's public key; without it a signature is told and not asked for. Raises ``InputError`` where the
    bundle or the key cannot be read, which is not the same as one that does not verify.
    """
    found: list[Diagnostic] = []
    keys = None if key is None else read_public_keys(str(key), found)
    if key is not None and not keys:
        raise InputError(found)

    def checked(read: Bundle) -> dict[str, Any]:
        said, problems = verify(read, keys)
        if said is None:
            raise InputError(problems)
        return verification_data(read, said.findings, said)

    return _opened(bundle, checked)


def _opened(path: str | Path, use: Callable[[Bundle], dict[str, Any]]) -> dict[str, Any]:
    try:
        with opened(str(path)) as (bundle, found):
            if bundle is None:
                raise InputError(found)
            return use(bundle)
    except OSError as error:
        raise InputError([unusable(path, error)]) from error
