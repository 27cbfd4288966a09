from __future__ import annotations

import pytest

from fairward.extract.places import Gazetteer, host_of, scene
from tests.extract.lines import countries, sentence

CRITICS = frozenset({"US"})


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
        ("Trinidad and Tobago", "en", ["TT"]),
        ("TURKEY HIRES NURSES", "en", ["TR"]),
    ],
)
def test_countries_are_known_by_their_names_and_peoples(text, language, found):
    assert codes(text, language) == found


@pytest.mark.parametrize(("text", "found"), [("Calabria hired them", ["IT"]), ("the hospitals of Kerala", ["IN"]), ("the Caribbean", [])])
def test_a_part_of_a_country_stands_for_it_and_a_group_of_countries_for_none(text, found):
    assert codes(text) == found


def test_a_form_taken_only_as_written_needs_no_other_guard():
    gazetteer = Gazetteer({"TR": {"names": {"en": ["Turkey"]}, "capitals": ["Turkey"]}}, "en")
    assert gazetteer.mentions(sentence("a turkey")) == []
    assert [mention.code for mention in gazetteer.mentions(sentence("in Turkey, in TURKEY"))] == ["TR", "TR"]


def settled(*texts):
    lines = [sentence(text) for text in texts]
    workers = {number: [(at, at + 1) for at, word in enumerate(line.words) if word in ("doctors", "nurses")] for number, line in enumerate(lines)}
    return scene({number: countries(text) for number, text in enumerate(texts)}, workers, CRITICS)


def test_without_a_country_nothing_is_settled():
    assert (settled("The doctors left.").sender, settled("The doctors left.").host) == (None, None)


def test_the_people_beside_the_workers_are_the_sender_and_the_other_country_the_host():
    view = settled("The Bahamas hired Cuban doctors.", "The Bahamas pays Havana.")
    assert (view.sender, view.host) == ("CU", "BS")


def test_countries_that_only_speak_are_no_hosts():
    view = settled("Cuban doctors work in Jamaica.", "The United States objects.", "The United States insists.")
    assert view.host == "JM"


def test_two_hosts_named_alike_settle_none():
    assert settled("Cuban doctors work in Jamaica and Guyana.").host is None


def test_the_host_of_a_sentence_is_the_one_named_nearest():
    text = "Jamaica pays little, and the Cuban doctors in Guyana got more"
    here = sentence(text)
    view = settled(text)
    assert host_of(here, countries(text), here.words.index("little"), view, CRITICS) == "JM"
    assert host_of(here, countries(text), here.words.index("more"), view, CRITICS) == "GY"
    assert host_of(here, countries("Cuban doctors"), 0, view, CRITICS) is None
