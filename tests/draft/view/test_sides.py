"""Both sides, measures, timeline and what is left over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.sides import LONGEST_TIMELINE, in_doubt, left_over, measures, rejected, sides, timeline
from fairward.draft.words import words
from fairward.model.statement import Topic


@pytest.fixture
def case():
    return make.assessed().case


@pytest.fixture
def cite():
    return Citations(Teller(words("en")))


def test_charges_stand_next_to_their_answers_by_speaker(case, cite):
    side = sides(case, cite, "bs-cu")[0]
    assert side.title == "How the programme is described"
    assert [quote.speaker for quote in side.charges] == ["Marco Rubio"]
    assert [(quote.speaker, quote.stance) for quote in side.answers] == [
        ("Philip Davis", "denies"),
        ("Ministerio de ejemplo", "says"),
        ("Ministerio de ejemplo", "denies"),
        ("Ministerio de ejemplo", "says"),
    ]


def test_topics_that_nobody_answers_are_left_to_the_findings(case, cite):
    assert [side.title for side in sides(case, cite, "bs-cu")] == [
        "How the programme is described",
        "Share kept by the sender or a go-between",
        "Identity documents",
    ]


def test_a_denial_whose_charge_is_not_there_stands_alone(case, cite):
    by = make.statements()
    alone = replace(case, voiced=(by["doubt"],))
    (side,) = sides(alone, cite, "bs-cu")
    assert (side.charges, len(side.answers)) == ((), 1)


def test_measures_are_grouped(case, cite):
    assert [group.title for group in measures(case, cite, "bs-cu")] == ["Sanctions", "Changes of policy"]


def test_dated_statements_and_publications_stand_in_order(case, cite):
    view = timeline(case, cite, "bs-cu")
    assert [event.iso for event in view.events] == ["2023", "2025-02", "2025-06-16", "2025-06-18", "2025-07"]
    places = [event.at for event in view.events]
    assert places == sorted(places)
    assert [year for year, _ in view.years] == ["2023", "2024", "2025", "2026"]


def test_dates_that_are_none_are_left_out(case, cite):
    odd = make.said(make.article(), "would refuse visas", Topic.MOVEMENT, "breach", period="2025-99")
    none = make.said(make.article(), "supplied", Topic.MOVEMENT, "breach", period="soon")
    view = timeline(replace(case, voiced=(odd, none), documents=()), cite, "bs-cu")
    assert view.events == ()


def test_long_timelines_keep_measures_and_say_what_is_left(case, cite):
    text = " ".join(f"word{number:03}" for number in range(60))
    document = make.document("many.txt", text)
    many = [make.said(document, f"word{number:03}", Topic.MOVEMENT, "breach", period="2024") for number in range(60)]
    by = make.statements()
    view = timeline(replace(case, voiced=(*many, by["visas"]), documents=()), cite, "bs-cu")
    assert len(view.events) == LONGEST_TIMELINE
    assert view.events[-1].iso == "2025-02"
    assert view.more == "21 more dated statements are in the findings."


def test_doubtful_and_rejected_readings_stand_apart(case, cite):
    assert [quote.text for quote in in_doubt(case, cite, "bs-cu")] == ["told not to speak to neighbours"]
    (judged,) = rejected(case, cite, "bs-cu")
    assert judged.note == "Not what the sentence says."
    assert judged.quote.standing == "rejected by A. Reviewer, Not what the sentence says."


def test_nothing_that_was_read_is_lost(case, cite):
    used = sides(case, cite, "bs-cu"), measures(case, cite, "bs-cu")
    in_doubt(case, cite, "bs-cu")
    left = left_over(case, cite, "bs-cu")
    assert used
    assert {voiced.statement.id for voiced in case.voiced} <= cite.cited
    assert "Benefits" in [group.title for group in left]
