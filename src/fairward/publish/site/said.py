"""The register's own words in one language, and names of countries, topics and days."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from fairward import books

# Control characters, directional overrides, halves of pairs, and what XML has no place for.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

WORDS = Path(__file__).parent.parent / "words"


@functools.cache
def said(language: str) -> Mapping[str, Any]:
    """Return the words of a language (ISO 639-1) by their key."""
    with (WORDS / f"{language}.yaml").open(encoding="utf-8") as file:
        found: Mapping[str, Any] = yaml.safe_load(file)
    return found


def languages() -> tuple[str, ...]:
    """Return the languages in which the register has words, English first."""
    found = sorted(path.stem for path in WORDS.glob("*.yaml"))
    return ("en", *(one for one in found if one != "en"))


def of(texts: Mapping[str, str] | None, language: str, otherwise: str = "") -> str:
    """Return the words of a book in a language, in English where it has none."""
    return (texts or {}).get(language) or (texts or {}).get("en") or otherwise


def tongued(texts: Mapping[str, str] | None, language: str) -> tuple[str, str]:
    """Return the words of a book and their language where that is not the page's own: English stands in for what is missing."""
    text = of(texts, language)
    return text, "" if not text or (texts or {}).get(language) else "en"


def country(code: str | None, language: str) -> str:
    """Return a country's name by its ISO 3166 code, the code itself where the atlas has none."""
    names = books.atlas("countries").get(code or "", {}).get("names", {})
    found = names.get(language) or names.get("en") or [code or "?"]
    return str(found[0])


def topic(name: str, language: str) -> str:
    """Return what a topic is called."""
    return of(books.topics().get(name, {}).get("label"), language, name.replace("_", " "))


def label(group: str, name: str, language: str) -> str:
    """Return what the rulebook calls a dimension, a severity, a kind of instrument."""
    return of(books.rulebook().labels.get(group, {}).get(name), language, name.replace("_", " "))


def speaker(statement: Any, language: str) -> str:
    """Return who says a statement: a known body by its name in this language, another speaker as named, or the paper itself."""
    return of(_bodies().get(statement.speaker.voice or ""), language) or called(statement.speaker.name, language)


def called(name: str, language: str) -> str:
    """Return the name of a speaker, that of a known body in this language."""
    return of(_bodies().get(name.casefold()), language) or voice(name, language)


@functools.cache
def _bodies() -> Mapping[str, Mapping[str, str]]:
    """Return the names of known bodies by language, by their id and by each of their names (folded)."""
    found: dict[str, Mapping[str, str]] = {}
    for body in books.atlas("voices"):
        for name in (body["id"], *body["name"].values()):
            found.setdefault(str(name).casefold(), body["name"])
    return found


def voice(name: str, language: str) -> str:
    """Return the name of a speaker, what it is called where the paper itself speaks."""
    words = {"text": said(language)["source"], "agreement": said(language)["agreement"]}
    return str(words.get(name, printable(name)))


def day(iso: str, language: str) -> str:
    """Return a day (ISO) written out; what is no day is returned as it is."""
    import datetime  # noqa: PLC0415 - slow import: only pages need it

    from babel.dates import format_date  # noqa: PLC0415 - slow import: only pages need it

    try:
        found = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return str(format_date(found, "long", {"en": "en_GB"}.get(language, language)))


def printable(text: str) -> str:
    """Return words of a source without what turns the direction of writing or has no place on a page."""
    return _UNPRINTABLE.sub("", text)
