from __future__ import annotations

import pytest
from tests.extract.lines import reader

from fairward.extract.candidates import Looked
from fairward.extract.folding import fold
from fairward.extract.with_tables import with_tables
from fairward.extract.words import Sentence
from fairward.model.money import Per, Unit

HEAD = "Role | the ministry pays (USD per month) | the doctors receive\n"


def cells(text, currency=None):
    folded = fold(text)

    def look(low, high):
        row = Sentence(text, folded, low, high, -1, -1)
        return reader()._look(row, reader().book.said | reader().book.bare) or Looked(row)

    return list(with_tables(text, look, currency, reader().lists, reader().codes))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No table at all, only words.",
        "One | line",
        "Name | Town\nAna | Nassau\nEva | Freeport\n",
        HEAD + "adviser | see annex | unknown\n",
        HEAD + "adviser | 12 | 3\n",
        "Role | the ministry pays\nadviser | 12,000\n",
    ],
)
def test_what_is_no_table_of_sums_gives_nothing(text):
    assert cells(text) == []


def test_each_row_gives_the_sums_of_its_role():
    text = HEAD + "adviser | 12,000 | 1,200\nnurse | 5,000 | 990\n"
    found = [
        (cell.role, cell.topic, int(cell.rate.money.low), cell.rate.money.currency, cell.rate.per)
        for cell in cells(text)
    ]
    assert found == [
        ("adviser", "host_payment", 12000, "USD", Per.MONTH),
        ("adviser", "worker_pay", 1200, "USD", Per.MONTH),
        ("nurse", "host_payment", 5000, "USD", Per.MONTH),
        ("nurse", "worker_pay", 990, "USD", Per.MONTH),
    ]
    assert {text[cell.start : cell.end] for cell in cells(text)} == {"adviser | 12,000 | 1,200", "nurse | 5,000 | 990"}


def test_a_row_of_totals_is_for_the_programme():
    found = cells(HEAD + "adviser | 12,000 | 1,200\nTotal | 48,000 | 4,800\n")
    assert [cell.rate.unit for cell in found] == [Unit.WORKER, Unit.WORKER, Unit.PROGRAMME, Unit.PROGRAMME]


def test_without_a_currency_in_the_heading_that_of_the_text_is_taken():
    found = cells("Role | the ministry pays\nadviser | 12,000\n", "BSD")
    assert [cell.rate.money.currency for cell in found] == ["BSD"]


def test_any_currency_code_counts_and_one_in_brackets_first():
    found = cells("Role | for ALL staff the ministry pays per month (AOA)\nadviser | 12,000\n", "USD")
    assert [(cell.rate.money.currency, cell.rate.per) for cell in found] == [("AOA", Per.MONTH)]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Human resources | the ministry pays (USD)\nadviser | 12,000\n", None),
        ("Role | the ministry pays (USD yearly)\nadviser | 12,000\n", Per.YEAR),
        ("Role | the ministry pays (USD/month)\nadviser | 12,000\n", Per.MONTH),
        ("All sums are for one role per month.\n\nRole | the ministry pays (USD)\nadviser | 12,000\n", Per.MONTH),
    ],
)
def test_the_period_is_the_one_that_the_words_name(text, per):
    assert [cell.rate.per for cell in cells(text)] == [per]
