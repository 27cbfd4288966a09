"""Reconciling: a whole file is believed or none of it, each file counts once, and only what was booked is paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairward import pay
from fairward.model.placement import Receipt
from fairward.model.problem import FairwardError
from fairward.pay.journal import JournalError
from fairward.pay.receiving import RECEIPT


@pytest.fixture
def sent(made):
    _, files = made.sent()
    return made, pay.rehearse(files[0].path, made.folder / "answers", reject=[1], give_back=[2])


def read(made, path):
    return pay.reconcile(made.journal, made.seal, path, "")


def test_accepted_is_not_paid_and_booked_is(sent):
    made, bank = sent
    assert read(made, bank.report).moved == {"returned": 1, "accepted": 2}
    assert "transit" in made.books()
    assert made.books()["transit"] == Decimal("-6293.72")
    assert read(made, bank.statement).moved == {"credited": 2, "returned": 1}
    assert made.states() == {"202611-P0-1": "returned", "202611-P1-1": "returned", "202611-P2-1": "credited"}
    assert (made.books()["transit"], made.books()["bank"], made.books()["owed:worker"]) == (0, Decimal("-3146.86"), 0)
    assert made.journal.checked() == ()


def test_a_file_read_twice_changes_nothing(sent):
    made, bank = sent
    read(made, bank.statement)
    before = made.journal.head()
    assert read(made, bank.statement).again
    copy = bank.statement.with_name("copy.xml")
    copy.write_bytes(bank.statement.read_bytes())
    assert read(made, copy).again
    assert made.journal.head() == before


def test_a_statement_of_the_same_number_with_other_words_is_refused(sent):
    made, bank = sent
    read(made, bank.statement)
    bank.statement.write_text(bank.statement.read_text().replace("AC01", "AC06"))
    with pytest.raises(JournalError, match="other content"):
        read(made, bank.statement)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("FW-2026-11-1-1</OrgnlMsgId>", "FW-2020-01-1-1</OrgnlMsgId>", "did not send"),
        ("<OrgnlNbOfTxs>3<", "<OrgnlNbOfTxs>2<", "speaks of 2 payments"),
        ("202611-P2-1", "202611-P9-1", "not one of the file"),
        ("202611-P2-1", "202611-P1-1", "names it twice"),
        ('"BSD">3146.86', '"BSD">3146.85', "another amount"),
        ('Ccy="BSD"', 'Ccy="USD"', "another amount"),
    ],
)
def test_an_altered_or_foreign_report_is_not_believed(sent, old, new, words):
    made, bank = sent
    text = bank.report.read_text()
    assert old in text
    bank.report.write_text(text.replace(old, new))
    before = made.journal.head()
    with pytest.raises(JournalError, match=words):
        read(made, bank.report)
    assert made.journal.head() == before
    assert set(made.states().values()) == {"sent"}


def test_an_altered_statement_is_not_believed(sent):
    made, bank = sent
    text = bank.statement.read_text()
    bank.statement.write_text(text.replace("3146.86", "9999.99", 1).replace("3146.86", "9999.99", 1))
    with pytest.raises(JournalError, match="another amount"):
        read(made, bank.statement)
    assert set(made.states().values()) == {"sent"}


def test_a_statement_of_another_account_is_refused(sent):
    made, bank = sent
    text = bank.statement.read_text().replace("9000001", "1234567")
    for order in made.states():
        text = text.replace(order, f"X{order}")
    bank.statement.write_text(text)
    with pytest.raises(JournalError, match="another account"):
        read(made, bank.statement)


def test_other_business_is_counted_and_left_alone(sent):
    made, bank = sent
    bank.statement.write_text(bank.statement.read_text().replace("202611-P2-1", "INVOICE-9"))
    assert read(made, bank.statement).other == 1
    assert made.states()["202611-P2-1"] == "sent"


def test_a_whole_file_booked_as_one_sum(made):
    _, files = made.sent()
    entry = (
        '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        "<GrpHdr><MsgId>7</MsgId><CreDtTm>2026-11-28T06:00:00Z</CreDtTm></GrpHdr><Stmt><Id>7</Id>"
        '<Acct><Id><Othr><Id>9000001</Id></Othr></Id></Acct><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="BSD">1</Amt>'
        '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-27</Dt></Dt></Bal><Ntry><Amt Ccy="BSD">{}</Amt><CdtDbtInd>DBIT</CdtDbtInd>'
        "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-27</Dt></BookgDt><BkTxCd><Prtry><Cd>PAY</Cd></Prtry></BkTxCd>"
        "<NtryDtls><Btch><PmtInfId>{}</PmtInfId></Btch></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>"
    )
    path = made.folder / "s.xml"
    path.write_text(entry.format("9440.57", files[0].message))
    with pytest.raises(JournalError, match="sum booked"):
        read(made, path)
    path.write_text(entry.format("9440.58", files[0].message))
    assert read(made, path).moved == {"credited": 3}


def test_a_report_on_the_whole_file(made):
    _, files = made.sent()
    words = (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>1</MsgId></GrpHdr>'
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{files[0].message}</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>"
        "</CstmrPmtStsRpt></Document>"
    )
    (made.folder / "r.xml").write_text(words)
    assert read(made, made.folder / "r.xml").moved == {"returned": 3}
    assert set(made.books().values()) == {0}
    assert made.prepare().orders == 3


def test_statement_before_report_and_pending_entries(sent):
    made, bank = sent
    pending = bank.statement.read_text().replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>").replace("S-FW", "T-FW")
    (made.folder / "p.xml").write_text(pending)
    assert read(made, made.folder / "p.xml").moved == {}
    read(made, bank.statement)
    assert read(made, bank.report).moved == {"returned": 1}
    assert made.states()["202611-P2-1"] == "credited"


def test_a_dispute_stands_though_the_bank_booked_it(sent):
    made, bank = sent
    read(made, bank.report)
    nothing = Receipt(order="202611-P2-1", said_on=date(2026, 12, 1))
    pay.receive(made.journal, made.seal, nothing, made.seal.code(RECEIPT + nothing.order))
    read(made, bank.statement)
    assert made.states()["202611-P2-1"] == "disputed"
    assert made.books()["transit"] == Decimal(0)


def test_a_return_of_what_the_worker_confirmed_is_told(made):
    _, files = made.sent()
    first = pay.rehearse(files[0].path, made.folder / "a")
    read(made, first.statement)
    order = "202611-P0-1"
    got = Receipt(order=order, said_on=date(2026, 12, 1), amount=Decimal("3146.86"), arrived_on=date(2026, 11, 28))
    pay.receive(made.journal, made.seal, got, made.seal.code(RECEIPT + order))
    second = pay.rehearse(files[0].path, made.folder / "b", give_back=[1])
    second.statement.write_text(second.statement.read_text().replace("S-FW", "U-FW"))
    assert "worker has confirmed" in read(made, second.statement).problems[0].what
    assert made.states()[order] == "confirmed"


def test_errors_never_hold_names_or_accounts(sent):
    made, bank = sent
    bank.report.write_text(bank.report.read_text().replace("3146.86", "1"))
    with pytest.raises(FairwardError) as caught:
        read(made, bank.report)
    assert not any(words in str(caught.value) for words in ("Ana", "100000", "9000001"))
