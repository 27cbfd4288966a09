"""Stance: whether a speaker asserts, denies, demands or promises what a phrase says, and how sure the reading is."""

from __future__ import annotations

from dataclasses import dataclass

from fairward.extract.voices import Saying
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


def negated(
    sentence: Sentence, first: int, last: int, cues: Cues, *, carries_negation: bool, ends: frozenset[str] = frozenset()
) -> bool:
    """Return whether the words first..last-1 are negated from outside the phrase itself; `ends` are words that end a "not"."""
    for start, end in cues.negation:
        if carries_negation and first - 1 <= start < last:
            continue
        if sentence.clauses[start] != sentence.clauses[first]:
            continue
        before = first - _NEGATION_REACH <= end <= first and not ends & set(sentence.words[end:first])
        if before or first < start < last:
            return True
    return False


def denied(sentence: Sentence, first: int, last: int, cues: Cues) -> bool:
    """Return whether a phrase that denies charges stands by the words first..last-1."""
    return any(
        (abs(start - first) <= _CUE_REACH and not sentence.divided(start, first)) or (start < last and first < end)
        for start, end in cues.denial
    )


def _conjunctive(sentence: Sentence, place: int) -> bool:
    """Return whether a word that folded looks like a future ("pagar\u00e1") is written as a conjunctive ("pagara")."""
    return sentence.words[place].endswith(("ara", "aran")) and sentence.written(place, place + 1).isascii()


def stance_of(sentence: Sentence, first: int, saying: Saying | None, cues: Cues) -> Stance:
    """Return the stance that words of saying and the words around a match give it, negation and denials apart."""
    covered = saying is not None and not (saying.place < first and sentence.divided(saying.last, first))
    if saying is not None and covered:
        if saying.kind == "denied":
            return Stance.DENIES
        if (saying.place <= first or saying.back) and saying.kind == "demanded":
            return Stance.DEMANDS
        if (saying.place <= first or saying.back) and saying.kind == "promised":
            return Stance.PROMISES
    near = [(start, Stance.DEMANDS) for start, end in cues.demand if end <= first + 2 and first - end <= _CUE_REACH]
    near += [
        (start, Stance.PROMISES)
        for start, end in cues.promise
        if end <= first + 2 and first - end <= _CUE_REACH // 2 and not _conjunctive(sentence, end - 1)
    ]
    near = [(start, stance) for start, stance in near if abs(sentence.clauses[start] - sentence.clauses[first]) <= 1]
    return max(near)[1] if near else Stance.ASSERTS
