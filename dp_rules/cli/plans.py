"""The plans that come with the program, named to somebody whose spec is not found."""

import tomllib

from dp_rules.cli.language import say
from dp_rules.cli.output import note
from dp_rules.spec.stack import find_spec, shipped_specs


def name_shipped_plans() -> None:
    """Say which plans there are, each with its area."""
    plans = []
    for name in shipped_specs():
        values = tomllib.loads(find_spec(name).read_text(encoding="utf-8"))
        if "plan" in values:
            plans.append(say(f"{name}（{values['plan']['area']}）", f"{name} ({values['plan']['area']})"))
    note(say(f"随程序提供的计划：{'、'.join(plans)}", f"plans that come with the program: {', '.join(plans)}"))
