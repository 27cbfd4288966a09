"""What workers' months bring: ends and how many had them, times between pay dates, what go-betweens got and passed on."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.follow import monthly


def rows(folder, expression, *lines, head=ledgers.HEAD):
    found, _ = ledgers.answered(folder, ledgers.write(folder, *lines, head=head))
    return found.engine.rows(expression(found))


def test_ends_are_told_with_how_many_workers_had_them(tmp_path):
    lines = [wage(f"W{number}", "2025-03") for number in range(3)] + [
        wage("W9", "2025-03", "100"),
        fee("W9", "2025-03"),
    ]
    (one,) = rows(tmp_path, lambda found: monthly.monthly_by_role(found.months), *lines)
    assert (one["pay_least"], one["pay_least_of"], one["pay_most"], one["pay_most_of"]) == (100, 1, 900, 3)
    assert (one["fee_least_of"], one["fee_most_of"], one["workers"]) == (1, 1, 4)


def test_days_between_pay_dates(tmp_path):
    lines = [
        wage("W1", "2025-03"),
        wage("W1", "2025-04", paid="2025-05-03"),
        wage("W1", "2025-05"),
        wage("W2", "2025-03"),
    ]
    (one,) = rows(tmp_path, lambda found: monthly.intervals(found.months), *lines)
    # 28 March to 3 May is 36 days, 3 to 28 May 25; W2 was paid once.
    assert (one["most"], one["times"], one["long"]) == (36, 2, 1)


def test_what_a_go_between_gets_and_passes_on(tmp_path):
    lines = (
        "G1,A1,BS,CU,nurse,,host,go_between,,,fee,2025-03,,2025-03-10,3000,USD",
        "G2,A1,BS,CU,nurse,,go_between,sender,,,fee,2025-03,,2025-03-12,2500,USD",
        "R1,A1,BS,CU,nurse,W1,worker,go_between,,,fee,2025-03,,2025-03-02,60,USD",
        wage("W1", "2025-03"),
    )
    (one,) = rows(tmp_path, lambda found: monthly.sides(found.rows), *lines)
    assert (one["got"], one["passed"], one["fees"], one["by_workers"]) == (3060, 2500, 60, 60)


def test_months_and_pay_are_summed_by_agreement_and_role(tmp_path):
    lines = [wage("W1", "2025-03"), wage("W1", "2025-04", "800"), fee("W2", "2025-03")]
    (one,) = rows(tmp_path, lambda found: monthly.month_sums(found.months), *lines)
    assert (one["pay"], one["pay_months"], one["months"], one["workers"]) == (Decimal(1700), 2, 3, 2)


def test_what_is_credited_keeps_its_own_currency(tmp_path):
    (one,) = rows(tmp_path, lambda found: monthly.credited(found.rows), wage("W1", "2025-03"), wage("W2", "2025-03"))
    assert (one["currency"], one["amount"], one["value"], one["workers"]) == ("USD", 1800, 1800, 2)
