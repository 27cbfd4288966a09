"""FollowTheMoney entities as JSON lines: Payment entities, with the names of the payers and beneficiaries that they point to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fairward.follow.checked import Bad
from fairward.follow.columns import Mapped, code_of, completed
from fairward.follow.words import Words, of_records

Record = dict[str, str | None]


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return the payments among a file's entities; lines that are no JSON are told and left out."""
    columns = (
        "payment agreement payer payer_kind payee payee_kind worker account kind period paid_on amount currency".split()
    )
    mapped = completed(Mapped(columns={name: name for name in columns}), given)
    bad: list[Bad] = []
    parties: dict[str, Mapping[str, Any]] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            entity = _entity(line)
            if entity is None:
                what, hint = "The line is no entity in JSON.", "Write the entities again (`ftm`), one a line."
                bad.append(Bad(row=number, what=what, hint=hint, amount=None, currency=None))
            elif entity.get("schema") != "Payment":
                parties[str(entity.get("id"))] = entity
    return Words(mapped=mapped, tables=of_records(_payments(path, parties)), bad=bad)


def _entity(line: bytes) -> dict[str, Any] | None:
    """Return the entity on a line, None where it is none."""
    try:
        data = json.loads(line)
    except ValueError:
        return None
    return data if isinstance(data, dict) and isinstance(data.get("properties"), dict) else None


def _payments(path: Path, parties: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[int, Record]]:
    """Yield a record for each Payment, with the number of its line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            entity = _entity(line) if line.strip() else None
            if entity is None or entity.get("schema") != "Payment":
                continue
            said = entity["properties"]
            payer, payee = _party(said, "payer", parties), _party(said, "beneficiary", parties)
            purpose = _first(said, "purpose")
            kind = code_of(purpose, "kind", {}) if purpose else None
            yield (
                number,
                {
                    "payment": _first(said, "transactionNumber") or str(entity.get("id")),
                    "agreement": _first(said, "contract") or _first(said, "project") or _first(said, "programme"),
                    "payer": payer[0],
                    "payer_kind": "worker" if payer[1] == "Person" else None,
                    "payee": payee[0],
                    "payee_kind": "worker" if payee[1] == "Person" else None,
                    "worker": (_first(said, "beneficiary") if payee[1] == "Person" else None)
                    or (_first(said, "payer") if payer[1] == "Person" else None),
                    "account": _first(said, "beneficiaryAccount"),
                    "kind": kind or ("transfer" if payer[1] == "Person" else None),
                    "period": (_first(said, "startDate") or "")[:7] or None,
                    "paid_on": _first(said, "date") or _first(said, "endDate"),
                    "amount": _first(said, "amount"),
                    "currency": _first(said, "currency"),
                },
            )


def _first(said: Mapping[str, Any], name: str) -> str | None:
    """Return the first value of a property, None where it has none."""
    values = said.get(name) or ()
    return str(values[0]) if values else None


def _party(
    said: Mapping[str, Any], name: str, parties: Mapping[str, Mapping[str, Any]]
) -> tuple[str | None, str | None]:
    """Return the name and the schema of the party that a property points to."""
    reference = _first(said, name)
    entity = parties.get(reference or "", {})
    return _first(entity.get("properties", {}), "name") or reference, entity.get("schema")
