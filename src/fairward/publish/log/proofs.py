"""Proofs that need no network (C2SP tlog-proof@v1): one file shows that one entry is in a signed log."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass

from fairward.publish.log.notes import Checkpoint, NoteError, Verifier, checkpoint_of, opened
from fairward.publish.log.tree import included, leaf_hash

HEAD = "c2sp.org/tlog-proof@v1"
_TALLEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a proof file holds: the entry's index, its siblings, the checkpoint, and data that is not signed (the entry)."""

    index: int
    siblings: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""


def proof_text(proof: Proof) -> str:
    """Return a proof as a file."""
    extra = f"extra {_code(proof.extra)}\n" if proof.extra else ""
    siblings = "".join(f"{_code(one)}\n" for one in proof.siblings)
    return f"{HEAD}\n{extra}index {proof.index}\n{siblings}\n{proof.checkpoint}"


def read_proof(text: str) -> Proof:
    """Return the proof in a file; NoteError says which line is wrong."""
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != HEAD:
        raise NoteError(f"this is no proof: its first line is not {HEAD}")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = _decode(lines.pop(0).removeprefix("extra "))
    number = lines.pop(0).removeprefix("index ") if lines and lines[0].startswith("index ") else ""
    if not number.isascii() or not number.isdigit() or str(int(number)) != number:
        raise NoteError("the proof does not say which entry it is about")
    if len(lines) > _TALLEST:
        raise NoteError("the proof has more hashes than any tree is high")
    siblings = tuple(map(_decode, lines))
    if any(len(one) != 32 for one in siblings):
        raise NoteError("the proof holds something that is not a SHA-256 hash")
    return Proof(index=int(number), siblings=siblings, checkpoint=checkpoint, extra=extra)


def proved(proof: Proof, entry: bytes, known: Iterable[Verifier]) -> tuple[Checkpoint, tuple[Verifier, ...]]:
    """Return the signed checkpoint whose log holds the entry, and who signed; NoteError says what does not fit."""
    note, signers = opened(proof.checkpoint, known)
    head = checkpoint_of(note.text)
    if not included(leaf_hash(entry), proof.index, head.size, proof.siblings, head.root):
        raise NoteError(
            f"entry {proof.index} with this content is not in the log of {head.origin} with {head.size} entries"
        )
    return head, signers


def _code(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NoteError(f"not base64: {text[:60]!r}") from error
