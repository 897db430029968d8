"""What is read is not written over: ``-o`` with the name of an input is most likely a slip."""

from collections.abc import Sequence
from pathlib import Path

from dp_rules.cli.language import say
from dp_rules.cli.output import fail
from dp_rules.files import is_file
from dp_rules.spec.stack import find_spec


def refuse_to_overwrite(output: str | None, specs: Sequence[str], data: Sequence[str] = ()) -> None:
    """End the command when ``-o`` names a file that it reads: what is in there would be lost."""
    if output is None or not is_file(output):
        return
    for name in [*(str(find_spec(spec, [])) for spec in specs), *data]:
        if is_file(name) and Path(output).samefile(name):
            fail(
                say(
                    f"{output} 是这里要读的文件，不能写在它上面；换一个文件名",
                    f"{output} is read here and would be overwritten: choose another name",
                )
            )
