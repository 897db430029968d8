"""``data/run.json``: what was asked, what it came to mean, and which file of the bundle holds what.

Only names within the bundle stand there, and the names that files had; no path, no address, no time.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

FORMAT = "dp_rules.evidence"
FORMAT_VERSION = 1


class RecordedFile(NamedTuple):
    """A file of the bundle, and what it was called where it came from, without its folders."""

    file: str
    name: str


class Asked(NamedTuple):
    """What somebody wrote on the command line; None or nothing where they left it to the program."""

    spec: str
    period: str | None = None
    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


class RecordedRun(NamedTuple):
    """Everything that an evaluation is made from.

    ``specs`` are the plan's own file and after it those it extends, each the next; ``data`` are in the
    order in which they were read; ``tables`` are names of tables of records, each with its file;
    ``areas`` is the table of areas, and ``areas_shipped`` says that it was the program's own. ``periods``,
    ``places`` and ``indicators`` are what was evaluated: periods as they are written, areas by code or
    name, indicators by id. ``explained`` says which results have an explanation.
    """

    asked: Asked
    specs: tuple[RecordedFile, ...]
    data: tuple[RecordedFile, ...]
    tables: tuple[tuple[str, RecordedFile], ...]
    areas: RecordedFile | None
    areas_shipped: bool
    maps: tuple[RecordedFile, ...]
    periods: tuple[str, ...]
    places: tuple[str, ...]
    indicators: tuple[str, ...]
    prefer: tuple[str, ...]
    encoding: str | None
    explained: str

    @property
    def files(self) -> list[RecordedFile]:
        """Every file that the run reads, in the order in which it reads them."""
        tables = [file for _, file in self.tables]
        return [*self.specs, *self.data, *tables, *([] if self.areas is None else [self.areas]), *self.maps]


def run_data(run: RecordedRun) -> dict[str, Any]:
    """Return a run as plain data, as ``schemas/evidence.schema.json`` describes it."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "asked": {
            "spec": run.asked.spec,
            "period": run.asked.period,
            "area": list(run.asked.areas),
            "indicator": list(run.asked.indicators),
        },
        "specs": [_file(one) for one in run.specs],
        "data": [_file(one) for one in run.data],
        "tables": [{"table": table, **_file(one)} for table, one in run.tables],
        "areas": None if run.areas is None else _file(run.areas),
        "areas_shipped": run.areas_shipped,
        "maps": [_file(one) for one in run.maps],
        "prefer": list(run.prefer),
        "encoding": run.encoding,
        "evaluated": {
            "periods": list(run.periods),
            "areas": list(run.places),
            "indicators": list(run.indicators),
        },
        "explained": run.explained,
    }


def run_from(data: dict[str, Any]) -> RecordedRun:
    """Return the run that plain data describe; they have been held against the schema."""
    asked, evaluated = data["asked"], data["evaluated"]
    return RecordedRun(
        asked=Asked(asked["spec"], asked["period"], tuple(asked["area"]), tuple(asked["indicator"])),
        specs=_files(data["specs"]),
        data=_files(data["data"]),
        tables=tuple((one["table"], RecordedFile(one["file"], one["name"])) for one in data["tables"]),
        areas=None if data["areas"] is None else RecordedFile(data["areas"]["file"], data["areas"]["name"]),
        areas_shipped=data["areas_shipped"],
        maps=_files(data["maps"]),
        periods=tuple(evaluated["periods"]),
        places=tuple(evaluated["areas"]),
        indicators=tuple(evaluated["indicators"]),
        prefer=tuple(data["prefer"]),
        encoding=cast("str | None", data["encoding"]),
        explained=data["explained"],
    )


def _file(one: RecordedFile) -> dict[str, str]:
    return {"file": one.file, "name": one.name}


def _files(entries: Sequence[dict[str, str]]) -> tuple[RecordedFile, ...]:
    return tuple(RecordedFile(one["file"], one["name"]) for one in entries)
