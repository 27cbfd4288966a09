from __future__ import annotations

import pytest
from tests.extract.lines import look

from fairward.extract.doubt import negated, stance_of
from fairward.model.statement import Stance


def stance(text, word, saying=None):
    here = look(text)
    return stance_of(here.sentence, here.sentence.words.index(word), saying, here.cues)


def is_negated(text, word, *, carries=False):
    here = look(text)
    place = here.sentence.words.index(word)
    return negated(here.sentence, place, place + 1, here.cues, carries_negation=carries)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They are paid directly.", "paid"),
        ("Not everybody came, and they are paid.", "paid"),
        ("They were not there last year and so they could all be paid.", "paid"),
        ("They are paid, not housed.", "paid"),
    ],
)
def test_a_not_elsewhere_negates_nothing(text, word):
    assert not is_negated(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [("They are not paid directly.", "paid"), ("They were never paid.", "paid"), ("Nobody is paid.", "paid")],
)
def test_a_not_before_a_word_negates_it(text, word):
    assert is_negated(text, word)


def test_a_phrase_that_holds_its_own_not_is_not_negated_by_it():
    assert not is_negated("They may not leave.", "not", carries=True)


@pytest.mark.parametrize(
    ("text", "stance_"),
    [
        ("They are paid directly.", Stance.ASSERTS),
        ("They must be paid directly.", Stance.DEMANDS),
        ("They should be paid directly.", Stance.DEMANDS),
        ("They will be paid directly.", Stance.PROMISES),
        ("They are paid directly, and must work.", Stance.ASSERTS),
    ],
)
def test_demands_and_promises_are_told_from_facts(text, stance_):
    assert stance(text, "paid") is stance_
