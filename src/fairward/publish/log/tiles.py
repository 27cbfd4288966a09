"""A log as static files (C2SP tlog-tiles): tiles of 256 hashes, bundles of 256 entries, and the way back from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fairward.model.problem import FairwardError
from fairward.publish.log.tree import Tree

WIDTH = 256
LONGEST = 65_535
HASH = 32


class TornLog(FairwardError):
    """The files of a log are not what its checkpoint says; the message names the file."""


def tile_path(level: int | str, index: int, width: int = WIDTH) -> str:
    """Return the address of a tile ("tile/0/x001/x234/067", "tile/entries/000.p/5")."""
    digits = f"{index:03}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join([f"x{part}" for part in parts[:-1]] + parts[-1:])
    return f"tile/{level}/{path}" + (f".p/{width}" if width < WIDTH else "")


def spans(count: int, since: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the number and the width of each tile of a level with `count` hashes, from the one that holds hash `since`."""
    for index in range(since // WIDTH, -(-count // WIDTH)):
        yield index, min(WIDTH, count - index * WIDTH)


def log_files(tree: Tree, entries: Sequence[bytes], since: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the files that change when a log of `since` entries has grown to the tree's size."""
    for index, width in spans(len(entries), since):
        yield tile_path("entries", index, width), bundle(entries[index * WIDTH : index * WIDTH + width])
    level = 0
    while (count := len(tree) >> 8 * level) > 0:
        hashes = tree.levels[8 * level]
        for index, width in spans(count, since >> 8 * level):
            yield tile_path(level, index, width), b"".join(hashes[index * WIDTH : index * WIDTH + width])
        level += 1


def grown_from(path: str, body: bytes, now: Mapping[str, bytes]) -> bool:
    """Return whether a partial tile that an earlier edition left is the beginning of what stands in its place now (paths with bytes)."""
    place, _, width = path.partition(".p/")
    try:
        held = len(unbundled(body)) if place.startswith("tile/entries/") else len(body) / HASH
    except ValueError:
        return False
    whole = next((found for one, found in now.items() if one.partition(".p/")[0] == place), b"")
    return width == f"{held:.0f}" and held > 0 and whole.startswith(body)


def bundle(entries: Sequence[bytes]) -> bytes:
    """Return entries one after the other, each with its length in two bytes; ValueError where one is too long."""
    if any(len(entry) > LONGEST for entry in entries):
        raise ValueError(f"an entry of a log has at most {LONGEST} bytes")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unbundled(body: bytes) -> list[bytes]:
    """Return the entries of a bundle; ValueError where it is cut."""
    found, at = [], 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 2], "big")
        entry = body[at + 2 : at + 2 + size]
        if len(body) - at < 2 or len(entry) < size:
            raise ValueError("the bundle is cut")
        found.append(entry)
        at += 2 + size
    return found


def read_entries(size: int, fetch: Callable[[str], bytes]) -> list[bytes]:
    """Return all entries of a log of a size; TornLog names the file that is missing, cut or too long."""
    found: list[bytes] = []
    for index, width in spans(size):
        path = tile_path("entries", index, width)
        try:
            entries = unbundled(fetch(path))
        except OSError as error:
            raise TornLog(f"{path} is missing") from error
        except ValueError as error:
            raise TornLog(f"{path} is cut short") from error
        if len(entries) != width:
            raise TornLog(f"{path} holds {len(entries)} entries instead of {width}")
        found += entries
    return found
