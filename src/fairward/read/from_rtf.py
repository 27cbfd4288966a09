"""Rich text (RTF): its words by striprtf, its structure as in plain text."""

from __future__ import annotations

import re

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import from_txt
from fairward.read.clean import clean, one_line

_INFO = re.compile(r"\{\\(title|author)\s+([^{}]{1,500})\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
# Pictures and objects are hex digits by the million; no reader needs them.
_PICTURE = re.compile(
    r"\{\\(?:\*\\)?(?:pict|object|objdata|blipuid|datastore|themedata|colorschememapping)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
)


def document(source: Source, data: bytes) -> Document:
    """Return the document of an RTF; raises UnreadableSource where it is broken or without words."""
    # Slow import (6 ms), needed for RTF only.
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - slow import (6 ms)

    raw = _PICTURE.sub("", data.decode("latin-1"))
    page = _CODE_PAGE.search(raw[:2000])
    encoding = f"cp{page[1]}" if page else "cp1252"
    try:
        "".encode(encoding)
    except LookupError:
        encoding = "cp1252"
    try:
        words = rtf_to_text(raw, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    except Exception as error:
        # striprtf does not list what a broken file makes it raise: ValueError, IndexError, KeyError, RecursionError ...
        raise UnreadableSource(
            Problem(
                where=source.name, what="The RTF is broken and cannot be read.", hint="Save it again as DOCX or PDF."
            )
        ) from error
    # striprtf writes a table row as cells that end in "|".
    text = clean(re.sub(r"(?m)^(.+)\|$", lambda found: found[1].replace("|", "\t"), words))
    if not any(map(str.isalnum, text)):
        raise UnreadableSource(
            Problem(where=source.name, what="The RTF holds no words.", hint="Check that it was saved completely.")
        )
    said = {name: one_line(value) for name, value in _INFO.findall(raw[:20_000])}
    return from_txt.of_text(source, text, title=said.get("title"), author=said.get("author"))
