"""Recorded results and explanations held against those that were just computed, entry by entry."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dp_rules.evidence.finding import Finding, Kind
from dp_rules.evidence.layout import EXPLANATIONS, RESULTS
from dp_rules.evidence.listed import NotAsWritten, entries, parsed, whole
from dp_rules.text.bilingual import Bilingual

MOST_LOOKED_AT = 1000
"""So many differing results are told one by one."""

Key = tuple[str, str, str]
"""Indicator, area (by code where it has one), period."""


class _List(NamedTuple):
    """Where a list of entries stands in a file, how deep, and what names one of its entries."""

    file: str
    depth: int
    key_of: Callable[[dict[str, Any]], Key]
    entries_of: Callable[[Any], Any]


def _key(result: Any) -> Key:  # noqa: ANN401  any JSON
    if not isinstance(result, dict):
        return "", "", ""
    return (
        str(result.get("indicator")),
        str(result.get("area_code") or result.get("area")),
        str(result.get("period")),
    )


_RESULTS = _List(RESULTS, 4, _key, lambda data: data["results"])
_EXPLANATIONS = _List(EXPLANATIONS, 2, lambda data: _key(data.get("result")), lambda data: data)


def results_differ(recorded: Path, recomputed: Path) -> list[Finding]:
    """Return how the recorded results differ from those in the other folder; verdicts and values each by name.

    The version of the engine stands before the results and is no difference.
    """
    if _same_bytes(recorded / RESULTS, recomputed / RESULTS):
        return []
    there, here = _split(recorded / RESULTS), _split(recomputed / RESULTS)
    if there is None or here is None:
        return [_unreadable(RESULTS)]
    found = _of_heads(there.head, here.head)
    if there.tail is not None and there.tail == here.tail:
        return found
    try:
        return found + _differences(_RESULTS, recorded, recomputed, _of_result)
    except NotAsWritten:
        return [*found, _unreadable(RESULTS)]


def explanations_differ(recorded: Path, recomputed: Path) -> list[Finding]:
    """Return how the recorded explanations differ from those in the other folder."""
    there, here = (recorded / EXPLANATIONS).exists(), (recomputed / EXPLANATIONS).exists()
    if there != here:
        message = (
            Bilingual("本应没有说明", "there should be no explanations")
            if there
            else Bilingual("缺少说明", "the explanations are missing")
        )
        return [Finding("explanation_extra" if there else "explanation_missing", message, file=EXPLANATIONS)]
    if not there or _same_bytes(recorded / EXPLANATIONS, recomputed / EXPLANATIONS):
        return []
    try:
        return _differences(_EXPLANATIONS, recorded, recomputed, _of_explanation)
    except NotAsWritten:
        return [_unreadable(EXPLANATIONS)]


def _unreadable(file: str) -> Finding:
    message = Bilingual("内容读不懂", "it cannot be read")
    return Finding("results" if file == RESULTS else "explanation", message, file=file)


def written_otherwise(recorded: Path, recomputed: Path) -> list[Finding]:
    """Return the files of results and explanations that are not the same bytes, as they are from the same engine."""
    message = Bilingual("写法与程序写的不同", "it is not written as the program writes it")
    return [
        Finding("results" if file == RESULTS else "explanation", message, file=file)
        for file in (RESULTS, EXPLANATIONS)
        if (recomputed / file).exists() and not _same_bytes(recorded / file, recomputed / file)
    ]


def _same_bytes(first: Path, second: Path) -> bool:
    if first.stat().st_size != second.stat().st_size:
        return False
    digests = []
    for path in (first, second):
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").digest())
    return digests[0] == digests[1]


class _Split(NamedTuple):
    """What stands before the list of results, and the SHA-256 of the rest; None where the file is laid out otherwise."""

    head: dict[str, Any]
    tail: bytes | None


_LONGEST_HEAD = 50_000_000


def _split(path: Path) -> _Split | None:
    """Return a file of results in two parts, or None where it cannot be read."""
    lines, size = [], 0
    try:
        with path.open("rb") as file:
            while not (line := file.readline(_LONGEST_HEAD)).startswith(b'  "results": ['):
                size += len(line)
                if not line or size > _LONGEST_HEAD:
                    raise NotAsWritten  # noqa: TRY301  it may be read as a whole
                lines.append(line)
            tail = hashlib.sha256(line)
            while chunk := file.read(1 << 20):
                tail.update(chunk)
        return _Split(parsed(b"".join(lines).decode().rstrip().removesuffix(",") + "}"), tail.digest())
    except (NotAsWritten, ValueError, OSError):
        pass
    try:
        return _Split({key: part for key, part in dict(whole(path)).items() if key != "results"}, None)
    except (NotAsWritten, TypeError, ValueError):
        return None


def _of_heads(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    """Return what differs before the list of results: plan, data, summary, findings of gates; not the engine."""
    differing = sorted(
        key for key in (recorded.keys() | recomputed.keys()) - {"engine"} if recorded.get(key) != recomputed.get(key)
    )
    return [
        Finding(
            "results",
            Bilingual(f"“{key}”一节与重新计算的不同", f'the part "{key}" is not what is computed here'),
            file=RESULTS,
            recorded=_brief(recorded.get(key)),
            recomputed=_brief(recomputed.get(key)),
        )
        for key in differing
    ]


_LONGEST = 200


def _brief(data: Any) -> str:  # noqa: ANN401  any JSON
    text = json.dumps(data, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _differences(
    of: _List, recorded: Path, recomputed: Path, told: Callable[[dict[str, Any], dict[str, Any]], list[Finding]]
) -> list[Finding]:
    """Return the entries that are in one folder only, and what ``told`` says of those that differ."""
    there, here = _by_key(of, recorded), _by_key(of, recomputed)
    found = [_only(key, of, is_there=True) for key in there if key not in here]
    found += [_only(key, of, is_there=False) for key in here if key not in there]
    differing = {key for key in there if key in here and there[key] != here[key]}
    wanted = set(sorted(differing)[:MOST_LOOKED_AT])
    other = {of.key_of(entry): entry for entry in _read(of, recomputed) if of.key_of(entry) in wanted} if wanted else {}
    for entry in _read(of, recorded) if wanted else ():
        match = other.pop(of.key_of(entry), None)
        if match is not None:
            found += told(entry, match)
    if list(there) != list(here) and not found:
        found.append(
            Finding(
                "results",
                Bilingual("次序不同，或有重复", "the order is another, or some stand there twice"),
                file=of.file,
            )
        )
    return found


def _by_key(of: _List, folder: Path) -> dict[Key, bytes]:
    """Return a digest of each entry without the engine that made it; of two of one name both count."""
    found: dict[Key, bytes] = {}
    for entry in _read(of, folder):
        key = of.key_of(entry)
        plain = {name: part for name, part in entry.items() if name != "engine" or of.file == RESULTS}
        digest = hashlib.sha256(json.dumps(plain, sort_keys=True).encode("utf-8", "surrogatepass"))
        digest.update(found.get(key, b""))
        found[key] = digest.digest()
    return found


def _read(of: _List, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list, whether it is laid out as this program does or otherwise."""
    path, some = folder / of.file, False
    try:
        for text in entries(path, of.depth):
            entry = parsed(text)
            some = True
            yield entry
    except NotAsWritten:
        if some:
            raise
    if not some:
        try:
            listed = list(of.entries_of(whole(path)))
        except (KeyError, TypeError) as error:
            raise NotAsWritten from error
        for entry in listed:
            if not isinstance(entry, dict):
                raise NotAsWritten
            yield entry


