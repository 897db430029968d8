"""``dp-rules evidence verify|show|sign BUNDLE``"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dp_rules.cli.ending import ended_in_order
from dp_rules.cli.evidence_key import private_key_or_exit, public_keys_or_exit
from dp_rules.cli.help import Command
from dp_rules.cli.language import LANGUAGE, say
from dp_rules.cli.options import common_options, format_option, output_option
from dp_rules.cli.output import Exit, fail, note, put, put_json, show_diagnostics
from dp_rules.evidence.bundle import Bundle, opened
from dp_rules.evidence.coverage import left_out_of_plan
from dp_rules.evidence.layout import SIGNATURE, TAG_MANIFEST
from dp_rules.evidence.place import put_zip, workshop
from dp_rules.evidence.report import verification_data
from dp_rules.evidence.signature import fingerprint
from dp_rules.evidence.signature import sign as sign_message
from dp_rules.evidence.signed import signature_findings
from dp_rules.evidence.verify import file_findings
from dp_rules.evidence.verify import verify as verify_bundle
from dp_rules.files import reason, write_file
from dp_rules.report.verification_text import verification_text

bundle_argument = click.argument("bundle", metavar="BUNDLE")
key_option = click.option(
    "--key",
    metavar=say("公钥", "PUBLIC"),
    help=say(
        "签名人的公钥：PEM、.pub 或 allowed_signers；给出后没有签名、签名不符都不能核实",
        "the signer's public key: PEM, .pub or allowed_signers; then a bundle without that signature does not verify",
    ),
)


@contextmanager
def bundle_or_exit(path: str) -> Iterator[Bundle]:
    """Give a bundle, or end with the reason why it is not read."""
    try:
        with ended_in_order(), opened(path) as (bundle, found):
            if bundle is None:
                show_diagnostics(found)
                raise SystemExit(Exit.BAD_INPUT)
            yield bundle
    except OSError as error:
        why = reason(error)
        fail(say(f"核对时临时文件夹用不了（{why.zh}）", f"the temporary folder for checking cannot be used ({why.en})"))


@click.command(
    "verify",
    cls=Command,
    help=say(
        "核实存证：文件是否完好，重新计算是否相同，签名对不对。",
        "Check evidence: whole files, the same verdicts when computed again, the signature.",
    ),
)
@bundle_argument
@key_option
@format_option("text", "json")
@output_option
@common_options
def verify(bundle: str, key: str | None, format_: str, output: str | None) -> None:
    """Exit with 1 when the bundle does not verify."""
    keys = None if key is None else public_keys_or_exit(key)
    with bundle_or_exit(bundle) as read:
        checked, problems = verify_bundle(read, keys)
        if checked is None:
            show_diagnostics(problems)
            raise SystemExit(Exit.BAD_INPUT)
        _put(verification_data(read, checked.findings, checked, checked.left_out), format_, output)
    if not checked.is_verified:
        raise SystemExit(Exit.NO)


@click.command(
    "show",
    cls=Command,
    help=say("显示存证里有什么，不重新计算。", "Show what is in evidence, without computing it again."),
)
@bundle_argument
@key_option
@format_option("text", "json")
@output_option
@common_options
def show(bundle: str, key: str | None, format_: str, output: str | None) -> None:
    """Write what a bundle holds; also whether its files are whole, and its signature."""
    keys = None if key is None else public_keys_or_exit(key)
    with bundle_or_exit(bundle) as read:
        findings = [*file_findings(read), *signature_findings(read, keys)]
        _put(verification_data(read, findings, None, left_out_of_plan(read)), format_, output)


def _put(report: dict[str, Any], format_: str, output: str | None) -> None:
    if format_ == "json":
        put_json(report, output)
    else:
        put(verification_text(report, LANGUAGE), output)


@click.command(
    "sign",
    cls=Command,
    help=say("给已有的存证签名，内容不变。", "Sign evidence that is there; its content stays as it is."),
)
@bundle_argument
@click.option(
    "--key",
    required=True,
    metavar=say("私钥", "KEYFILE"),
    help=say("Ed25519 私钥：PEM，或 ssh-keygen 的", "a private key of Ed25519: PEM or of ssh-keygen"),
)
@click.option(
    "--passphrase-file",
    metavar=say("文件", "FILE"),
    help=say(
        "私钥的口令在这个文件里；也可以放在环境变量 DP_RULES_PASSPHRASE",
        "the file with the key's passphrase, which may also stand in DP_RULES_PASSPHRASE",
    ),
)
@common_options
def sign(bundle: str, key: str, passphrase_file: str | None) -> None:
    """Add a signature to a bundle whose files are whole and that has none."""
    with bundle_or_exit(bundle) as read:
        findings = file_findings(read)
        if findings:
            put(verification_text(verification_data(read, findings, None), LANGUAGE), None)
            fail(say("文件与清单不符，不签名", "its files are not as its manifests say; nothing was signed"), Exit.NO)
        if SIGNATURE in read.digests:
            fail(
                say(
                    f"{bundle} 已经有签名（{SIGNATURE}）；要重新签，先把这个文件拿掉，或重做一份存证",
                    f"{bundle} has a signature already ({SIGNATURE}): to sign it anew take that file away, "
                    "or make the bundle again",
                )
            )
        private = private_key_or_exit(key, passphrase_file)
        message = read.read(TAG_MANIFEST) or b""
        signature = sign_message(message, private)
        try:
            if Path(bundle).is_dir():
                write_file(Path(bundle) / SIGNATURE, signature)
            else:
                (read.folder / SIGNATURE).write_bytes(signature)
                with workshop(bundle) as folder:
                    put_zip(folder, read.folder, [*read.digests, SIGNATURE], bundle)
        except OSError as error:
            why = reason(error)
            fail(say(f"写不了 {bundle}（{why.zh}）", f"{bundle} cannot be written ({why.en})"))
        by = fingerprint(private.public_key().public_bytes_raw())
        note(say(f"签好了，密钥 {by}", f"signed, by the key {by}"))
