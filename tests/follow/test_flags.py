"""Every flag finds what it is for and nothing else: on made ledgers against the faults that were put in, and row by row."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward import books, follow
from fairward.follow import flags

BOOK = books.atlas("payment_flags")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A made ledger with every fault: what each flag found, and what was put in."""
    folder = tmp_path_factory.mktemp("faulty")
    plan = follow.Plan(rows=60_000, seed=5, faults=follow.FAULTS)
    follow.write(plan, folder / "ledger.parquet")
    with (folder / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, follow.TERM_COLUMNS)
        table.writeheader()
        table.writerows(follow.terms_of(plan))
    found = ledgers.followed(folder / "ledger.parquet", terms=(folder / "terms.csv",))
    seen, put_in = defaultdict(set), defaultdict(set)
    for one in found.flags:
        seen[one.flag].add((one.agreement, one.worker, None if one.flag == "shared-account" else one.month))
    for one in follow.faults_of(plan):
        worker = follow.pseudonym(one.worker, b"key")
        put_in[one.flag].add((one.agreement, worker, None if one.flag == "shared-account" else one.month))
    return seen, put_in


@pytest.mark.parametrize("flag", follow.FAULTS)
def test_recall_is_whole(faulty, flag):
    seen, put_in = faulty
    assert put_in[flag]
    assert put_in[flag] - seen[flag] == set()


@pytest.mark.parametrize("flag", follow.FAULTS)
def test_precision_is_whole(faulty, flag):
    seen, put_in = faulty
    assert seen[flag] - put_in[flag] == set()


@pytest.mark.parametrize("seed", [11, 12])
def test_a_ledger_without_faults_raises_no_flag(tmp_path, seed):
    plan = follow.Plan(rows=5_000, seed=seed)
    follow.write(plan, tmp_path / "clean.csv")
    assert sum(ledgers.followed(tmp_path / "clean.csv").flag_counts.values()) == 0


@pytest.mark.parametrize("flag", sorted(BOOK))
def test_every_flag_is_told_in_full(flag):
    record = BOOK[flag]
    assert set(record) == {
        "title",
        "rule",
        "input",
        "settings",
        "side",
        "example",
        "else_explains",
        "checks",
        "provisions",
    }
    assert {"en", "es"} <= set(record["title"]) & set(record["rule"]) & set(record["else_explains"])
    for check in record["checks"]:
        assert "payments" in books.rulebook().checks[check].applies_to
    assert set(record["provisions"]) <= set(books.rulebook().provisions)
    assert set(record["input"]) <= {*books.atlas("ledger_columns"), "ceiling", "local_pay_monthly"}
    assert record["side"] in ("breach", "question")


def test_the_faults_are_the_flags():
    assert set(follow.FAULTS) == set(BOOK)


def counts(tmp_path, *rows, **how):
    return {
        flag: times
        for flag, times in ledgers.followed(ledgers.write(tmp_path, *rows), **how).flag_counts.items()
        if times
    }


def test_pay_within_the_days_of_grace_is_not_late(tmp_path):
    assert counts(tmp_path, wage("W1", "2025-03", paid="2025-03-31")) == {}
    assert counts(tmp_path, wage("W1", "2025-03", paid="2025-04-01")) == {"late": 1}
    assert counts(tmp_path, wage("W1", "2025-03", paid="2025-04-01"), settings={"late.grace_days": "10"}) == {}


def test_equal_amounts_for_other_months_or_workers_are_no_duplicates(tmp_path):
    rows = [wage(worker, f"2025-{month:02}") for worker in ("W1", "W2") for month in range(1, 13)]
    assert counts(tmp_path, *rows) == {}
    assert counts(tmp_path, *rows, wage("W2", "2025-07", number="again"))["duplicate"] == 1


def test_a_part_of_another_amount_is_no_duplicate(tmp_path):
    assert counts(tmp_path, wage("W1", "2025-03", "400"), wage("W1", "2025-03", "500")) == {}


def test_pay_that_comes_back_to_what_it_was_is_no_second_change(tmp_path):
    rows = [wage("W1", f"2025-0{month}", "1800" if month == 3 else "900") for month in range(1, 6)]
    assert counts(tmp_path, *rows) == {"sudden-change": 1}


def test_a_fee_in_a_month_paid_in_bulk_asks_no_question(tmp_path):
    bulk = "B1,A1,BS,CU,nurse,,host,go_between,,,stipend,2025-03,,2025-03-28,900,USD"
    assert counts(tmp_path, fee("W1", "2025-03")) == {"fee-without-worker": 1}
    assert counts(tmp_path, fee("W1", "2025-03"), bulk) == {}


def test_an_agreement_that_pays_nobody_is_found_without_workers_names(tmp_path):
    assert counts(tmp_path, fee("", "2025-03")) == {"fee-without-worker": 1}


def test_a_worker_of_two_agreements_shares_no_account_with_herself(tmp_path):
    other = wage("W1", "2025-04").replace(",A1,", ",A2,")
    assert counts(tmp_path, wage("W1", "2025-03"), other) == {}


def test_settings_that_do_not_exist_are_told():
    with pytest.raises(ValueError, match=r"no flag has a setting 'late.days'"):
        flags.settings({"late.days": "3"})
