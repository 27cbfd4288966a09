"""How the log grows: unchanged things keep their entries, salts hide what an entry is about, nothing changed adds nothing."""

from __future__ import annotations

import hashlib
import json

import pytest

from fairward.model.register import Notice
from fairward.publish.log import make_keys, open_key
from fairward.publish.sealing import MANIFEST, Standing, canonical, grow, salted, seal

THINGS = {"cases/a": b"one", "sources/b": b"two"}


@pytest.fixture
def key(tmp_path):
    make_keys(tmp_path / "keys", "register.example", b"a long passphrase")
    return open_key(tmp_path / "keys", b"a long passphrase")


def edition(standing, things, key, on, notices=()):
    grown = grow(standing, {name: lambda body=body: body for name, body in things.items()}, notices, on, key)
    files = {f"data/{name}.json": hashlib.sha256(body).hexdigest() for name, body in things.items()}
    sealed = seal(grown, files, key, {})
    if not sealed:
        return standing, sealed
    manifest = json.loads(sealed[MANIFEST])
    last = canonical(
        {
            "kind": "edition",
            "about": str(manifest["number"]),
            "hash": salted(manifest["salt"], sealed[MANIFEST]),
            "on": on,
        }
    )
    return Standing(manifest=manifest, entries=(*standing.entries, *grown.entries, last)), sealed


def test_a_changed_thing_gets_a_new_entry_and_the_others_keep_theirs(key):
    first, _ = edition(Standing(manifest={}), THINGS, key, "2026-01-01")
    second, _ = edition(first, {**THINGS, "cases/a": b"changed"}, key, "2026-02-01")
    assert second.manifest["things"]["sources/b"] == first.manifest["things"]["sources/b"]
    assert second.manifest["things"]["cases/a"]["entry"] == len(first.entries)
    assert second.manifest["changes"][0] == {
        "on": "2026-02-01",
        "about": "cases/a",
        "what": "changed",
        "entry": len(first.entries),
    }


def test_nothing_changed_adds_nothing(key):
    first, _ = edition(Standing(manifest={}), THINGS, key, "2026-01-01")
    _, sealed = edition(first, THINGS, key, "2026-02-01")
    assert sealed == {}


def test_an_entry_tells_nothing_without_its_salt(key):
    first, _ = edition(Standing(manifest={}), THINGS, key, "2026-01-01")
    entries = b"\n".join(first.entries)
    assert hashlib.sha256(b"one").hexdigest().encode() not in entries
    assert first.manifest["things"]["cases/a"]["salt"].encode() not in entries


def test_a_thing_that_is_gone_is_entered_and_a_takedown_with_its_reason_only_as_a_hash(key):
    first, _ = edition(Standing(manifest={}), THINGS, key, "2026-01-01")
    notice = Notice(kind="takedown", about="sources/b", reason="Asked for by Somebody", on="2026-02-01")
    second, _ = edition(first, {"cases/a": b"one"}, key, "2026-02-01", (notice,))
    assert [one["what"] for one in second.manifest["changes"][:1]] == ["takedown"]
    assert b"Somebody" not in b"".join(second.entries)
    third, _ = edition(second, {}, key, "2026-03-01", (notice,))
    assert [one["what"] for one in third.manifest["changes"][:1]] == ["gone"]
    assert len(third.manifest["notices"]) == 1


def test_a_thing_known_to_be_as_it_was_is_not_even_read(key):
    first, _ = edition(Standing(manifest={}), THINGS, key, "2026-01-01")
    grown = grow(first, dict.fromkeys(THINGS), (), "2026-02-01", key)
    assert grown.entries == ()
    assert grown.things == first.manifest["things"]
