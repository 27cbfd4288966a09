"""What a Word document is written with: runs, quotations with their language, tables."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn
from tests.draft import make

from fairward.draft.view.page import page
from fairward.draft.word_writer import Writer


def writer():
    view = page(make.report())
    return Writer(docx.Document(), view.labels), view


def test_empty_words_write_nothing():
    one, _ = writer()
    one.plain("")
    one.soft("")
    assert [paragraph.text for paragraph in one.document.paragraphs] == []


def test_a_quotation_is_marked_with_its_language_and_followed_by_who_says_it():
    one, view = writer()
    quote = view.cases[0].money.figures[0].quote
    one.quote(quote)
    words, told = one.document.paragraphs
    assert quote.text in words.text
    assert {node.get(qn("w:val")) for node in words._element.iter(qn("w:lang"))} == {quote.language}
    assert told.text.startswith(quote.speaker)


def test_a_table_has_a_head_and_a_row_for_each_row():
    one, _ = writer()
    one.table(("a", "b"), [("1", "2"), ("3", "4")])
    (table,) = one.document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", "2"], ["3", "4"]]
