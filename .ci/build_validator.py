"""Make validators of specs, of import maps and of results files from their schemas; run by ``make tables``, checked in CI.

Importing the full validator takes longer than reading a spec. So a spec is first asked by plain
generated code whether it is valid at all; only a spec that is not is read by the full validator,
which lists every error.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import fastjsonschema

ROOT = Path(__file__).parent.parent
MODULES = {
    "spec": "dp_rules/spec/valid_shape.py",
    "import": "dp_rules/maps/valid_shape.py",
    "results": "dp_rules/valid_results.py",
}
"""By the name of a schema what is made of it."""

OLDER = {"dependentRequired": "dependencies"}
"""What fastjsonschema, which knows no later draft than 7, calls a keyword; it passes over those that it does not know."""

NAME = re.compile(r""", \(name_prefix or "data"\) \+ "(?:[^"\\]|\\.)*"(?:\.format\(\*\*locals\(\)\))?(?=\))""")
"""What a value is called, which is put together at every step and asked for by nobody."""

HEAD = '''"""Says fast whether a {name} has the shape of schemas/{file}. Made by `make tables`; do not edit."""

# fmt: off
# mypy: ignore-errors
import re
from decimal import Decimal


class JsonSchemaValueException(ValueError):
    """The {name} does not have the shape of the schema."""

    def __init__(self, message, **details):
        super().__init__(message)


JsonSchemaValuesException = JsonSchemaValueException

'''


def plain(schema: Any) -> Any:
    """Return the schema without what only people and editors read.

    Constants, which have titles of their own for editors, become one ``enum``: it is faster, and
    fastjsonschema fails on ``const`` where exceptions carry no details.
    """
    if isinstance(schema, dict):
        if "const" in schema:
            return {"enum": [schema["const"]]}
        branches = schema.get("oneOf", [])
        if branches and all("const" in branch for branch in branches):
            constants = [branch["const"] for branch in branches]
            return plain({key: value for key, value in schema.items() if key != "oneOf"} | {"enum": constants})
        return {
            OLDER.get(key, key): {name: plain(part) for name, part in value.items()}
            if key in {"properties", "$defs"}
            else plain(value)
            for key, value in schema.items()
            if key not in {"title", "description", "examples", "$schema", "$id", "$comment"}
        }
    return [plain(part) for part in schema] if isinstance(schema, list) else schema


def module_source(name: str) -> str:
    """Return the text of the module for a schema."""
    file = f"{name}.schema.json"
    schema = json.loads((ROOT / "schemas" / file).read_text(encoding="utf-8"))
    words = {"spec": "spec", "import": "map", "results": "results file"}
    code = fastjsonschema.compile_to_code(plain(schema), detailed_exceptions=False)
    code = NAME.sub("", code)
    lines = [line for line in code.splitlines() if not line.startswith(("import ", "from ", "VERSION", "__all__"))]
    head = HEAD.replace("{name}", words[name]).replace("{file}", file)
    return head + "\n".join(lines).strip() + "\n"


def main() -> None:
    """Write the modules, or with ``--check`` exit with 1 when one is not that of its schema."""
    for name, module in MODULES.items():
        fresh, path = module_source(name), ROOT / module
        if "--check" not in sys.argv:
            path.write_text(fresh, encoding="utf-8", newline="\n")
        elif path.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{module} is not made from schemas/{name}.schema.json: run `make tables`")


if __name__ == "__main__":
    main()
