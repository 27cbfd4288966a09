"""The tree against the public vectors of RFC 6962 and against a plain implementation of its definition."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairward.publish.log.tree import EMPTY_ROOT, Tree, consistent, included, leaf_hash, node_hash

# The entries, roots and proofs that Certificate Transparency's own implementations are tested with.
ENTRIES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]  # fmt: skip
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def plain_root(leaves):
    """The definition of RFC 6962, 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(plain_root(leaves[:middle]), plain_root(leaves[middle:]))


def plain_path(index, leaves):
    if len(leaves) == 1:
        return []
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    if index < middle:
        return [*plain_path(index, leaves[:middle]), plain_root(leaves[middle:])]
    return [*plain_path(index - middle, leaves[middle:]), plain_root(leaves[:middle])]


def plain_consistency(first, leaves, *, whole=True):
    if first == len(leaves):
        return [] if whole else [plain_root(leaves)]
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    if first <= middle:
        return [*plain_consistency(first, leaves[:middle], whole=whole), plain_root(leaves[middle:])]
    return [*plain_consistency(first - middle, leaves[middle:], whole=False), plain_root(leaves[:middle])]


def tree_of(entries):
    tree = Tree()
    tree.extend(entries)
    return tree


def test_an_empty_log_has_the_root_of_nothing():
    assert Tree().root() == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_public_vectors(size):
    assert tree_of(ENTRIES).root(size).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_is_that_of_the_public_vectors(index, size):
    proof = tree_of(ENTRIES).inclusion(index, size)
    assert [one.hex() for one in proof] == INCLUSION[index, size]
    assert included(leaf_hash(ENTRIES[index]), index, size, proof, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("first", "second"), CONSISTENCY)
def test_consistency_is_that_of_the_public_vectors(first, second):
    proof = tree_of(ENTRIES).consistency(first, second)
    assert [one.hex() for one in proof] == CONSISTENCY[first, second]
    assert consistent(first, second, proof, bytes.fromhex(ROOTS[first - 1]), bytes.fromhex(ROOTS[second - 1]))


def test_nothing_is_consistent_with_an_empty_log():
    tree = tree_of(ENTRIES)
    with pytest.raises(ValueError, match="sizes begin at 1"):
        tree.consistency(0, 8)
    assert not consistent(0, 8, [], EMPTY_ROOT, tree.root())
    assert not consistent(0, 0, [], EMPTY_ROOT, EMPTY_ROOT)


def test_a_log_does_not_shrink():
    tree = tree_of(ENTRIES)
    with pytest.raises(ValueError, match="only grow"):
        tree.consistency(8, 3)
    assert not consistent(8, 3, [], tree.root(8), tree.root(3))
    with pytest.raises(ValueError, match="not 9"):
        tree.root(9)


SIZES = st.integers(min_value=1, max_value=70)


@given(size=SIZES, later=SIZES, at=st.integers(0, 10**6))
def test_the_tree_agrees_with_the_plain_definition(size, later, at):
    entries = [bytes([number]) for number in range(size + later)]
    tree = tree_of(entries[:size])
    for entry in entries[size:]:
        tree.extend([entry])
    assert tree.root(size) == plain_root(entries[:size])
    assert tree.root() == plain_root(entries)
    index = at % size
    proof = tree.inclusion(index, size)
    assert proof == plain_path(index, entries[:size])
    assert included(leaf_hash(entries[index]), index, size, proof, tree.root(size))
    between = tree.consistency(size)
    assert between == plain_consistency(size, entries)
    assert consistent(size, size + later, between, tree.root(size), tree.root())


@given(size=SIZES, at=st.integers(0, 10**6), bit=st.integers(0, 255), wrong=st.integers(0, 69))
def test_a_changed_proof_proves_nothing(size, at, bit, wrong):
    tree = tree_of([bytes([number]) for number in range(size)])
    index = at % size
    leaf, proof, root = leaf_hash(bytes([index])), tree.inclusion(index), tree.root()
    flipped = bytes(one ^ (1 << bit % 8 if place == bit // 8 else 0) for place, one in enumerate(leaf))
    assert not included(flipped, index, size, proof, root)
    assert not included(leaf, index, size, [*proof, leaf], root)
    if proof:
        assert not included(leaf, index, size, proof[:-1], root)
    if wrong != index:
        assert not included(leaf, wrong, size, proof, root)


@given(first=SIZES, more=SIZES)
def test_another_history_is_not_consistent(first, more):
    mine = tree_of([bytes([number]) for number in range(first + more)])
    other = tree_of([b"other", *(bytes([number]) for number in range(1, first + more))])
    assert not consistent(first, first + more, other.consistency(first), mine.root(first), other.root())
    assert not consistent(first, first + more, mine.consistency(first)[:-1], mine.root(first), mine.root())
