"""Parquet: our own schema is used where it lies, any other is mapped; cut files are told."""

from __future__ import annotations

from decimal import Decimal

import pyarrow
import pyarrow.parquet
from tests.follow import ledgers

from fairward import follow
from fairward.follow.from_parquet import own


def test_foreign_parquet_is_mapped(tmp_path):
    table = pyarrow.table(
        {
            "Pay date": ["2025-03-28", "2025-04-28"],
            "Amount": [900.25, 900.5],
            "Currency": ["USD", "USD"],
            "Employee": ["W1", "W1"],
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "foreign.parquet")
    assert not own(tmp_path / "foreign.parquet")
    assert ledgers.followed(tmp_path / "foreign.parquet").total.total == Decimal("1800.75")


def test_our_own_parquet_gives_the_same_as_our_own_csv(tmp_path):
    plan = follow.Plan(rows=4_000, seed=2, faults=("late", "duplicate"))
    follow.write(plan, tmp_path / "a.parquet")
    follow.write(plan, tmp_path / "a.csv")
    assert own(tmp_path / "a.parquet")
    one, other = ledgers.followed(tmp_path / "a.parquet"), ledgers.followed(tmp_path / "a.csv")
    assert (one.total, one.by_month, one.flag_counts) == (other.total, other.by_month, other.flag_counts)


def test_bad_rows_of_our_own_parquet_are_told(tmp_path):
    plan = follow.Plan(rows=400, seed=2)
    follow.write(plan, tmp_path / "a.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    broken = table.set_column(
        table.schema.names.index("currency"), "currency", pyarrow.array(["ZZZ"] + ["USD"] * (table.num_rows - 1))
    )
    pyarrow.parquet.write_table(broken, tmp_path / "b.parquet")
    found = ledgers.followed(tmp_path / "b.parquet")
    assert found.unused.rows == 1
    assert found.total.payments == table.num_rows - 1
    assert found.unused.problems[0].where.endswith(", row 2")


def test_a_cut_file_is_told_and_the_others_are_computed(tmp_path):
    plan = follow.Plan(rows=400, seed=2)
    follow.write(plan, tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[: len(whole) // 2])
    found = ledgers.followed(tmp_path / "a.parquet", tmp_path / "cut.parquet")
    assert found.total.payments == 400
    assert any("damaged or cut off" in problem.what for problem in found.problems)
