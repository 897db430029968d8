"""A signature by Ed25519 over the manifest of tags, in the form of OpenSSH (SSHSIG), so that ``ssh-keygen`` checks it too.

The form is that of PROTOCOL.sshsig of OpenSSH; keys are as in RFC 4253 (6.6), RFC 8709 and RFC 8032. It is
the same whether the key was given as PEM or as OpenSSH writes it.
"""

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # an optional package
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE: Final = "dp-rules-evidence"
MOST_BYTES_OF_A_SIGNATURE = 100_000

KEY_TYPE: Final = b"ssh-ed25519"
_MAGIC, _VERSION, _HASH = b"SSHSIG", 1, b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70
KEY_LENGTH: Final = 32
_SIGNED = 64


class Signature(NamedTuple):
    """A signature: the public key that it names, for what it was made, the hash it is over, and the 64 bytes themselves."""

    key: bytes
    namespace: bytes
    hash: bytes
    signed: bytes


def fingerprint(key: bytes) -> str:
    """Return a public key's fingerprint as ``ssh-keygen -l`` shows it: ``SHA256:…``."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(_wire(key)).digest()).decode().rstrip("=")


def sign(message: bytes, key: "Ed25519PrivateKey") -> bytes:
    """Return the signature over a message; the same key and message always give the same bytes."""
    public = key.public_key().public_bytes_raw()
    signed = key.sign(_to_sign(message, _HASH, NAMESPACE.encode()))
    blob = _MAGIC + _VERSION.to_bytes(4, "big")
    for part in (_wire(public), NAMESPACE.encode(), b"", _HASH, _string(KEY_TYPE) + _string(signed)):
        blob += _string(part)
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def read_signature(data: bytes) -> Signature | None:
    """Return the signature that a file holds, or None where it is none by Ed25519."""
    parts = _parts_of(data)
    if parts is None:
        return None
    public, namespace, _, hash_, wrapped = parts
    key, signed = strings_in(public, 2), strings_in(wrapped, 2)
    if key is None or signed is None or key[0] != KEY_TYPE or signed[0] != KEY_TYPE:
        return None
    if len(key[1]) != KEY_LENGTH or len(signed[1]) != _SIGNED:
        return None
    return Signature(key[1], namespace, hash_, signed[1])


def other_kind(data: bytes) -> str | None:
    """Return what kind of key made a signature that is not by Ed25519, as OpenSSH calls it; None where it is no signature."""
    parts = _parts_of(data)
    if parts is None:
        return None
    length = int.from_bytes(parts[0][:4], "big")
    kind = parts[0][4 : 4 + length].decode("ascii", "replace")
    return kind if kind and kind.encode() != KEY_TYPE else None


def _parts_of(data: bytes) -> list[bytes] | None:
    """Return key, namespace, what is reserved, hash and signature of a file in the form of OpenSSH, or None."""
    text = data[:MOST_BYTES_OF_A_SIGNATURE].decode("ascii", "replace").strip()
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        return None
    try:
        blob = base64.b64decode("".join(text.removeprefix(_BEGIN).removesuffix(_END).split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not blob.startswith(_MAGIC + _VERSION.to_bytes(4, "big")):
        return None
    return strings_in(blob[len(_MAGIC) + 4 :], 5)


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
    return _string(KEY_TYPE) + _string(key)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def strings_in(data: bytes, count: int) -> list[bytes] | None:
    """Return the strings that data consist of, if they are so many and nothing else."""
    found: list[bytes] = []
    while data and len(found) < count:
        length = int.from_bytes(data[:4], "big")
        if len(data) < 4 + length:
            return None
        found.append(data[4 : 4 + length])
        data = data[4 + length :]
    return found if len(found) == count and not data else None
