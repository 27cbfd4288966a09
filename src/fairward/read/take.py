"""The bytes of a source, weighed before they are taken."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from fairward.model.document import Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import sniff

LARGEST_TEXT = 64 * 2**20
"""Bytes of the largest plain text, page, message or RTF that is read (about ten million words)."""
LARGEST_FILE = 256 * 2**20
"""Bytes of the largest PDF, DOCX, ODT or image that is read."""

_TEXT_KINDS = frozenset({"txt", "html", "eml", "rtf"})
_UNSUPPORTED = {
    "office": (
        "This is an old Word file or a password-protected one.",
        "Open it in a word processor and save it without a password as DOCX or PDF.",
    ),
    "archive": (
        "This is an archive without a text that can be read.",
        "Unpack it and give the texts in it (PDF, DOCX, ODT, RTF, HTML, EML, images or plain text).",
    ),
    "binary": (
        "This is binary data, not a text, whatever its name says.",
        "Give the text as PDF, DOCX, ODT, RTF, HTML, EML, an image (PNG, JPEG, TIFF) or plain text.",
    ),
}


def take(path: str | Path) -> tuple[bytes, str]:
    """Return the bytes of a file ("-" for standard input) and their kind.

    Raises UnreadableSource where the path does not exist, is no regular file, may not be read, is too large, is empty
    or holds what cannot be read.
    """
    name = str(path)
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        return data, weigh(name="standard input", data=data)
    file = Path(path)
    try:
        if not file.is_file():
            raise UnreadableSource(_not_a_file(name, exists=file.exists()))
        size = file.stat().st_size
        with file.open("rb") as stream:
            data = stream.read(sniff.HEAD)
            if size > len(data):
                # The start tells whether the rest is worth reading: half a gigabyte of text, or a film, is not.
                kind = sniff.kind(data)
                _refuse_large(name, kind, size)
                if kind != "binary":
                    data += stream.read(LARGEST_FILE + 1 - len(data))
    except (OSError, ValueError) as error:
        problem = Problem(
            where=name,
            what=f"The file could not be opened ({getattr(error, 'strerror', None) or error}).",
            hint="Check its name and its permissions.",
        )
        raise UnreadableSource(problem) from error
    return data, weigh(name=name, data=data)


def weigh(*, name: str, data: bytes) -> str:
    """Return the kind of the bytes; raises UnreadableSource where they are empty, too many or of no readable kind."""
    kind = sniff.kind(data)
    if kind == "empty":
        raise UnreadableSource(
            Problem(where=name, what="The file is empty.", hint="Check that it was saved or downloaded completely.")
        )
    if kind in _UNSUPPORTED:
        what, hint = _UNSUPPORTED[kind]
        raise UnreadableSource(Problem(where=name, what=what, hint=hint))
    _refuse_large(name, kind, len(data))
    return kind


def source(*, name: str, data: bytes, kind: str) -> Source:
    """Return the source of the bytes; their SHA-256 is its identity."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(name=name, sha256=digest, media_type=sniff.MEDIA_TYPES[kind], size=len(data))


def _refuse_large(name: str, kind: str, size: int) -> None:
    """Raise UnreadableSource where a source of this kind is larger than what is read."""
    limit = LARGEST_TEXT if kind in _TEXT_KINDS else LARGEST_FILE
    if size > limit and kind not in _UNSUPPORTED:
        problem = Problem(
            where=name,
            what=f"The file has {size / 2**20:,.0f} MB; sources of this kind are read up to {limit // 2**20} MB.",
            hint="Split it into parts, one agreement or article each.",
        )
        raise UnreadableSource(problem)


def _not_a_file(name: str, *, exists: bool) -> Problem:
    """Return the problem of a path that is no regular file."""
    if exists:
        return Problem(where=name, what="This is not a regular file.", hint="Give a file that holds a text.")
    if "://" in name:
        return Problem(
            where=name,
            what="This is an address on the web, and nothing is fetched from the network.",
            hint="Save the page or file and give its path.",
        )
    return Problem(where=name, what="There is no such file or folder.", hint="Check the path for a spelling mistake.")


def is_unsupported(problem: Problem) -> bool:
    """Return whether a problem only says that a file is of a kind that holds no readable text."""
    return any(problem.what == what for what, _ in _UNSUPPORTED.values())
