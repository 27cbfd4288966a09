"""The bank's answers: pain.002 (what it did with a file) and camt.053 (what it booked), read into plain words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from lxml import etree

from fairward.model.problem import Problem, UnreadableSource

REFUSED = frozenset({"RJCT", "CANC"})
TAKEN = frozenset({"ACCP", "ACTC", "ACSP", "ACWC", "ACSC", "ACFC", "ACWP"})
ARRIVED = frozenset({"ACCC"})
SCHEMAS = Path(__file__).parent / "schemas"
_KIND = re.compile(r"urn:iso:std:iso:20022:tech:xsd:((pain\.002|camt\.053)\.001\.\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the bank says of one order: taken, arrived, refused, booked or back; the amount where it names one."""

    order: str
    says: str
    reason: str = ""
    amount: Decimal | None = None
    currency: str | None = None
    on: date | None = None


@dataclass(slots=True)
class Answer:
    """One file of the bank: its kind and number, the file of ours that it answers, what it says of all and of each order.

    `whole` is what it says of every order of `original` that is not named; `batches` are sums booked at once, by our file.
    """

    kind: str
    message: str = ""
    original: str = ""
    orders: int | None = None
    account: str = ""
    whole: str = ""
    whole_reason: str = ""
    verdicts: list[Verdict] = field(default_factory=list)
    batches: list[Verdict] = field(default_factory=list)
    other: int = 0


def read_answer(path: Path) -> Answer:
    """Return what a file of the bank says; raises UnreadableSource where it is cut off, unsafe, or of another kind.

    A version whose official schema is in `schemas` has to keep it; other versions are read for what we need of them.
    """
    try:
        root: Any = defusedxml.ElementTree.parse(path, forbid_dtd=True).getroot()
    except (OSError, DefusedXmlException, defusedxml.ElementTree.ParseError) as error:
        what = f"The file is not whole or not safe XML ({type(error).__name__}); nothing was read from it."
        raise _wrong(path, what, "Fetch it from the bank again.") from error
    kind = _KIND.match(root.tag[1:].split("}")[0])
    if kind is None:
        raise _wrong(
            path, "This is neither a pain.002 nor a camt.053 file.", "Give the bank's answer or its statement."
        )
    _keeps_schema(path, kind[1])
    try:
        return _pain002(root) if kind[2] == "pain.002" else _camt053(root)
    except (InvalidOperation, ValueError, AttributeError) as error:
        raise _wrong(path, "A part that must be there is missing or is no amount or day.", "Fetch it again.") from error


def _keeps_schema(path: Path, version: str) -> None:
    """Return nothing; raise UnreadableSource, with the element but not its words, where a file breaks its official schema."""
    rules = schema(version)
    if rules is None:
        return
    try:
        walked = etree.iterparse(path, schema=rules, resolve_entities=False, no_network=True, huge_tree=True)
        for _, element in walked:
            element.clear()
    except etree.XMLSyntaxError as error:
        named = re.search(r"Element '(?:\{[^}]*\})?(\w+)'", str(error))
        what = f"The file does not keep the schema of {version}{f' (element {named[1]})' if named else ''}; nothing was read from it."
        raise _wrong(path, what, "It may have been altered; fetch it from the bank again.") from None


@cache
def schema(version: str) -> Any:
    """Return the official schema of ISO 20022 for a version of an answer, None where we have none."""
    path = SCHEMAS / f"{version}.xsd"
    return etree.XMLSchema(etree.parse(path)) if path.exists() else None


def _pain002(root: Any) -> Answer:
    """Return a status report: of the group, of each payment block, of each transaction."""
    report = _one(root, "CstmrPmtStsRpt")
    group = _one(report, "OrgnlGrpInfAndSts")
    counted = _words(group, "OrgnlNbOfTxs")
    answer = Answer(
        kind="pain.002",
        message=_words(report, "GrpHdr/MsgId"),
        original=_words(group, "OrgnlMsgId"),
        orders=int(counted) if counted else None,
        whole=_says(_words(group, "GrpSts")),
        whole_reason=_words(group, "StsRsnInf/Rsn/Cd") or _words(group, "StsRsnInf/Rsn/Prtry"),
    )
    for block in _all(report, "OrgnlPmtInfAndSts"):
        status = _says(_words(block, "PmtInfSts"))
        if status:
            answer.whole = status
            answer.whole_reason = _words(block, "StsRsnInf/Rsn/Cd") or answer.whole_reason
        for one in _all(block, "TxInfAndSts"):
            amount = _find(one, "OrgnlTxRef/Amt/InstdAmt")
            answer.verdicts.append(
                Verdict(
                    order=_words(one, "OrgnlEndToEndId"),
                    says=_says(_words(one, "TxSts")),
                    reason=_words(one, "StsRsnInf/Rsn/Cd") or _words(one, "StsRsnInf/Rsn/Prtry"),
                    amount=None if amount is None else Decimal(amount.text),
                    currency=None if amount is None else amount.get("Ccy"),
                )
            )
    if not answer.original or not answer.message:
        raise ValueError("no number")
    return answer


