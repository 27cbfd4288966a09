"""Words of all sentences of a text together, for judging what the text is about: far faster than sentence by sentence.

They are the very words that `Sentence` finds, found without a look at each: what is no letter becomes a space, and the text is
split at spaces. Before that, figures and signs are set apart, and what belongs to a word for all that is hidden from the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairward.extract.words import FIGURES, SIGNS

CUT = "\x00"
"""Stands between two sentences."""
_HIDDEN = {b"'": b"\x01", b" ": b"\x02", b".": b"\x03", b",": b"\x04", b":": b"\x05"}
_HIDING = bytes.maketrans(b"".join(_HIDDEN), b"".join(_HIDDEN.values()))
_BARED = {hidden[0]: sign[0] for sign, hidden in _HIDDEN.items() if sign != b" "}  # a figure's space would split it
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789\x00\x02" + SIGNS.encode("latin-1"))
_SPLITTING = bytes(_BARED.get(code, code if code in _KEPT else ord(" ")) for code in range(256))
_FIGURES = re.compile(FIGURES.encode("latin-1"))
_NOT = re.compile(rb"(?<=[a-z])n't(?![0-9A-Za-z_\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff])")
_SIGNS = [sign.encode("latin-1") for sign in SIGNS]
_CODES = 6
_UNHEARD = bytes(max(code, _CODES) for code in range(256))  # such signs are part of no word


def together(folded: bytes, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Return the words of all sentences of a folded text in one list, a CUT between two of them.

    A figure that is written with a space keeps it as another sign: nothing but figures is known of it.
    """
    if any(code in folded for code in range(_CODES)):
        folded = folded.translate(_UNHEARD)
    whole = b" \0 ".join([folded[start:end] for start, end in spans])
    if b"n't" in whole:
        whole = _NOT.sub(b"n\x01t", whole)
    whole = _FIGURES.sub(_set_apart, whole)
    for sign in _SIGNS:
        if sign in whole:
            whole = whole.replace(sign, b" " + sign + b" ")
    return whole.translate(_SPLITTING).decode("latin-1").split()


def _set_apart(match: re.Match[bytes]) -> bytes:
    return b" " + match.group().translate(_HIDING) + b" "
