"""A signature says whose evidence it is: ours and OpenSSH's are the same, and whatever is not right does not verify."""

import base64
import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import dp, run
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from evidence.bundles import copied, faults, files, made, put_right, remarks, replaced, verify

from dp_rules.evidence.signature import fingerprint, read_signature

SIGNATURE = "tagmanifest-sha256.txt.sig"
PEM, PKCS8, OPENSSH = (
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.PrivateFormat.OpenSSH,
)
SPKI = serialization.PublicFormat.SubjectPublicKeyInfo


def key(seed: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def private(
    folder: Path, form: serialization.PrivateFormat = PKCS8, passphrase: bytes | None = None, seed: int = 1
) -> Path:
    locked = serialization.NoEncryption() if passphrase is None else serialization.BestAvailableEncryption(passphrase)
    file = folder / f"key-{seed}"
    file.write_bytes(key(seed).private_bytes(PEM, form, locked))
    return file


def public(folder: Path, form: str = "pem", seed: int = 1) -> Path:
    of = key(seed).public_key()
    line = of.public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH).decode()
    file = folder / f"public-{seed}.{form}"
    text = {
        "pem": of.public_bytes(PEM, SPKI).decode(),
        "pub": f"{line} auditor@example.org\n",
        "signers": f'# who may sign\nauditor@example.org namespaces="dp-rules-evidence" {line}\n',
    }[form]
    file.write_text(text, encoding="utf-8")
    return file


def rsa_line(folder: Path) -> Path:
    file = folder / "rsa.pub"
    file.write_text("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ auditor@example.org\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    return made(folder / "bundle", "--sign", str(private(folder)))


@pytest.fixture
def bundle(signed: Path, tmp_path: Path) -> Path:
    return copied(signed, tmp_path / "bundle")


@pytest.fixture(scope="module")
def ssh_keygen() -> str:
    """Return the program, or leave the tests out where it is not there; where all programs have to be there, fail."""
    found = shutil.which("ssh-keygen")
    if found is None and not os.environ.get("DP_RULES_ALL_PROGRAMS"):
        pytest.skip("ssh-keygen (openssh-client) is not installed")
    assert found is not None, "ssh-keygen (openssh-client) is not installed"
    return found


@pytest.mark.parametrize("form", ["pem", "pub", "signers"])
def test_a_right_signature_verifies_by_the_signers_key(form: str, bundle: Path, tmp_path: Path) -> None:
    ran = verify(bundle, "--key", str(public(tmp_path, form)))
    assert ran.code == 0
    assert f"the signature is right: {fingerprint(key().public_key().public_bytes_raw())}" in ran.out
    assert remarks(bundle, "--key", str(public(tmp_path, form))) == ["signature_good"]
    assert ("auditor@example.org" in ran.out) is (form != "pem")


def test_without_a_key_it_says_which_signed_and_that_it_was_not_checked(bundle: Path) -> None:
    ran = verify(bundle)
    assert ran.code == 0
    assert "it is signed by the key SHA256:" in ran.out
    assert "whose that is was not checked" in ran.out


def test_another_key_does_not_verify(bundle: Path, tmp_path: Path) -> None:
    other = str(public(tmp_path, "pub", seed=2))
    assert verify(bundle, "--key", other).code == 1
    assert faults(bundle, "--key", other) == [("signature_other_key", SIGNATURE)]


def test_a_missing_signature_does_not_verify_where_a_key_is_given(bundle: Path, tmp_path: Path) -> None:
    (bundle / SIGNATURE).unlink()
    assert verify(bundle).code == 0
    assert faults(bundle, "--key", str(public(tmp_path))) == [("signature_missing", SIGNATURE)]


@pytest.mark.parametrize("at", [40, 120, 200, 300])
def test_an_altered_signature_does_not_verify(at: int, bundle: Path) -> None:
    text = bytearray((bundle / SIGNATURE).read_bytes())
    text[at] = ord("A") if text[at] != ord("A") else ord("B")
    (bundle / SIGNATURE).write_bytes(text)
    assert faults(bundle) == [("signature_wrong", SIGNATURE)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        "-----BEGIN SSH SIGNATURE-----\n//8=\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////8=\n-----END SSH SIGNATURE-----",
    ],
)
def test_what_is_no_signature_does_not_verify(text: str, bundle: Path) -> None:
    (bundle / SIGNATURE).write_text(text, encoding="utf-8")
    assert faults(bundle) == [("signature_wrong", SIGNATURE)]


