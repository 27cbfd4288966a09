"""PDF: the words are in it, and signs of the typesetter are only words."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from tests.draft.papers.test_to_word import PAPER

from fairward.draft.papers.saying import block
from fairward.draft.papers.to_print import to_print


def test_words_are_in_it():
    paper = replace(PAPER, blocks=(*PAPER.blocks, block("text", '#panic("x") $a$ *b*')))
    document = pypdfium2.PdfDocument(to_print(paper))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == 2
    for part in ("Title", "old new b", "<2>", "$a$ *b*", "panic"):
        assert part in text, part
