"""Agreements as OCDS 1.1 releases: who contracts with whom, the paper, and what payment records show in total."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from fairward import books
from fairward.model.case import Case
from fairward.model.document import Document
from fairward.model.register import Contents

PREFIX = "ocds-fairward"
UNKNOWN = "0000-00-00"
_BY_THE_HOST = frozenset({"to_worker", "in_bulk", "in_kind", "statutory", "kept"})
_ROLES = {"host": "buyer", "sender": "supplier"}


def to_releases(case: Case, contents: Contents, origin: str, address: str) -> bytes:
    """Return a release for each agreement of a case and one for what payment records show, one a line.

    Their day is not known yet, and UNKNOWN stands for it. Records are of the case as a whole: no paper of it is said to be the one
    under which they were paid, so their sums stand once, in a release of their own.
    """
    base = address.rstrip("/") if address else f"https://{origin}"
    if not (case.host and case.sender):
        return b""
    papers = sorted(case.documents, key=lambda document: document.id)
    rows = [_of_paper(case, document, base) for document in papers if document.id in contents.agreements]
    money = _transactions(case, contents)
    if rows and money:
        rows.append(_of_records(case, money, base))
    return b"".join(json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n" for row in rows)


def package(releases: Iterable[tuple[bytes, str]], origin: str, address: str, on: str) -> Iterator[bytes]:
    """Yield the release package piece by piece; each case's releases come with the day (ISO) on which they were logged."""
    base = address.rstrip("/") if address else f"https://{origin}"
    head = {
        "uri": f"{base}/data/ocds.json",
        "version": "1.1",
        "publishedDate": f"{on}T00:00:00Z",
        "publisher": {"name": origin},
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    yield json.dumps(head, ensure_ascii=False, sort_keys=True)[:-1].encode() + b', "releases": [\n'
    gap = b""
    for lines, day in releases:
        for line in lines.splitlines():
            yield gap + line.replace(UNKNOWN.encode(), day.encode())
            gap = b",\n"
    yield b"\n]}\n"


def _of_paper(case: Case, document: Document, base: str) -> dict[str, Any]:
    """Return the release of one agreement."""
    name, title = document.id[:16], document.title or document.id[:16]
    paper = {
        "id": name,
        "documentType": "contractSigned",
        "title": title,
        "url": f"{base}/en/agreements/{name}.html",
        "format": "text/html",
        "language": document.language,
    }
    if document.published and len(document.published) == len(UNKNOWN):
        paper["datePublished"] = f"{document.published}T00:00:00Z"
    contract = {"id": name, "awardID": name, "title": title, "documents": [paper]}
    return {**_release(case, f"{case.id.lower()}-{name}", name, title, contract), "tag": ["contract"], "language": document.language}  # fmt: skip


def _of_records(case: Case, money: list[dict[str, Any]], base: str) -> dict[str, Any]:
    """Return the release of what payment records show of a case, in total."""
    title = f"{_name(case.host)} – {_name(case.sender)}: what payment records show, in total"
    paper = {
        "id": f"{case.id}-page",
        "documentType": "x_register_page",
        "title": title,
        "url": f"{base}/en/cases/{case.id.lower()}.html",
        "format": "text/html",
        "language": "en",
    }
    contract = {
        "id": case.id,
        "awardID": case.id,
        "title": title,
        "implementation": {"transactions": money, "documents": [paper]},
    }
    return {**_release(case, f"{case.id.lower()}-payments", case.id, title, contract), "tag": ["implementation"], "language": "en"}  # fmt: skip


def _transactions(case: Case, contents: Contents) -> list[dict[str, Any]]:
    """Return the sums that the host paid by where they went; what others paid (workers, the sender) is no transaction of the buyer."""
    payer = {"id": _identity(case.host), "name": _name(case.host)}
    return [
        {
            "id": f"{case.id}-{index}-{flow}",
            "value": {"amount": float(amount), "currency": one.currency},
            "payer": payer,
        }
        for index, one in enumerate(contents.followed)
        if (one.host, one.sender) == (case.host, case.sender)
        for flow, amount in sorted((str(flow), amount) for flow, amount in one.total.flows.items())
        if flow in _BY_THE_HOST and amount
    ]


def _release(case: Case, name: str, award: str, title: str, contract: dict[str, Any]) -> dict[str, Any]:
    """Return what all releases of a case have: both parties, the award, one contract."""
    parties = [
        {
            "id": _identity(code),
            "name": _name(code),
            "roles": [_ROLES[side]],
            "address": {"countryName": _name(code)},
        }
        for side, code in (("host", case.host), ("sender", case.sender))
    ]
    buyer, supplier = ({"id": party["id"], "name": party["name"]} for party in parties)
    return {
        "ocid": f"{PREFIX}-{name}",
        "id": f"{award}-{UNKNOWN}",
        "date": f"{UNKNOWN}T00:00:00Z",
        "initiationType": "tender",  # the only one that the standard has
        "parties": parties,
        "buyer": buyer,
        "awards": [{"id": award, "title": title, "suppliers": [supplier]}],
        "contracts": [contract],
    }


def _identity(code: str | None) -> str:
    """Return the identifier of a State party."""
    return f"XI-FAIRWARD-{code}"


def _name(code: str | None) -> str:
    """Return a country's name in English."""
    return str(books.atlas("countries").get(code or "", {}).get("names", {}).get("en", [code])[0])
