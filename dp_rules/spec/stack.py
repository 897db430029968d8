"""The files of a spec: the one that is named, and those that it extends, level by level, down to a catalogue."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from dp_rules.bundled import bundled, bundled_folder
from dp_rules.files import is_file, read_text_file
from dp_rules.spec.blanks import blanks_in, to_fill_in
from dp_rules.spec.installed import cited, find_installed, installed_specs, leaves_package, real_path
from dp_rules.spec.left_out import stops_a_rule, without
from dp_rules.spec.names import Files
from dp_rules.spec.shape import has_shape, shape_faults
from dp_rules.spec.shelf import ReadFile, Shelf
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Document, Place, Source
from dp_rules.toml.file import TomlFile
from dp_rules.toml.read import LARGEST_FILE, read_toml

MOST_LEVELS = 8
"""How many files may extend one another; nation, province, city, county and a catalogue are five."""


_FEW = 3


def shipped_specs() -> list[str]:
    """Return the names of the specs that come with the program."""
    return sorted(path.stem for path in bundled_folder("specs").glob("*.toml"))


def find_spec(spec: str, found: list[Diagnostic]) -> Path:
    """Return the file of a spec given as a path, as a shipped plan's name, or as that of a spec from a package."""
    if is_file(spec):
        return Path(spec)
    if spec in shipped_specs():
        return bundled("specs", f"{spec}.toml")
    return find_installed(spec, Document(spec), found) or Path(spec)


def read_stack(path: Path, found: list[Diagnostic], shelf: Shelf | None = None) -> Files | None:
    """Return a file and after it those that it extends, or None where too little of one can be used.

    What is wrong goes to ``found``. Entries with faults are left out of a file's values, so that
    the rest can be checked.
    """
    read = read_stack_with_paths(path, found, shelf)
    return None if read is None else tuple(file for _, file in read)


def read_stack_with_paths(
    path: Path, found: list[Diagnostic], shelf: Shelf | None = None
) -> list[tuple[Path, TomlFile]] | None:
    """Return what ``read_stack`` returns, each file with the path where it lies."""
    if has_errors(found):
        return None
    files: list[TomlFile] = []
    stack: list[tuple[Path, TomlFile]] = []
    paths: list[Path] = []
    shelf = Shelf() if shelf is None else shelf
    while True:
        file = _read_once(path, found, shelf)
        if file is None:
            return None
        files.append(file)
        stack.append((path, file))
        paths.append(real_path(path))  # else a way round by ../ would make of one file another at each turn
        base = _base_of(path, file, found)
        if base is None and _stands_alone_on_nothing(file):
            found.append(_no_extends(file))
            return None
        if base is None:
            return None if "extends" in file.values.get("plan", {}) else stack
        real = real_path(base)
        if real in paths or len(files) == MOST_LEVELS:
            found.append(_circle(file, files[paths.index(real)] if real in paths else None))
            return None
        path = base


def read_recorded_stack(paths: Sequence[Path], found: list[Diagnostic]) -> Files | None:
    """Return the files of a stack that somebody has recorded, the plan's own first, or None where they are none.

    What a file extends is the next of ``paths``, whatever it is called there: nothing is looked for. An
    ``extends`` without a next file, a next file without ``extends``, and one that names a place of its
    own machine are errors.
    """
    files: list[TomlFile] = []
    shelf = Shelf()
    for index, path in enumerate(paths[:MOST_LEVELS]):
        file = _read_once(path, found, shelf)
        if file is None:
            return None
        files.append(file)
        extends = file.values.get("plan", {}).get("extends")
        is_last = index == len(paths) - 1
        if extends is not None and (is_last or _is_of_a_machine(extends)):
            found.append((_outside if _is_of_a_machine(extends) else _not_recorded)(file, extends))
            return None
        if extends is None and (not is_last or _stands_alone_on_nothing(file)):
            found.append(_no_extends(file) if "plan" in file.values else _one_too_many(file))
            return None
    return tuple(files) or None


def _is_of_a_machine(extends: str) -> bool:
    """Say whether ``extends`` is a path from the root, of any system."""
    return PurePosixPath(extends).is_absolute() or bool(PureWindowsPath(extends).anchor)


