"""What is entered in the log, as canonical JSON by its key: cases, agreements, sources, checks and instruments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fairward import books
from fairward.model import rows
from fairward.model.document import Document
from fairward.model.register import Contents
from fairward.model.rows import statement_row
from fairward.model.statement import Statement
from fairward.publish.sealing import canonical

ID = 16


def case_things(
    contents: Contents, documents: Iterable[Document], said: Mapping[str, Sequence[Statement]]
) -> dict[str, bytes]:
    """Return the data of the cases of contents, and of some of their documents, by key ("cases/bs-cu")."""
    found = {f"cases/{name}": body + b"\n" for name, body in contents.data.items()}
    for document in documents:
        folder = "agreements" if document.id in contents.agreements else "sources"
        found[f"{folder}/{document.id[:ID]}"] = canonical(document_row(document, said.get(document.id, ()))) + b"\n"
    return found


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
        **rows.document_row(document),
        "text": document.text,
        "statements": [statement_row(one) for one in said],
    }


def check_row(check: Any, outcomes: Sequence[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Return a check with the outcome in every case: case, outcome and grade of each, in the order of cases."""
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
        "outcomes": [{"case": case, "outcome": outcome, "grade": grade} for case, outcome, grade in outcomes],
    }


def _words(texts: Mapping[str, Any]) -> dict[str, str]:
    """Return words by language, without what is none."""
    return {language: text for language, text in texts.items() if isinstance(text, str)}


def instrument_row(instrument: Any) -> dict[str, Any]:
    """Return an instrument with its provisions and who is bound."""
    own = [one for one in books.rulebook().provisions.values() if one.instrument == instrument.id]
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
