"""Candidates: what the phrases of one sentence suggest, before speakers and confidence are settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairward.extract.amounts import Amount
from fairward.extract.doubt import Cues
from fairward.extract.learned import Expected
from fairward.extract.places import Mention
from fairward.extract.words import Sentence
from fairward.model.money import Per
from fairward.model.statement import Stance, Value


@dataclass(slots=True)
class Match:
    """A phrase found in a sentence: the topic it speaks for, what it means, and its words (first, last + 1)."""

    topic: str
    meaning: Mapping[str, Any]
    first: int
    last: int
    phrase: int
    negative: bool

    @property
    def sure(self) -> float:
        """Return how sure the phrase book is of this phrase (0-1)."""
        return float(self.meaning.get("sure", 0.8))


@dataclass(slots=True)
class Candidate:
    """A possible statement: topic, value, the words that carry it, and how it was found."""

    topic: str
    value: Value
    first: int
    last: int
    sure: float
    way: str
    stance: Stance | None = None
    negated: bool = False
    speaker: str | None = None
    negative: bool = False
    place: int | None = None
    bounds: tuple[int, int] | None = None

    @property
    def anchor(self) -> int:
        """Return the word that the statement turns on: its number, or else where its phrase begins."""
        return self.first if self.place is None else self.place


@dataclass(slots=True)
class Looked:
    """A sentence with everything that was found in it."""

    sentence: Sentence
    matches: list[Match] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    countries: list[Mention] = field(default_factory=list)
    find_cues: Callable[[], Cues] = Cues
    ends: frozenset[str] = frozenset()
    bans: frozenset[str] = frozenset()
    units: list[tuple[str, int, int]] = field(default_factory=list)
    workers: list[tuple[int, int]] = field(default_factory=list)
    currency: str | None = None
    per: Per | None = None
    expected: Expected | None = None
    _cues: Cues | None = field(default=None, init=False, repr=False)

    @property
    def cues(self) -> Cues:
        """Return the words of negation, denial, demand and promise, looked for when they are first asked for."""
        if self._cues is None:
            self._cues = self.find_cues()
        return self._cues

    @property
    def coin(self) -> str | None:
        """Return the currency of the sentence's first sum of money."""
        return next((a.currency for a in self.amounts if a.kind == "money" and a.currency), None)

    def of(self, topic: str, with_: str | None = None) -> list[Match]:
        """Return the matches of a topic, of one way (`with`) if given."""
        if not self.matches:
            return []
        return [m for m in self.matches if m.topic == topic and m.meaning.get("with") == with_]


def distance(sentence: Sentence, match: Match, first: int, last: int) -> int:
    """Return how far a match is from words first..last-1: 0 when it holds them, more across clauses."""
    if match.first <= first and last <= match.last:
        gap = 0
    elif match.last <= first:
        gap = first - match.last + 1
    else:
        gap = max(match.first - last + 1, 1)
    low, high = min(match.last - 1, first), max(match.last - 1, first)
    if match.first >= last:
        low, high = last - 1, match.first
    return gap + 4 * max(sentence.clauses[high] - sentence.clauses[low], 0)


def nearest(sentence: Sentence, matches: Sequence[Match], first: int, last: int, reach: int) -> Match | None:
    """Return the match nearest to words first..last-1 within reach, the surer and longer one where two are as near."""
    best = min(
        matches,
        key=lambda m: (distance(sentence, m, first, last) - 2 * (m.sure - 0.8), m.first - m.last),
        default=None,
    )
    return best if best is not None and distance(sentence, best, first, last) <= reach else None
