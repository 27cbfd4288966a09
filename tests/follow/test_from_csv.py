"""CSV as it comes: byte order marks, odd delimiters, several encodings, lines above the header, quoted line breaks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.follow import ledgers

from fairward.follow.hiding import pseudonym

TEXT = "Fecha de pago{d}Importe{d}Moneda{d}Trabajador{d}Concepto\n2025-03-28{d}900.50{d}USD{d}Peña{d}salario\n2025-04-28{d}900.50{d}USD{d}Peña{d}salario\n"


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("utf-16", "\t"),
        ("cp1252", "|"),
        ("utf-16-le", "^"),
        ("utf-16-be", ":"),
        ("utf-8", "~"),
    ],
)
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    path = tmp_path / "ledger.csv"
    path.write_bytes(TEXT.format(d=delimiter).encode(encoding))
    found = ledgers.followed(path)
    assert found.total.total == Decimal("1801.00")
    assert found.per_worker[0]["worker"] == pseudonym("Peña", b"key")
    assert bool(found.unused.problems) is (encoding == "cp1252")


def test_mixed_encodings_are_told(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_bytes(TEXT.format(d=",").encode() + "2025-05-28,1,USD,Muñoz,salario\n".encode("cp1252"))
    found = ledgers.followed(path)
    assert found.total.total == Decimal("1802.00")
    assert found.total.workers == 2
    assert "Lines that are not written in UTF-8: 1." in found.unused.problems[0].what


def test_lines_above_the_header_and_row_numbers(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(
        'Treasury report\n\n"Paid on",Amount,Currency,Worker\n2025-03-28,1,USD,W1\n\n2025-03-28,1,USD\n2025-03-28,"1",USD,"W\n2"\n2025-03-28,x,USD,W3\n',
        encoding="utf-8",
    )
    found = ledgers.followed(path)
    assert found.total.total == 2
    assert {problem.where for problem in found.unused.problems} == {"ledger.csv, row 6", "ledger.csv, row 8"}
    assert any("3 columns and not 4" in problem.what for problem in found.unused.problems)


def test_an_empty_file_is_told(tmp_path):
    (tmp_path / "ledger.csv").write_text("", encoding="utf-8")
    result = ledgers.result(tmp_path / "ledger.csv")
    assert result.followed is None
    assert "empty" in result.problems[0].what


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_lines_end_as_they_end(tmp_path, end):
    path = tmp_path / "ledger.csv"
    path.write_bytes(TEXT.format(d=",").replace("\n", end).encode())
    assert ledgers.followed(path).total.total == Decimal("1801.00")
