from __future__ import annotations

from decimal import Decimal

import pytest
from tests.extract.lines import lists

from fairward import books
from fairward.extract.lists import Lists
from fairward.model.money import Per

COINS = {
    "XAA": {"symbols": ["A$", "a"], "names": {"en": ["alpha", "alphas"], "es": ["alfa"]}},
    "XBB": {"symbols": ["Bs.", "€"], "names": {"en": ["beta"]}},
}
SHARED = [{"symbols": ["$"], "words": {"en": ["dollar"]}, "default": "USD", "by_country": {"AA": "XAA"}}]


def of(language="en", **book):
    return Lists({"language": language, **book}, COINS, SHARED)


def test_a_book_without_lists_has_none():
    empty = of()
    assert (empty.numbers, empty.scales, empty.fractions, empty.per, empty.between) == ({}, {}, {}, {}, [])
    assert empty.percent == [("%",)]


def test_a_language_borrows_the_names_of_english_and_no_others():
    assert set(of().money) >= {("alpha",), ("beta",), ("xaa",)}
    assert ("alfa",) not in of().money
    assert set(of("es").money) >= {("alfa",), ("alpha",), ("beta",)}


def test_signs_of_letters_are_told_from_names_and_from_other_signs():
    assert of().signs[("a",)] == {"a"}
    assert of().signs[("bs",)] == {"Bs"}
    assert of().signs[("xaa",)] == {"XAA"}
    assert ("alpha",) not in of().signs
    assert ("a", "$") not in of().signs


def test_a_word_of_several_currencies_keeps_its_default_and_its_countries():
    assert of().money[("dollar",)] == ("USD", {"AA": "XAA"})


def test_words_of_number_keep_whether_they_are_a_lower_bound():
    book = of(number_words={"two": 2, "dozens": ">=24"}, scales={"thousand": 1000}, fractions={"a third": 33.33})
    assert book.numbers == {("two",): (Decimal(2), ""), ("dozens",): (Decimal(24), ">=")}
    assert book.fractions == {("a", "third"): Decimal("33.33")}
    assert book.beginnings == {"two", "dozens", "thousand", "a"}


@pytest.mark.parametrize(
    ("word", "number"),
    [("quattromilasettecento", 4700), ("ventuno", 21), ("duecento", 200), ("mille", None), ("settembre", None)],
)
def test_a_number_may_be_one_word(word, number):
    assert lists("it").number_in_one(word) == number


def test_a_language_without_glued_numbers_has_none():
    assert of().number_in_one("quattromilasettecento") is None


def test_longer_words_are_tried_first():
    book = of(at_most=["up to", "no more than", "under"], per={"month": ["month", "a month"], "year": ["in each year"]})
    assert book.bounds["no"] == [(("no", "more", "than"), True)]
    assert [sequence for sequence, _ in book.bounds["under"]] == [("under",)]
    assert book.per["in"] == [(("in", "each", "year"), Per.YEAR)]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_currency_of_the_atlas_is_known_by_its_code(language):
    assert {code for code in books.atlas("currencies") if (code.lower(),) not in lists(language).money} == set()
