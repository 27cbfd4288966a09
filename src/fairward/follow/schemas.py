"""Our own ledger told to other tools: as a JSON Schema of one row, and as a Frictionless table schema."""

from __future__ import annotations

from typing import Any

from fairward import books
from fairward.follow.columns import NEEDED

_ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_JSON: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "code": {"type": "string", "pattern": "^[A-Z]{2,3}$"},
    "day": {"type": "string", "format": "date"},
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-01)?$"},
    "amount": {"type": "string", "pattern": "^-?[0-9]{1,13}(\\.[0-9]{1,4})?$"},
    "number": {"type": "integer", "minimum": 1},
}
_FRICTIONLESS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "code": {"type": "string", "constraints": {"pattern": "[A-Z]{2,3}"}},
    "day": {"type": "date", "format": "%Y-%m-%d"},
    "month": {"type": "string", "constraints": {"pattern": "[0-9]{4}-(0[1-9]|1[0-2])(-01)?"}},
    "amount": {"type": "number", "bareNumber": True},
    "number": {"type": "integer", "constraints": {"minimum": 1}},
}
_ALWAYS = (*NEEDED, "currency")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one row of our own ledger; amounts are words, so that no decimal is lost."""
    properties = {}
    for name, record in books.atlas("ledger_columns").items():
        one: dict[str, Any] = {**_JSON[record["type"]], "description": record["says"]["en"]}
        if "values" in record:
            one["enum"] = list(record["values"])
        properties[name] = one
    return {
        "$schema": _ADDRESS,
        "title": "A payment of a Fairward ledger",
        "description": "One payment a row. Amounts are below 0 only where the row takes another payment back (reverses).",
        "type": "object",
        "properties": properties,
        "required": list(_ALWAYS),
        "additionalProperties": False,
    }


def table_schema() -> dict[str, Any]:
    """Return the Frictionless table schema of our own ledger as CSV."""
    fields = []
    for name, record in books.atlas("ledger_columns").items():
        kind = _FRICTIONLESS[record["type"]]
        constraints = dict(kind.get("constraints", {}))
        if "values" in record:
            constraints["enum"] = list(record["values"])
        if name in _ALWAYS:
            constraints["required"] = True
        field = {"name": name, "title": name.replace("_", " "), "description": record["says"]["en"], **kind}
        fields.append({**field, "constraints": constraints} if constraints else field)
    return {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields, "missingValues": [""]}