def _outside(file: TomlFile, extends: str) -> Diagnostic:
    message = Bilingual(
        f"不读这份存证：继承的“{extends}”是另一台机器上的路径",
        f'this bundle is refused: "{extends}", which this spec extends, is a path of a machine',
    )
    help_ = Bilingual("不要使用这份存证", "do not use this bundle")
    return Diagnostic("unsafe-bundle", message, file.value_place(("plan", "extends")), help=help_)


def _not_recorded(file: TomlFile, extends: str) -> Diagnostic:
    message = Bilingual(f"继承的“{extends}”不在存证里", f'"{extends}", which this spec extends, is not in the evidence')
    help_ = Bilingual("存证应当包含它所继承的全部规格", "evidence holds every spec that the plan extends")
    return Diagnostic("extends-not-found", message, file.value_place(("plan", "extends")), help=help_)


def _one_too_many(file: TomlFile) -> Diagnostic:
    message = Bilingual("存证里还有它不继承的规格", "the evidence has a further spec, which this one does not extend")
    return Diagnostic("extends-not-found", message, Document(file.source.name))


def _read_once(path: Path, found: list[Diagnostic], shelf: Shelf) -> TomlFile | None:
    if path not in shelf.files:
        problems: list[Diagnostic] = []
        file = _read_file(path, shelf.texts.get(path), problems)
        shelf.files[path] = ReadFile(file, tuple(problems))
    known = shelf.files[path]
    found += known.found
    return known.file


def _base_of(path: Path, file: TomlFile, found: list[Diagnostic]) -> Path | None:
    """Return the file that a spec extends, or None where it extends nothing that can be found."""
    extends = file.values.get("plan", {}).get("extends")
    if extends is None:
        return None
    place = file.value_place(("plan", "extends"))
    known = len(found)
    base = _extended(path, extends, place, found)
    if base is None and len(found) == known:
        if _is_folder(path, extends):
            found.append(_extends_folder(path, extends, place))
            return None
        names = [
            *shipped_specs(),
            *installed_specs(),
            *(other.name for other in sorted(path.parent.glob("*.toml")) if other.name != path.name),
        ]
        close = nearest(extends, names)
        message = Bilingual(f"找不到所继承的“{extends}”", f'"{extends}", which this plan extends, is not found')
        help_ = (
            Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
            if close
            else Bilingual(
                f"写同一文件夹中的文件名，或随程序提供的名称：{'、'.join(shipped_specs())}",
                f"name a file in the same folder, or what comes with the program: {', '.join(shipped_specs())}",
            )
        )
        found.append(Diagnostic("extends-not-found", message, place, help=help_))
    return base


def _extended(path: Path, extends: str, place: Place, found: list[Diagnostic]) -> Path | None:
    """Return the file that ``extends`` names: one beside the spec, else a shipped one, else one from a package."""
    name = extends if extends.endswith(".toml") else f"{extends}.toml"
    beside = path.parent / name
    is_beside = not Path(name).is_absolute() and is_file(beside) and not leaves_package(path, beside)
    if is_beside and real_path(beside) != real_path(path):
        return beside
    if extends in shipped_specs():
        return bundled("specs", name)
    return find_installed(extends, place, found) or (beside if is_beside else None)


def _is_folder(path: Path, extends: str) -> bool:
    """Say whether ``extends`` names a folder instead of a file in it."""
    folder = path.parent / extends
    is_beside = not Path(extends).is_absolute() and not leaves_package(path, folder)
    return is_beside and os.path.isdir(folder)  # noqa: PTH112  as in is_file


def _extends_folder(path: Path, extends: str, place: Place) -> Diagnostic:
    message = Bilingual(f"所继承的“{extends}”是文件夹，不是文件", f'"{extends}", which this plan extends, is a folder')
    others = [
        file.name for file in sorted((path.parent / extends).glob("*.toml")) if real_path(file) != real_path(path)
    ]
    inside = [f"{extends.rstrip('/')}/{name}" for name in others[:_FEW]]
    help_ = Bilingual("写其中的一个文件", "name a file in it")
    if inside:
        help_ = Bilingual(
            f"写其中的一个文件，如 {'、'.join(inside)}", f"name a file in it, such as {', '.join(inside)}"
        )
    return Diagnostic("extends-not-found", message, place, help=help_)