def test_content_that_was_put_right_afterwards_has_no_signature(bundle: Path, tmp_path: Path) -> None:
    (bundle / "declaration.json").write_text(
        '{"format": "dp_rules.declaration", "version": 1, "who": "x", "when": null, "why": null, "text": null}',
        encoding="utf-8",
    )
    put_right(bundle)
    assert faults(bundle) == [("signature_wrong", SIGNATURE)]
    assert faults(bundle, "--key", str(public(tmp_path))) == [("signature_wrong", SIGNATURE)]


@pytest.mark.parametrize(
    ("form", "passphrase"), [(PKCS8, None), (OPENSSH, None), (PKCS8, b"geheim"), (OPENSSH, b"geheim")]
)
def test_a_key_of_either_form_makes_the_same_signature(
    form: serialization.PrivateFormat,
    passphrase: bytes | None,
    signed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DP_RULES_PASSPHRASE", "geheim")
    again = made(tmp_path / "again", "--sign", str(private(tmp_path, form, passphrase)))
    assert files(again) == files(signed)


def test_a_passphrase_comes_from_a_file_too_and_is_in_no_message(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim\n", encoding="utf-8")
    locked = private(tmp_path, OPENSSH, b"geheim")
    made(tmp_path / "a", "--sign", str(locked), "--passphrase-file", str(secret))
    secret.write_text("falsch\n", encoding="utf-8")
    ran = dp(
        "evidence",
        "create",
        "liaoning",
        "examples/liaoning-2020.csv",
        "-o",
        tmp_path / "b",
        "--sign",
        locked,
        "--passphrase-file",
        secret,
        lang="en",
    )
    assert ran.code == 3
    assert "the passphrase is wrong, or the key is damaged" in ran.err
    assert "falsch" not in ran.said
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("form", [PKCS8, OPENSSH])
def test_a_locked_key_without_passphrase_is_told_what_to_do(form: serialization.PrivateFormat, tmp_path: Path) -> None:
    ran = run(
        "evidence",
        "create",
        "liaoning",
        "examples/liaoning-2020.csv",
        "-o",
        tmp_path / "b",
        "--sign",
        private(tmp_path, form, b"x"),
        LC_ALL="C.UTF-8",
    )
    assert ran.code == 3
    assert "takes a passphrase: give it with --passphrase-file or in DP_RULES_PASSPHRASE" in ran.err


def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    other = tmp_path / "p256"
    other.write_bytes(generate_private_key(SECP256R1()).private_bytes(PEM, PKCS8, serialization.NoEncryption()))
    text = tmp_path / "text"
    text.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", encoding="utf-8")
    for file, why in (
        (other, "this is a key of ECDSA: only Ed25519 is used"),
        (text, "this is no private key"),
        (public(tmp_path), "this is a public key; one signs with the private one"),
        (rsa_line(tmp_path), "this is a public key; one signs with the private one"),
        (tmp_path / "nowhere", "not found"),
    ):
        ran = dp(
            "evidence",
            "create",
            "liaoning",
            "examples/liaoning-2020.csv",
            "-o",
            tmp_path / "b",
            "--sign",
            file,
            lang="en",
        )
        assert (ran.code, why in ran.err) == (3, True), ran.err


def test_a_public_key_that_is_none_is_told(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("ssh-ed25519 AAAA x\n# ssh-rsa AAAA\n", encoding="utf-8")
    p256 = tmp_path / "p256.pem"
    p256.write_bytes(generate_private_key(SECP256R1()).public_key().public_bytes(PEM, SPKI))
    for file, why in (
        (private(tmp_path), "this is a private key"),
        (tmp_path / "text", "it holds no public key of Ed25519"),
        (rsa_line(tmp_path), "this is a key of RSA: only Ed25519 is used"),
        (p256, "this is a key of ECDSA: only Ed25519 is used"),
        (tmp_path / "nowhere", "not found"),
    ):
        ran = verify(bundle, "--key", str(file))
        assert (ran.code, why in ran.err) == (3, True), ran.err


def test_the_other_key_of_a_pair_is_named_where_it_lies_beside(bundle: Path, tmp_path: Path) -> None:
    secret = private(tmp_path)
    assert f"ssh-keygen -y -f {secret} writes its public key" in verify(bundle, "--key", str(secret)).err
    beside = secret.with_name(f"{secret.name}.pub")
    beside.write_bytes(public(tmp_path, "pub").read_bytes())
    assert f"give {beside}" in verify(bundle, "--key", str(secret)).err
    (bundle / SIGNATURE).unlink()
    ran = dp("evidence", "sign", bundle, "--key", beside, lang="en")
    assert (ran.code, f"give {secret}\n" in ran.err) == (3, True)


def test_a_signature_is_not_written_over(bundle: Path, tmp_path: Path) -> None:
    ran = dp("evidence", "sign", bundle, "--key", private(tmp_path), lang="en")
    assert ran.code == 3
    assert f"has a signature already ({SIGNATURE}): to sign it anew take that file away" in ran.err


def wrapped(kind: bytes, namespace: bytes) -> str:
    """Return a signature in the form of OpenSSH by a key of some kind, without a right one inside."""

    def string(data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + data

    of_key = string(kind) + string(b"k" * 32)
    parts = (of_key, namespace, b"", b"sha512", string(kind) + string(b"s" * 64))
    blob = base64.b64encode(b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(map(string, parts))).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{blob}\n-----END SSH SIGNATURE-----\n"


@pytest.mark.parametrize(
    ("kind", "namespace", "told"),
    [
        (b"ssh-rsa", b"dp-rules-evidence", "it is signed by another kind of key (ssh-rsa): only Ed25519 is read"),
        (b"ssh-ed25519", b"git", "it was signed for another purpose (namespace git, not dp-rules-evidence)"),
        (b"ssh-ed25519", b"dp-rules-evidence", "the signature is not one over this content"),
        (b"\x1b[2J", b"x", "it is signed by another kind of key (\ufffd[2J)"),
    ],
)
def test_a_signature_of_another_kind_is_told_as_such(kind: bytes, namespace: bytes, told: str, bundle: Path) -> None:
    (bundle / SIGNATURE).write_text(wrapped(kind, namespace), encoding="utf-8")
    assert faults(bundle) == [("signature_wrong", SIGNATURE)]
    assert told in verify(bundle).out


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_a_passphrase_is_asked_at_the_terminal_and_not_shown(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  not on every system

    bundle = made(tmp_path / "bundle")
    secret = private(tmp_path, OPENSSH, b"geheim")
    child, terminal = pty.fork()
    if child == 0:
        arguments = ["-m", "dp_rules", "evidence", "sign", str(bundle), "--key", str(secret), "--lang", "en"]
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606  the program itself
    shown = b""
    while b"passphrase of" not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, b"geheim\n")
    with contextlib.suppress(OSError):  # the terminal is gone when the program has ended
        while more := os.read(terminal, 1000):
            shown += more
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    os.close(terminal)
    assert b"signed, by the key SHA256:" in shown
    assert b"geheim" not in shown
    assert faults(bundle, "--key", str(public(tmp_path))) == []


def test_without_cryptography_it_says_what_to_install(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, line = private(tmp_path), str(public(tmp_path, "pub"))
    for module in [name for name in sys.modules if name.startswith("cryptography")] + ["cryptography"]:
        monkeypatch.setitem(sys.modules, module, None)
    ran = dp(
        "evidence",
        "create",
        "liaoning",
        "examples/liaoning-2020.csv",
        "-o",
        tmp_path / "b",
        "--sign",
        secret,
        lang="en",
    )
    assert (ran.code, 'pip install "dp-rules[sign]"' in ran.err) == (3, True)
    assert verify(bundle).code == 0
    assert 'pip install "dp-rules[sign]"' in verify(bundle).out
    assert faults(bundle, "--key", line) == [("signature_unchecked", SIGNATURE)]


# ── afterwards ──


@pytest.mark.parametrize("output", ["bundle-later", "bundle.zip"])
def test_evidence_is_signed_afterwards_without_changing_it(output: str, signed: Path, tmp_path: Path) -> None:
    plain = made(tmp_path / output)
    before = files(plain) if plain.is_dir() else {}
    ran = dp("evidence", "sign", plain, "--key", private(tmp_path), lang="en")
    assert ran.code == 0
    assert faults(plain, "--key", str(public(tmp_path))) == []
    if plain.is_dir():
        assert files(plain) == files(signed) == before | {SIGNATURE: (signed / SIGNATURE).read_bytes()}
    else:
        again = made(tmp_path / "again.zip", "--sign", str(private(tmp_path)))
        assert plain.read_bytes() == again.read_bytes()
    assert dp("evidence", "sign", plain, "--key", private(tmp_path)).code == 3


def test_what_was_altered_is_not_signed(tmp_path: Path) -> None:
    plain = made(tmp_path / "a")
    replaced(plain, "bag-info.txt", "dp_rules", "x")
    assert dp("evidence", "sign", plain, "--key", private(tmp_path)).code == 1
    assert SIGNATURE not in files(plain)


# ── with OpenSSH ──


def test_ssh_keygen_checks_our_signature(ssh_keygen: str, bundle: Path, tmp_path: Path) -> None:
    command = [
        ssh_keygen,
        "-Y",
        "verify",
        "-f",
        str(public(tmp_path, "signers")),
        "-I",
        "auditor@example.org",
        "-n",
        "dp-rules-evidence",
        "-s",
        SIGNATURE,
    ]
    manifest = (bundle / "tagmanifest-sha256.txt").read_bytes()
    done = subprocess.run(command, cwd=bundle, input=manifest, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b'Good "dp-rules-evidence" signature' in done.stdout
    done = subprocess.run(command, cwd=bundle, input=manifest + b" ", capture_output=True, check=False)
    assert done.returncode != 0


def test_we_check_the_signature_of_ssh_keygen(ssh_keygen: str, tmp_path: Path) -> None:
    subprocess.run(
        [ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-C", "auditor", "-f", str(tmp_path / "id")], check=True
    )
    bundle = made(tmp_path / "bundle")
    sign = [
        ssh_keygen,
        "-q",
        "-Y",
        "sign",
        "-n",
        "dp-rules-evidence",
        "-f",
        str(tmp_path / "id"),
        "tagmanifest-sha256.txt",
    ]
    subprocess.run(sign, cwd=bundle, check=True, capture_output=True)
    assert verify(bundle, "--key", str(tmp_path / "id.pub")).code == 0
    theirs = (bundle / SIGNATURE).read_bytes()
    ours = made(tmp_path / "ours", "--sign", str(tmp_path / "id"))
    assert (ours / SIGNATURE).read_bytes() == theirs
    listed = subprocess.run(
        [ssh_keygen, "-l", "-f", str(tmp_path / "id.pub")], check=True, capture_output=True, text=True
    )
    signature = read_signature(theirs)
    assert signature is not None
    assert fingerprint(signature.key) in listed.stdout


def test_a_signature_for_another_purpose_does_not_verify(ssh_keygen: str, tmp_path: Path) -> None:
    subprocess.run([ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "id")], check=True)
    bundle = made(tmp_path / "bundle")
    sign = [ssh_keygen, "-q", "-Y", "sign", "-n", "git", "-f", str(tmp_path / "id"), "tagmanifest-sha256.txt"]
    subprocess.run(sign, cwd=bundle, check=True, capture_output=True)
    assert faults(bundle) == [("signature_wrong", SIGNATURE)]
