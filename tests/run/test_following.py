"""The walk from ledgers to followed money, and how it joins what texts say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward import run
from fairward.model.finding import Grade, Outcome

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LEDGER, TERMS = EXAMPLES / "ledger" / "payments.csv", EXAMPLES / "ledger" / "terms.csv"


@pytest.fixture(scope="module")
def report():
    """The report on the example agreement and its ledger."""
    given = run.Given(sources=(str(EXAMPLES / "bahamas" / "agreement.docx"),), ledgers=(LEDGER,), terms=(TERMS,))
    return run.report(given, run.take(given.sources))


def test_the_example_ledger_is_followed_to_the_cent(report):
    (found,) = report.followed
    assert (found.host, found.sender, found.currency) == ("BS", "CU", "USD")
    # 36 workers, 24 months: 12 advisers at 12,000 and 24 others at 5,000 a month.
    assert found.total.flows["kept"] == Decimal(24 * (12 * 12_000 + 24 * 5_000))
    assert found.total.worker_share.low < found.total.worker_share.high < Decimal(12)
    assert set(found.total.reaching.width) == {"in_bulk", "account_in_doubt"}


def test_records_are_evidence_beside_what_is_said(report):
    findings = {one.check.id: one for one in report.assessed[0].findings}
    late = findings["paid-on-time"]
    assert late.outcome in (Outcome.BREACHED, Outcome.DISPUTED)
    assert late.grade is Grade.DOCUMENTED
    assert {one.flag for one in late.shown} >= {"late", "missing-month"}
    assert {one.flag for one in findings["paid-directly"].shown} == {"shared-account"}


def test_what_the_agreement_states_stands_beside_what_is_shown(report):
    stated = {(one.about, one.role, one.stated.low): one for one in report.followed[0].stated}
    fee_of_adviser = stated["host_payment", "adviser", Decimal(12000)]
    assert fee_of_adviser.gap.low == fee_of_adviser.gap.high == 0
    assert stated["worker_pay", "adviser", Decimal(1200)].shown.high == Decimal(1200)


def test_without_a_case_of_its_own_the_whole_ledger_is_followed(tmp_path):
    path = ledgers.write(tmp_path, wage("W1", "2025-03"), fee("W1", "2025-03"))
    given = run.Given(sources=(), ledgers=(path,), money=run.Money(k=1))
    report = run.report(given, run.take(()))
    assert report.assessed == ()
    assert report.followed[0].total.gross == Decimal(3900)


def test_rates_that_cannot_be_read_are_told(tmp_path):
    (tmp_path / "rates.csv").write_text("nothing", encoding="utf-8")
    found = ledgers.result(ledgers.write(tmp_path, wage("W1", "2025-03")), rates=tmp_path / "rates.csv")
    assert found.followed is None
    assert "neither" in found.problems[0].what
