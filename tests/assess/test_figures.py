"""The arithmetic of the sixteen pay figures, on the examples that the rulebook names and on others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairward import books
from fairward.assess import figures
from fairward.model.problem import ImpossibleNoun


def d(number: str | int) -> Decimal:
    return Decimal(number)


def test_every_figure_of_the_rulebook_has_its_arithmetic():
    assert set(figures.FIGURES) == set(books.rulebook().figures)


def test_the_workers_share_counts_what_goes_to_freely_chosen_others():
    assert figures.worker_share(d(1000), d(4000), to_chosen_others=d(1000)) == d("0.5")
    assert figures.worker_share(d(1000), d(0)) is None


def test_what_is_kept_is_neither_the_workers_nor_tax():
    assert figures.retained_share(d("0.10"), d(200), d(4000)) == d("0.85")
    assert figures.retained_share(d("0.10"), d(200), d(0)) is None


@pytest.mark.parametrize(("income", "remitted"), [(1000, 390), (350, 0), (200, 0), (351, "0.60")])
def test_the_old_remittance_rule_leaves_350_marks_free(income, remitted):
    assert figures.cubatecnica_remittance(d(income)) == d(remitted)


def test_deductions_keep_to_the_ceiling_and_leave_upkeep():
    assert figures.deduction_ratio(d(200), d(1000)) == d("0.2")
    assert figures.deductions_within(d(200), d(1000), d("0.2"), net=d(800), upkeep=d(800)) is True
    assert figures.deductions_within(d(201), d(1000), d("0.2"), net=d(799), upkeep=d(0)) is False
    assert figures.deductions_within(d(200), d(1000), d("0.2"), net=d(800), upkeep=d(801)) is False
    assert figures.deductions_within(d(0), d(0), d("0.2"), net=d(0), upkeep=d(0)) is None


def test_pay_is_compared_with_a_local_peer():
    assert figures.equal_pay_ratio(d(650), d(1000)) == d("0.65")
    assert figures.equal_pay_ratio(d(650), d(0)) is None


def test_what_is_left_after_basic_needs_may_be_less_than_nothing():
    assert figures.decent_living_margin(d(1000), d(700), d(200)) == d(100)
    assert figures.decent_living_margin(d(800), d(700), d(200)) == d(-100)


def test_recruitment_costs_and_the_months_that_they_take():
    fees = figures.recruitment_fees(d(50), d(100), d(150))
    assert fees == d(300)
    assert figures.months_to_repay(fees, d(1000), d(900)) == d(3)
    assert figures.months_to_repay(fees, d(900), d(900)) is None


def test_pay_dates_give_intervals_and_delays():
    dates = [date(2026, 3, 31), date(2026, 1, 31), date(2026, 2, 28)]
    assert figures.pay_intervals(dates) == (28, 31)
    assert figures.pay_intervals(dates[:1]) == ()
    assert figures.pay_delay(date(2026, 1, 31), date(2026, 3, 31)) == 59


def test_held_back_and_forfeited_pay():
    assert figures.deferred_share(d(1000), d(600)) == d("0.6")
    assert figures.forfeitable_share(d(1000), d(0)) == d(0)
    assert figures.deferred_share(d(0), d(0)) is None


def test_an_imposed_rate_loses_money():
    assert figures.exchange_loss(d(24), d(120)) == d("0.8")
    assert figures.exchange_loss(d(1), d(0)) is None


def test_pay_in_kind():
    assert figures.in_kind_share(d(200), d(1000)) == d("0.2")


def test_hours_and_overtime():
    assert figures.hourly_effective(d(640), d(256)) == d("2.5")
    ratio = figures.overtime_ratio(d(64), d(48))
    assert ratio is not None
    assert ratio.quantize(d("0.01")) == d("0.33")
    assert figures.overtime_ratio(d(40), d(48)) == d(0)


def test_leaving_costs_in_months_of_pay():
    cost = figures.exit_cost(d(1000), d(500), d(400), d(100))
    assert figures.exit_burden(cost, d(1000)) == d(2)
    assert figures.exit_burden(cost, d(0)) is None


def test_a_go_between_keeps_its_part():
    assert figures.intermediary_share(d(5), d(100)) == d("0.05")


def test_what_the_host_pays_against_a_direct_hire():
    assert figures.host_premium(d(12000), d(6000)) == d(2)


def test_the_who_list_needs_both_thresholds():
    assert figures.staffing_density(d(20), d(25), d(3), d(10_000)) == d(48)
    assert figures.staffing_density(d(1), d(1), d(1), d(0)) is None
    assert figures.safeguarded(d(48), d(54)) is True
    assert figures.safeguarded(d(49), d(54)) is False
    assert figures.safeguarded(d(48), d(55)) is False


@pytest.mark.parametrize(
    ("figure", "amount", "mark"),
    [
        ("worker-share", "0.10", "red"),
        ("worker-share", "0.5", "amber"),
        ("worker-share", "0.9", None),
        ("equal-pay-ratio", "0.94", "red"),
        ("equal-pay-ratio", "1.00", None),
        ("exit-cost", "4", None),
    ],
)
def test_bands_mark_a_figure_from_the_lowest_up(figure, amount, mark):
    assert figures.band(figure, d(amount)) == mark


def test_amounts_below_nothing_are_refused_by_name():
    with pytest.raises(ImpossibleNoun, match="host payment must be a finite number"):
        figures.worker_share(d(1), d(-1))
    with pytest.raises(ImpossibleNoun, match="income"):
        figures.cubatecnica_remittance(Decimal("NaN"))


amounts = st.decimals(min_value=0, max_value=10**8, places=2)


@given(whole=amounts.filter(bool), part=st.decimals(min_value=0, max_value=1, places=4))
def test_the_parts_of_a_payment_make_the_whole(whole, part):
    share = figures.worker_share(whole * part, whole)
    assert share is not None
    kept = figures.retained_share(share, Decimal(0), whole)
    assert isinstance(kept, Decimal)
    assert share + kept == 1
