"""Stance: whether a speaker asserts, denies, demands or promises what a phrase says, and how sure the reading is."""

from __future__ import annotations

from dataclasses import dataclass

from fairward.extract.speakers import Saying
from fairward.extract.words import Sentence
from fairward.model.statement import Stance

_NEGATION_REACH = 4
_CUE_REACH = 14


@dataclass(frozen=True, slots=True)
class Cues:
    """Places of words of negation, denial, demand and promise in a sentence (first word, last + 1)."""

    negation: tuple[tuple[int, int], ...] = ()
    denial: tuple[tuple[int, int], ...] = ()
    demand: tuple[tuple[int, int], ...] = ()
    promise: tuple[tuple[int, int], ...] = ()
    doubted: tuple[tuple[int, int], ...] = ()


def negated(sentence: Sentence, first: int, last: int, cues: Cues, *, carries_negation: bool) -> bool:
    """Return whether the words first..last-1 are negated from outside the phrase itself."""
    for start, end in cues.negation:
        if carries_negation and first - 1 <= start < last:
            continue
        if sentence.clauses[start] != sentence.clauses[first]:
            continue
        if first - _NEGATION_REACH <= end <= first or first < start < last:
            return True
    return False


def stance_of(sentence: Sentence, first: int, saying: Saying | None, cues: Cues) -> Stance:
    """Return the stance that the words around a match and the word of saying give it, negation apart."""
    if any(abs(start - first) <= _CUE_REACH for start, _ in cues.denial):
        return Stance.DENIES
    if saying is not None and saying.place <= first:
        if saying.kind == "denied":
            return Stance.DENIES
        if saying.kind == "demanded":
            return Stance.DEMANDS
        if saying.kind == "promised":
            return Stance.PROMISES
    if saying is not None and saying.kind == "denied":
        return Stance.DENIES
    near = [(start, Stance.DEMANDS) for start, end in cues.demand if end <= first + 2 and first - end <= _CUE_REACH]
    near += [(start, Stance.PROMISES) for start, end in cues.promise if end <= first + 2 and first - end <= _CUE_REACH // 2]
    near = [(start, stance) for start, stance in near if abs(sentence.clauses[start] - sentence.clauses[first]) <= 1]
    return max(near)[1] if near else Stance.ASSERTS
