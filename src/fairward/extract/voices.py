"""Voices: whom a language knows by name or alias, and what points back to whoever spoke before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from fairward.extract.folding import fold
from fairward.extract.offices import OfficeWords, tie
from fairward.extract.places import Mention
from fairward.extract.tellers import TellingWords
from fairward.extract.words import Sentence, tokens
from fairward.model.statement import TEXT, Speaker, SpeakerKind

AGENT_REACH = 14
_SET_OFF = 3
_OFFICIAL = frozenset({"government", "ministry", "parliament", "company", "party"})
Meant = TypeVar("Meant")
Entry = tuple[tuple[str, ...], Meant]
"""The words of a name or a stand-in, and what it means."""
Pairs = tuple[dict[str, tuple[Entry[Meant], ...]], tuple[Entry[Meant], ...]]
"""Entries that begin with one word: by the word behind it, and those that hold whatever stands behind."""
_PRIVATE = frozenset({"expert", "worker", "organisation", "ngo", "union"})


@dataclass(frozen=True, slots=True)
class Small:
    """The small words of such a language: those that open clauses, those that may stand before a verb, articles, prepositions.

    `said_before` are pronouns for what was said before ("lo dice"), `told_to` and `told_to_them` those for whom it was said to;
    `relatives` and `whoever` go back to a voice, words `going_on` go on with it; behind words `from_within` stands a body whose
    people speak ("dalla Regione assicurano"); `plural_verbs` are the endings of plural verbs.
    """

    opening: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    said_before: frozenset[str] = frozenset()
    told_to: frozenset[str] = frozenset()
    told_to_them: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    whoever: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    from_within: frozenset[str] = frozenset()
    plural_verbs: tuple[str, ...] = ()


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
        self._lists(about)
        self._pointers(about)
        self.telling = TellingWords.of(about)
        self._genders(about, speech.get("given_names") or {})
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
        for entries in self.aliases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.alias_pairs = {word: _by_second(forms) for word, forms in self.aliases.items()}
        self.stand_in_pairs = {word: _by_second(forms) for word, forms in self.stand_ins.items()}
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

    def _lists(self, about: Mapping[str, Any]) -> None:
        """Take the small words of a language that tell voices from other things."""
        self.connectors = frozenset(about["connectors"])
        self.bodies = frozenset(fold(word) for word in about["bodies"])
        self.crowd = frozenset(fold(word) for word in about["crowd"])
        self.reports = frozenset(fold(word) for word in about["reports"])
        self.no_names = _folded(about["no_names"])
        self.numbered = _folded(about.get("numbered", ()))
        self.papers, self.provides = _folded(about["papers"]), _folded(about["provides"])
        self.noun_marks, self.passive_marks = _folded(about["noun_marks"]), _folded(about["passive_marks"])
        self.weak_cues, self.anaphors = _folded(about["weak_cues"]), _folded(about["anaphors"])
        self.venues, self.objects = _folded(about["venues"]), _folded(about.get("objects", ()))
        self.gerunds, self.asides = tuple(about.get("gerunds", ())), _folded(about.get("asides", ()))
        self.bans = _folded(about["bans"])
        self.head_last = bool(about["head_last"])
        self.role_links = _folded(about["role_links"])
        self.possessives = _folded(about.get("possessives", ()))
        self.selves = _folded(about.get("selves", ()))
        self.naming_oneself = tuple(fold(words) for words in about.get("own_names", ()))
        self.locatives = _folded(about["locatives"])
        self.agents, self.means = _folded(about["agents"]), _folded(about["means"])
        self.indefinite, self.joining = _folded(about["indefinite"]), _folded(about["joining"])
        small = _folded(about.get("prepositions") or ())
        self.small_prepositions = (small or self.locatives) - _folded(about.get("definite") or ())
        self.verb_helpers = _folded(about.get("verb_helpers") or ()) | _folded(about.get("light") or ())
        self.starting = (
            _folded(about["definite"]) | self.indefinite | self.possessives | _folded(about.get("several") or ())
        )
        self.reflexive = _folded(about.get("reflexive") or ())
        self.clause_openers = _folded(about.get("clause_openers") or ()) | _folded(about.get("opening") or ())
        self.plural_nouns = tuple(about.get("plural_nouns") or ())
        self.negation_ends = _folded(about["negation_ends"])
        self.pronouns = {fold(word): kind for kind in ("persons", "groups", "things") for word in about[kind]}
        self.accented = {
            fold(word): word for kind in ("persons", "groups", "things") for word in about[kind] if not word.isascii()
        }

    def _pointers(self, about: Mapping[str, Any]) -> None:
        """Take the words that point back to a voice, and those that name an office."""
        self.stand_ins: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for kind, entries in about["stand_ins"].items():
            for entry in entries:
                words = tuple(tokens(fold(entry)))
                self.stand_ins[words[0]].append((words, kind))
        small = {field.name: _folded(about.get(field.name) or ()) for field in fields(Small)}
        plural = tuple(sorted(small.pop("plural_verbs")))
        self.small = Small(**small, plural_verbs=plural) if small["opening"] else None
        self.offices = OfficeWords(
            articles=_folded(about["definite"]),
            persons=frozenset(
                form[-1] for forms in self.stand_ins.values() for form, kind in forms if kind == "person"
            ),
            bodies=self.bodies,
            narrowing=_folded(about["narrowing"]),
            standing=_folded(about.get("standing", ())),
        )
        self.partitives, self.plain_groups = _folded(about["partitives"]), _folded(about["plain_groups"])
        self.person_nouns = frozenset(
            form[-1] for forms in self.stand_ins.values() for form, kind in forms if kind == "person"
        )

    def _genders(self, about: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> None:
        """Take the pronouns and titles, and the first names, that tell a woman from a man."""
        self.genders = {fold(word): kind for kind in ("woman", "man") for word in about.get(kind) or ()}
        self.given_names = {fold(word): kind for kind in ("woman", "man") for word in names.get(kind) or ()}

    def speaks(self, sentence: Sentence, place: int, kind: str, countries: Sequence[Mention] = ()) -> bool:
        """Return whether a cue is one of saying here: no noun ("a large share"), no passive ("were told"), no bare "for"."""
        words = sentence.words
        if kind == "according_to":
            return words[place] not in self.weak_cues or _set_off(sentence, place)
        noun = words[place] in self.bodies and any(mention.last == place for mention in countries)
        if noun or (place and words[place - 1] in self.noun_marks):
            return False
        after = words[place + 1] if place + 1 < len(words) else ""
        if kind == "promised" and after in self.partitives:
            return False  # "without guarantees of freedom"
        if kind == "said" and after in self.objects and place and words[place - 1] in self.weak_cues:
            return False  # "prefer to maintain it"
        agent = bool(self.agents & set(words[place + 1 : place + 3]))
        before = [
            word
            for at, word in enumerate(words[:place])
            if at >= place - 4 and sentence.clauses[at] == sentence.clauses[place]
        ]
        if after in self.asides:  # "has been denounced as forced labour by the union"
            agent = agent or bool(self.agents & set(words[place + 1 : place + 1 + AGENT_REACH]))
        return agent or not self.passive_marks & set(before)

    def _institution(self, body: Mapping[str, Any], language: str) -> None:
        names, aliases = body.get("name") or {}, body.get("aliases") or {}
        called = (names.get(language), *(aliases.get(language) or ())[:1], names.get("en"))
        shown = str(next((name for name in called if name), body["id"]))
        speaker = Speaker(name=shown, kind=SpeakerKind.BODY, voice=str(body["id"]))
        if body.get("country") and body.get("kind") in _OFFICIAL:
            self.countries[speaker.name] = str(body["country"])
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


def _set_off(sentence: Sentence, place: int) -> bool:
    """Return whether a word begins its sentence, or stands with at most two others between commas ("the knot, for CubaNet, comes later")."""
    clauses = sentence.clauses
    if place == 0:
        return True
    end = place
    while end < len(clauses) and clauses[end] == clauses[place]:
        end += 1
    alone = clauses[place - 1] != clauses[place] and end < len(clauses) and end - place <= _SET_OFF
    return alone or (place in sentence.breaks and sentence.capital(min(place + 1, len(clauses) - 1)))


def _by_second(entries: Sequence[Entry[Meant]]) -> Pairs[Meant]:
    """Return the entries that begin with one word by the second word of the sentence, and those for any other second word."""
    alone = tuple(entry for entry in entries if len(entry[0]) == 1)
    seconds = {entry[0][1] for entry in entries if len(entry[0]) > 1}
    return {
        second: tuple(entry for entry in entries if len(entry[0]) == 1 or entry[0][1] == second) for second in seconds
    }, alone


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
        self.people: list[Speaker] = []
        self.gender: dict[str, str] = {}

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

    def introduced(self, person: Speaker, gender: str) -> None:
        """Remember a person that a text names, and the gender ("woman", "man") that a title or first name tells."""
        self.people = [*(other for other in self.people if other != person), person]
        if gender:
            self.gender.setdefault(person.name, gender)

    def of_gender(self, meant: Speaker | None, gender: str | None) -> Speaker | None:
        """Return whom "she" or "he" means: the one meant, unless known to be the other, then the last one that may be."""
        if gender is None:
            return meant
        person = meant is not None and meant.kind is SpeakerKind.PERSON
        if meant is not None and person and self.gender.get(meant.name, gender) == gender:
            return meant
        for fitting in (gender, None):
            for other in reversed(self.people):
                if self.gender.get(other.name) == fitting:
                    return other
        return None if person else meant

    def unnamed(self, *, many: bool) -> Speaker | None:
        """Return who is meant by a verb without its subject: those spoken of last, one or many as the verb has it."""
        return (self.many or self.group if many else self.one) or self.last

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
