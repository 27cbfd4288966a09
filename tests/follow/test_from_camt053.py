"""Bank statements: debits and credits, reversals, what is not yet booked, purposes and workers."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers

ENTRY = """<Ntry><Amt Ccy="USD">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{back}<Sts><Cd>{status}</Cd></Sts><ValDt><Dt>{day}</Dt></ValDt>
<NtryDtls><TxDtls><Refs><EndToEndId>{ref}</EndToEndId></Refs><RltdPties><{party}><Pty><Nm>{name}</Nm>{worker}</Pty></{party}>
<{party}Acct><Id><Othr><Id>K-{name}</Id></Othr></Id></{party}Acct></RltdPties>{purpose}<RmtInf><Ustrd>{told}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""
WORKER = "<Id><PrvtId><Othr><Id>{0}</Id></Othr></PrvtId></Id>"


def statement(tmp_path, *entries):
    head = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE00</IBAN></Id><Ownr><Nm>Ministry</Nm></Ownr></Acct>'
    path = tmp_path / "statement.xml"
    path.write_text(head + "".join(entries) + "</Stmt></BkToCstmrStmt></Document>", encoding="utf-8")
    return path


def entry(ref, amount, name, **more):
    known = {
        "side": "DBIT",
        "back": "",
        "status": "BOOK",
        "day": "2025-03-28",
        "party": "Cdtr",
        "worker": "",
        "purpose": "",
        "told": "",
    }
    return ENTRY.format(ref=ref, amount=amount, name=name, **{**known, **more})


def test_debits_are_paid_by_the_owner(tmp_path):
    found = ledgers.followed(
        statement(
            tmp_path,
            entry("E1", "5000.25", "CSMC", purpose="<Purp><Cd>SCVE</Cd></Purp>"),
            entry(
                "E2", "900", "W1", worker=WORKER.format("W1"), purpose="<Purp><Cd>SALA</Cd></Purp>", told="Pay 2025-02"
            ),
            entry("E3", "900", "W2", worker=WORKER.format("W2"), status="PDNG"),
        )
    )
    assert found.total.flows == {"kept": Decimal("5000.25"), "to_worker": Decimal(900), "unconfirmed": Decimal(900)}
    assert sorted(group.month.isoformat() for group in found.by_month) == ["2025-02-01", "2025-03-01"]


def test_a_reversal_takes_back(tmp_path):
    paid = entry("E2", "900", "W1", worker=WORKER.format("W1"), told="stipend")
    back = entry(
        "E2", "900", "W1", worker=WORKER.format("W1"), told="stipend", side="CRDT", back="<RvslInd>true</RvslInd>"
    )
    found = ledgers.followed(statement(tmp_path, paid, back))
    assert found.total.total == 0
    assert found.total.flows == {"to_worker": Decimal(0)}


def test_a_broken_statement_is_told(tmp_path):
    path = statement(tmp_path, entry("E1", "1", "X"))
    path.write_text(path.read_text(encoding="utf-8").replace("</Stmt>", ""), encoding="utf-8")
    result = ledgers.result(path)
    assert any("broken" in problem.what for problem in result.problems)
