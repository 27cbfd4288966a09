"""Learned weights: what is packed is what is weighed, and languages do not hear one another's words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.learned import Expected, Labels, Linear, chance, features, joined, logit, pack

NAMES = ["en:salary", "en:kept back", "es:salary", "c:wage"]
WEIGHTS = [[1.5, -2.0], [0.25, 4.0], [9.0, 9.0], [-0.5, 0.125]]
MODEL = pack(NAMES, ["pay", "pay:late"], WEIGHTS, [0.1, -0.2])


def test_scores_are_the_intercept_and_the_weights_of_what_is_there_over_its_length() -> None:
    found = {"en:salary": 1.0, "en:kept back": 0.5, "c:wage": 1.0, "en:unknown": 1.0}
    length = math.sqrt(1 + 0.25 + 1)
    assert Linear(MODEL, "en").scores(found) == pytest.approx(
        [0.1 + (1.5 + 0.125 - 0.5) / length, -0.2 + (-2.0 + 2.0 + 0.125) / length], abs=1e-3
    )


def test_nothing_known_leaves_the_intercepts() -> None:
    assert Linear(MODEL, "en").scores({"en:other": 1.0}) == pytest.approx([0.1, -0.2])


def test_words_of_another_language_are_not_heard() -> None:
    assert Linear(MODEL, "en").scores({"es:salary": 1.0}) == pytest.approx([0.1, -0.2])
    assert Linear(MODEL, "es").scores({"es:salary": 1.0}) == pytest.approx([9.1, 8.8], abs=1e-3)


@given(some.lists(some.lists(some.floats(-30, 30), min_size=3, max_size=3), min_size=1, max_size=40))
def test_any_weights_add_up_as_numbers_do(rows: list[list[float]]) -> None:
    names = [f"c:{number}" for number in range(len(rows))]
    scores = Linear(pack(names, ["a", "b", "c"], rows, [0, 0, 0]), "en").scores(dict.fromkeys(names, 1.0))
    wanted = [sum(row[at] for row in rows) / math.sqrt(len(rows)) for at in range(3)]
    assert scores == pytest.approx(wanted, abs=0.01 * len(rows))


def test_features_name_the_language_of_words_and_share_concepts() -> None:
    assert features(["they", "pay"], {"wage"}, {"17"}, "en") == {
        "en:they": 1.0,
        "en:pay": 1.0,
        "en:they pay": 0.5,
        "c:wage": 1.0,
        "s:17": 0.5,
    }


@given(some.floats(0.001, 0.999))
def test_odds_and_chances_are_inverse(probability: float) -> None:
    assert chance(logit(probability)) == pytest.approx(probability)


def test_a_topic_is_weighed_on_the_whole_and_on_the_part_that_speaks_for_it_most() -> None:
    labels = Labels(["movement", "movement:breach", "movement:safeguard"])
    expected = joined(labels, [(0, 9), (0, 4), (4, 9)], [[0.0, 1.0, 0.0], [-2.0, 9.0, 9.0], [2.0, -1.0, 3.0]])
    assert expected.places["movement"] == (4, 9)
    assert chance(expected.topics["movement"]) == pytest.approx((chance(0.0) + chance(2.0)) / 2)
    assert expected.value("movement") == "safeguard"


def test_what_is_unlikely_is_not_worth_a_thought() -> None:
    expected = Expected(topics={"movement": logit(0.5), "violence": logit(0.01)})
    assert expected.likely() == ["movement"]
    assert expected.value("movement") == ""
