"""Checking: a proposal of a model becomes a statement where all of it holds in the document, else a kind of failure.

1. Topic, stance and the words of the value are those of the books. 2. The quote stands in the passage. 3. Every number of the
value, with its currency, is read again in the quote. 4. The speaker is named in the document. 5. Host, sender, role and period
are found as for every other statement: a model is not asked for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from fairward import books
from fairward.extract.amounts import Amount, amounts
from fairward.extract.candidates import Candidate
from fairward.extract.folding import fold
from fairward.extract.naming import voices_in
from fairward.extract.periods import period_of
from fairward.extract.places import host_of
from fairward.extract.proposed.figures import has_figures, read_again
from fairward.extract.proposed.locating import located
from fairward.extract.reader import Reader, View, reader_of
from fairward.extract.sentences import Bounds
from fairward.extract.voices import Registry
from fairward.extract.with_measures import taker
from fairward.extract.words import Sentence
from fairward.model.document import Document
from fairward.model.money import Rate, Share
from fairward.model.problem import ImpossibleNoun
from fairward.model.rows import value_of
from fairward.model.statement import (
    AGREEMENT,
    TEXT,
    About,
    Fee,
    Measure,
    Origin,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Topic,
    Value,
)

SURE = 0.5  # how sure a reading is that only a model proposes: it is shown as doubtful until a person confirms it
_LONGEST_QUOTE, _LONGEST_NAME, _FEWEST = 600, 120, 2
_CONDITIONS = ("breach", "safeguard")


class Failure(StrEnum):
    """Why a proposal was dropped."""

    BROKEN = "not readable as JSON"
    TOPIC = "a topic that there is not"
    VALUE = "a value of another shape than its topic's"
    STANCE = "a stance that there is not"
    QUOTE = "a quote that is not in the text"
    LENGTH = "a quote that is too short, too long or runs over a paragraph"
    NUMBER = "a number or currency that is not in its quote"
    SPEAKER = "a speaker that the text does not name"
    TWICE = "said before"


class Dropped(Exception):
    """A proposal does not hold; carries the kind of failure."""

    def __init__(self, failure: Failure) -> None:
        """Keep the failure."""
        super().__init__(failure.value)
        self.failure = failure


class Checking:
    """One document under the eyes of whoever checks what a model proposes for it."""

    def __init__(self, document: Document, model: str, own: Iterable[Statement] = ()) -> None:
        """Take a document and what was read of it; `model` is the name under which its proposals are marked."""
        self.document, self.way = document, f"model {model}"
        self._folded = fold(document.text)
        self._agreement = any(one.speaker == AGREEMENT for one in own)
        self._readers: dict[str, tuple[Reader, View, Bounds]] = {}
        self._names: dict[str, Speaker | None] = {}
        self._voices: set[str | None] = set()

    def checked(self, row: Mapping[str, Any], passage: tuple[int, int]) -> Statement | Failure:
        """Return the statement that an object of a model's answer on a passage (offsets) stands for, or why it is dropped."""
        try:
            topic = _topic(row.get("topic"))
            value = _value(topic, row.get("value"))
            stance = _stance(row.get("stance"))
            start, end = self._quote(row.get("quote"), passage)
            return self._statement(topic, value, stance, start, end, row.get("speaker"))
        except Dropped as dropped:
            return dropped.failure

    def _quote(self, words: Any, passage: tuple[int, int]) -> tuple[int, int]:
        """Return where a quote stands in the document."""
        text = self.document.text[passage[0] : passage[1]]
        if not isinstance(words, str) or len(words) > len(text) * 2:
            raise Dropped(Failure.QUOTE)
        place = located(words, text)
        if place is None:
            raise Dropped(Failure.QUOTE)
        quote = text[place[0] : place[1]]
        if len(quote.split()) < _FEWEST or len(quote) > _LONGEST_QUOTE or "\n\n" in quote:
            raise Dropped(Failure.LENGTH)
        return passage[0] + place[0], passage[0] + place[1]

    def _statement(self, topic: Topic, value: Value, stance: Stance, start: int, end: int, speaker: Any) -> Statement:
        """Return the statement once its numbers and its speaker are found, placed as every other."""
        eyes = self._eyes(self.document.language_at(start))
        if isinstance(value, Fee):
            value = self._fee(value, start, end)
        if eyes is None:  # no book of this language: no number can be read again, and nothing settles its place
            if has_figures(value):
                raise Dropped(Failure.NUMBER)
            about, context, clause = About(), None, None
            said = self._speaker(speaker, None)
        else:
            sentence = self._sentence(eyes[2], start, end)
            place = _first_word(sentence, start)
            read = self._amounts(eyes, sentence, start, end)
            value, place = self._figures(value, read, eyes[1], place)
            about = _about(eyes, sentence, topic, value, place)
            value = _measured(value, topic, about, eyes, sentence)
            context = (sentence.start, sentence.end)
            clauses = eyes[1].clauses
            clause = clauses.at(start) if clauses is not None else None
            said = self._speaker(speaker, eyes)
        if said is AGREEMENT and stance is not Stance.DENIES:
            stance = Stance.ASSERTS
        return Statement(
            topic=topic,
            value=value,
            about=about,
            speaker=said,
            stance=stance,
            quote=self.document.quote(start, end),
            confidence=SURE,
            way=self.way,
            clause=clause,
            context=context,
            origin=Origin.MODEL,
        )

    def _eyes(self, language: str) -> tuple[Reader, View, Bounds] | None:
        """Return the reader of a language with what it sees of the whole document, None where there is no book for it."""
        if language not in books.languages():
            return None
        if language not in self._readers:
            reader = reader_of(language)
            bounds = Bounds(self.document.text, reader.abbreviations)
            self._readers[language] = (reader, reader.whole(self.document), bounds)
        return self._readers[language]

    def _sentence(self, bounds: Bounds, start: int, end: int) -> Sentence:
        """Return the sentence, or the sentences as one, in which a quote stands."""
        first, last = bounds.at(start), bounds.at(end - 1)
        low, high = min(bounds.starts[first], start), max(bounds.ends[last], end)
        return Sentence(self.document.text, self._folded, low, high, first, bounds.paragraphs[first])

    def _amounts(self, eyes: tuple[Reader, View, Bounds], sentence: Sentence, start: int, end: int) -> list[Amount]:
        """Return the numbers of a sentence that stand whole, with their currency, in the quote."""
        reader = eyes[0]
        country = next((mention.code for mention in reader.gazetteer.mentions(sentence)), None)
        found = amounts(sentence, reader.lists, country)
        return [one for one in found if sentence.starts[one.first] >= start and sentence.ends[one.last - 1] <= end]

    def _figures(self, value: Value, read: Sequence[Amount], view: View, place: int) -> tuple[Value, int]:
        """Return a value with its numbers as read in the quote, and the word that it turns on."""
        if not has_figures(value):
            return value, place
        try:
            again = read_again(value, read, (view.scene.host, view.scene.sender))
        except ImpossibleNoun as error:
            raise Dropped(Failure.NUMBER) from error
        if again is None:
            raise Dropped(Failure.NUMBER)
        rate = again.rate if isinstance(again, Fee) else again
        held: Any = rate.money if isinstance(rate, Rate) else rate
        ends = {held.low, held.high} - {None}
        return again, next(one.first for one in read if ends & {one.low, one.high})

    def _fee(self, fee: Fee, start: int, end: int) -> Fee:
        """Return a fee under the words of the quote that name it."""
        quote = self.document.text[start:end]
        place = located(fee.what, quote)
        if place is None:
            raise Dropped(Failure.VALUE)
        return Fee(what=_written(quote, place), rate=fee.rate)

    def _speaker(self, name: Any, eyes: tuple[Reader, View, Bounds] | None) -> Speaker:
        """Return the speaker of a name: the text, the agreement where the document is one or tells of one, or a voice that it names."""
        if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_NAME:
            raise Dropped(Failure.SPEAKER)
        if name.strip().casefold() == TEXT.name:
            return TEXT
        if name.strip().casefold() == AGREEMENT.name:
            if eyes is not None and not (eyes[1].agreement or self._agreement):
                raise Dropped(Failure.SPEAKER)
            return AGREEMENT
        if name not in self._names:
            self._names[name] = self._named(name, eyes)
        speaker = self._names[name]
        if speaker is None:
            raise Dropped(Failure.SPEAKER)
        return speaker

    def _named(self, name: str, eyes: tuple[Reader, View, Bounds] | None) -> Speaker | None:
        """Return the voice that a name stands for where the document names it so or by another of its names, else None."""
        place = located(name, self.document.text)
        if not any(letter.isalpha() for letter in name):
            return None
        if place is None:
            return self._by_another_name(name, eyes) if eyes is not None else None
        if eyes is not None:
            reader, _, bounds = eyes
            sentence = self._sentence(bounds, *place)
            known = voices_in(sentence, reader.voices, Registry(), reader.gazetteer.mentions(sentence))
            for voice in known:
                first, last = sentence.span(voice.first, voice.last)
                if first < place[1] and place[0] < last:
                    kind = SpeakerKind.PERSON if voice.kind == "person" else SpeakerKind.BODY
                    return voice.speaker or Speaker(name=_written(self.document.text, place), kind=kind)
        return Speaker(name=_written(self.document.text, place), kind=SpeakerKind.BODY)

    def _by_another_name(self, name: str, eyes: tuple[Reader, View, Bounds]) -> Speaker | None:
        """Return the voice of the atlas that has a name, where the document names it by another ("Washington")."""
        reader, _, bounds = eyes
        text = self.document.text
        alone = Sentence(name, fold(name), 0, len(name), 0, 0)
        meant = next((one for one in _voices(reader, alone) if one.voice and one.name), None)
        if meant is None:
            return None
        if not self._voices:
            spans = zip(bounds.starts, bounds.ends, strict=True)
            self._voices = {
                one.voice for span in spans for one in _voices(reader, Sentence(text, self._folded, *span, 0, 0))
            }
        return meant if meant.voice in self._voices else None


