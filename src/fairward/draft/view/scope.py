"""What is said of a host itself, where what is said of the sender's programme in general is a case of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairward.model.case import Case, Voiced
from fairward.model.draft import Assessed
from fairward.model.finding import Evidence, Finding, Outcome


def general_case(one: Assessed, report: Sequence[Assessed]) -> Assessed | None:
    """Return the case on the programme in general that stands in the same report, None for that case itself."""
    if one.case.host is None or one.case.sender is None:
        return None
    return next((each for each in report if each.case.host is None and each.case.sender == one.case.sender), None)


def own_words(one: Assessed) -> Assessed:
    """Return an assessed case with only what is said of its own host; outcomes and grades stay as they were weighed."""
    case = _own_case(one.case)
    findings = tuple(_own_finding(found, one.case) for found in one.findings)
    by_check = {found.check.id: found for found in findings}
    limbs = tuple(
        replace(limb, findings=tuple(by_check.get(each.check.id, each) for each in limb.findings)) for limb in one.limbs
    )
    money = replace(
        one.money,
        published=tuple(each for each in one.money.published if is_own(each.voiced, one.case)),
        programme=_own(one.money.programme, one.case),
        routes=_own(one.money.routes, one.case),
        other=_own(one.money.other, one.case),
    )
    return replace(one, case=case, findings=findings, limbs=limbs, money=money)


def is_own(voiced: Voiced, case: Case) -> bool:
    """Return whether a statement is about the host of a case, rather than about the programme in general."""
    return voiced.statement.about.host == case.host


def general_only(finding: Finding) -> bool:
    """Return whether the sources speak to a check of the programme in general, and not of the host."""
    return finding.outcome is Outcome.SILENT and finding.reason == "general_only"


def _own(voiced: Sequence[Voiced], case: Case) -> tuple[Voiced, ...]:
    """Return the statements about the host of a case."""
    return tuple(one for one in voiced if is_own(one, case))


def _own_case(case: Case) -> Case:
    """Return a case with the statements about its host, and the documents that hold them."""
    voiced, rejected = _own(case.voiced, case), _own(case.rejected, case)
    spoken = {one.statement.quote.document.id for one in (*voiced, *rejected)}
    facts = tuple(replace(fact, voiced=own) for fact in case.facts if (own := _own(fact.voiced, case)))
    documents = tuple(document for document in case.documents if document.id in spoken)
    return replace(case, voiced=voiced, rejected=rejected, facts=facts, documents=documents)


def _own_finding(finding: Finding, case: Case) -> Finding:
    """Return a finding with the evidence about the host only."""

    def own(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(one for one in evidence if is_own(one.voiced, case))

    return replace(finding, breach=own(finding.breach), contrary=own(finding.contrary), demanded=own(finding.demanded))
