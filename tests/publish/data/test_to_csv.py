"""CSV that no program takes for formulas."""

from __future__ import annotations

import csv
import io

import pytest

from fairward.publish.data.to_csv import head, to_csv


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_is_only_text(cell):
    body = to_csv({"words": None}, [{"words": cell}]).decode()
    assert next(csv.reader(io.StringIO(body, newline=""))) == [f"'{cell}"]


def test_numbers_and_nothing_stay_as_they_are():
    assert to_csv({"a": None, "b": None, "c": None}, [{"a": -1, "b": None}]) == b"-1,,\r\n"
    assert head({"a": None, "b": None}) == b"a,b\r\n"


def test_quotes_and_lines_survive():
    body = to_csv({"a": None}, [{"a": 'she said "no",\nand left'}]).decode()
    assert next(csv.reader(io.StringIO(body, newline=""))) == ['she said "no",\nand left']
