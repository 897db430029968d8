"""What ``tomllib`` says of a text that it refuses, and where in it."""

import re
import tomllib
from decimal import Decimal

from dp_rules.text.place import Source

TOO_DEEP, TOO_LONG, TOO_GREAT = "too deep", "too long", "too great"


class Refusal:
    """Why a text is refused: ``tomllib``'s words, or one of the three above, and the offset."""

    def __init__(self, said: str, text: str) -> None:
        """Take the place out of what was said."""
        match = _AT.match(said)
        self.what = match["what"] if match else said
        self.at = len(text)
        if match and match["line"]:
            self.at = Source("", text).offset_of(int(match["line"]), int(match["column"]))


_AT = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)


def refused(text: str) -> Refusal | None:
    """Return why ``tomllib`` refuses a text, or None when it takes it."""
    try:
        tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return Refusal(str(error), text)
    except RecursionError:
        return Refusal(TOO_DEEP, text)
    except ValueError:
        return Refusal(TOO_LONG, text)
    except ArithmeticError:
        return Refusal(TOO_GREAT, text)
    return None
