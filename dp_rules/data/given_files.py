"""Which files of facts are meant by the files, folders and addresses of databases that were given."""

from collections.abc import Sequence
from pathlib import Path

from dp_rules.files import is_file, reason
from dp_rules.tables.open import ENDINGS, is_address, shown
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Severity, has_errors
from dp_rules.text.place import Document

FACT_ENDINGS = ENDINGS | {".json"}


def files_given(given: Sequence[str], of_tables: Sequence[str], found: list[Diagnostic]) -> list[str]:
    """Return the files and databases to read facts from, each once, those of a folder in order of their names.

    ``of_tables`` are files that hold records and are read otherwise.
    """
    seen = {Path(path).resolve() for path in of_tables if is_file(path)}
    files: list[str] = []
    for one in given:
        if is_address(one):
            if one in files:
                found.append(_twice(shown(one)))
            else:
                files.append(one)
            continue
        path = Path(one)
        try:
            path.stat()
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            why = reason(error)
            message = Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})")
            found.append(Diagnostic("unreadable-file", message, Document(path.as_posix())))
            continue
        if path.is_dir():
            before = len(files)
            _files_in(path, seen, files, found)
            if len(files) == before and not has_errors(found):
                message = Bilingual("文件夹里没有可读的数据文件", "the folder has no data file to read")
                found.append(Diagnostic("no-data", message, Document(path.as_posix())))
        elif path.is_file() and path.suffix.lower() not in FACT_ENDINGS:
            found.append(unknown_format(path, "error"))
        elif path.resolve() in seen:
            found.append(_twice(path.as_posix()))
        else:
            seen.add(path.resolve())
            files.append(str(path))
    return files


def _files_in(folder: Path, seen: set[Path], files: list[str], found: list[Diagnostic]) -> None:
    """Add the data files of a folder and of the folders within it; ``seen`` keeps links from going in circles."""
    seen.add(folder.resolve())
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        why = reason(error)
        message = Bilingual(f"文件夹打不开（{why.zh}）", f"the folder cannot be opened ({why.en})")
        found.append(Diagnostic("unreadable-file", message, Document(folder.as_posix())))
        return
    for entry in entries:
        if (
            entry.name.startswith((".", "~$")) or entry.resolve() in seen
        ):  # ~$ is what Excel keeps beside an open workbook
            continue
        if entry.is_dir():
            _files_in(entry, seen, files, found)
        elif entry.suffix.lower() in FACT_ENDINGS:
            seen.add(entry.resolve())
            files.append(str(entry))
        else:
            found.append(unknown_format(entry, "remark"))


def _twice(name: str) -> Diagnostic:
    message = Bilingual("这个文件给出了两次，只读一次", "this file is given twice and read once")
    return Diagnostic("file-given-twice", message, Document(name), severity="remark")


def unknown_format(file: Path, severity: Severity) -> Diagnostic:
    """Return that files of this kind are not read."""
    read = sorted(FACT_ENDINGS)
    message = Bilingual("这种文件不读", "files of this kind are not read")
    help_ = Bilingual(f"能读的有 {'、'.join(read)}", f"those read are {', '.join(read)}")
    return Diagnostic("unknown-format", message, Document(file.as_posix()), help=help_, severity=severity)
