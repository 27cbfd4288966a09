"""Agreements as OCDS 1.1 releases: who contracts with whom, the paper, and what payment records show in total."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from fairward.model.case import Case
from fairward.model.document import Document
from fairward.model.register import Contents

PREFIX = "ocds-fairward"
UNKNOWN = "0000-00-00"
_MOST_ROLE = {"host": "buyer", "sender": "supplier"}


def to_releases(case: Case, contents: Contents, origin: str, address: str) -> bytes:
    """Return a release for each agreement of a case, one a line; its day is not known yet, and UNKNOWN stands for it."""
    base = address.rstrip("/") if address else f"https://{origin}"
    if not (case.host and case.sender):
        return b""
    return b"".join(
        json.dumps(_release(case, document, contents, base), ensure_ascii=False, sort_keys=True).encode() + b"\n"
        for document in sorted(case.documents, key=lambda document: document.id)
        if document.id in contents.agreements
    )


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


def _release(case: Case, document: Document, contents: Contents, base: str) -> dict[str, Any]:
    """Return the release of one agreement."""
    name = document.id[:16]
    parties = [
        {
            "id": f"XI-FAIRWARD-{code}",
            "name": f"State party {code}",
            "roles": [_MOST_ROLE[side]],
            "address": {"countryName": code},
        }
        for side, code in (("host", case.host), ("sender", case.sender))
    ]
    paper = {
        "id": name,
        "documentType": "contractSigned",
        "title": document.title or name,
        "url": f"{base}/en/agreements/{name}.html",
        "format": "text/html",
        "language": document.language,
        **(
            {"datePublished": f"{document.published}T00:00:00Z"}
            if document.published and len(document.published) == 10
            else {}
        ),
    }
    contract: dict[str, Any] = {"id": name, "awardID": name, "title": document.title or name, "documents": [paper]}
    money = [one for one in contents.followed if (one.host, one.sender) == (case.host, case.sender)]
    transactions = [
        {"id": f"{case.id}-{index}-{flow}", "value": {"amount": float(amount), "currency": one.currency},
         "payer": {"id": parties[0]["id"], "name": parties[0]["name"]}}
        for index, one in enumerate(money)
        for flow, amount in sorted((str(flow), amount) for flow, amount in one.total.flows.items())
    ]  # fmt: skip
    if transactions:
        contract["implementation"] = {"transactions": transactions}
    buyer, supplier = ({"id": party["id"], "name": party["name"]} for party in parties)
    return {
        "ocid": f"{PREFIX}-{case.id.lower()}-{name}",
        "id": f"{name}-{UNKNOWN}",
        "date": f"{UNKNOWN}T00:00:00Z",
        "tag": ["contract"],
        "initiationType": "tender",
        "language": document.language,
        "parties": parties,
        "buyer": buyer,
        "awards": [{"id": name, "title": document.title or name, "suppliers": [supplier]}],
        "contracts": [contract],
    }
