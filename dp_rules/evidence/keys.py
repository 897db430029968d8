"""Keys of Ed25519 as people have them: PEM, or as OpenSSH writes them; and what is said of those that are none."""

import base64
import binascii
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dp_rules.evidence.signature import KEY_LENGTH, KEY_TYPE, strings_in
from dp_rules.files import is_file, read_bytes
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

if TYPE_CHECKING:  # an optional package
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MOST_BYTES_OF_A_KEY = 1_000_000

_HOW_TO_INSTALL = Bilingual('运行 pip install "dp-rules[sign]"', 'run pip install "dp-rules[sign]"')


class PublicKey(NamedTuple):
    """A public key of 32 bytes; ``who`` is what the file says beside it."""

    key: bytes
    who: str


_OPENSSH_LINE = re.compile(r"(?:^|\s)ssh-ed25519\s+([A-Za-z0-9+/]+={0,2})(?:\s+(.*))?$")

_OTHER_LINE = re.compile(r"(?:^|\s)(ssh-rsa|ssh-dss|ecdsa-sha2-[a-z0-9-]{1,40}|sk-[a-z0-9@.-]{1,60})\s+AAAA")
_KINDS = {"ssh-rsa": "RSA", "ssh-dss": "DSA", "ecdsa": "ECDSA"}


def read_public_keys(path: str, found: list[Diagnostic]) -> list[PublicKey]:
    """Return the public keys in a file: PEM, a line of OpenSSH (``.pub``), or several (``allowed_signers``)."""
    data, problem = read_bytes(Path(path), Path(path).as_posix(), MOST_BYTES_OF_A_KEY)
    if data is None:
        found += [] if problem is None else [problem]
        return []
    if b"PRIVATE KEY" in data:
        why = Bilingual("这是私钥；核对签名用公钥", "this is a private key; a signature is checked by the public one")
        beside = f"{path}.pub"
        help_ = (
            Bilingual(f"换成 {beside}", f"give {beside}")
            if is_file(beside)
            else Bilingual(f"ssh-keygen -y -f {path} 写出它的公钥", f"ssh-keygen -y -f {path} writes its public key")
        )
        found.append(_bad_key(path, why, help_))
        return []
    kinds: list[str] = []
    keys = _pem(data, path, found, kinds) if data.lstrip().startswith(b"-----BEGIN") else _lines(data, kinds)
    if not keys and not found:
        found.append(_bad_key(path, _other_kind(kinds[0]) if kinds else _NO_PUBLIC_KEY))
    return keys


_NO_PUBLIC_KEY = Bilingual("里面没有 Ed25519 公钥", "it holds no public key of Ed25519")


def _other_kind(kind: str) -> Bilingual:
    return Bilingual(f"这是 {kind} 密钥，只用 Ed25519", f"this is a key of {kind}: only Ed25519 is used")


def _lines(data: bytes, kinds: list[str]) -> list[PublicKey]:
    """Return the keys in lines of OpenSSH; what other kinds there are goes to ``kinds``."""
    keys = []
    for line in data.decode("utf-8", "replace").splitlines():
        matched = None if line.lstrip().startswith("#") else _OPENSSH_LINE.search(line.strip())
        if matched is None:
            other = None if line.lstrip().startswith("#") else _OTHER_LINE.search(line.strip())
            kinds += [] if other is None else [_KINDS.get(other[1].split("-sha2")[0], other[1])]
            continue
        try:
            parts = strings_in(base64.b64decode(matched[1], validate=True), 2)
        except (binascii.Error, ValueError):
            continue
        if parts is not None and parts[0] == KEY_TYPE and len(parts[1]) == KEY_LENGTH:
            before = line.strip()[: matched.start()].split(" ", 1)[0]
            keys.append(PublicKey(parts[1], before or (matched[2] or "").strip()))
    return keys


def _pem(data: bytes, path: str, found: list[Diagnostic], kinds: list[str]) -> list[PublicKey]:
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415  an optional package
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  as above
        from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415  as above
    except ImportError:
        found.append(not_installed(path))
        return []
    try:
        key = load_pem_public_key(data)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return []
    if isinstance(key, Ed25519PublicKey):
        return [PublicKey(key.public_bytes_raw(), "")]
    kinds.append(_kind_of(key, "PublicKey"))
    return []


