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
from hashlib import sha256
from pathlib import Path

from fairward.model.problem import Problem, UnreadableSource
from fairward.publish.log import Key, NoteError, TornLog, checkpoint_of, opened, parse, read_entries, taken_over
from fairward.publish.sealing import CHECKPOINT, LOG, MANIFEST, SCHEMA, Standing

_EXCHANGE = 2
_HERE = -100
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.ENOSYS)

Body = bytes | Path


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


def continued(target: Path, before: Standing, key: Key) -> None:
    """Return nothing; raise UnreadableSource where a key is not the one that signed the register, nor one that it handed over to."""
    if not before.manifest:
        return
    if before.manifest["origin"] != key.verifier.name:
        what = "This is the register of {origin}, and the key is another's.".format(**before.manifest)
        raise _other(target, what, "Use its key, or another folder.")
    notes = [path.read_text(encoding="utf-8") for path in sorted((target / LOG / "handovers").glob("*.txt"))]
    known = (key.verifier, *taken_over(key.verifier, (*notes, *key.handovers)))
    try:
        opened((target / CHECKPOINT).read_text(encoding="utf-8"), known)
    except NoteError as error:
        what = f"The key is not the one that signed this register ({error})."
        hint = "Use the key that signed it, or one that it handed over to. If it is lost, begin a register with a new name."
        raise _other(target, what, hint) from error
    if notes != list(key.handovers[: len(notes)]):
        hint = f"Copy those of {target / LOG / 'handovers'} into the folder of the key: readers who trust an earlier key need them."
        raise _other(target, "The hand-overs that were published are not those beside the key.", hint)


def _other(target: Path, what: str, hint: str) -> UnreadableSource:
    """Return that a key and a register do not belong together."""
    return UnreadableSource(Problem(where=str(target), what=what, hint=hint))


def _ours(schema: object) -> None:
    """Return nothing; raise KeyError where a manifest is of something else."""
    if schema != SCHEMA:
        raise KeyError(schema)


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the register for one publisher; what an interrupted one left behind is cleared away first."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = beside(target, "lock").open("w")
    except OSError as error:
        raise failed(target, error) from error
    with lock:
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
    half, before, made = (beside(target, what) for what in ("next", "before", "made"))
    if before.exists() and not target.exists():
        before.replace(target)
    beside(target, "spare.json.new").unlink(missing_ok=True)
    left = [half, before, made]
    if not beside(target, "spare.json").exists():
        left.append(beside(target, "spare"))
    for one in left:
        if one.exists():
            shutil.rmtree(one)


def write(target: Path, changed: Mapping[str, Body], gone: Iterable[str] = (), made: Path | None = None) -> int:
    """Return how many files were written: those that changed (bytes, or a file to be moved here); others stay, but for `gone`.

    `made` is the folder in which all files to be moved stand as they will here: where there is no register yet, it becomes the first edition.

    1. The edition before the last, kept as a spare of links, is brought up to the one that stands; where there is none, all
    files are linked. 2. What changed is written to it anew, what is gone taken out. 3. It is forced to disk. 4. The two change
    places in one step of the file system (or in two renames where it has no such step); what stood becomes the spare.
    """
    half, old = beside(target, "next"), target.exists()
    gone = [path for path in gone if path not in changed]
    try:
        moved = made is not None and not old and made.is_dir()
        if made is not None and moved:
            made.replace(half)
        else:
            _again(target, half)
        folders: set[Path] = {half}
        for path, body in changed.items():
            if moved and isinstance(body, Path):
                continue
            place = _within(half, path, folders)
            if isinstance(body, Path):
                body.replace(place)
                continue
            place.unlink(missing_ok=True)  # never written over: the edition that stands may share the file
            with place.open("xb") as file:
                file.write(body)
        for path in gone:
            _take_out(half, path)
        _sync(half)
        _exchange(half, target)
        _spare(target, list(changed), linked=not old, drop=bool(gone))
    except OSError as error:
        shutil.rmtree(half, ignore_errors=True)
        raise failed(target, error) from error
    return len(changed)


