"""The append-only log that proves what was published: RFC 6962 hashing in the C2SP formats, as static files."""

from __future__ import annotations

from fairward.publish.log.keys import (
    Key,
    KeyFolder,
    exposed,
    handed_over,
    make_keys,
    open_key,
    public_half,
    rotate_keys,
    taken_over,
)
from fairward.publish.log.notes import Checkpoint, Note, NoteError, Verifier, checkpoint_of, opened, parse, signed
from fairward.publish.log.proofs import Proof, proof_text, proved, read_proof
from fairward.publish.log.tiles import TornLog, grown_from, log_files, read_entries
from fairward.publish.log.tree import (
    Tree,
    consistent,
    included,
    leaf_hash,
    node_hash,
)

__all__ = [
    "Checkpoint",
    "Key",
    "KeyFolder",
    "Note",
    "NoteError",
    "Proof",
    "TornLog",
    "Tree",
    "Verifier",
    "checkpoint_of",
    "consistent",
    "exposed",
    "grown_from",
    "handed_over",
    "included",
    "leaf_hash",
    "log_files",
    "make_keys",
    "node_hash",
    "open_key",
    "opened",
    "parse",
    "proof_text",
    "proved",
    "public_half",
    "read_entries",
    "read_proof",
    "rotate_keys",
    "signed",
    "taken_over",
]
