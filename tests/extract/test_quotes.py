from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some
from tests.extract.lines import sentence

from fairward.extract.quotes import clause_span


@pytest.mark.parametrize(
    ("text", "word", "quoted"),
    [
        (
            "The ministry pays twelve thousand for each of them, he said, and keeps the rest of their pay at home.",
            "thousand",
            "The ministry pays twelve thousand for each of them",
        ),
        (
            "He called it “modern slavery of the very worst kind”.",
            "slavery",
            "He called it “modern slavery of the very worst kind”",
        ),
        ("Pays $1,200.", "1,200", "Pays $1,200"),
        (
            'They hand over part of their pay because they received "free education."',
            "education",
            'They hand over part of their pay because they received "free education."',
        ),
        (
            "“Their pay is kept at home.”",
            "pay",
            "“Their pay is kept at home.”",
        ),
        ("Their pay is kept at home.", "pay", "Their pay is kept at home"),
    ],
)
def test_a_quote_takes_in_its_clause_and_the_marks_of_its_words(text, word, quoted):
    here = sentence(text)
    place = here.words.index(word)
    start, end = clause_span(here, place, place + 1)
    assert text[start:end] == quoted


def test_a_clause_without_an_end_is_cut_around_its_words():
    here = sentence(" ".join(f"w{chr(97 + n % 26)}" for n in range(300)))
    start, end = clause_span(here, 150, 152)
    assert start <= here.starts[150] < here.ends[151] <= end
    assert end - start < 300


@given(text=some.text(min_size=1), data=some.data())
def test_a_quote_holds_its_words_and_stays_in_its_sentence(text, data):
    here = sentence(text)
    assume(here.words)
    first = data.draw(some.integers(0, len(here.words) - 1))
    last = data.draw(some.integers(first + 1, len(here.words)))
    start, end = clause_span(here, first, last)
    assert here.start <= start <= here.starts[first]
    assert here.ends[last - 1] <= end <= here.end
