"""Sealing: opens only with its key and for its order; marks and codes tell nothing and fit only their own."""

from __future__ import annotations

import pytest

from fairward.model.problem import UnreadableSource
from fairward.pay.sealing import KEY_BYTES, Seal, new_key, passphrase_hash, read_key

SEAL, OTHER = Seal(b"a" * KEY_BYTES), Seal(b"b" * KEY_BYTES)


def test_what_is_sealed_opens_for_its_order_alone():
    sealed = SEAL.close(b"Ana", "O1")
    assert SEAL.open(sealed, "O1") == b"Ana"
    assert b"Ana" not in sealed
    for seal, label, words in ((OTHER, "O1", sealed), (SEAL, "O2", sealed), (SEAL, "O1", sealed[:-1] + b"x")):
        with pytest.raises(UnreadableSource, match="could not be opened"):
            seal.open(words, label)


def test_marks_compare_and_codes_fit():
    assert SEAL.mark("DE89") == SEAL.mark("DE89") != OTHER.mark("DE89")
    code = SEAL.code("receipt O1")
    assert SEAL.fits("receipt O1", code.lower().replace("-", " "))
    assert not SEAL.fits("receipt O2", code)
    assert not SEAL.fits("receipt O1", "")


def test_a_key_is_written_once_for_its_owner(tmp_path):
    new_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    assert len(read_key(tmp_path / "key")) == KEY_BYTES
    with pytest.raises(FileExistsError):
        new_key(tmp_path / "key")


@pytest.mark.parametrize("words", ["", "short", "not base 64 at all"])
def test_what_is_no_key_is_refused(tmp_path, words):
    (tmp_path / "key").write_text(words)
    with pytest.raises(UnreadableSource, match="no key"):
        read_key(tmp_path / "key")


def test_codes_of_approvers_are_kept_as_slow_hashes():
    assert passphrase_hash("code", b"1" * 16) != passphrase_hash("code", b"2" * 16)
