"""Lists: a language's words for numbers, scales, fractions, bounds, periods and currencies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from fairward.extract.folding import fold
from fairward.extract.words import tokens
from fairward.model.money import Per

_HUNDRED = 100
Coin = tuple[str | None, Mapping[str, str]]
"""The currency that a word stands for where no country says otherwise, and the one that it is in each country."""


class Lists:
    """A language's words for numbers, scales, fractions, bounds, periods and currencies, as word sequences."""

    def __init__(
        self, book: Mapping[str, Any], currencies: Mapping[str, Any], shared: Sequence[Mapping[str, Any]]
    ) -> None:
        """Prepare the lists of a raw phrase book and the atlas of currencies and of the money words that several share."""
        self.language = str(book["language"])
        self.numbers: dict[tuple[str, ...], tuple[Decimal, str]] = {}
        for word, value in (book.get("number_words") or {}).items():
            text = str(value)
            bound = ">=" if text.startswith(">") else ""
            self.numbers[tuple(tokens(fold(str(word))))] = (Decimal(text.lstrip(">=")), bound)
        self.scales = {
            tuple(tokens(fold(str(word)))): Decimal(str(value)) for word, value in (book.get("scales") or {}).items()
        }
        self.fractions = {
            tuple(tokens(fold(str(word)))): Decimal(str(value)) for word, value in (book.get("fractions") or {}).items()
        }
        self.glued = {fold(str(part)): int(value) for part, value in (book.get("glued_numbers") or {}).items()}
        parts = "|".join(sorted(self.glued, key=len, reverse=True))
        self.glued_word = re.compile(f"(?:{parts}){{2,}}") if parts else None
        self.glued_parts = re.compile(parts)
        self.fraction_links = _sequences(book.get("fraction_links") or ())
        self.halves = _sequences(book.get("halves") or ())
        self.joins = frozenset(fold(str(word)) for word in book.get("number_joins") or ())
        self.percent = _sequences(book.get("percent") or ["%"])
        self.bounds: dict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
        for name in ("at_most", "at_least"):
            for words in _sequences(book.get(name) or ()):
                self.bounds[words[0]].append((words, name == "at_most"))
        self.longest_bound = max((len(words) for entries in self.bounds.values() for words, _ in entries), default=1)
        self.between = [
            (tuple(tokens(fold(str(a)))), tuple(tokens(fold(str(b))))) for a, b in book.get("between") or ()
        ]
        self.per: dict[str, list[tuple[tuple[str, ...], Per]]] = defaultdict(list)
        for per, entries in (book.get("per") or {}).items():
            for words in _sequences(entries):
                self.per[words[0]].append((words, Per(per)))
        for known in self.per.values():
            known.sort(key=lambda pair: -len(pair[0]))
        self.money, self.signs = _currency_words(currencies, shared, self.language)
        self.months = frozenset(fold(str(name)) for name in book.get("months") or ())
        self.longest = max((len(words) for words in self.money), default=1)
        self.beginnings = frozenset(words[0] for words in (*self.numbers, *self.fractions, *self.scales) if words)

    def number_in_one(self, word: str) -> Decimal | None:
        """Return the number that a word of several glued numbers is ("quattromilasettecento"); None where it is none."""
        if self.glued_word is None or not self.glued_word.fullmatch(word):
            return None
        total = group = 0
        for part in self.glued_parts.findall(word):
            value = self.glued[part]
            if value < _HUNDRED:
                group += value
            elif value == _HUNDRED:
                group = (group or 1) * value
            else:
                total, group = total + (group or 1) * value, 0
        return Decimal(total + group)


def _sequences(entries: Any) -> list[tuple[str, ...]]:
    """Return entries as word sequences, longest first."""
    found = {tuple(tokens(fold(str(entry)))) for entry in entries}
    return sorted((words for words in found if words), key=lambda words: (-len(words), words))


def _currency_words(
    currencies: Mapping[str, Any], shared: Sequence[Mapping[str, Any]], language: str
) -> tuple[dict[tuple[str, ...], Coin], dict[tuple[str, ...], set[str]]]:
    """Return names, signs and codes of currencies in a language (and in English) as word sequences.

    The second mapping holds the signs and codes made of letters only, with the ways in which they are written.
    """
    money: dict[tuple[str, ...], Coin] = {}
    signs: dict[tuple[str, ...], set[str]] = defaultdict(set)
    named: set[tuple[str, ...]] = set()

    def note(forms: Iterable[object], coin: Coin, *, sign: bool) -> None:
        for form in map(str, forms):
            sequence = tuple(tokens(fold(form)))
            if not sequence:
                continue
            money.setdefault(sequence, coin)
            if not sign and not (form.isupper() and len(form) == 3):
                named.add(sequence)
            elif form.replace(" ", "").rstrip(".").isalpha() or (len(sequence) == 1 and sequence[0].isalpha()):
                signs[sequence].add(form.rstrip("."))

    for group in shared:
        coin: Coin = (group.get("default"), group.get("by_country") or {})
        note(group.get("symbols", ()), coin, sign=True)
        note(_in(group.get("words"), language), coin, sign=False)
    for code, about in currencies.items():
        note((*about.get("symbols", ()), code), (str(code), {}), sign=True)
        note(_in(about.get("names"), language), (str(code), {}), sign=False)
    return money, {sequence: forms for sequence, forms in signs.items() if sequence not in named}


def _in(names: Mapping[str, Sequence[str]] | None, language: str) -> list[str]:
    """Return the names in a language, then those in English."""
    names = names or {}
    return [*names.get(language, ()), *(names.get("en", ()) if language != "en" else ())]
