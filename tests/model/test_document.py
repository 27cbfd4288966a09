from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.model.document import Document, Page, Passage, Quote, Source
from fairward.model.problem import ImpossibleNoun

SOURCE = Source(name="a.txt", sha256="a" * 64, media_type="text/plain", size=20)


def document(text: str, **more: object) -> Document:
    return Document(source=SOURCE, text=text, language="en", **more)  # type: ignore[arg-type] # fields vary by test


@given(text=some.text(min_size=1), start=some.integers(-5, 50), end=some.integers(-5, 50))
def test_a_quote_outside_its_document_cannot_be_built(text, start, end):
    if 0 <= start < end <= len(text):
        assert Quote(document=document(text), start=start, end=end).text == text[start:end]
    else:
        with pytest.raises(ImpossibleNoun, match="must lie in its document"):
            Quote(document=document(text), start=start, end=end)


def test_an_empty_quote_cannot_be_built():
    with pytest.raises(ImpossibleNoun):
        document("words").quote(2, 2)


def test_a_document_is_known_by_the_hash_of_its_source():
    assert document("words").id == "a" * 64


def test_a_quote_knows_its_page():
    pages = (Page(number=1, start=0, end=5), Page(number=2, start=6, end=11))
    paged = document("first second", pages=pages)
    assert paged.quote(0, 5).page == 1
    assert paged.quote(6, 12).page == 2
    assert document("first").quote(0, 5).page is None


def test_a_quote_knows_its_language():
    mixed = document("He said: basta ya.", passages=(Passage(start=9, end=17, language="es"),))
    assert mixed.quote(0, 7).language == "en"
    assert mixed.quote(9, 17).language == "es"
    assert mixed.language_at(17) == "en"
