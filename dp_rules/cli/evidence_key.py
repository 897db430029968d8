"""Keys that a command names: a private key with its passphrase, public keys."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dp_rules.cli.language import say
from dp_rules.cli.output import Exit, fail, show_diagnostics
from dp_rules.evidence.keys import MOST_BYTES_OF_A_KEY, PublicKey, read_private_key, read_public_keys
from dp_rules.files import read_bytes
from dp_rules.text.diagnostic import Diagnostic

if TYPE_CHECKING:  # an optional package
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VARIABLE = "DP_RULES_PASSPHRASE"


def private_key_or_exit(path: str, passphrase_file: str | None) -> "Ed25519PrivateKey":
    """Return a private key; its passphrase is in a file, in the environment, or asked at the terminal."""
    data = _bytes_or_exit(path)
    key = read_private_key(data, path, None)
    if key is None:
        key = read_private_key(data, path, _passphrase_or_exit(path, passphrase_file))
    if key is None or isinstance(key, Diagnostic):
        show_diagnostics([] if key is None else [key])
        raise SystemExit(Exit.BAD_INPUT)
    return key


def _passphrase_or_exit(path: str, file: str | None) -> bytes:
    if file is not None:
        return _bytes_or_exit(file).removesuffix(b"\n").removesuffix(b"\r")
    if VARIABLE in os.environ:
        return os.environ[VARIABLE].encode()
    if sys.stdin is None or not sys.stdin.isatty():
        fail(
            say(
                f"{path} 有口令；用 --passphrase-file 给出，或放在环境变量 {VARIABLE}",
                f"{path} takes a passphrase: give it with --passphrase-file or in {VARIABLE}",
            )
        )
    asked = click.prompt(say(f"{path} 的口令", f"passphrase of {path}"), hide_input=True, err=True)
    return str(asked).encode()


def _bytes_or_exit(path: str) -> bytes:
    data, problem = read_bytes(Path(path), Path(path).as_posix(), MOST_BYTES_OF_A_KEY)
    if data is None:
        show_diagnostics([] if problem is None else [problem])
        raise SystemExit(Exit.BAD_INPUT)
    return data


def public_keys_or_exit(path: str) -> list[PublicKey]:
    """Return the public keys in a file."""
    found: list[Diagnostic] = []
    keys = read_public_keys(path, found)
    if not keys:
        show_diagnostics(found)
        raise SystemExit(Exit.BAD_INPUT)
    return keys
