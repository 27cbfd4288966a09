"""Text as every reader hands it on: NFC, `\\n` line ends, nothing invisible in it."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, zero-width and direction marks, byte-order marks, and pdfium's own marks for odd characters.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
_UNWANTED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c") + b"\x7f"


def clean(text: str) -> str:
    """Return the text in NFC with `\\n` line ends, without invisible and control characters; tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_utf8(data: bytes) -> str:
    """Return clean text from UTF-8 bytes (the fast road for large plain texts); raises UnicodeDecodeError."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\x0c" in data or b"\x0b" in data:
        data = data.replace(b"\x0c", b"\n").replace(b"\x0b", b"\n")
    data = data.translate(None, _CONTROLS)
    text = data.decode()
    if data.isascii():
        return text
    # Ten times faster than looking for each unwanted character: all of them are unprintable.
    if not text.replace("\n", "").replace("\t", "").isprintable():
        text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return the text on one line: clean, with every run of white space as one space."""
    if text.isprintable() and "  " not in text:
        # The common case: nothing but its ends to trim.
        words = text.strip(" ")
        return (
            words if words.isascii() or unicodedata.is_normalized("NFC", words) else unicodedata.normalize("NFC", words)
        )
    words = " ".join(text.split())
    if not words.isprintable():
        words = " ".join(_UNWANTED.sub("", words).split())
    return words if words.isascii() else unicodedata.normalize("NFC", words)
