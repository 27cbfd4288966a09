"""The reader of one language: from a document's text to its statements, costly work only where a phrase comes to mind.

1. One pass over the folded text finds the words that call phrases to mind, and so the sentences worth a look.
2. In those sentences words get their classes, numbers and countries their meaning, and phrases are matched.
3. A text that shows no sign of such a programme, and is no agreement, gives nothing.
4. Each way of finding (cues, numbers, measures) proposes candidates.
5. Voices are followed through the text; each candidate gets its speaker, stance, place in the world and quote.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairward import books
from fairward.extract import definitions
from fairward.extract.amounts import amounts
from fairward.extract.attribution import Attribution
from fairward.extract.binding import bound
from fairward.extract.candidates import Candidate, Looked, Match
from fairward.extract.clauses import Clauses
from fairward.extract.denials import Charge, answering, answers, is_charge
from fairward.extract.doubt import Cues
from fairward.extract.folding import fold, fold_bytes
from fairward.extract.judging import judge_of
from fairward.extract.kinds import ENOUGH, Kinds, formal
from fairward.extract.lists import Lists
from fairward.extract.pausing import collecting_paused
from fairward.extract.periods import months_of, period_of
from fairward.extract.phrasebook import ones
from fairward.extract.places import Gazetteer, Scene, host_of, scene
from fairward.extract.quotes import clause_span
from fairward.extract.roles import Roles
from fairward.extract.sentences import Bounds
from fairward.extract.tellers import Tellers
from fairward.extract.voices import Saying, Voices
from fairward.extract.weighing import weighed
from fairward.extract.with_cues import with_cues
from fairward.extract.with_measures import with_measures
from fairward.extract.with_numbers import MONEY_TOPICS, with_numbers
from fairward.extract.with_tables import usual_coin, with_tables
from fairward.extract.words import Sentence
from fairward.model.document import Document
from fairward.model.statement import AGREEMENT, TEXT, About, Speaker, SpeakerKind, Stance, Statement, Topic, Value

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]|\(?[a-z]\)|[\u2022*-])[ \t]+")
_CODE = re.compile(r"(?<=[ (])[A-Z]{3}")
_OPENING = 4
_HEADING = 6
_LEAST = 0.4
# What only a report says; in an agreement such words are preambles and rights of the parties.
_OF_REPORTS = frozenset(
    {"characterisation", "sanction", "dependence", "policy_change", "workers_left", "programme_revenue"}
)
_SKIPPED = frozenset({"note", "boilerplate"})
_TITLES = frozenset({"title", "heading"})


@dataclass(slots=True)
class View:
    """What a whole document settles for its sentences: sender and host, whether it is an agreement, who signs it."""

    scene: Scene
    agreement: bool
    clauses: Clauses | None
    tellers: Tellers | None = None


@functools.cache
def reader_of(language: str) -> Reader:
    """Return the reader of a language (ISO 639-1); BookError where there is no phrase book for it."""
    with collecting_paused():
        return Reader(language)


class Reader:
    """Everything that one language's books say, compiled."""

    def __init__(self, language: str, *, judged: bool = True) -> None:
        """Compile the books of a language; without `judged` the learned weights are left out."""
        raw = books.phrases(language)
        self.book = bound(raw, f"phrases/{language}.yaml")
        self.lists = Lists(raw, books.atlas("currencies"), books.atlas("money_words"))
        self.gazetteer = Gazetteer(books.atlas("countries"), language, books.atlas("regions"))
        self.voices = Voices(
            language, books.atlas("speech"), books.atlas("voices"), books.atlas("public_figures"), books.atlas("titles")
        )
        self.attribution = Attribution(self.voices, self.gazetteer)
        self.abbreviations = frozenset(fold(word) for word in books.atlas("speech")["abbreviations"])
        self.critics, self.sending = (frozenset(books.atlas("speech")[key]) for key in ("critics", "sending"))
        self.months = months_of(raw)
        self.roles = Roles(language, self.voices.role_links, head_last=self.voices.head_last)
        self.codes = tuple(sorted(books.atlas("currencies")))
        names = self.book.classes.names
        self.special = {name: names[f"<{name}>"] for name in ("money", "percent", "number", "country", "voice")}
        self.worker_class = names.get("<worker>", -1)
        self.judge = judge_of(language) if judged else None
        self.kinds = Kinds(
            self.book, self.abbreviations, self.judge, lambda line, numbers: self._specials(line, numbers=numbers)
        )
        self.money = sum(
            1 << n for n, owner in enumerate(self.book.owner) if self.book.entries[owner].topic in MONEY_TOPICS
        )

    def read(self, document: Document, stretches: Sequence[tuple[int, int]]) -> Iterator[Statement]:
        """Yield the statements of stretches of a document in this reader's language, in the order of the text."""
        text, folded = document.text, fold_bytes(document.text)
        string, seen_first = folded.decode("latin-1"), dict[int, Sentence]()
        cut = functools.cache(functools.partial(Bounds, text, self.abbreviations))
        kind = self.kinds.of(text, folded, string, stretches, seen_first, cut)
        if kind is None:
            return
        bounds = cut()
        looked = list(self._looked(document, string, bounds, stretches, seen_first, agreement=kind == "agreement"))
        for before, here in itertools.pairwise(looked):
            if here.sentence.paragraph == before.sentence.paragraph:
                here.currency = before.coin or before.currency
                here.per = next((a.per for a in before.amounts if a.kind == "money" and a.per), None)
        view = self._view(document, looked, agreement=kind == "agreement")
        terms = definitions.definitions(looked, MONEY_TOPICS, self.voices.means) if view.agreement else {}
        for here in looked if terms else ():
            definitions.apply(here, terms)
        tabled = set()
        for statement in self._tables(document, view, stretches, terms):
            tabled.add(bounds.at(statement.quote.start))
            yield statement
        seen: set[tuple[str, str, int]] = set()
        charges: list[Charge] = []
        # An agreement speaks for itself: nobody's voice is looked for in it.
        spoken = [([], TEXT)] * len(looked) if view.agreement else self.attribution.spoken(looked)
        for here, (said, carried) in zip(looked, spoken, strict=True):
            if here.sentence.index in tabled or (here.sentence.heading and not _telling(here, view)):
                continue
            mine: list[Statement] = []
            for candidate in self._candidates(here, view):
                key = (candidate.topic, repr(candidate.value), here.sentence.index)
                if key not in seen:
                    seen.add(key)
                    mine.append(self._statement(document, here, candidate, said, carried, view))
            if not view.agreement:
                mine += answers(document, here, said, charges, mine, self.voices.anaphors)
            for statement in mine:
                yield answering(statement, charges)
            place = (here.sentence.index, here.sentence.paragraph)
            charges += [Charge(statement, *place) for statement in mine if is_charge(statement)]

    def trace(self, document: Document) -> tuple[tuple[int, int, int], bool, list[tuple[Looked, list[Candidate]]]]:
        """Return what phrases alone see in a whole text, for training.

        The signs of its kind (a programme, another matter, an agreement's form), whether it has the form of an agreement, and
        every sentence with what was found in it and what is proposed for it, whatever the text is about.
        """
        bounds = Bounds(document.text, self.abbreviations)
        folded = fold_bytes(document.text)
        whole = [(0, len(document.text))]
        string, kept = folded.decode("latin-1"), dict[int, Sentence]()
        signs, _ = self.kinds.signs_in(document.text, folded, string, whole, kept)
        looked = list(self._looked(document, string, bounds, whole, kept, every=True))
        view = self._view(document, looked, agreement=formal(signs))
        return signs, formal(signs), [(here, self._candidates(here, view)) for here in looked]

    def whole(self, document: Document) -> View:
        """Return what a document settles as a whole, whatever it is about: so that what else is read of it finds its place."""
        text, folded, kept = document.text, fold_bytes(document.text), dict[int, Sentence]()
        string, every = folded.decode("latin-1"), [(0, len(text))]
        kind, bounds = self.kinds.of(text, folded, string, every, kept), Bounds(text, self.abbreviations)
        looked = list(self._looked(document, string, bounds, every, kept, every=True))
        return self._view(document, looked, agreement=kind == "agreement")

    def proposals(self, text: str) -> Iterator[tuple[str, Value]]:
        """Yield topic and value of everything that the phrases propose for a text, whatever the text is about."""
        bounds, folded = Bounds(text, self.abbreviations), fold(text)
        view = View(Scene(None, None, frozenset()), agreement=False, clauses=None)
        for index, (start, end) in enumerate(zip(bounds.starts, bounds.ends, strict=True)):
            here = self._look(Sentence(text, folded, start, end, index, 0), self.book.said)
            for candidate in self._candidates(here, view) if here is not None else ():
                yield candidate.topic, candidate.value

    def _looked(
        self,
        document: Document,
        folded: str,
        bounds: Bounds,
        stretches: Sequence[tuple[int, int]],
        kept: Mapping[int, Sentence],
        *,
        agreement: bool = False,
        every: bool = False,
    ) -> Iterator[Looked]:
        """Yield the sentences of some stretches that a phrase comes to mind for, with everything found in them."""
        skipped = _ranges(document, _SKIPPED)
        titled = _ranges(document, _TITLES)
        whole = list(stretches) == [(0, len(document.text))]
        for index, (start, end, paragraph) in enumerate(bounds.each()):
            apart = not whole and not any(low < end and start < high for low, high in stretches)
            if apart or any(low <= start < high for low, high in skipped):
                continue
            label = _LABEL.match(document.text, start, end)
            begin = label.end() if label else start
            sentence = None if label else kept.get(begin)
            if sentence is None or sentence.end != end:
                sentence = Sentence(document.text, folded, begin, end, index, paragraph)
            sentence.index, sentence.paragraph = index, paragraph
            if not sentence.words:
                continue
            looked = self._look(sentence, self.book.said)
            if self.judge is not None and len(document.text) >= ENOUGH:
                looked = self._expecting(sentence, looked, agreement=agreement)
            elif every and looked is None:
                looked = self._specials(sentence)
            if looked is not None:
                sentence.heading = bounds.heading(index) or any(low <= begin < high for low, high in titled)
                yield looked

    def _expecting(self, sentence: Sentence, looked: Looked | None, *, agreement: bool) -> Looked | None:
        """Return a sentence with what learned weights expect of it, None where neither they nor a phrase find it telling."""
        judge = self.judge
        if judge is None or (looked is None and judge.is_dull(sentence, agreement=agreement)):
            return looked
        expected = judge.expected(sentence, agreement=agreement)
        if looked is not None or expected.likely():
            looked = looked or self._specials(sentence)
            looked.expected = expected
        return looked

    def _specials(self, sentence: Sentence, *, numbers: bool = True) -> Looked:
        """Return a sentence with its countries and amounts, noted under the classes that phrases know them by."""
        found = sentence.found if sentence.found is not None else self.book.look(sentence)
        looked = Looked(
            sentence, countries=self.gazetteer.mentions(sentence), ends=self.voices.negation_ends, bans=self.voices.bans
        )
        country = next((m.code for m in looked.countries), None)
        looked.amounts = amounts(sentence, self.lists, country) if numbers else []
        special, counted = self.special, looked.amounts
        named = [(mention.first, mention.last) for mention in looked.countries]
        found.note(special["number"], [(a.first, a.last) for a in counted if a.kind != "date"])
        found.note(special["money"], [(a.first, a.last) for a in counted if a.kind == "money"])
        found.note(special["percent"], [(a.first, a.last) for a in counted if a.kind == "percent"])
        found.note(special["country"], named)
        found.note(special["voice"], named)
        return looked

    def _look(self, sentence: Sentence, wanted: int) -> Looked | None:
        """Return a sentence with every wanted phrase that stands in it, or None where nothing telling can stand in it."""
        book = self.book
        phrases = book.called(sentence, wanted)
        if not book.heard(sentence, phrases & ~book.idle):
            return None
        sentence.measure()
        looked = self._specials(sentence, numbers=book.heard(sentence, phrases & book.numeric))
        possible = book.possible(sentence, phrases)
        looked.matches = self._matches(sentence, possible & ~(book.cues | book.silent))
        if possible & book.cues or looked.matches:
            # bound to the matches, not to what holds them: a ring would stay in memory
            looked.find_cues = functools.partial(self._cues, sentence, looked.matches, possible & book.cues)
        if any(amount.kind == "money" for amount in looked.amounts):
            looked.units = [(name, *span) for name, phrase in book.units for span in book.spans(phrase, sentence)]
            looked.workers = sentence.found[self.worker_class]
        return looked

    def _matches(self, sentence: Sentence, possible: int) -> list[Match]:
        """Return the matches of phrases in a sentence, without those of an entry that another phrase forbids."""
        book, found = self.book, []
        refused: dict[int, bool] = {}
        for number in ones(possible):
            phrase, entry = book.phrases[number], book.entries[book.owner[number]]
            # A word of saying counts wherever it stands, any other phrase once in a sentence.
            if entry.topic[0] == "." and phrase.ordered:
                spans = list(book.spans(phrase, sentence))
            else:
                span = book.match(phrase, sentence)
                spans = [span] if span else []
            if spans and entry.unless:
                if entry.index not in refused:
                    unless = book.called(sentence, entry.unless)
                    refused[entry.index] = any(book.match(book.phrases[guard], sentence) for guard in ones(unless))
                if refused[entry.index]:
                    continue
            negative = bool(book.negative >> number & 1)
            found += [Match(entry.topic, entry.meaning, first, last, number, negative) for first, last in spans]
        return found

    def _cues(self, sentence: Sentence, matches: Sequence[Match], possible: int) -> Cues:
        """Return where words of negation, denial, demand and promise stand in a sentence."""
        kinds: dict[str, list[tuple[int, int]]] = {
            "denial": [(m.first, m.last) for m in matches if m.topic == ".denial"]
        }
        for match in self._matches(sentence, possible):
            kinds.setdefault(match.topic[1:], []).append((match.first, match.last))
        return Cues(**{kind: tuple(spans) for kind, spans in kinds.items()})

    def _view(self, document: Document, looked: list[Looked], *, agreement: bool) -> View:
        """Return what the document settles as a whole."""
        mentions = {here.sentence.index: here.countries for here in looked}
        workers = {here.sentence.index: here.sentence.found[self.worker_class] for here in looked}
        opening = frozenset(here.sentence.index for here in looked[:_OPENING])
        found = scene(mentions, workers, self.critics, opening, self.voices.venues, self.sending)
        tellers = None if agreement else Tellers(document.text, self.voices.telling, self.voices.titles)
        return View(found, agreement, Clauses(document.text) if agreement else None, tellers)

    def _candidates(self, here: Looked, view: View) -> list[Candidate]:
        judge, expected = self.judge, here.expected
        if expected is None and all(m.topic.startswith(".") for m in here.matches):
            return []
        for amount in here.amounts:
            if amount.currency is None and amount.coins:  # pesos, shillings: those of the host
                amount.currency = amount.coins.get(view.scene.host or "") or amount.coins.get(view.scene.sender or "")
        taken = functools.partial(judge.taken, expected=expected) if judge and expected else None
        found = with_numbers(here, taken) + with_cues(here) + with_measures(here, view.scene)
        if judge is not None and expected is not None:
            found = judge.settle(here, expected, found, agreement=view.agreement)
        else:
            found = [candidate for candidate in found if candidate.sure >= _LEAST]
        if view.agreement:
            numbered = view.clauses is not None and view.clauses.at(here.sentence.start) is not None
            found = [c for c in found if c.topic not in _OF_REPORTS and (numbered or c.way != "learned")]
        return sorted(found, key=lambda candidate: candidate.first)

    def _statement(
        self, document: Document, here: Looked, candidate: Candidate, said: list[Saying], carried: Speaker, view: View
    ) -> Statement:
        sentence = here.sentence
        if view.agreement:
            speaker, saying = AGREEMENT, None
        else:
            teller = view.tellers.at(sentence.start) if view.tellers is not None else None
            speaker, saying = self.attribution.told(candidate, said, carried, teller, view.scene.sender)
            if speaker is TEXT and candidate.speaker:
                named = candidate.speaker if candidate.speaker != "sender" else view.scene.sender or "sender"
                speaker = Speaker(name=named, kind=SpeakerKind.BODY)
        value, stance = weighed(here, candidate, saying, agreement=view.agreement)
        if stance is Stance.ASSERTS and self.judge is not None and here.expected is not None and not view.agreement:
            stance = self.judge.stance(here.expected) or stance
        start, end = clause_span(sentence, candidate.first, candidate.last)
        host = host_of(sentence, here.countries, candidate.anchor, view.scene) or view.scene.host
        about = About(
            host=host,
            sender=view.scene.sender,
            role=self.roles.near(sentence, candidate),
            period=period_of(sentence, candidate.first, self.months),
        )
        return Statement(
            topic=Topic(candidate.topic),
            value=value,
            about=about,
            speaker=speaker,
            stance=stance,
            quote=document.quote(start, end),
            confidence=round(min(max(candidate.sure, 0.05), 0.99), 2),
            way=candidate.way,
            clause=view.clauses.at(start) if view.clauses else None,
            context=(sentence.start, sentence.end),
        )

    def _coin(self, text: str) -> str | None:
        """Return the currency code that a text writes most often."""
        written = set(_CODE.findall(text))
        return usual_coin(text, codes) if (codes := [code for code in self.codes if code in written]) else None

    def _tables(
        self, document: Document, view: View, stretches: Sequence[tuple[int, int]], terms: Mapping[str, str]
    ) -> Iterator[Statement]:
        """Yield the sums that tables carry, row by row."""
        if " | " not in document.text:
            return
        folded = fold(document.text)

        def look(low: int, high: int) -> Looked:
            row = Sentence(document.text, folded, low, high, -1, -1)
            heading = self._look(row, self.money) or Looked(row)
            definitions.apply(heading, terms)
            return heading

        for cell in with_tables(document.text, look, self._coin(document.text), self.lists, self.codes):
            if not any(start <= cell.start < end for start, end in stretches):
                continue
            yield Statement(
                topic=Topic(cell.topic),
                value=cell.rate,
                about=About(host=view.scene.host, sender=view.scene.sender, role=self.roles.of(cell.role)),
                speaker=AGREEMENT if view.agreement else TEXT,
                stance=Stance.ASSERTS,
                quote=document.quote(cell.start, cell.end),
                confidence=cell.sure,
                way="table",
                clause=view.clauses.at(cell.start) if view.clauses else None,
            )


def _telling(here: Looked, view: View) -> bool:
    """Return whether a heading says something of its own: in agreements only a long one does."""
    return view.agreement and len(here.sentence.words) > _HEADING


def _ranges(document: Document, kinds: frozenset[str]) -> list[tuple[int, int]]:
    return [(block.start, block.end) for block in document.blocks if block.kind in kinds]
