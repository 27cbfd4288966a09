"""Tables of terms: read whole, and what is wrong in a row told."""

from __future__ import annotations

from decimal import Decimal

from fairward.follow.terms import read_terms


def test_terms_are_read(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(
        "agreement;role;currency;fee_monthly;pay_day;since\nA1;nurse;USD;3000.50;31;2025-01-01\nA1;doctor;USD;-1;31;\nA1;doctor;USD;x;;\n",
        encoding="utf-8",
    )
    terms, problems = read_terms([path, tmp_path / "nothing.csv"])
    assert [(one.agreement, one.role, one.fee_monthly, one.pay_day) for one in terms] == [
        ("A1", "nurse", Decimal("3000.50"), 31)
    ]
    assert [problem.where for problem in problems] == [
        "terms.csv, row 3",
        "terms.csv, row 4",
        str(tmp_path / "nothing.csv"),
    ]
    assert all(problem.hint for problem in problems)
