"""The rulebook's nouns: instruments, provisions, checks with their conditions and examples, pay figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Words = Mapping[str, str]
"""The same words in several languages, by ISO 639-1 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratification:
    """Whether a country (ISO 3166) is bound by an instrument: party | not_party | unknown, since when, with a note.

    `excludes` names the provisions that this country left out when it joined. `note_in` is the note by language.
    """

    country: str
    status: str
    since: str | None = None
    note: str | None = None
    excludes: tuple[str, ...] = ()
    note_in: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One article of an instrument in our own words, with the page where its text was seen.

    `verified` False means own knowledge only: to be shown as such. `excluded` names countries (ISO 3166) for which the
    provision does not bind although the instrument does. `traps` are limits of applicability, by language. `article_in`
    and `note_in` are the article and the note by language.
    """

    id: str
    instrument: str
    article: str
    summary: Words
    verified: bool
    sourcing: str
    source_url: str | None = None
    note: str | None = None
    excluded: tuple[str, ...] = ()
    traps: tuple[Words, ...] = ()
    article_in: Words = field(default_factory=dict)
    note_in: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, code, law or guidance with what is known of who is bound by it.

    `binding` is treaty | protocol | customary | code | guidance | indicator_set | national_law. `binds` names the only
    States (ISO 3166) that it can bind: those of a national law or of a bilateral agreement; empty where ratifications
    decide. `addressee` is whom it speaks to (states | private_agencies | recruiters). `sectors` are the only kinds of
    work that it covers; empty for all. `excluded_when` are regular expressions by language (lower case, no accents) for
    wording of an agreement that takes its workers outside the instrument. `name_in`, `body_in` and `notes_in` are the
    name, the body and the notes by language.
    """

    id: str
    name: str
    body: str
    year: int | None
    binding: str
    url: str | None
    verified: bool
    url_fetched: bool = False
    seen_at: str | None = None
    notes: str | None = None
    ratifications: tuple[Ratification, ...] = ()
    traps: tuple[Words, ...] = ()
    binds: tuple[str, ...] = ()
    addressee: str = "states"
    sectors: tuple[str, ...] = ()
    excluded_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name_in: Words = field(default_factory=dict)
    body_in: Words = field(default_factory=dict)
    notes_in: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a statement must be to speak to a check: topic, value, words in its sentence, numeric bounds, speaker.

    `value` None accepts any value; a mapping is a subset that must hold; a tuple accepts any of its members.
    `words` and `unless` are regular expressions by language, matched on lower-cased text without accents.
    `above` and `below` are exclusive bounds in percent for shares. `none` is the reason why no statement can settle it.
    `stance` None means an asserted statement; "denies" asks for a denial (a rule that no fee may be charged).
    """

    topic: str | None = None
    value: str | bool | tuple[str, ...] | Mapping[str, str] | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Decimal | None = None
    below: Decimal | None = None
    speaker: str | None = None
    none: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A short text by language that shows one outcome of a check: breached, met or silent."""

    outcome: str
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question to ask of an agreement and of practice, and what answers it; file name, page and test share its id."""

    id: str
    dimension: str
    severity: str
    limb: str
    ilo_indicator: str | None
    applies_to: tuple[str, ...]
    provisions: tuple[str, ...]
    topics: tuple[str, ...]
    question: Words
    breach_when: Words
    met_when: Words
    why: Words
    evidence_needed: Words
    breached_by: tuple[Condition, ...]
    met_by: tuple[Condition, ...]
    figures: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    title: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """A ceiling on deductions from pay in one country's law, as far as known."""

    country: str
    rule: Words
    verified: bool
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayFigure:
    """A figure of the rulebook: its formula, how to read it and which provisions stand behind it."""

    id: str
    name: Words
    formula: str
    reading: Words
    citations: tuple[str, ...]
    verified: bool
    formula_in: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The whole rulebook by id, with its edition: date and hash of every file that made it.

    `labels` names dimensions, severities, limbs, kinds of binding and of sourcing: kind -> id -> words by language, in
    the order in which they are to be shown. `notes` says what its marks mean.
    """

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    checks: Mapping[str, Check]
    figures: Mapping[str, PayFigure]
    ceilings: tuple[Ceiling, ...]
    indicators: Mapping[str, Mapping[str, object]]
    edition_date: str
    edition_hash: str
    labels: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    notes: Mapping[str, Words] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        """Return the edition as date and the first twelve figures of its hash."""
        return f"{self.edition_date}-{self.edition_hash[:12]}"
