from __future__ import annotations

from decimal import Decimal

import pytest
from tests.extract.lines import look, statements

from fairward.extract.with_numbers import with_numbers
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.statement import Fee


def found(text):
    return [(one.topic, one.value) for one in with_numbers(look(text))]


def rate(amount, per, unit, currency="USD"):
    return Rate(money=Money.of(amount, currency), per=per, unit=unit)


@pytest.mark.parametrize(
    "text",
    [
        "It costs 12,000 dollars.",
        "The ministry pays in 2019.",
        "The budget is 12,000 dollars.",
        "They treated 24,000 patients.",
        "Growth reached 12 percent.",
        "It keeps 140 percent.",
        "In 2019 doctors left.",
        "1 doctor came.",
    ],
)
def test_numbers_of_other_things_give_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The ministry pays 12,000 dollars a month.", ("host_payment", rate(12000, Per.MONTH, Unit.WORKER))),
        ("The ministry pays 50 million dollars.", ("host_payment", rate(50_000_000, Per.TOTAL, Unit.PROGRAMME))),
        ("The doctors receive 1,200 dollars.", ("worker_pay", rate(1200, Per.MONTH, Unit.WORKER))),
        (
            "Its revenue is 4.9 billion dollars a year.",
            ("programme_revenue", rate(4_900_000_000, Per.YEAR, Unit.PROGRAMME)),
        ),
        ("The State keeps 85 percent.", ("retained_share", Share(low=Decimal(85), high=Decimal(85)))),
        ("The State keeps 75 to 90 percent.", ("retained_share", Share(low=Decimal(75), high=Decimal(90)))),
        ("The doctors get 10% or 15%.", ("worker_share", Share(low=Decimal(10), high=Decimal(15)))),
        ("In all 24,000 doctors serve.", ("workers_deployed", Count(low=24000, high=24000, at="host"))),
        ("A bond of 3,000 euros", ("fee_or_deduction", Fee(what="bond", rate=rate(3000, None, None, "EUR")))),
    ],
)
def test_a_number_is_taken_by_the_topic_that_stands_nearest(text, statement):
    assert found(text) == [statement]


def test_two_sums_of_one_sentence_go_to_their_own_topics():
    text = "The ministry pays 12,000 dollars a month, and the doctors receive 1,200 dollars."
    assert [(topic, value.money.low) for topic, value in found(text)] == [("host_payment", 12000), ("worker_pay", 1200)]


def test_the_second_of_two_like_sums_follows_the_first():
    text = "The ministry pays 12,000 dollars for the first, 5,000 dollars for the second."
    assert [(topic, value.money.low) for topic, value in found(text)] == [
        ("host_payment", 12000),
        ("host_payment", 5000),
    ]


def test_workers_counted_together_with_countries_are_abroad():
    values = dict(found("Some 24,000 doctors serve in 56 countries."))
    assert values["workers_deployed"] == Count(low=24000, high=24000, at="abroad")
    assert values["countries_served"] == Count(low=56, high=56)


def test_an_open_end_stays_open():
    assert found("The doctors receive up to 1,200 dollars.") == [
        ("worker_pay", Rate(money=Money(low=None, high=Decimal(1200), currency="USD"), per=Per.MONTH, unit=Unit.WORKER))
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The ministry pays 5,000 dollars for each doctor.", Unit.WORKER),
        ("The ministry pays 5,000 dollars per doctor.", Unit.WORKER),
        ("The ministry pays 5,000 dollars in all.", Unit.PROGRAMME),
    ],
)
def test_a_sum_is_for_one_worker_or_for_all_as_its_words_say(text, unit):
    assert [value.unit for _, value in found(text)] == [unit]


def test_a_sum_of_millions_is_nobody_s_pay():
    assert found("The doctors receive more than 4.9 billion dollars a year.") == []
    assert [topic for topic, _ in found("Its revenue, which the doctors receive, is 4.9 billion dollars a year.")] == [
        "programme_revenue"
    ]


def test_millions_in_words_count_a_people_and_no_workers():
    assert found("Some million doctors") == []


def test_a_not_that_bounds_a_share_denies_nothing():
    (one,) = statements("Medici cubani.\n\nI medici ricevono non più di 28 per cento.", "it")
    assert (one.topic.value, one.stance.value, one.value) == (
        "worker_share",
        "asserts",
        Share(low=None, high=Decimal(28)),
    )
