"""Orders as ISO 20022 pain.001.001.09 for the employer's bank, checked against the official schema before it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

import sepaxml
from lxml import etree

from fairward.model.placement import Account, PaymentOrder
from fairward.model.problem import Problem, UnreadableSource

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_SPACES: Any = {None: NAMESPACE}
SCHEMA = "schemas/pain.001.001.09.xsd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one file says of itself: its number, when it was made, the pay date, who pays from which account."""

    message: str
    made_at: str
    pay_on: date
    payer: Account


@cache
def schema() -> Any:
    """Return the official schema of ISO 20022, which comes with the library sepaxml."""
    return etree.XMLSchema(etree.fromstring(resources.files(sepaxml).joinpath(SCHEMA).read_bytes()))


def to_pain001(orders: Sequence[PaymentOrder], batch: Batch) -> bytes:
    """Return orders of one currency and pay date as a file for the bank; the same bytes for the same orders.

    Raises UnreadableSource where the file would not keep the schema (a name or an account that no bank takes).
    """
    root = etree.Element(_tag("Document"), nsmap=_SPACES)
    body = etree.SubElement(root, _tag("CstmrCdtTrfInitn"))
    total = sum((order.amount for order in orders), Decimal(0))
    _head(body, orders, batch, total)
    info = etree.SubElement(body, _tag("PmtInf"))
    _payment(info, orders, batch, total)
    for order in orders:
        _transfer(info, order)
    rules = schema()
    if not rules.validate(root):
        first = rules.error_log[0]
        raise UnreadableSource(
            Problem(
                where=f"file {batch.message}",
                what=f"The bank's format refuses it: {_place(first, orders)}.",
                hint="Correct the length or the signs of that name, account or bank code.",
            )
        )
    file = BytesIO()
    etree.ElementTree(root).write(file, xml_declaration=True, encoding="UTF-8")
    return file.getvalue()


def _head(body: Any, orders: Sequence[PaymentOrder], batch: Batch, total: Decimal) -> None:
    head = etree.SubElement(body, _tag("GrpHdr"))
    _put(head, "MsgId", batch.message)
    _put(head, "CreDtTm", batch.made_at)
    _put(head, "NbOfTxs", str(len(orders)))
    _put(head, "CtrlSum", f"{total:f}")
    _put(_put(head, "InitgPty"), "Nm", batch.payer.holder)


def _payment(info: Any, orders: Sequence[PaymentOrder], batch: Batch, total: Decimal) -> None:
    _put(info, "PmtInfId", batch.message)
    _put(info, "PmtMtd", "TRF")
    _put(info, "NbOfTxs", str(len(orders)))
    _put(info, "CtrlSum", f"{total:f}")
    _put(_put(_put(info, "PmtTpInf"), "CtgyPurp"), "Cd", "SALA")
    _put(_put(info, "ReqdExctnDt"), "Dt", batch.pay_on.isoformat())
    _put(_put(info, "Dbtr"), "Nm", batch.payer.holder)
    _account(_put(info, "DbtrAcct"), batch.payer)
    _agent(_put(info, "DbtrAgt"), batch.payer)
    sepa = orders[0].currency == "EUR" and all(order.account.iban for order in orders)
    _put(info, "ChrgBr", "SLEV" if sepa else "DEBT")


def _transfer(info: Any, order: PaymentOrder) -> None:
    """Add one transfer: to the worker by name, into the worker's account, never through another party."""
    transfer = etree.SubElement(info, _tag("CdtTrfTxInf"))
    identity = _put(transfer, "PmtId")
    _put(identity, "InstrId", order.id)
    _put(identity, "EndToEndId", order.id)
    amount = _put(_put(transfer, "Amt"), "InstdAmt", f"{order.amount:f}")
    amount.set("Ccy", order.currency)
    if order.account.bic or order.account.clearing:
        _agent(_put(transfer, "CdtrAgt"), order.account)
    _put(_put(transfer, "Cdtr"), "Nm", order.account.holder)
    _account(_put(transfer, "CdtrAcct"), order.account)
    _put(_put(transfer, "Purp"), "Cd", "SALA")
    _put(_put(transfer, "RmtInf"), "Ustrd", f"{order.payday.month:%Y-%m} {order.id}")


def _account(place: Any, account: Account) -> None:
    identity = _put(place, "Id")
    if account.iban:
        _put(identity, "IBAN", account.iban)
    else:
        _put(_put(identity, "Othr"), "Id", account.number or "")
    _put(place, "Ccy", account.currency)


def _agent(place: Any, account: Account) -> None:
    bank = _put(place, "FinInstnId")
    if account.bic:
        _put(bank, "BICFI", account.bic)
    elif account.clearing:
        _put(_put(bank, "ClrSysMmbId"), "MmbId", account.clearing)
    else:
        _put(_put(bank, "Othr"), "Id", "NOTPROVIDED")


def _put(place: Any, name: str, text: str | None = None) -> Any:
    """Return a new element under another, with its text."""
    made = etree.SubElement(place, _tag(name))
    made.text = text
    return made


@cache
def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _place(error: Any, orders: Iterable[PaymentOrder]) -> str:
    """Return which element of which order the schema refuses, without its words."""
    path = str(error.path or "").replace(f"{{{NAMESPACE}}}", "").replace("*", "")
    known = {order.id for order in orders}
    named = next((word.strip("'\"") for word in str(error.message).split() if word.strip("'\"") in known), "")
    element = str(error.message).split("}")[-1].split("'")[0][:40]
    return f"element {element or path or 'unknown'} {named}".strip()
