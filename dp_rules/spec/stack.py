"""The files of a spec: the one that is named, and those that it extends, each with the right shape."""

from pathlib import Path

from dp_rules.bundled import bundled, bundled_folder
from dp_rules.files import read_text_file
from dp_rules.spec.names import Files
from dp_rules.spec.shape import check_shape
from dp_rules.spec.toml import read_toml
from dp_rules.spec.toml_file import TomlFile
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Document


def shipped_specs() -> list[str]:
    """Return the names of the specs that come with the program."""
    return sorted(path.stem for path in bundled_folder("specs").glob("*.toml"))


def find_spec(spec: str) -> Path:
    """Return the file of a spec given as a path or as a shipped plan's name."""
    if spec in shipped_specs() and not Path(spec).is_file():
        return bundled("specs", f"{spec}.toml")
    return Path(spec)


def read_stack(path: Path, found: list[Diagnostic]) -> Files:
    """Return the file, and after it the catalogue that it extends, each with the right shape."""
    file = _read_file(path, found)
    if file is None or has_errors(found) or "extends" not in file.values.get("plan", {}):
        return () if file is None else (file,)
    extends = file.values["plan"]["extends"]
    place = file.value_place(("plan", "extends"))
    base_path = _extended(path, extends)
    if base_path is None:
        close = nearest(extends, shipped_specs())
        message = Bilingual(f"找不到所继承的“{extends}”", f'"{extends}", which this plan extends, is not found')
        help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else None
        found.append(Diagnostic("extends-not-found", message, place, help=help_))
        return (file,)
    base = _read_file(base_path, found)
    if base is not None and "plan" in base.values:
        message = Bilingual(
            f"“{extends}”是计划；计划只能继承指标目录", f'"{extends}" is a plan; a plan can extend a catalogue only'
        )
        found.append(Diagnostic("extends-plan", message, place))
    return (file,) if base is None else (file, base)


def _extended(path: Path, extends: str) -> Path | None:
    """Return the file that ``extends`` names: one beside the spec, else a shipped one."""
    name = extends if extends.endswith(".toml") else f"{extends}.toml"
    beside = path.parent / name
    if not Path(name).is_absolute() and beside.is_file():
        return beside
    return bundled("specs", name) if extends in shipped_specs() else None


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
        return file
    problems = check_shape(file)
    found += problems
    if not problems and ("plan" in file.values) == ("catalogue" in file.values):
        message = Bilingual("文件要有 [plan] 或 [catalogue]，且只有一个", "a spec has either [plan] or [catalogue]")
        found.append(Diagnostic("missing-key", message, Document(source.name)))
    return file


def _shown_name(path: Path) -> str:
    """Return how a spec is cited: a shipped one by its place in the program, any other as it was given."""
    return f"specs/{path.name}" if path.parent == bundled_folder("specs") else path.as_posix()
