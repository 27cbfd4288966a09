"""Weighing: value and stance of a candidate from negation, denial, demand and promise around it."""

from __future__ import annotations

from fairward.extract.candidates import Candidate, Looked
from fairward.extract.doubt import denied, stance_of
from fairward.extract.speakers import Saying
from fairward.model.statement import Stance, Value

_PRAISE = ("solidarity", "voluntary", "lawful_agreement", "safeguard", "direct", True)
_MONEY_TOPICS = frozenset(
    {
        "host_payment",
        "worker_pay",
        "retained_share",
        "worker_share",
        "programme_revenue",
        "fee_or_deduction",
        "benefits",
        "workers_deployed",
    }
)


def weighed(here: Looked, candidate: Candidate, saying: Saying | None, *, agreement: bool) -> tuple[Value, Stance]:
    """Return value and stance: a negated breach is a denial in reports and a safeguard in agreements."""
    value = candidate.value
    if agreement:
        if candidate.negated:
            if value in ("breach", "safeguard"):
                return ("safeguard" if value == "breach" else "breach"), Stance.ASSERTS
            return value, Stance.DENIES
        return value, candidate.stance or Stance.ASSERTS
    sentence, first = here.sentence, candidate.first
    stance = candidate.stance or stance_of(sentence, first, saying, here.cues)
    if (
        stance in (Stance.DEMANDS, Stance.PROMISES)
        and _bad(candidate)
        and not (saying and saying.kind == "demanded" and candidate.negated)
    ):
        stance = Stance.ASSERTS
    if candidate.stance is None and stance is Stance.DENIES and value in _PRAISE and not candidate.negated:
        stance = Stance.ASSERTS
    if candidate.negated and value == "safeguard":
        return "breach", stance
    doubted = candidate.negated or (value not in _PRAISE and denied(sentence, first, candidate.last, here.cues))
    if doubted and candidate.stance is None and stance is Stance.ASSERTS:
        stance = Stance.DENIES
    return value, stance


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
