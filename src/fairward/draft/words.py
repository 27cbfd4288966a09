"""Fixed words, numbers, dates and names in one output language; quotations are never translated."""

from __future__ import annotations

import functools
import gettext
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "es", "pt", "fr")

THIN = "\N{NARROW NO-BREAK SPACE}"
SOLID = "\N{NO-BREAK SPACE}"

# Day before month and the spellings of the ILO; babel's plain "en" is the American form.
_LOCALES = {"en": "en_GB", "es": "es", "pt": "pt_PT", "fr": "fr"}
_MILLIONS = re.compile(r"(?:mill(?:ones|ón)|milh(?:ões|ão)|millions?|milliards?)$")  # of something, in all but English
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SOUNDS_I = re.compile(r"(?:\ue0a0[^\ue0a1]*\ue0a1)?h?[ií](?![aeoáéó])", re.IGNORECASE)  # "Cuba e Italia"
# Control characters but tab and line feed, directional overrides, halves of pairs, and what XML has no place for.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_COUNTRY = re.compile(r"[A-Z]{2}")


def supported(language: str) -> str:
    """Return the output language for what was asked (ISO 639-1): itself where there are words for it, else English."""
    short = language.lower()[:2]
    return short if short in LANGUAGES else "en"


def mark(msgid: str) -> str:
    """Return the words unchanged: they are marked for translation here and said elsewhere."""
    return msgid


class Borrowed(str):
    """Words of a book in English, where it has none in the language of the page; a page marks their language."""

    __slots__ = ()


class Words:
    """All that depends on the output language. Build one with `words(language)`; it is kept for the process."""

    def __init__(self, language: str) -> None:
        """Load the translations of one language (ISO 639-1); English needs none."""
        self.language = supported(language)
        self._point = "." if self.language == "en" else ","
        self._texts = gettext.translation("fairward", LOCALE, [self.language], fallback=self.language == "en")

    def say(self, msgid: str, /, **values: object) -> str:
        """Return fixed words with values filled in; values are never read as words or patterns themselves."""
        text = self._texts.gettext(msgid) if msgid else ""
        return text.format(**values) if values else text

    def many(self, one: str, several: str, n: int, /, **values: object) -> str:
        """Return fixed words in the number that fits `n`, which is filled in as {n}."""
        return self._texts.ngettext(one, several, n).format(n=self.number(n), **values)

    def of(self, texts: Mapping[str, str] | None, otherwise: str = "") -> str:
        """Return the words of a book in this language, in English where it has none."""
        if not texts:
            return otherwise
        own = texts.get(self.language)
        if own or not texts.get("en"):
            return own or otherwise
        return Borrowed(texts["en"])

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - there is one Words for a language, kept for the process
    def number(self, value: Decimal | float, places: int = 2) -> str:
        """Return a number with thin spaces between thousands and the language's decimal mark; whole where it is whole."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        whole, _, rest = f"{rounded:f}".partition(".")
        rest = rest.rstrip("0")
        grouped = f"{int(whole):,}".replace(",", THIN)
        return f"{grouped}{self._point}{rest}" if rest else grouped

    def sum(self, value: Decimal) -> str:
        """Return an amount of money: in millions and billions where it is a round number of them."""
        if value < 1_000_000 or value % 10_000:
            return self.number(value)
        from babel.numbers import format_compact_decimal  # noqa: PLC0415 - slow import: few reports need it

        told = format_compact_decimal(value, format_type="long", locale=_LOCALES[self.language], fraction_digits=2)
        return told.replace(" ", SOLID)

    def percent(self, value: Decimal | float) -> str:
        """Return a percentage with one decimal, also where that is 0, so that columns line up."""
        rounded = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        text = f"{rounded:f}".replace(".", self._point)
        return f"{text}{SOLID}%"

    def ends(self, low: str | None, high: str | None, unit: str = "") -> str:
        """Return one amount, or a range in words: between, up to, at least."""
        if low is None and high is None:
            return self.say("without a figure")
        if low == high:
            return self._with(low, unit)
        if low is None:
            return self.say("up to {high}", high=self._with(high, unit))
        if high is None:
            return self.say("at least {low}", low=self._with(low, unit))
        return self.say("between {low} and {high}", low=low, high=self._with(high, unit))

    def _with(self, amount: str | None, unit: str) -> str:
        """Return an amount with its unit; Spanish, Portuguese and French millions are "de" something."""
        between = f"{SOLID}de{SOLID}" if self.language != "en" and _MILLIONS.search(str(amount)) else SOLID
        return f"{amount}{between}{unit}" if unit else str(amount)

    @functools.lru_cache(maxsize=1024)  # noqa: B019 - as above
    def date(self, iso: str) -> str:
        """Return an ISO date of any precision (2025, 2025-06, 2025-06-16) written out; other words stay as they are."""
        if not _ISO_DATE.fullmatch(iso):
            return iso
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow import: --help needs no calendar

        padded = f"{iso}-01-01"[:10]
        try:
            day = date.fromisoformat(padded)
        except ValueError:
            return iso
        locale = _LOCALES[self.language]
        if len(iso) == 10:
            return format_date(day, "long", locale)
        return format_skeleton("yMMMM", day, locale=locale) if len(iso) == 7 else iso

    @functools.lru_cache(maxsize=512)  # noqa: B019 - as above
    def country(self, code: str | None) -> str:
        """Return a country's name by its ISO 3166 code, "an unnamed country" without one, other words as they are."""
        if not code:
            return self.say("an unnamed country")
        if not _COUNTRY.fullmatch(code):
            return code
        return str(_locale(self.language).territories.get(code, code))

    @functools.lru_cache(maxsize=512)  # noqa: B019 - as above
    def tongue(self, code: str) -> str:
        """Return a language's name by its ISO 639-1 code."""
        return str(_locale(self.language).languages.get(code, code))

    def names(self, given: Iterable[str], most: int = 3) -> str:
        """Return names as a list in words, each once, the first few and how many more."""
        kept = list(dict.fromkeys(name for name in given if name))
        if len(kept) > most:
            rest = len(kept) - most
            kept = [*kept[:most], self.many("{n} other", "{n} others", rest)]
        if len(kept) < 2:
            return "".join(kept)
        joined = {"most": ", ".join(kept[:-1]), "last": kept[-1]}
        if self.language == "es" and _SOUNDS_I.match(kept[-1]):
            return "{most} e {last}".format(**joined)
        return self.say("{most} and {last}", **joined)


@functools.cache
def _locale(language: str) -> Any:
    """Return babel's data on a language."""
    from babel import Locale  # noqa: PLC0415 - slow import: --help needs no names of countries

    return Locale.parse("pt" if language == "pt" else _LOCALES[language])  # names of countries as in the atlas


@functools.cache
def words(language: str) -> Words:
    """Return the words of one output language (ISO 639-1)."""
    return Words(language)


def printable(text: str) -> str:
    """Return the text without what commands a terminal, turns the direction of writing or has no place in a file."""
    return _UNPRINTABLE.sub("", text)


def sentence(text: str) -> str:
    """Return the text with a capital at its start."""
    return text[:1].upper() + text[1:]
