from __future__ import annotations

import hashlib
import os
import stat

import pytest

from fairward.books import keeping
from fairward.extract.folding import fold_bytes
from fairward.extract.scan import Scanner

TRIGGERS = {"passport*": [0, 2], "pay": [1], "lion's": [3], "%": [4]}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "fairward"


def words(scanner, text):
    return [(scanner.words[number], end) for end, number in scanner.hits(fold_bytes(text))]


def kept(cache):
    (path,) = [path for path in cache.iterdir() if path.suffix == ".hs"]
    return path


def works(scanner):
    return words(scanner, "Passports") != []


@pytest.mark.parametrize("text", ["", "compass ports", "repay", "payment", "papers"])
def test_what_only_looks_like_a_trigger_is_no_hit(cache, text):
    assert words(Scanner(TRIGGERS), text) == []


def test_hits_tell_which_word_ends_where(cache):
    text = "Pay 5% for PASSPORTS"
    found = dict(words(Scanner(TRIGGERS), text))
    assert found["pay"] == 3
    assert found["%"] == 6
    assert text[: found["passport*"]].upper().endswith("PASSPORT")


def test_the_compiled_set_is_kept_for_its_owner_only(cache):
    Scanner(TRIGGERS)
    assert stat.S_IMODE(cache.stat().st_mode) & 0o077 == 0
    before = kept(cache).stat().st_mtime_ns
    assert works(Scanner(TRIGGERS))
    assert kept(cache).stat().st_mtime_ns == before
    assert [path.name for path in cache.iterdir()] == [kept(cache).name]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:40],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: b"another file altogether",
        lambda data: hashlib.sha256(b"junk").hexdigest().encode() + b"\njunk",
    ],
    ids=["empty", "half", "head only", "one bit", "foreign", "junk with a true checksum"],
)
def test_a_damaged_cache_is_ignored_and_written_anew(cache, damage):
    Scanner(TRIGGERS)
    path = kept(cache)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert works(Scanner(TRIGGERS))
    assert path.read_bytes() == whole


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_is_not_trusted(cache, mode):
    Scanner(TRIGGERS)
    path = kept(cache)
    path.write_bytes(b"planted")
    cache.chmod(mode)
    assert works(Scanner(TRIGGERS))
    assert path.read_bytes() == b"planted"


def test_a_folder_of_somebody_else_is_not_trusted(cache, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: cache.parent.stat().st_uid + 1)
    assert works(Scanner(TRIGGERS))
    assert list(cache.iterdir()) == []


def test_without_a_place_to_keep_it_the_set_is_compiled_each_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert works(Scanner(TRIGGERS))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_other_words_take_the_place_of_those_of_the_same_name(cache):
    Scanner(TRIGGERS, "scan-en")
    Scanner(TRIGGERS, "scan-es")
    before = {path.name for path in cache.iterdir()}
    Scanner({"visa": [0]}, "scan-es")
    after = {path.name for path in cache.iterdir()}
    assert len(after) == 2
    assert len(after & before) == 1


def test_a_set_that_cannot_be_stored_is_used_all_the_same(cache, monkeypatch):
    def refuse(*_words):
        raise OSError("no space left")

    monkeypatch.setattr(keeping, "keep", refuse)
    assert works(Scanner(TRIGGERS))
    assert list(cache.glob("*.hs")) == []
