"""A Merkle tree of entries as RFC 6962 and RFC 9162 hash it: append, root, proofs of inclusion and of consistency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of an entry as a leaf (32 bytes)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees as a node (32 bytes)."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that only grows; `levels[k][i]` is the hash of the i-th whole subtree of 2**k leaves."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        """Start with the hashes of leaves, if any."""
        self.levels: list[list[bytes]] = [[]]
        self._edges: tuple[int, list[bytes | None]] = (0, [])
        self._kept: tuple[int, list[tuple[list[bytes], int, bytes | None]]] = (0, [])
        self.extend_hashes(leaves)

    def __len__(self) -> int:
        """Return the number of leaves."""
        return len(self.levels[0])

    def extend(self, entries: Iterable[bytes]) -> None:
        """Append entries."""
        make = sha256
        self.extend_hashes([make(b"\x00" + entry).digest() for entry in entries])

    def extend_hashes(self, leaves: Iterable[bytes]) -> None:
        """Append the hashes of leaves and hash every subtree that they make whole."""
        make, level = sha256, 0
        self.levels[0].extend(leaves)
        while len(self.levels[level]) > 1:
            below = self.levels[level]
            level += 1
            if level == len(self.levels):
                self.levels.append([])
            done = len(self.levels[level])
            pairs = iter(below[2 * done : len(below) // 2 * 2])
            self.levels[level].extend(
                [make(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            )

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` entries, of all where none is given; ValueError where there are fewer."""
        size = self._size(size)
        if size == 0:
            return EMPTY_ROOT
        height = (size - 1).bit_length()
        return self._node(height, 0, size)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Return the proof that entry `index` is in the first `size`: siblings from the leaf upwards (RFC 6962, 2.1.1)."""
        size = self._size(size)
        if not 0 <= index < size:
            raise ValueError(f"entry {index} is not among the first {size}")
        proof: list[bytes] = []
        take = proof.append
        for hashes, full, edge in self._rows(size):
            other = index ^ 1
            if other < full:
                take(hashes[other])
            elif other == full and edge is not None:
                take(edge)
            index >>= 1
        return proof

    def consistency(self, first: int, second: int | None = None) -> list[bytes]:
        """Return the proof that the first `first` entries begin the first `second` (RFC 6962, 2.1.2).

        Every tree begins with the empty one, so there is nothing to prove of size 0: it is refused with ValueError.
        """
        second = self._size(second)
        if not 0 < first <= second:
            raise ValueError(f"no proof leads from {first} entries to {second}; sizes begin at 1 and only grow")
        low, high, whole, proof = 0, second, True, []
        while (size := high - low) != first:
            middle = 1 << (size - 1).bit_length() - 1
            if first <= middle:
                proof.append(self._span(low + middle, high, second))
                high = low + middle
            else:
                proof.append(self._span(low, low + middle, second))
                low, first, whole = low + middle, first - middle, False
        if not whole:
            proof.append(self._span(low, high, second))
        return proof[::-1]

    def _size(self, size: int | None) -> int:
        """Return a size that the tree has reached."""
        if size is None:
            return len(self)
        if not 0 <= size <= len(self):
            raise ValueError(f"the log has {len(self)} entries, not {size}")
        return size

    def _span(self, low: int, high: int, size: int) -> bytes:
        """Return the hash of the entries from `low` to `high` in a tree of a size."""
        level = (high - low - 1).bit_length()
        return self._node(level, low >> level, size)

    def _node(self, level: int, index: int, size: int) -> bytes:
        """Return a node: of a whole subtree, or the ragged one at the right edge of a tree of a size."""
        if index < size >> level:
            return self.levels[level][index]
        edge = self._ragged(size)[level]
        assert edge is not None
        return edge

    def _rows(self, size: int) -> list[tuple[list[bytes], int, bytes | None]]:
        """Return each level of a tree of a size below its root: hashes, how many are of it, and its ragged edge."""
        if self._kept[0] != size:
            edges = self._ragged(size)
            rows = [(self.levels[level], size >> level, edges[level]) for level in range((size - 1).bit_length())]
            self._kept = (size, rows)
        return self._kept[1]

    def _ragged(self, size: int) -> list[bytes | None]:
        """Return for each level the hash of what is left over at the right edge of a tree of a size; kept for the next call."""
        if self._edges[0] == size and self._edges[1]:
            return self._edges[1]
        edges: list[bytes | None] = [None]
        for level in range((size - 1).bit_length() if size else 0):
            edge, full = edges[level], size >> level
            if full % 2:
                last = self.levels[level][full - 1]
                edge = last if edge is None else node_hash(last, edge)
            edges.append(edge)
        self._edges = (size, edges)
        return edges


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Return whether a proof shows that a leaf's hash stands at `index` in the tree of that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    found, last = leaf, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            found = node_hash(sibling, found)
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            found = node_hash(found, sibling)
        index >>= 1
        last >>= 1
    return last == 0 and found == root


def consistent(first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes) -> bool:
    """Return whether a proof shows that a tree goes on from an earlier one (RFC 9162, 2.1.4.2); size 0 is refused as False."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    before, last = first - 1, second - 1
    while before & 1:
        before >>= 1
        last >>= 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if before & 1 or before == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not before & 1 and before:
                before >>= 1
                last >>= 1
        else:
            new = node_hash(new, sibling)
        before >>= 1
        last >>= 1
    return last == 0 and old == first_root and new == second_root
