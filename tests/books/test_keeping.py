from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from fairward.books import keeping

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(keeping.SWITCH, raising=False)
    return tmp_path / "fairward"


def test_what_is_kept_comes_back_whole_and_is_the_users_own(cache):
    path = keeping.place("words", KEY, ".json")
    assert keeping.kept(path) is None
    keeping.keep(path, b"one\ntwo")
    assert keeping.kept(path) == b"one\ntwo"
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(cache.iterdir()) == [path]


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-1], lambda data: data[:20], lambda data: data + b"x", lambda _: b"x\ny"],
    ids=["empty", "shorter", "head", "longer", "another"],
)
def test_what_was_changed_is_not_trusted(cache, damage):
    path = keeping.place("words", KEY, ".json")
    keeping.keep(path, b"one")
    path.write_bytes(damage(path.read_bytes()))
    assert keeping.kept(path) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_trusted(cache, mode):
    path = keeping.place("words", KEY, ".json")
    keeping.keep(path, b"one")
    path.chmod(mode)
    assert keeping.kept(path) is None


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_keeps_nothing(cache, mode):
    keeping.place("words", KEY, ".json")
    cache.chmod(mode)
    assert keeping.place("words", KEY, ".json") is None


def test_somebody_elses_folder_keeps_nothing(cache, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: cache.parent.stat().st_uid + 1)
    assert keeping.place("words", KEY, ".json") is None


def test_links_are_not_followed(cache, tmp_path):
    body = b"one"
    (tmp_path / "elsewhere").write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    path = keeping.place("words", KEY, ".json")
    path.symlink_to(tmp_path / "elsewhere")
    assert keeping.kept(path) is None
    cache.rename(tmp_path / "real")
    cache.symlink_to(tmp_path / "real")
    assert keeping.place("words", KEY, ".json") is None


def test_a_folder_that_cannot_be_written_is_still_read(cache, monkeypatch):
    path, other = keeping.place("words", KEY, ".json"), keeping.place("words", OTHER, ".json")
    keeping.keep(path, b"one")
    real = os.open

    def read_only(name, flags, *mode):
        if flags & os.O_CREAT:
            raise OSError("read-only file system")
        return real(name, flags, *mode)

    monkeypatch.setattr(os, "open", read_only)
    keeping.keep(other, b"two", alone=True)
    assert keeping.kept(path) == b"one"
    assert keeping.kept(other) is None


def test_a_full_disk_leaves_nothing_half_written(cache, monkeypatch):
    path = keeping.place("words", KEY, ".json")

    def refuse(*_):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", refuse)
    keeping.keep(path, b"one")
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize(("alone", "left"), [(True, 1), (False, 2)])
def test_another_key_drops_what_was_kept_before_only_where_asked(cache, alone, left):
    neighbour = keeping.place("words-more", KEY, ".json")
    keeping.keep(neighbour, b"stays")
    keeping.keep(keeping.place("words", KEY, ".json"), b"one")
    keeping.keep(keeping.place("words", OTHER, ".json"), b"two", alone=alone)
    assert keeping.kept(keeping.place("words", OTHER, ".json")) == b"two"
    assert keeping.kept(neighbour) == b"stays"
    assert len(list(cache.glob(f"words-{'[ab]' * 32}.json"))) == left


def test_the_switch_turns_it_off(cache, monkeypatch):
    monkeypatch.setenv(keeping.SWITCH, "1")
    path = keeping.place("words", KEY, ".json")
    assert path is None
    keeping.keep(path, b"one")
    assert keeping.kept(path) is None
    assert not cache.exists()
