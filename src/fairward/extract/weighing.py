"""Weighing: value and stance of a candidate from negation, denial, demand and promise around it."""

from __future__ import annotations

from fairward.extract.candidates import Candidate, Looked
from fairward.extract.doubt import denied, stance_of
from fairward.extract.voices import Saying
from fairward.model.statement import Stance, Value

_BAN_REACH = 25
_PRAISE = ("solidarity", "voluntary", "lawful_agreement", "safeguard", "direct")


def weighed(here: Looked, candidate: Candidate, saying: Saying | None, *, agreement: bool) -> tuple[Value, Stance]:
    """Return value and stance: a negated breach is a denial in reports and a safeguard in agreements."""
    value = candidate.value
    if agreement:
        barred = candidate.negated or (_worse(candidate) and _barred(here, candidate))
        if barred and value in ("breach", "safeguard"):
            return ("safeguard" if value == "breach" else "breach"), Stance.ASSERTS
        return value, Stance.DENIES if barred else candidate.stance or Stance.ASSERTS
    sentence, first = here.sentence, candidate.first
    stance = candidate.stance or stance_of(sentence, first, saying, here.cues)
    if (
        stance in (Stance.DEMANDS, Stance.PROMISES)
        and _bad(candidate)
        and not (stance is Stance.PROMISES and candidate.topic == "workers_deployed")
        and not (saying and saying.kind == "demanded" and (candidate.negated or candidate.topic == "payment_route"))
    ):
        stance = Stance.ASSERTS
    if candidate.stance is None and stance is Stance.DENIES and _praise(candidate) and not candidate.negated:
        stance = Stance.ASSERTS
    if stance is Stance.ASSERTS and candidate.topic == "policy_change" and _to_come(here, candidate):
        stance = Stance.PROMISES
    if candidate.negated and value == "safeguard":
        return "breach", stance
    doubted = candidate.negated or (not _praise(candidate) and denied(sentence, first, candidate.last, here.cues))
    refused = stance is Stance.PROMISES and candidate.topic == "policy_change"
    if doubted and candidate.stance is None and (refused or stance is Stance.ASSERTS):
        stance = Stance.DENIES
    return value, stance


def _to_come(here: Looked, candidate: Candidate) -> bool:
    """Return whether a change's own words put it into the future: "the contracts ... will be cancelled"."""
    return any(candidate.first <= start and end <= candidate.last for start, end in here.cues.promise)


def _worse(candidate: Candidate) -> bool:
    """Return whether a candidate would be bad for the worker if it were not forbidden."""
    return candidate.value == "breach" or candidate.topic in ("wage_withheld", "fee_or_deduction", "retained_share")


def _barred(here: Looked, candidate: Candidate) -> bool:
    """Return whether a clause forbids what it names: "no one may ...", "curfews and escorts are prohibited"."""
    sentence, first, last = here.sentence, candidate.first, candidate.last
    if not candidate.negative:
        for start, _ in here.cues.negation:
            near = start < first and first - start <= _BAN_REACH and not sentence.divided(start, first)
            if near and not _ended(here, start, first):
                return True
    low, high = max(first - _BAN_REACH, 0), min(last + _BAN_REACH, len(sentence.words))
    return any(
        sentence.words[at] in here.bans and not sentence.divided(at, first) and not first <= at < last
        for at in range(low, high)
    )


def _ended(here: Looked, start: int, first: int) -> bool:
    """Return whether a ban ends between its "not" and a word: "publish nothing without leave, and to keep secret ..."."""
    words, clauses = here.sentence.words, here.sentence.clauses
    return any(words[at] in here.ends and clauses[at - 1] != clauses[at] for at in range(start + 1, first))


def _praise(candidate: Candidate) -> bool:
    """Return whether a candidate speaks well of a programme: what is denied near it is then not this."""
    return candidate.value in _PRAISE or candidate.topic == "dependence"


def _bad(candidate: Candidate) -> bool:
    """Return whether a candidate is a bad state of affairs: "must hand over" is then no demand of the speaker."""
    worse = (
        "breach",
        "via_sender",
        "via_intermediary",
        "forced_labour",
        "modern_slavery",
        "human_trafficking",
        "exploitation",
    )
    plain = (
        "retained_share",
        "wage_withheld",
        "host_payment",
        "worker_pay",
        "workers_deployed",
        "fee_or_deduction",
        "dependence",
    )
    return candidate.value in worse or candidate.topic in plain
