"""Denials: tied to the charge that they answer, also where they say no more than "this is not so".

A charge is something bad that a speaker asserts: forced labour, a passport taken, pay that goes to the State.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from fairward.extract.candidates import Looked
from fairward.extract.quotes import clause_span
from fairward.extract.voices import Saying
from fairward.model.document import Document
from fairward.model.statement import TEXT, About, Speaker, Stance, Statement, Topic

_ACCUSING = frozenset({"forced_labour", "modern_slavery", "human_trafficking", "exploitation"})
_NEAR = 2
_SURE = 0.6


@dataclasses.dataclass(frozen=True, slots=True)
class Charge:
    """A statement that may be denied, and where it stands: its sentence and paragraph."""

    statement: Statement
    sentence: int
    paragraph: int


def is_charge(statement: Statement) -> bool:
    """Return whether a statement asserts something bad of a programme."""
    if statement.stance is not Stance.ASSERTS:
        return False
    if statement.topic is Topic.CHARACTERISATION:
        return statement.value in _ACCUSING
    if statement.topic is Topic.PAYMENT_ROUTE:
        return statement.value in ("via_sender", "via_intermediary")
    return statement.value == "breach" or statement.topic in (Topic.RETAINED_SHARE, Topic.WAGE_WITHHELD)


def answering(statement: Statement, charges: Sequence[Charge]) -> Statement:
    """Return a denial tied to the last charge of its topic and value by somebody else; any other statement as it is."""
    if statement.stance is not Stance.DENIES or statement.answers is not None:
        return statement
    for charge in reversed(charges):
        other = charge.statement
        if other.topic is statement.topic and other.value == statement.value and other.speaker != statement.speaker:
            return dataclasses.replace(statement, answers=other.id)
    return statement


def bare_denials(
    statement_of: Statement, charges: Sequence[Charge], sentence: int, paragraph: int, speaker: Speaker
) -> Iterator[Statement]:
    """Yield the denials that a sentence without a topic of its own gives to the charges just before it.

    `statement_of` carries the quote, place and context of the denying sentence.
    """
    for charge in charges:
        near = charge.paragraph == paragraph or sentence - charge.sentence <= 1
        if not near or sentence - charge.sentence > _NEAR or charge.statement.speaker == speaker:
            continue
        if charge.statement.topic is Topic.RETAINED_SHARE:
            continue
        yield dataclasses.replace(
            statement_of,
            topic=charge.statement.topic,
            value=charge.statement.value,
            about=charge.statement.about,
            speaker=speaker,
            stance=Stance.DENIES,
            confidence=_SURE,
            way="denial",
            answers=charge.statement.id,
        )


def answers(
    document: Document,
    here: Looked,
    said: Sequence[Saying],
    charges: Sequence[Charge],
    mine: Sequence[Statement],
    anaphors: frozenset[str],
) -> Iterator[Statement]:
    """Yield the denials of a sentence that says only that something just said is not so; `anaphors` point back to it."""
    cue = next((saying for saying in said if saying.kind == "denied"), None)
    denial = here.of(".denial")
    if cue is None and not denial:
        return
    sentence = here.sentence
    first, last = (cue.place, cue.last) if cue is not None else (denial[0].first, denial[0].last)
    pointing = denial or set(sentence.words[last : last + 3]) & anaphors
    if (mine and not pointing) or any(s.stance is Stance.DENIES for s in mine):
        return
    speaker = cue.speaker if cue is not None else (said[-1].speaker if said else TEXT)
    start, end = clause_span(sentence, first, last)
    model = Statement(
        topic=Topic.CHARACTERISATION,
        value="",
        about=About(),
        speaker=speaker,
        stance=Stance.DENIES,
        quote=document.quote(start, end),
        confidence=0.5,
        way="denial",
        context=(sentence.start, sentence.end),
    )
    yield from bare_denials(model, charges, sentence.index, sentence.paragraph, speaker)
