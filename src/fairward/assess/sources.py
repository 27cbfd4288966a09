"""What is known of the sources of a case: who finds, who is a party, which document is the paper itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairward import books
from fairward.model.case import Case, agreements
from fairward.model.finding import Evidence
from fairward.model.problem import BookError
from fairward.model.statement import SpeakerKind, Stance

# Kinds of voices (books/atlas/voices.yaml) whose finding is a finding, whose word is the law itself, and who are a State.
_FINDERS = {"court", "supervisory_body", "inspectorate"}
_LAWS = {"law"}
_STATES = {"government", "ministry", "company"}
# Voices whose kind says too much or too little: prosecutors go to court but find nothing, the ILO's experts supervise,
# and a government's rules are its law.
_KIND_OF = {
    "brazil-mpf": "prosecutor",
    "brazil-mpt": "prosecutor",
    "ceacr": "supervisory_body",
    "cuban-resolutions": "law",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is known of the sources of a case.

    `papers` are the ids of the documents that are agreements themselves, `kinds` the kinds of voices by id, `parties`
    the families of the two governments.
    """

    host: str | None = None
    papers: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()

    @classmethod
    def of(cls, case: Case) -> Sources:
        """Return what is known of the sources of a case."""
        countries = {country for country in (case.host, case.sender) if country}
        kinds, parties = {}, {f"family:government-{country.lower()}" for country in countries}
        for voice, record in _voices():
            kinds[voice] = _KIND_OF.get(voice, str(record.get("kind")))
            if kinds[voice] in _STATES and record.get("country") in countries:
                parties.add(f"family:{record.get('family')}")
        return cls(host=case.host, papers=agreements(case.statements), kinds=kinds, parties=frozenset(parties))

    def general(self, one: Evidence) -> bool:
        """Return whether the evidence is about the sender's programme in general, not about this host."""
        return self.host is not None and one.voiced.statement.about.host is None

    def found(self, one: Evidence) -> bool:
        """Return whether a court, supervisory or inspection body says it."""
        return self.kinds.get(one.voiced.statement.speaker.voice or "") in _FINDERS

    def documented(self, one: Evidence) -> bool:
        """Return whether it is the paper itself: a clause in the agreement's own text, or a law."""
        statement = one.voiced.statement
        clause = statement.speaker.kind is SpeakerKind.AGREEMENT and statement.quote.document.id in self.papers
        return clause or self.kinds.get(statement.speaker.voice or "") in _LAWS

    def strength(self, one: Evidence, *, own_cause: bool = False) -> tuple[object, ...]:
        """Return a key that sorts evidence strongest first; in its `own_cause` a government comes after others."""
        statement = one.voiced.statement
        return (
            not self.found(one),
            not self.documented(one),
            self.general(one),
            one.voiced.judgement is None,
            statement.stance is Stance.DENIES,
            own_cause and one.voiced.family in self.parties,
            statement.speaker.kind is SpeakerKind.TEXT,
            -statement.confidence,
        )

    def strength_in_favour(self, one: Evidence) -> tuple[object, ...]:
        """Return a key that sorts evidence in favour of a programme: its own governments speak in their own cause."""
        return self.strength(one, own_cause=True)


def _voices() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every voice of the atlas with its record, none where there are no voices."""
    try:
        sheet: Any = books.atlas("voices")
    except BookError:
        return
    for record in sheet:
        yield str(record.get("id")), record