def _stands_alone_on_nothing(file: TomlFile) -> bool:
    """Say whether a plan extends nothing and defines no items, so that every name in it would be unknown."""
    values = file.values
    return "plan" in values and "extends" not in values["plan"] and "indicators" in values and "items" not in values


def _no_extends(file: TomlFile) -> Diagnostic:
    message = Bilingual(
        "[plan] 缺少 extends：这里的数据项和指标都没有定义",
        "[plan] has no extends: nothing defines the items and indicators here",
    )
    help_ = Bilingual(
        '写上所继承的指标目录或上级计划，例如 extends = "catalogue"',
        'name the catalogue or the plan above, for example extends = "catalogue"',
    )
    return Diagnostic("missing-key", message, file.key_place(("plan",)), help=help_)


def _circle(file: TomlFile, other: TomlFile | None) -> Diagnostic:
    place = file.value_place(("plan", "extends"))
    if other is None:
        message = Bilingual(
            f"继承的层数太多：最多 {MOST_LEVELS} 层", f"too many levels: at most {MOST_LEVELS} files extend one another"
        )
        help_ = Bilingual("减少中间的层级", "leave out levels in between")
        return Diagnostic("extends-circle", message, place, help=help_)
    message = Bilingual("继承绕回了自己", "this plan extends itself, directly or through others")
    labels = (
        ()
        if other is file
        else (Label(other.value_place(("plan", "extends")), Bilingual("从这里开始", "it begins here")),)
    )
    help_ = Bilingual("继承上级计划或指标目录", "extend the plan of the level above, or a catalogue")
    return Diagnostic("extends-circle", message, place, labels, help_)


def _read_file(path: Path, text: str | None, found: list[Diagnostic]) -> TomlFile | None:
    source: Source | None
    problem: Diagnostic | None = None
    if text is None:
        source, problem = read_text_file(path, name=shown_name(path), most=LARGEST_FILE)
    else:
        source = Source(shown_name(path), text)
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
        found.append(Diagnostic("empty-file", message, Document(source.name), help=_HOW_TO_BEGIN))
        return None
    return _with_the_right_shape(file, found)


_HOW_TO_BEGIN = Bilingual(
    "用 dp-rules new 建一个新文件，再填写",
    "dp-rules new writes a new file to be filled in",
)
_ONE_OF_THEM = Bilingual(
    "计划文件写 [plan]，指标目录写 [catalogue]",
    "a file with targets has [plan], a file with definitions [catalogue]",
)


def _with_the_right_shape(file: TomlFile, found: list[Diagnostic]) -> TomlFile | None:
    """Return the file without the entries that have faults or blanks, or None where what is left has no shape."""
    blanks = list(blanks_in(file))
    found += [to_fill_in(file, path) for path in blanks]
    faults = shape_faults(file)
    found += [fault.diagnostic for fault in faults if fault.path not in blanks]
    if not faults and ("plan" in file.values) == ("catalogue" in file.values):
        message = Bilingual("文件要有 [plan] 或 [catalogue]，且只有一个", "a spec has either [plan] or [catalogue]")
        found.append(Diagnostic("missing-key", message, Document(file.source.name), help=_ONE_OF_THEM))
    broken = [fault.path for fault in faults if not fault.is_unknown_key]
    broken += [path for path in blanks if stops_a_rule(path)]
    if faults or broken:
        rest = without(file.values, broken, [fault.path for fault in faults if fault.is_unknown_key])
        if faults and not has_shape(rest):
            return None
        left_out = {str(path[1]) for path in broken if len(path) > 1}
        meant = [fault.meant for fault in faults if fault.meant is not None]
        file = TomlFile(file.source, rest, left_out, meant, as_read=file.values)
    return None if ("plan" in file.values) == ("catalogue" in file.values) else file


def shown_name(path: Path) -> str:
    """Return how a spec is cited: a shipped one by its place in the program, a package's by the package, any other as it was given."""
    return f"specs/{path.name}" if path.parent == bundled_folder("specs") else cited(path) or path.as_posix()
