from __future__ import annotations

import pypdfium2
from tests.read import samples

from fairward.read import columns
from fairward.read.spans import Reader


def texts(lines):
    pdf = pypdfium2.PdfDocument(samples.placed(lines))
    page = pdf[0].get_textpage()
    return [span.text for span in columns.in_order(Reader(), page.raw)]


def test_rows_of_a_table_are_whole():
    rows = [
        (40, 100, "Role"),
        (240, 100, "Fee"),
        (40, 115, "Nurse"),
        (240, 115, "USD 2,400"),
        (40, 130, "Doctor"),
        (240, 130, "USD 5,000"),
    ]
    assert texts(rows) == ["Role | Fee", "Nurse | USD 2,400", "Doctor | USD 5,000"]


def test_cells_of_several_lines_are_whole():
    lines = [(40, 100, "Nurse"), (140, 100, "USD 2,400 a month"), (140, 112, "of service"), (340, 100, "USD 410"), (340, 112, "in cash"),
             (40, 130, "Doctor"), (140, 130, "USD 5,000 a month"), (340, 130, "USD 990")]  # fmt: skip
    assert texts(lines) == [
        "Nurse | USD 2,400 a month of service | USD 410 in cash",
        "Doctor | USD 5,000 a month | USD 990",
    ]


def test_the_mark_of_an_item_is_no_cell():
    assert texts([(40, 100, "(a)"), (70, 100, "to pay every nurse in full")]) == ["(a) to pay every nurse in full"]


def test_the_right_column_drawn_first_is_read_second():
    right = [(320, 100 + 14 * number, f"right {number} with some words") for number in range(5)]
    left = [(40, 100 + 14 * number, f"left {number} with some words") for number in range(5)]
    found = texts(right + left)
    assert found == [text for *_, text in left + right]
