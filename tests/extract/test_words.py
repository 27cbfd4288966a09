from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.extract.lines import sentence

from fairward.extract.folding import fold
from fairward.extract.words import Sentence, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("state-run, they don't pay", ["state", "run", "they", "don't", "pay"]),
        ("l'accord", ["l", "accord"]),
        ("$12,000 or 12.000,50", ["$", "12,000", "or", "12.000,50"]),
        ("n'a-t-il pas dit", ["n", "a", "t", "il", "pas", "dit"]),
        ("8.321, 70 \u20ac, 15", ["8.321, 70", "\x80", "15"]),
        ("91.6% of 1 200 000", ["91.6", "%", "of", "1 200 000"]),
        ("", []),
        ("...", []),
    ],
)
def test_words_are_cut_from_folded_text(text, words):
    assert tokens(fold(text)) == words


def test_clauses_are_divided_by_marks_and_not_by_hyphens():
    here = sentence("The doctors, who are state-run staff, pay - they say - nothing.")
    assert [here.clauses[here.words.index(word)] for word in ("doctors", "staff", "pay", "they", "nothing")] == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_a_dash_in_a_range_of_figures_divides_nothing():
    here = sentence("between 8–16 percent")
    assert set(here.clauses) == {0}


@given(text=some.text())
def test_every_word_stands_where_it_says(text):
    here = sentence(text)
    folded = fold(text)
    assert [folded[start:end] for start, end in zip(here.starts, here.ends, strict=True)] == here.words
    assert here.starts == sorted(here.starts)
    assert here.clauses == sorted(here.clauses)


@given(text=some.text(min_size=1), data=some.data())
def test_a_part_of_a_text_has_only_its_own_words(text, data):
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    here = Sentence(text, fold(text), start, end, 0, 0)
    assert all(start <= low < high <= end for low, high in zip(here.starts, here.ends, strict=True))


def test_words_are_given_back_as_they_were_written():
    here = sentence("La MINSAP niega")
    assert here.written(0, 2) == "La MINSAP"
    assert [here.capital(place) for place in range(3)] == [True, True, False]
    assert here.span(1, 2) == (3, 9)


@given(some.text("aZ9ñø'nt.,;:()?!|–—-%$ \t", max_size=60))
def test_each_word_stands_where_it_was_cut(text):
    here = sentence(text)
    folded = fold(text)
    assert [folded[start:end] for start, end in zip(here.starts, here.ends, strict=True)] == here.words
    assert len(here.clauses) == len(here.words)
    assert here.starts == sorted(here.starts)


def test_what_a_sentence_does_not_have_is_told():
    with pytest.raises(AttributeError, match="verbs"):
        sentence("They pay.").verbs  # noqa: B018 - asked for on purpose
