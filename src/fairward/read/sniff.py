"""The kind of a source, told by its bytes and not by its name."""

from __future__ import annotations

import re

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "eml": "message/rfc822",
    "scan": "image/*",
    "txt": "text/plain",
}
HEAD = 65_536
"""How many bytes from the start are enough to tell the kind (a ZIP archive is looked through whole)."""

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", b"BM")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|table|h[1-6]|meta|title)\b[^<>]*>", re.IGNORECASE
)
_MAIL_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t\r\n]")
_MAIL_SIGN = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b") + b"\x7f"


def kind(data: bytes) -> str:
    """Return what the bytes are: a key of MEDIA_TYPES, or "empty", "office", "archive" or "binary" (not readable)."""
    if data[:14].lower().startswith((b"<!doctype html", b"<html")) and b"\x00" not in data[:HEAD]:
        return "html"
    head = data[:HEAD]
    if not head.strip(b" \t\r\n\x00\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        return "empty" if len(data) <= HEAD or not data.strip(b" \t\r\n\x00") else "binary"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if head.startswith(_OLD_OFFICE):
        return "office"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES) and (not head.startswith(b"BM") or b"\x00" in head[:64]):
        return "scan"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "scan"
    return _kind_of_text(head)


def _kind_of_archive(data: bytes) -> str:
    """Return "docx" or "odt" for a ZIP archive that holds such a text, else "archive"."""
    if b"word/document" in data:
        return "docx"
    if b"mimetype" in data[:64] and b"content.xml" in data:
        stored = data[:160]
        return "odt" if b"opendocument" not in stored or b"opendocument.text" in stored else "archive"
    return "archive"


def _kind_of_text(head: bytes) -> str:
    """Return "html", "eml", "txt" or "binary" for bytes without a known signature."""
    if not head.startswith(_BYTE_ORDER_MARKS) and not _is_wide(head) and _is_binary(head):
        return "binary"
    plain = head.replace(b"\x00", b"") if head.startswith(_BYTE_ORDER_MARKS[1:]) or _is_wide(head) else head
    plain = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MAIL_FIELD.match(plain) and _MAIL_SIGN.search(plain[:8192].replace(b"\r\n", b"\n").partition(b"\n\n")[0]):
        return "eml"
    if plain.startswith(b"<"):
        start = plain[:4096].lower()
        if b"<html" in start or b"<!doctype html" in start or len(_TAG.findall(plain[:16_384])) >= 2:
            return "html"
    elif b"<html" in plain[:1024].lower() and b"<body" in plain.lower():
        return "html"
    return "txt"


def _is_wide(head: bytes) -> bool:
    """Return whether the bytes look like UTF-16 without its mark: zeros on one side of each pair only."""
    sample = head[: min(len(head), 4096) & ~1]
    if len(sample) < 8 or b"\x00" not in sample:
        return False
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    return max(even, odd) > 0.4 * pairs and min(even, odd) < 0.05 * pairs


def _is_binary(head: bytes) -> bool:
    """Return whether more than one byte in a hundred is a control character, or several are zero (a few may be damage)."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 3 + len(head) // 100 or head.count(0) > 2
