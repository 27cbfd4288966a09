"""Tiles: addresses and widths of the specification, and the way back from files to entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairward.publish.log.tiles import TornLog, bundle, log_files, read_entries, tile_path, unbundled
from fairward.publish.log.tree import Tree, leaf_hash


def test_addresses_are_those_of_the_specification():
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path(1, 0, 17) == "tile/1/000.p/17"
    assert tile_path("entries", 999) == "tile/entries/999"
    assert tile_path("entries", 1000) == "tile/entries/x001/000"


def test_a_log_of_seventy_thousand_has_the_tiles_of_the_specification():
    entries = [number.to_bytes(3, "big") for number in range(70_000)]
    tree = Tree()
    tree.extend(entries)
    files = dict(log_files(tree, entries))
    assert sum(path.startswith("tile/0/") and ".p/" not in path for path in files) == 273
    assert len(files["tile/0/273.p/112"]) == 112 * 32
    assert len(files["tile/1/000"]) == 256 * 32
    assert len(files["tile/1/001.p/17"]) == 17 * 32
    assert len(files["tile/2/000.p/1"]) == 32
    assert read_entries(len(entries), files.__getitem__) == entries


def test_a_log_that_has_grown_writes_only_what_changed():
    entries = [b"%d" % number for number in range(600)]
    tree = Tree()
    tree.extend(entries)
    assert sorted(dict(log_files(tree, entries, since=520))) == [
        "tile/0/002.p/88",
        "tile/1/000.p/2",
        "tile/entries/002.p/88",
    ]


@given(st.lists(st.binary(max_size=40), max_size=300))
def test_a_bundle_is_read_back(entries):
    assert unbundled(bundle(entries)) == entries


def test_a_cut_bundle_names_its_file():
    def fetch(path):
        return files[path]

    files = {"tile/entries/000.p/2": bundle([b"one", b"two"])[:-1]}
    with pytest.raises(TornLog, match=r"tile/entries/000\.p/2 is cut short"):
        read_entries(2, fetch)
    files["tile/entries/000.p/2"] = bundle([b"one"])
    with pytest.raises(TornLog, match="holds 1 entries instead of 2"):
        read_entries(2, fetch)


def test_a_missing_bundle_names_its_file(tmp_path):
    with pytest.raises(TornLog, match=r"000\.p/2 is missing"):
        read_entries(2, lambda path: (tmp_path / path).read_bytes())


def test_an_entry_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="at most 65535"):
        bundle([bytes(65_536)])


def test_the_first_level_holds_the_hashes_of_leaves():
    tree = Tree()
    tree.extend([b"one"])
    assert dict(log_files(tree, [b"one"]))["tile/0/000.p/1"] == leaf_hash(b"one")
