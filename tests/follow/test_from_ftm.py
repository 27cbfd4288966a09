"""FollowTheMoney: Payment entities with the names of the parties that they point to."""

from __future__ import annotations

import json
from decimal import Decimal

from tests.follow import ledgers


def test_payments_and_their_parties(tmp_path):
    entities = [
        {
            "id": "p1",
            "schema": "Payment",
            "properties": {
                "amount": ["900"],
                "currency": ["USD"],
                "date": ["2025-03-28"],
                "payer": ["m"],
                "beneficiary": ["w"],
                "purpose": ["Salary March"],
                "contract": ["C1"],
            },
        },
        {
            "id": "p2",
            "schema": "Payment",
            "properties": {
                "amount": ["3000"],
                "currency": ["USD"],
                "date": ["2025-03-10"],
                "payer": ["m"],
                "beneficiary": ["s"],
                "purpose": ["Fee"],
            },
        },
        {
            "id": "p3",
            "schema": "Payment",
            "properties": {
                "amount": ["45"],
                "currency": ["USD"],
                "date": ["2025-03-30"],
                "payer": ["w"],
                "beneficiary": ["s"],
            },
        },
        {"id": "m", "schema": "PublicBody", "properties": {"name": ["Ministry"]}},
        {"id": "s", "schema": "Company", "properties": {"name": ["State company"]}},
        {"id": "w", "schema": "Person", "properties": {"name": ["Somebody"]}},
    ]
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(json.dumps(entity) for entity in entities) + "\n{broken\n", encoding="utf-8")
    found = ledgers.followed(path)
    assert found.total.flows == {"to_worker": Decimal(900), "kept": Decimal(3000), "handed_back": Decimal(45)}
    assert found.unused.rows == 1
    assert found.unused.problems[0].where.endswith("row 7")
