from __future__ import annotations

import pytest
from tests.extract.lines import sentence

from fairward.extract.offices import OfficeWords, office_at
from fairward.model.statement import Speaker, SpeakerKind

WORDS = OfficeWords(
    articles={"the"}, persons={"minister", "secretary"}, bodies={"ministry"}, narrowing={"prime", "foreign", "health"}
)
HOLNESS = Speaker(name="Andrew Holness", kind=SpeakerKind.PERSON)


def office(text, held=None):
    return office_at(sentence(text), 0, WORDS, {} if held is None else held)


@pytest.mark.parametrize(
    "text",
    [
        "prime minister",
        "the minister said",
        "the good minister",
        "the foreign",
        "the health, ministry",
        "the Health Ministry",
    ],
)
def test_an_office_that_nothing_narrows_down_is_left_to_others(text):
    assert office(text) is None


@pytest.mark.parametrize(
    ("text", "person", "name"),
    [("the prime minister said", True, "prime minister"), ("the foreign ministry said", False, "foreign ministry")],
)
def test_an_office_without_a_holder_speaks_by_its_name(text, person, name):
    found = office(text)
    assert (found.person, found.speaker.name, found.last) == (person, name, 3)
    assert found.speaker.kind is (SpeakerKind.PERSON if person else SpeakerKind.BODY)


@pytest.mark.parametrize("title", [("prime", "minister"), ("jamaica", "s", "prime", "minister")])
def test_an_office_that_the_text_has_tied_to_a_name_is_that_person(title):
    assert office("the prime minister said", {title: HOLNESS}).speaker is HOLNESS


def test_the_ministry_means_the_body_named_before_or_else_stands_for_itself():
    here = sentence("the ministry said")
    assert office_at(here, 0, WORDS, {}, pointing=True) is None
    found = office_at(here, 0, WORDS, {})
    assert found is not None
    assert found.speaker.name == "the ministry"


def test_another_office_is_another_person():
    held = {("prime", "minister"): HOLNESS}
    assert office("the foreign minister said", held).speaker.name == "foreign minister"


def test_the_same_office_is_the_same_voice_again():
    held = {}
    assert office("the foreign ministry said", held).speaker is office("the foreign ministry denied", held).speaker
