"""What checking a bundle finds: one thing that is not as it should be, or that has to be known."""

from typing import Literal, NamedTuple, get_args

from dp_rules.text.bilingual import Bilingual

Kind = Literal[
    "altered",
    "missing",
    "extra",
    "manifest",
    "signature_missing",
    "signature_wrong",
    "signature_other_key",
    "signature_unchecked",
    "signature_good",
    "engine_version",
    "engine_code",
    "engine_file",
    "dependency",
    "run",
    "cannot_recompute",
    "statement",
    "verdict",
    "value",
    "result",
    "result_missing",
    "result_extra",
    "results",
    "explanation",
    "explanation_missing",
    "explanation_extra",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Finding(NamedTuple):
    """``is_fault`` says that for it the bundle does not verify.

    ``file`` is the file concerned; ``indicator``, ``area`` and ``period`` name a result. ``recorded`` and
    ``recomputed`` are what stands in the bundle and what is found here, as it is shown.
    """

    kind: Kind
    message: Bilingual
    is_fault: bool = True
    file: str | None = None
    indicator: str | None = None
    area: str | None = None
    period: str | None = None
    recorded: str | None = None
    recomputed: str | None = None
