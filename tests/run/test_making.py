"""Ledgers made to files, with their faults and terms."""

from __future__ import annotations

import csv
import json

from fairward.run import making


def test_a_ledger_with_its_truth_and_terms(tmp_path):
    written = making.make(
        tmp_path / "a.csv",
        rows=2_000,
        seed=3,
        faults="late, duplicate",
        agreements=2,
        workers=0,
        truth=tmp_path / "truth.jsonl",
        terms=tmp_path / "terms.csv",
    )
    truth = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["flag"] for one in truth} == {"late", "duplicate"}
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == written
    assert {row["agreement"] for row in rows} == {"A0000", "A0001"}
    with (tmp_path / "terms.csv").open(encoding="utf-8") as file:
        assert {row["agreement"] for row in csv.DictReader(file)} == {"A0000", "A0001"}
