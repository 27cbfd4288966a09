"""The money as shown: bars to scale, what is kept only where a source says so, published shares put to the test."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.money import bars, money_view
from fairward.draft.words import words
from fairward.model.finding import MoneyPicture, PublishedShare
from fairward.model.money import Money, Per, Rate, Share, Unit
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
    assert bar.title == "Of every 100 that the host pays"
    assert parts(bar) == [("kept", 0, 85, True), ("unknown", 85, 15, False)]
    assert bar.segments[0].text == "up to 85\xa0% does not reach the worker"


def test_published_shares_say_what_they_follow_from(one, cite):
    published = one.money.published[0]
    follows = replace(published, follows_from=published.nearest, nearest=())
    alone = replace(published, nearest=())
    view = money_view(one.case, replace(one.money, published=(published, follows, alone)), cite, "bs-cu")
    assert [row.verdict for row in view.published] == [
        "Follows from none of the reported sums. Nearest: 90.9\xa0% (pay on top of the fee: fee 12\u202f000, pay 1\u202f200).",
        "Follows from 90.9\xa0% (pay on top of the fee: fee 12\u202f000, pay 1\u202f200).",
        "No source gives the sums to test it with.",
    ]
    assert [row.follows for row in view.published] == [False, True, False]


def test_every_share_is_recomputed_in_each_reading_with_its_formula(one, cite):
    rows = money_view(one.case, one.money, cite, "bs-cu").recomputed
    assert [(row.about, row.kept, row.formula) for row in rows] == [
        ("adviser", "90.0\xa0%", "(fee − pay) ÷ fee"),
        ("adviser", "90.9\xa0%", "fee ÷ (fee + pay)"),
        ("engineer", "80.2\xa0%", "(fee − pay) ÷ fee"),
        ("engineer", "83.5\xa0%", "fee ÷ (fee + pay)"),
    ]


def test_what_was_done_to_the_sums_before_stands_with_the_formula(one):
    reading = replace(one.money.roles[0].readings[0], name="inside_per_worker", formula="(fee - pay) / fee [fee / 4]")
    picture = replace(one.money, roles=(replace(one.money.roles[0], readings=(reading,)),))
    row = money_view(one.case, picture, Citations(Teller(words("es"))), "bs-cu").recomputed[0]
    assert (row.reading, row.formula) == (
        "el salario sale de la tarifa, por trabajador",
        "(tarifa − salario) ÷ tarifa; tarifa ÷ 4",
    )


def test_figures_that_are_denied_say_so(one, cite):
    by = make.statements()
    view = money_view(one.case, replace(one.money, other=(by["doubt"],)), cite, "bs-cu")
    assert view.figures[-1].amount == "denied: a part without a figure"


def test_the_chart_shows_published_and_recomputed_shares(one, cite):
    rows = money_view(one.case, one.money, cite, "bs-cu").ranges
    assert [(row.label, row.low, row.high, row.computed) for row in rows] == [
        ("Cuba Archive", 91.6, 91.6, False),
        ("Cuba Archive", 83.9, 83.9, False),
        ("recomputed, adviser", 90.0, 90.91, True),
        ("recomputed, engineer", 80.2, 83.47, True),
    ]


def test_shares_without_a_figure_are_not_drawn(one, cite):
    by = make.statements()
    assert by["doubt"].statement.value == Share()
    none = PublishedShare(voiced=by["doubt"], low=None, high=None, follows_from=(), nearest=())
    picture = replace(NOTHING, published=(none,))
    assert drawn(one, picture, cite) == ()
    assert money_view(one.case, picture, cite, "bs-cu").ranges == ()


def test_sums_for_the_whole_programme_are_tested_against_their_parts(one, cite):
    (row,) = money_view(one.case, one.money, cite, "bs-cu").sums
    assert row.verdict == "The sums do not fit one another."
    assert row.told.replace("\xa0", " ").replace("\u202f", " ") == (
        "2 × 5 000 USD a month (engineer) come to 10 000 USD; for the whole programme, 12 000 USD a month is given."
    )
