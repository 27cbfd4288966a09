"""Findings: for every check, the evidence for and against a breach, weighed by its sources and never by count alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal

from fairward import books
from fairward.assess.applicability import Reach, cannot_arise, cited
from fairward.assess.conditions import holds, precision
from fairward.assess.copies import originals
from fairward.assess.figures import band
from fairward.assess.shares import money
from fairward.assess.sources import Sources
from fairward.model.case import Case, Voiced
from fairward.model.check import Check, Condition, Rulebook
from fairward.model.finding import Channel, Evidence, Finding, Grade, Outcome
from fairward.model.problem import ImpossibleNoun
from fairward.model.statement import SpeakerKind, Stance, Statement

_SHARE_FIGURES = {"worker-share", "retained-share"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a case's sources say, by topic, and the sums of which too little reaches the worker."""

    case: Case
    by_topic: Mapping[str, Sequence[Voiced]]
    unpaid: Sequence[Voiced]
    reach: Reach = field(default_factory=Reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The evidence on a check: for a breach, for a safeguard, denials of a breach, and what is only asked or promised."""

    breach: tuple[Evidence, ...]
    safeguard: tuple[Evidence, ...]
    denial: tuple[Evidence, ...]
    demanded: tuple[Evidence, ...]


def findings(
    case: Case, checks: Iterable[str | Check] | None = None, *, rulebook: Rulebook | None = None
) -> tuple[Finding, ...]:
    """Return what the sources of a case show on every check, or on the checks given (by id or as they are).

    `rulebook` is the one of the books unless another is given. Raises ImpossibleNoun where no check has a given id.

    1. Every statement on the topics of a check is put on a side, by the most precise condition that it fulfils and
       its stance: a denied breach speaks against a breach, a denied safeguard for one; demands and promises are kept
       apart, for they are no facts.
    2. A denial that answers a statement stands against it. Sums of which less than half reaches the worker in every
       reading speak for a breach of the checks on the worker's share.
    3. The outcome follows from the sides; silence is not compliance and a bare denial is no safeguard. `reason` says
       why in a word (see `_outcome`). What is said of the sender's programme in general is weighed with what is said of
       the host, but decides nothing alone: where there is nothing else, the sources are silent on this host
       (general_only), and the evidence is shown as context. Nor do readings decide anything that are all likelier wrong
       than right and that nobody has confirmed (doubtful_only); nor do clauses so faintly read as a charge dispute what is read clearly.
    Payment records (`Case.shown`) stand on a side of their own accord.
    4. The grade follows from the families of the sources (see `grade`).
    """
    book = rulebook or books.rulebook()
    sources = Sources.of(case)
    by_topic: dict[str, list[Voiced]] = {}
    for voiced in originals(case.voiced):
        by_topic.setdefault(voiced.statement.topic.value, []).append(voiced)
    said = _Said(case=case, by_topic=by_topic, unpaid=_unpaid(case))
    return tuple(_finding(check, said, sources, book) for check in _wanted(checks, book))


def _wanted(checks: Iterable[str | Check] | None, book: Rulebook) -> Sequence[Check]:
    """Return the checks asked for, all of the rulebook where none are."""
    if checks is None:
        return tuple(book.checks.values())
    wanted = []
    for one in checks:
        if isinstance(one, str) and one not in book.checks:
            raise ImpossibleNoun(f"the rulebook has no check '{one}'")
        wanted.append(book.checks[one] if isinstance(one, str) else one)
    return wanted


def _finding(check: Check, said: _Said, sources: Sources, book: Rulebook) -> Finding:
    """Return the finding on one check."""
    topics = dict.fromkeys(one.topic for one in (*check.breached_by, *check.met_by) if one.topic)
    # 1. and 2.
    sides = _sides(check, [voiced for topic in topics for voiced in said.by_topic.get(topic, ())])
    if _SHARE_FIGURES & set(check.figures):
        known = {one.voiced.statement.id for one in sides.breach}
        added = tuple(_evidence(voiced) for voiced in said.unpaid if voiced.statement.id not in known)
        sides = replace(sides, breach=(*sides.breach, *added))
    breach = tuple(sorted(sides.breach, key=sources.strength))
    contrary = tuple(sorted((*sides.safeguard, *sides.denial), key=sources.strength_in_favour))
    # 3.
    records = tuple(
        one for one in said.case.shown if one.check == check.id and Channel.PAYMENTS.value in check.applies_to
    )
    outcome, reason = _outcome(_clear(sides), {one.side for one in records})
    weighs = any(one.side in ("breach", "safeguard") for one in records)
    if (breach or contrary) and not weighs and all(sources.general(one) for one in (*breach, *contrary)):
        outcome, reason = Outcome.SILENT, "general_only"
    elif (breach or contrary) and not weighs and all(one.voiced.faint for one in (*breach, *contrary)):
        outcome, reason = Outcome.SILENT, "doubtful_only"
    unasked = None if breach or contrary or weighs else cannot_arise(check, said.case)
    if unasked:
        outcome, reason = Outcome.NOT_APPLICABLE, unasked
    weighed = {Outcome.BREACHED: breach, Outcome.DISPUTED: breach, Outcome.MET: sides.safeguard}.get(outcome, ())
    # 4.
    return Finding(
        check=check,
        outcome=outcome,
        grade=_grade(weighed, sources, documented=_side_of(outcome) in {one.side for one in records}),
        breach=breach,
        contrary=contrary,
        families=_families(breach),
        provisions=cited(check, said.case, book, said.reach),
        reason=reason,
        edition=book.edition,
        demanded=tuple(sorted(sides.demanded, key=sources.strength)),
        shown=records,
    )


def _side_of(outcome: Outcome) -> str:
    """Return the side that an outcome rests on."""
    return (
        "safeguard" if outcome is Outcome.MET else "breach" if outcome in (Outcome.BREACHED, Outcome.DISPUTED) else ""
    )


def _grade(weighed: Sequence[Evidence], sources: Sources, *, documented: bool) -> Grade | None:
    """Return how well evidence is documented; payment records are papers themselves, whatever else speaks."""
    said = grade(weighed, sources) if weighed else None
    return Grade.DOCUMENTED if documented and said is not Grade.FOUND else said


def _clear(sides: _Sides) -> _Sides:
    """Return the sides that count: clauses that are all but faintly read as a charge do not dispute what is read clearly."""
    favour = (*sides.safeguard, *sides.denial)
    clear = any(not one.voiced.slight for one in favour)
    faint = all(one.voiced.slight and one.channel is Channel.AGREEMENT_TEXT for one in sides.breach)
    return replace(sides, breach=()) if clear and faint else sides


def _outcome(sides: _Sides, records: AbstractSet[str] = frozenset()) -> tuple[Outcome, str]:
    """Return the outcome and the word for why: breach_only, both, contrary_only, denial_only, demand_only, nothing.

    `records` are the sides that payment records are on; what they only give reason to ask weighs on no side.
    """
    if sides.breach or "breach" in records:
        disputed = bool(sides.safeguard or sides.denial or "safeguard" in records)
        return (Outcome.DISPUTED, "both") if disputed else (Outcome.BREACHED, "breach_only")
    if sides.safeguard or "safeguard" in records:
        return Outcome.MET, "contrary_only"
    if sides.denial:
        return Outcome.SILENT, "denial_only"
    return Outcome.SILENT, "demand_only" if sides.demanded else "nothing"


def grade(evidence: Sequence[Evidence], sources: Sources) -> Grade:
    """Return how well evidence is documented.

    found: a court, supervisory or inspection body says it; documented: it is the paper itself; reported: at least two
    independent source families; else alleged. What is said of the sender's programme in general corroborates what is
    said of the host, but alone it leaves the host with an allegation.
    """
    own = [one for one in evidence if not sources.general(one)]
    if any(sources.found(one) for one in own):
        return Grade.FOUND
    if any(sources.documented(one) for one in own):
        return Grade.DOCUMENTED
    return Grade.REPORTED if own and len(_families(evidence)) > 1 else Grade.ALLEGED


def _families(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the source families behind evidence, each once."""
    return tuple(dict.fromkeys(one.voiced.family for one in evidence))


def _evidence(voiced: Voiced) -> Evidence:
    """Return a statement as evidence, with the channel that it comes through."""
    clause = voiced.statement.speaker.kind is SpeakerKind.AGREEMENT
    return Evidence(voiced=voiced, channel=Channel.AGREEMENT_TEXT if clause else Channel.PRACTICE)


def _sides(check: Check, candidates: Sequence[Voiced]) -> _Sides:
    """Return the candidates that speak to a check, each on its side."""
    sides: dict[str, list[Evidence]] = {"breach": [], "safeguard": [], "denial": [], "demanded": []}
    left = []
    for voiced in candidates:
        side = _side(check, voiced.statement)
        if side:
            sides[side].append(_evidence(voiced))
        elif voiced.statement.answers and voiced.statement.stance is Stance.DENIES:
            left.append(voiced)
    charges = {name for one in sides["breach"] for name in _ids(one.voiced)}
    sides["denial"] += [_evidence(voiced) for voiced in left if voiced.statement.answers in charges]
    return _Sides(**{side: tuple(evidence) for side, evidence in sides.items()})


def _ids(voiced: Voiced) -> tuple[str, ...]:
    """Return the ids of a statement: as it counts, and as it was read before a person corrected it."""
    return (voiced.statement.id, *((voiced.judgement.statement,) if voiced.judgement else ()))


def _side(check: Check, statement: Statement) -> str | None:
    """Return the side that a statement is on by the most precise condition it fulfils, None where it fulfils none.

    A condition that asks for a denial says itself what the denial shows ("no fee may be charged" is a safeguard); any
    other denial turns what its content would show round. A clause of an agreement rules: what it promises holds in
    its text, and what it denies it forbids, which is a safeguard.
    """
    rules = statement.speaker.kind is SpeakerKind.AGREEMENT
    denied = statement.stance is Stance.DENIES
    plain = _against_or_for(check, statement, stance=False, surely=not denied)
    if statement.stance in (Stance.DEMANDS, Stance.PROMISES) and not rules:
        return "demanded" if plain else None
    if denied:
        turned = {"breach": "safeguard" if rules else "denial", "safeguard": "breach", None: None}
        return _against_or_for(check, statement, stance=True, surely=False) or turned[plain]
    return plain


def _against_or_for(check: Check, statement: Statement, *, stance: bool, surely: bool) -> str | None:
    """Return whether a statement fulfils a condition for a breach or a safeguard, of those that name a stance or do not.

    Of two the more precise decides, of equals that for a breach. A safeguard's bounds must `surely` hold; a denied one
    is a charge, and a range may make a charge with either of its ends. What is denied must be the safeguard itself: of
    a condition known by its words alone ("deductions within a ceiling") it is not plain what a denial denies.
    """
    safeguards = [one for one in check.met_by if bool(one.stance) is stance]
    if statement.stance is Stance.DENIES and not stance:
        safeguards = [one for one in safeguards if (one.value, one.above, one.below) != (None, None, None)]
    against = _best((one for one in check.breached_by if bool(one.stance) is stance), statement, surely=False)
    in_favour = _best(safeguards, statement, surely=surely)
    if against is None and in_favour is None:
        return None
    return "breach" if in_favour is None or (against is not None and against >= in_favour) else "safeguard"


def _best(conditions: Iterable[Condition], statement: Statement, *, surely: bool) -> int | None:
    """Return the precision of the most precise condition that a statement fulfils, None where it fulfils none."""
    return max((precision(one) for one in conditions if holds(one, statement, surely=surely)), default=None)


def _unpaid(case: Case) -> tuple[Voiced, ...]:
    """Return the sums of which less than half (the rulebook's red band) reaches the worker, however they are read."""
    out: dict[str, Voiced] = {}
    for role in money(case).roles:
        pairs: dict[tuple[str, str], list[Decimal]] = {}
        voices: dict[str, Voiced] = {}
        for reading in role.readings:
            ends = (reading.host_payment, reading.worker_pay)
            voices.update({one.statement.id: one for one in ends})
            pairs.setdefault((ends[0].statement.id, ends[1].statement.id), []).append(reading.percent)
        for names, percents in pairs.items():
            if band("worker-share", 1 - min(percents) / 100) == "red":
                out.update({name: voices[name] for name in names})
    return tuple(out.values())
