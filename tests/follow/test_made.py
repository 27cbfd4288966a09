"""Made ledgers: the same from the same seed, as large as asked, faults where they are said to be."""

from __future__ import annotations

import pyarrow.parquet
import pytest

from fairward import follow
from fairward.follow.made import batches, month_after
from fairward.model.problem import ImpossibleNoun


def test_the_same_seed_gives_the_same_ledger(tmp_path):
    for name in ("a", "b"):
        follow.write(follow.Plan(rows=2_000, seed=4, faults=("late",)), tmp_path / f"{name}.csv")
    follow.write(follow.Plan(rows=2_000, seed=5, faults=("late",)), tmp_path / "c.csv")
    one, same, other = ((tmp_path / f"{name}.csv").read_bytes() for name in ("a", "b", "c"))
    assert one == same
    assert one != other


@pytest.mark.parametrize("rows", [4, 100, 9_999])
def test_it_is_as_large_as_asked(tmp_path, rows):
    written = follow.write(follow.Plan(rows=rows), tmp_path / "a.parquet")
    assert abs(written - rows) <= max(4, rows // 50)
    assert pyarrow.parquet.ParquetFile(tmp_path / "a.parquet").metadata.num_rows == written


def test_strange_faults_and_too_few_rows_are_refused():
    with pytest.raises(ImpossibleNoun, match="no fault is called"):
        follow.Plan(rows=10, faults=("bribe",))
    with pytest.raises(ImpossibleNoun, match="at least two workers"):
        follow.faults_of(follow.Plan(rows=10, faults=follow.FAULTS))
    with pytest.raises(ImpossibleNoun, match="at least one row"):
        follow.Plan(rows=0)


def test_numbers_of_rows_go_on():
    rows = [number for table in batches(follow.Plan(rows=1_000)) for number in table.column("row").to_pylist()]
    assert rows == list(range(2, len(rows) + 2))


def test_months_after():
    from datetime import date

    assert month_after(date(2024, 11, 30), 3) == date(2025, 2, 1)
