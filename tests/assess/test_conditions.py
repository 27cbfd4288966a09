"""Conditions of the rulebook, met and not met, on every kind of value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.saying import document, rate, says, share

from fairward.assess.conditions import holds, precision
from fairward.model.check import Condition
from fairward.model.statement import Fee, Measure

PAPER = document("The passports are kept by the head of mission. Nobody may leave. It is what the agreement says.")


def said(topic="identity_documents", value="breach", by="text", words="passports are kept"):
    return says(PAPER, words, topic, value, by)


def test_topic_and_value_must_be_the_same():
    assert holds(Condition(topic="identity_documents", value="breach"), said())
    assert holds(Condition(topic="identity_documents"), said())
    assert not holds(Condition(topic="identity_documents", value="safeguard"), said())
    assert not holds(Condition(topic="movement", value="breach"), said())
    assert not holds(Condition(value="breach"), said())


def test_a_condition_that_nothing_can_settle_never_holds():
    assert not holds(Condition(topic="identity_documents", none="needs a register"), said())


def test_words_are_looked_for_in_the_quote_and_its_sentence():
    assert holds(Condition(topic="identity_documents", words={"en": ("head of mission",)}), said())
    assert not holds(Condition(topic="identity_documents", words={"en": ("nobody",)}), said())
    assert not holds(Condition(topic="identity_documents", words={"es": ("pasaporte",)}), said())
    assert not holds(Condition(topic="identity_documents", unless={"en": ("head of",)}), said())
    assert holds(Condition(topic="identity_documents", unless={"en": ("nobody",)}), said())


def test_the_speaker_may_be_asked_for():
    clause = Condition(topic="identity_documents", speaker="agreement")
    assert holds(clause, said(by="agreement"))
    assert not holds(clause, said(by="Cuba Archive"))


@pytest.mark.parametrize(
    ("topic", "value", "wanted"),
    [
        ("sanction", Measure(what="visa_restriction", by="United States"), {"what": "visa_restriction"}),
        ("sanction", Measure(what="visa_restriction"), {"what": ["visa_restriction", "sanction"]}),
        ("sanction", Measure(what="visa_restriction"), "visa_restriction"),
        ("fee_or_deduction", Fee(what="bond"), "bond"),
        ("payment_route", "via_sender", ("via_sender", "split")),
        ("benefits", ("housing", "food"), "housing"),
        ("benefits", ("housing", "food"), ("transport", "food")),
        ("wage_withheld", True, True),
    ],
)
def test_every_kind_of_value_can_be_asked_for(topic, value, wanted):
    assert holds(Condition(topic=topic, value=wanted), said(topic, value))


@pytest.mark.parametrize(
    ("topic", "value", "wanted"),
    [
        ("sanction", Measure(what="sanction"), {"what": "visa_restriction"}),
        ("sanction", Measure(what="sanction"), {"what": "sanction", "by": "Cuba"}),
        ("benefits", ("housing",), ("transport", "food")),
        ("payment_route", "direct", ("via_sender", "split")),
        ("worker_pay", rate(1), {"currency": "EUR"}),
        ("payment_route", "direct", {"what": "direct"}),
    ],
)
def test_other_values_do_not_hold(topic, value, wanted):
    assert not holds(Condition(topic=topic, value=wanted), said(topic, value))


ABOVE, BELOW = Condition(topic="retained_share", above=Decimal(0)), Condition(topic="worker_share", below=Decimal(100))


@pytest.mark.parametrize(
    ("condition", "value", "may", "must"),
    [
        (ABOVE, share(85), True, True),
        (ABOVE, share(0), False, False),
        (ABOVE, share(None, 85), True, False),
        (ABOVE, share(0, 25), True, False),
        (ABOVE, share(), True, False),
        (BELOW, share(100), False, False),
        (BELOW, share(10, 20), True, True),
        (BELOW, share(50, 100), True, False),
        (BELOW, share(), True, False),
    ],
)
def test_bounds_hold_for_one_end_or_surely_for_both(condition, value, may, must):
    statement = said(condition.topic, value)
    assert holds(condition, statement) is may
    assert holds(condition, statement, surely=True) is must


def test_an_unknown_share_is_not_above_a_figure():
    assert not holds(Condition(topic="retained_share", above=Decimal(50)), said("retained_share", share()))


def test_a_bound_speaks_of_shares_only():
    assert not holds(Condition(topic="worker_pay", above=Decimal(0)), said("worker_pay", rate(100)))


def test_more_asked_is_more_precise():
    bare = Condition(topic="movement")
    assert precision(bare) < precision(Condition(topic="movement", value="breach"))
    assert precision(Condition(topic="movement", value="breach")) < precision(
        Condition(topic="movement", value="breach", words={"en": ("curfew",)})
    )
