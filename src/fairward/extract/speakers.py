"""Speakers: who says a statement, found from quotation, "according to", pronouns and the voice that spoke last.

1. Every voice that a sentence names is found: known bodies and persons, names with capitals, countries, groups of people.
2. Every word of saying, denying, demanding or promising takes the voice before it, or behind it where it comes first.
3. A pronoun or "the minister" stands for the voice of its kind that spoke last.
4. A statement belongs to the last saying before it in its sentence, else to one behind it, else to the voice of the sentence
   before it in the same paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairward.extract.folding import fold
from fairward.extract.offices import OfficeWords, office_at, tie
from fairward.extract.places import Mention
from fairward.extract.subjects import Small, Subject, prepositional, subject_of
from fairward.extract.words import Sentence, tokens
from fairward.model.statement import AGREEMENT, TEXT, Speaker, SpeakerKind

_REACH_BEFORE, _REACH_AFTER, _REACH_PAPER, _REACH_JOIN, _REACH_GROUP = 14, 5, 9, 7, 4
_NAME_LENGTH, _OPENING = 8, 3
_POSSESSIVE = frozenset({"su", "sus", "mi", "mis", "nuestro", "nuestros", "nuestras"})
_OFFICIAL = frozenset({"government", "ministry", "parliament", "company", "party"})
_PRIVATE = frozenset({"expert", "worker", "organisation", "ngo", "union"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice named in a sentence: its words, kind, and the speaker it stands for (None for a pronoun)."""

    first: int
    last: int
    kind: str
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class Saying:
    """A word of saying in a sentence: its place, kind (said, denied, demanded, promised, accused) and its speaker."""

    place: int
    last: int
    kind: str
    speaker: Speaker
    before: bool
    back: bool = False


