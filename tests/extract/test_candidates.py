from __future__ import annotations

import pytest
from tests.extract.lines import sentence

from fairward.extract.candidates import Looked, Match, distance, nearest

LINE = sentence("they pay twelve dollars, and keep ninety percent of the wage")


def match(first, last, **meaning):
    return Match("worker_pay", meaning, first, last, 0, negative=False)


def test_without_matches_there_is_no_nearest():
    assert nearest(LINE, [], 2, 3, 10) is None


def test_a_match_out_of_reach_is_none():
    assert nearest(LINE, [match(0, 1)], 10, 11, 3) is None


@pytest.mark.parametrize(
    ("first", "last", "far"),
    [(1, 4, 0), (1, 2, 1), (0, 1, 2), (3, 4, 1), (5, 6, 7)],
    ids=["around", "beside", "one off", "behind", "next clause"],
)
def test_words_of_another_clause_are_farther_away(first, last, far):
    assert distance(LINE, match(first, last), 2, 3) == far


def test_the_nearer_match_wins_and_a_surer_one_of_two_as_near():
    near, far = match(1, 2), match(0, 1)
    assert nearest(LINE, [far, near], 2, 3, 10) is near
    sure, unsure = match(1, 2, sure=0.9), match(1, 2, sure=0.5)
    assert nearest(LINE, [unsure, sure], 2, 3, 10) is sure


def test_matches_are_asked_for_by_topic_and_way():
    looked = Looked(LINE, matches=[match(0, 1), match(1, 2, **{"with": "money"})])
    assert [one.first for one in looked.of("worker_pay")] == [0]
    assert [one.first for one in looked.of("worker_pay", "money")] == [1]
    assert match(0, 1).sure == 0.8
