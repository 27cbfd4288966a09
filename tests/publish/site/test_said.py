"""The register's words: every language has all of them, with the same places to fill in."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from fairward.publish.site.said import called, country, languages, printable, said, speaker, topic


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_word(language):
    english, own = said("en"), said(language)
    assert own.keys() == english.keys()
    for name, text in english.items():
        if isinstance(text, str):
            assert set(re.findall(r"{\w+}", own[name])) == set(re.findall(r"{\w+}", text)), name
        else:
            assert len(own[name]) == len(text), name


def test_no_word_has_the_name_of_what_a_dictionary_does():
    assert [name for name in said("en") if hasattr(dict, name)] == [], "a template would show that instead"


def test_countries_and_topics_have_their_names():
    assert country("BS", "en") == "The Bahamas"
    assert country("QQ", "en") == "QQ"
    assert topic("worker_pay", "es") == "Lo que recibe el trabajador"


def test_a_known_body_has_its_name_in_the_pages_language():
    assert called("Cuban Ministry of Foreign Affairs", "fr") == "Ministère des Affaires étrangères de Cuba"
    assert called("Gobierno de Cuba", "pt") == "Governo de Cuba"
    assert called("The Prime Minister", "fr") == "The Prime Minister"
    known = SimpleNamespace(name="the regime", voice="cuban-government")
    assert speaker(SimpleNamespace(speaker=known), "en") == "Cuban Government"
    own = SimpleNamespace(name="text", voice=None)
    assert speaker(SimpleNamespace(speaker=own), "fr") == said("fr")["source"]


def test_words_of_a_source_do_not_turn_the_line():
    assert printable("pay\u202e yap\u2066\x00") == "pay yap"
