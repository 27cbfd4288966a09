"""Which reading of the sums a role is told by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.draft import make

from fairward.draft.view.roles import amounts, best_reading, same_sums, supporters


def test_the_readings_that_rest_on_the_same_sums_stand_together():
    adviser = make.assessed().money.roles[0]
    odd = replace(adviser.readings[0], fee=Decimal(50000), percent=Decimal("97.6"))
    role = replace(adviser, readings=(*adviser.readings, odd))
    assert same_sums(role) == list(adviser.readings)
    assert best_reading(role) == adviser.readings[0]
    assert same_sums(replace(role, readings=adviser.readings[1:])) == list(adviser.readings[1:])


def test_those_who_give_the_sums_are_named_and_doubtful_readings_are_not():
    adviser = make.assessed().money.roles[0]
    unsure = make.said(
        make.reply(), "viajan", adviser.host_payments[0].statement.topic, make.usd(12000), confidence=0.3
    )
    role = replace(adviser, host_payments=(*adviser.host_payments, unsure))
    assert unsure not in supporters(role, adviser.readings[0])
    assert amounts(make.usd(5)) == (Decimal(5), Decimal(5))
    assert amounts("direct") == ()
