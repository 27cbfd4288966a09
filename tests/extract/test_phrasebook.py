from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.extract.lines import sentence

from fairward.extract.phrasebook import Phrasebook
from fairward.model.problem import BookError


def book(**more):
    return Phrasebook(
        {"language": "en", "sets": {"worker": ["doctor*", "health worker*", "nurse"]}, **more}, "phrases/test.yaml"
    )


def found(phrase, text):
    phrases = book()
    here = sentence(text)
    compiled = phrases.compile(phrase)
    phrases.look(here)
    span = phrases.match(compiled, here)
    return here.written(*span) if span else None


# What is refused


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("<farmer> left", "<farmer> is not among sets"),
        ("", "holds no words"),
        ("[maybe]", "holds no words"),
        ("& ..", "holds no words"),
    ],
)
def test_a_phrase_that_says_nothing_is_refused_by_name(phrase, said):
    with pytest.raises(BookError, match=said) as error:
        book().compile(phrase)
    assert "phrases/test.yaml" in str(error.value)


# What does not match


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hand over", "They hand it over."),
        ("hand over", "They hand, over"),
        ("nurse", "nurses came"),
        ("take .. passport*", "They take away each and every passport"),
        ("passport* take", "They take passports"),
        ("take & passport*", "They take papers"),
        ("<worker> left", "The farmer left"),
    ],
)
def test_words_that_are_not_there_do_not_match(phrase, text):
    assert found(phrase, text) is None


# What does


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("hand over", "They hand over papers.", "hand over"),
        ("hand-over", "A hand over", "hand over"),
        ("doctor*", "the doctors left", "doctors"),
        ("take|seize|seized", "They seized them", "seized"),
        ("take .. passport*", "They take all their passports", "take all their passports"),
        (
            "take ... passport*",
            "They take, on the day that they come, all passports",
            "take, on the day that they come, all passports",
        ),
        ("take & passport*", "The passports that they take", "passports that they take"),
        ("<worker> left", "The health workers left", "health workers left"),
        ("take [all] passports", "They take passports", "take passports"),
        ("take [all] passports", "They take all passports", "take all passports"),
        ("don't pay", "They don't pay", "don't pay"),
        ("médico*", "los medicos", "medicos"),
        ("(taken away|held) by", "It was taken away by them", "taken away by"),
    ],
)
def test_phrases_match_what_they_say(phrase, text, words):
    assert found(phrase, text) == words


def test_the_nearest_words_are_taken_together():
    assert (
        found("take & passport*", "They take bread. ".rstrip(". ") + " and when they take a passport they")
        == "take a passport"
    )


def test_a_phrase_comes_to_mind_where_its_telling_words_stand():
    phrases = book(topics={"identity_documents": [{"value": "breach", "say": ["<worker> .. the passport"]}]})
    assert phrases.called(sentence("The passport of a nurse"), phrases.said) == 1
    assert phrases.called(sentence("A passport of the State"), phrases.said) == 0
    assert [entry.topic for entry in phrases.entries][:1] == ["identity_documents"]


def test_only_signs_of_the_kind_of_text_are_scanned_for():
    phrases = book(programme=["brigade of ours"], topics={"movement": [{"value": "breach", "say": ["curfew"]}]})
    assert set(phrases.triggers) == {"brigade", "ours"}


def test_lists_outside_topics_are_filed_under_a_dot():
    phrases = book(negation=["not"], speech={"said": ["says"]})
    assert {".negation", ".said"} <= set(phrases.topics)


WORDS = some.sampled_from(["take", "doctors", "passport", "nurse", "health", "workers", "left", ",", ".", "12"])


@given(
    text=some.lists(WORDS, max_size=30).map(" ".join),
    phrase=some.sampled_from(["<worker> .. left", "take & passport & <worker>", "take ... <worker> [left]"]),
)
def test_a_match_lies_in_its_sentence(text, phrase):
    phrases = book()
    here = sentence(text)
    phrases.look(here)
    span = phrases.match(phrases.compile(phrase), here)
    assert span is None or 0 <= span[0] < span[1] <= len(here.words)
