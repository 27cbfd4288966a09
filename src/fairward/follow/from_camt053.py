"""Bank statements in ISO 20022 camt.053: entries and their transactions, credits and debits, reversals and what is not yet booked.

A debit is paid by the account's owner, a credit to it. Booked is paid; anything else is only ordered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from fairward.follow.columns import Mapped, completed
from fairward.follow.words import Words, of_records
from fairward.model.problem import Problem, UnreadableSource

Record = dict[str, str | None]
_NAMESPACE = re.compile(r"^\{[^}]*\}")
# Codes of ISO 20022's list ExternalPurpose for what health workers' money is paid for.
_PURPOSES = {"SALA": "wage", "PAYR": "wage", "ALLW": "stipend", "SUPP": "fee", "SCVE": "fee", "TAXS": "statutory"}
_PURPOSES |= {"SSBE": "statutory", "WHLD": "statutory", "GOVT": "statutory"}


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return the entries of a file of statements; raises UnreadableSource where the XML is broken or unsafe."""
    columns = (
        "payment payer payee worker account account_owner kind status period paid_on amount currency reverses".split()
    )
    mapped = completed(Mapped(columns={name: name for name in columns}), given)
    return Words(mapped=mapped, tables=of_records(enumerate(_payments(path), 1)))


def _payments(path: Path) -> Iterator[Record]:
    """Yield a record for each transaction of each entry, a statement's account before its entries."""
    owner, account = None, None
    try:
        for event, element in defusedxml.ElementTree.iterparse(path, events=("start", "end")):
            element.tag = _NAMESPACE.sub("", element.tag)
            if event == "start" and element.tag == "Stmt":
                owner, account = None, None
            elif event == "end" and element.tag == "Acct" and account is None:
                owner, account = _first(element, "Ownr/Nm", "Nm"), _account(element)
            elif event == "end" and element.tag == "Ntry":
                yield from _of_entry(element, owner, account)
                element.clear()
    except (defusedxml.ElementTree.ParseError, DefusedXmlException) as error:
        what = f"The XML is broken or unsafe ({str(error)[:80]})."
        raise UnreadableSource(Problem(where=path.name, what=what, hint="Ask the bank for the file again.")) from error


def _of_entry(entry: Any, owner: str | None, account: str | None) -> Iterator[Record]:
    """Yield the payments of one entry: its transactions where it has them, else itself."""
    details = entry.findall("NtryDtls/TxDtls")
    for one in details or [entry]:
        amount = one.find("Amt")
        if amount is None:
            amount = one.find("AmtDtls/TxAmt/Amt")
        if amount is None and len(details) <= 1:
            amount = entry.find("Amt")
        debit = (_first(one, "CdtDbtInd") or _first(entry, "CdtDbtInd")) == "DBIT"
        back = _first(entry, "RvslInd") == "true"
        reference = _first(one, "Refs/EndToEndId", "Refs/TxId", "Refs/AcctSvcrRef", "AcctSvcrRef", "NtryRef")
        told = " ".join(filter(None, (_first(one, "RmtInf/Ustrd"), _first(one, "AddtlTxInf"))))
        party = "Cdtr" if debit != back else "Dbtr"
        named = _first(one, f"RltdPties/{party}/Nm", f"RltdPties/{party}/Pty/Nm")
        purpose = _PURPOSES.get(_first(one, "Purp/Cd") or "")
        worker = _first(one, f"RltdPties/{party}/Id/PrvtId/Othr/Id", f"RltdPties/{party}/Pty/Id/PrvtId/Othr/Id")
        text = amount.text.strip() if amount is not None and amount.text else None
        yield {
            "payment": f"{reference}-back" if back and reference else reference,
            "payer": owner if debit != back else named,
            "payee": named if debit != back else owner,
            "worker": worker,
            "account": _account(one.find(f"RltdPties/{party}Acct")) if debit != back else account,
            "account_owner": worker if worker and _first(one, f"RltdPties/{party}Acct/Nm") in (None, named) else None,
            "kind": purpose or _worded(told) or ("wage" if worker else "fee"),
            "status": "paid" if (_first(entry, "Sts/Cd", "Sts") or "BOOK") == "BOOK" else "ordered",
            "period": _period(told),
            "paid_on": _first(entry, "ValDt/Dt", "ValDt/DtTm", "BookgDt/Dt", "BookgDt/DtTm"),
            "amount": f"-{text}" if back and text else text,
            "currency": amount.get("Ccy") if amount is not None else None,
            "reverses": reference if back else None,
            "payer_kind": "host" if debit != back else "worker" if worker else "other",
        }


def _first(element: Any, *paths: str) -> str | None:
    """Return the text at the first of some paths that is there, whatever the namespace."""
    for path in paths:
        found = _found(element, path.split("/"))
        if found is not None and found.text and found.text.strip():
            return str(found.text.strip())
    return None


def _found(element: Any, steps: list[str]) -> Any:
    """Return the element at the end of some steps, None where a step leads nowhere."""
    for step in steps:
        element = next((child for child in element if _NAMESPACE.sub("", child.tag) == step), None)
        if element is None:
            return None
    return element


def _account(element: Any) -> str | None:
    """Return the number of an account: its IBAN, or what the bank calls it."""
    return None if element is None else _first(element, "Id/IBAN", "Id/Othr/Id")


def _worded(told: str) -> str | None:
    """Return what remittance information says a payment is for, None where it says nothing that is known."""
    known = ("stipend", "wage", "salary", "estipendio", "salario", "fee", "tax", "deduction")
    return next((word for word in known if re.search(rf"\b{word}", told, re.IGNORECASE)), None)


def _period(told: str) -> str | None:
    """Return the month that remittance information names (2025-03), None where it names none."""
    found = re.search(r"\b(20\d\d)[-/](0[1-9]|1[0-2])\b", told)
    return f"{found[1]}-{found[2]}" if found else None
