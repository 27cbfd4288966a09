"""What one case, or one shared source, gives to each download."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.register import Contents
from fairward.model.statement import Statement
from fairward.publish.data.tables import COLUMNS, case_row, document_row, finding_rows, statement_rows
from fairward.publish.data.to_annotations import to_annotations
from fairward.publish.data.to_csv import to_csv
from fairward.publish.data.to_ftm import document_to_ftm, to_ftm
from fairward.publish.data.to_ocds import to_releases


def shares(
    contents: Contents, case: Assessed | None, documents: Sequence[Document], said: Mapping[str, Sequence[Statement]], origin: str, address: str
) -> dict[str, bytes]:  # fmt: skip
    """Return the shares of a case (None for sources alone) with those of its documents that are no other case's, by name."""
    tables: dict[str, list[dict[str, Any]]] = {"cases": [], "documents": [], "statements": [], "findings": []}
    annotations, entities, releases = b"", b"", b""
    if case is not None:
        tables["cases"], tables["findings"] = [case_row(case)], finding_rows(case)
        entities = to_ftm(case.case, contents, address)
        releases = to_releases(case.case, contents, origin, address)
    for document in sorted(documents, key=lambda one: one.id):
        kind = "agreement" if document.id in contents.agreements else "source"
        own = said.get(document.id, ())
        tables["documents"].append(document_row(document, kind, sum(contents.withheld.get(document.id, {}).values())))
        tables["statements"] += statement_rows(own)
        annotations += to_annotations(own, f"{kind}s", address)
        entities += document_to_ftm(document, f"{kind}s", address)
    found = {"annotations": annotations, "entities": entities, "releases": releases}
    for name, rows in tables.items():
        found[f"{name}.csv"] = to_csv(COLUMNS[name], rows)
        found[f"{name}.rows"] = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    return {name: body for name, body in found.items() if body}
