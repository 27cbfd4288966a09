"""Names as they stand in a sentence: articles, known voices, titles that say nothing of their source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.naming import known_voice, of_voice, opening_words, own_title, publisher, with_article


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "Cuban Government", "the Cuban Government"),
        ("en", "Government of The Bahamas", "the Government of The Bahamas"),
        ("en", "The Prime Minister", "the Prime Minister"),
        ("en", "Prime Minister Philip Davis", "Prime Minister Philip Davis"),
        ("en", "Cuba's foreign ministry", "Cuba's foreign ministry"),
        ("en", "Cuba Archive", "Cuba Archive"),
        ("en", "United States", "the United States"),
        ("es", "Gobierno de Cuba", "el Gobierno de Cuba"),
        ("pt", "Ministério da Saúde", "o Ministério da Saúde"),
        ("pt", "Embaixada de Cuba", "a Embaixada de Cuba"),
        ("pt", "Ministry of Health", "o Ministry of Health"),
        ("pt", "the government", "o Governo"),
        ("fr", "Ministère de la Santé", "le Ministère de la Santé"),
        ("fr", "Ambassade de Cuba", "l’Ambassade de Cuba"),
        ("fr", "Gobierno de Cuba", "le Gobierno de Cuba"),
        ("fr", "Philip Davis", "Philip Davis"),
        ("es", "Embajada de Cuba", "la Embajada de Cuba"),
        ("es", "Archivo Cuba", "Archivo Cuba"),
        ("es", "el ministerio", "el ministerio"),
        ("es", "Ministry of Health and Wellness (example)", "el Ministry of Health and Wellness (example)"),
        ("es", "US Embassy", "la US Embassy"),
        ("es", "the ministry", "el ministerio"),
        ("es", "Reuters", "Reuters"),
        ("en", "La organización", "the organisation"),
    ],
)
def test_bodies_and_offices_take_an_article(language, name, told):
    assert with_article(name, language) == told


def test_known_voices_have_a_name_in_each_language():
    assert (
        known_voice("ministerio de relaciones exteriores de cuba") == known_voice("Cuban Foreign Ministry") == "minrex"
    )
    assert of_voice("minrex", "en") == "Cuban Ministry of Foreign Affairs"
    assert of_voice("minrex", "es") == "Ministerio de Relaciones Exteriores de Cuba"
    assert of_voice(None, "en") is None


@pytest.mark.parametrize(
    "title",
    [
        "",
        "C:\\papers\\contract final.docx",
        "/srv/in/contract",
        "acuerdo_v2.pdf",
        "Microsoft Word - contrato.doc",
        "Untitled",
    ],
)
def test_paths_and_names_of_files_are_no_titles(title):
    assert own_title(replace(make.reply(), title=title)) is None


@pytest.mark.parametrize("title", ["Prices and/or wages in 2024/25", "Acuerdo sobre servicios de salud"])
def test_other_titles_stand(title):
    assert own_title(replace(make.reply(), title=title)) == title


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Ministry of Health and Wellness (example)", "Ministry of Health and Wellness (example)"),
        ("Ministerio de Relaciones Exteriores de Cuba", "Ministerio de Relaciones Exteriores de Cuba"),
        ("Government of the Bahamas demands direct pay", None),
        ("Nassau to hire its Cuban health staff itself", None),
    ],
)
def test_a_title_that_only_names_a_body_is_the_publisher(title, who):
    assert publisher(replace(make.reply(), title=title, publisher=None)) == who


def test_texts_without_a_title_are_known_by_their_first_words():
    text = "\nRelated videos:\nThe Cuban government confirmed this Thursday that more than 24,000 workers are abroad."
    assert opening_words(make.document("001.txt", text)) == "The Cuban government confirmed this…"
    assert opening_words(make.document("002.txt", "Two words")) == "Two words"
