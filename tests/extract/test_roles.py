from __future__ import annotations

import pytest
from tests.extract.lines import sentence

from fairward.extract.candidates import Candidate
from fairward.extract.roles import Roles

ROLES = Roles("en", frozenset({"for", "of", "a", "each"}), head_last=True)


def near(text, word):
    here = sentence(text)
    place = here.words.index(word)
    return ROLES.near(here, Candidate("host_payment", "x", place, place + 1, 0.8, "test"))


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("", None),
        ("Nurses", "nurse"),
        ("Doctor (general)", "doctor"),
        ("Gardener, second class", "Gardener, second class"),
    ],
)
def test_a_row_is_named_by_the_atlas_or_by_its_own_words(name, role):
    assert ROLES.of(name) == role


def test_without_a_role_there_is_none():
    assert near("It pays 12,000 dollars", "12,000") is None


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("It pays 12,000 dollars for each doctor", "12,000", "doctor"),
        ("The nurses get 990 dollars, the doctors get 1,200 dollars", "990", "nurse"),
        ("The nurses get 990 dollars, the doctors get 1,200 dollars", "1,200", "doctor"),
    ],
)
def test_the_role_is_the_one_named_nearest(text, word, role):
    assert near(text, word) == role
