"""Senses: the groups of meaning that a word belongs to, so that one which no text taught is known by its kin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SHORTEST = 4


class Senses:
    """The groups of meaning of a language's words: whole words, and beginnings of words with any ending."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        """File the entries of a book of senses: {group: "word beginning* ..."}."""
        whole: dict[str, list[str]] = {}
        begun: dict[str, list[str]] = {}
        for group, entries in groups.items():
            for entry in entries.split():
                filed, word = (begun, entry[:-1]) if entry.endswith("*") else (whole, entry)
                filed.setdefault(word, []).append(group)
        self._whole, self._begun = whole, begun
        self._longest = max(map(len, begun), default=0)

    def of(self, word: str) -> Sequence[str]:
        """Return the groups of a folded word: those of the word itself, else those of its longest known beginning."""
        found = self._whole.get(word)
        if found is not None:
            return found
        begun = self._begun
        for size in range(min(len(word), self._longest), _SHORTEST - 1, -1):
            found = begun.get(word[:size])
            if found is not None:
                return found
        return ()
