"""Offices: "the prime minister", "the foreign ministry": who is meant by an office that the text has tied to a name, or has not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fairward.extract.words import Sentence
from fairward.model.statement import Speaker, SpeakerKind

_REACH = 4
_TITLE = 8


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a sentence: the place behind its last word, whether a person holds it, and the speaker meant."""

    last: int
    person: bool
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words of offices in a language: articles, nouns for persons and for bodies, and words that narrow them down.

    A body of `standing` names itself by its noun alone ("la Regione"), whatever body was named before.
    """

    articles: Collection[str]
    persons: Collection[str]
    bodies: Collection[str]
    narrowing: Collection[str]
    standing: Collection[str] = ()


def office_at(
    sentence: Sentence,
    place: int,
    words_of: OfficeWords,
    held: dict[tuple[str, ...], Speaker],
    *,
    pointing: bool = False,
) -> Office | None:
    """Return the office that begins with an article at a place; "the minister" only where the text has tied it to a name.

    `pointing` tells that a body was named before, which "the organisation" then means. `held` maps offices (folded words without the article) to the persons or bodies that the text has tied them to.
    """
    words, clauses = sentence.words, sentence.clauses
    if words[place] not in words_of.articles:
        return None
    noun = None
    for at in range(place + 1, min(place + 1 + _REACH, len(words))):
        if clauses[at] != clauses[place]:
            break
        if words[at] in words_of.persons or words[at] in words_of.bodies:
            noun = at
        elif words[at] not in words_of.narrowing or sentence.capital(at):
            break
    if noun is None:
        return None
    key, person = tuple(words[place + 1 : noun + 1]), words[noun] in words_of.persons
    speaker = held.get(key) or _longer(key, held)
    if speaker is None and len(key) == 1 and (person or (pointing and words[noun] not in words_of.standing)):
        return None
    if speaker is None:
        kind = SpeakerKind.PERSON if person else SpeakerKind.BODY
        speaker = held[key] = Speaker(name=sentence.written(place if len(key) == 1 else place + 1, noun + 1), kind=kind)
    return Office(noun + 1, person, speaker)


def tie(
    speaker: Speaker, folded_words: Sequence[str], words_of: OfficeWords, held: dict[tuple[str, ...], Speaker]
) -> None:
    """Tie a body just named ("the Jamaican government") to its noun, so that "the government" later means it."""
    for word in folded_words:
        if word in words_of.bodies:
            held[(word,)] = speaker


def tie_holder(
    sentence: Sentence,
    span: tuple[int, int],
    speaker: Speaker,
    words_of: OfficeWords,
    links: Collection[str],
    held: dict[tuple[str, ...], Speaker],
) -> None:
    """Tie a person just named (words first..last-1 of `span`) to an office told beside the name, on either side of a comma.

    "The Minister of Health, Dr Ana Ruiz" and "Ana Ruiz, minister of health,": "the minister" then means her. `links` are small words
    that may stand within the title of an office.
    """
    words, clauses, (first, last) = sentence.words, sentence.clauses, span

    def passes(at: int) -> bool:
        return (
            words[at] in links
            or words[at] in words_of.narrowing
            or words[at] in words_of.articles
            or sentence.capital(at)
        )

    for at in range(last - 1, max(first - _TITLE, -1), -1):
        if clauses[first] - clauses[at] > 1:
            break
        if words[at] in words_of.persons:
            held[(words[at],)] = speaker
            return
        if not passes(at):
            break
    if last >= len(words) or clauses[last] != clauses[last - 1] + 1:
        return
    for at in range(last, min(last + _TITLE, len(words))):
        if clauses[at] != clauses[last]:
            break
        if words[at] in words_of.persons:
            held[(words[at],)] = speaker
            return
        if not passes(at):
            break


def _longer(key: tuple[str, ...], held: dict[tuple[str, ...], Speaker]) -> Speaker | None:
    """Return the holder of an office whose title holds all words of a shorter one ("Jamaica's Prime Minister")."""
    for title, speaker in reversed(held.items()):
        if len(title) > len(key) and title[-len(key) :] == key:
            return speaker
    return None
