"""``run.json`` held against itself: whether what was asked means what was evaluated, and whether its files are such."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from dp_rules.bundled import bundled
from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.finding import Finding
from dp_rules.evidence.layout import (
    AREAS,
    ENGINE,
    EXPLANATIONS,
    INPUTS,
    MAPS,
    PAYLOAD,
    RECORDS,
    RESULTS,
    RUN,
    SPECS,
    STATEMENT,
)
from dp_rules.evidence.names import plain_name
from dp_rules.evidence.recompute import Prepared
from dp_rules.evidence.recorded_run import RecordedFile, RecordedRun
from dp_rules.facts import asked_areas, asked_periods, is_known
from dp_rules.spec.model import Plan
from dp_rules.spec.provinces import TABLE
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import brief, on_one_line

_FEW = 6
_LONGEST = 60


def file_contradictions(bundle: Bundle) -> list[Finding]:
    """Return the files that ``run.json`` names and that are none, or not what it says; and files that nothing names."""
    run = bundle.run
    found = [_fault(words) for part, one in _by_folder(run) for words in _of_file(part, one, bundle.digests)]
    if run.areas_shipped and not _is_shipped(run, bundle.folder):
        found.append(
            _fault(
                Bilingual(
                    "写着地区表是程序自带的，而存证里的不是它",
                    "it says that the table of areas is the program's own, and the one in the bundle is not",
                )
            )
        )
    named = {one.file for one in run.files} | {RUN, STATEMENT, RESULTS, EXPLANATIONS}
    found += [
        Finding("run", Bilingual("run.json 没有用到这个文件", "run.json names no such file"), file=name)
        for name in sorted(bundle.digests)
        if name.startswith(PAYLOAD) and name not in named and not name.startswith(f"{ENGINE}/")
    ]
    return found


def _by_folder(run: RecordedRun) -> Iterator[tuple[str, RecordedFile]]:
    """Yield every file of a run with the folder in which such files lie."""
    parts: tuple[tuple[str, Sequence[RecordedFile]], ...] = (
        (SPECS, run.specs),
        (INPUTS, run.data),
        (RECORDS, [one for _, one in run.tables]),
        (AREAS, [] if run.areas is None else [run.areas]),
        (MAPS, run.maps),
    )
    for folder, files in parts:
        for one in files:
            yield folder, one


def _of_file(folder: str, one: RecordedFile, digests: Mapping[str, str]) -> Iterator[Bilingual]:
    file = _quoted(one.file)
    if one.file not in digests:
        if any(name.startswith(f"{one.file.rstrip('/')}/") for name in digests):
            yield Bilingual(f"“{file}”是文件夹，不是文件", f'"{file}" is a folder and not a file')
        else:
            yield Bilingual(f"存证里没有文件“{file}”", f'the bundle has no file "{file}"')
        return
    if not one.file.startswith(f"{folder}/"):
        yield Bilingual(f"“{file}”不在 {folder} 里", f'"{file}" is not in {folder}')
    elif PurePosixPath(one.file).name != plain_name(one.name):
        name = _quoted(one.name)
        yield Bilingual(
            f"写着“{file}”原来叫“{name}”，那样它在这里的名称会不同",
            f'it says that "{file}" was called "{name}", for which it would have another name here',
        )


def _is_shipped(run: RecordedRun, folder: Path) -> bool:
    """Say whether the recorded table of areas is the one among the engine's recorded files."""
    own = folder / ENGINE / "specs" / f"{TABLE}.csv"
    if run.areas is None or not own.is_file() or not (folder / run.areas.file).is_file():
        return False
    return (folder / run.areas.file).read_bytes().replace(b"\r\n", b"\n") == own.read_bytes()


