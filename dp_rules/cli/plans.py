"""The plans that there are, named to somebody whose spec is not found."""

import tomllib

from dp_rules.bundled import bundled
from dp_rules.cli.language import say
from dp_rules.cli.output import note
from dp_rules.spec.installed import installed_specs
from dp_rules.spec.stack import shipped_specs


def name_known_plans() -> None:
    """Say which plans come with the program, each with its area, and which specs packages supply."""
    plans = []
    for name in shipped_specs():
        values = tomllib.loads(bundled("specs", f"{name}.toml").read_text(encoding="utf-8"))
        if "plan" in values:
            plans.append(say(f"{name}（{values['plan']['area']}）", f"{name} ({values['plan']['area']})"))
    note(say(f"随程序提供的计划：{'、'.join(plans)}", f"plans that come with the program: {', '.join(plans)}"))
    others = [say(f"{name}（{package}）", f"{name} ({package})") for name, package in installed_specs().items()]
    if others:
        note(say(f"软件包提供的规格：{'、'.join(others)}", f"specs from packages: {', '.join(others)}"))
