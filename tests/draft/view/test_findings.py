"""Findings as shown: order, reasons, fair wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.view.findings import answering, tallies, wording_for, worst_first
from fairward.draft.view.page import page
from fairward.draft.words import words
from fairward.model.finding import Channel, Evidence, Grade, Outcome

EN = words("en")


def shown(finding):
    one = replace(make.assessed(), findings=(finding,), limbs=())
    dimension = page(replace(make.report(), assessed=(one,))).cases[0].dimensions[0]
    return (*dimension.speaking, *dimension.silent)[0]


@pytest.fixture
def disputed():
    return next(one for one in make.findings(make.statements()) if one.check.id == "keeps-passport")


def test_severest_come_first_and_the_best_documented_among_them(disputed):
    minor = replace(disputed, check=replace(disputed.check, severity="minor"), grade=Grade.FOUND)
    alleged = replace(disputed, grade=Grade.ALLEGED)
    assert worst_first([minor, alleged, disputed]) == [disputed, alleged, minor]


def test_counts_open_into_the_findings():
    found = tallies("bs-cu", make.assessed().findings, EN)
    assert [(one.shape, one.number) for one in found] == [("■", 2), ("◧", 2), ("□", 1), ("·", 1), ("–", 1)]
    assert found[0].findings[0].anchor == "bs-cu-paid-directly"
    assert found[0].findings[0].note == "critical, documented"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "1 independent source speaks of a breach. What speaks against it stands below."),
        (
            {"outcome": Outcome.BREACHED},
            (
                "1 independent source speaks of a breach. None of these sources answers it. "
                "That is the agreement's text; these sources do not show what is done."
            ),
        ),
        ({"outcome": Outcome.MET}, "The sources show a safeguard, and nothing against it."),
        ({"outcome": Outcome.SILENT}, "The sources only deny a breach; a denial shows no safeguard."),
        ({"outcome": Outcome.SILENT, "contrary": ()}, "The sources say nothing on this. Silence is not compliance."),
        ({"outcome": Outcome.NOT_APPLICABLE}, "This check does not fit these sources."),
    ],
)
def test_a_reason_says_what_the_outcome_rests_on(disputed, changes, reason):
    assert shown(replace(disputed, **changes)).reason == reason


def test_only_demands_are_no_facts(disputed):
    silent = replace(disputed, outcome=Outcome.SILENT, breach=(), contrary=(), demanded=disputed.breach)
    assert shown(silent).reason == "The sources say only what should be, not what is."


def test_fair_wording_answers_the_check(disputed):
    clauses = answering(make.clauses("en"))
    paid = next(one for one in make.assessed().findings if one.check.id == "paid-directly")
    wording = wording_for("bs-cu", paid, clauses, EN)
    assert wording
    assert wording.text == "Pay shall be credited to the worker's own account."
    assert wording_for("bs-cu", disputed, clauses, EN) is None


@pytest.mark.parametrize(("outcome", "side"), [(Outcome.BREACHED, "breach"), (Outcome.MET, "contrary")])
def test_what_only_the_text_of_the_agreement_shows_says_so(outcome, side):
    one = make.assessed()
    clause = Evidence(voiced=make.statements()["passports"], channel=Channel.AGREEMENT_TEXT)
    practice = replace(clause, channel=Channel.PRACTICE)
    told = []
    for evidence in ((clause,), (clause, practice)):
        check = replace(one.findings[0].check, applies_to=("agreement_text", "practice"))
        sides = {"breach": (), "contrary": (), side: evidence}
        finding = replace(one.findings[0], check=check, outcome=outcome, **sides)
        told.append(shown(finding).reason.endswith("these sources do not show what is done."))
    assert told == [True, False]
