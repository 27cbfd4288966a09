"""Naming: every voice that a sentence names, by alias, office, name with capitals, country, pronoun or group of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fairward.extract.folding import fold
from fairward.extract.offices import office_at, tie_holder
from fairward.extract.places import Mention
from fairward.extract.voices import Registry, Voice, Voices
from fairward.extract.words import Sentence, tokens
from fairward.model.statement import AGREEMENT, TEXT, Speaker, SpeakerKind

_NAME_LENGTH, _TOLD = 8, 5
_NO_PAIRS: tuple[dict[str, tuple[Any, ...]], tuple[Any, ...]] = ({}, ())


def voices_in(sentence: Sentence, known: Voices, registry: Registry, countries: Sequence[Mention]) -> list[Voice]:
    """Return the voices that a sentence names, in the order of its words, none overlapping.

    A surname stands for a person only after the full name, or a title with the surname, has been seen.
    """
    found: list[Voice] = []
    by_place = {mention.first: mention for mention in countries}
    words, behind = sentence.words, 0
    for place in _beginnings(sentence, known.starts, by_place):
        if place < behind:
            continue
        voice = (
            _alias_at(sentence, place, known, registry)
            or _body_at(sentence, place, known, by_place)
            or _name_at(sentence, place, known, registry, by_place)
            or _country_at(sentence, place, by_place, known)
            or _office_at(sentence, place, known, registry)
            or _pointer_at(sentence, place, known)
            or _stranger_at(sentence, place, known)
            or _crowd_at(sentence, place, known)
        )
        if voice is None:
            continue
        office = words[place] in known.offices.articles
        if voice.kind == "body" and voice.last - voice.first > 1 and (voice.speaker is None or office):
            longer = (
                _alias_at(sentence, place + 1, known, registry)
                or _body_at(sentence, place + 1, known, by_place)
                or _name_at(sentence, place + 1, known, registry, by_place)
            )
            voice = longer if longer is not None and longer.last > voice.last else voice
        found.append(voice)
        _remember(sentence, voice, known, registry)
        own = voice.first > 0 and known.small is not None and words[voice.first - 1] in known.possessives
        if voice.kind == "group" and voice.speaker is not None and not own:
            registry.group = voice.speaker
        behind = voice.last
    return found


def _beginnings(sentence: Sentence, starts: frozenset[str], countries: Mapping[int, Mention]) -> list[int]:
    """Return the words at which a voice may begin: words of voices, countries and words with capitals."""
    text = sentence.text
    return [
        place
        for place, (word, start) in enumerate(zip(sentence.words, sentence.starts, strict=True))
        if word in starts or text[start].isupper() or place in countries
    ]


def _remember(sentence: Sentence, voice: Voice, known: Voices, registry: Registry) -> None:
    """Note a person's gender, and what a body is told to be: "Cuba Archive, a non-profit organisation" is "the organisation"."""
    if voice.speaker is None:
        return
    words, clauses = sentence.words, sentence.clauses
    if voice.kind == "person":
        tie_holder(
            sentence, (voice.first, voice.last), voice.speaker, known.offices, known.connectors, registry.offices
        )
        given = tokens(fold(voice.speaker.name))[:1]
        titled = words[max(voice.first - 1, 0) : voice.last]
        marks = [known.genders[word] for word in titled if word in known.genders]
        marks += [known.given_names[word] for word in given if word in known.given_names]
        placed = voice.first > 0 and words[voice.first - 1] in known.locatives and known.small is not None
        if marks or not placed:  # "in the fields of Agro Pontino" names no person
            registry.introduced(voice.speaker, marks[0] if marks else "")
    told = voice.last < len(words) and clauses[voice.last] == clauses[voice.last - 1] + 1
    if voice.kind == "body" and told and words[voice.last] in known.indefinite:
        for at in range(voice.last + 1, min(voice.last + _TOLD, len(words))):
            if words[at] in known.bodies and clauses[at] == clauses[voice.last]:
                registry.offices[words[at],] = voice.speaker
                break


