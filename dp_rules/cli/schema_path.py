"""The path to a schema, written at the top of a new file so that editors find it."""

from pathlib import Path


def schema_path(name: str, folder: Path) -> str | None:
    """Return the path from ``folder`` to a schema, in it or in the checkout around it; None where there is none."""
    file = f"{name}.schema.json"
    if (folder / file).is_file():
        return file
    for up, parent in enumerate((folder, *folder.parents)):
        if (parent / "schemas" / file).is_file():
            return f"{'../' * up}schemas/{file}"
    return None
