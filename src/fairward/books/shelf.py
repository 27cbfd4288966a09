"""The shelf: files of YAML become plain data, kept as JSON in the user's cache folder so that later starts need not parse them.

What is kept has a name made of the names, sizes and times of the book's files. A cache file that is damaged, or that belongs to
someone else, is ignored and written anew.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from fairward.model.problem import BookError

Data = Any


@functools.cache
def _loader() -> type:
    """Return a YAML loader that types only true, false, null and numbers, and refuses a key given twice."""
    import yaml  # noqa: PLC0415 - slow import: a warm start does not need it

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where there is one
        """Dates, yes, no and country codes such as NO stay the words that they are."""

        yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {}

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as inherited
            """Return the mapping, or refuse it where a key stands twice."""
            seen = set()
            for key_node, _ in node.value:
                if key_node.value in seen:
                    message = f"line {key_node.start_mark.line + 1}: the key '{key_node.value}' stands twice"
                    raise BookError(message)
                seen.add(key_node.value)
            made: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return made

    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ["n", "~", ""]),
        ("int", r"0|[-+]?[1-9]\d*", "-+0123456789"),
        ("float", r"[-+]?\d+\.\d+", "-+0123456789"),
    ):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))
    return Loader


def parsed(path: Path) -> Data:
    """Return the plain data of one YAML file; BookError with file and line where it is missing or malformed."""
    import yaml  # noqa: PLC0415 - slow import: a warm start does not need it

    name = f"{path.parent.name}/{path.name}"
    try:
        return yaml.load(path.read_bytes(), Loader=_loader())  # noqa: S506 - a safe loader, made stricter
    except FileNotFoundError as error:
        raise BookError(f"{name}: there is no such book") from error
    except BookError as error:
        raise BookError(f"{name}, {error}") from error
    except yaml.YAMLError as error:
        raise BookError(f"{name}: {error}") from error


def refusal(path: Path, what: str, key: str = "") -> BookError:
    """Return the error that names the file, the line where the key stands (if found) and what is wrong."""
    line = ""
    if key and path.exists():
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.match(rf"\W*{re.escape(key)}\b", text):
                line = f", line {number}"
                break
    return BookError(f"{path.parent.name}/{path.name}{line}: {what}")


def shelved(shelf: Path, name: str, paths: list[Path], read: Callable[[], Data]) -> Data:
    """Return a book's data from the cache if its files have not changed since, else read it and keep it."""
    key = _signature(shelf, paths)
    kept = _cache_folder()
    path = kept / f"{name}-{key[:32]}.json" if kept else None
    body = _from_cache(path) if path else None
    if body is None:
        body = json.dumps(read(), ensure_ascii=False, separators=(",", ":")).encode()
        if path:
            _to_cache(path, name, body)
    return json.loads(body)


def _signature(shelf: Path, paths: Iterable[Path]) -> str:
    """Return a hash of the names, sizes and times of a book's files and of this reader."""
    digest = hashlib.sha256()
    for path in (*paths, Path(__file__), Path(__file__).with_name("__init__.py")):
        try:
            facts = path.stat()
        except OSError:
            continue
        digest.update(f"{shelf}\x1f{path}\x1f{facts.st_size}\x1f{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _cache_folder() -> Path | None:
    """Return the user's cache folder for Fairward (made with mode 0700), or None where there is no safe one."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - must not raise
    folder = Path(home) / "fairward"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _ours(folder.lstat()) and folder.is_dir() else None
    except OSError:
        return None


def _ours(facts: os.stat_result) -> bool:
    """Return whether a file or folder belongs to this user and no other user may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _from_cache(path: Path) -> bytes | None:
    """Return the kept data, or None where there is none, it is not ours, or its hash does not fit."""
    try:
        if not _ours(path.lstat()) or path.is_symlink():
            return None
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest().encode() == digest else None


def _to_cache(path: Path, name: str, body: bytes) -> None:
    """Keep the data in one step and drop what was kept of the same book before; a full disk is no reason to stop."""
    waiting = path.with_suffix(f".{os.getpid()}")
    try:
        for old in path.parent.glob(f"{name}-{'[0-9a-f]' * 32}.json"):
            old.unlink(missing_ok=True)
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        waiting.replace(path)
    except OSError:
        waiting.unlink(missing_ok=True)
