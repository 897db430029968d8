"""``dp-rules evidence create|verify|show|sign``"""

import click

from dp_rules.cli.evidence_create import create
from dp_rules.cli.evidence_verify import show, sign, verify
from dp_rules.cli.help import Group
from dp_rules.cli.language import say
from dp_rules.cli.options import common_options


@click.group(
    "evidence",
    cls=Group,
    help=say(
        "存证：把一次评价连同它所依据的一切记下来，别人可以在别处重新核实。",
        "Evidence: a run with everything it rests on, which others can check elsewhere.",
    ),
)
@common_options
def command() -> None:
    """Hold the commands for evidence together."""


for one in (create, verify, show, sign):
    command.add_command(one)
