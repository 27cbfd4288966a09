"""Which sums belong together is decided by document, post, order and sentence, and never guessed."""

from __future__ import annotations

from decimal import Decimal

from tests.saying import case, document, rate, says

from fairward.assess.pairs import ends, pairs, sums
from fairward.model.statement import Topic


def paired(statements):
    whole = case(statements)
    found = pairs(whole, sums(whole, Topic.HOST_PAYMENT), sums(whole, Topic.WORKER_PAY))
    return [(one.fee.statement.quote.text, one.pay.statement.quote.text) for one in found]


def test_uneven_numbers_of_sums_go_with_the_nearest():
    paper = document(
        "For doctors it pays 9,000 a month, of which 900 arrive. Later it paid 8,000, of which 850 arrived. Some got 700 at last."
    )
    statements = [
        says(paper, "9,000", "host_payment", rate(9000), role="doctor"),
        says(paper, "900", "worker_pay", rate(900), role="doctor"),
        says(paper, "8,000", "host_payment", rate(8000), role="doctor"),
        says(paper, "850", "worker_pay", rate(850), role="doctor"),
        says(paper, "700", "worker_pay", rate(700), role="doctor"),
    ]
    assert sorted(paired(statements)) == [("8,000", "700"), ("8,000", "850"), ("9,000", "900")]


def test_a_sum_said_twice_counts_once():
    paper = document("It pays 9,000. A doctor gets 900. Again: it pays nine thousand. A doctor gets nine hundred.")
    statements = [
        says(paper, "9,000", "host_payment", rate(9000), role="doctor"),
        says(paper, "900", "worker_pay", rate(900), role="doctor"),
        says(paper, "nine thousand", "host_payment", rate(9000), role="doctor"),
        says(paper, "nine hundred", "worker_pay", rate(900), role="doctor"),
    ]
    assert paired(statements) == [("9,000", "900")]


def test_two_fees_in_one_sentence_leave_a_pay_without_role_alone():
    paper = document("It pays 12,000 for an adviser and 5,000 for an engineer, who gets 990.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000), role="adviser"),
        says(paper, "5,000", "host_payment", rate(5000), role="engineer"),
        says(paper, "990", "worker_pay", rate(990)),
    ]
    assert paired(statements) == []


def test_pay_in_general_is_not_pay_in_the_host():
    paper = document("It pays 12,000 for a doctor. At home a doctor gets 50.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000), role="doctor"),
        says(paper, "50", "worker_pay", rate(50), role="doctor", host=None),
    ]
    assert paired(statements) == []


def test_the_ends_of_a_sum_come_in_order_and_on_the_wanted_footing():
    assert ends(rate(100, 200), times=12) == [Decimal(1200), Decimal(2400)]
    assert ends(rate(None, 200), divisor=4) == [Decimal(50)]
    assert ends(rate(100)) == [Decimal(100)]
