"""The ledger: what was credited is paid, anything else is not, and nobody's name or account is in it."""

from __future__ import annotations

import csv
import io

from tests.pay.month import NAMES

from fairward import follow, pay


def ledger(made, month=None):
    return pay.to_ledger(made.journal, made.seal, month)


def rows(made):
    return list(csv.DictReader(io.StringIO(ledger(made))))


def test_only_what_was_credited_is_paid(made):
    made.prepare()
    assert {row["status"] for row in rows(made)} == {"ordered"}
    made.approve("2026-11-1")
    files = made.send("2026-11-1")
    bank = pay.rehearse(files[0].path, made.folder / "a", reject=[1], give_back=[2])
    for path in (bank.report, bank.statement):
        pay.reconcile(made.journal, made.seal, path, "")
    wages = {row["payment"]: row for row in rows(made) if row["kind"] == "wage"}
    assert [row["status"] for row in wages.values()] == ["failed", "failed", "paid"]
    assert wages["202611-P2-1"]["paid_on"] == "2026-11-27"
    assert {(row["account_owner"], row["worker"]) for row in wages.values()} == {(f"W{n}", f"W{n}") for n in range(3)}


def test_deductions_have_their_law(made):
    made.answered()
    statutory = [row for row in rows(made) if row["kind"] == "statutory" and row["status"] == "paid"]
    assert {(row["payee"], row["legal_basis"], row["amount"]) for row in statutory} == {
        ("NIB", "National Insurance Act", "153.14")
    }


def test_no_name_and_no_account(made):
    made.answered()
    text = ledger(made) + pay.to_terms(made.journal, made.seal)
    assert not any(words in text for words in (*NAMES, "10000", "9000001"))


def test_following_reads_it_with_nothing_left_over(made, tmp_path):
    made.answered()
    path = tmp_path / "ledger.csv"
    path.write_text(ledger(made))
    taken = follow.take([path], tmp_path, None)
    assert taken.problems == []
    (tmp_path / "terms.csv").write_text(pay.to_terms(made.journal, made.seal))
    terms, wrong = follow.read_terms([tmp_path / "terms.csv"])
    assert ([str(one.pay_monthly) for one in terms], wrong) == (["3146.86"], ())


def test_one_month_alone(made):
    made.answered()
    assert ledger(made, "2026-10").count("\n") == 1
    assert ledger(made, "2026-11") == ledger(made)
