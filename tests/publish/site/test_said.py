"""The register's words: every language has all of them, with the same places to fill in."""

from __future__ import annotations

import re

import pytest

from fairward.publish.site.said import country, languages, printable, said, topic


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


def test_words_of_a_source_do_not_turn_the_line():
    assert printable("pay\u202e yap\u2066\x00") == "pay yap"
