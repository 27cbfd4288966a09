"""Traits: what is numbered once per word gives the very scores that the features written out give."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.concepts import Concepts
from fairward.extract.judging import of_form, text_features
from fairward.extract.learned import Linear, features, pack
from fairward.extract.together import CUT
from fairward.extract.traits import Traits

BOOK = {
    "worker": ["nurse*", "medical staff", "health work* abroad"],
    "paper": ["passport", "travel document*"],
    "place": ["hous* of rest"],
}
WORDS = "nurses medical staff health worker abroad travel documents houses of rest 12 on".split()
CONCEPTS = Concepts(BOOK, {"1": "nurse* staff", "2": "staff hous* medical", "3": "travel"})
STEMS = sorted({CONCEPTS.known(word).stem for word in WORDS} - {"rest"})
CHANCE = random.Random(7)
NAMES = [
    *(f"en:{stem}" for stem in STEMS),
    *(f"en:{one} {two}" for one in STEMS for two in STEMS if CHANCE.random() < 0.4),
    *("c:worker", "c:paper", "c:agreement", "es:nurses", "s:1", "s:2"),
    *(f"en:l {stem}" for stem in STEMS),
    "lc:worker",
    "en:rr on",
]
LABELS = ["pay", "pay:late", "leave", "gate:any"]
MODEL = Linear(pack(NAMES, LABELS, [[CHANCE.gauss(0, 1) for _ in LABELS] for _ in NAMES], [0.1, -0.2, 0.3, 0]), "en")
SENTENCES = some.lists(some.sampled_from(WORDS), min_size=1)


@given(SENTENCES, some.data(), some.booleans())
def test_a_sentence_and_its_parts_score_as_their_features_do(words, data, agreement):
    low = data.draw(some.integers(0, len(words) - 1))
    high = data.draw(some.integers(low + 1, len(words)))
    traced = Traits(MODEL, CONCEPTS, "en").of(words)
    form = MODEL.row("c:agreement") if agreement else 0
    for scores, part in ((traced.whole(form), words), (traced.part(low, high, form), words[low:high])):
        found = features(*CONCEPTS.of(part), CONCEPTS.senses(part), "en")
        assert list(scores) == MODEL.scores(of_form(found, agreement=agreement))


@given(some.lists(SENTENCES, min_size=1, max_size=6))
def test_a_text_scores_as_its_features_do_and_no_entry_runs_over_the_end_of_a_sentence(lines):
    stems = {stem for words in lines for stem in CONCEPTS.of(words)[0]}
    touched = {concept for words in lines for concept in CONCEPTS.of(words)[1]}
    together = [word for words in lines for word in (*words, CUT)][:-1]
    assert list(Traits(MODEL, CONCEPTS, "en").of_text(together)) == MODEL.scores(text_features(stems, touched, "en"))


@pytest.mark.parametrize("side", ["l", "rr"])
def test_beside_a_number_words_are_known_by_their_side(side):
    words = ["medical", "staff", "on", "12"]
    rows = Traits(MODEL, CONCEPTS, "en", side).rows(words) - {0}
    stems, touched = CONCEPTS.of(words)
    known = [*(f"en:{side} {stem}" for stem in stems), *(f"{side}c:{concept}" for concept in touched)]
    assert rows == {MODEL.row(name) for name in known} - {0}
    assert rows


def test_no_folder_fills_the_memory_with_its_rare_words(monkeypatch):
    monkeypatch.setattr("fairward.extract.traits._MOST_KNOWN", 3)
    traits = Traits(MODEL, CONCEPTS, "en")
    whole = list(traits.of(WORDS).whole(0))
    assert len(traits) <= 3
    assert whole == MODEL.scores(features(*CONCEPTS.of(WORDS), CONCEPTS.senses(WORDS), "en"))
