"""Recorded results and explanations held against those that were just computed, entry by entry."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dp_rules.evidence.finding import Finding, Kind
from dp_rules.evidence.layout import EXPLANATIONS, RESULTS
from dp_rules.evidence.listed import NotAsWritten, counted, entries, is_as_written, parsed, whole
from dp_rules.evidence.part_words import (
    OF_EXPLANATION,
    OF_RESULT,
    OF_RUN,
    Words,
    differing,
    most_telling,
    named,
    only_places,
)
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import brief, on_one_line

MOST_LOOKED_AT = 1000
"""So many differing results are told one by one."""

MOST_ONE_BY_ONE = 6
"""So many results that are on one side only are named; of more it is said how many there are, since they have one cause."""

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


def _results_of(data: Any) -> Any:  # noqa: ANN401  any JSON
    """Return the list in results that are laid out otherwise; nothing may stand behind it that is not compared."""
    if not isinstance(data, dict) or "results" not in data:
        raise NotAsWritten(_NO_RESULTS)
    last = list(data)[-1]
    if last != "results":
        shown = on_one_line(brief(last))
        raise NotAsWritten(Bilingual(f"结果的后面还有“{shown}”", f'"{shown}" stands behind the results'))
    return data["results"]


_RESULTS = _List(RESULTS, 4, _key, _results_of)
_EXPLANATIONS = _List(EXPLANATIONS, 2, lambda data: _key(data.get("result")), lambda data: data)


def recorded_results(folder: Path) -> int:
    """Return how many results the file in a folder has. Raises ``NotAsWritten`` where it cannot be read."""
    found = counted(folder / RESULTS, 4)
    if found is not None:
        return found
    data = whole(folder / RESULTS)
    if not isinstance(data, dict) or not isinstance(data.get("results"), list):
        raise NotAsWritten(_NO_RESULTS)
    return len(data["results"])


_NO_RESULTS = Bilingual("不是结果", "these are no results")


def results_differ(recorded: Path, recomputed: Path, engine: str) -> list[Finding]:
    """Return how the recorded results differ from those in the other folder; verdicts and values each by name.

    ``engine`` is the version by which the bundle says that they were made; it stands before the results.
    """
    if _same_bytes(recorded / RESULTS, recomputed / RESULTS):
        return []
    try:
        there, here = _split(recorded / RESULTS), _split(recomputed / RESULTS)
        found = _of_heads(there.head, here.head | {"engine": engine})
        if there.tail is not None and there.tail == here.tail:
            return found
        return found + _differences(_RESULTS, recorded, recomputed, _of_result, engine)
    except NotAsWritten as error:
        return [_unreadable(RESULTS, error.why)]


def explanations_differ(recorded: Path, recomputed: Path, engine: str) -> list[Finding]:
    """Return how the recorded explanations differ from those in the other folder, apart from the version of the engine.

    ``engine`` is the version by which the bundle says that they were made.
    """
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
        return _differences(_EXPLANATIONS, recorded, recomputed, _of_explanation, engine)
    except NotAsWritten as error:
        return [_unreadable(EXPLANATIONS, error.why)]


def _unreadable(file: str, why: Bilingual) -> Finding:
    message = Bilingual(f"内容读不了：{why.zh}", f"it cannot be read: {why.en}")
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


def _split(path: Path) -> _Split:
    """Return a file of results in two parts. Raises ``NotAsWritten`` where it cannot be read."""
    lines, size = [], 0
    try:
        with path.open("rb") as file:
            while not (line := file.readline(_LONGEST_HEAD)).startswith(b'  "results": ['):
                size += len(line)
                if not line or size > _LONGEST_HEAD:
                    raise _LaidOutOtherwise  # noqa: TRY301  it may be read as a whole
                lines.append(line)
            tail = hashlib.sha256(line)
            while chunk := file.read(1 << 20):
                tail.update(chunk)
        return _Split(parsed(b"".join(lines).decode().rstrip().removesuffix(",") + "}"), tail.digest())
    except _LaidOutOtherwise:
        pass
    except (UnicodeDecodeError, OSError) as error:
        raise NotAsWritten from error
    data = whole(path)
    if not isinstance(data, dict):
        raise NotAsWritten(_NO_RESULTS)
    return _Split({key: part for key, part in data.items() if key != "results"}, None)


class _LaidOutOtherwise(Exception):  # noqa: N818  it ends a reading
    """A file of results that is not laid out as this program does."""


def _of_heads(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    """Return what differs before the list of results: plan, data, summary, findings of gates."""
    found = []
    for key in differing(recorded, recomputed, frozenset()):
        words = named([key], OF_RUN)
        one, other = recorded.get(key), recomputed.get(key)
        shown = (_brief(one), _brief(other)) if key in OF_RUN else (_brief({key: one}), None)
        if key == "summary":
            shown = _counts(one), _counts(other)
        message = Bilingual(f"不同之处：{words.zh}", f"what differs: {words.en}")
        found.append(Finding("results", message, file=RESULTS, recorded=shown[0], recomputed=shown[1]))
    return found


def _counts(summary: Any) -> str:  # noqa: ANN401  any JSON
    """Return how many results have each verdict, in short: ``met 9, not_met 2``."""
    if not isinstance(summary, dict) or not all(isinstance(count, int) for count in summary.values()):
        return _brief(summary)
    return ", ".join(f"{verdict} {count}" for verdict, count in summary.items())


_LONGEST = 200


def _brief(data: Any) -> str:  # noqa: ANN401  any JSON
    plainly = isinstance(data, str) and data and data == data.strip() and data[0] != '"'
    text = str(data) if plainly else json.dumps(data, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _differences(
    of: _List,
    recorded: Path,
    recomputed: Path,
    told: Callable[[dict[str, Any], dict[str, Any]], list[Finding]],
    engine: str,
) -> list[Finding]:
    """Return the entries that are in one folder only, and what ``told`` says of those that differ."""
    twice: dict[Key, int] = {}
    there, here = _by_key(of, recorded, None, twice), _by_key(of, recomputed, engine, {})
    extra, missing = [key for key in there if key not in here], [key for key in here if key not in there]
    found = _only(of, extra, missing)
    found += [_several_times(of, key, count) for key, count in list(twice.items())[:MOST_LOOKED_AT] if key in here]
    wanted = set(
        sorted(key for key in there if key in here and key not in twice and there[key] != here[key])[:MOST_LOOKED_AT]
    )
    other = {of.key_of(entry): entry for entry in _read(of, recomputed) if of.key_of(entry) in wanted} if wanted else {}
    for entry in _read(of, recorded) if wanted else ():
        match = other.pop(of.key_of(entry), None)
        if match is not None:
            found += told(entry, _made_by(match, engine))
    if list(there) != list(here) and not found:
        message = Bilingual("次序与程序写的不同", "the order is not that in which the program writes them")
        found.append(Finding("results" if of.file == RESULTS else "explanation", message, file=of.file))
    return found


def _by_key(of: _List, folder: Path, engine: str | None, twice: dict[Key, int]) -> dict[Key, bytes]:
    """Return a digest of each entry, as if by ``engine`` if one is given; of those of one name how many there are in ``twice``."""
    found: dict[Key, bytes] = {}
    for entry in _read(of, folder):
        key = of.key_of(entry)
        told = json.dumps(entry if engine is None else _made_by(entry, engine), sort_keys=True)
        if key in found:
            twice[key] = twice.get(key, 1) + 1
        else:
            found[key] = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    return found


def _made_by(entry: dict[str, Any], engine: str) -> dict[str, Any]:
    """Return an entry as another version would have written it, where the version stands in it."""
    return entry | {"engine": engine} if "engine" in entry else entry


def _read(of: _List, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list, whether it is laid out as this program does or otherwise."""
    path = folder / of.file
    if is_as_written(path, of.depth):
        for text in entries(path, of.depth):
            yield parsed(text)
        return
    try:
        listed = list(of.entries_of(whole(path)))
    except TypeError as error:
        raise NotAsWritten from error
    for entry in listed:
        if not isinstance(entry, dict):
            raise NotAsWritten(_NO_RESULTS)
        yield entry


