"""Folded text: lower case, no accents, one byte for each character, so that offsets stay those of the document."""

from __future__ import annotations

# Characters outside Latin-1 that matter to reading, each swapped for one byte that Latin-1 leaves free or that means the same.
_SWAPS = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2013": "\x96",
    "\u2014": "\x97",
    "\u2212": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u20ac": "\x80",
    "\u2026": ".",
    "\u2009": " ",
    "\u202f": " ",
    "\u2007": " ",
    "\u0152": "O",
    "\u0153": "o",
    "\u2022": "\x95",
}


def _table() -> bytes:
    """Return the 256-byte table that lowers case, strips accents and unifies quotation marks and spaces."""
    import unicodedata  # noqa: PLC0415 - slow import: needed once, to build the table

    out = bytearray(range(256))
    for code in range(256):
        char = chr(code)
        if char in "\xab\xbb":
            out[code] = ord('"')
        elif char in "\xa0\t":
            out[code] = ord(" ")
        elif char == "\xb4":
            out[code] = ord("'")
        elif char.isalpha():
            base = unicodedata.normalize("NFKD", char)[0].lower()
            out[code] = ord(base) if ord(base) < 128 else code
    return bytes(out)


_FOLD = _table()


def fold_bytes(text: str) -> bytes:
    """Return the folded text as bytes, byte i standing for character i of the text."""
    if not text.isascii():
        for char, swap in _SWAPS.items():
            text = text.replace(char, swap)
    return text.encode("latin-1", "replace").translate(_FOLD)


def fold(text: str) -> str:
    """Return the folded text as a string of the same length."""
    return fold_bytes(text).decode("latin-1")