def failed(target: Path, error: OSError) -> UnreadableSource:
    """Return what is said where a register cannot be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return UnreadableSource(
        Problem(
            where=str(target),
            what="The disk is full." if full else f"The register could not be written ({error.strerror}).",
            hint="The edition before stands as it was. Make room, or choose another place, and publish again.",
        )
    )


def _again(target: Path, half: Path) -> None:
    """Make the next edition's folder, with all files of the one that stands."""
    if not target.exists():
        half.mkdir(parents=True)
        return
    behind = _behind(target)
    if behind is None:
        shutil.rmtree(beside(target, "spare"), ignore_errors=True)
        _link_all(target, half)
        return
    beside(target, "spare").replace(half)
    made: set[Path] = {half}
    for path in behind:
        if (target / path).exists():
            place = _within(half, path, made)
            place.unlink(missing_ok=True)
            keep(target / path, place)
        else:
            _take_out(half, path)


def _behind(target: Path) -> list[str] | None:
    """Return the files in which the spare differs from what stands, None where it cannot be used; it is in use from now on."""
    note = beside(target, "spare.json")
    try:
        row = json.loads(note.read_bytes())
        note.unlink()
        if not beside(target, "spare").is_dir() or row["of"] != _name_of(target):
            return None
        return [str(path) for path in row["behind"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _name_of(target: Path) -> str:
    """Return what tells one edition from another: the hash of its manifest."""
    path = target / MANIFEST
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _spare(target: Path, changed: list[str], *, linked: bool, drop: bool) -> None:
    """Keep the edition before as the spare of the next publish, or make one of links; without links there is none.

    Where something is gone, perhaps because it had to be taken down, nothing of the edition before is kept (`drop`).
    """
    half, spare, note = (beside(target, what) for what in ("next", "spare", "spare.json"))
    with contextlib.suppress(OSError):  # the register stands: a spare only saves time
        if drop:
            shutil.rmtree(half)
        if linked or drop:
            _link_all(target, half, only_links=True)
            changed = []
        half.replace(spare)
        waiting = beside(target, "spare.json.new")
        waiting.write_text(json.dumps({"of": _name_of(target), "behind": changed}), encoding="utf-8")
        waiting.replace(note)
        return
    shutil.rmtree(half, ignore_errors=True)


def _link_all(old: Path, new: Path, *, only_links: bool = False) -> None:
    """Make all files of a folder stand in another as well."""
    new.mkdir(parents=True)
    for folder, names, files in os.walk(old):
        there = new / Path(folder).relative_to(old)
        for name in names:
            (there / name).mkdir()
        for name in files:
            if only_links:
                os.link(f"{folder}/{name}", there / name)
            else:
                keep(Path(folder) / name, there / name)


def _take_out(folder: Path, path: str) -> None:
    """Take a file out of a folder, and the folders that it leaves empty."""
    place = folder / path
    place.unlink(missing_ok=True)
    for above in place.parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except OSError:
            return


def _within(folder: Path, path: str, made: set[Path]) -> Path:
    """Return the place of a file below a folder, its own folder made."""
    place = folder / path
    if place.parent not in made:
        place.parent.mkdir(parents=True, exist_ok=True)
        made.add(place.parent)
    return place


def stage(staging: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the hashes of files, written to the folder in which an edition is made."""
    hashes = {}
    for path, body in files.items():
        place = f"{staging}/{path}"
        try:
            file = open(place, "wb")  # noqa: PTH123, SIM115 - called for every page: a Path takes as long as writing does
        except FileNotFoundError:
            os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120 - as above
            file = open(place, "wb")  # noqa: PTH123, SIM115 - as above
        with file:
            file.write(body)
        hashes[path] = sha256(body).hexdigest()
    return hashes


def keep(old: Path, new: Path) -> None:
    """Make the same file stand in the next edition: a link where the file system has links, else a copy."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(old, new)


def _sync(folder: Path) -> None:
    """Force what was written to disk before it takes the place of what is there."""
    if hasattr(os, "sync"):
        os.sync()
    assert folder.exists()


def _exchange(half: Path, target: Path) -> None:
    """Put the next edition in the place of the old one, which then stands where the next one stood (if there was one)."""
    if not target.exists():
        half.replace(target)
    elif not _swap(half, target):
        before = beside(target, "before")
        target.replace(before)
        half.replace(target)
        before.replace(half)


def _swap(one: Path, other: Path) -> bool:
    """Return whether two folders changed places in one step: Linux has a call for it, on most file systems."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def beside(target: Path, what: str) -> Path:
    """Return the place beside a register for what publishing needs: an edition that is made, a spare, what was made before."""
    return target.parent / f".{target.name}.{what}"
