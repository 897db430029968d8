"""The files of a spec: the one that is named, and those that it extends, level by level, down to a catalogue."""

from pathlib import Path

from dp_rules.bundled import bundled, bundled_folder
from dp_rules.files import read_text_file
from dp_rules.spec.blanks import blanks_in, to_fill_in
from dp_rules.spec.left_out import stops_a_rule, without
from dp_rules.spec.names import Files
from dp_rules.spec.shape import has_shape, shape_faults
from dp_rules.spec.shelf import ReadFile, Shelf
from dp_rules.spec.toml import read_toml
from dp_rules.spec.toml_file import TomlFile
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Document

MOST_LEVELS = 8
"""How many files may extend one another; nation, province, city, county and a catalogue are five."""


def shipped_specs() -> list[str]:
    """Return the names of the specs that come with the program."""
    return sorted(path.stem for path in bundled_folder("specs").glob("*.toml"))


def find_spec(spec: str) -> Path:
    """Return the file of a spec given as a path or as a shipped plan's name."""
    if spec in shipped_specs() and not Path(spec).is_file():
        return bundled("specs", f"{spec}.toml")
    return Path(spec)


def read_stack(path: Path, found: list[Diagnostic], shelf: Shelf | None = None) -> Files | None:
    """Return a file and after it those that it extends, or None where too little of one can be used.

    What is wrong goes to ``found``. Entries with faults are left out of a file's values, so that
    the rest can be checked.
    """
    files: list[TomlFile] = []
    paths: list[Path] = []
    shelf = Shelf() if shelf is None else shelf
    while True:
        file = _read_once(path, found, shelf)
        if file is None:
            return None
        files.append(file)
        paths.append(path.absolute())
        base = _base_of(path, file, found)
        if base is None:
            return None if "extends" in file.values.get("plan", {}) else tuple(files)
        if base.absolute() in paths or len(files) == MOST_LEVELS:
            found.append(_circle(file, files[paths.index(base.absolute())] if base.absolute() in paths else None))
            return None
        path = base


def _read_once(path: Path, found: list[Diagnostic], shelf: Shelf) -> TomlFile | None:
    if path not in shelf.files:
        problems: list[Diagnostic] = []
        file = _read_file(path, problems)
        shelf.files[path] = ReadFile(file, tuple(problems))
    known = shelf.files[path]
    found += known.found
    return known.file


def _base_of(path: Path, file: TomlFile, found: list[Diagnostic]) -> Path | None:
    """Return the file that a spec extends, or None where it extends nothing that can be found."""
    extends = file.values.get("plan", {}).get("extends")
    if extends is None:
        return None
    base = _extended(path, extends)
    if base is None:
        close = nearest(extends, shipped_specs())
        message = Bilingual(f"找不到所继承的“{extends}”", f'"{extends}", which this plan extends, is not found')
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else None
        found.append(Diagnostic("extends-not-found", message, file.value_place(("plan", "extends")), help=help_))
    return base


def _extended(path: Path, extends: str) -> Path | None:
    """Return the file that ``extends`` names: one beside the spec, else a shipped one."""
    name = extends if extends.endswith(".toml") else f"{extends}.toml"
    beside = path.parent / name
    if not Path(name).is_absolute() and beside.is_file() and beside.absolute() != path.absolute():
        return beside
    if extends in shipped_specs():
        return bundled("specs", name)
    return beside if beside.is_file() and not Path(name).is_absolute() else None


def _circle(file: TomlFile, other: TomlFile | None) -> Diagnostic:
    place = file.value_place(("plan", "extends"))
    if other is None:
        message = Bilingual(
            f"继承的层数太多：最多 {MOST_LEVELS} 层", f"too many levels: at most {MOST_LEVELS} files extend one another"
        )
        return Diagnostic("extends-circle", message, place)
    message = Bilingual("继承绕回了自己", "this plan extends itself, directly or through others")
    labels = (
        ()
        if other is file
        else (Label(other.value_place(("plan", "extends")), Bilingual("从这里开始", "it begins here")),)
    )
    help_ = Bilingual("继承上级计划或指标目录", "extend the plan of the level above, or a catalogue")
    return Diagnostic("extends-circle", message, place, labels, help_)


def _read_file(path: Path, found: list[Diagnostic]) -> TomlFile | None:
    source, problem = read_text_file(path, name=_shown_name(path))
    if source is None:
        if problem is not None:
            found.append(problem)
        return None
    file, problems = read_toml(source)
    found += problems
    if file is None:
        return None
    if not file.values:
        message = Bilingual("文件是空的", "the file is empty")
        found.append(Diagnostic("empty-file", message, Document(source.name)))
        return None
    if ("plan" in file.values) == ("catalogue" in file.values):
        message = Bilingual("文件要有 [plan] 或 [catalogue]，且只有一个", "a spec has either [plan] or [catalogue]")
        found.append(Diagnostic("missing-key", message, Document(source.name)))
    return _with_the_right_shape(file, found)


def _with_the_right_shape(file: TomlFile, found: list[Diagnostic]) -> TomlFile | None:
    """Return the file without the entries that have faults or blanks, or None where what is left has no shape."""
    blanks = list(blanks_in(file))
    found += [to_fill_in(file, path) for path in blanks]
    faults = shape_faults(file)
    found += [fault.diagnostic for fault in faults if fault.path not in blanks]
    broken = [fault.path for fault in faults if not fault.is_unknown_key]
    broken += [path for path in blanks if stops_a_rule(path)]
    if faults or broken:
        rest = without(file.values, broken, [fault.path for fault in faults if fault.is_unknown_key])
        if faults and not has_shape(rest):
            return None
        left_out = {str(path[1]) for path in broken if len(path) > 1}
        file = TomlFile(file.source, rest, left_out, [fault.meant for fault in faults if fault.meant is not None])
    return None if ("plan" in file.values) == ("catalogue" in file.values) else file


def _shown_name(path: Path) -> str:
    """Return how a spec is cited: a shipped one by its place in the program, any other as it was given."""
    return f"specs/{path.name}" if path.parent == bundled_folder("specs") else path.as_posix()
