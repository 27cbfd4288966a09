"""OCDS release and record packages (1.1): the transactions of contracts[].implementation, one payment each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from fairward.follow.columns import Mapped, completed
from fairward.follow.words import Words, of_records
from fairward.model.problem import Problem, UnreadableSource

Record = dict[str, str | None]


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return the transactions of a package; raises UnreadableSource where it is no JSON."""
    try:
        data = json.loads(path.read_bytes(), parse_float=Decimal)
    except ValueError as error:
        raise UnreadableSource(
            Problem(where=path.name, what="The package is no complete JSON.", hint="Download it again.")
        ) from error
    columns = {name: name for name in ("payment", "agreement", "payer", "payee", "paid_on", "amount", "currency")}
    mapped = completed(Mapped(columns=columns), given)
    return Words(mapped=mapped, tables=of_records(enumerate(_transactions(data), 1)))


def _transactions(data: Any) -> Iterator[Record]:
    """Yield every transaction once, in the order of the package."""
    seen: set[tuple[str | None, ...]] = set()
    for release in _releases(data):
        parties = {str(one.get("id")): one for one in release.get("parties") or ()}
        country = _country(release, parties)
        for contract in release.get("contracts") or ():
            for one in (contract.get("implementation") or {}).get("transactions") or ():
                value = one.get("value") or one.get("amount") or {}
                row: Record = {
                    "payment": _text(one.get("id")),
                    "agreement": _text(contract.get("id")) or _text(release.get("ocid")),
                    "host": country,
                    "payer": _name(
                        one.get("payer") or one.get("providerOrganization") or release.get("buyer"), parties
                    ),
                    "payee": _name(one.get("payee") or one.get("receiverOrganization"), parties),
                    "paid_on": _text(one.get("date")),
                    "amount": _text(value.get("amount")),
                    "currency": _text(value.get("currency")),
                    "kind": "fee",
                }
                identity = tuple(row.values())
                if row["payment"] is None or identity not in seen:
                    seen.add(identity)
                    yield row


def _releases(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the releases of a package; of a record the compiled one, which holds what the others say."""
    yield from data.get("releases") or ()
    for record in data.get("records") or ():
        if compiled := record.get("compiledRelease"):
            yield compiled
        else:
            yield from (one for one in record.get("releases") or () if "ocid" in one)
    if "contracts" in data:
        yield data


def _country(release: Mapping[str, Any], parties: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the buyer's country where it is written as a code."""
    buyer = parties.get(str((release.get("buyer") or {}).get("id")), {})
    code = str((buyer.get("address") or {}).get("country") or (buyer.get("address") or {}).get("countryName") or "")
    return code if len(code) == 2 else None


def _name(party: Mapping[str, Any] | None, parties: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the name of an organisation, from the package's parties where the reference has none."""
    if not party:
        return None
    known = parties.get(str(party.get("id")), {})
    return _text(party.get("name") or party.get("legalName") or known.get("name") or party.get("id"))


def _text(value: object) -> str | None:
    """Return a value as words, None where there is none."""
    return None if value is None or value == "" else str(value)
