from __future__ import annotations

import pytest
from tests.extract.lines import countries, sentence, statements

from fairward.extract.places import Gazetteer


def codes(text, language="en"):
    return [mention.code for mention in countries(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "He gave us nothing.",
        "Us too.",
        "The cost was US$500.",
        "A turkey and a pole stood there.",
        "The states differ.",
        "They may chat in the jersey.",
    ],
)
def test_common_words_are_no_countries(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The US and the U.S. and the USA", "en", ["US", "US", "US"]),
        ("The United States of America", "en", ["US"]),
        ("Cuban doctors in the Bahamas", "en", ["CU", "BS"]),
        ("médicos cubanos en Las Bahamas", "es", ["CU", "BS"]),
        ("EE. UU. y EEUU", "es", ["US", "US"]),
        ("medici cubani in Calabria e all'Avana", "it", ["CU", "IT", "CU"]),
        ("médicos cubanos em Moçambique e no Brasil", "pt", ["CU", "MZ", "BR"]),
        ("os EUA e Cabo Verde", "pt", ["US", "CV"]),
        ("Trinidad and Tobago", "en", ["TT"]),
        ("TURKEY HIRES NURSES", "en", ["TR"]),
    ],
)
def test_countries_are_known_by_their_names_and_peoples(text, language, found):
    assert codes(text, language) == found


@pytest.mark.parametrize(
    ("text", "found"), [("Calabria hired them", ["IT"]), ("the hospitals of Kerala", ["IN"]), ("the Caribbean", [])]
)
def test_a_part_of_a_country_stands_for_it_and_a_group_of_countries_for_none(text, found):
    assert codes(text) == found


def test_a_form_taken_only_as_written_needs_no_other_guard():
    gazetteer = Gazetteer({"TR": {"names": {"en": ["Turkey"]}, "capitals": ["Turkey"]}}, "en")
    assert gazetteer.mentions(sentence("a turkey")) == []
    assert [mention.code for mention in gazetteer.mentions(sentence("in Turkey, in TURKEY"))] == ["TR", "TR"]


def about(text):
    """Return sender and host of the last thing that a text says."""
    last = statements(text)[-1].about
    return last.sender, last.host


def test_a_text_that_names_no_country_settles_none():
    assert about("The medical missions are forced labour.") == (None, None)


def test_the_people_beside_the_workers_are_the_sender_and_the_other_country_the_host():
    assert about("The Bahamas hired Cuban doctors. The Bahamas calls it forced labour.") == ("CU", "BS")


def test_countries_that_only_speak_are_no_hosts():
    text = "Cuban doctors work in Jamaica. Jamaica needs Cuban doctors.\n\nThe United States and again the United States object. It is forced labour."
    assert about(text) == ("CU", "JM")


def test_two_hosts_named_alike_settle_none():
    assert about("Cuban doctors work in Jamaica and Guyana.\n\nIt is forced labour.") == ("CU", None)


def test_the_host_of_a_sentence_is_the_one_that_it_names_nearest():
    text = "Cuban doctors work in Jamaica and Guyana. In Jamaica it is forced labour, and in Guyana they are paid directly."
    assert [(one.topic.value, one.about.host) for one in statements(text)[-2:]] == [
        ("characterisation", "JM"),
        ("payment_route", "GY"),
    ]