_IS_EXTRA = Bilingual("存证里有，重新计算没有", "in the bundle and not in what is computed here")
_IS_MISSING = Bilingual("存证里没有，重新计算有", "in what is computed here and not in the bundle")


def _only(of: _List, extra: list[Key], missing: list[Key]) -> list[Finding]:
    """Return the entries that are on one side only: each by name, or of many how many they are and the first."""
    kinds: tuple[Kind, Kind] = (
        ("result_extra", "result_missing") if of.file == RESULTS else ("explanation_extra", "explanation_missing")
    )
    found = []
    for kind, keys, words in zip(kinds, (extra, missing), (_IS_EXTRA, _IS_MISSING), strict=True):
        if len(keys) > MOST_ONE_BY_ONE:
            first = " ".join(keys[0])
            message = Bilingual(
                f"{len(keys)} 个{words.zh}：记录的时期、地区或指标与内容不是一回事；第一个是 {first}",
                f"{len(keys)} are {words.en}: the recorded periods, areas or indicators are not those of the content; "
                f"the first is {first}",
            )
            found.append(Finding(kind, message, file=of.file))
            continue
        message = Bilingual(words.zh, f"it is {words.en}")
        found += [Finding(kind, message, True, of.file, *key) for key in keys]  # noqa: FBT003
    return found


