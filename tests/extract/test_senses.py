"""Senses: a word is known by its own entry, else by its longest known beginning."""

from __future__ import annotations

import pytest

from fairward import books
from fairward.extract.concepts import Concepts
from fairward.extract.folding import fold
from fairward.extract.senses import Senses
from fairward.extract.words import tokens

SENSES = Senses({"4": "salari* wage", "7": "salarian bank*", "9": "bank* pay"})


@pytest.mark.parametrize(
    ("word", "groups"),
    [
        ("wage", ["4"]),
        ("wages", []),
        ("salario", ["4"]),
        ("salarial", ["4"]),
        ("salarian", ["7"]),
        ("banks", ["7", "9"]),
        ("ban", []),
        ("pay", ["9"]),
        ("", []),
    ],
)
def test_a_word_has_the_groups_of_its_entry_or_its_longest_beginning(word: str, groups: list[str]) -> None:
    assert list(SENSES.of(word)) == groups


def test_some_words_have_the_groups_of_each() -> None:
    known = Concepts({"pay": ["pay"]}, {"4": "salari*", "9": "pay"})
    assert known.senses(["they", "pay", "salarios"]) == {"4", "9"}
    assert Concepts({}).senses(["pay"]) == set()


@pytest.mark.parametrize("language", books.languages())
def test_every_language_has_a_book_of_folded_words_each_standing_once_in_a_group(language: str) -> None:
    book = books.senses(language)
    assert book is not None
    assert len(book) > 1000
    for group, entries in book.items():
        words = entries.split()
        assert group.isdigit()
        assert len(words) == len(set(words)) >= 1, group
        assert all(fold(word) == word for word in words), group


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ({"en": "passport", "es": "pasaporte", "fr": "passeport", "it": "passaporto", "pt": "passaporte"}, True),
        ({"en": "salary", "es": "sueldo", "fr": "salaire", "it": "stipendio", "pt": "salário"}, True),
        ({"en": "passport", "es": "salario"}, False),
    ],
)
def test_words_of_different_languages_that_mean_the_same_are_kin(words: dict[str, str], *, alike: bool) -> None:
    groups = [set(Senses(books.senses(language) or {}).of(tokens(fold(word))[0])) for language, word in words.items()]
    assert all(groups)
    assert bool(set.intersection(*groups)) is alike
