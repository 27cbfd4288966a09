"""Every download of the register with what it is, its hash and its licence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from fairward.model.register import Contents
from fairward.publish.data.tables import COLUMNS, tables
from fairward.publish.data.to_annotations import to_annotations
from fairward.publish.data.to_csv import to_csv
from fairward.publish.data.to_ftm import to_ftm
from fairward.publish.data.to_ocds import to_ocds
from fairward.publish.data.to_parquet import to_parquet
from fairward.publish.data.to_sqlite import to_sqlite

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SCHEMAS = Path(__file__).parent / "schemas"


def bulk(contents: Contents, origin: str, address: str, on: str) -> Iterator[tuple[str, bytes, str]]:
    """Yield path, bytes and description of every download; `on` is the day of the edition (ISO)."""
    rows = tables(contents)
    made: list[tuple[str, bytes, str]] = []
    for name, columns in COLUMNS.items():
        made.append((f"data/{name}.csv", to_csv(columns, rows[name]), f"All {name}, CSV"))
        made.append((f"data/{name}.parquet", to_parquet(columns, rows[name]), f"All {name}, Parquet"))
    made.append(("data/register.sqlite", to_sqlite(COLUMNS, rows), "All tables, SQLite (datasette)"))
    made.append(("data/annotations.jsonl", to_annotations(contents, address), "Quotations, W3C Web Annotations"))
    made.append(("data/entities.ftm.json", to_ftm(contents, address), "FollowTheMoney entities"))
    made.append(("data/ocds.json", to_ocds(contents, origin, address, on), "Agreements, OCDS 1.1 releases"))
    yield from made
    hashed = {path: (sha256(body).hexdigest(), len(body)) for path, body, _ in made}
    package = _package(origin, contents, hashed)
    yield "data/datapackage.json", _json(package), "Frictionless Data Package 2.0"
    yield "data/register.jsonld", _json(_dataset(contents, origin, address, made)), "Description, JSON-LD (schema.org)"
    for path in sorted(SCHEMAS.glob("*.json")):
        yield f"data/schemas/{path.name}", path.read_bytes(), "JSON Schema of the pages' data"


def _package(origin: str, contents: Contents, hashed: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    """Return the description of the tables for Frictionless."""
    resources = [
        {
            "name": name,
            "type": "table",
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "hash": f"sha256:{hashed[f'data/{name}.csv'][0]}",
            "bytes": hashed[f"data/{name}.csv"][1],
            "dialect": {"lineTerminator": "\r\n"},
            "schema": {
                "fields": [
                    {"name": column, "type": kind, "description": told} for column, (kind, told) in columns.items()
                ],
                "missingValues": [""],
            },
        }
        for name, columns in COLUMNS.items()
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "fairward-register",
        "title": "Public register of agreements that send health workers abroad",
        "homepage": f"https://{origin}",
        "version": contents.edition,
        "licenses": [LICENCE],
        "resources": resources,
    }


def _dataset(contents: Contents, origin: str, address: str, made: list[tuple[str, bytes, str]]) -> dict[str, Any]:
    """Return the description of the register for search engines."""
    base = address.rstrip("/") + "/" if address else "../"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Public register of agreements that send health workers abroad",
        "description": "What agreements and sources say about health workers who are sent abroad, each statement with its exact words.",
        "identifier": origin,
        "version": contents.edition,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "inLanguage": list(contents.languages),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": told,
                "contentUrl": f"{base}{path}",
                "sha256": sha256(body).hexdigest(),
                "contentSize": len(body),
            }
            for path, body, told in made
        ],
    }


def _json(row: Any) -> bytes:
    """Return data as JSON with an order that does not change."""
    return (json.dumps(row, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
