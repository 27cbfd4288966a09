"""Keys: kept encrypted, never replaced by accident, handed over by the old to the new."""

from __future__ import annotations

import pytest

from fairward.model.problem import UnreadableSource
from fairward.publish.log.keys import handed_over, make_keys, open_key, rotate_keys

WORDS = b"correct horse battery staple"


def test_a_key_is_encrypted_and_only_its_owner_may_read_it(tmp_path):
    verifier = make_keys(tmp_path / "keys", "register.example", WORDS)
    path = tmp_path / "keys" / "register.key"
    assert b"ENCRYPTED PRIVATE KEY" in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert open_key(tmp_path / "keys", WORDS).verifier == verifier


def test_a_wrong_passphrase_is_said_and_a_missing_key_tells_the_command(tmp_path):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    with pytest.raises(UnreadableSource, match="Check the passphrase"):
        open_key(tmp_path / "keys", b"wrong")
    with pytest.raises(UnreadableSource, match="fairward key make"):
        open_key(tmp_path / "none", WORDS)


def test_a_key_is_never_replaced_by_making_another(tmp_path):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    with pytest.raises(UnreadableSource, match="There is a key already"):
        make_keys(tmp_path / "keys", "register.example", WORDS)
    with pytest.raises(UnreadableSource, match="no passphrase was given"):
        make_keys(tmp_path / "other", "register.example", b"")


def test_the_public_half_of_another_key_is_noticed(tmp_path):
    make_keys(tmp_path / "one", "register.example", WORDS)
    make_keys(tmp_path / "two", "register.example", WORDS)
    (tmp_path / "one" / "register.pub").write_text((tmp_path / "two" / "register.pub").read_text())
    with pytest.raises(UnreadableSource, match="made together"):
        open_key(tmp_path / "one", WORDS)


def test_the_old_key_vouches_for_the_new_one(tmp_path):
    folder = tmp_path / "keys"
    first = make_keys(folder, "register.example", WORDS)
    second = rotate_keys(folder, WORDS, b"second passphrase")
    third = rotate_keys(folder, b"second passphrase", b"third passphrase")
    key = open_key(folder, b"third passphrase")
    assert handed_over(first, key.handovers) == (first, second, third)
    assert handed_over(third, key.handovers) == (third,)
    assert handed_over(first, key.handovers[1:]) == (first,)
    forged = [note.replace(str(second), str(third)) for note in key.handovers]
    assert handed_over(first, forged) == (first,)


def test_salts_are_the_same_each_time_and_differ_between_things_and_keys(tmp_path):
    for name in ("one", "two"):
        make_keys(tmp_path / name, "register.example", WORDS)
    one, two = (open_key(tmp_path / name, WORDS) for name in ("one", "two"))
    assert one.salt(b"a") == one.salt(b"a")
    assert len({one.salt(b"a"), one.salt(b"b"), two.salt(b"a")}) == 3
