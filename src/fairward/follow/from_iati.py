"""IATI activities (2.x): disbursements, expenditures and reimbursements, one payment each, in the activity's currency."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from fairward.follow.columns import Mapped, completed
from fairward.follow.words import Words, of_records
from fairward.model.problem import Problem, UnreadableSource

Record = dict[str, str | None]
# Codes of IATI's list TransactionType (and their names in version 1) that move money out: disbursement, expenditure.
_OUT = {"3", "4", "D", "E"}


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return the payments of a file of activities; raises UnreadableSource where the XML is broken or unsafe."""
    columns = {
        name: name for name in ("payment", "agreement", "host", "payer", "payee", "paid_on", "amount", "currency")
    }
    return Words(mapped=completed(Mapped(columns=columns), given), tables=of_records(enumerate(_payments(path), 1)))


def _payments(path: Path) -> Iterator[Record]:
    """Yield a record for each transaction that moves money, an activity at a time."""
    try:
        for _, element in defusedxml.ElementTree.iterparse(path, events=("end",)):
            if element.tag == "iati-activity":
                yield from _of_activity(element)
                element.clear()
    except (defusedxml.ElementTree.ParseError, DefusedXmlException) as error:
        what = f"The XML is broken or unsafe ({str(error)[:80]})."
        raise UnreadableSource(Problem(where=path.name, what=what, hint="Download it again.")) from error


def _of_activity(activity: Any) -> Iterator[Record]:
    """Yield the payments of one activity."""
    name = activity.findtext("iati-identifier")
    country = activity.find("recipient-country")
    reporting = _organisation(activity.find("reporting-org"))
    for one in activity.findall("transaction"):
        kind, value, day = one.find("transaction-type"), one.find("value"), one.find("transaction-date")
        if kind is None or kind.get("code") not in _OUT:
            continue
        yield {
            "payment": one.get("ref") or None,
            "agreement": name.strip() if name else None,
            "host": country.get("code") if country is not None else None,
            "payer": _organisation(one.find("provider-org")) or reporting,
            "payee": _organisation(one.find("receiver-org")),
            "paid_on": day.get("iso-date") if day is not None else None,
            "amount": (value.text or "").strip() if value is not None else None,
            "currency": (value.get("currency") if value is not None else None) or activity.get("default-currency"),
            "kind": "fee",
        }


def _organisation(element: Any) -> str | None:
    """Return the name of an organisation, its reference where it has no name."""
    if element is None:
        return None
    told = element.findtext("narrative") or element.text or ""
    return told.strip() or element.get("ref")
