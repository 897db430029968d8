"""A signature by Ed25519 over the manifest of tags, in the form of OpenSSH (SSHSIG), so that ``ssh-keygen`` checks it too.

The form is that of PROTOCOL.sshsig of OpenSSH; keys are as in RFC 4253 (6.6), RFC 8709 and RFC 8032. It is
the same whether the key was given as PEM or as OpenSSH writes it.
"""

import base64
import binascii
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dp_rules.files import read_bytes
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

if TYPE_CHECKING:  # an optional package
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE: Final = "dp-rules-evidence"
MOST_BYTES_OF_A_KEY = 1_000_000

_MAGIC, _VERSION, _TYPE, _HASH = b"SSHSIG", 1, b"ssh-ed25519", b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70
_KEY, _SIGNED = 32, 64
_HOW_TO_INSTALL = Bilingual('pip install "dp-rules[sign]"', 'pip install "dp-rules[sign]"')


class Signature(NamedTuple):
    """A signature: the public key that it names, for what it was made, the hash it is over, and the 64 bytes themselves."""

    key: bytes
    namespace: bytes
    hash: bytes
    signed: bytes


class PublicKey(NamedTuple):
    """A public key of 32 bytes; ``who`` is what the file says beside it."""

    key: bytes
    who: str


def fingerprint(key: bytes) -> str:
    """Return a public key's fingerprint as ``ssh-keygen -l`` shows it: ``SHA256:…``."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(_wire(key)).digest()).decode().rstrip("=")


def sign(message: bytes, key: "Ed25519PrivateKey") -> bytes:
    """Return the signature over a message; the same key and message always give the same bytes."""
    public = key.public_key().public_bytes_raw()
    signed = key.sign(_to_sign(message, _HASH, NAMESPACE.encode()))
    blob = _MAGIC + _VERSION.to_bytes(4, "big")
    for part in (_wire(public), NAMESPACE.encode(), b"", _HASH, _string(_TYPE) + _string(signed)):
        blob += _string(part)
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def read_signature(data: bytes) -> Signature | None:
    """Return the signature that a file holds, or None where it is none by Ed25519."""
    text = data[:MOST_BYTES_OF_A_KEY].decode("ascii", "replace").strip()
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        return None
    try:
        blob = base64.b64decode("".join(text.removeprefix(_BEGIN).removesuffix(_END).split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not blob.startswith(_MAGIC + _VERSION.to_bytes(4, "big")):
        return None
    parts = _strings(blob[len(_MAGIC) + 4 :], 5)
    if parts is None:
        return None
    public, namespace, _, hash_, wrapped = parts
    key, signed = _strings(public, 2), _strings(wrapped, 2)
    if key is None or signed is None or key[0] != _TYPE or signed[0] != _TYPE:
        return None
    if len(key[1]) != _KEY or len(signed[1]) != _SIGNED:
        return None
    return Signature(key[1], namespace, hash_, signed[1])


def is_right(signature: Signature, message: bytes) -> bool | None:
    """Say whether a signature is over a message, by the key it names, for evidence; None without ``cryptography``."""
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  an optional package
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  as above
    except ImportError:
        return None
    if signature.namespace != NAMESPACE.encode() or signature.hash not in {b"sha256", b"sha512"}:
        return False
    try:
        public = Ed25519PublicKey.from_public_bytes(signature.key)
        public.verify(signature.signed, _to_sign(message, signature.hash, signature.namespace))
    except (InvalidSignature, ValueError):
        return False
    return True


def _to_sign(message: bytes, hash_: bytes, namespace: bytes) -> bytes:
    digest = hashlib.new(hash_.decode(), message).digest()
    return _MAGIC + b"".join(map(_string, (namespace, b"", hash_, digest)))


def _wire(key: bytes) -> bytes:
    return _string(_TYPE) + _string(key)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes, count: int) -> list[bytes] | None:
    """Return the strings that data consist of, if they are so many and nothing else."""
    found: list[bytes] = []
    while data and len(found) < count:
        length = int.from_bytes(data[:4], "big")
        if len(data) < 4 + length:
            return None
        found.append(data[4 : 4 + length])
        data = data[4 + length :]
    return found if len(found) == count and not data else None


# ── keys ──

_OPENSSH_LINE = re.compile(r"(?:^|\s)ssh-ed25519\s+([A-Za-z0-9+/]+={0,2})(?:\s+(.*))?$")


def read_public_keys(path: str, found: list[Diagnostic]) -> list[PublicKey]:
    """Return the public keys in a file: PEM, a line of OpenSSH (``.pub``), or several (``allowed_signers``)."""
    data, problem = read_bytes(Path(path), Path(path).as_posix(), MOST_BYTES_OF_A_KEY)
    if data is None:
        found += [] if problem is None else [problem]
        return []
    if b"PRIVATE KEY" in data:
        found.append(
            _bad_key(
                path,
                Bilingual(
                    "这是私钥；核对签名用公钥", "this is a private key; a signature is checked by the public one"
                ),
            )
        )
        return []
    keys = _pem(data, path, found) if data.lstrip().startswith(b"-----BEGIN") else _lines(data)
    if not keys and not found:
        found.append(_bad_key(path, Bilingual("里面没有 Ed25519 公钥", "it holds no public key of Ed25519")))
    return keys


def _lines(data: bytes) -> list[PublicKey]:
    keys = []
    for line in data.decode("utf-8", "replace").splitlines():
        matched = None if line.lstrip().startswith("#") else _OPENSSH_LINE.search(line.strip())
        if matched is None:
            continue
        try:
            parts = _strings(base64.b64decode(matched[1], validate=True), 2)
        except (binascii.Error, ValueError):
            continue
        if parts is not None and parts[0] == _TYPE and len(parts[1]) == _KEY:
            before = line.strip()[: matched.start()].split(" ", 1)[0]
            keys.append(PublicKey(parts[1], before or (matched[2] or "").strip()))
    return keys


def _pem(data: bytes, path: str, found: list[Diagnostic]) -> list[PublicKey]:
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
    return [PublicKey(key.public_bytes_raw(), "")] if isinstance(key, Ed25519PublicKey) else []


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
            return _bad_key(path, Bilingual("口令不对，或密钥已损坏", "the passphrase is wrong, or the key is damaged"))
        if b"OPENSSH" in data and b"-----END" in data:
            return None if _is_locked(data) else _no_key(path)
        return _no_key(path)
    if not isinstance(key, Ed25519PrivateKey):
        return _bad_key(path, Bilingual("这不是 Ed25519 密钥", "this is no key of Ed25519"))
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


def _bad_key(path: str, why: Bilingual) -> Diagnostic:
    help_ = Bilingual(
        "用 ssh-keygen -t ed25519 或 openssl genpkey -algorithm ed25519 做一对密钥",
        "ssh-keygen -t ed25519 or openssl genpkey -algorithm ed25519 makes a pair of keys",
    )
    message = Bilingual(f"这个密钥用不上：{why.zh}", f"this key cannot be used: {why.en}")
    return Diagnostic("bad-key", message, Document(Path(path).as_posix()), help=help_)


def not_installed(name: str) -> Diagnostic:
    """Return that signatures need a package that is not there."""
    message = Bilingual(
        "签名要用软件包 cryptography，这里没有", "signatures need the package cryptography, which is not installed"
    )
    return Diagnostic("bad-key", message, Document(Path(name).as_posix()), help=_HOW_TO_INSTALL)
