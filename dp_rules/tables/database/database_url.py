"""The address of a database: ``postgresql://user:password@host:port/database``, and what of it may be shown."""

import re
from urllib.parse import unquote

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

_SCHEME = re.compile(r"postgres(?:ql)?://")
_WRONG_PORT = re.compile(r"(?:\[[^\]]*\]|[^\[:/?])*:(?![0-9]*(?:[,/?]|\Z))")
_SECRET = re.compile(r"password|secret|passphrase", re.IGNORECASE)
_NOT_ENCODED = re.compile(r"[/?#@\[\]\s]|%(?![0-9A-Fa-f]{2})")


def shown_url(url: str) -> str:
    """Return the address without its password, as it is named in messages and places.

    Whatever stands before the last ``@`` is taken for user and password, even where somebody forgot
    to encode a sign in the password.
    """
    scheme, login, place = _parts(url)
    if not scheme or _WRONG_PORT.match(place):
        return "postgresql://"  # what stands there may be a password without its host
    user = re.split("[:/?#]", login, maxsplit=1)[0]
    at = "@" if "@" in url else ""
    host, _, options = place.partition("?")
    kept = [option for option in options.split("&") if option and not _SECRET.search(unquote(option.partition("=")[0]))]
    return f"{scheme}{user}{at}{host}{'?' if kept else ''}{'&'.join(kept)}"


def unfit_url(url: str) -> Diagnostic | None:
    """Return what is wrong with the way an address is written, without quoting its password; None when nothing is."""
    scheme, login, place = _parts(url)
    if not scheme or _WRONG_PORT.match(place):
        return unreadable_url(url)
    if not _NOT_ENCODED.search(login):
        return None
    message = Bilingual(
        "用户名或密码里有要改写的符号", "there is a sign in the user's name or password that has to be encoded"
    )
    help_ = Bilingual(
        "写作 %40（@）、%3A（:）、%2F（/）、%3F（?）、%23（#）、%25（%）",
        "write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #, %25 for %",
    )
    return Diagnostic("database-error", message, Document(shown_url(url)), help=help_)


def unreadable_url(url: str) -> Diagnostic:
    """Return that this is no address of a database."""
    message = Bilingual("这个地址读不懂", "this address cannot be read")
    help_ = Bilingual("写作 postgresql://用户@主机:端口/库", "write postgresql://user@host:port/database")
    return Diagnostic("database-error", message, Document(shown_url(url)), help=help_)


def _parts(url: str) -> tuple[str, str, str]:
    """Return the scheme with its slashes, what stands before the last ``@``, and what stands after it."""
    match = _SCHEME.match(url)
    login, _, place = url[match.end() if match else 0 :].rpartition("@")
    return match[0] if match else "", login, place