class Voices:
    """The voices that a language knows: institutions and their aliases, office holders, titles, pronouns."""

    def __init__(
        self,
        language: str,
        speech: Mapping[str, Any],
        institutions: Sequence[Mapping[str, Any]],
        figures: Sequence[Mapping[str, Any]],
        titles: Mapping[str, Any],
    ) -> None:
        """Prepare the atlas of voices for a language."""
        about = speech.get(language) or speech["en"]
        self.connectors = frozenset(about["connectors"])
        self.bodies = frozenset(fold(word) for word in about["bodies"])
        self.crowd = frozenset(fold(word) for word in about["crowd"])
        self.reports = frozenset(fold(word) for word in about["reports"])
        self.no_names = _folded(about["no_names"])
        self.papers, self.provides = _folded(about["papers"]), _folded(about["provides"])
        self.noun_marks, self.passive_marks = _folded(about["noun_marks"]), _folded(about["passive_marks"])
        self.weak_cues, self.anaphors = _folded(about["weak_cues"]), _folded(about["anaphors"])
        self.venues = _folded(about["venues"])
        self.bans = _folded(about["bans"])
        self.head_last = bool(about["head_last"])
        self.role_links = _folded(about["role_links"])
        self.locatives = _folded(about["locatives"])
        self.agents, self.means = _folded(about["agents"]), _folded(about["means"])
        self.indefinite, self.joining = _folded(about["indefinite"]), _folded(about["joining"])
        self.negation_ends = _folded(about["negation_ends"])
        self.pronouns = {fold(word): kind for kind in ("persons", "groups", "things") for word in about[kind]}
        self.accented = {
            fold(word): word for kind in ("persons", "groups", "things") for word in about[kind] if not word.isascii()
        }
        self.stand_ins: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for kind, entries in about["stand_ins"].items():
            for entry in entries:
                words = tuple(tokens(fold(entry)))
                self.stand_ins[words[0]].append((words, kind))
        self.aliases: dict[str, list[tuple[tuple[str, ...], Speaker]]] = defaultdict(list)
        self.exact: dict[tuple[str, ...], set[str]] = {}
        self.surnames: dict[str, Speaker] = {}
        self.alone: dict[str, list[str]] = defaultdict(list)
        self.countries: dict[str, str] = {}
        for body in institutions:
            if body.get("kind") != "workers":
                self._institution(body, language)
        for person in figures:
            self._person(person)
        small = [_folded(about.get(key) or ()) for key in ("opening", "light", "articles", "prepositions")]
        self.small = Small(*small) if small[0] else None
        self.offices = OfficeWords(
            articles=_folded(about["definite"]),
            persons=frozenset(
                form[-1] for forms in self.stand_ins.values() for form, kind in forms if kind == "person"
            ),
            bodies=self.bodies,
            narrowing=_folded(about["narrowing"]),
        )
        self.partitives, self.plain_groups = _folded(about["partitives"]), _folded(about["plain_groups"])
        self.person_nouns = frozenset(
            form[-1] for forms in self.stand_ins.values() for form, kind in forms if kind == "person"
        )
        for entries in self.aliases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.starts = frozenset(
            (
                *self.aliases,
                *self.stand_ins,
                *self.pronouns,
                *self.crowd,
                *self.reports,
                *self.bodies,
                *self.papers,
                *self.indefinite,
            )
        )
        self.titles = (_words_in(titles, language) | _words_in(titles, "en")) - self.connectors

    def speaks(self, sentence: Sentence, place: int, kind: str, countries: Sequence[Mention] = ()) -> bool:
        """Return whether a cue is one of saying here: no noun ("a large share"), no passive ("were told"), no bare "for"."""
        words = sentence.words
        if kind == "according_to":
            return words[place] not in self.weak_cues or place == 0 or place in sentence.breaks
        noun = words[place] in self.bodies and any(mention.last == place for mention in countries)
        if noun or (place and words[place - 1] in self.noun_marks):
            return False
        agent = bool(self.agents & set(words[place + 1 : place + 3]))
        before = [
            word
            for at, word in enumerate(words[:place])
            if at >= place - 4 and sentence.clauses[at] == sentence.clauses[place]
        ]
        return agent or not self.passive_marks & set(before)

    def _institution(self, body: Mapping[str, Any], language: str) -> None:
        names = body.get("name") or {}
        shown = str(names.get(language) or names.get("en") or body["id"])
        speaker = Speaker(name=shown, kind=SpeakerKind.BODY, voice=str(body["id"]))
        if body.get("country") and body.get("kind") in _OFFICIAL:
            self.countries[speaker.name] = str(body["country"])
        aliases = body.get("aliases") or {}
        forms = [shown, *names.values()]
        for lang in dict.fromkeys((language, "en", "es")):
            forms += aliases.get(lang) or ()
        written: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for form in dict.fromkeys(str(form) for form in forms):
            words = tuple(tokens(fold(form)))
            if words:
                self.aliases[words[0]].append((words, speaker))
                written[words].add(form)
        for form in body.get("capitals") or ():
            words = tuple(tokens(fold(str(form))))
            self.exact.setdefault(words, set()).update({str(form)}, written[words])

    def _person(self, person: Mapping[str, Any]) -> None:
        speaker = Speaker(name=str(person["name"]), kind=SpeakerKind.PERSON, voice=person.get("id"))
        if person.get("country") and person.get("group") not in _PRIVATE:
            self.countries[speaker.name] = str(person["country"])
        aliases = person.get("aliases") or ()
        if isinstance(aliases, Mapping):
            aliases = [form for forms in aliases.values() for form in forms]
        for form in dict.fromkeys((str(person["name"]), *map(str, aliases))):
            words = tuple(tokens(fold(form)))
            if len(words) == 1:
                self.surnames.setdefault(words[0], speaker)
                self.alone[speaker.name].append(words[0])
            elif words:
                self.aliases[words[0]].append((words, speaker))


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words)


def _words_in(node: Any, language: str) -> set[str]:
    """Return all folded words of a nested book under a language."""
    found: set[str] = set()
    if isinstance(node, Mapping):
        for key, item in node.items():
            if key == language or len(str(key)) != 2:
                found |= _words_in(item, language)
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for item in node:
            found |= _words_in(item, language)
    elif isinstance(node, str):
        found |= set(tokens(fold(node)))
    return found


