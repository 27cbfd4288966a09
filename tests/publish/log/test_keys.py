"""Keys: kept encrypted, never replaced by accident, handed over by the old to the new."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from fairward.model.problem import UnreadableSource
from fairward.publish.log.keys import (
    HANDOVER,
    exposed,
    handed_over,
    make_keys,
    open_key,
    public_half,
    rotate_keys,
    taken_over,
)

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


@pytest.mark.parametrize("name", ["https://register.example", "register.example/", "/register.example"])
def test_a_name_that_is_an_address_with_its_scheme_is_refused(tmp_path, name):
    with pytest.raises(UnreadableSource, match="no name for a register"):
        make_keys(tmp_path / "keys", name, WORDS)
    assert not (tmp_path / "keys").exists()


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnreadableSource, match="at least 12 characters"):
        make_keys(tmp_path / "keys", "register.example", b"eleven char")
    assert not (tmp_path / "keys").exists()


def test_a_key_that_is_cut_short_is_told_from_a_wrong_passphrase(tmp_path):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    path = tmp_path / "keys" / "register.key"
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(UnreadableSource, match="cut short"):
        open_key(tmp_path / "keys", WORDS)


def test_a_lost_private_half_is_not_made_anew_under_the_same_name(tmp_path):
    folder = tmp_path / "keys"
    public = make_keys(folder, "register.example", WORDS)
    (folder / "register.key").unlink()
    with pytest.raises(UnreadableSource, match=r"register\.key is missing"):
        open_key(folder, WORDS)
    with pytest.raises(UnreadableSource, match=r"register\.key is missing"):
        make_keys(folder, "register.example", WORDS)
    assert public_half(folder).verifier == public


@pytest.mark.parametrize("left", [None, b"register.example+", b"\xff\xfe"])
def test_a_lost_or_damaged_public_half_says_where_another_copy_stands(tmp_path, left):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    path = tmp_path / "keys" / "register.pub"
    path.unlink() if left is None else path.write_bytes(left)
    with pytest.raises(UnreadableSource, match=r"log/register\.pub"):
        open_key(tmp_path / "keys", WORDS)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not told by the mode there")
def test_a_key_that_others_may_read_is_told(tmp_path):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    assert exposed(tmp_path / "keys") is None
    (tmp_path / "keys" / "register.key").chmod(0o640)
    assert exposed(tmp_path / "keys").hint == f"Close it: chmod 600 {tmp_path / 'keys' / 'register.key'}"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_key_that_may_not_be_read_is_told_from_one_that_is_not_there(tmp_path):
    make_keys(tmp_path / "keys", "register.example", WORDS)
    (tmp_path / "keys" / "register.key").chmod(0)
    with pytest.raises(UnreadableSource, match="as the owner"):
        open_key(tmp_path / "keys", WORDS)


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


def test_the_new_key_is_believed_backwards_only_where_it_signed_the_hand_over_itself(tmp_path):
    folder = tmp_path / "keys"
    first = make_keys(folder, "register.example", WORDS)
    second = rotate_keys(folder, WORDS, WORDS)
    third = rotate_keys(folder, WORDS, WORDS)
    notes = open_key(folder, WORDS).handovers
    assert taken_over(third, notes) == (second, first)
    assert taken_over(first, notes) == ()
    strangers = tmp_path / "stranger"
    make_keys(strangers, "register.example", WORDS)
    stranger = open_key(strangers, WORDS)
    forged = stranger.sign(f"{HANDOVER}\n{stranger.verifier}\n{third}\n")
    assert taken_over(third, [*notes, forged]) == (second, first)


def whole(folder):
    """Return the keys as bytes by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("step", range(1, 8))
def test_a_rotation_that_is_interrupted_is_either_not_done_or_completed(tmp_path, monkeypatch, step):
    """Killed at the given change of names (as by a power cut): the folder opens with the old passphrase, or with the new."""
    folder, new = tmp_path / "keys", b"second passphrase"
    first = make_keys(folder, "register.example", WORDS)
    left, replace = [step], Path.replace

    def killed(self, target):
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        try:
            rotate_keys(folder, WORDS, new)
            done = True
        except KeyboardInterrupt:
            done = False
    assert done == (step > 5)
    if step == 1:
        assert open_key(folder, WORDS).verifier == first
        assert open_key(folder, WORDS).handovers == ()
        return
    key = open_key(folder, new)
    assert handed_over(first, key.handovers) == (first, key.verifier)
    assert sorted(whole(folder)) == ["handovers/0001.txt", "register.key", "register.pub", "retired-1.key"]


def test_salts_are_the_same_each_time_and_differ_between_things_and_keys(tmp_path):
    for name in ("one", "two"):
        make_keys(tmp_path / name, "register.example", WORDS)
    one, two = (open_key(tmp_path / name, WORDS) for name in ("one", "two"))
    assert one.salt(b"a") == one.salt(b"a")
    assert len({one.salt(b"a"), one.salt(b"b"), two.salt(b"a")}) == 3
