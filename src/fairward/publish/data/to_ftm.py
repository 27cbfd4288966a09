"""Cases, agreements and sources as FollowTheMoney entities, one JSON object a line; no private person is among them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fairward.model.document import Document
from fairward.model.register import Contents


def to_ftm(contents: Contents, address: str) -> bytes:
    """Return the entities: a Project for each case, a Document for each source, and a link between the two."""
    base = address.rstrip("/") + "/" if address else ""
    rows: list[dict[str, Any]] = []
    for one in sorted(contents.assessed, key=lambda one: one.case.id):
        case = one.case
        project = _id("case", case.id)
        countries = [code.lower() for code in (case.host, case.sender) if code]
        rows.append(_entity(project, "Project", name=[f"Health workers abroad: {case.id}"], country=countries,
                            startDate=_some(case.since), endDate=_some(case.until), projectId=[case.id],
                            sourceUrl=[f"{base}en/cases/{case.id.lower()}.html"] if base else []))  # fmt: skip
        rows += [
            _entity(_id("link", case.id, document.id), "Documentation", entity=[project], document=[_id("document", document.id)],
                    role=["agreement" if document.id in contents.agreements else "source"])
            for document in case.documents
        ]  # fmt: skip
    rows += [_document(document, contents, base) for document in contents.documents]
    return "".join(
        json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
        for row in sorted(rows, key=lambda row: str(row["id"]))
    ).encode()


def _document(document: Document, contents: Contents, base: str) -> dict[str, Any]:
    """Return a source as an entity."""
    folder = "agreements" if document.id in contents.agreements else "sources"
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
