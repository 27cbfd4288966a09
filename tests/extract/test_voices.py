from __future__ import annotations

import pytest
from tests.extract.lines import sentence, voices

from fairward.extract.voices import Registry, Voice
from fairward.model.statement import TEXT, Speaker, SpeakerKind

ANA = Speaker(name="Ana Torres", kind=SpeakerKind.PERSON)
UNION = Speaker(name="Nurses' Union", kind=SpeakerKind.BODY)


@pytest.mark.parametrize("kind", ["person", "body"])
def test_nobody_is_meant_before_anybody_spoke(kind):
    assert Registry().recall(kind) is None


def test_the_text_is_nobody_to_point_back_to():
    registry = Registry()
    registry.heard(TEXT, "report")
    assert registry.last is None


def test_a_minister_is_the_person_and_a_ministry_the_body_that_spoke():
    registry = Registry()
    registry.heard(ANA, "person")
    registry.heard(UNION, "body")
    assert (registry.recall("person"), registry.recall("body"), registry.recall("persons")) == (ANA, UNION, ANA)


def test_he_means_a_person_named_later_than_the_one_who_spoke():
    registry = Registry()
    registry.heard(UNION, "body")
    registry.named(Voice(0, 2, "person", ANA), sentence("Ana Torres came."), voices("en"))
    assert registry.recall("persons") == ANA


@pytest.mark.parametrize(
    ("text", "place", "speaks"),
    [
        ("He said no.", 1, True),
        ("They were told nothing.", 2, False),
        ("It was said by Ana.", 2, True),
    ],
)
def test_a_passive_says_nothing_unless_somebody_does_it(text, place, speaks):
    assert voices("en").speaks(sentence(text), place, "said") is speaks