class Registry:
    """The voices of one document so far: full names by surname, and who spoke last of each kind."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.names: dict[str, Speaker] = {}
        self.person: Speaker | None = None
        self.body: Speaker | None = None
        self.group: Speaker | None = None
        self.last: Speaker | None = None
        self.one: Speaker | None = None
        self.many: Speaker | None = None
        self.paragraph = -1
        self.offices: dict[tuple[str, ...], Speaker] = {}
        self.met_person: Speaker | None = None
        self.met_in = self.heard_in = -1

    def heard(self, speaker: Speaker, kind: str) -> None:
        """Remember who spoke."""
        if speaker is TEXT:
            return
        self.last = self.one = speaker
        head = speaker.name.split()[0]
        many = kind == "body" and head.endswith("s") and head not in ("Estados", "Naciones")
        if kind == "group" or many:
            self.many = speaker
        if kind == "person" or speaker.kind is SpeakerKind.PERSON:
            self.person, self.heard_in = speaker, self.paragraph
        elif kind == "group":
            self.group = speaker
        else:
            self.body = speaker

    def named(self, voice: Voice, sentence: Sentence, known: Voices) -> None:
        """Remember a voice that a sentence names: "he" may mean it, and "the government" the government of that name."""
        if voice.speaker is None:
            return
        if voice.kind == "person":
            self.met_person, self.met_in = voice.speaker, sentence.paragraph
        elif voice.kind == "body":
            tie(voice.speaker, sentence.words[voice.first : voice.last], known.offices, self.offices)

    def unnamed(self, verb: str) -> Speaker | None:
        """Return who is meant by a verb without its subject: those spoken of last, one or many as the verb has it."""
        return (self.many or self.group if verb.endswith("n") else self.one) or self.last

    def met(self, voice: Voice) -> None:
        """Remember who opened a sentence, as a verb without its subject may mean them."""
        if voice.speaker is not None and voice.kind in ("person", "body"):
            self.one = voice.speaker
        elif voice.speaker is None and voice.kind in ("person", "body"):
            self.one = self.recall(voice.kind) or self.one
        elif voice.speaker is not None and voice.kind == "group":
            self.many = voice.speaker

    def recall(self, kind: str) -> Speaker | None:
        """Return whom a pronoun or a stand-in of this kind points to."""
        if kind in ("person", "body"):  # "the minister" is no body, "the ministry" no person, that spoke before
            return self.person if kind == "person" else self.body
        if kind == "persons":
            fresh = self.met_person if self.person is None or self.met_in > self.heard_in else self.person
            return fresh or self.person or self.last
        if kind == "groups":
            return self.group or self.body or self.last
        return self.body or self.last


def voices_in(sentence: Sentence, known: Voices, registry: Registry, countries: Sequence[Mention]) -> list[Voice]:
    """Return the voices that a sentence names, in the order of its words, none overlapping.

    A surname stands for a person only after the full name, or a title with the surname, has been seen.
    """
    found: list[Voice] = []
    by_place = {mention.first: mention for mention in countries}
    words, place, starts = sentence.words, 0, known.starts
    while place < len(words):
        if words[place] not in starts and place not in by_place and not sentence.capital(place):
            place += 1
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
            place += 1
            continue
        if voice.speaker is None and voice.kind == "body" and voice.last - voice.first > 1:
            longer = (
                _alias_at(sentence, place + 1, known, registry)
                or _body_at(sentence, place + 1, known, by_place)
                or _name_at(sentence, place + 1, known, registry, by_place)
            )
            voice = longer if longer is not None and longer.last > voice.last else voice
        found.append(voice)
        own = voice.first > 0 and known.small is not None and words[voice.first - 1] in _POSSESSIVE
        if voice.kind == "group" and voice.speaker is not None and not own:
            registry.group = voice.speaker
        place = voice.last
    return found


def _alias_at(sentence: Sentence, place: int, known: Voices, registry: Registry) -> Voice | None:
    words = sentence.words
    for form, speaker in known.aliases.get(words[place], ()):
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
    return None


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
    if any(word in known.bodies or word in known.reports for word in run):
        return Voice(place, last, "body", Speaker(name=name, kind=SpeakerKind.BODY))
    shape = (
        2 <= len([word for word in run if word not in known.connectors]) <= 4 and "of" not in run and "and" not in run
    )
    if not (titled or shape):
        return Voice(place, last, "body", Speaker(name=name, kind=SpeakerKind.BODY))
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
    for form, kind in known.stand_ins.get(words[place], ()):
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
        before = place > 0 and sentence.clauses[place - 1] == sentence.clauses[place]
        before = before and not (known.small is not None and words[place - 1] in known.small.prepositions)
        name = sentence.written(place - 1 if before else place, place + 1)
        return Voice(place, place + 1, "group", Speaker(name=name, kind=SpeakerKind.BODY))
    if word in known.reports:
        return Voice(place, place + 1, "report", TEXT)
    if word in known.papers:
        return Voice(place, place + 1, "paper", AGREEMENT)
    return None


def _papers(sentence: Sentence, voices: Sequence[Voice], known: Voices) -> Iterator[Saying]:
    """Yield what an agreement or contract itself is said to provide ("the contract obliges the ministry ...")."""
    for voice in voices:
        if voice.kind != "paper":
            continue
        for place in range(voice.last, min(voice.last + _REACH_PAPER, len(sentence.words))):
            if sentence.words[place] in known.provides:
                yield Saying(place, place + 1, "said", AGREEMENT, before=True)
                return


def sayings(
    sentence: Sentence,
    cues: Sequence[tuple[int, int, str]],
    voices: Sequence[Voice],
    registry: Registry,
    known: Voices,
) -> list[Saying]:
    """Return the sayings of a sentence: each cue (first word, last + 1, kind) with its speaker."""
    spoken = [voice for voice in voices if voice.kind != "paper"]
    found: list[Saying] = list(_papers(sentence, voices, known))
    small = known.small
    if sentence.paragraph != registry.paragraph:
        registry.paragraph, registry.many = sentence.paragraph, None
    for first, last, kind in sorted(cues):
        back = False
        if small is not None and kind != "according_to":
            subject = subject_of(sentence, first, last, spoken, small)
            voice, before, back = subject.voice, subject.before, subject.back
            if voice is None:
                found += _without_subject(sentence, (first, last, kind), subject, registry)
                continue
        else:
            voice, before = _voice_of(sentence, first, last, kind, spoken, known)
        voice = _named_behind(sentence, voice, spoken)
        if voice is None and small is not None:
            continue
        if voice is None:
            speaker = registry.last if kind != "according_to" else TEXT
            if speaker is None or (first > 1 and kind != "according_to"):
                continue
            found.append(Saying(first, last, kind, speaker, before=True))
            continue
        speaker = _meant(sentence, voice, registry, known)
        if speaker is None:
            continue
        speaker = _joined(sentence, voice, speaker, spoken, known)
        registry.heard(speaker, voice.kind if voice.speaker is not None else "")
        denying = next((s for s in found if s.kind == "denied" and 0 <= first - s.last <= _REACH_AFTER), None)
        if denying is not None and kind != "denied" and denying.speaker == speaker:
            continue
        found.append(Saying(first, last, kind, speaker, before=before, back=back))
    if small is not None:
        _remember(sentence, spoken, found, registry, small)
    return sorted(found, key=lambda saying: saying.place)


def _without_subject(
    sentence: Sentence, cue: tuple[int, int, str], subject: Subject, registry: Registry
) -> Iterator[Saying]:
    """Yield the saying of a verb that leaves its subject out, where somebody spoke or was spoken of before."""
    first, last, kind = cue
    unnamed = registry.unnamed(sentence.words[first]) if subject.dropped else None
    if unnamed is not None:
        yield Saying(first, last, kind, unnamed, before=subject.before)


def _remember(
    sentence: Sentence, voices: Sequence[Voice], found: Sequence[Saying], registry: Registry, small: Small
) -> None:
    """Note whom a verb without its subject will mean in the next sentence: who spoke in this one, else who opened it."""
    opening = [v for v in voices if v.first <= _OPENING and not prepositional(sentence, v, small)]
    if opening and not found:
        registry.met(opening[0])
    if found:
        registry.one = next((s for s in found if not s.before), found[0]).speaker


def _meant(sentence: Sentence, voice: Voice, registry: Registry, known: Voices) -> Speaker | None:
    """Return the speaker that a voice stands for: "the report" is the body that spoke last, an office its own words."""
    article = sentence.words[voice.first - 1] if voice.first else ""
    definite = known.small is not None and article in known.small.articles and article not in known.indefinite
    if voice.kind == "report" and definite and registry.body is not None:
        return registry.body
    speaker = voice.speaker if voice.speaker is not None else registry.recall(voice.kind)
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
    after = [v for v in voices if last <= v.first <= last + _REACH_AFTER]
    if after and known.agents & set(sentence.words[last : min(last + 2, after[0].first)]):
        return after[0], False
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
    if opens_clause and before and not close_after:
        named = [v for v in before if v.kind not in ("groups", "things", "report", "group")]
        if named:
            return _before_the_commas(sentence, first, named) or named[-1], True
    if close_after:
        return close_after[0], False
    return (before[-1], True) if before else (None, False)


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
