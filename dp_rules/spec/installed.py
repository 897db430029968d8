"""Specs that packages supply, found by their entry points; no code of theirs is imported.

A package names in its ``pyproject.toml`` itself, or a folder inside it, and a word of its choice::

    [project.entry-points."dp_rules.specs"]
    specs = "their_package.specs"

Every ``*.toml`` in that folder is a spec, called as its file. What packages say is not trusted:
nothing outside a package's own folder is read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Place
from dp_rules.text.safe import on_one_line

if TYPE_CHECKING:  # importing it takes 30 ms
    from importlib.metadata import Distribution

GROUP = "dp_rules.specs"

_taken: dict[Path, str] = {}
"""The package folders from which a spec was taken in this run, with the name of the package."""


class _Offer(NamedTuple):
    """What one entry point says: a package, a value, the folder of that value and the package's own; or what is wrong."""

    package: str
    value: str
    folder: Path = Path()
    home: Path = Path()
    fault: Bilingual | None = None


def find_installed(name: str, place: Place, found: list[Diagnostic]) -> Path | None:
    """Return the file of the spec called ``name`` that an installed package supplies, or None.

    With None comes an error at ``place`` when there is such a spec and it cannot be taken; when
    there is none, a warning for each package whose specs could not be looked at.
    """
    if not _is_a_name(name):
        return None
    offers = list(_offers())
    files = {real_path(file): (file, offer) for offer in offers for file in _files(offer) if file.stem == name}
    if not files:
        found += [_unusable(offer) for offer in offers if offer.fault]
        return None
    if len(files) > 1:
        cites = sorted(_cite(file, offer) for file, offer in files.values())
        message = Bilingual(
            f"不止一个软件包有名为“{name}”的规格：{'、'.join(cites)}",
            f'more than one package has a spec called "{name}": {", ".join(cites)}',
        )
        help_ = Bilingual("写文件的路径，或卸载其中一个", "give the path of the file, or uninstall one of them")
        found.append(Diagnostic("two-packages", message, place, help=help_))
        return None
    ((real, (file, offer)),) = files.items()
    if not real.is_relative_to(offer.home):
        message = Bilingual(
            f"{_cite(file, offer)} 是通向软件包之外的链接，不读",
            f"{_cite(file, offer)} is a link that leads out of its package",
        )
        help_ = Bilingual("请软件包的作者改正", "ask those who make the package to put the file itself there")
        found.append(Diagnostic("unusable-package", message, place, help=help_))
        return None
    _taken[offer.home] = offer.package
    return file


def installed_specs() -> dict[str, str]:
    """Return the names of the specs that packages supply, each with its package's name."""
    return dict(sorted((file.stem, offer.package) for offer in _offers() for file in _files(offer)))


def cited(path: Path) -> str | None:
    """Return how a file of a package is cited, ``their-package: plan.toml``, or None for any other file."""
    for home, package in _taken.items():
        real = real_path(path)
        if real.is_relative_to(home):
            return f"{package}: {real.relative_to(home).as_posix()}"
    return None


def leaves_package(path: Path, other: Path) -> bool:
    """Say whether ``path`` is a file of a package and ``other``, which it names, is not one of the same package."""
    real = real_path(path)
    return any(real.is_relative_to(home) and not real_path(other).is_relative_to(home) for home in _taken)


def real_path(path: Path) -> Path:
    """Return where a path leads; one that leads in a circle, as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _is_a_name(text: str) -> bool:
    """Say whether a text can be the name of a spec; a path is looked for elsewhere, without the slow import."""
    return text.isprintable() and not text.endswith(".toml") and not {"/", "\\"} & set(text)


def _offers() -> Iterator[_Offer]:
    """Yield what every installed package offers. A package that is damaged and none of ours is passed over."""
    from importlib.metadata import distributions  # noqa: PLC0415  takes 30 ms, and few runs need it

    told: set[str] = set()
    for distribution in distributions():
        try:
            text = distribution.read_text("entry_points.txt") or ""
        except (OSError, ValueError):
            continue
        if GROUP not in text:
            continue
        package = _name(distribution)
        if package in told:  # an older copy, further down the path
            continue
        told.add(package)
        try:
            values = sorted({point.value for point in distribution.entry_points if point.group == GROUP})
        except (OSError, TypeError, ValueError):  # of a line without "=", among others
            yield _Offer(
                package, GROUP, fault=Bilingual("entry_points.txt 读不懂", "its entry_points.txt cannot be read")
            )
            continue
        for value in values:
            yield _offer(distribution, package, value)


def _name(distribution: "Distribution") -> str:
    """Return what a package is called, even if its metadata is damaged."""
    try:
        return on_one_line(distribution.metadata["Name"]).strip() or "?"
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        return "?"


def _offer(distribution: "Distribution", package: str, value: str) -> _Offer:
    """Return the folder that an entry point's value names, or what is wrong with it."""
    top, *inner = value.split(".")
    if not all(part.isidentifier() for part in (top, *inner)):
        wanted = "their_package.specs"
        return _Offer(package, value, fault=Bilingual(f"应当写成 {wanted} 这样", f"it is written so: {wanted}"))
    homes = list(_homes(distribution, top))
    for home in homes:
        folder = home.joinpath(*inner)
        if folder.is_dir():
            if not real_path(folder).is_relative_to(real_path(home)):
                return _Offer(package, value, fault=Bilingual("它通向软件包之外", "it leads out of the package"))
            return _Offer(package, value, folder, real_path(home))
    return _Offer(package, value, fault=Bilingual("没有这个文件夹", "there is no such folder"))


def _homes(distribution: "Distribution", top: str) -> Iterator[Path]:
    """Yield the folders in which a package may lie: beside its metadata, or where an editable one is linked to.

    To find a top-level package, none of its code is run; to find one inside it, it would be.
    """
    beside = Path(str(distribution.locate_file(top)))
    if beside.is_dir():
        yield beside
    from importlib.util import find_spec  # noqa: PLC0415  few runs need it

    try:
        module = find_spec(top)
    except (ImportError, ValueError):
        return
    yield from map(Path, (module.submodule_search_locations if module else None) or ())


def _files(offer: _Offer) -> list[Path]:
    """Return the specs in the folder that is offered; a file that cannot be called by name is none."""
    return [] if offer.fault else sorted(file for file in offer.folder.glob("*.toml") if _is_a_name(file.stem))


def _cite(file: Path, offer: _Offer) -> str:
    return f"{offer.package}: {file.name}"


def _unusable(offer: _Offer) -> Diagnostic:
    fault = offer.fault or Bilingual("", "")
    value = on_one_line(offer.value)
    message = Bilingual(
        f"软件包 {offer.package} 的规格“{value}”用不上：{fault.zh}",
        f'the specs "{value}" of the package {offer.package} cannot be used: {fault.en}',
    )
    return Diagnostic("unusable-package", message, Document(f"{offer.package}: entry_points.txt"), severity="warning")
