"""What is remembered of cases is enough for lists and counts, and any change of it changes the key of their pages."""

from __future__ import annotations

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


def test_another_outcome_grade_or_title_is_another_page():
    first = signs_of([kept()])
    for changed in (
        {"outcomes": {"keeps-passport": ["met", "found"]}},
        {"titles": {"en": "Other"}},
        {"evidence": {"keeps-passport": "x"}},
    ):
        assert signs_of([kept(**changed)])["keeps-passport", "BS"] != first["keeps-passport", "BS"]
