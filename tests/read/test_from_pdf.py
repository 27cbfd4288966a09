from __future__ import annotations

import pytest
from tests.read import samples

from fairward import read
from fairward.model.problem import UnreadableSource
from fairward.read import from_scan

WHOLE = " ".join([samples.SENTENCES] * 5)


def problem_of(data):
    with pytest.raises(UnreadableSource) as caught:
        read.document("agreement.pdf", data)
    return caught.value.problem


@pytest.mark.parametrize("columns", [1, 2])
def test_an_agreement_is_read_in_order_without_running_heads(columns):
    document = read.document("agreement.pdf", samples.agreement(columns=columns))
    assert document.title == "Agreement on the temporary placement of health staff"
    for number in range(1, 9):
        assert f"{number}00 times agreed. {WHOLE}" in document.text
    assert "Draft" not in document.text
    assert "Page 2" not in document.text
    headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
    assert headings == [f"Article {number}" for number in range(1, 9)]


def test_table_rows_and_items_keep_their_lines():
    document = read.document("agreement.pdf", samples.agreement())
    assert "Role | Monthly fee | Stipend\nDoctor | USD 5,000 | USD 990\nNurse | USD 2,400 | USD 410" in document.text
    assert "• the passport stays with its holder\n• the notice is one month" in document.text


def test_each_line_knows_its_page_and_its_box():
    document = read.document("agreement.pdf", samples.agreement())
    assert len(document.pages) > 1
    for page, following in zip(document.pages, document.pages[1:], strict=False):
        assert page.end == following.start
    for page in document.pages:
        for line in page.lines:
            left, bottom, right, top = line.box
            assert 0 < left < right < 596
            assert 0 < bottom < top < 842
            assert document.text[line.start : line.end].strip()
            assert document.page_at(line.start) == page.number
    first = document.pages[0].lines[0]
    assert document.text[first.start : first.end] == "Agreement on the temporary placement of health staff"


def test_columns_written_line_by_line_are_read_one_after_the_other():
    left = [f"left column line {number} which says something" for number in range(8)]
    right = [f"right column line {number} which says more" for number in range(8)]
    lines = []
    for number in range(8):
        lines += [(40, 100 + 14 * number, left[number]), (320, 100 + 14 * number, right[number])]
    text = read.document("columns.pdf", samples.placed(lines)).text
    assert text.replace("\n\n", " ").split("right column")[0].strip() == " ".join(left)


def test_lines_drawn_from_the_bottom_up_are_read_from_the_top():
    lines = [(40, 100 + 30 * number, f"Sentence number {number} of the page.") for number in range(9, -1, -1)]
    text = read.document("upwards.pdf", samples.placed(lines)).text
    assert [part[16] for part in text.split("\n\n")] == list("0123456789")


def test_a_word_cut_by_a_line_end_is_whole_and_a_real_hyphen_stays():
    lines = [(40, 100, "The two governments have signed a new agree-"), (40, 112, "ment on health staff, among them self-"),
             (40, 124, "employed nurses who had not been asked about it")]  # fmt: skip
    assert read.document("cut.pdf", samples.placed(lines)).text == (
        "The two governments have signed a new agreement on health staff, among them self-employed nurses who had not been asked about it"
    )


def test_no_pages():
    assert problem_of(samples.pdf_without_pages()).what == "The PDF has 0 pages."


def test_a_password():
    problem = problem_of(samples.pdf_with_password())
    assert problem.what == "The PDF is protected by a password."
    assert problem.hint == "Save it without the password, then give it again."


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 8, samples.pdf_without_pages()[:60]]
)
def test_a_broken_file(data):
    assert problem_of(data).what in {"The PDF is broken and cannot be opened.", "The PDF has 0 pages."}


def test_a_blank_page():
    assert problem_of(samples.typeset("#pagebreak()")).what == "The PDF has no words."


def test_without_tesseract_the_other_pages_are_read(monkeypatch):
    def missing(*_, **__):
        raise from_scan.OcrUnavailableError("The page is a scan, and Tesseract, which reads scans, is not installed.")

    monkeypatch.setattr(from_scan, "recognise", missing)
    mixed = samples.typeset(
        "The first page is text that a machine has set.\n#pagebreak()\n#rect(width: 100%, height: 80%, fill: gray)"
    )
    document = read.document("mixed.pdf", mixed)
    assert document.text == "The first page is text that a machine has set."
    (problem,) = document.problems
    assert problem.what.endswith("is not installed. Not read: page 2.")
    assert problem.hint.startswith("Install tesseract-ocr")


@pytest.mark.ocr
def test_a_scan_is_read_with_its_confidence_and_boxes():
    first = (
        "The ministry keeps the passports of\nall nurses in the office of the\ncoordinator and pays them 410 dollars."
    )
    second = "The remainder of the fee goes to the\nsending State for the whole period."
    document = read.document("scan.pdf", samples.scanned_pdf(first, second))
    assert "410 dollars" in document.text
    assert "sending State" in document.text
    assert [page.number for page in document.pages] == [1, 2]
    for page in document.pages:
        assert page.confidence is not None
        assert page.confidence > 60
        assert page.lines
        assert all(0 <= line.box[0] < line.box[2] <= 576 for line in page.lines)
