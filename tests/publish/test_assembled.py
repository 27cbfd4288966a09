"""What is remembered of cases is enough for lists and counts, and any change of it changes the key of their pages."""

from __future__ import annotations

from dataclasses import replace

from fairward.publish.assembled import contents_of, signs_of
from fairward.publish.remembered import Kept

SUMMARY = {
    "case": "BS-CU", "host": "BS", "sender": "CU", "titles": {"en": "Bahamas – Cuba"}, "leads": {"en": "It is said."},
    "tallies": {"en": [["met", "□", "met", 1]]}, "outcomes": {"keeps-passport": ["met", None]}, "evidence": {}, "within": ["a" * 64],
    "documents": [{"id": "a" * 64, "agreement": True, "titles": {"en": "Agreement"}, "facts": {"en": ["12 May"]}, "withheld": {"phone": 2}}],
}  # fmt: skip


def kept(**changed):
    return Kept(owner="cases/bs-cu", key="1", files={}, things=(), summary={**SUMMARY, **changed})


def test_lists_have_what_they_need():
    found = contents_of([kept()], "2026", "Fairward", ["en"], ())
    assert found.assessed[0].case.id == "BS-CU"
    assert found.assessed[0].findings[0].outcome.value == "met"
    assert found.cases["en"][0].title == "Bahamas – Cuba"
    assert found.agreements == {"a" * 64}
    assert found.withheld == {"a" * 64: {"phone": 2}}


def test_another_outcome_or_grade_is_another_page_of_the_check():
    first = signs_of([kept()])
    assert signs_of([kept(titles={"en": "Other"})]).outcomes == first.outcomes
    for told in (["met", "found"], ["breached", None]):
        assert signs_of([kept(outcomes={"keeps-passport": told})]).outcomes != first.outcomes
    assert signs_of([kept(case="BS-JM")]).outcomes != first.outcomes


def test_a_case_that_is_made_anew_changes_the_pages_of_its_country_alone():
    other = Kept(owner="cases/jm-cu", key="1", files={}, things=(), summary={**SUMMARY, "case": "JM-CU", "host": "JM"})
    first, then = signs_of([kept(), other]), signs_of([kept(), replace(other, key="2")])
    assert then.hosts["JM"] != first.hosts["JM"]
    assert then.hosts["BS"] == first.hosts["BS"]
    assert then.outcomes == first.outcomes


def test_cases_that_were_asked_different_checks_have_signs_for_all():
    more = Kept(owner="cases/jm-cu", key="1", files={}, things=(), summary={**SUMMARY, "case": "JM-CU", "outcomes": {"paid-directly": ["met", None]}})  # fmt: skip
    assert set(signs_of([kept(), more]).outcomes) == {"keeps-passport", "paid-directly"}