def _says(status: str) -> str:
    """Return our word for a status of ISO 20022: taken, arrived, refused, or nothing where it is still open."""
    if status in REFUSED:
        return "refused"
    if status in ARRIVED:
        return "arrived"
    return "taken" if status in TAKEN else ""


def _camt053(root: Any) -> Answer:
    """Return the statements of a file: each booked entry's transactions, those of other business counted only."""
    statements = _all(_one(root, "BkToCstmrStmt"), "Stmt")
    first = statements[0]
    identity = _words(first, "Acct/Id/IBAN") or _words(first, "Acct/Id/Othr/Id")
    answer = Answer(kind="camt.053", message="|".join(_words(one, "Id") for one in statements), account=identity)
    for statement in statements:
        for entry in _all(statement, "Ntry"):
            status = _words(entry, "Sts/Cd") or _words(entry, "Sts")
            if status == "BOOK":
                _entry(entry, answer)
    if not answer.message.strip("|"):
        raise ValueError("no number")
    return answer


def _entry(entry: Any, answer: Answer) -> None:
    """Add what one booked entry says: of its transactions, or of a whole file of ours booked as one sum."""
    on = date.fromisoformat((_words(entry, "BookgDt/Dt") or _words(entry, "BookgDt/DtTm"))[:10])
    debit = (_words(entry, "CdtDbtInd") == "DBIT") != (_words(entry, "RvslInd") == "true")
    details = [detail for block in _all(entry, "NtryDtls") for detail in _all(block, "TxDtls")]
    batch = _words(entry, "NtryDtls/Btch/PmtInfId") or _words(entry, "NtryDtls/Btch/MsgId")
    if not details:
        amount = _one(entry, "Amt")
        made = Verdict(
            order=batch,
            says="booked" if debit else "back",
            amount=Decimal(amount.text),
            currency=amount.get("Ccy"),
            on=on,
        )
        answer.batches += [made] if batch else []
        answer.other += not batch
    for detail in details:
        amount = _find(detail, "Amt")
        if amount is None:
            amount = _find(detail, "AmtDtls/TxAmt/Amt")
        if amount is None and len(details) == 1:
            amount = _one(entry, "Amt")
        side = _words(detail, "CdtDbtInd")
        answer.verdicts.append(
            Verdict(
                order=_words(detail, "Refs/EndToEndId"),
                says="booked"
                if (side == "DBIT" if side else debit) and not _words(detail, "RtrInf/Rsn/Cd")
                else "back",
                reason=_words(detail, "RtrInf/Rsn/Cd") or _words(detail, "RtrInf/Rsn/Prtry"),
                amount=None if amount is None else Decimal(amount.text),
                currency=None if amount is None else amount.get("Ccy"),
                on=on,
            )
        )


def _all(place: Any, name: str) -> list[Any]:
    """Return the children of a name, whatever the version of the namespace."""
    return [child for child in place if child.tag.rpartition("}")[2] == name]


def _find(place: Any, path: str) -> Any:
    """Return the first element at the end of a path of names, None where there is none."""
    for name in path.split("/"):
        place = next(_step(place, name), None)
        if place is None:
            return None
    return place


def _step(place: Any, name: str) -> Iterator[Any]:
    return (child for child in place if child.tag.rpartition("}")[2] == name)


def _one(place: Any, name: str) -> Any:
    """Return the child of a name; raises ValueError where there is none."""
    found = _find(place, name)
    if found is None:
        raise ValueError(name)
    return found


def _words(place: Any, path: str) -> str:
    """Return the words at the end of a path, nothing where there is no such place."""
    found = _find(place, path)
    return "" if found is None else (found.text or "").strip()


def _wrong(path: Path, what: str, hint: str) -> UnreadableSource:
    """Return the exception for a file of the bank that cannot be used."""
    return UnreadableSource(Problem(where=path.name, what=what, hint=hint))
