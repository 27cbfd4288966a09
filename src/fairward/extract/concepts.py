"""Concepts: what the words of a sentence are about, by the lists of words that a language has for each concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairward.extract.folding import fold
from fairward.extract.senses import Senses
from fairward.extract.words import tokens

_STEM = 6
_SHORTEST = 2
_MOST_KNOWN = 50_000


Longer = tuple[tuple[tuple[str, bool], ...], str]
"""The words behind the first one of an entry, each with whether any ending may follow, and the entry's concept."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one word: its stem, its concepts and senses, and the entries of several words that it may begin.

    Those entries are filed by their second word; `begun` are those whose second word is only the beginning of one.
    """

    stem: str
    concepts: frozenset[str]
    senses: Sequence[str]
    opens: Mapping[str, Sequence[Longer]]
    begun: Sequence[Longer]


class Concepts:
    """The concepts of a language, ready to be found among the words of sentences."""

    def __init__(self, entries: Mapping[str, Sequence[str]], senses: Mapping[str, str] | None = None) -> None:
        """File the entries of a concept book, {concept: [word, word*, several words]}, and of a book of senses."""
        self._senses = Senses(senses or {})
        self._exact: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        self._longer: dict[str, list[tuple[tuple[tuple[str, bool], ...], str]]] = {}  # by how the first word begins
        for concept, words in entries.items():
            for entry in words:
                parts = tuple(
                    (token, piece.endswith("*")) for piece in entry.split() for token in tokens(fold(piece.rstrip("*")))
                )
                if len(parts) > 1:
                    self._longer.setdefault(parts[0][0][:_SHORTEST], []).append((parts, concept))
                elif parts:
                    word, open_end = parts[0]
                    (self._begun if open_end else self._exact).setdefault(word, set()).add(concept)
        self._known: dict[str, Known] = {}

    def known(self, word: str) -> Known:
        """Return what is known of a folded word."""
        found = self._known.get(word)
        if found is None:
            concepts = set(self._exact.get(word, ()))
            for size in range(_SHORTEST, len(word) + 1):
                concepts |= self._begun.get(word[:size], set())
            opens: dict[str, list[Longer]] = {}
            begun: list[Longer] = []
            for parts, concept in self._longer.get(word[:_SHORTEST], ()):
                if _fits(word, parts[0]):
                    second, any_ending = parts[1]
                    (begun if any_ending else opens.setdefault(second, [])).append((parts[1:], concept))
            stem = "0" if word[0].isdigit() else word[:_STEM]
            if len(self._known) >= _MOST_KNOWN:  # a large folder holds more words than are worth keeping
                self._known.clear()
            found = self._known[word] = Known(stem, frozenset(concepts), self._senses.of(word), opens, begun)
        return found

    def of(self, words: Sequence[str]) -> tuple[list[str], set[str]]:
        """Return the stems of the words in order, and the concepts that they touch."""
        stems: list[str] = []
        touched: set[str] = set()
        seen, last = self._known, len(words) - 1
        for place, word in enumerate(words):
            known = seen.get(word) or self.known(word)
            stems.append(known.stem)
            if known.concepts:
                touched |= known.concepts
            if place == last:
                break
            if known.opens and words[place + 1] in known.opens:
                touched.update(_ended(words, place + 1, known.opens[words[place + 1]]))
            if known.begun:
                touched.update(_ended(words, place + 1, known.begun))
        return stems, touched

    def senses(self, words: Iterable[str]) -> set[str]:
        """Return the groups of meaning that some words belong to."""
        return {group for word in words for group in self.known(word).senses}


def ended(words: Sequence[str], place: int, entries: Iterable[Longer]) -> Iterator[tuple[int, str]]:
    """Yield the concepts of the entries whose further words stand from a place on, with the number of those words."""
    for parts, concept in entries:
        size = len(parts)
        following = words[place : place + size]
        if len(following) == size and all(map(_fits, following, parts)):
            yield size, concept


def _ended(words: Sequence[str], place: int, entries: Iterable[Longer]) -> Iterator[str]:
    return (concept for _, concept in ended(words, place, entries))


def _fits(word: str, part: tuple[str, bool]) -> bool:
    return word.startswith(part[0]) if part[1] else word == part[0]
