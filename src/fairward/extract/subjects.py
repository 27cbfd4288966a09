"""Subjects of verbs of saying in languages that leave subjects out and put them behind the verb ("apunta la organización")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairward.extract.voices import Small, Voice
from fairward.extract.words import Sentence

_REACH_AFTER, _REACH_BEFORE, _REACH_NAME, _REACH_TITLE = 8, 16, 5, 12
_SILENT = ("things", "groups", "persons")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says it: a voice, or nobody named (`dropped`); whether what is said comes behind the verb (`before`)."""

    voice: Voice | None
    before: bool
    dropped: bool = False
    back: bool = False


def subject_of(sentence: Sentence, first: int, last: int, voices: Sequence[Voice], small: Small) -> Subject:
    """Return the subject of the verb of saying at words first..last-1.

    `back` tells that the verb has a pronoun for what was said before it ("lo denuncia la organización").
    """
    words, clauses = sentence.words, sentence.clauses
    start = first
    while start > 0 and clauses[start - 1] == clauses[first]:
        start -= 1
    named = {at for voice in voices for at in range(voice.first, voice.last)}
    opening = max(
        (at + 1 for at in range(start, first) if words[at] in small.opening and at not in named), default=start
    )
    ahead = [word for word in words[opening:first] if word not in small.light]
    inside = words[last - 1] in small.opening
    content = inside or (last < len(words) and words[last] in small.opening)
    back = not content and bool(small.said_before & set(words[max(opening, first - 2) : first]))
    after = [
        v
        for v in voices
        if last <= v.first <= last + _REACH_AFTER and clauses[v.first] == clauses[last - 1] and v.kind not in _SILENT
    ]
    after = [
        v
        for v in after
        if not inside and not prepositional(sentence, v, small) and not set(words[last : v.first]) & small.opening
    ]
    if words[first].endswith("ndo"):
        leading = [
            v for v in voices if v.first < first and v.kind not in _SILENT and not prepositional(sentence, v, small)
        ]
        return Subject(_named(sentence, leading[0], voices) if leading else None, before=True)
    titled = None if inside else _titled(sentence, last, voices, small)
    behind = _named(sentence, after[0], voices) if after else titled
    if not ahead:
        return _opening(sentence, (start, opening, first, last), voices, behind, small, back=back)
    if words[opening] in small.from_within and words[first].endswith(small.plural_verbs):
        inner = [v for v in voices if opening < v.first < first and v.kind in ("body", "country")]
        return Subject(inner[0] if inner else None, before=True)
    before = [v for v in voices if opening <= v.first < first and not prepositional(sentence, v, small)]
    if before:
        clear = [v for v in before if v.kind not in _SILENT] or before
        return Subject(_named(sentence, clear[0], voices), before=True)
    related = [v for v in voices if opening > start and v.last == opening - 1 and v.kind not in _SILENT]
    if related:
        return Subject(_named(sentence, related[-1], voices), before=True)
    if behind is not None:
        return Subject(behind, before=content or first - start <= 3, back=back)
    adverbial = words[opening] in small.prepositions or words[opening] in small.light
    return Subject(None, before=content or start == 0, dropped=adverbial)


def _opening(
    sentence: Sentence,
    place: tuple[int, int, int, int],
    voices: Sequence[Voice],
    behind: Voice | None,
    small: Small,
    *,
    back: bool,
) -> Subject:
    """Return the subject of a verb that opens its clause: behind it, or before the comma, or left out."""
    start, opening, first, last = place
    words, clauses = sentence.words, sentence.clauses
    content = last < len(words) and words[last] in small.opening
    leads = content or start == 0
    if behind is not None:
        return Subject(behind, before=leads and not back, back=back)
    alone = last >= len(words) or clauses[last] != clauses[first]
    apposed = [
        v
        for v in voices
        if v.last <= start - (1 if alone else 0)
        and first - v.last <= _REACH_BEFORE
        and v.kind not in _SILENT
        and not prepositional(sentence, v, small)
        and (v.last >= len(words) or clauses[v.last] != clauses[v.last - 1])
        and not any(low in small.prepositions for low in words[max(v.first - 1, 0) : v.first])
    ]
    if opening > start and words[opening - 1] not in small.going_on:
        near = [v for v in voices if 0 <= opening - 1 - v.last <= _REACH_NAME and v.kind not in _SILENT]
        free = [v for v in near if not prepositional(sentence, v, small)]
        near = near if near and near[-1].last == opening - 1 and words[opening - 1] in small.relatives else free
        if near:
            return Subject(_named(sentence, near[-1], voices), before=True)
    if opening > start and words[opening - 1] in small.going_on:
        earlier = [
            v for v in voices if v.last < opening and v.kind not in _SILENT and not prepositional(sentence, v, small)
        ]
        if earlier:
            return Subject(_named(sentence, earlier[0], voices), before=True)
    if apposed and (opening == start or words[opening - 1] in small.relatives):
        return Subject(_named(sentence, apposed[0], voices), before=True)
    if opening > start and words[opening - 1] in small.whoever:
        return Subject(None, before=True)
    many = words[first].endswith(small.plural_verbs) and words[max(first - 1, 0)] in small.told_to_them
    told = bool(first) and (many or words[first - 1] in small.told_to)
    return Subject(None, before=leads, dropped=not told, back=back)


def _titled(sentence: Sentence, last: int, voices: Sequence[Voice], small: Small) -> Voice | None:
    """Return the person named behind a comma where a title stands behind the verb ("lo dijo el jefe de Salud, Ana Ruiz")."""
    words, clauses = sentence.words, sentence.clauses
    if not small.articles & set(words[last : last + 4]) or small.opening & set(words[last : last + 4]):
        return None
    for voice in voices:
        opens = (
            voice.first > 0
            and clauses[voice.first] == clauses[last - 1] + 1
            and clauses[voice.first - 1] != clauses[voice.first]
        )
        if opens and voice.kind == "person" and voice.speaker is not None and voice.first - last <= _REACH_TITLE:
            return voice
    return None


def prepositional(sentence: Sentence, voice: Voice, small: Small) -> bool:
    """Return whether a voice stands behind a preposition, and so is no subject ("advierte a La Habana")."""
    words, at = sentence.words, voice.first - 1
    while at > 0 and words[at] in small.articles and voice.first - at <= 3:
        at -= 1
    return at >= 0 and sentence.clauses[at] == sentence.clauses[voice.first] and words[at] in small.prepositions


def _named(sentence: Sentence, voice: Voice, voices: Sequence[Voice]) -> Voice:
    """Return the person named behind a title ("el viceministro de Salud, Ana Ruiz"), else the voice itself."""
    beside = [v for v in voices if v.first == voice.last and v.kind == "person" and v.speaker is not None]
    if beside and sentence.clauses[beside[0].first] == sentence.clauses[voice.last - 1]:
        return beside[0]
    if voice.speaker is not None and voice.kind != "body":
        return voice
    clause = sentence.clauses[voice.first]
    for other in voices:
        close = 0 <= other.first - voice.last <= _REACH_NAME and sentence.clauses[other.first] - clause <= 1
        if close and other.kind == "person" and other.speaker is not None and voice.speaker is None:
            opens = other.first == voice.last or sentence.clauses[other.first - 1] != sentence.clauses[other.first]
            if opens:
                return other
    return voice
