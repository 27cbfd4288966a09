from __future__ import annotations

import pytest
from tests.extract.lines import look

from fairward.extract.places import Scene
from fairward.extract.with_measures import with_measures
from fairward.model.statement import Measure

SCENE = Scene("CU", "BS", frozenset({"CU", "BS"}), frozenset({"US"}))


def found(text):
    return [(one.topic, one.value) for one in with_measures(look(text), SCENE)]


@pytest.mark.parametrize("text", ["They need a visa.", "The programme goes on.", "Restrictions apply."])
def test_other_words_are_no_measures(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The US announced visa restrictions.", ("sanction", Measure(what="visa_restriction", by="US"))),
        ("Visa restrictions followed.", ("sanction", Measure(what="visa_restriction"))),
        ("Jamaica ended the programme.", ("policy_change", Measure(what="ended", host="JM"))),
        ("It ended the programme.", ("policy_change", Measure(what="ended", host="BS"))),
    ],
)
def test_a_measure_says_what_it_is_who_takes_it_and_where(text, statement):
    assert found(text) == [statement]


def test_a_measure_of_one_kind_is_told_once():
    assert len(found("The US announced visa restrictions, and visa restrictions hurt.")) == 1
