"""The limbs stay apart, and are indicated only by what is documented or independently reported twice."""

from __future__ import annotations

import pytest
from tests.saying import check

from fairward.assess import limbs
from fairward.model.finding import Finding, Grade, Outcome


def found(outcome: Outcome, grade: Grade | None, families: tuple[str, ...] = (), limb: str = "coercion") -> Finding:
    return Finding(
        check=check(limb=limb),
        outcome=outcome,
        grade=grade,
        breach=(),
        contrary=(),
        families=families,
        provisions=(),
        reason="",
        edition="",
    )


def indicated(*findings: Finding) -> tuple[bool, bool]:
    involuntariness, coercion = limbs(findings)
    return involuntariness.indicated, coercion.indicated


def test_the_limbs_come_in_order_and_hold_what_speaks_to_them():
    one = found(Outcome.BREACHED, Grade.ALLEGED, ("a",))
    other = found(Outcome.MET, Grade.ALLEGED, limb="involuntariness")
    views = limbs([one, other, found(Outcome.SILENT, None), found(Outcome.BREACHED, Grade.FOUND, limb="none")])
    assert [view.limb for view in views] == ["involuntariness", "coercion"]
    assert [view.findings for view in views] == [(other,), (one,)]


@pytest.mark.parametrize("grade", [Grade.DOCUMENTED, Grade.FOUND])
@pytest.mark.parametrize("outcome", [Outcome.BREACHED, Outcome.DISPUTED])
def test_one_documented_breach_indicates_its_limb_only(grade, outcome):
    assert indicated(found(outcome, grade, ("a",))) == (False, True)


def test_allegations_indicate_nothing_however_many():
    assert indicated(*[found(Outcome.BREACHED, Grade.ALLEGED, (name,)) for name in "abcdef"]) == (False, False)


def test_two_reported_breaches_must_be_independent():
    one = found(Outcome.BREACHED, Grade.REPORTED, ("a", "b"))
    assert indicated(one) == (False, False)
    assert indicated(one, found(Outcome.BREACHED, Grade.REPORTED, ("b", "a"))) == (False, False)
    assert indicated(one, found(Outcome.BREACHED, Grade.REPORTED, ("a", "b", "c"))) == (False, False)
    assert indicated(one, found(Outcome.BREACHED, Grade.REPORTED, ("b", "c"))) == (False, True)
    assert indicated(one, found(Outcome.BREACHED, Grade.REPORTED, ("c", "d"), "involuntariness")) == (False, False)


def test_safeguards_indicate_nothing():
    assert indicated(found(Outcome.MET, Grade.DOCUMENTED)) == (False, False)
