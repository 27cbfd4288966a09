"""Tables: what cannot be read is said in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairward.model.problem import UnreadableSource
from fairward.pay.tables import BadRow, amount, day, month, rows


def test_rows_have_numbers_and_bare_words(tmp_path):
    (tmp_path / "t.csv").write_text("\ufeffa,b\n 1 ,x\n", encoding="utf-8")
    assert list(rows(tmp_path / "t.csv", ("a",))) == [(2, {"a": "1", "b": "x"})]


def test_a_missing_column_or_file_is_named(tmp_path):
    (tmp_path / "t.csv").write_text("a\n1\n")
    with pytest.raises(UnreadableSource, match="no column b"):
        list(rows(tmp_path / "t.csv", ("a", "b")))
    with pytest.raises(UnreadableSource, match="could not be read"):
        list(rows(tmp_path / "none.csv", ()))


def test_amounts_and_days_are_exact():
    row = {"a": "0.10", "d": "2024-02-29", "n": "NaN", "w": "ten"}
    assert amount(row, "a") == Decimal("0.10")
    assert amount(row, "z") is None
    assert day(row, "d") == date(2024, 2, 29)
    assert month("2024-02") == date(2024, 2, 1)
    for name in "nw":
        with pytest.raises(BadRow, match="no decimal"):
            amount(row, name)
    with pytest.raises(BadRow, match="no day"):
        day({"d": "2025-02-29"}, "d")
    with pytest.raises(BadRow, match="no month"):
        month("13/2025")