def _kind_of(key: object, ending: str) -> str:
    """Return what kind of key one is, by the name of its class: ``RSA``, ``EllipticCurve``."""
    name = type(key).__name__.removesuffix(ending)
    return {"EllipticCurve": "ECDSA", "ECPublicKey": "ECDSA", "ECPrivateKey": "ECDSA", "EC": "ECDSA"}.get(name, name)


def read_private_key(data: bytes, path: str, passphrase: bytes | None) -> "Ed25519PrivateKey | Diagnostic | None":
    """Return the private key in a file, PEM (PKCS 8) or as ``ssh-keygen`` writes it; None where it takes a passphrase.

    Whatever else is wrong is a diagnostic, which says nothing of the key or the passphrase.
    """
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415  an optional package
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  as above
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  as above
            load_pem_private_key,
            load_ssh_private_key,
        )
    except ImportError:
        return not_installed(path)
    if b"PRIVATE KEY" not in data:
        line = data.decode("utf-8", "replace").strip()
        public = b"PUBLIC KEY" in data or _OPENSSH_LINE.search(line) is not None or _OTHER_LINE.search(line) is not None
        return _public(path) if public else _no_key(path)
    load = load_ssh_private_key if b"BEGIN OPENSSH PRIVATE KEY" in data else load_pem_private_key
    try:
        key = load(data, passphrase)
    except TypeError:  # of a passphrase that is missing, or not wanted
        if passphrase is None:
            return None
        return _bad_key(path, Bilingual("这个密钥没有口令", "this key has no passphrase"))
    except UnsupportedAlgorithm:
        return _bad_key(path, Bilingual("这种密钥读不了", "keys of this kind are not read"))
    except ValueError:
        if passphrase is not None:
            return _bad_key(
                path,
                Bilingual("口令不对，或密钥已损坏", "the passphrase is wrong, or the key is damaged"),
                Bilingual("再试一次，用对的口令", "try again with the right passphrase"),
            )
        if b"OPENSSH" in data and b"-----END" in data:
            return None if _is_locked(data) else _no_key(path)
        return _no_key(path)
    if not isinstance(key, Ed25519PrivateKey):
        return _bad_key(path, _other_kind(_kind_of(key, "PrivateKey")))
    return key


def _is_locked(data: bytes) -> bool:
    """Say whether a private key of OpenSSH takes a passphrase: it says which cipher it is locked with."""
    text = b"".join(line for line in data.splitlines() if not line.startswith(b"-----"))
    try:
        blob = base64.b64decode(text)
    except (binascii.Error, ValueError):
        return False
    start = len(b"openssh-key-v1\0")
    length = int.from_bytes(blob[start : start + 4], "big")
    return blob.startswith(b"openssh-key-v1\0") and blob[start + 4 : start + 4 + length] != b"none"


def _no_key(path: str) -> Diagnostic:
    return _bad_key(path, Bilingual("这不是私钥", "this is no private key"))


def _public(path: str) -> Diagnostic:
    private = path.removesuffix(".pub")
    why = Bilingual("这是公钥；签名用私钥", "this is a public key; one signs with the private one")
    help_ = Bilingual("换成私钥", "give the private key")
    if private != path and is_file(private):
        help_ = Bilingual(f"换成 {private}", f"give {private}")
    return _bad_key(path, why, help_)


_MAKE_ONE = Bilingual(
    "用 ssh-keygen -t ed25519 或 openssl genpkey -algorithm ed25519 做一对密钥",
    "ssh-keygen -t ed25519 or openssl genpkey -algorithm ed25519 makes a pair of keys",
)


def _bad_key(path: str, why: Bilingual, help_: Bilingual = _MAKE_ONE) -> Diagnostic:
    message = Bilingual(f"这个密钥用不上：{why.zh}", f"this key cannot be used: {why.en}")
    return Diagnostic("bad-key", message, Document(Path(path).as_posix()), help=help_)


def not_installed(name: str) -> Diagnostic:
    """Return that signatures need a package that is not there."""
    message = Bilingual(
        "签名要用软件包 cryptography，这里没有", "signatures need the package cryptography, which is not installed"
    )
    return Diagnostic("bad-key", message, Document(Path(name).as_posix()), help=_HOW_TO_INSTALL)
