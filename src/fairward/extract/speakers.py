"""Speakers: who says a statement, found from quotation, "according to", pronouns and the voice that spoke last.

1. Every voice that a sentence names is found: known bodies and persons, names with capitals, countries, groups of people.
2. Every word of saying, denying, demanding or promising takes the voice before it, or behind it where it comes first.
3. A pronoun or "the minister" stands for the voice of its kind that spoke last.
4. A statement belongs to the last saying before it in its sentence, else to one behind it, else to the voice of the sentence
   before it in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fairward.extract.subjects import Subject, prepositional, subject_of
from fairward.extract.unnamed import unnamed_subject
from fairward.extract.voices import AGENT_REACH, Registry, Saying, Small, Voice, Voices
from fairward.extract.words import Sentence
from fairward.model.statement import AGREEMENT, TEXT, Speaker, SpeakerKind

_REACH_BEFORE, _REACH_AFTER, _REACH_PAPER, _REACH_JOIN, _REACH_GROUP = 14, 5, 9, 7, 4
_NAME_LENGTH, _OPENING, _SUBJECT, _PASSIVE = 8, 3, 4, 4
_NAMED = ("person", "body", "country", "group")
_QUOTES = re.compile(r"(?:\s*\([^)]{1,40}\))?\s*:\s*\"")
_QUOTED = re.compile(r":\s*\"")
_TOLD, _VERB = ("said", "denied"), 2
_VAGUE = ("groups", "things", "report", "group")


def _papers(sentence: Sentence, voices: Sequence[Voice], known: Voices) -> Iterator[Saying]:
    """Yield what an agreement or contract itself is said to provide ("the contract obliges the ministry ...")."""
    for voice in voices:
        if voice.kind != "paper":
            continue
        behind = sentence.words[voice.last : voice.last + 1]
        if sentence.words[voice.first] in known.numbered and behind and (behind[0][0].isdigit() or len(behind[0]) == 1):
            yield Saying(voice.first, voice.last, "said", AGREEMENT, before=voice.first * 2 < len(sentence.words))
            continue
        for place in range(voice.last, min(voice.last + _REACH_PAPER, len(sentence.words))):
            if sentence.divided(voice.first, place):
                break
            if sentence.words[place] in known.provides and not sentence.capital(place):
                yield Saying(place, place + 1, "said", AGREEMENT, before=True)
                return


def _of_paper(voices: Sequence[Voice], last: int) -> bool:
    """Return whether an agreement stands right behind words such as "according to" or "laid down in"."""
    after = [voice for voice in voices if last <= voice.first <= last + 1]
    return bool(after) and after[0].kind == "paper"


def sayings(
    sentence: Sentence,
    cues: Sequence[tuple[int, int, str]],
    voices: Sequence[Voice],
    registry: Registry,
    known: Voices,
) -> list[Saying]:
    """Return the sayings of a sentence: each cue (first word, last + 1, kind) with its speaker."""
    spoken = [voice for voice in voices if voice.kind != "paper"]
    laid_down = [cue for cue in cues if cue[2] == "according_to" and _of_paper(voices, cue[1])]
    found: list[Saying] = list(_papers(sentence, voices, known))
    found += [Saying(first, last, kind, AGREEMENT, before=first <= _OPENING) for first, last, kind in laid_down]
    small = known.small
    if sentence.paragraph != registry.paragraph:
        registry.paragraph, registry.many = sentence.paragraph, None
    found += _before_quotations(sentence, spoken, registry, known, cues)
    taken = {saying.place for saying in found}
    for cue in sorted(cue for cue in cues if cue[0] not in taken and cue not in laid_down):
        found += _saying(sentence, cue, spoken, found, registry, known)
    if small is not None:
        _remember(sentence, spoken, found, registry, small)
    return sorted(found, key=lambda saying: saying.place)


def _saying(
    sentence: Sentence,
    cue: tuple[int, int, str],
    voices: Sequence[Voice],
    found: Sequence[Saying],
    registry: Registry,
    known: Voices,
) -> list[Saying]:
    """Return the saying of a cue with its speaker, nothing where nobody can have said it; `found` are those before it."""
    first, last, kind = cue
    small, back = known.small, False
    subject = None
    if small is not None and kind != "according_to":
        subject = subject_of(sentence, first, last, voices, small)
        voice, before, back = subject.voice, subject.before, subject.back
    else:
        voice, before = _voice_of(sentence, first, last, kind, voices, known)
    if voice is not None:
        voice = _named_behind(sentence, voice, voices)
    if voice is None:
        told = kind in _TOLD and last - first <= _VERB
        plain = unnamed_subject(sentence, first, last, known) if told else None
        if plain is not None:
            registry.heard(plain.speaker, "person" if plain.speaker.kind is SpeakerKind.PERSON else "body")
            return [Saying(first, last, kind, plain.speaker, before=plain.before, back=back)]
        return list(_by_nobody(sentence, cue, subject, registry, small))
    speaker = _meant(sentence, voice, registry, known)
    if speaker is None:
        return []
    speaker = _joined(sentence, voice, speaker, voices, known)
    registry.heard(speaker, voice.kind if voice.speaker is not None else "")
    denying = next((s for s in found if s.kind == "denied" and 0 <= first - s.last <= _REACH_AFTER), None)
    if denying is not None and kind != "denied" and denying.speaker == speaker:
        return []
    if kind == "promised" and any(s.kind == "according_to" and s.before for s in found):
        return []  # "according to Cuba Archive, the ministry agrees to pay": the archive tells it
    return [Saying(first, last, kind, speaker, before=before, back=back)]


def _by_nobody(
    sentence: Sentence, cue: tuple[int, int, str], subject: Subject | None, registry: Registry, small: Small | None
) -> Iterator[Saying]:
    """Yield the saying of a verb for which the sentence names nobody, where the voice that spoke before can be meant."""
    first, last, kind = cue
    if small is not None:
        if subject is not None:
            yield from _without_subject(sentence, cue, subject, registry, small)
        return
    speaker = registry.last if kind != "according_to" else TEXT
    if speaker is not None and (first <= 1 or kind == "according_to"):
        yield Saying(first, last, kind, speaker, before=True)


def _before_quotations(
    sentence: Sentence,
    voices: Sequence[Voice],
    registry: Registry,
    known: Voices,
    cues: Sequence[tuple[int, int, str]],
) -> Iterator[Saying]:
    """Yield the sayings that have no verb: a person or body, a colon and a quotation ("Havana: “Lies”").

    Where the sentence has no word of saying (`cues`), the voice may open it: "The nurse is less polite: “...”".
    """
    for voice in voices:
        ends = sentence.ends[voice.last - 1]
        right_before = _QUOTES.match(sentence.folded, ends, sentence.end) is not None
        opens = voice.first <= 1 and not cues and _QUOTED.search(sentence.folded, ends, sentence.end) is not None
        if voice.kind not in _NAMED or not (right_before or opens):
            continue
        speaker = _meant(sentence, voice, registry, known)
        if speaker is not None:
            registry.heard(speaker, voice.kind if voice.speaker is not None else "")
            yield Saying(voice.last - 1, voice.last, "said", speaker, before=True)


def _without_subject(
    sentence: Sentence, cue: tuple[int, int, str], subject: Subject, registry: Registry, small: Small
) -> Iterator[Saying]:
    """Yield the saying of a verb that leaves its subject out, where somebody spoke or was spoken of before."""
    first, last, kind = cue
    many = sentence.words[first].endswith(small.plural_verbs)
    unnamed = registry.unnamed(many=many) if subject.dropped else None
    if unnamed is not None:
        yield Saying(first, last, kind, unnamed, before=subject.before)


def _remember(
    sentence: Sentence, voices: Sequence[Voice], found: Sequence[Saying], registry: Registry, small: Small
) -> None:
    """Note whom a verb without its subject will mean in the next sentence: who spoke in this one, else who opened it."""
    opening = [v for v in voices if v.first <= _OPENING and not prepositional(sentence, v, small)]
    if opening and not found:
        registry.met(opening[0])
    spoken = [saying for saying in found if saying.speaker is not AGREEMENT]
    if spoken:
        registry.one = next((s for s in spoken if not s.before), spoken[0]).speaker


def _meant(sentence: Sentence, voice: Voice, registry: Registry, known: Voices) -> Speaker | None:
    """Return the speaker that a voice stands for: "the report" is the body that spoke last, an office its own words."""
    article = sentence.words[voice.first - 1] if voice.first else ""
    definite = known.small is not None and article in known.small.articles and article not in known.indefinite
    if voice.kind == "report" and definite and registry.body is not None:
        return registry.body
    speaker = voice.speaker
    if speaker is None:
        speaker = registry.recall(voice.kind)
    if voice.speaker is None and voice.kind in ("person", "persons"):
        speaker = registry.of_gender(speaker, known.genders.get(sentence.words[voice.last - 1]))
    if speaker is None and voice.last - voice.first > 1:
        return Speaker(name=sentence.written(voice.first, voice.last), kind=SpeakerKind.PERSON)
    return speaker


def _named_behind(sentence: Sentence, voice: Voice | None, voices: Sequence[Voice]) -> Voice | None:
    """Return the person named right behind a title or a body ("the Secretary of State, Marco Rubio")."""
    if voice is None or (voice.kind == "person" and voice.speaker is not None):
        return voice
    following = [v for v in voices if v.first == voice.last and v.kind == "person" and v.speaker is not None]
    one_on = following and sentence.clauses[following[0].first] - sentence.clauses[voice.first] <= 1
    return following[0] if one_on and voice.kind in ("body", "person") else voice


def _in_apposition(sentence: Sentence, voice: Voice, before: Sequence[Voice], known: Voices) -> Voice | None:
    """Return the person of "Ana González, Director General of Consular Affairs, said": the body belongs to the title."""
    if voice.kind not in ("body", "country"):
        return None
    title = set(sentence.words[max(voice.first - 4, 0) : voice.first]) & known.titles
    people = [
        v for v in before if v.kind == "person" and v.last <= voice.first and voice.first - v.last <= _REACH_PAPER
    ]
    return people[-1] if title and people else None


def _before_the_commas(sentence: Sentence, cue: int, named: Sequence[Voice]) -> Voice | None:
    """Return the voice of "Marco Rubio, a critic of Havana, said": what is set off by commas only tells more of it."""
    clauses = sentence.clauses
    for voice in named:
        ends = (
            voice.speaker is not None
            and clauses[voice.last - 1] == clauses[cue] - 2
            and clauses[voice.last] == clauses[cue] - 1
        )
        if ends and not any(other.first == voice.last and other.speaker is not None for other in named):
            return voice
    return None


def _joined(sentence: Sentence, voice: Voice, speaker: Speaker, voices: Sequence[Voice], known: Voices) -> Speaker:
    """Return "Cuba and several Caribbean leaders" as one speaker where two voices are joined, else the speaker itself."""
    for other in voices:
        between = sentence.words[other.last : voice.first]
        close = 0 < len(between) <= _REACH_JOIN and sentence.clauses[other.first] == sentence.clauses[voice.first]
        if close and between[0] in known.joining and other.speaker is not None:
            return Speaker(name=sentence.written(other.first, voice.last), kind=SpeakerKind.BODY)
    return speaker


def _voice_of(
    sentence: Sentence, first: int, last: int, kind: str, voices: Sequence[Voice], known: Voices
) -> tuple[Voice | None, bool]:
    """Return the voice of a cue, and whether what it says comes behind the cue."""
    clauses = sentence.clauses
    after = [
        v
        for v in voices
        if last <= v.first <= last + _REACH_AFTER
        and not (v.speaker is None and sentence.words[v.first] in known.objects)
    ]  # "urging them" is not said by them
    if after and known.agents & set(sentence.words[last : min(last + 2, after[0].first)]):
        return after[0], False
    agent = _agent(sentence, first, last, voices, known)
    if agent is not None:
        return agent, False
    if kind == "according_to":
        after = [v for v in after if clauses[v.first] == clauses[last - 1]]
        return (after[0], first <= 2) if after else (None, False)
    before = [
        v
        for v in voices
        if v.last <= first and first - v.last <= (_REACH_GROUP if v.kind in ("group", "report") else _REACH_BEFORE)
    ]
    same = [v for v in before if clauses[v.first] == clauses[first]]
    opens_clause = first == 0 or clauses[first - 1] != clauses[first]
    # "said the ministry" names who speaks; "said that Cuba" does not.
    close_after = [
        v
        for v in after
        if set(sentence.words[last : v.first]) <= known.connectors
        and v.first - last <= 1
        and clauses[v.first] == clauses[last - 1]
    ]
    if close_after and (opens_clause or not same):
        return close_after[0], bool(first <= 2)
    if same:
        strong = [v for v in same if v.kind not in ("groups", "things", "report")] or same
        person = _in_apposition(sentence, strong[-1], before, known)
        if person is not None:
            return person, True
        trailing = clauses[first] > 0 and last >= len(sentence.words) - 2
        return strong[-1] if first - strong[-1].last <= 6 else strong[0], not trailing
    subject = None if close_after else _subject(sentence, first, before, voices, known)
    if subject is not None:
        return subject, True
    if close_after:
        return close_after[0], False
    return (before[-1], True) if before else (None, False)


def _subject(
    sentence: Sentence, first: int, before: Sequence[Voice], voices: Sequence[Voice], known: Voices
) -> Voice | None:
    """Return who says a cue in a clause that names nobody: the subject of the sentence, or the one named last before it."""
    opens = first == 0 or sentence.clauses[first - 1] != sentence.clauses[first]
    named = [v for v in before if v.kind not in _VAGUE]
    main = [v for v in voices if v.first <= _SUBJECT and v.kind not in _VAGUE and not _owner(sentence, v)]
    apart = opens and ((first > _REACH_BEFORE and not named) or sentence.words[first].endswith(known.gerunds))
    if main and (apart or _goes_on(sentence, first, known)):
        return main[0]
    if opens and named:
        return _before_the_commas(sentence, first, named) or named[-1]
    return None


def _agent(sentence: Sentence, first: int, last: int, voices: Sequence[Voice], known: Voices) -> Voice | None:
    """Return who calls something a name in the passive: "denounced as forced labour by the union"."""
    words = sentence.words
    passive = known.passive_marks & set(words[max(first - _PASSIVE, 0) : first])
    if not passive or last >= len(words) or words[last] not in known.asides:
        return None
    near = [v for v in voices if last < v.first <= last + AGENT_REACH]
    return next((v for v in near if known.agents & set(words[max(v.first - 2, last) : v.first + 1])), None)


def _owner(sentence: Sentence, voice: Voice) -> bool:
    """Return whether a voice only owns what follows ("Cuba's foreign minister")."""
    return voice.last < len(sentence.words) and sentence.words[voice.last] == "s"


def _goes_on(sentence: Sentence, first: int, known: Voices) -> bool:
    """Return whether a verb goes on with the subject of its sentence: "He put the number at 35, most of them ..., and added"."""
    return (
        first > 1
        and sentence.words[first - 1] in known.joining
        and sentence.clauses[first - 2] != sentence.clauses[first - 1]
    )


def speaker_at(place: int, here: Sequence[Saying], carried: Speaker) -> tuple[Speaker, Saying | None]:
    """Return who says what stands at a word: the last saying before it, else one behind it, else the voice carried over."""
    ahead = [saying for saying in here if saying.place <= place and saying.before]
    if ahead:
        return ahead[-1].speaker, ahead[-1]
    behind = [saying for saying in here if saying.place > place or not saying.before]
    trailing = [saying for saying in behind if not saying.before] or [s for s in behind if s.kind != "according_to"]
    if trailing:
        return trailing[0].speaker, trailing[0]
    return carried, None
