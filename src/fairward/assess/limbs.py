"""The two limbs of the forced-labour definition, apart: involuntariness, and the menace of a penalty."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from fairward.model.finding import Finding, Grade, LimbView, Outcome

_SPEAKS = {Outcome.BREACHED, Outcome.DISPUTED, Outcome.MET}
_AGAINST = {Outcome.BREACHED, Outcome.DISPUTED}
_PROVED = {Grade.DOCUMENTED, Grade.FOUND}


def limbs(findings: Iterable[Finding]) -> tuple[LimbView, LimbView]:
    """Return the view of involuntariness and that of coercion, each with the findings that speak to it, for or against.

    A limb is indicated by one documented (or found) breach, or by two reported ones that are independent: each rests on
    at least one source family that the other does not rest on. Evidence to the contrary does not take an indication
    away, it stands beside it; neither view, nor both together, is a conclusion.
    """
    everything = tuple(findings)
    return _view("involuntariness", everything), _view("coercion", everything)


def _view(limb: str, findings: tuple[Finding, ...]) -> LimbView:
    """Return the view of one limb."""
    own = tuple(one for one in findings if one.check.limb == limb and one.outcome in _SPEAKS)
    return LimbView(limb=limb, findings=own, indicated=_indicated(own))


def _indicated(findings: tuple[Finding, ...]) -> bool:
    """Return whether the breaches suffice to speak of indications."""
    breaches = [one for one in findings if one.outcome in _AGAINST]
    if any(one.grade in _PROVED for one in breaches):
        return True
    reported = [set(one.families) for one in breaches if one.grade is Grade.REPORTED]
    return any(one - other and other - one for one, other in combinations(reported, 2))
