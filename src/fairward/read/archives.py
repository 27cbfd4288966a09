"""ZIP archives that hold a text, looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from fairward.model.problem import Problem, UnreadableSource

MOST_UNPACKED = 512 * 2**20
"""Bytes that all parts of an archive may have together once unpacked."""
MOST_RATIO = 200
"""How many times its packed size a part may have; text rarely packs better than 1 to 20."""
_SMALL = 2**20


class Archive:
    """An archive that was found safe to unpack; `read` returns the bytes of a part."""

    __slots__ = ("_file", "_where", "names")

    def __init__(self, where: str, data: bytes) -> None:
        """Open the archive; raises UnreadableSource where it is broken, locked or unpacks to far more than it should."""
        self._where = where
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            parts = self._file.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
            raise UnreadableSource(_broken(where)) from error
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableSource(
                Problem(where=where, what="The file is protected by a password.", hint="Save it without the password.")
            )
        self.names = frozenset(part.filename for part in parts)
        total = sum(part.file_size for part in parts)
        swollen = any(part.file_size > max(_SMALL, MOST_RATIO * part.compress_size) for part in parts)
        if total > MOST_UNPACKED or swollen:
            raise UnreadableSource(
                Problem(
                    where=where,
                    what=f"The file would unpack to {total / 2**20:,.0f} MB, far more than a text holds, and was not opened.",
                    hint="If you trust it, save it again in a word processor.",
                )
            )

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raises UnreadableSource where it is missing or broken."""
        try:
            return self._file.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            EOFError,
            RuntimeError,
            zlib.error,
        ) as error:
            raise UnreadableSource(_broken(self._where)) from error


def _broken(where: str) -> Problem:
    """Return the problem of an archive that cannot be unpacked."""
    return Problem(where=where, what="The file is broken and cannot be opened.", hint="Save or download it again.")
