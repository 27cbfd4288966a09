"""A register in a folder, changed as a whole: readers see the edition before or the one after, never half of one."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fairward.model.problem import Problem, UnreadableSource
from fairward.publish.log import NoteError, TornLog, checkpoint_of, parse, read_entries
from fairward.publish.sealing import CHECKPOINT, LOG, MANIFEST, SCHEMA, Standing

_EXCHANGE = 2
_HERE = -100


def standing(target: Path) -> Standing:
    """Return the register in a folder: empty where there is none; UnreadableSource where what is there is none of ours."""
    if not target.exists() or not any(target.iterdir()):
        return Standing(manifest={})
    try:
        manifest = json.loads((target / MANIFEST).read_bytes())
        head = checkpoint_of(parse((target / CHECKPOINT).read_text(encoding="utf-8")).text)
        entries = read_entries(head.size, lambda path: (target / LOG / path).read_bytes())
        _ours(manifest["schema"])
    except (OSError, ValueError, KeyError, TypeError, NoteError, TornLog) as error:
        raise UnreadableSource(
            Problem(
                where=str(target),
                what=f"This folder holds something else, or a register that was changed by hand ({error}).",
                hint="Choose an empty folder, or bring back a copy that `fairward verify` finds whole.",
            )
        ) from error
    return Standing(manifest=manifest, entries=tuple(entries))


def _ours(schema: object) -> None:
    """Return nothing; raise KeyError where a manifest is of something else."""
    if schema != SCHEMA:
        raise KeyError(schema)


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the register for one publisher; what an interrupted one left behind is cleared away first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with (target.parent / f".{target.name}.lock").open("w") as lock:
        _hold(lock.fileno(), target)
        repair(target)
        yield


def _hold(handle: int, target: Path) -> None:
    """Take the lock, which ends with the process however it ends."""
    if sys.platform == "win32":  # the folder of one person there; nothing to lock with
        return
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        problem = Problem(where=str(target), what="Another publish is at work here.", hint="Wait until it is done.")
        raise UnreadableSource(problem) from error


def repair(target: Path) -> None:
    """Clear away what an interrupted publish left: the half-written edition, or the one before that was moved aside."""
    half, before = _beside(target, "next"), _beside(target, "before")
    if before.exists() and not target.exists():
        before.replace(target)
    for left in (half, before):
        if left.exists():
            shutil.rmtree(left)


def write(target: Path, changed: Mapping[str, bytes], kept: Iterable[str]) -> int:
    """Return how many files were written: those that changed; `kept` stay as they are, and the rest is gone.

    1. The next edition is made beside the old: what is kept as links to the same files, what changed anew. 2. It is
    forced to disk. 3. The two change places in one step of the file system (or in two renames where it has no such step).
    """
    half = _beside(target, "next")
    try:
        half.mkdir(parents=True)
        made: set[Path] = {half}
        for path in kept:
            if path not in changed:
                _keep(target / path, _within(half, path, made))
        for path, body in changed.items():
            with _within(half, path, made).open("xb") as file:
                file.write(body)
                file.flush()
        _sync(half)
        _exchange(half, target)
    except OSError as error:
        shutil.rmtree(half, ignore_errors=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        problem = Problem(
            where=str(target),
            what="The disk is full." if full else f"The register could not be written ({error.strerror}).",
            hint="The edition before stands as it was. Make room, or choose another place, and publish again.",
        )
        raise UnreadableSource(problem) from error
    return len(changed)


def _within(folder: Path, path: str, made: set[Path]) -> Path:
    """Return the place of a file below a folder, its own folder made."""
    place = folder / path
    if place.parent not in made:
        place.parent.mkdir(parents=True, exist_ok=True)
        made.add(place.parent)
    return place


def _keep(old: Path, new: Path) -> None:
    """Make the same file stand in the next edition: a link where the file system has links, else a copy."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.ENOSYS):
            raise
        shutil.copy2(old, new)


def _sync(folder: Path) -> None:
    """Force what was written to disk before it takes the place of what is there."""
    if hasattr(os, "sync"):
        os.sync()
    assert folder.exists()


def _exchange(half: Path, target: Path) -> None:
    """Put the next edition in the place of the old one."""
    before = _beside(target, "before")
    if not target.exists():
        half.replace(target)
    elif _swap(half, target):
        half.replace(before)
    else:
        target.replace(before)
        half.replace(target)
    shutil.rmtree(before, ignore_errors=True)


def _swap(one: Path, other: Path) -> bool:
    """Return whether two folders changed places in one step: Linux has a call for it, on most file systems."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _beside(target: Path, what: str) -> Path:
    """Return the place beside a register for an edition that is made or that was."""
    return target.parent / f".{target.name}.{what}"
