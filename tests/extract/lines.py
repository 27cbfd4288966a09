"""One line of text as the extractor sees it, and a small phrase book that says little but says it exactly."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.saying import document

from fairward import books, extract
from fairward.extract.amounts import Amount, amounts
from fairward.extract.candidates import Looked
from fairward.extract.folding import fold
from fairward.extract.lists import Lists
from fairward.extract.places import Gazetteer, Mention
from fairward.extract.reader import Reader
from fairward.extract.voices import Voices
from fairward.extract.words import Sentence
from fairward.model.statement import Statement

NUMBERS: dict[str, dict[str, Any]] = {
    "en": {
        "language": "en",
        "number_words": {"two": 2, "three": 3, "dozens": ">=24", "hundreds": ">=100", "tens of thousands": ">=10000"},
        "scales": {"hundred": 100, "thousand": 1000, "million": 1000000, "m": 1000000, "billion": 1000000000},
        "fractions": {"half": 50, "a third": 33.33, "a tenth": 10, "three quarters": 75},
        "percent": ["%", "percent", "per cent"],
        "per": {
            "month": ["a month", "per month", "monthly"],
            "year": ["a year", "yearly", "annually"],
            "hour": ["an hour"],
        },
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
    "fr": {
        "language": "fr",
        "number_joins": ["et"],
        "number_words": {
            "deux": 2,
            "douze": 12,
            "vingt": 20,
            "cinquante": 50,
            "soixante dix": 70,
            "quatre vingts": 80,
            "cent": 100,
            "deux cents": 200,
            "mille": 1000,
            "une dizaine": 10,
            "des centaines": ">=200",
        },
        "scales": {"mille": 1000, "million": 1000000, "millions": 1000000, "milliards": 1000000000},
        "fractions": {"la moitié": 50, "un tiers": 33.33, "trois quarts": 75},
        "percent": ["%", "pour cent"],
        "per": {"month": ["par mois", "mensuels", "chaque mois"], "year": ["par an", "annuels"]},
        "per_worker": ["pour chaque <worker>", "par médecin"],
        "per_programme": ["au total"],
        "at_most": ["jusqu'à", "moins de"],
        "at_least": ["au moins", "plus de"],
        "about": ["environ", "près de"],
        "between": [["entre", "et"], ["de", "à"], ["", "à"], ["", "ou"]],
        "months": {"janvier": 1, "mai": 5, "juin": 6},
    },
    "it": {
        "language": "it",
        "number_words": {"due": 2, "mille": 1000, "decine": ">=20"},
        "glued_numbers": {
            "due": 2,
            "quattro": 4,
            "sette": 7,
            "vent": 20,
            "uno": 1,
            "cento": 100,
            "mila": 1000,
            "mille": 1000,
        },
        "number_joins": ["e"],
        "scales": {"mila": 1000, "milioni": 1000000, "miliardi": 1000000000},
        "fractions": {"la metà": 50, "un terzo": 33.33},
        "percent": ["%", "per cento"],
        "per": {"month": ["al mese", "mensili"], "hour": ["l ora", "ora"]},
        "at_most": ["fino a", "fino all", "non più di"],
        "at_least": ["più di", "almeno"],
        "between": [["tra", "e"], ["tra", "e il"], ["dai", "ai"]],
        "months": {"maggio": 5, "giugno": 6},
    },
}

BOOK: dict[str, Any] = {
    **NUMBERS["en"],
    "sets": {"worker": ["doctor*", "nurse*", "worker*"], "host": ["ministry", "bahamas", "treasury"]},
    "topics": {
        "host_payment": [{"with": "money", "say": ["<host> .. pays|paid"]}],
        "worker_pay": [{"with": "money", "say": ["<worker> .. receive|get", "reaches the <worker>"]}],
        "programme_revenue": [{"with": "money", "say": ["revenue|earns"]}],
        "other_money": [{"with": "money", "say": ["budget|fare"]}],
        "fee_or_deduction": [
            {"with": "money", "what": "bond", "say": ["bond"]},
            {"what": "recruitment fee", "say": ["recruitment fee*"]},
        ],
        "retained_share": [
            {"with": "percent", "say": ["keeps|kept|retains"]},
            {"value": "unknown", "say": ["lion's share"]},
        ],
        "worker_share": [{"with": "percent", "say": ["<worker> .. receive|get"]}],
        "other_share": [{"with": "percent", "say": ["growth"]}],
        "workers_deployed": [{"with": "count", "say": ["# .. <worker>"]}],
        "countries_served": [{"with": "count", "say": ["# countries"]}],
        "other_count": [{"with": "count", "say": ["# patients"]}],
        "identity_documents": [
            {"value": "breach", "say": ["hand over & passport*", "passport* .. taken"], "unless": ["copy of"]},
            {"value": "safeguard", "say": ["keep .. own passport*"]},
        ],
        "movement": [{"value": "breach", "say": ["curfew"], "sure": 0.4}],
        "characterisation": [
            {"value": "forced_labour", "say": ["forced labour"]},
            {"value": "solidarity", "say": ["solidarity"]},
        ],
        "payment_route": [
            {"value": "direct", "say": ["paid directly"]},
            {"value": "via_sender", "say": ["paid to havana"]},
        ],
        "benefits": [{"value": "housing", "say": ["housing"]}, {"value": "food", "say": ["meals"]}],
        "wage_withheld": [{"value": True, "say": ["wages .. frozen"]}],
        "dependence": [{"value": True, "say": ["cannot do without"]}],
        "sanction": [{"what": "visa_restriction", "say": ["visa restriction*"]}],
        "policy_change": [{"what": "ended", "say": ["ended the programme"]}],
    },
    "programme": ["cuban doctor*", "medical mission*"],
    "off_topic": ["tourist*"],
    "agreement": ["hereinafter", "article #", "the parties agree"],
    "negation": ["not", "never", "no", "nobody"],
    "denial": ["nothing of the kind"],
    "demand": ["must", "should"],
    "promise": ["will"],
    "speech": {
        "said": ["said", "says"],
        "denied": ["denied", "denies"],
        "demanded": ["urged", "demanded"],
        "according_to": ["according to"],
        "doubted": ["allegedly"],
    },
}


SPANISH: dict[str, Any] = {
    **NUMBERS["es"],
    "sets": {"worker": ["médico*", "enfermera*"]},
    "topics": {
        "characterisation": [{"value": "forced_labour", "say": ["trabajo forzoso"]}],
        "wage_withheld": [{"value": True, "say": ["sueldos .. congelados"]}],
        "identity_documents": [{"value": "breach", "say": ["entregan & pasaporte*"]}],
    },
    "programme": ["médicos cubanos"],
    "negation": ["no", "nadie"],
    "speech": {
        "said": ["dijo", "denunció", "denuncia", "aseguró", "apunta", "sostiene"],
        "denied": ["negó"],
        "according_to": ["según"],
    },
}

ITALIAN: dict[str, Any] = {
    **NUMBERS["it"],
    "sets": {"worker": ["medic*", "infermier*"]},
    "topics": {
        "characterisation": [{"value": "forced_labour", "say": ["lavoro forzato"]}],
        "wage_withheld": [{"value": True, "say": ["stipendi .. congelati"]}],
        "worker_share": [{"with": "percent", "say": ["medici ricevono"]}],
        "workers_deployed": [{"with": "count", "say": ["# .. medici"]}],
    },
    "programme": ["medici cubani"],
    "negation": ["non", "non è"],
    "promise": ["promesso"],
    "speech": {
        "said": ["dice", "dicono", "ha detto", "hanno detto", "assicurano", "sostiene"],
        "denied": ["nega"],
        "promised": ["ha promessi"],
        "according_to": ["secondo", "per"],
        "unsaid": ["detto addio"],
    },
}


@cache
def reader(language: str = "en") -> Reader:
    """Return a reader of the small book of a language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(books, "phrases", lambda _language: {"en": BOOK, "es": SPANISH, "it": ITALIAN}[language])
        return Reader(language, judged=False)


def look(text: str) -> Looked:
    """Return a line with everything that the small book finds in it, also where nothing of it is telling."""
    line = sentence(text)
    reader().book.idle = 0
    return reader()._look(line, reader().book.said | reader().book.bare) or reader()._specials(line)


def statements(text: str, language: str = "en") -> list[Statement]:
    """Return what the small book of a language reads in a text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "reader_of", reader)
        return list(extract.statements(document(text, language=language)))


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
