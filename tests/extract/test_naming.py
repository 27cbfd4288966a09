from __future__ import annotations

import pytest
from tests.extract.lines import countries, sentence, voices

from fairward.extract.naming import voices_in
from fairward.extract.voices import Registry


def names(*lines, language="en"):
    """Return the voices that the last of some lines names."""
    registry = Registry()
    for line in lines:
        found = voices_in(sentence(line), voices(language), registry, countries(line, language))
    return [voice.speaker.name for voice in found if voice.speaker]


# Who is no speaker


@pytest.mark.parametrize(
    "text",
    [
        "An amnesty is mercy.",
        "his granma spoke",
        "a guardian angel",
        "the ilo and the bit of paper",
        "Trump spoke.",
        "Monday came.",
    ],
)
def test_a_short_name_counts_only_as_it_is_written_and_a_surname_only_once_it_is_known(text):
    assert names(text) == []


@pytest.mark.parametrize("text", ["Talks on Jamaica ended.", "Chose Jamaica of three."])
def test_a_word_that_opens_a_sentence_before_a_country_is_no_first_name(text):
    assert names(text) in ([], ["Jamaica"])


def test_a_crowd_within_a_name_of_capitals_is_no_voice():
    assert names("o Mais Médicos contrata", language="pt") == []


def test_the_spanish_article_is_no_pronoun():
    registry = Registry()
    found = voices_in(sentence("El sueldo de él es bajo."), voices("es"), registry, [])
    assert [voice.first for voice in found] == [3]


# Who is


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("HRW reported", "en", "Human Rights Watch"),
        ("the ILO spoke", "en", "International Labour Organization (ILO)"),
        ("Amnesty spoke", "en", "Amnesty International"),
        ("MINREX habló", "es", "Ministerio de Relaciones Exteriores de Cuba"),
        ("Marco Rubio spoke", "en", "Marco Rubio"),
        ("Minister Holness spoke", "en", "Andrew Holness"),
        ("the Bahamian government spoke", "en", "Government of The Bahamas"),
        ("Dr Ana Torres Pérez spoke", "en", "Ana Torres Pérez"),
        ("According to Cuba Archive", "en", "Cuba Archive"),
        ("Según Prisoners Defenders", "es", "Prisoners Defenders"),
        ("Il Dipartimento di Stato ha parlato", "it", "Dipartimento di Stato"),
        ("La Regione Calabria ha parlato", "it", "Regione Calabria"),
        ("dice l'Ordine", "it", "l'Ordine"),
        ("o Ministério Público Federal falou", "pt", "Ministério Público Federal do Brasil (MPF)"),
        ("A OPAS falou", "pt", "Organização Pan-Americana da Saúde (OPAS)"),
        ("o governo angolano falou", "pt", "governo angolano"),
        ("L'Union des producteurs rappelle", "fr", "Union des producteurs"),
        ("Le Réseau d'entraide réclame", "fr", "Réseau d'entraide"),
        ("Selon le gouvernement cubain", "fr", "gouvernement cubain"),
    ],
)
def test_bodies_persons_and_governments_are_voices(text, language, found):
    assert found in names(text, language=language)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Marco Rubio came.", "Rubio spoke."), "Marco Rubio"),
        (("Secretary Rubio came.", "Rubio spoke."), "Marco Rubio"),
        (("Dr Ana Torres Pérez worked there.", "Torres spoke."), "Ana Torres Pérez"),
    ],
)
def test_a_surname_is_enough_once_the_person_is_known(lines, name):
    assert names(*lines) == [name]