def _alias_at(sentence: Sentence, place: int, known: Voices, registry: Registry) -> Voice | None:
    words = sentence.words
    behind = words[place + 1] if place + 1 < len(words) else ""
    paired, alone = known.alias_pairs.get(words[place], _NO_PAIRS)
    for form, speaker in paired.get(behind, alone):
        if tuple(words[place : place + len(form)]) != form:
            continue
        if not sentence.capital(place) and not any(sentence.capital(place + step) for step in range(len(form))):
            continue
        exact = known.exact.get(form)
        if exact is not None:
            written = sentence.written(place, place + len(form))
            if written not in exact and not written.isupper():
                continue
        for surname in known.alone.get(speaker.name, ()):
            registry.names[surname] = speaker
        if speaker.kind is SpeakerKind.PERSON and known.small is not None:
            for surname in tokens(fold(speaker.name))[1:]:
                registry.names.setdefault(surname, speaker)
        kind = "person" if speaker.kind is SpeakerKind.PERSON else "body"
        return Voice(place, place + len(form), kind, speaker)
    return None


def _body_at(sentence: Sentence, place: int, known: Voices, countries: Mapping[int, Mention]) -> Voice | None:
    """Return "the Bahamian government", "Jamaica's foreign ministry", "Gobierno de Guyana" as one body."""
    words = sentence.words
    mention = countries.get(place)
    if mention is not None:
        after = mention.last
        if after < len(words) and words[after] in known.person_nouns and not sentence.capital(after):
            return Voice(place, after + 1, "person", None)
        for last in range(mention.last, min(mention.last + 4, len(words))):
            if words[last] in known.bodies and sentence.clauses[last] == sentence.clauses[place]:
                return Voice(
                    place, last + 1, "body", Speaker(name=sentence.written(place, last + 1), kind=SpeakerKind.BODY)
                )
            if words[last] not in (
                "s",
                "health",
                "foreign",
                "state",
                "own",
                "public",
                "central",
            ) and not sentence.capital(last):
                break
        return None
    if words[place] not in known.bodies:
        return None
    for other in range(place + 1, min(place + 7, len(words))):
        if other in countries and sentence.clauses[other] == sentence.clauses[place]:
            last = countries[other].last
            return Voice(place, last, "body", Speaker(name=sentence.written(place, last), kind=SpeakerKind.BODY))
        if words[other] not in known.connectors and not sentence.capital(other):
            break
    return _named_body(sentence, place, known)


def _named_body(sentence: Sentence, place: int, known: Voices) -> Voice | None:
    """Return a body written with a capital and told by what it is of: "Union des producteurs", "R\u00e9seau d'entraide"."""
    words, clauses = sentence.words, sentence.clauses
    if known.small is not None or known.head_last or not sentence.capital(place):
        return None
    last = place + 1
    while last < len(words) and words[last] in known.connectors and clauses[last] == clauses[place]:
        last += 1
    if last == place + 1 or last >= len(words) or clauses[last] != clauses[place] or sentence.capital(last):
        return None
    name = " ".join(sentence.written(place, last + 1).split())
    return Voice(place, last + 1, "body", Speaker(name=name, kind=SpeakerKind.BODY))


def _capitals_end(sentence: Sentence, place: int, known: Voices) -> int:
    """Return the place behind the words with capitals that begin at a place, small connecting words between them included."""
    words, clauses, last = sentence.words, sentence.clauses, place + 1
    while last < len(words) and last - place < _NAME_LENGTH and clauses[last] == clauses[place]:
        linked = words[last] in known.connectors and last + 1 < len(words) and clauses[last + 1] == clauses[place]
        if not sentence.capital(last) and not (linked and sentence.capital(last + 1)):
            break
        last += 1
    return last


