from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some
from tests.saying import document

from fairward.extract.proposed import passages
from fairward.model.document import Block


def cut(text, longest, blocks=()):
    paper = replace(document(text), blocks=tuple(blocks))
    return [text[start:end] for start, end in passages(paper, longest)]


def test_an_empty_text_has_none():
    assert cut("", 10) == []
    assert cut(" \n\n \n", 10) == []


def test_what_reading_passes_over_is_in_none():
    text = "Menu | Home\n\nThe host pays.\n\nCopyright\n\nThe worker waits."
    blocks = [Block(kind="boilerplate", start=0, end=11), Block(kind="note", start=29, end=38)]
    assert cut(text, 100, blocks) == ["The host pays.", "The worker waits."]


def test_paragraphs_stand_whole_and_together_while_there_is_room():
    text = "One is here.\n\nTwo is here.\n\n\nThree is here."
    assert cut(text, 30) == ["One is here.\n\nTwo is here.", "Three is here."]
    assert cut(text, 100) == [text]


def test_a_paragraph_that_is_too_long_is_cut_at_its_sentences_or_words():
    assert cut("It was late. They left at once.", 22) == ["It was late.", "They left at once."]
    assert cut("oneword anotherword lastword", 20) == ["oneword anotherword", "lastword"]
    assert cut("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@given(some.text(alphabet="ab .;\n", max_size=200), some.integers(2, 40))
def test_no_letter_is_lost_or_sent_twice_and_none_is_too_long(text, longest):
    spans = passages(document(text), longest)
    assert all(0 < end - start <= longest for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
