"""Bad input: every row that cannot be used is told with where, what and what to do; the rest is computed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow
import pyarrow.parquet
import pytest
from tests.follow import ledgers

from fairward.follow.checked import currencies, schema

HEAD = "worker,kind,paid_on,amount,currency,reverses"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("W1,wage,2025-02-30,900,USD,", "no day between"),
        ("W1,wage,yesterday,900,USD,", "no day between"),
        ("W1,wage,1066-10-14,900,USD,", "no day between"),
        ("W1,wage,,900,USD,", "day of payment is missing"),
        ("W1,wage,2025-03-28,lots,USD,", "no amount"),
        ("W1,wage,2025-03-28,1.23456,USD,", "no amount"),
        ("W1,wage,2025-03-28,99999999999999999,USD,", "no amount"),
        ("W1,wage,2025-03-28,,USD,", "amount is missing"),
        ("W1,wage,2025-03-28,1000000000,USD,", "out of all reason"),
        (",fee,2025-03-28,1000000000000,USD,", "out of all reason"),
        ("W1,wage,2025-03-28,900,ZZZ,", "currency ZZZ is not known"),
        ("W1,wage,2025-03-28,900,,", "currency is missing"),
        ("W1,wage,2025-03-28,-900,USD,", "below 0 and takes no payment back"),
        ("W1,wage,2025-03-28,900,USD,P1", "must be below 0"),
        ("W1,bribe,2025-03-28,900,USD,", "kind 'bribe' is not known"),
    ],
    ids=lambda value: value,
)
def test_a_bad_row_is_told_and_the_rest_is_computed(tmp_path, row, what):
    path = ledgers.write(tmp_path, "W1,wage,2025-03-27,100,USD,", row, head=HEAD)
    found = ledgers.followed(path)
    assert found.total.total == Decimal(100)
    assert found.unused.rows == 1
    (problem,) = found.unused.problems
    assert problem.where == "ledger.csv, row 3"
    assert what in problem.what
    assert problem.hint


def test_the_money_of_bad_rows_is_told(tmp_path):
    rows = (
        "W1,wage,2025-03-27,100,USD,",
        "W1,wage,soon,900,USD,",
        "W2,wage,soon,50.5,EUR,",
        "W3,wage,2025-03-27,much,USD,",
    )
    unused = ledgers.followed(ledgers.write(tmp_path, *rows, head=HEAD)).unused
    assert unused.rows == 3
    assert unused.money == {"USD": Decimal(900), "EUR": Decimal("50.5")}


def test_absurd_amounts_of_our_own_files_are_told(tmp_path):
    rows = pyarrow.table(
        {
            name: pyarrow.array([value, value], kind)
            for name, value, kind in (
                ("payment", "P", pyarrow.string()),
                ("agreement", "A1", pyarrow.string()),
                ("worker", "W1", pyarrow.string()),
                ("payer_kind", "host", pyarrow.string()),
                ("payee_kind", "worker", pyarrow.string()),
                ("kind", "wage", pyarrow.string()),
                ("status", "paid", pyarrow.string()),
                ("period", date(2025, 3, 1), pyarrow.date32()),
                ("paid_on", date(2025, 3, 28), pyarrow.date32()),
                ("currency", "USD", pyarrow.string()),
            )
        }
    )
    amounts = pyarrow.array([Decimal(900), Decimal(9_000_000_000)], schema().field("amount").type)
    pyarrow.parquet.write_table(rows.append_column("amount", amounts), tmp_path / "own.parquet")
    found = ledgers.followed(tmp_path / "own.parquet")
    assert found.total.total == 900
    assert found.unused.money == {"USD": Decimal(9_000_000_000)}


def test_nothing_to_use_is_a_problem_and_no_crash(tmp_path):
    result = ledgers.result(ledgers.write(tmp_path, "W1,wage,soon,900,USD,", head=HEAD))
    assert result.followed is None
    assert "No row can be used." in [problem.what for problem in result.problems]


def test_what_a_row_does_not_say_follows_from_what_it_says(tmp_path):
    found = ledgers.followed(ledgers.write(tmp_path, "W1,,2025-03-27,100,USD,", ",,2025-03-27,900,USD,", head=HEAD))
    assert found.total.flows == {"kept": Decimal(900), "to_worker": Decimal(100)}
    assert found.by_month[0].month == date(2025, 3, 1)


def test_our_schema_is_exact():
    assert str(schema().field("amount").type) == "decimal128(18, 4)"
    assert str(schema().field("paid_on").type) == "date32[day]"
    assert {"USD", "EUR", "CUP", "BSD"} <= currencies()
