"""What a database calls a float, as text: the shortest decimal that is the same float, and no exponent."""

from decimal import Decimal


def without_exponent(written: str) -> str:
    """Return a float's shortest text as people write numbers: ``1e+22`` in digits, ``80.0`` as ``80``.

    A float does not know how many decimals somebody reported; ``.0`` would claim one. What is no
    number (``nan``, ``inf``) stays as it is, to be refused where it is read.
    """
    if "e" in written:
        return format(Decimal(written), "f")
    return written.removesuffix(".0")
