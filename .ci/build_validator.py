"""Make ``dp_rules/spec/valid_shape.py`` from ``schemas/spec.schema.json``; run by ``make tables``, checked in CI.

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
SCHEMA = ROOT / "schemas" / "spec.schema.json"
MODULE = ROOT / "dp_rules" / "spec" / "valid_shape.py"

NAME = re.compile(r""", \(name_prefix or "data"\) \+ "(?:[^"\\]|\\.)*"(?:\.format\(\*\*locals\(\)\))?(?=\))""")
"""What a value is called, which is put together at every step and asked for by nobody."""

HEAD = '''"""Says fast whether a spec has the shape of schemas/spec.schema.json. Made by `make tables`; do not edit."""

# fmt: off
# mypy: ignore-errors
import re
from decimal import Decimal


class JsonSchemaValueException(ValueError):
    """The spec does not have the shape of the schema."""

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
            key: {name: plain(part) for name, part in value.items()} if key in {"properties", "$defs"} else plain(value)
            for key, value in schema.items()
            if key not in {"title", "description", "examples", "$schema", "$id", "$comment"}
        }
    return [plain(part) for part in schema] if isinstance(schema, list) else schema


def module_source(schema: dict[str, Any]) -> str:
    """Return the text of ``valid_shape.py`` for a schema."""
    code = fastjsonschema.compile_to_code(plain(schema), detailed_exceptions=False)
    code = NAME.sub("", code)
    lines = [line for line in code.splitlines() if not line.startswith(("import ", "from ", "VERSION", "__all__"))]
    return HEAD + "\n".join(lines).strip() + "\n"


def main() -> None:
    """Write the module, or with ``--check`` exit with 1 when it is not that of the schema."""
    fresh = module_source(json.loads(SCHEMA.read_text(encoding="utf-8")))
    if "--check" in sys.argv:
        if MODULE.read_text(encoding="utf-8") != fresh:
            sys.exit("dp_rules/spec/valid_shape.py is not made from schemas/spec.schema.json: run `make tables`")
        return
    MODULE.write_text(fresh, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
