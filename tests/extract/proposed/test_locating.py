from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.proposed.locating import levelled, located

TEXT = "The host  pays\n21,500 dollars.\u00a0\u201cWe agreed\u201d, it says; l\u2019accord vale 12.000 euros."


def found(words):
    place = located(words, TEXT)
    return None if place is None else TEXT[place[0] : place[1]]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "the host pays",
        "The host paid",
        "host pays 21.500",
        "ho",
        "500 dollars",
        "The host pays 21",
        "000 euros",
        "12",
        "\ud800",
    ],
)
def test_words_that_do_not_stand_there_letter_by_letter_are_not_found(words):
    assert located(words, TEXT) is None


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The host pays 21,500 dollars", "The host  pays\n21,500 dollars"),
        (" host pays ", "host  pays"),
        ('"We agreed"', "\u201cWe agreed\u201d"),
        ("l'accord vale 12.000", "l\u2019accord vale 12.000"),
        ("dollars. \u00abWe", "dollars.\u00a0\u201cWe"),
    ],
)
def test_white_space_and_quotation_marks_may_differ_and_offsets_stay_exact(words, there):
    assert found(words) == there


def test_a_word_cut_out_of_another_is_passed_over_for_the_whole_one():
    assert located("pay", "repay, then pay") == (12, 15)


@given(some.text(), some.integers(0, 40), some.integers(1, 40))
def test_what_is_found_is_what_was_asked_for(text, start, length):
    place = located(text[start : start + length], text)
    if place is not None:
        assert levelled(text[place[0] : place[1]]).text.strip() == levelled(text[start : start + length]).text.strip()
