"""OCDS: transactions of contracts, from release and record packages."""

from __future__ import annotations

import json
from decimal import Decimal

from tests.follow import ledgers

RELEASE = {
    "ocid": "ocds-1-x",
    "buyer": {"id": "B", "name": "Ministry of Health"},
    "parties": [{"id": "B", "name": "Ministry of Health", "address": {"country": "BS"}}, {"id": "S", "name": "CSMC"}],
    "contracts": [
        {
            "id": "C1",
            "implementation": {
                "transactions": [
                    {
                        "id": "T1",
                        "date": "2025-03-10T00:00:00Z",
                        "value": {"amount": 5000.1, "currency": "USD"},
                        "payer": {"id": "B"},
                        "payee": {"id": "S"},
                    },
                    {
                        "id": "T2",
                        "date": "2025-04-10T00:00:00Z",
                        "value": {"amount": 5000, "currency": "USD"},
                        "payee": {"id": "S"},
                    },
                ]
            },
        }
    ],
}


def written(tmp_path, data):
    path = tmp_path / "package.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_release_package(tmp_path):
    found = ledgers.followed(written(tmp_path, {"releases": [RELEASE]}))
    assert found.total.flows == {"kept": Decimal("10000.10")}
    assert found.by_agreement[0].agreement == "C1"
    assert found.host == "BS"


def test_a_record_package_counts_a_release_once(tmp_path):
    found = ledgers.followed(
        written(tmp_path, {"records": [{"ocid": "x", "compiledRelease": RELEASE, "releases": [RELEASE]}]})
    )
    assert found.total.payments == 2


def test_a_cut_package_is_told(tmp_path):
    path = written(tmp_path, {"releases": [RELEASE]})
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    result = ledgers.result(path)
    assert result.followed is None
    assert "no complete JSON" in result.problems[0].what