def _only(key: Key, of: _List, *, is_there: bool) -> Finding:
    indicator, area, period = key
    is_result = of.file == RESULTS
    kind: Kind
    if is_there:
        kind = "result_extra" if is_result else "explanation_extra"
        message = Bilingual("存证里有，重新计算没有", "it is in the bundle and not in what is computed here")
    else:
        kind = "result_missing" if is_result else "explanation_missing"
        message = Bilingual("存证里没有，重新计算有", "it is in what is computed here and not in the bundle")
    return Finding(kind, message, file=of.file, indicator=indicator, area=area, period=period)


def _of_result(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    """Return the difference of two results: the verdict, the value, or what else."""
    indicator, area, period = _named(recorded)
    there, here = recorded.get("verdict"), recomputed.get("verdict")
    found = []
    if there != here:
        message = Bilingual("结论不同", "the verdict differs")
        found.append(Finding("verdict", message, True, RESULTS, indicator, area, period, str(there), str(here)))  # noqa: FBT003
    if recorded.get("value") != recomputed.get("value"):
        message = Bilingual("数值不同", "the value differs")
        shown = _value(recorded.get("value")), _value(recomputed.get("value"))
        found.append(Finding("value", message, True, RESULTS, indicator, area, period, *shown))  # noqa: FBT003
    if not found:
        keys = _keys(recorded, recomputed, set())
        message = Bilingual(f"不同之处：{keys}", f"what differs: {keys}")
        found.append(Finding("result", message, file=RESULTS, indicator=indicator, area=area, period=period))
    return found


def _of_explanation(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    indicator, area, period = _named(recorded.get("result"))
    keys = _keys(recorded, recomputed, {"engine"})
    message = Bilingual(f"说明不同：{keys}", f"the explanation differs: {keys}")
    return [Finding("explanation", message, file=EXPLANATIONS, indicator=indicator, area=area, period=period)]


def _named(result: Any) -> Key:  # noqa: ANN401  any JSON
    if not isinstance(result, dict):
        return "", "", ""
    return str(result.get("indicator")), str(result.get("area")), str(result.get("period"))


_MOST_KEYS = 6


def _keys(first: dict[str, Any], second: dict[str, Any], but: set[str]) -> str:
    differing = sorted(key for key in (first.keys() | second.keys()) - but if first.get(key) != second.get(key))
    return ", ".join(differing[:_MOST_KEYS]) + ("…" if len(differing) > _MOST_KEYS else "")


def _value(value: Any) -> str:  # noqa: ANN401  any JSON
    if isinstance(value, dict) and isinstance(value.get("display"), str):
        exact = value.get("exact")
        return f"{value['display']} ({exact})" if isinstance(exact, str) else str(value["display"])
    return _brief(value)
