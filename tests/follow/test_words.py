"""Headers are found among lines of titles, and rows without a word are left out."""

from __future__ import annotations

import pyarrow

from fairward.follow.columns import Mapped
from fairward.follow.words import header_at, of_records, renamed


def test_the_header_is_the_row_that_says_most():
    assert header_at([["Treasury"], [], ["Fecha", "Importe", "Moneda"], ["1", "2", "3"]]) == 2
    assert header_at([["a", "b"], ["c", "d"]]) == 0
    assert header_at([]) == 0


def test_rows_without_a_word_are_left_out():
    table = pyarrow.table({"c0": ["1", "", None], "c1": ["x", "", None]})
    kept = renamed(table, ["Sum", "Who"], Mapped(columns={"amount": "Sum", "payee": "Who"}), pyarrow.array([2, 3, 4]))
    assert kept.to_pylist() == [{"amount": "1", "payee": "x", "row": 2}]


def test_records_become_tables_with_their_numbers():
    (table,) = of_records([(5, {"amount": "1", "payee": None}), (9, {"amount": "2"})])
    assert table.to_pylist() == [{"amount": "1", "row": 5}, {"amount": "2", "row": 9}]
