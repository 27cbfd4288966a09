"""Attribution: whose voice carries through a document's sentences, and which voices cannot have meant what is read.

The voice that spoke last in a paragraph lends itself to the sentences behind it; inside a quotation the one named behind it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from fairward.extract.candidates import Candidate, Looked
from fairward.extract.folding import fold
from fairward.extract.labels import Labels
from fairward.extract.naming import voices_in
from fairward.extract.places import Gazetteer
from fairward.extract.selves import is_own, quoted, teller
from fairward.extract.speakers import sayings, speaker_at
from fairward.extract.voices import Registry, Saying, Voices
from fairward.extract.words import Sentence
from fairward.model.statement import AGREEMENT, TEXT, Speaker, SpeakerKind

_SPEECH = frozenset({".said", ".denied", ".accused", ".demanded", ".promised", ".according_to"})
_ACCUSING = ("forced_labour", "modern_slavery", "human_trafficking", "exploitation")


class Attribution:
    """The voices of a language at work on a document."""

    def __init__(self, voices: Voices, gazetteer: Gazetteer) -> None:
        """Take the voices and the countries of a language."""
        self.voices, self.gazetteer = voices, gazetteer

    def spoken(self, looked: Sequence[Looked]) -> list[tuple[list[Saying], Speaker]]:
        """Return for each sentence its sayings, and the voice that its paragraph lends it where it has none.

        That voice is the one that spoke last in the paragraph, or, inside a quotation, the one named behind it.
        """
        registry = Registry()
        labels = Labels(looked[0].sentence.text if looked else "", self.voices.titles)
        label: Speaker = TEXT
        said, named = [], []
        for here in looked:
            label = labels.at(here.sentence.start)
            if label is not TEXT and registry.paragraph != here.sentence.paragraph:
                registry.heard(label, "person")
            said.append(self._said(here, registry))
            named.append(registry.people[-1] if registry.people else None)
        carried: list[Speaker] = []
        paragraph, voice, inside = -1, TEXT, False
        for here, sayings_here in zip(looked, said, strict=True):
            if here.sentence.paragraph != paragraph:
                paragraph, inside, label = here.sentence.paragraph, False, labels.at(here.sentence.start)
                voice = label
            if inside and not quoted(here.sentence):
                voice, inside = label, False
            carried.append(voice)
            telling = [
                s for s in sayings_here if not self._points(here.sentence, s) and not self._aside(here.sentence, s)
            ]
            if telling:
                voice = next((s for s in telling if not s.before), telling[-1]).speaker
                inside = _closing(here.sentence)
            elif sayings_here:
                voice = label
        self._look_back(looked, said, carried)
        for at in range(len(looked) - 2, -1, -1):
            sentence, after = looked[at].sentence, looked[at + 1].sentence
            if said[at] or carried[at] is not TEXT or sentence.paragraph != after.paragraph:
                continue
            behind = [s for s in said[at + 1] if not s.before or s.place > len(after.words) // 2]
            if _quoting(sentence) and (behind or (not said[at + 1] and carried[at + 1] is not TEXT)):
                carried[at] = behind[0].speaker if behind else carried[at + 1]
        self._own_words(looked, said, carried, named)
        return list(zip(said, carried, strict=True))

    def _own_words(
        self,
        looked: Sequence[Looked],
        said: Sequence[list[Saying]],
        carried: list[Speaker],
        named: Sequence[Speaker | None],
    ) -> None:
        """Give sentences without a saying to the person whose own words they are: of a testimony, or quoted with an "I"."""
        who = teller(looked, self.voices)
        for at, here in enumerate(looked):
            if said[at] or carried[at] is not TEXT or here.sentence.heading:
                continue
            if who is not None and not quoted(here.sentence):
                carried[at] = who
            elif is_own(here.sentence, self.voices) and quoted(here.sentence):
                carried[at] = who or named[at] or TEXT

    def _look_back(self, looked: Sequence[Looked], said: Sequence[list[Saying]], carried: list[Speaker]) -> None:
        """Lend a voice to the sentences before it in its paragraph: "lo denuncia ...", or the voice of the paragraph before."""
        ended: Speaker = TEXT
        for at, here in enumerate(looked):
            opens = at == 0 or looked[at - 1].sentence.paragraph != here.sentence.paragraph
            if opens and at:
                ended = said[at - 1][-1].speaker if said[at - 1] else carried[at - 1]
            saying = next((s for s in said[at] if s.back or (not s.before and s.speaker == ended)), None)
            if saying is None or self.voices.small is None:
                continue
            for earlier in range(at - 1, -1, -1):
                same = looked[earlier].sentence.paragraph == here.sentence.paragraph
                if not same or said[earlier] or carried[earlier] is not TEXT or looked[earlier].sentence.heading:
                    break
                carried[earlier] = saying.speaker

    def _points(self, sentence: Sentence, saying: Saying) -> bool:
        """Return whether a saying only denies what was said before it ("lo niegan"), and so says nothing that goes on."""
        small = self.voices.small
        return small is not None and saying.kind == "denied" and sentence.words[saying.place] in small.light

    def _aside(self, sentence: Sentence, saying: Saying) -> bool:
        """Return whether a saying is only an aside ("As the Prime Minister has stated, ..."): the text itself goes on."""
        clauses, place = sentence.clauses, saying.place
        while place > 0 and clauses[place - 1] == clauses[saying.place]:
            place -= 1
        return place < saying.place and sentence.words[place] in self.voices.asides

    def _said(self, here: Looked, registry: Registry) -> list[Saying]:
        voices = voices_in(here.sentence, self.voices, registry, here.countries)
        cues = [
            (m.first, m.last, m.topic[1:])
            for m in here.matches
            if m.topic in _SPEECH and self.voices.speaks(here.sentence, m.first, m.topic[1:], here.countries)
        ]
        unsaid = [(m.first, m.last) for m in here.of(".unsaid")]
        cues = [c for c in cues if not any(first < c[1] and c[0] < last for first, last in unsaid)]
        cues = [
            c
            for c in cues
            if not any(o is not c and o[0] <= c[0] and c[1] <= o[1] and o[1] - o[0] > c[1] - c[0] for o in cues)
        ]
        return sayings(here.sentence, cues, voices, registry, self.voices)

    def told(
        self, candidate: Candidate, said: list[Saying], carried: Speaker, teller: Speaker | None, sender: str | None
    ) -> tuple[Speaker, Saying | None]:
        """Return who says a candidate, and the saying that tells it.

        Where somebody tells this place of the text (`teller`), what nobody is said to say is theirs; a voice heard before
        lends itself to it only where it is an agreement that is gone through.
        """
        lent = carried if teller is None or carried is AGREEMENT else TEXT
        speaker, saying = speaker_at(candidate.first, said, lent)
        speaker = self.plausible(candidate, speaker, saying, sender)
        return (teller if speaker is TEXT and teller is not None else speaker), saying

    def plausible(self, candidate: Candidate, speaker: Speaker, saying: Saying | None, sender: str | None) -> Speaker:
        """Return the text itself where a State would accuse itself: "Cuba confirmed 24,000 in its system of slavery"."""
        accusing = candidate.topic == "characterisation" and candidate.value in _ACCUSING
        denies = candidate.negated or (saying is not None and saying.kind == "denied")
        own = sender is not None and self._country_of(speaker) == sender
        return TEXT if accusing and own and not denies else speaker

    def _country_of(self, speaker: Speaker) -> str | None:
        """Return the country that a speaker speaks for, as far as the atlas or the name tells."""
        if speaker.name in self.voices.countries:
            return self.voices.countries[speaker.name]
        if speaker.kind is not SpeakerKind.BODY or speaker.voice is not None:
            return None
        name = Sentence(speaker.name, fold(speaker.name), 0, len(speaker.name), 0, 0)
        official = set(name.words) & self.voices.bodies
        mentions = self.gazetteer.mentions(name) if name.words else []
        return mentions[0].code if mentions and (official or len(name.words) <= 2) else None


def _closing(sentence: Sentence) -> bool:
    """Return whether a sentence is a quotation that ends in it, so that the text itself goes on behind it."""
    begin = sentence.text.rfind("\n", 0, sentence.start) + 1
    return quoted(sentence) and sentence.folded.count('"', begin, sentence.end + 1) % 2 == 0


def _quoting(sentence: Sentence) -> bool:
    """Return whether a sentence opens a quotation, or stands in one that its paragraph opened before."""
    begin = sentence.text.rfind("\n", 0, sentence.start) + 1
    marks = sum(sentence.folded.count(mark, begin, sentence.end) for mark in '"')
    return sentence.folded[sentence.start] == '"' or marks % 2 == 1
