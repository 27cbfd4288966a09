"""The whole view: one case or several, what was confirmed, the two elements apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.view.page import page


def test_one_case_gives_the_report_its_title():
    view = page(make.report())
    assert view.title == "Health workers abroad: Bahamas – Cuba"
    assert view.subtitle == "What 3 documents show"
    assert view.standing == "22 statements read by machine; 1 confirmed or corrected by a person."
    assert view.cases[0].period == "2023 – 16 June 2025"


def test_several_cases_share_their_sources():
    one = make.assessed()
    other = replace(one, case=replace(one.case, host="JM"))
    view = page(replace(make.report(), assessed=(one, other)))
    assert view.title == "Health workers abroad: Bahamas and Jamaica"
    assert [case.anchor for case in view.cases] == ["bs-cu", "jm-cu"]
    assert len(view.sources) == 3


def test_countries_that_no_source_names_are_said_to_be_unnamed():
    one = make.assessed()
    view = page(replace(make.report(), assessed=(replace(one, case=replace(one.case, host=None)),)))
    assert view.cases[0].title == "Cuba's programme in general"
    assert view.cases[0].opening.sentences[0].startswith("The host country pays")


def test_the_two_elements_are_shown_apart_and_without_a_conclusion():
    view = page(make.report())
    first, second = view.cases[0].limbs
    assert [link.text for link in first.findings] == ["□ Freely volunteered"]
    assert [link.text for link in second.findings] == [
        "■ Paid directly",
        "◧ Full wage reaches worker",
        "◧ Keeps passport",
    ]
    assert first.weight == "No breach is documented, and no two are reported by independent sources."
    assert "This report draws no conclusion" in view.labels["limbs_intro"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_print_shows_only_the_passages_that_are_quoted(language):
    whole, cut = page(make.report(language)), page(make.report(language), whole=False)
    assert len(cut.sources[1].paragraphs) < len(whole.sources[1].paragraphs)
    assert cut.sources[1].shortened
    assert [case.opening for case in cut.cases] == [case.opening for case in whole.cases]
    numbers = [[one.number for d in view.cases[0].dimensions for one in d.speaking] for view in (cut, whole)]
    assert numbers[0] == numbers[1]


def test_where_nothing_was_confirmed_it_says_so():
    one = make.assessed()
    bare = tuple(replace(voiced, judgement=None) for voiced in one.case.voiced)
    view = page(replace(make.report(), assessed=(replace(one, case=replace(one.case, voiced=bare)),)))
    assert view.standing == "22 statements read by machine, not yet confirmed by a person."


def test_anchors_are_plain_and_told_apart():
    one = make.assessed()
    odd = replace(one, case=replace(one.case, host='"><b>'))
    view = page(replace(make.report(), assessed=(one, one, odd)))
    assert [case.anchor for case in view.cases] == ["bs-cu", "bs-cu-again1", "b-cu"]