def run_contradictions(run: RecordedRun, ready: Prepared) -> list[Finding]:
    """Return where what was asked, meant anew from the recorded files, is not what is said to have been evaluated."""
    plan, facts = ready.plan, ready.facts
    found = list(_of_spec(run))
    periods = asked_periods(facts, run.asked.period)
    if periods is None:
        asked = _quoted(str(run.asked.period))
        found.append(_fault(Bilingual(f"asked 里的“{asked}”不是时期", f'"{asked}", which was asked, is no period')))
    elif periods != ready.periods:
        found.append(_differ("时期", "periods", run.asked.period or "", list(map(str, periods)), list(run.periods)))
    areas, unknown = asked_areas(plan, facts, run.asked.areas, ready.periods)
    if unknown is not None:
        found.append(_no_area("asked", unknown))
    elif areas != list(ready.places):
        found.append(_differ("地区", "areas", ", ".join(run.asked.areas), areas, list(run.places)))
    found += _of_indicators(run, plan)
    found += [
        Finding(
            "run",
            Bilingual(
                f"优先的来源“{_quoted(one)}”，数据里没有",
                f'no data is of the publisher "{_quoted(one)}", who is preferred',
            ),
            is_fault=False,
            file=RUN,
        )
        for one in run.prefer
        if one not in facts.publishers
    ]
    return found


def unknown_areas(ready: Prepared) -> list[Finding]:
    """Return that areas are to be evaluated that neither data nor the table of areas has: for such nothing is computed."""
    with_data = {*ready.facts.known_areas(), ready.facts.areas.canonical(ready.plan.area)}
    unknown = [place for place in ready.places if not is_known(ready.facts, place, with_data)]
    if len(unknown) <= 1:
        return [_no_area("evaluated", place) for place in unknown]
    first = _quoted(unknown[0])
    return [
        _fault(
            Bilingual(
                f"evaluated 里的 {len(unknown)} 个地区，数据和地区表里都没有；第一个是“{first}”",
                f'{len(unknown)} areas under "evaluated" are neither in the data nor in a table of areas; '
                f'the first is "{first}"',
            )
        )
    ]


def _no_area(where: str, area: str) -> Finding:
    name = _quoted(area)
    return _fault(
        Bilingual(
            f"{where} 里的地区“{name}”，数据和地区表里都没有",
            f'the area "{name}" under "{where}" is neither in the data nor in a table of areas',
        )
    )


def _of_spec(run: RecordedRun) -> Iterator[Finding]:
    """Yield that the spec that was asked for is another than the recorded one; a package may call its spec otherwise."""
    asked, name = run.asked.spec, run.specs[0].name
    is_other = asked.endswith(".toml") or bundled("specs", f"{plain_name(asked)}.toml").is_file()
    if asked not in {name, name.removesuffix(".toml")} and is_other:
        yield _fault(
            Bilingual(
                f"asked 里的规格是“{_quoted(asked)}”，存证里的是“{_quoted(name)}”",
                f'the spec that was asked for is "{_quoted(asked)}", and the recorded one is "{_quoted(name)}"',
            )
        )


def _of_indicators(run: RecordedRun, plan: Plan) -> Iterator[Finding]:
    meant = [] if run.asked.indicators else list(plan.indicators)
    for asked in run.asked.indicators:
        indicator = plan.indicator(asked)
        if indicator is None:
            name = _quoted(asked)
            yield _fault(
                Bilingual(
                    f"asked 里的指标“{name}”，计划里没有", f'the plan has no indicator "{name}", which was asked for'
                )
            )
            return
        meant.append(indicator)
    ids = list(dict.fromkeys(one.id for one in meant))
    if ids != list(run.indicators):
        yield _differ("指标", "indicators", ", ".join(run.asked.indicators), ids, list(run.indicators))


def _differ(zh: str, en: str, asked: str, meant: list[str], evaluated: list[str]) -> Finding:
    """Return that something asked means other things than were evaluated; ``asked`` is empty where nothing was."""
    quoted = _quoted(asked)
    message = Bilingual(
        f"所问的{zh}（“{quoted}”）与所评价的不同" if asked else f"没有指定{zh}，而所评价的不是数据应有的",
        f'the {en} that were asked for ("{quoted}") are not those evaluated'
        if asked
        else f"no {en} were asked for, and those evaluated are not the ones that are taken then",
    )
    return Finding("run", message, file=RUN, recorded=_some(evaluated), recomputed=_some(meant))


def _fault(message: Bilingual) -> Finding:
    return Finding("run", message, file=RUN)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(map(_quoted, names[:_FEW]))
    return shown + (f" … ({len(names)})" if len(names) > _FEW else "") or "—"


def _quoted(text: str) -> str:
    return on_one_line(brief(text, _LONGEST))
