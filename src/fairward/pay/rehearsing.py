"""A bank for rehearsals: it answers a pain.001 file as a bank would, with a status report, a statement and returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import defusedxml.ElementTree

_PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"
_CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_SPACE = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the rehearsed bank writes: its status report, its statement, and how many payments it did what with."""

    report: Path
    statement: Path
    booked: int
    rejected: int
    returned: int


@dataclass(frozen=True, slots=True)
class _Transfer:
    name: str
    amount: Decimal
    currency: str


def rehearse(path: Path, folder: Path, reject: Sequence[int] = (), give_back: Sequence[int] = ()) -> Answers:
    """Return the files of a bank that has taken a pain.001 file; `reject` and `give_back` number payments, the first is 1.

    A rejected payment never leaves the employer's account (AC04, account closed); one given back is booked and returned (AC01).
    """
    root: Any = defusedxml.ElementTree.parse(path).getroot()
    message = _text(root, f".//{_SPACE}GrpHdr/{_SPACE}MsgId")
    made_at = _text(root, f".//{_SPACE}CreDtTm")
    on = date.fromisoformat(_text(root, f".//{_SPACE}ReqdExctnDt/{_SPACE}Dt"))
    account = root.find(f".//{_SPACE}DbtrAcct/{_SPACE}Id")
    iban = "" if account is None else "".join(account.itertext()).strip()
    with_iban = account is not None and account.find(f"{_SPACE}IBAN") is not None
    transfers = [_transfer(one) for one in root.iter(f"{_SPACE}CdtTrfTxInf")]
    rejected = {transfers[number - 1].name for number in reject if number <= len(transfers)}
    back = {transfers[number - 1].name for number in give_back if number <= len(transfers)} - rejected
    folder.mkdir(parents=True, exist_ok=True)
    report, statement = folder / f"{message}.pain002.xml", folder / f"{message}.camt053.xml"
    report.write_text(_report(message, made_at, transfers, rejected), encoding="utf-8")
    held = _identity(iban, iban=with_iban)
    statement.write_text(_statement(message, made_at, on, held, transfers, rejected, back), encoding="utf-8")
    booked = len(transfers) - len(rejected)
    return Answers(report=report, statement=statement, booked=booked, rejected=len(rejected), returned=len(back))


def _text(root: Any, path: str) -> str:
    found = root.find(path)
    return "" if found is None else (found.text or "").strip()


def _transfer(one: Any) -> _Transfer:
    amount = one.find(f"{_SPACE}Amt/{_SPACE}InstdAmt")
    return _Transfer(_text(one, f"{_SPACE}PmtId/{_SPACE}EndToEndId"), Decimal(amount.text), amount.get("Ccy"))


def _identity(number: str, *, iban: bool) -> str:
    return f"<IBAN>{escape(number)}</IBAN>" if iban else f"<Othr><Id>{escape(number)}</Id></Othr>"


def _report(message: str, made_at: str, transfers: Sequence[_Transfer], rejected: set[str]) -> str:
    """Return a pain.002 status report on every payment of a file."""
    rows = []
    for one in transfers:
        reason = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>" if one.name in rejected else ""
        status = "RJCT" if one.name in rejected else "ACSP"
        rows.append(
            f"<TxInfAndSts><OrgnlEndToEndId>{escape(one.name)}</OrgnlEndToEndId><TxSts>{status}</TxSts>{reason}"
            f'<OrgnlTxRef><Amt><InstdAmt Ccy="{one.currency}">{one.amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>'
        )
    group = "PART" if rejected else "ACSP"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{_PAIN}"><CstmrPmtStsRpt>'
        f"<GrpHdr><MsgId>R-{escape(message)}</MsgId><CreDtTm>{made_at}</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{escape(message)}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"<OrgnlNbOfTxs>{len(transfers)}</OrgnlNbOfTxs><GrpSts>{group}</GrpSts></OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{escape(message)}</OrgnlPmtInfId>{''.join(rows)}</OrgnlPmtInfAndSts>"
        "</CstmrPmtStsRpt></Document>\n"
    )


def _statement(
    message: str,
    made_at: str,
    on: date,
    account: str,
    transfers: Sequence[_Transfer],
    rejected: set[str],
    back: set[str],
) -> str:
    """Return a camt.053 statement: each payment booked, those given back credited again the day after."""
    moves = [(one, "DBIT", on, "") for one in transfers if one.name not in rejected]
    reason = "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>"
    moves += [(one, "CRDT", on + timedelta(days=1), reason) for one in transfers if one.name in back]
    entries = [_entry(one, side, day, why) for one, side, day, why in moves]
    currency = transfers[0].currency if transfers else "EUR"
    left = sum((one.amount if side == "DBIT" else -one.amount for one, side, _, _ in moves), Decimal(0))
    opening = left + Decimal(1000)
    balances = "".join(
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{currency}">{value}</Amt>'
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        for code, value, day in (("OPBD", opening, on), ("CLBD", opening - left, on + timedelta(days=1)))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{_CAMT}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>S-{escape(message)}</MsgId><CreDtTm>{made_at}</CreDtTm></GrpHdr>"
        f"<Stmt><Id>S-{escape(message)}</Id><CreDtTm>{made_at}</CreDtTm><Acct><Id>{account}</Id></Acct>"
        f"{balances}{''.join(entries)}</Stmt></BkToCstmrStmt></Document>\n"
    )


def _entry(one: _Transfer, side: str, day: date, reason: str) -> str:
    """Return one booked entry with its payment."""
    amount = f'<Amt Ccy="{one.currency}">{one.amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>'
    return (
        f"<Ntry>{amount}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt><BkTxCd><Prtry><Cd>PAY</Cd></Prtry></BkTxCd>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>{escape(one.name)}</EndToEndId></Refs>{amount}{reason}</TxDtls></NtryDtls></Ntry>"
    )
