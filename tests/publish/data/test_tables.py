"""Every column of every table has a type, a meaning and a value of its type."""

from __future__ import annotations

import csv

import pytest

from fairward.publish.data.tables import COLUMNS

TYPES = {"string": str, "integer": int, "number": float}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_described_and_kept(published, name):
    assert all(kind in TYPES and told for kind, told in COLUMNS[name].values())
    with (published / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column, (kind, _) in COLUMNS[name].items():
                assert row[column] == "" or TYPES[kind](row[column]) is not None
