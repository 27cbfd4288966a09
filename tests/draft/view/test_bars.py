"""Bars to scale: what is kept only where a source says so, ranges in doubt, the reading that most sources give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.bars import bars
from fairward.draft.view.citing import Citations
from fairward.draft.view.roles import best_reading, support, weight
from fairward.draft.words import words
from fairward.model.finding import MoneyPicture, PublishedShare
from fairward.model.money import Money, Per, Rate, Unit
from fairward.model.statement import Topic

NOTHING = MoneyPicture(roles=(), published=(), programme=(), routes=(), other=())


@pytest.fixture
def cite():
    return Citations(Teller(words("en")))


@pytest.fixture
def one():
    return make.assessed()


def drawn(one, picture, cite, voiced=None):
    case = one.case if voiced is None else replace(one.case, voiced=tuple(voiced))
    return bars(case, picture, cite, "bs-cu")


def parts(bar):
    return [(segment.kind, segment.start, segment.width, segment.doubtful) for segment in bar.segments]


def test_bars_are_drawn_to_scale_with_the_amounts_on_them(one, cite):
    bar = drawn(one, one.money, cite)[0]
    assert bar.title == "Adviser: 12\u202f000\xa0USD a month"
    assert parts(bar) == [("worker", 0, 10, False), ("kept", 10, 90, False)]
    assert [segment.text for segment in bar.segments] == [
        "1\u202f200\xa0USD to the worker",
        "10\u202f800\xa0USD not to the worker",
    ]


def test_the_rest_is_unknown_where_no_source_says_that_it_is_kept(one, cite):
    silent = [voiced for voiced in one.case.voiced if voiced.statement.topic in (Topic.HOST_PAYMENT, Topic.WORKER_PAY)]
    bar = drawn(one, one.money, cite, silent)[0]
    assert [kind for kind, *_ in parts(bar)] == ["worker", "unknown"]
    assert "No source says where the rest goes." in bar.notes


def test_ranges_are_in_doubt_between_their_ends(one, cite):
    pay = Rate(money=Money(low=Decimal(990), high=Decimal(1200), currency="USD"), per=Per.MONTH, unit=Unit.WORKER)
    ranged = make.said(make.agreement(), "USD 1,200", Topic.WORKER_PAY, pay, role="adviser")
    role = replace(one.money.roles[0], worker_pays=(ranged,), readings=())
    bar = drawn(one, replace(one.money, roles=(role,)), cite)[0]
    assert parts(bar) == [("worker", 0, 8.25, False), ("worker", 8.25, 1.75, True), ("kept", 10, 90, False)]
    assert bar.segments[0].text == "between 990 and 1\u202f200\xa0USD to the worker"


def test_no_bar_where_more_reaches_the_worker_than_the_host_pays(one, cite):
    low = make.said(make.agreement(), "USD 5,000", Topic.HOST_PAYMENT, make.usd(2), role="adviser")
    role = replace(one.money.roles[0], host_payments=(low,), readings=())
    assert drawn(one, replace(one.money, roles=(role,), published=()), cite) == ()


def test_other_currencies_are_not_drawn_on_one_bar(one, cite):
    euros = Rate(money=Money.of(500, "EUR"), per=Per.MONTH, unit=Unit.WORKER)
    pay = make.said(make.agreement(), "USD 990", Topic.WORKER_PAY, euros, role="adviser")
    role = replace(one.money.roles[0], worker_pays=(pay,), readings=())
    bar = drawn(one, replace(one.money, roles=(role,)), cite)[0]
    assert [kind for kind, *_ in parts(bar)] == ["unknown"]
    assert "No source says what reaches the worker." in bar.notes


def test_shares_without_sums_are_drawn_of_a_hundred(one, cite):
    by = make.statements()
    up_to = PublishedShare(voiced=by["share_adviser"], low=None, high=Decimal(85), follows_from=(), nearest=())
    bar = drawn(one, replace(NOTHING, published=(up_to,)), cite)[0]
    assert bar.title == "Of every 100"
    assert parts(bar) == [("kept", 0, 85, True), ("unknown", 85, 15, False)]
    assert bar.segments[0].text == "up to 85\xa0% does not reach the worker"


def test_a_role_is_told_by_the_sums_that_most_sources_give(one):
    adviser = one.money.roles[0]
    odd = make.said(make.reply(), "viajan", Topic.HOST_PAYMENT, make.usd(50000), role="adviser")
    again = make.said(make.article(), "Cuba Archive", Topic.HOST_PAYMENT, make.usd(12000), role="adviser")
    inside = adviser.readings[0]
    strange = replace(inside, host_payment=odd, fee=Decimal(50000))
    role = replace(adviser, host_payments=(odd, *adviser.host_payments, again), readings=(strange, inside))
    assert best_reading(role) == inside
    assert support(role, inside) == 3


def test_roles_with_no_reading_inside_the_payment_come_last(one):
    adviser, engineer = one.money.roles
    on_top = replace(adviser, readings=adviser.readings[1:])
    assert best_reading(on_top) is None
    assert sorted([on_top, engineer], key=weight) == [engineer, on_top]


def test_shares_without_a_figure_have_no_bar(one, cite):
    none = PublishedShare(voiced=make.statements()["doubt"], low=None, high=None, follows_from=(), nearest=())
    assert drawn(one, replace(NOTHING, published=(none,)), cite) == ()


def test_a_sum_of_one_source_against_many_is_named_and_not_drawn(one, cite):
    adviser = one.money.roles[0]
    again = make.said(make.article(), "Cuba Archive", Topic.HOST_PAYMENT, make.usd(12000), role="adviser")
    odd = make.said(make.reply(), "viajan", Topic.HOST_PAYMENT, make.usd(1200), role="adviser")
    role = replace(adviser, host_payments=(*adviser.host_payments, again, odd))
    bar = drawn(one, replace(one.money, roles=(role,)), cite)[0]
    assert bar.title == "Adviser: 12\u202f000\xa0USD a month"
    assert "Not drawn, as fewer sources give it: 1\u202f200\xa0USD (Ministerio de ejemplo)." in bar.notes


def test_sums_of_as_many_sources_are_a_range_with_who_says_what(one, cite):
    adviser = one.money.roles[0]
    odd = make.said(make.reply(), "viajan", Topic.HOST_PAYMENT, make.usd(9000), role="adviser")
    role = replace(adviser, host_payments=(*adviser.host_payments, odd))
    bar = drawn(one, replace(one.money, roles=(role,)), cite)[0]
    assert bar.title == "Adviser: between 9\u202f000 and 12\u202f000\xa0USD a month"
    assert (
        "What the host pays: 12\u202f000\xa0USD (the agreement); 9\u202f000\xa0USD (Ministerio de ejemplo)."
        in bar.notes
    )
