"""Words of a sentence that lead to a place of the report: marked while the sentence is put together, cut apart at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairward.draft.view.drawn import Piece

# Private-use characters: no language needs them, and they are taken out of whatever is put between them.
_OPEN, _TO, _CLOSE = "\ue0a0", "\ue0a1", "\ue0a2"
_LINK = re.compile(f"{_OPEN}([^{_OPEN}{_TO}{_CLOSE}]*){_TO}([^{_OPEN}{_TO}{_CLOSE}]*){_CLOSE}")
_SIGNS = re.compile(f"[{_OPEN}{_TO}{_CLOSE}]")


def link(text: str, anchor: str) -> str:
    """Return the text marked as leading to an anchor; as it is where there is none."""
    bare = _SIGNS.sub("", text)
    return f"{_OPEN}{anchor}{_TO}{bare}{_CLOSE}" if anchor and bare else bare


def plain(text: str) -> str:
    """Return the text without its links."""
    return _SIGNS.sub("", _LINK.sub(r"\2", text))


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the text cut into stretches, each with the anchor that it leads to, empty where it leads nowhere."""
    out, place = [], 0
    for found in _LINK.finditer(text):
        if found.start() > place:
            out.append(Piece(text=plain(text[place : found.start()])))
        out.append(Piece(text=found[2], anchor=found[1]))
        place = found.end()
    if place < len(text):
        out.append(Piece(text=plain(text[place:])))
    return tuple(out)


def capital(text: str) -> str:
    """Return the text with a capital at its start, also where it starts with a link."""
    head = _LINK.match(text)
    at = head.start(2) if head else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def plains(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without their links."""
    return tuple(map(plain, texts))
