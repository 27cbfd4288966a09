from __future__ import annotations

import pytest
from tests.extract.lines import look

from fairward.extract.with_cues import with_cues
from fairward.model.money import Share
from fairward.model.statement import Fee


def found(text):
    return [(one.topic, one.value) for one in with_cues(look(text))]


@pytest.mark.parametrize(
    "text",
    [
        "They came and went.",
        "They hand over a copy of the passport.",
        "There is a curfew.",
        "The ministry pays 12,000 dollars.",
        "They keep 85 percent.",
    ],
)
def test_words_that_carry_nothing_by_themselves_give_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("They must hand over their passports.", ("identity_documents", "breach")),
        ("They keep their own passports.", ("identity_documents", "safeguard")),
        ("This is forced labour.", ("characterisation", "forced_labour")),
        ("They are paid directly.", ("payment_route", "direct")),
        ("Their wages were frozen.", ("wage_withheld", True)),
        ("We cannot do without them.", ("dependence", True)),
        ("The State takes the lion's share.", ("retained_share", Share())),
        ("A recruitment fee was charged.", ("fee_or_deduction", Fee(what="recruitment fee"))),
    ],
)
def test_words_alone_carry_a_statement(text, statement):
    assert found(text) == [statement]


def test_benefits_of_one_sentence_are_one_statement():
    assert found("They get meals and housing.") == [("benefits", ("food", "housing"))]


def test_two_things_said_at_once_are_two_statements():
    assert found("It is forced labour, not solidarity.") == [
        ("characterisation", "forced_labour"),
        ("characterisation", "solidarity"),
    ]


def test_what_is_said_twice_is_surer():
    once = with_cues(look("They hand over passports."))[0]
    twice = with_cues(look("They hand over passports, and passports are taken."))[0]
    assert twice.sure > once.sure


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("This is not forced labour.", True),
        ("This is forced labour.", False),
        ("Nobody called it forced labour.", True),
    ],
)
def test_a_negated_cue_says_so(text, negated):
    assert [one.negated for one in with_cues(look(text))] == [negated]
