"""What each case gives to the downloads makes them up: nothing twice, nothing lost."""

from __future__ import annotations

import json


def test_statements_stand_once_in_the_tables(published):
    import csv

    with (published / "data" / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = [row["statement"] for row in rows]
    assert len(ids) == len(set(ids))
    (case,) = json.loads((published / "data" / "cases" / "bs-cu.json").read_text())["cases"]
    assert {one["id"] for one in case["statements"]} == set(ids)
