"""The money in full: every share recomputed, published shares and sums put to the test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.money import money_view
from fairward.draft.words import words
from fairward.model.finding import MoneyPicture, PublishedShare
from fairward.model.money import Share

NOTHING = MoneyPicture(roles=(), published=(), programme=(), routes=(), other=())


@pytest.fixture
def cite():
    return Citations(Teller(words("en")))


@pytest.fixture
def one():
    return make.assessed()


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
    assert money_view(one.case, picture, cite, "bs-cu").ranges == ()


def test_sums_for_the_whole_programme_are_tested_against_their_parts(one, cite):
    (row,) = money_view(one.case, one.money, cite, "bs-cu").sums
    assert row.verdict == "The sums do not fit one another."
    assert row.told.replace("\xa0", " ").replace("\u202f", " ") == (
        "2 × 5 000 USD a month (engineer) come to 10 000 USD; for the whole programme, 12 000 USD a month is given."
    )
