"""Agreements compared: the same point side by side with quotes, as a page, CSV and workbook."""

from __future__ import annotations

import csv
import io

from openpyxl import load_workbook
from tests.draft.papers.test_points import assessed

from fairward import books
from fairward.draft.papers.comparison import comparison, to_paper, to_table, to_workbook
from fairward.draft.papers.to_web import to_web


def compared(language="en"):
    findings = assessed()[0].findings
    return comparison({"=A": findings, "B": ()}, language)


def test_every_check_is_a_row_with_its_words():
    made = compared()
    assert len(made.rows) == len(books.rulebook().checks)
    assert any("“" in cell for row in made.rows for cell in row)
    assert {row[2] for row in made.rows} == {"silent"}


def test_a_spreadsheet_computes_nothing():
    rows = list(csv.reader(io.StringIO(to_table(compared("es")))))
    assert rows[0] == ["Pregunta", "'=A", "B"]
    sheet = load_workbook(io.BytesIO(to_workbook(compared()))).active
    assert sheet.max_row == len(books.rulebook().checks) + 1
    assert not any(cell.data_type == "f" for row in sheet.iter_rows(min_row=2) for cell in row)


def test_as_a_page():
    page = to_web(to_paper(compared("fr")))
    assert "Le même point, côte à côte" in page
    assert page.count("<tr>") == len(books.rulebook().checks) + 1
