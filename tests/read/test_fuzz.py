"""Whatever bytes come, each reader gives a document or the problem that kept it from one, and soon."""

from __future__ import annotations

import importlib
import time
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.read import samples
from tests.read.web_pages import CLINIC, blog

from fairward import read
from fairward.model.document import Document, Source
from fairward.model.problem import UnreadableSource

KINDS = ("docx", "eml", "html", "odt", "pdf", "rtf", "txt")
SLOWEST = 10.0
quick = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def seeds():
    return {
        "docx": samples.docx(lambda word: word.add_paragraph("The nurses keep their passports.")),
        "eml": b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nThe nurses.\n--x--\n",
        "html": blog(CLINIC).encode(),
        "odt": samples.odt("<text:p>The nurses keep their passports.</text:p>"),
        "pdf": samples.placed([(40, 100, "The nurses keep"), (40, 112, "their passports.")]),
        "rtf": rb"{\rtf1\ansi{\info{\title x}}The nurses\par{\b keep \'e9}\u233 ? their\cell passports\row}",
        "txt": "ABOUT: x\n\nTitle\n\n- one\n- two\n\na\tb\nc\td\n\nThe nurses keep their pass-\nports ñ.".encode(),
    }


def check(kind, data):
    source = Source(name=f"source.{kind}", sha256="0" * 64, media_type="text/plain", size=len(data))
    start = time.monotonic()
    try:
        document = importlib.import_module(f"fairward.read.from_{kind}").document(source, data)
    except UnreadableSource as unreadable:
        problem = unreadable.problem
        assert problem.what.endswith(".")
        return
    assert time.monotonic() - start < SLOWEST, "a reader hangs"
    assert isinstance(document, Document)
    assert "\x00" not in document.text
    assert all(
        0 <= part.start <= part.end <= len(document.text)
        for part in (*document.blocks, *document.pages, *document.passages)
    )
    assert all(0 <= line.start <= line.end <= len(document.text) for page in document.pages for line in page.lines)


@pytest.mark.parametrize("kind", KINDS)
@quick
@given(data=some.binary(max_size=600))
def test_random_bytes(kind, data):
    check(kind, data)


@pytest.mark.parametrize("kind", KINDS)
@quick
@given(places=some.lists(some.tuples(some.floats(0, 1), some.binary(min_size=1, max_size=4)), min_size=1, max_size=12))
def test_damaged_sources(kind, places):
    data = bytearray(seeds()[kind])
    for where, new in places:
        at = int(where * (len(data) - 1))
        data[at : at + len(new)] = new
    check(kind, bytes(data))


@pytest.mark.parametrize("kind", KINDS)
@quick
@given(share=some.floats(0, 1))
def test_sources_cut_short(kind, share):
    data = seeds()[kind]
    check(kind, data[: int(share * len(data))])


@quick
@given(text=some.text(max_size=400))
def test_random_texts(text):
    check("txt", text.encode("utf-8", "ignore"))
    check("html", f"<html><body><p>{text}</p></body></html>".encode("utf-8", "ignore"))


@quick
@given(head=some.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf", b"<html>", b"\xff\xfe", b"From: a\nMIME-Version: 1.0\n\n"]),
       data=some.binary(max_size=300))  # fmt: skip
def test_the_front_door(head, data):
    try:
        document = read.document("source", head + data)
    except UnreadableSource as unreadable:
        problem = unreadable.problem
        assert problem.hint.endswith(".")
    else:
        assert document.text.strip()
