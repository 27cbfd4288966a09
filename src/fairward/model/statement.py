"""Statements: one fact, term or position that a text carries, with its speaker, stance and exact words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum

from fairward.model.document import Quote
from fairward.model.money import Count, Rate, Share


class Topic(StrEnum):
    """What a statement is about; groups, labels and kinds of value are in books/topics.yaml."""

    HOST_PAYMENT = "host_payment"
    WORKER_PAY = "worker_pay"
    RETAINED_SHARE = "retained_share"
    WORKER_SHARE = "worker_share"
    PROGRAMME_REVENUE = "programme_revenue"
    PAYMENT_ROUTE = "payment_route"
    WAGE_WITHHELD = "wage_withheld"
    FEE_OR_DEDUCTION = "fee_or_deduction"
    BENEFITS = "benefits"
    WORKERS_DEPLOYED = "workers_deployed"
    COUNTRIES_SERVED = "countries_served"
    WORKERS_LEFT = "workers_left"
    IDENTITY_DOCUMENTS = "identity_documents"
    MOVEMENT = "movement"
    SURVEILLANCE = "surveillance"
    RESIGNATION = "resignation"
    RETURN_BAN = "return_ban"
    FAMILY = "family"
    DESTINATION_CHOICE = "destination_choice"
    CONSENT = "consent"
    CONFIDENTIALITY = "confidentiality"
    ASSOCIATION = "association"
    INDEPENDENT_WORK = "independent_work"
    POLITICAL_DUTY = "political_duty"
    THREATS = "threats"
    VIOLENCE = "violence"
    WORKING_HOURS = "working_hours"
    LIVING_CONDITIONS = "living_conditions"
    DECEPTION = "deception"
    VULNERABILITY = "vulnerability"
    EQUAL_TREATMENT = "equal_treatment"
    TRANSPARENCY = "transparency"
    LICENSING = "licensing"
    JURISDICTION = "jurisdiction"
    GRIEVANCE = "grievance"
    NO_POACHING = "no_poaching"
    CHARACTERISATION = "characterisation"
    SANCTION = "sanction"
    POLICY_CHANGE = "policy_change"
    DEPENDENCE = "dependence"


class Stance(StrEnum):
    """What the speaker does with the content: says it is so, denies it, asks for it or promises it."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DEMANDS = "demands"
    PROMISES = "promises"


class SpeakerKind(StrEnum):
    """What sort of voice a speaker is."""

    PERSON = "person"
    BODY = "body"
    TEXT = "text"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it, as named in the text; `voice` is the id in books/atlas/voices.yaml where one is known."""

    name: str
    kind: SpeakerKind
    voice: str | None = None


TEXT = Speaker(name="text", kind=SpeakerKind.TEXT)
AGREEMENT = Speaker(name="agreement", kind=SpeakerKind.AGREEMENT)


class Origin(StrEnum):
    """Who read a statement out of its words: Fairward's own phrases and weights, a language model, both alike, or a person."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a statement concerns: host and sender (ISO 3166), role of the worker, period (2025, 2025-06, 2025-06-16)."""

    host: str | None = None
    sender: str | None = None
    role: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A sanction or a change of policy: what it is, who takes it, on whom, in which host (ISO 3166)."""

    what: str
    by: str | None = None
    on: str | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee, levy, bond, fine or cost charged to the worker, in the words of the text, and its sum where given."""

    what: str
    rate: Rate | None = None


# Conditions, characterisations and routes are plain words; benefits a tuple of words; dependence and withheld wages True.
Value = Rate | Share | Count | Measure | Fee | str | tuple[str, ...] | bool


def identity(value: object) -> str:
    """Return a value as words that stay the same when its noun later gains a field that is not set here."""
    if is_dataclass(value):
        known = ((item.name, getattr(value, item.name)) for item in fields(value))
        return "(" + " ".join(f"{name}={identity(held)}" for name, held in sorted(known) if held is not None) + ")"
    if isinstance(value, tuple):
        return "[" + " ".join(map(identity, value)) + "]"
    return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact, term or position, pinned to its words.

    `confidence` (0-1) is how sure the reading is, not how true the statement is. `way` names the rule that read it.
    `clause` is the number of the agreement's clause, `answers` the id of the statement that a denial answers,
    `context` the whole sentence around the quote as offsets in the document. `origin` says who read it, `otherwise` the ids
    of statements that another origin read at the same place, on the same topic, with another value, stance or speaker.
    """

    topic: Topic
    value: Value
    about: About
    speaker: Speaker
    stance: Stance
    quote: Quote
    confidence: float
    way: str
    clause: str | None = None
    answers: str | None = None
    context: tuple[int, int] | None = field(default=None, compare=False)
    origin: Origin = Origin.RULES
    otherwise: tuple[str, ...] = ()
    _known_id: str | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def id(self) -> str:
        """Return the hash of what makes the statement what it is: document, place, topic, value, speaker and stance."""
        if self._known_id is not None:
            return self._known_id
        parts = (
            self.quote.document.id,
            str(self.quote.start),
            str(self.quote.end),
            self.topic.value,
            identity(self.value),
            self.speaker.name,
            self.stance.value,
        )
        made = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
        object.__setattr__(self, "_known_id", made)  # worked out once: the noun itself does not change
        return made

    @property
    def sentence(self) -> str:
        """Return the whole sentence around the quote, or the quote's own words where no sentence is known."""
        if self.context is None:
            return self.quote.text
        return self.quote.document.text[self.context[0] : self.context[1]]
