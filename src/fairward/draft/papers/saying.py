"""Fixed words of papers in the four languages in which they are drafted, and blocks made of them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from fairward import books
from fairward.model.paper import Block, Kind, Look, Run

LANGUAGES = ("en", "es", "pt", "fr")
_FRENCH_DE = re.compile(r"\bde (?=[aeiouyéèêâîôœ])", re.IGNORECASE)
THIN = "\N{NARROW NO-BREAK SPACE}"


@cache
def say(language: str) -> dict[str, str]:
    """Return the fixed words of papers in one language (ISO 639-1)."""
    words = books.atlas("paper_words")
    return {name: text[language] for name, text in words.items() if isinstance(text, dict)}


def country(code: str, language: str) -> str:
    """Return the name of a country (ISO 3166) in one language, the code itself where it is not known."""
    record: dict[str, Any] = books.atlas("countries").get(code, {})
    return str(record.get("names", {}).get(language, [code])[0])


def block(kind: Kind, text: str, look: Look = "plain", language: str | None = None) -> Block:
    """Return a block of one run."""
    return Block(kind=kind, runs=(Run(text=text, look=look),), language=language)


def elided(text: str, language: str) -> str:
    """Return a text with the French `de` elided before a vowel; other languages as they are."""
    return _FRENCH_DE.sub("d’", text) if language == "fr" else text


def money(amount: Decimal) -> str:
    """Return an amount in plain figures that every language and our own reader take: 3,000 or 3,000.50."""
    return f"{amount:,.2f}".removesuffix(".00")
