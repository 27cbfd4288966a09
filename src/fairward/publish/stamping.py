"""What others say of a checkpoint: cosignatures of witnesses (C2SP tlog-cosignature) and time stamps (RFC 3161)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from fairward.model.problem import Problem, UnreadableSource
from fairward.publish.fetching import Source
from fairward.publish.log import Note, NoteError, Verifier, checkpoint_of, opened, parse
from fairward.publish.sealing import CHECKPOINT, LOG, PUBLIC_KEY
from fairward.publish.to_folder import alone, write

STAMPS = f"{LOG}/timestamps"
_MOST = 1 << 20


def cosign(target: Path, note: str, witnesses: Sequence[Verifier]) -> tuple[str, ...]:
    """Return the names of the witnesses whose cosignatures were added to a register's checkpoint.

    `note` is the checkpoint as it came back from them. UnreadableSource where it is of another checkpoint, or none of the
    witnesses signed it.
    """
    with alone(target):
        ours, own = _checkpoint(target), _own(target)
        if any(one.public == own for one in witnesses):
            raise _trouble(
                target, "This is the register's own key.", "A witness is somebody else: give the witness's key."
            )
        try:
            theirs, signers = opened(note, witnesses)
        except NoteError as error:
            raise _trouble(
                target, f"This cannot be added: {error}.", "Give the note and the public keys of the witnesses."
            ) from error
        if theirs.text != ours.text:
            what = "The note is of another checkpoint than the one that stands."
            raise _trouble(target, what, f"Have {target / CHECKPOINT} cosigned, and publish nothing in between.")
        known = {(one.name, one.id) for one in signers}
        new = tuple(one for one in theirs.signatures if (one[0], one[1]) in known and one not in ours.signatures)
        names = {(name, ident) for name, ident, _ in new}
        kept = tuple(one for one in ours.signatures if (one[0], one[1]) not in names)
        if new:
            write(target, {CHECKPOINT: str(Note(text=ours.text, signatures=(*kept, *new))).encode()})
        return tuple(name for name, _, _ in new)


def request(target: Path) -> bytes:
    """Return the request (DER) that asks a time-stamping authority to stamp a register's checkpoint."""
    from rfc3161_client import TimestampRequestBuilder  # noqa: PLC0415 - slow import

    _, body = _signed(target)
    made: bytes = (
        TimestampRequestBuilder().data(body).nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()
    )
    return made


def stamp(target: Path, response: bytes) -> datetime:
    """Return the time in an authority's answer, which is put beside the checkpoint that it is about; UnreadableSource where it is of another."""
    from hashlib import sha256, sha384, sha512  # noqa: PLC0415 - by the name that the answer gives

    with alone(target):
        size, body = _signed(target)
        try:
            answer = _decoded(response)
        except ValueError as error:
            raise _trouble(
                target, f"This is no time stamp ({error}).", "Give the authority's answer as it came (.tsr)."
            ) from error
        if answer.tst_info.message_imprint.message not in (made(body).digest() for made in (sha256, sha384, sha512)):
            what = "The time stamp is of another checkpoint than the one that stands."
            raise _trouble(target, what, "Ask for it anew, and publish nothing in between.")
        write(target, {f"{STAMPS}/{size}.tsr": response})
        when: datetime = answer.tst_info.gen_time
        return when


def stamped(source: Source, size: int, authorities: bytes, holds: list[str]) -> Iterator[str]:
    """Yield what is wrong with the time stamp of a checkpoint, add to `holds` when it was made.

    `authorities` are certificates (PEM) of those who are believed: with them, a missing stamp is wrong as well.
    """
    try:
        response = source.read(f"{STAMPS}/{size}.tsr", _MOST)
    except OSError:
        if authorities:
            yield "The checkpoint has no time stamp."
        return
    try:
        answer = _decoded(response)
        told = f"{answer.tst_info.gen_time:%Y-%m-%d %H:%M:%S} UTC"
        if not authorities:
            holds.append(f"It has a time stamp of {told}, not checked: give --authority to check it.")
            return
        _check(answer, source.read(f"{LOG}/checkpoints/{size}", _MOST), authorities)
    except (OSError, ValueError) as error:
        yield f"The time stamp of the checkpoint does not hold ({error})."
        return
    holds.append(f"An authority that you trust has seen the checkpoint at {told}.")


def _check(answer: Any, body: bytes, authorities: bytes) -> None:
    """Return nothing; raise ValueError where an answer is not one of the authorities, or not of these bytes."""
    from cryptography import x509  # noqa: PLC0415 - slow import
    from rfc3161_client import VerificationError, VerifierBuilder  # noqa: PLC0415 - slow import

    builder = VerifierBuilder()
    for certificate in x509.load_pem_x509_certificates(authorities):
        if certificate.issuer == certificate.subject:
            builder = builder.add_root_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    try:
        builder.build().verify_message(answer, body)
    except VerificationError as error:
        raise ValueError(str(error)) from error


def _decoded(response: bytes) -> Any:
    """Return an authority's answer; ValueError where it is none."""
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - slow import

    answer = decode_timestamp_response(response)
    if answer.status != 0:
        raise ValueError("the authority did not grant it")
    return answer


def _signed(target: Path) -> tuple[int, bytes]:
    """Return the size of a register's log, and its checkpoint as it was published."""
    try:
        size = checkpoint_of(_checkpoint(target).text).size
        return size, (target / LOG / "checkpoints" / str(size)).read_bytes()
    except (OSError, NoteError) as error:
        raise _no_register(target, error) from error


def _checkpoint(target: Path) -> Note:
    """Return a register's checkpoint as it stands; UnreadableSource where there is none."""
    try:
        return parse((target / CHECKPOINT).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoteError) as error:
        raise _no_register(target, error) from error


def _own(target: Path) -> bytes:
    """Return the public key of a register itself; UnreadableSource where there is none."""
    try:
        return Verifier.parse((target / PUBLIC_KEY).read_text(encoding="utf-8")).public
    except (OSError, UnicodeDecodeError, NoteError) as error:
        raise _no_register(target, error) from error


def _no_register(target: Path, error: Exception) -> UnreadableSource:
    """Return that there is no register in a folder."""
    told = f"{CHECKPOINT} is missing" if isinstance(error, FileNotFoundError) else str(error)
    return _trouble(target, f"There is no register here ({told}).", "Give the folder of a register.")


def _trouble(target: Path, what: str, hint: str) -> UnreadableSource:
    """Return what is wrong."""
    return UnreadableSource(Problem(where=str(target), what=what, hint=hint))
