"""Proof files: written, read back, and worth nothing once changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairward.publish.log.keys import make_keys, open_key
from fairward.publish.log.notes import Checkpoint, NoteError
from fairward.publish.log.proofs import Proof, proof_text, proved, read_proof
from fairward.publish.log.tree import Tree

ENTRIES = [b"entry %d" % number for number in range(11)]


@pytest.fixture
def key(tmp_path):
    make_keys(tmp_path / "keys", "register.example/log", b"a long passphrase")
    return open_key(tmp_path / "keys", b"a long passphrase")


@pytest.fixture
def proof(key):
    tree = Tree()
    tree.extend(ENTRIES)
    head = Checkpoint(origin="register.example/log", size=len(tree), root=tree.root())
    return Proof(index=7, siblings=tuple(tree.inclusion(7)), checkpoint=key.sign(str(head)), extra=ENTRIES[7])


def test_a_proof_is_read_back_and_holds(key, proof):
    again = read_proof(proof_text(proof))
    assert again == proof
    head, signers = proved(again, again.extra, [key.verifier])
    assert head.size == 11
    assert signers == (key.verifier,)


def test_another_entry_index_or_sibling_is_not_proved(key, proof):
    for wrong, entry in (
        (proof, ENTRIES[6]),
        (replace(proof, index=6), ENTRIES[7]),
        (replace(proof, siblings=proof.siblings[1:]), ENTRIES[7]),
    ):
        with pytest.raises(NoteError, match="is not in the log"):
            proved(wrong, entry, [key.verifier])


def test_a_changed_checkpoint_is_not_believed(key, proof):
    with pytest.raises(NoteError, match="does not fit the text"):
        proved(replace(proof, checkpoint=proof.checkpoint.replace("\n11\n", "\n12\n")), ENTRIES[7], [key.verifier])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no proof"),
        ("c2sp.org/tlog-proof@v1\n\nx", "which entry"),
        ("c2sp.org/tlog-proof@v1\nindex 07\n\nx", "which entry"),
        ("c2sp.org/tlog-proof@v1\nindex 7\n????\n\nx", "not base64"),
        ("c2sp.org/tlog-proof@v1\nindex 7\nAAAA\n\nx", "not a SHA-256 hash"),
        ("c2sp.org/tlog-proof@v1\nindex 7\n" + "AAAA\n" * 65 + "\nx", "more hashes"),
    ],
)
def test_what_is_no_proof_says_why(text, said):
    with pytest.raises(NoteError, match=said):
        read_proof(text)