def _voices(reader: Reader, sentence: Sentence) -> Iterator[Speaker]:
    """Yield the speakers that a sentence names."""
    for voice in voices_in(sentence, reader.voices, Registry(), reader.gazetteer.mentions(sentence)):
        if voice.speaker is not None:
            yield voice.speaker


def _written(text: str, place: tuple[int, int]) -> str:
    """Return words as a text has them, on one line."""
    return " ".join(text[place[0] : place[1]].split())


def _topic(name: Any) -> Topic:
    """Return the topic of a name."""
    try:
        return Topic(name)
    except ValueError as error:
        raise Dropped(Failure.TOPIC) from error


def _stance(name: Any) -> Stance:
    """Return the stance of a name."""
    try:
        return Stance(name)
    except ValueError as error:
        raise Dropped(Failure.STANCE) from error


def _value(topic: Topic, row: Any) -> Value:
    """Return a value in the shape of its topic, made of words of the books and of numbers only."""
    about = books.topics()[topic.value]
    known = about.get("values") or (_CONDITIONS if about["kind"] == "condition" else None)
    if about["kind"] == "measure" and isinstance(row, str):
        row = {"what": row}
    try:
        value = value_of(topic, row)
    except (ImpossibleNoun, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise Dropped(Failure.VALUE) from error
    match value:
        case Measure():
            words: tuple[str, ...] = (value.what,)
            value = Measure(what=value.what)
        case Share():
            words, value = (), Share(low=value.low, high=value.high)
        case tuple():
            words = value
            value = tuple(sorted(set(value)))
        case str():
            words = (value,)
        case _:
            words = ()
    unknown = known is not None and (not words or not set(words) <= set(known))
    if unknown or value is False or getattr(value, "at", None) not in (None, "host", "abroad"):
        raise Dropped(Failure.VALUE)
    return value


def _first_word(sentence: Sentence, start: int) -> int:
    """Return the first word of a quote in its sentence."""
    return next((at for at, begin in enumerate(sentence.starts) if begin >= start), 0)


def _about(eyes: tuple[Reader, View, Bounds], sentence: Sentence, topic: Topic, value: Value, place: int) -> About:
    """Return host, sender, role and period of a statement, as they are found for every other."""
    reader, view, _ = eyes
    if not sentence.words:
        return About(host=view.scene.host, sender=view.scene.sender)
    candidate = Candidate(topic.value, value, place, place + 1, SURE, "model")
    named = host_of(sentence, reader.gazetteer.mentions(sentence), place, view.scene)
    return About(
        host=named or view.scene.host,
        sender=view.scene.sender,
        role=reader.roles.near(sentence, candidate),
        period=period_of(sentence, place, reader.months),
    )


def _measured(value: Value, topic: Topic, about: About, eyes: tuple[Reader, View, Bounds], sentence: Sentence) -> Value:
    """Return a measure with who takes it, or in which host, as the sentence names them; any other value as it is."""
    if not isinstance(value, Measure):
        return value
    if topic is Topic.POLICY_CHANGE:
        return Measure(what=value.what, host=about.host)
    reader, view, _ = eyes
    return Measure(what=value.what, by=taker(reader.gazetteer.mentions(sentence), view.scene.critics))
