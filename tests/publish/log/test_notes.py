"""Notes: the example of the specification opens; what was changed does not."""

from __future__ import annotations

import pytest

from fairward.publish.log.keys import make_keys, open_key
from fairward.publish.log.notes import (
    COSIGNATURE,
    Checkpoint,
    NoteError,
    Verifier,
    checkpoint_of,
    opened,
    parse,
    signed,
)

# The example note and the key of the public Go implementation (golang.org/x/mod/sumdb/note).
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


@pytest.fixture
def key(tmp_path):
    make_keys(tmp_path / "keys", "register.example/log", b"a long passphrase")
    return open_key(tmp_path / "keys", b"a long passphrase")


def test_a_note_of_another_implementation_opens():
    note, signers = opened(GO_NOTE, [Verifier.parse(GO_KEY)])
    assert note.text.startswith("If you think")
    assert [str(one) for one in signers] == [GO_KEY]
    assert str(parse(GO_NOTE)) == GO_NOTE


def test_a_changed_text_is_refused():
    with pytest.raises(NoteError, match="PeterNeumann does not fit the text"):
        opened(GO_NOTE.replace("answer", "Answer"), [Verifier.parse(GO_KEY)])


def test_a_note_of_unknown_keys_is_refused(key):
    with pytest.raises(NoteError, match="no known key signed this; it is signed as PeterNeumann"):
        opened(GO_NOTE, [key.verifier])


@pytest.mark.parametrize(
    "broken", ["", "text\n", "text\n\nnot a signature\n", "a\tb\n\n— x AAAAAAAA\n", "text\n\n— x !!!!\n"]
)
def test_what_is_no_note_is_refused(broken):
    with pytest.raises(NoteError):
        parse(broken)


def test_a_mistyped_key_is_refused():
    with pytest.raises(NoteError, match="does not fit its own id"):
        Verifier.parse(GO_KEY.replace("ARpc2Q", "ARpd2Q"))
    with pytest.raises(NoteError, match="name\\+id\\+key"):
        Verifier.parse("nothing")
    with pytest.raises(NoteError, match="cannot name a key"):
        Verifier(name="two words", public=bytes(32))


def test_a_checkpoint_is_read_back(key):
    head = Checkpoint(origin="register.example/log", size=12, root=bytes(range(32)))
    note, _ = opened(key.sign(str(head)), [key.verifier])
    assert checkpoint_of(note.text) == head


@pytest.mark.parametrize("text", ["origin\n", "origin\n012\nAAAA\n", "origin\n-1\nAAAA\n", "origin\n3\nshort\n"])
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(NoteError):
        checkpoint_of(text)


def test_there_is_room_for_the_cosignature_of_a_witness(key, tmp_path):
    make_keys(tmp_path / "witness", "witness.example", b"another passphrase")
    witness = open_key(tmp_path / "witness", b"another passphrase")
    seen = Verifier(name="witness.example", public=witness.verifier.public, kind=COSIGNATURE)
    text = str(Checkpoint(origin="register.example/log", size=1, root=bytes(32)))
    time = 1_700_000_000
    made = witness.private.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
    own = parse(key.sign(text)).signatures[0]
    note = signed(text, own, (seen.name, seen.id, time.to_bytes(8, "big") + made))
    _, signers = opened(note, [key.verifier, Verifier.parse(str(seen))])
    assert signers == (key.verifier, seen)
    late = signed(text, own, (seen.name, seen.id, (time + 1).to_bytes(8, "big") + made))
    with pytest.raises(NoteError, match=r"witness\.example"):
        opened(late, [key.verifier, seen])
