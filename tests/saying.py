"""Short ways to say, in tests, who says what about whom in which text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal

from fairward.model.case import Case, Voiced
from fairward.model.check import Check, Condition, Instrument, Provision, Ratification, Rulebook
from fairward.model.document import Document, Source
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.statement import AGREEMENT, TEXT, About, Speaker, SpeakerKind, Stance, Statement, Topic, Value


def document(
    text: str, name: str = "", publisher: str | None = None, language: str = "en", published: str | None = None
) -> Document:
    """Return a document of some text."""
    data = f"{name}{text}".encode()
    source = Source(
        name=name or "a.txt", sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", size=len(data)
    )
    return Document(source=source, text=text, language=language, publisher=publisher, published=published)


def speaker(name: str) -> Speaker:
    """Return the speaker of a name: the text, the agreement or a body."""
    fixed = {"text": TEXT, "agreement": AGREEMENT}
    return fixed.get(name) or Speaker(name=name, kind=SpeakerKind.BODY)


def says(
    paper: Document,
    words: str,
    topic: str,
    value: Value,
    by: str | Speaker = "text",
    *,
    host: str | None = "BS",
    sender: str | None = "CU",
    role: str | None = None,
    period: str | None = None,
    stance: str = "asserts",
    clause: str | None = None,
    answers: str | None = None,
    sentence: str | None = None,
) -> Statement:
    """Return a statement whose quote is `words` in the document; its sentence is given or reaches to the full stops."""
    start = paper.text.index(words)
    if sentence is None:
        first = paper.text.rfind(". ", 0, start)
        last = paper.text.find(". ", start + len(words) - 1)
        context = (first + 2 if first >= 0 else 0, last + 1 if last >= 0 else len(paper.text))
    else:
        at = paper.text.index(sentence)
        context = (at, at + len(sentence))
    return Statement(
        topic=Topic(topic),
        value=value,
        about=About(host=host, sender=sender, role=role, period=period),
        speaker=by if isinstance(by, Speaker) else speaker(by),
        stance=Stance(stance),
        quote=paper.quote(start, start + len(words)),
        confidence=0.9,
        way="test",
        clause=clause,
        answers=answers,
        context=context,
    )


def rate(
    low: str | int | None,
    high: str | int | None = None,
    per: str | None = "month",
    unit: str | None = "worker",
    currency: str = "USD",
) -> Rate:
    """Return a sum, or a range where `high` is given or `low` is None."""
    least = None if low is None else Decimal(low)
    most = least if high is None else Decimal(high)
    return Rate(
        money=Money(low=least, high=most, currency=currency),
        per=Per(per) if per else None,
        unit=Unit(unit) if unit else None,
    )


def share(low: str | int | None = None, high: str | int | None = None) -> Share:
    """Return an exact share of one figure, or a range of two."""
    least = None if low is None else Decimal(low)
    return Share(low=least, high=least if high is None else Decimal(high))


def count(number: int, at: str | None = "host") -> Count:
    """Return an exact number of people."""
    return Count(low=number, high=number, at=at)


def case(
    statements: Sequence[Statement], families: Sequence[str] = (), host: str | None = "BS", sender: str | None = "CU"
) -> Case:
    """Return a case of statements; without given families each speaker is one (the text one for each document)."""
    own = [f"{one.speaker.name} {one.quote.document.id[:6] if one.speaker == TEXT else ''}" for one in statements]
    voiced = tuple(
        Voiced(statement=one, family=family) for one, family in zip(statements, families or own, strict=True)
    )
    papers = {one.quote.document.id: one.quote.document for one in statements}
    return Case(host=host, sender=sender, since=None, until=None, documents=tuple(papers.values()), voiced=voiced)


def check(
    name: str = "keeps-passport",
    breached_by: Sequence[Condition] = (Condition(topic="identity_documents", value="breach"),),
    met_by: Sequence[Condition] = (Condition(topic="identity_documents", value="safeguard"),),
    limb: str = "coercion",
    provisions: Sequence[str] = (),
    figures: Sequence[str] = (),
) -> Check:
    """Return a check with the conditions given."""
    some = {"en": "words", "es": "palabras"}
    return Check(
        id=name,
        dimension="documents",
        severity="critical",
        limb=limb,
        ilo_indicator=None,
        applies_to=("agreement_text", "practice"),
        provisions=tuple(provisions),
        topics=(),
        question=some,
        breach_when=some,
        met_when=some,
        why=some,
        evidence_needed=some,
        breached_by=tuple(breached_by),
        met_by=tuple(met_by),
        figures=tuple(figures),
    )


def provision(name: str, instrument: str, excluded: Sequence[str] = ()) -> Provision:
    """Return a provision of an instrument."""
    return Provision(
        id=name,
        instrument=instrument,
        article="1",
        summary={"en": "words"},
        verified=True,
        sourcing="primary_text",
        excluded=tuple(excluded),
    )


def instrument(
    name: str,
    binding: str = "treaty",
    parties: Sequence[tuple[str, str]] = (),
    *,
    binds: tuple[str, ...] = (),
    addressee: str = "states",
    sectors: tuple[str, ...] = (),
    excluded_when: Mapping[str, tuple[str, ...]] | None = None,
) -> Instrument:
    """Return an instrument with parties as pairs of country and status."""
    return Instrument(
        id=name,
        name=f"The {name}",
        body="ILO",
        year=1949,
        binding=binding,
        url=None,
        verified=True,
        ratifications=tuple(Ratification(country=one, status=status, since="1952") for one, status in parties),
        binds=binds,
        addressee=addressee,
        sectors=sectors,
        excluded_when=excluded_when or {},
    )


def rulebook(
    checks: Sequence[Check] = (), provisions: Sequence[Provision] = (), instruments: Sequence[Instrument] = ()
) -> Rulebook:
    """Return a rulebook of the nouns given."""
    return Rulebook(
        instruments={one.id: one for one in instruments},
        provisions={one.id: one for one in provisions},
        checks={one.id: one for one in checks},
        figures={},
        ceilings=(),
        indicators={},
        edition_date="2026-11-21",
        edition_hash="0123456789abcdef",
    )
