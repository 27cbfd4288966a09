from __future__ import annotations

import pypdfium2
from tests.read import samples

from fairward.read.spans import Reader


def test_each_line_has_its_words_its_box_and_its_type():
    pdf = pypdfium2.PdfDocument(
        samples.placed([(40, 100, "First line of the page"), (40, 130, "#text(size: 20pt)[Second]")])
    )
    page = pdf[0].get_textpage()
    printed = Reader().lines(page.raw)
    first, second = printed.spans
    assert (first.text, first.size) == ("First line of the page", 10.0)
    assert (second.text, second.size) == ("Second", 20.0)
    assert abs(first.left - 40) < 2
    assert 690 < first.bottom < first.top < 705
    assert printed.is_ordered
    assert printed.gaps == {}


def test_gaps_divide_a_line_into_its_cells():
    pdf = pypdfium2.PdfDocument(
        samples.placed([(40, 100, "Nurse on duty"), (240, 100, "USD 2,400"), (400, 100, "USD 410")])
    )
    page = pdf[0].get_textpage()
    reader = Reader()
    printed = reader.lines(page.raw)
    edges = [edge for edge, _ in printed.gaps[0].found]
    cells = reader.split(page.raw, printed.spans[0], printed.gaps[0], edges)
    assert [cell.text for cell in cells] == ["Nurse on duty", "USD 2,400", "USD 410"]
    assert [round(cell.left, -1) for cell in cells] == [40, 240, 400]
