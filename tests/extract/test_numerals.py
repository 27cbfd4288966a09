from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.extract.lines import sentence

from fairward import books
from fairward.extract.amounts import amounts
from fairward.extract.lists import Lists
from fairward.extract.numerals import compound, decimal_of, scaled


def lists(language):
    return Lists(books.phrases(language), books.atlas("currencies"), books.atlas("money_words"))


@given(some.integers(1, 999), some.integers(10, 999))
def test_thousands_and_the_figures_behind_them_add_up(thousands, rest):
    words = sentence(f"{thousands} mil {rest} dolares")
    value, behind = compound(Decimal(thousands), words, 1, lists("es"))
    assert (value, behind) == (thousands * 1000 + rest, 3)


def test_a_figure_behind_a_comma_is_another_one():
    line = sentence("5 mil, 300 de ellos")
    assert compound(Decimal(5), line, 1, lists("es")) == (5000, 2)
    assert scaled(decimal_of("2.5"), ["2.5", "million"], 1, lists("en")) == (2500000, 2)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("4 mil 880 millones de dólares", "es", ["4880000000"]),
        ("4 mil 900 dólares", "es", ["4900"]),
        ("3 millones 200 mil dólares", "es", ["3200000"]),
        ("un millón y medio de dólares", "es", ["1500000"]),
        ("4 mil 500 dólares e 200 euros", "pt", ["4500", "200"]),
        ("34 euro e mezzo", "it", ["34.5"]),
        ("half a million dollars", "en", ["500000"]),
        ("a quarter of a million dollars", "en", ["250000"]),
        ("two and a half thousand dollars", "en", ["2500"]),
        ("2 and a half million dollars", "en", ["2500000"]),
        ("B/.1,500 a month", "en", ["1500"]),
        ("entre 4 mil y 5 mil dólares", "es", ["4000", "5000"]),
        ("5 million dollars, 200 of them", "en", ["5000000"]),
    ],
)
def test_thousands_halves_and_the_figures_behind_them_are_one_sum(text, language, found):
    sums = [one for one in amounts(sentence(text), lists(language)) if one.kind == "money"]
    ends = [f"{end.normalize():f}" for one in sums for end in (one.low, one.high) if end is not None]
    assert list(dict.fromkeys(ends)) == found
