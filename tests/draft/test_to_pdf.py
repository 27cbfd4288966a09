"""The PDF: hostile words stay words, the order is that of the page, quotations are in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pypdfium2
import pytest
from tests.draft import make

from fairward import draft
from fairward.draft.to_pdf import data


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.fixture(scope="module", params=["en", "es"])
def language(request) -> str:
    return request.param


def test_pdf_has_the_first_screen_and_the_quotations(language):
    text = text_of(draft.to_pdf(make.report(language)))
    assert {"en": "Where the money goes", "es": "Adónde va el dinero"}[language] in text
    assert "The Head of Mission keeps the passports of the Collaborators" in text
    assert "conservan su pasaporte en todo momento" in text
    assert "■" in text
    assert "◧" in text


def test_order_is_that_of_the_page():
    text = text_of(draft.to_pdf(make.report()))
    order = [
        "Where the money goes",
        "What the sources show",
        "What would put it right",
        "What is missing",
        "The money in full",
    ]
    order += [
        "The two elements",
        "Both sides",
        "Positions and measures",
        "Timeline",
        "Findings by subject",
        "The sources",
        "Method",
    ]
    places = [text.index(name) for name in order]
    assert places == sorted(places)


def test_words_of_a_source_are_data_and_never_commands_of_the_typesetter():
    hostile = '#panic("x") #read("/etc/passwd") $x$ *b* \\u{41} "quote" <label> @ref // end'
    report = replace(make.report(), program=hostile)
    text = text_of(draft.to_pdf(report))
    assert '#panic("x")' in text
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text


def test_characters_without_a_place_in_a_file_are_left_out():
    report = replace(make.report(), program="a\x00\x1b[31mb\u202ec\ud800d\ufffe")
    view = json.loads(data(report))
    assert view["program"] == "a[31mbcd"
    assert draft.to_pdf(report).startswith(b"%PDF")


def test_file_claims_the_standard_for_screen_readers():
    assert b"pdfuaid" in draft.to_pdf(make.report())


def test_letters_that_the_own_fonts_lack_do_not_stop_a_report():
    assert draft.to_pdf(replace(make.report(), program="医生 ∎ טקסט")).startswith(b"%PDF")


def test_same_report_gives_the_same_file():
    assert draft.to_pdf(make.report()) == draft.to_pdf(make.report())
