"""Unnamed: whoever a sentence makes the subject of a verb of saying though no list knows the name ("el oficialismo contestó que ...").

The words of the noun phrase before the verb, or behind it where the verb comes first, are the speaker's name as the text gives it.
"""

from __future__ import annotations

from dataclasses import dataclass

from fairward.extract.voices import Voices
from fairward.extract.words import Sentence
from fairward.model.statement import Speaker, SpeakerKind

_LONGEST = 7
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A subject that only the sentence names: the speaker, and whether what is said comes behind the verb."""

    speaker: Speaker
    before: bool


def unnamed_subject(sentence: Sentence, first: int, last: int, known: Voices) -> Unnamed | None:
    """Return the noun phrase that is the subject of the verb of saying at words first..last-1, None where there is none."""
    words, clauses = sentence.words, sentence.clauses
    low = first
    while low > 0 and clauses[low - 1] == clauses[first] and words[low - 1] not in known.clause_openers:
        low -= 1
    high = first
    while high > low and words[high - 1] in known.verb_helpers:
        high -= 1
    helpers = set(words[high:first])
    if helpers & known.passive_marks and not helpers & known.reflexive:
        return None  # "these practices have been described"
    goes_on = last < len(words) and clauses[last] == clauses[last - 1] and words[last] not in known.clause_openers
    if high > low and goes_on and words[last - 1] not in known.clause_openers:
        return None  # "the wage announced is ...", "the employer advanced the fare"
    if high > low:
        speaker = _phrase(sentence, low, high, known)
        return Unnamed(speaker, before=True) if speaker is not None else None
    if low > 0 and clauses[low - 1] == clauses[first]:  # "... and said"
        return None
    end = last
    while end < len(words) and clauses[end] == clauses[last - 1] and words[end] not in known.clause_openers:
        end += 1
    if last < end and words[last] in known.starting and words[last - 1] not in known.small_prepositions:
        speaker = _phrase(sentence, last, _cut(words, last, end, known), known)
        return Unnamed(speaker, before=first == 0) if speaker is not None else None
    return None


def _cut(words: list[str], start: int, end: int, known: Voices) -> int:
    """Return where a noun phrase behind a verb ends: before a preposition that opens no part of a name."""
    for at in range(start + 1, min(start + _LONGEST, end)):
        if words[at] in known.small_prepositions and words[at] not in known.connectors:
            return at
    return min(start + _LONGEST, end)


def _phrase(sentence: Sentence, low: int, high: int, known: Voices) -> Speaker | None:
    """Return the noun phrase that words low..high-1 are, as the speaker it names."""
    words = sentence.words
    if high - low > _LONGEST or not (words[low] in known.starting or _bare(sentence, low, known)):
        return None
    run = words[low:high]
    if any(word[0].isdigit() or word in known.reports or word in known.papers for word in run):
        return None
    if any(word in known.pronouns and word not in known.starting for word in run):
        return None
    head = [word for word in run if word not in known.starting]
    if not head or max(map(len, head)) < _LEAST:
        return None
    person = any(word in known.person_nouns or (word in known.crowd and not word.endswith("s")) for word in run)
    kind = SpeakerKind.PERSON if person else SpeakerKind.BODY
    begin = low + 1 if words[low] in known.offices.articles and low + 1 < high else low
    return Speaker(name=" ".join(sentence.written(begin, high).split()), kind=kind)


def _bare(sentence: Sentence, place: int, known: Voices) -> bool:
    """Return whether a noun phrase without an article may begin at a place: a plural or a name ("Officials", "Workers of")."""
    word = sentence.words[place]
    if word in known.no_names or word in known.verb_helpers or word in known.small_prepositions:
        return False
    many = word.endswith(known.plural_nouns) and (place == 0 or word in known.crowd or word in known.bodies)
    return (many or (sentence.capital(place) and place > 0)) and len(word) > _LEAST
