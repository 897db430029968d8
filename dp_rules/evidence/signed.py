"""The signature of a bundle: by whom it is, and whether it is one over its content."""

from collections.abc import Sequence

from dp_rules.evidence.bundle import Bundle
from dp_rules.evidence.finding import Finding
from dp_rules.evidence.keys import PublicKey
from dp_rules.evidence.layout import SIGNATURE, TAG_MANIFEST
from dp_rules.evidence.signature import NAMESPACE, fingerprint, is_right, other_kind, read_signature
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import brief, on_one_line


def signature_findings(bundle: Bundle, keys: Sequence[PublicKey] | None) -> list[Finding]:
    """Return what is to be said of the signature: by whom it is, and whether it is one."""
    data, message = bundle.read(SIGNATURE), bundle.read(TAG_MANIFEST)
    if data is None or message is None:
        if keys is None:
            return []
        return [Finding("signature_missing", Bilingual("没有签名", "there is no signature"), file=SIGNATURE)]
    signature = read_signature(data)
    if signature is None:
        return [Finding("signature_wrong", _why_unread(data), file=SIGNATURE)]
    by = fingerprint(signature.key)
    if signature.namespace != NAMESPACE.encode():
        other = on_one_line(brief(signature.namespace.decode("utf-8", "replace")))
        words = Bilingual(
            f"签名是为别的用途做的（namespace {other}，应为 {NAMESPACE}）",
            f"it was signed for another purpose (namespace {other}, not {NAMESPACE})",
        )
        return [Finding("signature_wrong", words, file=SIGNATURE)]
    right = is_right(signature, message)
    if right is None:
        words = Bilingual(
            f'有签名，密钥 {by}；没有核对：要装 pip install "dp-rules[sign]"',
            f'it is signed, by the key {by}, which was not checked: pip install "dp-rules[sign]" does that',
        )
        return [Finding("signature_unchecked", words, is_fault=keys is not None, file=SIGNATURE)]
    if not right:
        words = Bilingual(
            f"签名与内容不符，密钥 {by}", f"the signature is not one over this content; it names the key {by}"
        )
        return [Finding("signature_wrong", words, file=SIGNATURE)]
    if keys is None:
        words = Bilingual(
            f"有签名，密钥 {by}；没有核对是谁的（用 --key 给出签名人的公钥）",
            f"it is signed by the key {by}; whose that is was not checked (give the signer's public key with --key)",
        )
        return [Finding("signature_unchecked", words, is_fault=False, file=SIGNATURE)]
    who = next((known.who for known in keys if known.key == signature.key), None)
    if who is None:
        words = Bilingual(
            f"签名的密钥 {by} 不是给出的公钥", f"it is signed by {by}, which is not the key that was given"
        )
        return [Finding("signature_other_key", words, file=SIGNATURE)]
    words = Bilingual(f"签名无误，密钥 {by} {who}".rstrip(), f"the signature is right: {by} {who}".rstrip())
    return [Finding("signature_good", words, is_fault=False, file=SIGNATURE)]


def _why_unread(data: bytes) -> Bilingual:
    kind = other_kind(data)
    if kind is None:
        return Bilingual("签名读不懂", "the signature cannot be read")
    name = on_one_line(brief(kind))
    return Bilingual(
        f"是用别种密钥签的（{name}），只认 Ed25519",
        f"it is signed by another kind of key ({name}): only Ed25519 is read",
    )
