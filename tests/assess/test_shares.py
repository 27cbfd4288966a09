"""Shares are recomputed from the sums in every reading, and published ones are put to the test."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saying import case, count, document, rate, says, share

from fairward.assess import money
from fairward.assess.shares import inside, on_top
from fairward.model.finding import MoneyPicture
from fairward.model.money import Per

CONTRACT = (
    "The Bahamas pays 12,000 dollars a month for each adviser and 5,000 for each engineer. "
    "The adviser receives 1,200 dollars a month and the engineer 990. "
    "According to Cuba Archive 91.6% of the payment for an adviser and 83.9% of that for an engineer is kept."
)


def percents(picture: MoneyPicture) -> dict[tuple[str | None, str], Decimal]:
    return {(role.role, one.name): one.percent for role in picture.roles for one in role.readings}


def bahamas(adviser: str | None = "adviser", engineer: str | None = "engineer"):
    paper = document(CONTRACT)
    return case(
        [
            says(paper, "12,000", "host_payment", rate(12000), role=adviser),
            says(paper, "5,000", "host_payment", rate(5000), role=engineer),
            says(paper, "1,200", "worker_pay", rate(1200), role=adviser),
            says(paper, "990", "worker_pay", rate(990), role=engineer),
            says(paper, "91.6%", "retained_share", share("91.6"), "Cuba Archive", role=adviser),
            says(paper, "83.9%", "retained_share", share("83.9"), "Cuba Archive", role=engineer),
        ]
    )


def test_the_bahamas_sums_give_their_shares_in_both_readings():
    assert percents(money(bahamas())) == {
        ("adviser", "inside"): Decimal("90.00"),
        ("adviser", "on_top"): Decimal("90.91"),
        ("engineer", "inside"): Decimal("80.20"),
        ("engineer", "on_top"): Decimal("83.47"),
    }


def test_the_published_bahamas_shares_follow_from_neither_reading():
    published = money(bahamas()).published
    assert [one.low for one in published] == [Decimal("91.6"), Decimal("83.9")]
    assert [one.follows_from for one in published] == [(), ()]
    assert [one.nearest[0].percent for one in published] == [Decimal("90.91"), Decimal("83.47")]
    assert {one.host_payment.statement.about.role for one in published[0].nearest} == {"adviser"}


def test_sums_without_roles_are_paired_in_the_order_of_the_text():
    picture = money(bahamas(adviser=None, engineer=None))
    (role,) = picture.roles
    assert role.role is None
    assert [one.percent for one in role.readings] == [Decimal(n) for n in ("90.00", "90.91", "80.20", "83.47")]


def test_the_sums_for_four_give_their_shares():
    paper = document("The ministry transfers 22,000 a month for four workers, who together receive 4,380.")
    picture = money(
        case(
            [
                says(paper, "22,000", "host_payment", rate(22000, unit="programme")),
                says(paper, "4,380", "worker_pay", rate(4380, unit="programme")),
            ]
        )
    )
    assert percents(picture) == {(None, "inside"): Decimal("80.09"), (None, "on_top"): Decimal("83.40")}


def test_a_programme_sum_meets_a_workers_pay_only_over_a_count():
    paper = document("The ministry transfers 22,000 a month for four workers. Each receives 990 to 1,200.")
    fee = says(paper, "22,000", "host_payment", rate(22000, unit="programme"))
    pay = says(paper, "990 to 1,200", "worker_pay", rate(990, 1200))
    assert [role.readings for role in money(case([fee, pay])).roles] == [()]
    (role,) = money(case([fee, pay, says(paper, "four workers", "workers_deployed", count(4))])).roles
    readings = {(one.name, one.pay): one for one in role.readings}
    assert readings["inside_per_worker", Decimal(990)].fee == Decimal(5500)
    assert readings["inside_per_worker", Decimal(990)].percent == Decimal("82.00")
    assert readings["inside_per_worker", Decimal(1200)].percent == Decimal("78.18")
    assert readings["on_top_per_worker", Decimal(1200)].percent == Decimal("82.09")
    assert "fee / 4" in role.readings[0].formula


def test_a_count_elsewhere_in_the_text_divides_nothing():
    paper = document("There are 35 workers. " + "It rained all day. " * 30 + "It pays 22,000 a month. Each gets 990.")
    statements = [
        says(paper, "35 workers", "workers_deployed", count(35)),
        says(paper, "22,000", "host_payment", rate(22000, unit="programme")),
        says(paper, "990", "worker_pay", rate(990)),
    ]
    assert [role.readings for role in money(case(statements)).roles] == [()]


def test_a_count_of_other_workers_divides_nothing():
    paper = document("It pays 12,000 a month for advisers and has 35 nurses. An adviser gets 1,200.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000, unit="programme"), role="adviser"),
        says(paper, "35 nurses", "workers_deployed", count(35), role="nurse"),
        says(paper, "1,200", "worker_pay", rate(1200), role="adviser"),
    ]
    assert [role.readings for role in money(case(statements)).roles] == [()]


def test_two_counts_in_one_text_divide_nothing():
    paper = document("It pays 22,000 a month. There are four workers. Elsewhere it says 35 workers. Each receives 990.")
    statements = [
        says(paper, "22,000", "host_payment", rate(22000, unit="programme")),
        says(paper, "four workers", "workers_deployed", count(4)),
        says(paper, "35 workers", "workers_deployed", count(35)),
        says(paper, "990", "worker_pay", rate(990)),
    ]
    assert [role.readings for role in money(case(statements)).roles] == [()]


@pytest.mark.parametrize(
    ("fee", "pay"),
    [
        (rate(12000), rate(1200, currency="BSD")),
        (rate(12000, per="week"), rate(1200)),
        (rate(12000, per="hour"), rate(1200, per="year")),
        (rate(12000, unit="programme"), rate(1200)),
        (rate(12000), rate(1200, unit="programme")),
    ],
    ids=["another currency", "week and month", "hour and year", "programme and worker", "worker and programme"],
)
def test_what_cannot_be_compared_is_not_compared(fee, pay):
    paper = document("It pays 12,000. He gets 1,200.")
    statements = [says(paper, "12,000", "host_payment", fee), says(paper, "1,200", "worker_pay", pay)]
    picture = money(case(statements))
    assert [role.readings for role in picture.roles] == [()]
    assert [len(role.host_payments) + len(role.worker_pays) for role in picture.roles] == [2]


def test_months_and_years_are_brought_together_exactly():
    paper = document("It pays 144,000 a year for each doctor. Each doctor gets 1,200 a month.")
    (role,) = money(
        case(
            [
                says(paper, "144,000", "host_payment", rate(144000, per="year"), role="doctor"),
                says(paper, "1,200", "worker_pay", rate(1200), role="doctor"),
            ]
        )
    ).roles
    first = role.readings[0]
    assert (first.fee, first.pay, first.per, first.percent) == (
        Decimal(144000),
        Decimal(14400),
        Per.YEAR,
        Decimal("90.00"),
    )
    assert "pay x 12" in first.formula


def test_sums_of_different_years_are_not_compared():
    paper = document("In 2019 it paid 12,000 for a doctor. In 2025 a doctor got 1,200.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000), role="doctor", period="2019"),
        says(paper, "1,200", "worker_pay", rate(1200), role="doctor", period="2025-06"),
    ]
    assert [role.readings for role in money(case(statements)).roles] == [()]


def test_sums_of_different_roles_are_not_mixed():
    paper = document("It pays 12,000 for an adviser. An engineer gets 990.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000), role="adviser"),
        says(paper, "990", "worker_pay", rate(990), role="engineer"),
    ]
    assert [(role.role, role.readings) for role in money(case(statements)).roles] == [("adviser", ()), ("engineer", ())]


def test_other_documents_help_only_where_role_and_unit_agree():
    one, two = document("It pays 12,000 for an adviser."), document("Al asesor médico le llegan 1.200.", language="es")
    fee = says(one, "12,000", "host_payment", rate(12000), role="medical adviser")
    pay = says(two, "1.200", "worker_pay", rate(1200), role="asesor médico")
    (role,) = money(case([fee, pay])).roles
    assert role.role == "medical adviser"
    assert [reading.percent for reading in role.readings] == [Decimal("90.00"), Decimal("90.91")]
    bare = says(two, "1.200", "worker_pay", rate(1200, unit=None), role="asesor médico")
    assert [role.readings for role in money(case([fee, bare])).roles] == [()]
    nameless = says(two, "1.200", "worker_pay", rate(1200))
    assert all(role.readings == () for role in money(case([fee, nameless])).roles)


def test_a_document_with_both_sums_is_not_mixed_with_another():
    one = document("It pays 12,000 for a doctor, who gets 1,200.")
    two = document("A doctor gets 300.")
    (role,) = money(
        case(
            [
                says(one, "12,000", "host_payment", rate(12000), role="doctor"),
                says(one, "1,200", "worker_pay", rate(1200), role="doctor"),
                says(two, "300", "worker_pay", rate(300), role="doctor"),
            ]
        )
    ).roles
    assert {one.pay for one in role.readings} == {Decimal(1200)}


def test_the_pay_in_the_same_sentence_goes_with_the_fee_though_one_names_no_role():
    paper = document("For an adviser it pays 12,000, of which 1,200 reach the worker.")
    fee = says(paper, "12,000", "host_payment", rate(12000), role="adviser")
    pay = says(paper, "1,200", "worker_pay", rate(1200, per=None, unit=None))
    assert percents(money(case([fee, pay])))["adviser", "inside"] == Decimal("90.00")


def test_ranges_are_read_at_both_ends():
    paper = document("It pays 5,000 to 12,000 for a doctor, who gets 990 to 1,200.")
    (role,) = money(
        case(
            [
                says(paper, "5,000 to 12,000", "host_payment", rate(5000, 12000), role="doctor"),
                says(paper, "990 to 1,200", "worker_pay", rate(990, 1200), role="doctor"),
            ]
        )
    ).roles
    inside_ends = {(one.fee, one.pay): one.percent for one in role.readings if one.name == "inside"}
    assert inside_ends == {
        (Decimal(12000), Decimal(990)): Decimal("91.75"),
        (Decimal(5000), Decimal(1200)): Decimal("76.00"),
    }


def test_pay_above_the_fee_has_no_reading_inside_it():
    paper = document("It pays 100 for a doctor, who gets 300.")
    (role,) = money(
        case(
            [
                says(paper, "100", "host_payment", rate(100), role="doctor"),
                says(paper, "300", "worker_pay", rate(300), role="doctor"),
            ]
        )
    ).roles
    assert [(one.name, one.percent) for one in role.readings] == [("on_top", Decimal("25.00"))]


def published(low, high, topic="retained_share", **more):
    paper = document("It pays 12,000 for an adviser, who gets 1,200. It keeps 90%.")
    statements = [
        says(paper, "12,000", "host_payment", rate(12000), role="adviser"),
        says(paper, "1,200", "worker_pay", rate(1200), role="adviser"),
        says(paper, "90%", topic, share(low, high), **more),
    ]
    return money(case(statements))


def test_a_share_follows_within_half_a_unit_of_its_last_digit():
    (one,) = published("90", None).published
    assert [reading.name for reading in one.follows_from] == ["inside"]
    assert one.nearest == ()
    (one,) = published("91", None).published
    assert [reading.name for reading in one.follows_from] == ["on_top"]
    (one,) = published("90.9", None).published
    assert [reading.name for reading in one.follows_from] == ["on_top"]
    (one,) = published("90.8", None).published
    assert one.follows_from == ()
    assert one.nearest[0].name == "on_top"


def test_what_is_said_to_reach_the_worker_is_tested_as_what_is_kept():
    (one,) = published("10", None, topic="worker_share").published
    assert (one.low, one.high) == (Decimal(90), Decimal(90))
    assert [reading.name for reading in one.follows_from] == ["inside"]


def test_a_published_range_follows_where_both_ends_do():
    (one,) = published("90", "91").published
    assert {reading.name for reading in one.follows_from} == {"inside", "on_top"}
    (one,) = published("80", "91").published
    assert one.follows_from == ()


def test_a_share_of_the_programme_in_general_is_shown_but_not_tested():
    (one,) = published("90", None, host=None).published
    assert (one.follows_from, one.nearest) == ((), ())


def test_denied_and_wanted_shares_and_shares_without_a_figure_are_no_published_ones():
    for stance in ("denies", "demands", "promises"):
        picture = published("90", None, stance=stance)
        assert picture.published == ()
        assert [one.statement.stance for one in picture.other] == [stance]
    assert len(published(None, None).other) == 1


def test_demanded_pay_is_no_fact():
    paper = document("It pays 12,000 for a doctor, who should get 12,000.")
    picture = money(
        case(
            [
                says(paper, "12,000", "host_payment", rate(12000), role="doctor"),
                says(paper, "should get 12,000", "worker_pay", rate(12000), role="doctor", stance="demands"),
            ]
        )
    )
    assert [role.readings for role in picture.roles] == [()]
    assert [one.statement.stance for one in picture.other] == ["demands"]


def test_revenue_and_routes_have_their_own_places():
    paper = document("Cuba earns 4.9 billion a year. The pay goes through Havana.")
    picture = money(
        case(
            [
                says(
                    paper, "4.9 billion", "programme_revenue", rate(4900000000, per="year", unit="programme"), host=None
                ),
                says(paper, "through Havana", "payment_route", "via_sender"),
            ]
        )
    )
    assert (len(picture.programme), len(picture.routes), picture.roles) == (1, 1, ())


amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@given(fee=amounts, pay=amounts)
def test_a_share_lies_between_nothing_and_all_and_on_top_is_never_less_than_inside(fee, pay):
    within, besides = inside(fee, pay), on_top(fee, pay)
    for percent in (within, besides):
        assert percent is None or (isinstance(percent, Decimal) and 0 <= percent <= 100)
    if within is not None:
        assert besides is not None
        assert within <= besides


@given(
    fee=st.tuples(amounts, amounts).map(sorted),
    pay=st.tuples(amounts, amounts).map(sorted),
    periods=st.tuples(*[st.sampled_from(["month", "year", "week", "total", None])] * 2),
    units=st.tuples(*[st.sampled_from(["worker", "programme", None])] * 2),
    workers=st.integers(1, 500),
)
def test_whatever_the_sums_every_reading_is_an_exact_share(fee, pay, periods, units, workers):
    paper = document("It pays a fee for a doctor, who gets a stipend, as do all 7 doctors.")
    statements = [
        says(paper, "a fee", "host_payment", rate(fee[0], fee[1], per=periods[0], unit=units[0]), role="doctor"),
        says(paper, "a stipend", "worker_pay", rate(pay[0], pay[1], per=periods[1], unit=units[1]), role="doctor"),
        says(paper, "7 doctors", "workers_deployed", count(workers)),
    ]
    readings = [one for role in money(case(statements)).roles for one in role.readings]
    for one in readings:
        assert all(isinstance(number, Decimal) for number in (one.percent, one.fee, one.pay))
        assert 0 <= one.percent <= 100
        assert one.percent == one.percent.quantize(Decimal("0.01"))
    besides = {(one.name, one.fee, one.pay): one.percent for one in readings}
    for (name, high, low), percent in besides.items():
        if name.startswith("inside"):
            assert percent <= besides[name.replace("inside", "on_top"), high, low]


def test_a_levy_in_an_agreement_that_gives_the_sums_is_no_published_share():
    assert published("5", None, by="agreement").published == ()
    assert [one.statement.topic.value for one in published("5", None, by="agreement").other] == ["retained_share"]
    paper = document("The agreement: the company keeps 75%.")
    (one,) = money(case([says(paper, "75%", "retained_share", share("75", None), by="agreement")])).published
    assert one.low == Decimal(75)
