from __future__ import annotations

import pytest

from fairward.read import lines


@pytest.mark.parametrize(
    "line",
    [
        "- a",
        "• a",
        "1. The clinic",
        "2.1 Annual leave",
        "a) to pay",
        "(iv) to go",
        "b.not to tax",
        "10) x",
        "a. to pay",
    ],
)
def test_items(line):
    assert lines.is_item(line)


@pytest.mark.parametrize(
    "line",
    [
        "2.140 gli iscritti",
        "598 dollars",
        "2025",
        "The clinic",
        "U.S. officials said",
        "-5 degrees",
        "1.2 milhões",
        "A nurse",
    ],
)
def test_no_items(line):
    assert not lines.is_item(line)


@pytest.mark.parametrize(
    "line", ["ARTICLE IV", "Article 7. Pay", "Cláusula 3", "6. LAW", "MAIN VIOLATIONS", "CAPÍTULO II. DEL PAGO"]
)
def test_sure_headings(line):
    assert lines.is_sure_heading(line)


@pytest.mark.parametrize("line", ["Article 7. The clinic pays each nurse in full on the first day of every month.", "A nurse", "", "12,000",
                                  "Article 5 of the convention forbids it."])  # fmt: skip
def test_no_sure_headings(line):
    assert not lines.is_sure_heading(line)


def test_cells_of_rows():
    assert lines.cells("Basic ......   ____") == ["Basic ......", "____"]
    assert lines.cells("| Role | Fee |") == ["Role", "Fee"]
    assert lines.cells("Nurse\t2,400\t410") == ["Nurse", "2,400", "410"]
    assert lines.cells("A sentence of words.") == ["A sentence of words."]
    assert lines.is_rule("-----|-----")
    assert not lines.is_rule("a")
