from __future__ import annotations

import json

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.learned import BITS, Learned, features, learned


@pytest.fixture
def model(tmp_path):
    """Return a model of two labels: "family" for the word family, "threats" for the word threat."""
    index = numpy.zeros(1 << BITS, dtype=numpy.int32)
    rows = numpy.zeros((3, 2), dtype=numpy.int8)
    for row, word in ((1, "family"), (2, "threat")):
        index[features([word])] = row
        rows[row, row - 1] = 100
    path = tmp_path / "en.npz"
    scale, bias = numpy.full(2, 0.05), numpy.full(2, -4.0)
    numpy.savez(path, rows=rows, index=index, scale=scale, bias=bias, labels=json.dumps(["family", "threats"]))
    return Learned(path)


def test_a_language_without_a_model_has_none():
    assert learned("xx") is None


def test_no_words_have_no_scores(model):
    assert model.scores([]) == {}


def test_words_score_for_the_labels_that_they_sound_like(model):
    assert set(model.scores(["family"])) == {"family"}
    assert set(model.scores(["threat"])) == {"threats"}
    assert model.scores(["weather"]) == {}


@given(words=some.lists(some.text(min_size=1, max_size=8), max_size=20))
def test_features_are_the_same_each_time_and_in_range(words):
    found = features(words)
    assert found == features(words) == sorted(set(found))
    assert all(0 <= number < 1 << BITS for number in found)


def test_figures_are_all_one_word():
    assert features(["pays", "12,000"]) == features(["pays", "5"])
