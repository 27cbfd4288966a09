"""Where a register to be verified is read from: a folder, or a web server that is not trusted with anything."""

from __future__ import annotations

import http.client
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

from fairward.model.problem import Problem, UnreadableSource

MOST_BYTES = 4 << 30
"""A larger file is not read."""
MOST_TO_HOLD = 512 << 20
"""A larger file is not taken into memory."""
SECONDS_A_FILE = 600
_WAIT = 30
_AT_ONCE = 8
_CHUNK = 1 << 20
_SAFE = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9_.~-][A-Za-z0-9_.~ ()-]*(?:/[A-Za-z0-9_.~ ()-]+)*")

One = TypeVar("One")
Other = TypeVar("Other")


class Unreachable(OSError):
    """A file could not be read; the message says why."""


def safe(path: object) -> bool:
    """Return whether a path of a manifest is one below the register, and can be nothing else."""
    return isinstance(path, str) and len(path) < 1_000 and _SAFE.fullmatch(path) is not None


class FromFolder:
    """A register in a folder."""

    def __init__(self, folder: Path) -> None:
        """Read from a folder."""
        self.folder, self.name = folder, str(folder)

    def read(self, path: str, most: int = MOST_TO_HOLD) -> bytes:
        """Return the bytes of a file; OSError where there is none, or more than `most`."""
        with (self.folder / path).open("rb") as file:
            body = file.read(most + 1)
        return _small(path, body, most)

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a file piece by piece."""
        with (self.folder / path).open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece

    def names(self, below: str = "") -> list[str] | None:
        """Return all files below a place, None where nobody can know."""
        start = self.folder / below
        return sorted(one.relative_to(self.folder).as_posix() for one in start.rglob("*") if one.is_file())

    def map(self, do: Callable[[One], Other], given: Iterable[One]) -> Iterator[Other]:
        """Yield what is made of each, in order."""
        return map(do, given)


class FromServer:
    """A register at an address: only http and https, only that server, no way elsewhere, no more bytes and time than is fit."""

    def __init__(self, address: str) -> None:
        """Read from an address; UnreadableSource where it is none."""
        parts = urlsplit(address)
        try:
            self.host, self.port = parts.hostname or "", parts.port
        except ValueError as error:
            raise _no_address(address) from error
        if parts.scheme not in ("http", "https") or not self.host or parts.username or parts.query or parts.fragment:
            raise _no_address(address)
        self.secure, self.base, self.name = parts.scheme == "https", parts.path.rstrip("/"), address
        self._own = threading.local()

    def read(self, path: str, most: int = MOST_TO_HOLD) -> bytes:
        """Return the bytes of a file; Unreachable where there is none, or more than `most`."""
        return _small(path, b"".join(self._get(path, most)), most)

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a file piece by piece."""
        yield from self._get(path, MOST_BYTES)

    def names(self, below: str = "") -> list[str] | None:
        """Return nothing: a server need not say what it has."""
        del below
        return None

    def map(self, do: Callable[[One], Other], given: Iterable[One]) -> Iterator[Other]:
        """Yield what is made of each, in order, some at once."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from pool.map(do, given)

    def _get(self, path: str, most: int) -> Iterator[bytes]:
        """Yield the bytes of a file, at most a little more than `most`."""
        try:
            answer = self._answer(path)
            if answer.status != http.client.OK:
                answer.read(_CHUNK)
                self._close()
                raise Unreachable(f"{path}: {_why(answer)}")
            size, until = 0, time.monotonic() + SECONDS_A_FILE
            while piece := answer.read(_CHUNK):
                size += len(piece)
                yield piece
                if size > most or time.monotonic() > until:
                    self._close()
                    raise Unreachable(f"{path}: the server sends more, or more slowly, than a register does")
        except (http.client.HTTPException, ssl.SSLError, TimeoutError) as error:
            self._close()
            raise Unreachable(f"{path}: {error or type(error).__name__}") from error

    def _answer(self, path: str) -> http.client.HTTPResponse:
        """Return the server's answer, asked once more where a kept connection had ended."""
        for fresh in (False, True):
            kept = getattr(self._own, "line", None)
            line = self._line() if kept is None or fresh else kept
            try:
                line.request(
                    "GET",
                    f"{self.base}/{quote(path)}",
                    headers={"Accept-Encoding": "identity", "User-Agent": "fairward"},
                )
                return line.getresponse()
            except (http.client.HTTPException, ConnectionError):
                self._close()
                if kept is None or fresh:
                    raise
        raise AssertionError

    def _line(self) -> http.client.HTTPConnection:
        """Return a connection of this thread's own."""
        if self.secure:
            self._own.line = http.client.HTTPSConnection(
                self.host, self.port, timeout=_WAIT, context=ssl.create_default_context()
            )
        else:
            self._own.line = http.client.HTTPConnection(self.host, self.port, timeout=_WAIT)
        line: http.client.HTTPConnection = self._own.line
        return line

    def _close(self) -> None:
        """End the connection of this thread."""
        line = getattr(self._own, "line", None)
        if line is not None:
            line.close()
            self._own.line = None


Source = FromFolder | FromServer


def digest(source: Source, path: str, salt: bytes | None = None) -> tuple[str, str]:
    """Return the SHA-256 of a file, and that with a salt before it (empty where there is none)."""
    plain, salted = sha256(), sha256(salt or b"")
    for piece in source.pieces(path):
        plain.update(piece)
        if salt is not None:
            salted.update(piece)
    return plain.hexdigest(), salted.hexdigest() if salt is not None else ""


def _small(path: str, body: bytes, most: int) -> bytes:
    """Return bytes that are not too many."""
    if len(body) > most:
        raise Unreachable(f"{path}: it is larger than {most:,} bytes")
    return body


def _why(answer: http.client.HTTPResponse) -> str:
    """Return in words what a server answers instead of a file."""
    if 300 <= answer.status < 400:
        there = (answer.headers.get("Location") or "")[:200]
        return f"the server sends us elsewhere ({there!r}), which is not followed; give that address if you trust it"
    return f"the server answers {answer.status}"


def _no_address(address: str) -> UnreadableSource:
    """Return what is said of something that is no address."""
    what = "This is no address of a register."
    return UnreadableSource(
        Problem(where=address, what=what, hint="Give https://..., without a password, a question mark or a #.")
    )
