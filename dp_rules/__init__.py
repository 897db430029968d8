"""Targets as code: official plans as spec files, evaluated exactly and explained.

from dp_rules import check, load_plan, load_facts, evaluate, explain
"""

from typing import TYPE_CHECKING

from dp_rules import version

if TYPE_CHECKING:
    from dp_rules.api import InputError, check, evaluate, explain, load_facts, load_plan

__version__ = version.VERSION

__all__ = ["InputError", "__version__", "check", "evaluate", "explain", "load_facts", "load_plan", "standings"]


def __getattr__(name: str) -> object:
    """Import the interface when it is first used, so that a command starts without what it does not need."""
    if name in __all__:
        from dp_rules import api  # noqa: PLC0415  imported when first asked for

        return getattr(api, name)
    raise AttributeError(name)
