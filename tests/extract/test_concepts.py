"""Concepts: words and expressions are known by their lists, whatever their endings."""

from __future__ import annotations

import pytest

from fairward import books
from fairward.extract.concepts import Concepts
from fairward.extract.folding import fold
from fairward.extract.words import tokens

CONCEPTS = Concepts(
    {"passport": ["passport*", "travel document*"], "take": ["take", "took away"], "nobody": ["no one"]}
)


def touched(text: str) -> set[str]:
    return CONCEPTS.of(tokens(fold(text)))[1]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Nothing of the kind.", set()),
        ("They took it.", set()),
        ("They took away her passports.", {"take", "passport"}),
        ("No one has a travel documents office.", {"nobody", "passport"}),
        ("A travel to documents.", set()),
        ("No", set()),
    ],
)
def test_words_touch_the_concepts_whose_entries_they_are(text: str, concepts: set[str]) -> None:
    assert touched(text) == concepts


def test_stems_stand_in_order_and_figures_are_one_stem() -> None:
    assert CONCEPTS.of(tokens(fold("Médicos cobraron 1.200 dólares")))[0] == ["medico", "cobrar", "0", "dolare"]


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "it"])
def test_every_language_has_the_same_concepts_and_an_entry_stands_once_in_each(language: str) -> None:
    book, english = books.concepts(language), books.concepts("en")
    assert book is not None
    assert english is not None
    assert set(book) == set(english)
    for concept, entries in book.items():
        assert len(entries) == len(set(entries)) >= 1, concept
        assert all(fold(entry) == entry for entry in entries), concept


BOOK = {
    "worker": ["nurse*", "medical staff", "health work* abroad"],
    "paper": ["passport", "travel document*"],
    "place": ["hous* of rest"],
}


@pytest.mark.parametrize(
    ("line", "concepts"),
    [
        ("nurses went", {"worker"}),
        ("medical staff", {"worker"}),
        ("medical", set()),
        ("health workers abroad", {"worker"}),
        ("health workers", set()),
        ("travel documents of nurses", {"paper", "worker"}),
        ("houses of rest", {"place"}),
        ("houses of 12", set()),
    ],
)
def test_concepts_are_touched_by_words_and_by_entries_of_several(line, concepts):
    assert Concepts(BOOK).of(line.split())[1] == concepts
