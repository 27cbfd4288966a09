"""Every download of the register with what it is, its hash and its licence, put together from what each case gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from fairward.publish.data.tables import COLUMNS
from fairward.publish.data.to_csv import head
from fairward.publish.data.to_ocds import package
from fairward.publish.data.to_parquet import to_parquet
from fairward.publish.data.to_sqlite import to_sqlite

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SCHEMAS = Path(__file__).parent / "schemas"
SHARES = (
    *(f"{name}.{form}" for name in COLUMNS for form in ("csv", "rows")),
    "annotations",
    "entities",
    "releases",
    "searched",
    "words",
)
"""What each case gives to the downloads and to the index of the search, by name."""
MOST_IN_ONE = 400
"""With more cases than this, Parquet and SQLite are one file for each country of work."""

Body = bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A download: its path, what it is, the key under which it is the same, and what makes its bytes (whole or in pieces).

    `host` is the country of work where it holds the cases of one alone.
    """

    path: str
    told: str
    key: str
    make: Callable[[], Body]
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What downloads are made from: each owner's shares by name, the key and the part (country of work) of each owner.

    `days` says on which day the data of each owner was logged.
    """

    shares: Callable[[str, Sequence[str] | None], Iterable[tuple[str, bytes]]]
    keys: Mapping[str, str]
    parts: Mapping[str, str]
    days: Mapping[str, str]
    origin: str
    address: str
    on: str


def downloads(given: Given) -> Iterator[Download]:
    """Yield the downloads that hold rows: tables, annotations, entities, releases."""

    def whole(name: str) -> Iterator[bytes]:
        return (body for _, body in given.shares(name, None))

    for name, columns in COLUMNS.items():
        yield Download(path=f"data/{name}.csv", told=f"All {name}, CSV", key="", make=lambda name=name, columns=columns: _csv(columns, whole(f"{name}.csv")))  # type: ignore[misc]  # fmt: skip
    split = len(given.parts) > MOST_IN_ONE
    for part in sorted(set(given.parts.values())) if split else [""]:
        yield from place_tables(given, part)
    yield Download(
        path="data/annotations.jsonl", told="Quotations, W3C Web Annotations", key="", make=lambda: whole("annotations")
    )
    yield Download(
        path="data/entities.ftm.json", told="FollowTheMoney entities", key="", make=lambda: whole("entities")
    )
    dated = ((body, given.days.get(owner, given.on)) for owner, body in given.shares("releases", None))
    yield Download(path="data/ocds.json", told="Agreements, OCDS 1.1 releases", key="", make=lambda: package(dated, given.origin, given.address, given.on))  # fmt: skip


def _csv(columns: Mapping[str, Any], parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a table as CSV."""
    yield head(columns)
    yield from parts


def place_tables(given: Given, part: str) -> Iterator[Download]:
    """Yield the tables as Parquet and SQLite: of one country of work, or (no name) of all."""
    owners = sorted(owner for owner, own in given.parts.items() if not part or own == part)
    key = _hash("\n".join(given.keys[owner] for owner in owners))
    of, end = (f" (country of work: {part})", f"/{part.lower()}") if part else ("", "")

    def rows(name: str) -> list[dict[str, Any]]:
        shares = given.shares(f"{name}.rows", owners)
        return [json.loads(line) for _, body in shares for line in body.splitlines()]

    for name, columns in COLUMNS.items():
        yield Download(
            path=f"data/{name}{end}.parquet", told=f"All {name}{of}, Parquet", key=key,
            make=lambda name=name, columns=columns: to_parquet(columns, rows(name)), host=part,  # type: ignore[misc]  # a lambda with defaults has no type to infer
        )  # fmt: skip
    yield Download(
        path=f"data/register{end}.sqlite", told=f"All tables{of}, SQLite (datasette)", key=key,
        make=lambda: to_sqlite(COLUMNS, {name: rows(name) for name in COLUMNS}), host=part,
    )  # fmt: skip


Facts = Mapping[str, tuple[str, int, str]]


def descriptions(
    origin: str, address: str, edition: str, languages: Iterable[str], made: Facts
) -> Iterator[tuple[str, bytes, str]]:
    """Yield path, bytes and description of what describes the downloads; `made` are their hash, size and description by path."""
    yield "data/datapackage.json", _json(_package(origin, edition, made)), "Frictionless Data Package 2.0"
    yield (
        "data/register.jsonld",
        _json(_dataset(origin, address, edition, languages, made)),
        "Description, JSON-LD (schema.org)",
    )
    for path in sorted(SCHEMAS.glob("*.json")):
        yield f"data/schemas/{path.name}", path.read_bytes(), "JSON Schema of the pages' data"


def _package(origin: str, edition: str, hashed: Facts) -> dict[str, Any]:
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
        "version": edition,
        "licenses": [LICENCE],
        "resources": resources,
    }


def _dataset(origin: str, address: str, edition: str, languages: Iterable[str], made: Facts) -> dict[str, Any]:
    """Return the description of the register for search engines."""
    base = address.rstrip("/") + "/" if address else "../"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Public register of agreements that send health workers abroad",
        "description": "What agreements and sources say about health workers who are sent abroad, each statement with its exact words.",
        "identifier": origin,
        "version": edition,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "inLanguage": list(languages),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": told,
                "contentUrl": f"{base}{path}",
                "sha256": digest,
                "contentSize": str(size),
            }
            for path, (digest, size, told) in made.items()
        ],
    }


def _json(row: Any) -> bytes:
    """Return data as JSON with an order that does not change."""
    return (json.dumps(row, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _hash(text: str) -> str:
    """Return a short hash of words."""
    return sha256(text.encode()).hexdigest()[:32]
