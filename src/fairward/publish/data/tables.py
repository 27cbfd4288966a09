"""The register as flat tables: cases, documents, statements and findings, with a name, a type and a meaning for each column."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.rows import statement_row, value_row
from fairward.model.statement import Statement

Row = dict[str, Any]

COLUMNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "cases": {
        "case": ("string", "Host and sender, ISO 3166 codes"),
        "host": ("string", "Country of work, ISO 3166"),
        "sender": ("string", "Country that sends the worker, ISO 3166"),
        "since": ("string", "Earliest date that the sources speak of, in the precision that they give"),
        "until": ("string", "Latest date that the sources speak of"),
        "documents": ("integer", "Number of documents"),
        "statements": ("integer", "Number of statements"),
        "breached": ("integer", "Checks breached"),
        "disputed": ("integer", "Checks on which sources contradict one another"),
        "met": ("integer", "Checks met"),
        "silent": ("integer", "Checks on which sources are silent; silence is not compliance"),
        "not_applicable": ("integer", "Checks that do not apply"),
    },
    "documents": {
        "document": ("string", "SHA-256 of the source"),
        "kind": ("string", "agreement or source"),
        "title": ("string", "Title"),
        "publisher": ("string", "Publisher, as the source names it"),
        "author": ("string", "Author, as the source names it"),
        "published": ("string", "Date of publication, in the precision that the source gives"),
        "language": ("string", "ISO 639-1"),
        "media_type": ("string", "Media type of the source"),
        "name": ("string", "File name"),
        "withheld": ("integer", "Details of private persons that are masked in its text"),
    },
    "statements": {
        "statement": ("string", "Identity of the statement"),
        "document": ("string", "SHA-256 of the source"),
        "topic": ("string", "What it is about"),
        "value": ("string", "Its value, as JSON"),
        "host": ("string", "Country of work, ISO 3166"),
        "sender": ("string", "Country that sends the worker, ISO 3166"),
        "role": ("string", "Role of the worker"),
        "period": ("string", "Period"),
        "speaker": ("string", "Who says it"),
        "stance": ("string", "asserts, denies, demands or promises"),
        "quote": ("string", "The exact words"),
        "start": ("integer", "Offset of the first letter in the text"),
        "end": ("integer", "Offset after the last letter"),
        "page": ("integer", "Page"),
        "language": ("string", "Language of the words, ISO 639-1"),
        "clause": ("string", "Clause of an agreement"),
        "confidence": ("number", "How sure the reading is, 0 to 1; not how true the statement is"),
    },
    "findings": {
        "case": ("string", "Host and sender, ISO 3166 codes"),
        "check": ("string", "Check of the rulebook"),
        "dimension": ("string", "Subject"),
        "severity": ("string", "Severity"),
        "outcome": ("string", "breached, disputed, met, silent or not_applicable"),
        "grade": ("string", "alleged, reported, documented or found"),
        "families": ("integer", "Independent families of sources behind a breach"),
        "evidence_for": ("string", "Statements that speak for a breach, divided by spaces"),
        "evidence_against": ("string", "Statements that speak against it"),
        "edition": ("string", "Edition of the rulebook"),
    },
}


def case_row(one: Assessed) -> Row:
    """Return the row of a case."""
    case = one.case
    outcomes = [found.outcome.value for found in one.findings]
    counts = {name: outcomes.count(name) for name in ("breached", "disputed", "met", "silent", "not_applicable")}
    return {
        "case": case.id, "host": case.host, "sender": case.sender, "since": case.since, "until": case.until,
        "documents": len(case.documents), "statements": len(case.voiced), **counts,
    }  # fmt: skip


def document_row(one: Document, kind: str, withheld: int) -> Row:
    """Return the row of a document, an agreement or a source."""
    return {
        "document": one.id, "kind": kind, "title": one.title, "publisher": one.publisher, "author": one.author,
        "published": one.published, "language": one.language, "media_type": one.source.media_type, "name": one.source.name,
        "withheld": withheld,
    }  # fmt: skip


def statement_rows(said: Sequence[Statement]) -> list[Row]:
    """Return a row for each statement."""
    rows = []
    for row, one in ((statement_row(one), one) for one in said):
        rows.append(
            {"statement": row["id"], "document": row["document"], "topic": row["topic"],
             "value": json.dumps(value_row(one.value), ensure_ascii=False, sort_keys=True), **row["about"],
             "speaker": row["speaker"], "stance": row["stance"], "quote": row["quote"]["text"], "start": row["quote"]["start"],
             "end": row["quote"]["end"], "page": row["quote"]["page"], "language": row["quote"]["language"],
             "clause": row["clause"], "confidence": row["confidence"]}
        )  # fmt: skip
    return rows


def finding_rows(one: Assessed) -> list[Row]:
    """Return a row for each check of a case."""

    def ids(evidence: Sequence[Any]) -> str:
        return " ".join(each.voiced.statement.id for each in evidence)

    return [
        {"case": one.case.id, "check": found.check.id, "dimension": found.check.dimension, "severity": found.check.severity,
         "outcome": found.outcome.value, "grade": found.grade.value if found.grade else None, "families": len(found.families),
         "evidence_for": ids(found.breach), "evidence_against": ids(found.contrary), "edition": found.edition}
        for found in one.findings
    ]  # fmt: skip
