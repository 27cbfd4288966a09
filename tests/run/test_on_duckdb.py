"""DuckDB as an engine: tables are kept, added to, and given from Arrow."""

from __future__ import annotations

import pyarrow
import pyarrow.parquet

from fairward.follow.checked import schema
from fairward.run.on_duckdb import OnDuckDB


def test_tables_are_kept_added_to_and_given(tmp_path):
    engine = OnDuckDB(tmp_path)
    given = engine.given("numbers", pyarrow.table({"n": [1, 2, 3]}))
    engine.keep("kept", given.filter(given.n > 1))
    kept = engine.keep("kept", given.filter(given.n == 1), more=True)
    assert sorted(row["n"] for row in engine.rows(kept)) == [1, 2, 3]
    assert len(engine.rows(kept, 2)) == 2
    engine.close()


def test_a_file_that_lacks_columns_is_filled_up(tmp_path):
    pyarrow.parquet.write_table(
        pyarrow.table({"payment": ["P1"], "row": pyarrow.array([7], pyarrow.int32())}), tmp_path / "a.parquet"
    )
    engine = OnDuckDB(tmp_path)
    (row,) = engine.rows(engine.load([(tmp_path / "a.parquet", "abc")]))
    assert list(row) == schema().names
    assert (row["payment"], row["row"], row["file"], row["amount"]) == ("P1", 7, "abc", None)
    engine.close()
