"""One line of text as the extractor sees it, and a small phrase book that says little but says it exactly."""

from __future__ import annotations

from functools import cache
from typing import Any

from fairward import books
from fairward.extract.amounts import Amount, Lists, amounts
from fairward.extract.folding import fold
from fairward.extract.places import Gazetteer, Mention
from fairward.extract.speakers import Voices
from fairward.extract.words import Sentence

NUMBERS: dict[str, dict[str, Any]] = {
    "en": {
        "language": "en",
        "number_words": {"two": 2, "three": 3, "dozens": ">=24", "hundreds": ">=100", "tens of thousands": ">=10000"},
        "scales": {"hundred": 100, "thousand": 1000, "million": 1000000, "m": 1000000, "billion": 1000000000},
        "fractions": {"half": 50, "a third": 33.33, "a tenth": 10, "three quarters": 75},
        "percent": ["%", "percent", "per cent"],
        "per": {"month": ["a month", "per month", "monthly"], "year": ["a year", "yearly", "annually"], "hour": ["an hour"]},
        "per_worker": ["for each <worker>", "per doctor", "apiece"],
        "per_programme": ["in all", "for all of them"],
        "at_most": ["up to", "no more than", "less than"],
        "at_least": ["at least", "more than", "over", "or more"],
        "about": ["about", "around"],
        "between": [["between", "and"], ["from", "to"], ["", "to"], ["", "or"]],
        "months": {"january": 1, "may": 5, "june": 6},
    },
    "es": {
        "language": "es",
        "number_words": {"dos": 2, "tres": 3, "decenas": ">=20", "cientos": ">=100"},
        "scales": {"mil": 1000, "millones": 1000000, "mil millones": 1000000000},
        "fractions": {"la mitad": 50, "un tercio": 33.33, "tres cuartos": 75},
        "percent": ["%", "por ciento", "por 100"],
        "per": {"month": ["al mes", "mensuales", "por mes"], "year": ["al año", "anuales"]},
        "per_worker": ["por cada <worker>", "por médico"],
        "per_programme": ["en total"],
        "at_most": ["hasta", "menos de"],
        "at_least": ["al menos", "más de"],
        "about": ["unos", "cerca de"],
        "between": [["entre", "y"], ["de", "a"], ["", "a"], ["", "o"]],
        "months": {"enero": 1, "mayo": 5, "junio": 6},
    },
}


def sentence(text: str) -> Sentence:
    """Return a line of text as one sentence."""
    return Sentence(text, fold(text), 0, len(text), 0, 0)


@cache
def lists(language: str = "en") -> Lists:
    """Return the words for numbers of the small book with the currencies of the atlas."""
    return Lists(NUMBERS[language], books.atlas("currencies"), books.atlas("money_words"))


@cache
def gazetteer(language: str = "en") -> Gazetteer:
    """Return the countries and regions of the atlas."""
    return Gazetteer(books.atlas("countries"), language, books.atlas("regions"))


@cache
def voices(language: str = "en") -> Voices:
    """Return the voices of the atlas."""
    names = ("speech", "voices", "public_figures", "titles")
    return Voices(language, *(books.atlas(name) for name in names))


def countries(text: str, language: str = "en") -> list[Mention]:
    """Return the countries that a line names."""
    return gazetteer(language).mentions(sentence(text))


def numbers(text: str, language: str = "en", country: str | None = None) -> list[Amount]:
    """Return the numbers of a line."""
    return amounts(sentence(text), lists(language), country)