def _name_at(
    sentence: Sentence, place: int, known: Voices, registry: Registry, countries: Mapping[int, Mention]
) -> Voice | None:
    """Return a name written with capitals, without its titles; a surname alone stands for the full name seen before."""
    words = sentence.words
    if not sentence.capital(place) or words[place][0].isdigit() or words[place] in known.no_names:
        return None
    last = _capitals_end(sentence, place, known)
    if place in countries and countries[place].last >= last:
        return None
    first = place
    while first < last - 1 and (
        words[first] in known.titles or words[first] in known.connectors or words[first] in known.no_names
    ):
        first += 1
    if words[first] in known.no_names:
        return None
    run = words[first:last]
    titled = any(word in known.titles for word in words[max(place - 1, 0) : first])
    if len(run) == 1:
        speaker = registry.names.get(run[0]) or (known.surnames.get(run[0]) if titled else None)
        if speaker is None:
            return None
        registry.names[run[0]] = speaker
        return Voice(place, last, "person", speaker)
    if not all(sentence.capital(at) or words[at] in known.connectors for at in range(first, last)):
        return None
    name = " ".join(sentence.written(first, last).split())
    shape = (
        2 <= len([word for word in run if word not in known.connectors]) <= 4 and "of" not in run and "and" not in run
    )
    if any(word in known.bodies or word in known.reports for word in run) or not (titled or shape):
        return Voice(place, last, "body", Speaker(name=name, kind=SpeakerKind.BODY))
    if not titled and any(at in countries for at in range(first + 1, last)):
        return None  # "Escogió Dominica", "Talks on Cuban staff"
    speaker = Speaker(name=name, kind=SpeakerKind.PERSON)
    if first > place:
        registry.offices[tuple(words[place:first])] = speaker
    registry.names.setdefault(run[-1], speaker)
    if len(run) > 2:
        registry.names.setdefault(run[-2], speaker)
    return Voice(place, last, "person", speaker)


def _country_at(sentence: Sentence, place: int, countries: Mapping[int, Mention], known: Voices) -> Voice | None:
    mention = countries.get(place)
    if mention is None or mention.kind not in ("name", "seat"):
        return None
    name = sentence.written(place, mention.last)
    dateline = name.isupper() and len(name) > 3
    if dateline or (
        place
        and sentence.words[place - 1] in known.locatives
        and sentence.clauses[place - 1] == sentence.clauses[place]
    ):
        return None  # a place where something is, not a voice
    return Voice(place, mention.last, "country", Speaker(name=name, kind=SpeakerKind.BODY))


def _office_at(sentence: Sentence, place: int, known: Voices, registry: Registry) -> Voice | None:
    office = office_at(sentence, place, known.offices, registry.offices, pointing=registry.body is not None)
    return Voice(place, office.last, "person" if office.person else "body", office.speaker) if office else None


def _pointer_at(sentence: Sentence, place: int, known: Voices) -> Voice | None:
    words = sentence.words
    behind = words[place + 1] if place + 1 < len(words) else ""
    paired, alone = known.stand_in_pairs.get(words[place], _NO_PAIRS)
    for form, kind in paired.get(behind, alone):
        if tuple(words[place : place + len(form)]) == form:
            return Voice(place, place + len(form), kind, None)
    kind = known.pronouns.get(words[place], "")
    if kind == "groups" and words[place] not in known.plain_groups:
        kind = kind if place + 1 < len(words) and words[place + 1] in known.partitives else ""
    accented = known.accented.get(words[place])
    if accented is not None and sentence.written(place, place + 1).casefold() != accented:
        return None  # "el" is an article, "\u00e9l" a person
    return Voice(place, place + 1, kind, None) if kind else None


def _stranger_at(sentence: Sentence, place: int, known: Voices) -> Voice | None:
    """Return a person without a name ("a former minister", "one nurse in the north"), as the words name that person."""
    words = sentence.words
    if words[place] not in known.indefinite:
        return None
    for last in range(place + 1, min(place + 5, len(words))):
        if sentence.clauses[last] != sentence.clauses[place]:
            break
        single = words[last] in known.crowd and not words[last].endswith("s")
        if single or words[last] in known.person_nouns:
            kind = SpeakerKind.PERSON
            return Voice(place, last + 1, "person", Speaker(name=sentence.written(place, last + 1), kind=kind))
    return None


def _crowd_at(sentence: Sentence, place: int, known: Voices) -> Voice | None:
    words = sentence.words
    word = words[place]
    if word in known.crowd:
        if known.small is not None and place and sentence.capital(place) and sentence.capital(place - 1):
            return None  # "Mais M\u00e9dicos" is a name
        before = place > 0 and sentence.clauses[place - 1] == sentence.clauses[place]
        apart = known.connectors | known.locatives | known.joining if known.small is None else known.small.prepositions
        before = before and words[place - 1] not in apart  # "of professionals", "and patients"
        name = sentence.written(place - 1 if before else place, place + 1)
        return Voice(place, place + 1, "group", Speaker(name=name, kind=SpeakerKind.BODY))
    if word in known.reports:
        return Voice(place, place + 1, "report", TEXT)
    if word in known.papers:
        return Voice(place, place + 1, "paper", AGREEMENT)
    return None
