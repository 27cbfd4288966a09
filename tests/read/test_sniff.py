from __future__ import annotations

import pytest
from tests.read import samples

from fairward.read import sniff


@pytest.mark.parametrize(("data", "kind"), [
    (b"", "empty"), (b" \r\n\t\n", "empty"), (b"\xef\xbb\xbf\n", "empty"),
    (b"%PDF-1.7\n...", "pdf"), (b"\n\n%PDF-1.4", "pdf"),
    (b"{\\rtf1\\ansi hello}", "rtf"),
    (b"\x89PNG\r\n\x1a\n....", "scan"), (b"\xff\xd8\xff\xe0..", "scan"), (b"II*\x00....", "scan"), (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "scan"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old word", "office"),
    (b"<!DOCTYPE html><html>", "html"), (b"<p>one</p><p>two</p>", "html"), ("<html><body>é".encode("utf-16"), "html"),
    (b"From: a@b.org\nMIME-Version: 1.0\nSubject: x\n\nbody", "eml"), (b"From: the desk\nTo: all nurses\n\nA memo.", "txt"),
    (b"Less < more, and 3 > 2.", "txt"), ("ñandú".encode("utf-16"), "txt"), ("plain".encode("utf-16-le") * 4, "txt"),
    (bytes(range(256)) * 9, "binary"), (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary"), (b"PK\x05\x06" + bytes(18), "archive"),
])  # fmt: skip
def test_the_bytes_tell_the_kind(data, kind):
    assert sniff.kind(data) == kind


def test_an_archive_is_looked_into():
    assert sniff.kind(samples.docx()) == "docx"
    assert sniff.kind(samples.odt("")) == "odt"
    assert sniff.kind(samples.archive(readme_txt="hello")) == "archive"
