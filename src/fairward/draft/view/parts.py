"""What a report shows, as plain parts: words in the output language, numbers for drawing, quotations with their place.

Every format reads these parts, so the order and the words are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairward.draft.view.drawn import Bar, Piece, Range
from fairward.draft.view.money_parts import FollowedView


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation: its exact words, the rest of its sentence, who says it, where, and how it was read.

    `mark` is its anchor in the source, `foreign` its language where not the report's, `versions` the papers that say the same,
    `origin` what a language model had to do with it.
    """

    mark: str
    before: str
    text: str
    after: str
    language: str
    foreign: str
    label: str
    value: str
    speaker: str
    stance: str
    source: str
    place: str
    standing: str
    confirmed: bool
    doubtful: bool
    origin: str = ""
    channel: str = ""
    versions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line that leads to a place of the report."""

    anchor: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many checks have one outcome, its shape and word, and the findings, worst documented severity first."""

    outcome: str
    shape: str
    word: str
    meaning: str
    number: int
    findings: tuple[Link, ...]
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Fair wording, the finding that it answers, and the anchor of that finding."""

    anchor: str
    title: str
    text: str
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is not known and the papers that would settle it."""

    anchor: str
    question: str
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first screen of a case; `linked` are its sentences with each figure and name leading to its words."""

    sentences: tuple[str, ...]
    linked: tuple[tuple[Piece, ...], ...]
    bars: tuple[Bar, ...]
    tallies: tuple[Tally, ...]
    wordings: tuple[Wording, ...]
    missing: tuple[Missing, ...]
    missing_more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A sum, a share or a number that a source gives; `also` names others that give it, where one stands for all."""

    what: str
    amount: str
    about: str
    quote: Quoted
    also: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """A share recomputed from two sums in one reading; `against` says which other sums more sources give."""

    about: str
    reading: str
    formula: str
    sums: str
    who: str
    kept: str
    reaches: str
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published share and which readings of the sums it follows from."""

    percent: str
    about: str
    verdict: str
    follows: bool
    quote: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class SumTested:
    """A sum for the whole programme beside what its parts make, whether that fits, and who gives the sums."""

    told: str
    verdict: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView:
    """All figures of a case, every share recomputed, and the published ones tested against the sums."""

    figures: tuple[Figure, ...]
    recomputed: tuple[Recomputed, ...]
    published: tuple[Published, ...]
    ranges: tuple[Range, ...]
    sums: tuple[SumTested, ...]
    other: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbShown:
    """One limb of the definition of forced labour with the findings that speak to it."""

    name: str
    meaning: str
    findings: tuple[Link, ...]
    silent: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One question on which the sources differ: the charge by speaker, and the answer by speaker; `more` says what is cut."""

    title: str
    charges: tuple[Quoted, ...]
    answers: tuple[Quoted, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated statement: its number and place (percent) on the line, the date written out, what and who."""

    number: int
    at: float
    date: str
    iso: str
    what: str
    who: str
    mark: str
    quote: Quoted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Dated statements in order, the years on the line, and what was left off."""

    events: tuple[Event, ...]
    years: tuple[tuple[str, float], ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """A provision with whom it binds and the limits of its reach; `marks` is whom it binds in signs."""

    name: str
    kind: str
    summary: str
    bound: tuple[str, ...]
    unverified: str
    notes: tuple[str, ...]
    address: str
    instrument: str = ""
    article: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """What the sources show on one check, with everything behind it.

    `general` leads to the same check in the case on the programme in general, where that says something on it; `note` adds to
    plain silence. For paper, `more` says how many quotations are cut and `cited` has a line for each instrument. `records`
    are what payment records show on it.
    """

    anchor: str
    number: int
    title: str
    question: str
    outcome: str
    shape: str
    word: str
    severity: str
    grade: str
    channels: str
    reason: str
    breach: tuple[Quoted, ...]
    contrary: tuple[Quoted, ...]
    demanded: tuple[Quoted, ...]
    provisions: tuple[ProvisionView, ...]
    missing: str
    why: str
    wording: Wording | None
    general: Link | None = None
    more: str = ""
    note: str = ""
    cited: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """The findings of one dimension: those that speak, and those on which the sources are silent."""

    anchor: str
    name: str
    shapes: str
    spoken: str
    speaking: tuple[FindingView, ...]
    silent: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement that a person rejected, and who did so."""

    quote: Quoted
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Quotations under one heading; `more` says how many are cut."""

    title: str
    quotes: tuple[Quoted, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement as a sentence: how it begins, the words that it ends in, their place, source and standing."""

    lead: str
    text: str
    language: str
    mark: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that people ask of every case, and what the sources say to it; `links` lead to the findings on it."""

    name: str
    question: str
    opening: str
    told: tuple[Told, ...]
    records: tuple[str, ...]
    more: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case from its first screen to its last statement; `general` leads to the case on the programme in general."""

    anchor: str
    title: str
    period: str
    basis: str
    opening: Opening
    money: MoneyView
    limbs: tuple[LimbShown, ...]
    sides: tuple[Side, ...]
    measures: tuple[Group, ...]
    timeline: Timeline
    dimensions: tuple[Dimension, ...]
    others: tuple[Group, ...]
    doubtful: tuple[Quoted, ...]
    rejected: tuple[Judged, ...]
    general: Link | None = None
    followed: tuple[FollowedView, ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The way back from marked words to what they support."""

    anchor: str
    text: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a source's text; `mark` is its anchor where a quote starts, `of` that of the quote which it goes on with."""

    text: str
    mark: str = ""
    of: str = ""
    marked: bool = False
    doubtful: bool = False
    backs: tuple[Back, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a source: its kind (paragraph, heading, row, boilerplate, gap), language and stretches."""

    kind: str
    language: str
    stretches: tuple[Stretch, ...]
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source with its text, the quoted words marked."""

    anchor: str
    title: str
    facts: tuple[str, ...]
    language: str
    paragraphs: tuple[Paragraph, ...]
    shortened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What was not read: where, what happened, what to do."""

    where: str
    what: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole report. `labels` are the fixed words of every heading, by name; `followed` are ledgers of no case of its own."""

    language: str
    title: str
    subtitle: str
    standing: str
    program: str
    edition: str
    labels: Mapping[str, str]
    cases: tuple[CaseView, ...]
    sources: tuple[SourceView, ...]
    problems: tuple[Trouble, ...]
    method: tuple[str, ...]
    followed: tuple[FollowedView, ...] = ()
