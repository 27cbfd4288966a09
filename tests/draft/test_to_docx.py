"""The Word document: headings in order, quotations with their language, hostile words as plain text."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from tests.draft import make

from fairward import draft


def opened(report):
    return docx.Document(io.BytesIO(draft.to_docx(report)))


def everything(document) -> str:
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


@pytest.mark.parametrize(
    ("language", "order"),
    [
        (
            "en",
            [
                "The money in full",
                "The two elements of forced labour",
                "Both sides",
                "Timeline",
                "Findings by subject",
                "The sources",
            ],
        ),
        (
            "es",
            [
                "El dinero, en detalle",
                "Los dos elementos del trabajo forzoso",
                "Las dos partes",
                "Cronología",
                "Constataciones por materia",
                "Las fuentes",
            ],
        ),
    ],
)
def test_headings_stand_in_the_order_of_the_page(language, order):
    document = opened(make.report(language))
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert [head for head in heads if head in order] == order


def test_quotations_keep_their_words_and_their_language():
    document = opened(make.report())
    quotes = [one for one in document.element.body.iter(qn("w:p")) if one.style == "Quote"]
    spanish = [
        one for one in quotes if "conservan su pasaporte" in "".join(node.text or "" for node in one.iter(qn("w:t")))
    ]
    assert spanish
    assert {node.get(qn("w:val")) for node in spanish[0].iter(qn("w:lang"))} == {"es"}


def test_words_of_a_source_are_plain_text():
    document = opened(make.report())
    assert '<b>"exclusive"</b>' in everything(document)
    assert not list(document.element.body.iter(qn("w:hyperlink")))


def test_characters_that_xml_has_no_place_for_are_left_out():
    text = everything(opened(replace(make.report(), program="a\x00b\x1bc\ud800d")))
    assert "abcd" in text


def test_bars_are_drawn_to_scale():
    document = opened(make.report())
    widths = [cell.width for cell in next(table for table in document.tables if len(table.columns) == 2).rows[0].cells]
    assert widths[1] == pytest.approx(widths[0] * 9, rel=0.01)
