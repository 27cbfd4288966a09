"""Cases, agreements and sources as FollowTheMoney entities, one JSON object a line; no private person is among them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fairward.model.case import Case
from fairward.model.document import Document
from fairward.model.register import Contents


def to_ftm(case: Case, contents: Contents, address: str) -> bytes:
    """Return the entities of a case, one a line: a Project, and a link to each of its sources."""
    base = _base(address)
    project = _id("case", case.id)
    countries = [code.lower() for code in (case.host, case.sender) if code]
    rows = [
        _entity(project, "Project", name=[f"Health workers abroad: {case.id}"], country=countries,
                startDate=_some(case.since), endDate=_some(case.until), projectId=[case.id],
                sourceUrl=[f"{base}en/cases/{case.id.lower()}.html"] if base else [])
    ]  # fmt: skip
    rows += [
        _entity(_id("link", case.id, document.id), "Documentation", entity=[project], document=[_id("document", document.id)],
                role=["agreement" if document.id in contents.agreements else "source"])
        for document in case.documents
    ]  # fmt: skip
    return _lines(rows)


def document_to_ftm(document: Document, folder: str, address: str) -> bytes:
    """Return the entity of a source whose page stands in a folder (agreements | sources)."""
    return _lines([_document(document, folder, _base(address))])


def _base(address: str) -> str:
    """Return the address of the register with a slash, empty where it is not known."""
    return address.rstrip("/") + "/" if address else ""


def _lines(rows: list[dict[str, Any]]) -> bytes:
    """Return entities one a line."""
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()


def _document(document: Document, folder: str, base: str) -> dict[str, Any]:
    """Return a source as an entity."""
    return _entity(
        _id("document", document.id), "Document", title=_some(document.title), fileName=[document.source.name],
        mimeType=[document.source.media_type], publisher=_some(document.publisher), language=[_ISO_639_3.get(document.language, "")],
        publishedAt=_some(document.published), sourceUrl=[f"{base}en/{folder}/{document.id[:16]}.html"] if base else [],
    )  # fmt: skip


_ISO_639_3 = {"en": "eng", "es": "spa", "pt": "por", "fr": "fra", "it": "ita"}


def _entity(ident: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    """Return an entity with the properties that have a value."""
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _some(value: str | None) -> list[str]:
    """Return a value as a list, empty where there is none."""
    return [value] if value else []


def _id(*parts: str) -> str:
    """Return the identity of an entity: the hash of what makes it what it is."""
    return "fairward-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
