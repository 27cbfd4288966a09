"""Keeping: what took time to work out stays in the user's cache folder, and is trusted only where nobody else may write.

A kept file opens with the SHA-256 of what follows; its name carries the hash of all that its content depends on. Nothing in it
is ever executed. A folder or file of somebody else, one that others may write to, a link and a file whose hash does not fit
are ignored. Where the folder cannot be written to, what is kept is still used. FAIRWARD_NO_CACHE=1 switches all of it off.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

SWITCH = "FAIRWARD_NO_CACHE"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def place(name: str, key: str, suffix: str) -> Path | None:
    """Return the file in which something called `name` is kept under a key (a hash); None where there is no safe folder."""
    folder = _folder()
    return folder / f"{name}-{key[:32]}{suffix}" if folder else None


def kept(path: Path | None) -> bytes | None:
    """Return what a file keeps, or None where there is nothing, it is not ours alone to write, or its hash does not fit."""
    if path is None:
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_LINKS | _BINARY)
        with os.fdopen(descriptor, "rb") as file:
            facts = os.fstat(descriptor)
            if not _ours(facts) or not stat.S_ISREG(facts.st_mode):
                return None
            digest, _, body = file.read().partition(b"\n")
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest().encode() == digest else None


def keep(path: Path | None, body: bytes, *, alone: bool = False) -> None:
    """Return nothing; what is kept appears whole or not at all, and a full disk is no reason to stop.

    `alone` drops what was kept under the same name and another key.
    """
    if path is None:
        return
    waiting = path.with_suffix(f".{os.urandom(8).hex()}")
    try:
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY, 0o600)
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        if alone:
            name = path.stem.rpartition("-")[0]
            for old in path.parent.glob(f"{name}-{'[0-9a-f]' * 32}{path.suffix}"):
                old.unlink(missing_ok=True)
        waiting.replace(path)
    except OSError:
        waiting.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Return the user's cache folder for Fairward (made with mode 0700), or None where there is no safe one."""
    if os.environ.get(SWITCH):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - must not raise
    folder = Path(home) / "fairward"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return None
    return folder if _ours(facts) and stat.S_ISDIR(facts.st_mode) else None


def _ours(facts: os.stat_result) -> bool:
    """Return whether a file or folder belongs to this user and no other user may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
