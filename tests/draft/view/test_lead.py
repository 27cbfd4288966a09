"""The sentences of the first screen, where the sources give no sums for a role."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.lead import sentences
from fairward.draft.view.linked import plain
from fairward.draft.words import words
from fairward.model.case import Voiced
from fairward.model.finding import MoneyPicture, PublishedShare
from fairward.model.money import Money, Per, Rate, Unit
from fairward.model.statement import Stance, Topic

NOTHING = MoneyPicture(roles=(), published=(), programme=(), routes=(), other=())


def told(voiced: tuple[Voiced, ...], *, apart: bool = False, money: MoneyPicture = NOTHING) -> str:
    one = make.assessed()
    one = replace(one, case=replace(one.case, voiced=voiced), findings=(), money=money)
    text = " ".join(sentences(one, Citations(Teller(words("en"))), "bs-cu", apart=apart))
    return plain(text).replace("\xa0", " ").replace("\u202f", " ")


@pytest.fixture
def by():
    return make.statements()


def test_what_the_sender_earns_and_how_many_work_abroad_are_told(by):
    whole = Rate(money=Money.of(4_900_000_000, "USD"), per=Per.YEAR, unit=Unit.PROGRAMME)
    revenue = make.said(
        make.article(), "Cuba Archive", Topic.PROGRAMME_REVENUE, whole, speaker=make.body("Cuba Archive")
    )
    text = told((revenue, by["people"]))
    assert (
        "What the sender earns in all: 4.9 billion USD a year for the whole programme, according to Cuba Archive."
        in text
    )
    assert "Workers deployed: 35, according to Michael Darville." in text


def test_what_is_asked_of_the_way_of_paying_is_told(by):
    asked = make.said(
        make.article(),
        "Michael Darville",
        Topic.PAYMENT_ROUTE,
        "direct",
        speaker=make.body("Government of The Bahamas"),
        stance=Stance.DEMANDS,
    )
    assert "The Government of The Bahamas demands: paid straight to the worker." in told((asked, by["people"]))


def test_shares_that_differ_stand_each_with_who_publishes_it(by):
    shares = tuple(
        PublishedShare(voiced=by[name], low=low, high=low, follows_from=(), nearest=())
        for name in ("share_adviser", "share_engineer")
        for low in (by[name].statement.value.low,)
    )
    text = told((by["share_adviser"], by["share_engineer"]), money=replace(NOTHING, published=shares))
    assert text.startswith(
        "In the Bahamas, 91.6 % does not reach the worker, according to Cuba Archive; no source gives the sums."
    )
    assert "Another published share: 83.9 % (Cuba Archive)." in text


def test_each_charge_is_rejected_by_those_who_reject_it(by):
    trafficking = make.said(
        make.reply(),
        "forzoso",
        Topic.CHARACTERISATION,
        "human_trafficking",
        speaker=make.body("Cuban Government"),
        stance=Stance.DENIES,
    )
    text = told((by["no_forced"], trafficking))
    assert "Philip Davis rejects the charge of forced labour." in text
    assert "The Cuban Government rejects the charge of human trafficking." in text


def test_a_clause_disputes_nothing_and_a_host_beside_its_programme_may_be_disputed_there(by):
    clause = replace(by["fee_adviser"], statement=replace(by["fee_adviser"].statement, stance=Stance.DENIES))
    assert "disputes" not in told((clause,), apart=True)
    assert "Nobody in these sources disputes this." in told((clause,))
