"""Workbooks: the sheet that is a ledger, dates and numbers as the cells hold them, damaged files told."""

from __future__ import annotations

import datetime
from decimal import Decimal

import openpyxl
from tests.follow import ledgers


def test_the_sheet_with_the_ledger_is_found(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Notes", "nothing here"])
    sheet = book.create_sheet("2025")
    sheet.append(["Payments of the ministry"])
    sheet.append(["Payment date", "Amount", "Currency", "Employee ID", "Category"])
    sheet.append([datetime.datetime(2025, 3, 28), 0.1 + 0.2, "USD", "W1", "Salary"])
    sheet.append([datetime.date(2025, 4, 28), 900, "USD", "W1", "Salary"])
    sheet.append([None, None, None, None, None])
    sheet.append(["soon", 5, "USD", "W1", "Salary"])
    book.save(tmp_path / "ledger.xlsx")
    found = ledgers.followed(tmp_path / "ledger.xlsx")
    assert found.total.total == Decimal("900.30")
    assert found.unused.problems[0].where == "ledger.xlsx, row 6"


def test_a_damaged_workbook_is_told(tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "ledger.xlsx")
    whole = (tmp_path / "ledger.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    result = ledgers.result(tmp_path / "cut.xlsx")
    assert result.followed is None
    assert result.problems[0].hint
