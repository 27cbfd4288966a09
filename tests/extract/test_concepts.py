from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.concepts import Concepts

BOOK = {
    "worker": ["nurse*", "medical staff", "health work* abroad"],
    "paper": ["passport", "travel document*"],
    "place": ["hous* of rest"],
}
WORDS = some.lists(
    some.sampled_from("nurses medical staff health worker abroad travel documents houses of rest 12 on".split())
)


@pytest.mark.parametrize(
    ("line", "concepts"),
    [
        ("nurses went", {"worker"}),
        ("medical staff", {"worker"}),
        ("medical", set()),
        ("health workers abroad", {"worker"}),
        ("health workers", set()),
        ("travel documents of nurses", {"paper", "worker"}),
        ("houses of rest", {"place"}),
        ("houses of 12", set()),
    ],
)
def test_concepts_are_touched_by_words_and_by_entries_of_several(line, concepts):
    assert Concepts(BOOK).of(line.split())[1] == concepts


@given(some.lists(WORDS, max_size=6))
def test_sentences_together_touch_what_each_of_them_does(lines):
    known = Concepts(BOOK)
    each = [known.of(words) for words in lines]
    stems = {stem for own, _ in each for stem in own}
    touched = {concept for _, own in each for concept in own}
    assert known.of_all(lines) == (stems, touched)
