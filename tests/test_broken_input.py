"""Whatever bytes come in, reading gives a document or a problem that says what to do, and extracting gives exact quotes."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from fairward import read
from fairward.model.document import Document, Source
from fairward.model.problem import UnreadableSource

ROOT = Path(__file__).parent.parent
OPENINGS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1\\ansi ", b"<!doctype html><html><body>", b"From: a@example.org\nSubject: s\n\n",
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"GIF89a",
)  # fmt: skip
# Few examples, always the same: `make fuzz` is for long and random runs.
quick = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@cache
def whole_files() -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of the smallest example of each kind."""
    by_kind: dict[str, Path] = {}
    for path in sorted((ROOT / "examples").rglob("*"), key=lambda path: (path.stat().st_size, path.name)):
        if path.is_file() and path.suffix in {".pdf", ".docx", ".html", ".txt", ".odt", ".rtf", ".eml"}:
            by_kind.setdefault(path.suffix, path)
    return tuple((path.name, path.read_bytes()) for path in by_kind.values())


def check_reading(name: str, data: bytes) -> None:
    """Read the bytes and prove that what comes back keeps its promises."""
    try:
        document = read.document(name, data)
    except UnreadableSource as unreadable:
        problem = unreadable.problem
        assert problem.where
        assert problem.what.endswith(".")
        assert problem.hint.endswith(".")
        return
    assert isinstance(document, Document)
    assert document.text.strip()
    assert all(0 <= page.start <= page.end <= len(document.text) for page in document.pages)
    assert all(0 <= block.start <= block.end <= len(document.text) for block in document.blocks)


@quick
@given(opening=some.sampled_from(OPENINGS), rest=some.binary(max_size=2_000))
def test_any_bytes_become_a_document_or_a_problem(opening, rest):
    check_reading("source", opening + rest)


@quick
@given(text=some.text(max_size=2_000), encoding=some.sampled_from(("utf-8", "utf-16", "latin-1", "cp1252")))
def test_any_text_becomes_a_document_or_a_problem(text, encoding):
    check_reading("source.txt", text.encode(encoding, errors="replace"))


@quick
@given(data=some.data())
def test_a_damaged_file_becomes_a_document_or_a_problem(data):
    name, whole = data.draw(some.sampled_from(whole_files()))
    damaged = bytearray(whole[: data.draw(some.integers(min_value=0, max_value=len(whole)))])
    for _ in range(data.draw(some.integers(min_value=0, max_value=8))):
        if damaged:
            damaged[data.draw(some.integers(min_value=0, max_value=len(damaged) - 1))] = data.draw(
                some.integers(0, 255)
            )
    check_reading(name, bytes(damaged))


PIECES = (
    "The doctors", "Los médicos", "pay", "retiene", "$", "12,000", "1.200", "%", "85", "per month", "al mes", "according to", "según",
    "passports", "pasaportes", "denied", "no", "not", "“", "”", "\n\n", ".", ",", "Article 7.", "Cuba", "Bahamas", "between", "and",
    "he said", "\u00a0", "\u2009", "\ud7ff", "𝟗", "½", "up to", "10-15", "USD", "€", "(", ")", "|", "they",
)  # fmt: skip


@pytest.mark.skipif(find_spec("fairward.extract") is None, reason="extracting is not built yet")
@quick
@given(
    pieces=some.lists(some.one_of(some.sampled_from(PIECES), some.text(max_size=8)), min_size=1, max_size=60),
    language=some.sampled_from(("en", "es", "fr")),
)
def test_any_text_gives_statements_whose_quotes_are_in_it(pieces, language):
    from fairward import extract

    text = " ".join(pieces)
    source = Source(name="text", sha256="0" * 64, media_type="text/plain", size=len(text.encode("utf-8", "replace")))
    document = Document(source=source, text=text, language=language)
    for statement in extract.statements(document):
        quote = statement.quote
        assert 0 <= quote.start < quote.end <= len(text)
