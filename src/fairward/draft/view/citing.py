"""Quotations with their anchors: from what is said of them to the words in the source, and back."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairward.draft.naming import publisher
from fairward.draft.telling import Teller, file_name, shortened
from fairward.draft.view.linked import link
from fairward.draft.view.parts import Back, Quoted
from fairward.draft.view.versions import Versions, versions
from fairward.draft.words import sentence
from fairward.model.case import Case, Voiced
from fairward.model.document import Document
from fairward.model.statement import SpeakerKind

LONGEST_CONTEXT = 220
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Quotes of one document that overlap, marked as one: where, under which anchor, and whether all are in doubt."""

    start: int
    end: int
    anchor: str
    doubtful: bool


def clusters(documents: Iterable[Document], voiced: Iterable[Voiced]) -> dict[str, tuple[Cluster, ...]]:
    """Return the marked stretches of each document by its id, in order; overlapping quotes become one stretch."""
    spans: dict[str, set[tuple[int, int, bool]]] = {document.id: set() for document in documents}
    for one in voiced:
        quote = one.statement.quote
        spans.setdefault(quote.document.id, set()).add((quote.start, quote.end, one.doubtful))
    out = {}
    for number, (document, found) in enumerate(spans.items(), 1):
        merged: list[tuple[int, int, bool]] = []
        for start, end, doubt in sorted(found):
            if merged and start < merged[-1][1]:
                before = merged[-1]
                merged[-1] = (before[0], max(before[1], end), before[2] and doubt)
            else:
                merged.append((start, end, doubt))
        out[document] = tuple(Cluster(start, end, f"q{number}-{start}", doubt) for start, end, doubt in merged)
    return out


@dataclass(slots=True)
class Citations:
    """Makes quotations and remembers where each is used, so that the source's text can lead back."""

    teller: Teller
    marks: dict[tuple[str, int], str] = field(default_factory=dict)
    backs: dict[str, dict[str, Back]] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    versions: Versions = field(default_factory=Versions)

    def of(self, found: dict[str, tuple[Cluster, ...]], cases: Sequence[Case]) -> Citations:
        """Return itself with the anchors and the versions of every statement of the cases."""
        self.versions = versions([one for case in cases for one in case.voiced], self.teller.words.language)
        for case in cases:
            for voiced in (*case.voiced, *case.rejected):
                quote = voiced.statement.quote
                own = found[quote.document.id]
                place = bisect.bisect_right(own, quote.start, key=lambda cluster: cluster.start) - 1
                self.marks[quote.document.id, quote.start] = own[place].anchor
        return self

    def mark(self, voiced: Voiced) -> str:
        """Return the anchor of a statement's words in its source."""
        quote = voiced.statement.quote
        return self.marks.get((quote.document.id, quote.start), "")

    def lead_back(self, voiced: Voiced, anchor: str, text: str, spoken: str) -> None:
        """Remember that a statement's words lead back to a place of the report."""
        for one in (voiced, *self.versions.others.get(voiced.statement.id, ())):
            self.cited.add(one.statement.id)
            back = Back(anchor=anchor, text=text, spoken=spoken)
            self.backs.setdefault(self.mark(one), {}).setdefault(anchor, back)

    def once(self, voiced: Iterable[Voiced]) -> list[Voiced]:
        """Return statements each once, in order, one for all versions of a text."""
        return self.versions.once(voiced)

    def link(self, voiced: Voiced, text: str) -> str:
        """Return some words of a sentence, marked as leading to the words of a statement."""
        return link(text, self.mark(self.versions.of(voiced)))

    def quote(self, voiced: Voiced, anchor: str, text: str, spoken: str, channel: str = "") -> Quoted:
        """Return a statement's quotation as used at a place of the report, which its words then lead back to."""
        self.lead_back(voiced, anchor, text, spoken)
        teller, words = self.teller, self.teller.words
        statement = voiced.statement
        quote = statement.quote
        before, after = _around(voiced)
        place = [words.say("page {n}", n=quote.page)] if quote.page else []
        if statement.clause:
            named = statement.clause[:1].isalpha()
            place.append(statement.clause if named else words.say("clause {n}", n=statement.clause))
        return Quoted(
            mark=self.mark(voiced),
            before=before,
            text=" ".join(quote.text.split()),
            after=after,
            language=quote.language,
            foreign=""
            if quote.language == words.language
            else words.say("in {language}", language=words.tongue(quote.language)),
            label=teller.label(statement),
            value=teller.value(statement.value),
            speaker=sentence(_speaker(voiced, teller)),
            stance=teller.stance(statement.stance),
            source=shortened(teller.source(quote.document)),
            place=", ".join(place),
            standing=teller.standing(voiced),
            confirmed=voiced.judgement is not None,
            doubtful=voiced.doubtful,
            origin=teller.origin(voiced),
            channel=channel,
            versions=self._elsewhere(voiced),
        )

    def _elsewhere(self, voiced: Voiced) -> str:
        """Return in words which other papers say the same, empty where none does."""
        names = [file_name(document) for document in self.versions.elsewhere(voiced)]
        return self.teller.words.say("the same in {files}", files=self.teller.words.names(names)) if names else ""


def _speaker(voiced: Voiced, teller: Teller) -> str:
    """Return who says it; of a publication whose publisher is not known, that it says so itself: its title stands by."""
    itself = voiced.statement.speaker.kind is SpeakerKind.TEXT and not publisher(voiced.statement.quote.document)
    return teller.words.say("this source") if itself else teller.speaker(voiced)


def _around(voiced: Voiced) -> tuple[str, str]:
    """Return the rest of the sentence before and after a quotation, spaced as in the source, shortened where it is long."""
    statement = voiced.statement
    if statement.context is None:
        return "", ""
    text, quote = statement.quote.document.text, statement.quote
    before = _WHITE.sub(" ", text[statement.context[0] : quote.start]).lstrip()
    after = _WHITE.sub(" ", text[quote.end : statement.context[1]]).rstrip()
    if len(before) > LONGEST_CONTEXT:
        before = "… " + before[-LONGEST_CONTEXT:].partition(" ")[2]
    if len(after) > LONGEST_CONTEXT:
        after = after[:LONGEST_CONTEXT].rpartition(" ")[0] + " …"
    return before, after