def _several_times(of: _List, key: Key, count: int) -> Finding:
    kind: Kind = "result_extra" if of.file == RESULTS else "explanation_extra"
    message = (
        Bilingual("写了两次", "it stands there twice")
        if count == 2  # noqa: PLR2004  a pair
        else Bilingual(f"写了 {count} 次", f"it stands there {count} times")
    )
    indicator, area, period = key
    return Finding(kind, message, file=of.file, indicator=indicator, area=area, period=period)


def _of_result(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    """Return the difference of two results: the verdict, the value, or what else, in words."""
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
        message, shown = _in_words(recorded, recomputed, OF_RESULT)
        found.append(Finding("result", message, True, RESULTS, indicator, area, period, *shown))  # noqa: FBT003
    return found


def _of_explanation(recorded: dict[str, Any], recomputed: dict[str, Any]) -> list[Finding]:
    indicator, area, period = _named(recorded.get("result"))
    parts, shown = _in_words(recorded, recomputed, OF_EXPLANATION)
    message = Bilingual(f"说明不同：{parts.zh}", f"the explanation differs: {parts.en}")
    return [Finding("explanation", message, True, EXPLANATIONS, indicator, area, period, *shown)]  # noqa: FBT003


def _in_words(recorded: dict[str, Any], recomputed: dict[str, Any], words: Words) -> tuple[Bilingual, tuple[str, str]]:
    """Return which parts differ, and the one thing in them that says most, as recorded and as here."""
    keys = differing(recorded, recomputed, frozenset())
    parts = named(keys, words)
    if only_places(recorded, recomputed):
        parts = Bilingual("只是所在的行列", "only the lines and columns where things stand")
    telling = most_telling({key: recorded.get(key) for key in keys}, {key: recomputed.get(key) for key in keys})
    shown = (_brief(telling[0]), _brief(telling[1]))
    return (Bilingual(f"不同之处：{parts.zh}", f"what differs: {parts.en}") if words is OF_RESULT else parts), shown


def _named(result: Any) -> Key:  # noqa: ANN401  any JSON
    if not isinstance(result, dict):
        return "", "", ""
    return str(result.get("indicator")), str(result.get("area")), str(result.get("period"))


def _value(value: Any) -> str:  # noqa: ANN401  any JSON
    if isinstance(value, dict) and isinstance(value.get("display"), str):
        exact = value.get("exact")
        return f"{value['display']} ({exact})" if isinstance(exact, str) else str(value["display"])
    return _brief(value)
