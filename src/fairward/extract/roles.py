"""Roles: which kind of worker a sum or a statement is about."""

from __future__ import annotations

from collections import defaultdict

from fairward import books
from fairward.extract.candidates import Candidate
from fairward.extract.folding import fold
from fairward.extract.words import Sentence, tokens

_LINK, _TIED = 3, 7


class Roles:
    """The words for roles in one language (and in English)."""

    def __init__(self, language: str, links: frozenset[str], *, head_last: bool) -> None:
        """Prepare the atlas of roles; `links` are small words that tie a sum to the role behind it.

        `head_last` tells whether the last word of a name is its head ("specialist adviser") or the first ("asesor médico").
        """
        self.roles, self.links, self.head_last = _roles(language), links, head_last

    def of(self, name: str) -> str | None:
        """Return the role that a table's row names: by the atlas, else in the row's own words."""
        if not name:
            return None
        words = tokens(fold(name))
        known = [
            role
            for at, word in enumerate(words)
            for form, role in self.roles.get(word, ())
            if tuple(words[at : at + len(form)]) == form
        ]
        return (known[-1] if self.head_last else known[0]) if known else name

    def near(self, sentence: Sentence, candidate: Candidate) -> str | None:
        """Return the role of worker named nearest to what a candidate turns on, between the numbers beside it."""
        low, high = candidate.bounds or (0, len(sentence.words))
        best: tuple[int, str] | None = None
        place, behind, kept = low, -1, 0
        while place < high:
            form, role = self._role_at(sentence, place)
            if not role:
                place += 1
                continue
            apart = 3 if sentence.clauses[place] != sentence.clauses[candidate.anchor] else 0
            distance = (
                abs(place - candidate.anchor) + apart - self._tied(sentence, place, place + form, candidate.anchor, low)
            )
            if place == behind:  # "medical specialist adviser" is one name: its head is the role
                distance = kept
                if not self.head_last:
                    place += form
                    behind = place
                    continue
            if best is None or distance < best[0] or (place == behind and distance == best[0]):
                best = (distance, role)
            place += form
            behind, kept = place, distance
        return best[1] if best else None

    def _tied(self, sentence: Sentence, first: int, last: int, anchor: int, low: int) -> int:
        """Return how much nearer a role counts that a small word ties to a sum: "5,000 for an engineer", "for an engineer, 5,000"."""
        before, words = range(max(first - _LINK, 0), first), sentence.words
        behind = first >= anchor and any(words[at] in self.links for at in before if at >= anchor)
        own = low == 0 or sentence.clauses[low - 1] != sentence.clauses[first]  # not the role of the sum before
        ahead = own and last <= anchor <= last + 1 and any(words[at] in self.links for at in before)
        return _TIED if behind or ahead else 0

    def _role_at(self, sentence: Sentence, place: int) -> tuple[int, str]:
        """Return how many words from a place on name a role, and the role; nothing where none does."""
        for form, role in self.roles.get(sentence.words[place], ()):
            if tuple(sentence.words[place : place + len(form)]) == form:
                return len(form), role
        return 0, ""


def _roles(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return words for roles in a language by their first word, longest first, each with the id of its role."""
    roles: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for role, about in books.atlas("roles").items():
        for lang in dict.fromkeys((language, "en")):
            for name in (about.get("names") or {}).get(lang) or ():
                form = tuple(tokens(fold(str(name))))
                if form:
                    roles[form[0]].append((form, str(role)))
    for entries in roles.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return roles
