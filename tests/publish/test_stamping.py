"""What others say of a checkpoint: cosignatures and time stamps are taken where they fit, told when verifying, refused else."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from fairward.model.problem import UnreadableSource
from fairward.publish import cosign, request, stamp, verify_folder
from fairward.publish.log import KeyFolder, Note, Verifier, parse
from fairward.publish.log.notes import COSIGNATURE

OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="no openssl on this machine to play the authority")


@pytest.fixture
def trusted(key):
    return KeyFolder(path=key).verifier


@pytest.fixture
def witness():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    return private, Verifier(name="witness.example", public=private.public_key().public_bytes_raw(), kind=COSIGNATURE)


def cosigned(note, witness, time=1_790_000_000):
    private, public = witness
    made = private.sign(f"cosignature/v1\ntime {time}\n".encode() + note.text.encode())
    return str(
        Note(text=note.text, signatures=(*note.signatures, (public.name, public.id, time.to_bytes(8, "big") + made)))
    )


def test_a_witness_who_cosigned_is_told_and_one_who_did_not_is_missed(copy, trusted, witness):
    note = parse((copy / "log" / "checkpoint").read_text())
    assert "has not cosigned it" in verify_folder(copy, trusted, witnesses=[witness[1]]).wrong[0]
    assert cosign(copy, cosigned(note, witness), [witness[1]]) == ("witness.example",)
    found = verify_folder(copy, trusted, witnesses=[witness[1]])
    assert found.wrong == ()
    assert any(line.startswith("Cosigned by the witness witness.example at 2026-09-21") for line in found.holds)
    assert cosign(copy, cosigned(note, witness), [witness[1]]) == ()


def test_a_cosignature_of_something_else_is_refused(copy, witness):
    note = parse((copy / "log" / "checkpoint").read_text())
    other = Note(text=note.text.replace("\n", "\n1", 1), signatures=())
    with pytest.raises(UnreadableSource, match="of another checkpoint"):
        cosign(copy, cosigned(other, witness), [witness[1]])
    with pytest.raises(UnreadableSource, match="no known key signed this"):
        cosign(copy, (copy / "log" / "checkpoint").read_text(), [witness[1]])


def test_the_register_is_no_witness_of_itself(copy, trusted):
    note = (copy / "log" / "checkpoint").read_text()
    with pytest.raises(UnreadableSource, match="the register's own key"):
        cosign(copy, note, [trusted])
    assert "is the register itself" in verify_folder(copy, trusted, witnesses=[trusted]).wrong[0]


def test_a_folder_without_a_register_is_said(tmp_path, witness):
    with pytest.raises(UnreadableSource, match="There is no register here"):
        cosign(tmp_path / "none", "a note", [witness[1]])
    with pytest.raises(UnreadableSource, match="There is no register here"):
        request(tmp_path)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """An authority for time stamps, made for the test."""
    folder = tmp_path_factory.mktemp("authority")

    def run(*words):
        subprocess.run([OPENSSL, *words], cwd=folder, check=True, capture_output=True)

    (folder / "leaf.txt").write_text(
        "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n"
    )
    run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Test root",
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    run(
        "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=Test authority"
    )
    run("x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out", "leaf.pem", "-days", "20", "-extfile", "leaf.txt")  # fmt: skip
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(
        "[tsa]\ndefault_tsa = own\n[own]\nserial = serial\ncrypto_device = builtin\nsigner_cert = leaf.pem\n"
        "signer_key = leaf.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256, sha384, sha512\naccuracy = secs:1\n"
        "ess_cert_id_chain = no\ness_cert_id_alg = sha256\n"
    )

    def answer(asked):
        (folder / "asked.tsq").write_bytes(asked)
        run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "asked.tsq", "-out", "answer.tsr")
        return (folder / "answer.tsr").read_bytes()

    return folder / "root.pem", answer


@needs_openssl
def test_a_time_stamp_is_asked_for_kept_and_checked(copy, trusted, authority):
    root, answer = authority
    assert "has no time stamp" in verify_folder(copy, trusted, authorities=root.read_bytes()).wrong[0]
    when = stamp(copy, answer(request(copy)))
    assert any("not checked: give --authority" in line for line in verify_folder(copy, trusted).holds)
    found = verify_folder(copy, trusted, authorities=root.read_bytes())
    assert found.wrong == ()
    assert any(f"has seen the checkpoint at {when:%Y-%m-%d %H:%M:%S} UTC" in line for line in found.holds)


@needs_openssl
def test_a_time_stamp_of_another_authority_or_checkpoint_does_not_hold(copy, trusted, authority, tmp_path, key, root):
    from tests.publish.register import made

    _, answer = authority
    asked = request(copy)
    stamp(copy, answer(asked))
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k", "-out", "other.pem", "-subj", "/CN=Other"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    wrong = verify_folder(copy, trusted, authorities=(tmp_path / "other.pem").read_bytes()).wrong
    assert "time stamp of the checkpoint does not hold" in wrong[0]
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, key, on="2026-12-01")
    with pytest.raises(UnreadableSource, match="of another checkpoint"):
        stamp(copy, answer(asked))


def test_what_is_no_time_stamp_is_refused(copy):
    with pytest.raises(UnreadableSource, match="no time stamp"):
        stamp(copy, b"nothing of the kind")
