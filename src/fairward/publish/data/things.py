"""What is entered in the log, as canonical JSON by its key: cases, agreements, sources, checks and instruments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairward import books
from fairward.model.document import Document
from fairward.model.register import Contents
from fairward.model.rows import statement_row
from fairward.model.statement import Statement
from fairward.publish.sealing import canonical

ID = 16


def things(contents: Contents) -> dict[str, bytes]:
    """Return the data of every thing of the register by its key ("cases/bs-cu"); what was taken down is not among them."""
    found = {f"cases/{name}": body + b"\n" for name, body in contents.data.items()}
    found.update({name: canonical(row) + b"\n" for name, row in _rows(contents)})
    return {name: body for name, body in found.items() if name not in contents.gone}


def _rows(contents: Contents) -> Iterator[tuple[str, Any]]:
    """Yield key and data of every thing but the cases, which come as data."""
    said = statements_by_document(contents)
    for document in contents.documents:
        folder = "agreements" if document.id in contents.agreements else "sources"
        yield f"{folder}/{document.id[:ID]}", document_row(document, said.get(document.id, ()))
    rulebook = books.rulebook()
    for check in rulebook.checks.values():
        yield f"checks/{check.id}", _check(check, contents)
    for instrument in rulebook.instruments.values():
        own = [one for one in rulebook.provisions.values() if one.instrument == instrument.id]
        yield f"instruments/{instrument.id}", _instrument(instrument, own)


def statements_by_document(contents: Contents) -> dict[str, list[Statement]]:
    """Return the statements of every document, each once, in the order of its text."""
    found: dict[str, dict[str, Statement]] = {}
    for one in contents.assessed:
        for statement in one.case.statements:
            found.setdefault(statement.quote.document.id, {})[statement.id] = statement
    return {
        name: sorted(own.values(), key=lambda one: (one.quote.start, one.quote.end, one.id))
        for name, own in found.items()
    }


def document_row(document: Document, said: Any) -> dict[str, Any]:
    """Return a document with its text and what is read in it."""
    return {
        "schema": "fairward/document",
        "version": 1,
        "id": document.id,
        "name": document.source.name,
        "media_type": document.source.media_type,
        "size": document.source.size,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "text": document.text,
        "statements": [statement_row(one) for one in said],
    }


def _check(check: Any, contents: Contents) -> dict[str, Any]:
    """Return a check with the outcome in every case."""
    outcomes = [
        {"case": one.case.id, "outcome": found.outcome.value, "grade": found.grade.value if found.grade else None}
        for one in contents.assessed
        for found in one.findings
        if found.check.id == check.id
    ]
    return {
        "schema": "fairward/check",
        "version": 1,
        "id": check.id,
        "dimension": check.dimension,
        "severity": check.severity,
        "limb": check.limb,
        **{
            name: _words(getattr(check, name))
            for name in ("title", "question", "why", "breach_when", "met_when", "evidence_needed")
        },
        "provisions": list(check.provisions),
        "outcomes": sorted(outcomes, key=lambda row: str(row["case"])),
    }


def _words(texts: Mapping[str, Any]) -> dict[str, str]:
    """Return words by language, without what is none."""
    return {language: text for language, text in texts.items() if isinstance(text, str)}


def _instrument(instrument: Any, own: list[Any]) -> dict[str, Any]:
    """Return an instrument with its provisions and who is bound."""
    return {
        "schema": "fairward/instrument",
        "version": 1,
        "id": instrument.id,
        "name": instrument.name,
        "name_in": dict(instrument.name_in),
        "body": instrument.body,
        "year": instrument.year,
        "binding": instrument.binding,
        "url": instrument.url,
        "verified": instrument.verified,
        "provisions": [
            {
                "id": one.id,
                "article": one.article,
                "summary": dict(one.summary),
                "verified": one.verified,
                "source_url": one.source_url,
            }
            for one in own
        ],
        "ratifications": [
            {"country": one.country, "status": one.status, "since": one.since} for one in instrument.ratifications
        ],
    }


def schemas() -> Mapping[str, str]:
    """Return which schema the data of each kind of thing keeps."""
    return {
        "cases": "report",
        "agreements": "document",
        "sources": "document",
        "checks": "check",
        "instruments": "instrument",
    }
