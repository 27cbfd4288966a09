"""Parts that a source gives in full must make the whole that it gives; parts that may not be all are not tested."""

from __future__ import annotations

from decimal import Decimal

from tests.saying import case, count, document, rate, says

from fairward.assess import money

PAPER = document(
    "It pays 22,000 a month for four workers, two advisers among them. An adviser costs 12,000 and an engineer 5,000. "
    "Together the four receive 4,380, an adviser 1,200 and an engineer 990. Two are engineers."
)
WHOLE = says(PAPER, "22,000", "host_payment", rate(22000, unit="programme"))
ADVISER = says(PAPER, "12,000", "host_payment", rate(12000), role="adviser")
ENGINEER = says(PAPER, "5,000", "host_payment", rate(5000), role="engineer")
ALL = says(PAPER, "four workers", "workers_deployed", count(4), role="worker")
ADVISERS = says(PAPER, "two advisers", "workers_deployed", count(2), role="adviser")
ENGINEERS = says(PAPER, "Two are engineers", "workers_deployed", count(2), role="engineer")


def tried(*statements):
    return [(one.made, one.fits, [number for number, _ in one.parts]) for one in money(case(statements)).sums]


def test_parts_that_do_not_make_the_whole_are_shown():
    assert tried(WHOLE, ADVISER, ENGINEER, ALL, ADVISERS, ENGINEERS) == [(Decimal(34000), False, [2, 2])]


def test_a_missing_number_follows_from_that_of_all():
    assert tried(WHOLE, ADVISER, ENGINEER, ALL, ADVISERS) == [(Decimal(34000), False, [2, 2])]


def test_parts_that_make_the_whole_fit():
    statements = [
        says(PAPER, "4,380", "worker_pay", rate(4380, unit="programme")),
        says(PAPER, "1,200", "worker_pay", rate(1200), role="adviser"),
        says(PAPER, "990", "worker_pay", rate(990), role="engineer"),
    ]
    assert tried(*statements, ALL, ADVISERS, ENGINEERS) == [(Decimal(4380), True, [2, 2])]


def test_parts_that_may_not_be_all_are_not_tested():
    assert tried(WHOLE, ADVISER, ENGINEER, ADVISERS, ENGINEERS) == []
    assert tried(WHOLE, ADVISER, ENGINEER, ALL) == []
    assert tried(WHOLE, ADVISER, ALL, ADVISERS) == []
    seven = says(PAPER, "four workers", "workers_deployed", count(7))
    assert tried(WHOLE, ADVISER, ENGINEER, seven, ADVISERS, ENGINEERS) == []


def test_two_sums_for_one_post_and_ranges_are_not_tested():
    again = says(PAPER, "5,000", "host_payment", rate(6000), role="engineer")
    assert tried(WHOLE, ADVISER, ENGINEER, again, ALL, ADVISERS, ENGINEERS) == []
    range_of = says(PAPER, "5,000", "host_payment", rate(5000, 6000), role="engineer")
    assert tried(WHOLE, ADVISER, range_of, ALL, ADVISERS, ENGINEERS) == []


def test_other_periods_and_currencies_are_no_parts():
    yearly = says(PAPER, "22,000", "host_payment", rate(22000, per="year", unit="programme"))
    assert tried(yearly, ADVISER, ENGINEER, ALL, ADVISERS, ENGINEERS) == []
