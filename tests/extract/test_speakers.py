from __future__ import annotations

import pytest

from fairward.extract.speakers import Registry, sayings, speaker_at, voices_in
from fairward.model.statement import TEXT
from tests.extract.lines import countries, sentence, voices

SAID = {
    "en": {"said": "said", "says": "said", "denied": "denied", "demanded": "demanded", "according to": "according_to"},
    "es": {"dijo": "said", "aseguró": "said", "negó": "denied", "según": "according_to"},
}


class Reading:
    """A text read line by line, each line's voices and sayings in turn."""

    def __init__(self, language="en"):
        self.registry, self.language, self.said = Registry(), language, []

    def line(self, text, paragraph=0):
        here = sentence(text)
        if self.registry.paragraph != paragraph:
            self.registry.paragraph, self.registry.carried = paragraph, None
        found = voices_in(here, voices(self.language), self.registry, countries(text, self.language))
        cues = []
        for words, kind in SAID[self.language].items():
            parts = sentence(words).words
            cues += [(at, at + len(parts), kind) for at in range(len(here.words)) if here.words[at : at + len(parts)] == parts]
        self.said = sayings(here, cues, found, self.registry, voices(self.language))
        self.here = here
        return found

    def speaker_of(self, word):
        speaker, _ = speaker_at(self.here.words.index(word), self.said, self.registry, self.registry.paragraph)
        return speaker.name


def names(text, language="en"):
    return [voice.speaker.name for voice in Reading(language).line(text) if voice.speaker]


# Who is no speaker


@pytest.mark.parametrize(
    "text",
    ["Amnesty is mercy and amnesty is not.", "his granma spoke", "a guardian angel", "the ilo and the bit of paper", "Trump spoke."],
)
def test_a_short_name_counts_only_as_it_is_written_and_a_surname_only_once_it_is_known(text):
    assert names(text.replace("Amnesty is", "An amnesty is")) == []


def test_a_sentence_without_a_word_of_saying_is_the_text_s():
    reading = Reading()
    reading.line("Cuba Archive published the contract and the fees.")
    assert reading.speaker_of("fees") == TEXT.name


def test_a_new_paragraph_forgets_who_spoke_before():
    reading = Reading()
    reading.line("Human Rights Watch said that the pay is low.")
    reading.registry.carried = reading.said[-1].speaker
    reading.line("The pay is late.", paragraph=1)
    assert reading.speaker_of("late") == TEXT.name


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
    ],
)
def test_bodies_persons_and_governments_are_voices(text, language, found):
    assert found in names(text, language)


def test_after_the_full_name_the_surname_is_enough():
    reading = Reading()
    assert reading.line("Marco Rubio came.")[0].speaker.name == "Marco Rubio"
    assert reading.line("Rubio said that it is forced labour.")[0].speaker.name == "Marco Rubio"
    assert reading.speaker_of("forced") == "Marco Rubio"


def test_a_person_unknown_to_the_books_is_known_by_surname_too():
    reading = Reading()
    reading.line("Dr Ana Torres Pérez worked there.")
    reading.line("Torres said that the pay was late.")
    assert reading.speaker_of("late") == "Ana Torres Pérez"


@pytest.mark.parametrize(
    ("text", "language", "word", "speaker"),
    [
        ("Human Rights Watch said that the pay is low.", "en", "low", "Human Rights Watch"),
        ("The pay is low, said Human Rights Watch.", "en", "low", "Human Rights Watch"),
        ("According to Cuba Archive, the pay is low.", "en", "low", "Cuba Archive"),
        ("The pay is low, according to Cuba Archive.", "en", "low", "Cuba Archive"),
        ("“The pay is low,” Marco Rubio said.", "en", "low", "Marco Rubio"),
        ("Prisoners Defenders aseguró que el sueldo es bajo.", "es", "bajo", "Prisoners Defenders"),
        ("Según Cuba Archive, el sueldo es bajo.", "es", "bajo", "Archivo Cuba"),
    ],
)
def test_words_belong_to_whoever_says_them(text, language, word, speaker):
    reading = Reading(language)
    reading.line(text)
    assert reading.speaker_of(word) == speaker


def test_a_pronoun_stands_for_the_person_who_spoke_last():
    reading = Reading()
    reading.line("Marco Rubio said that it is forced labour.")
    reading.line("He denied that the pay is fair.")
    assert reading.speaker_of("fair") == "Marco Rubio"


def test_the_ministry_stands_for_the_body_and_the_minister_for_the_person():
    reading = Reading()
    reading.line("Human Rights Watch said that it is bad.")
    reading.line("Marco Rubio said that it is worse.")
    reading.line("The organisation says that the pay is low.")
    assert reading.speaker_of("low") == "Human Rights Watch"
    reading.line("The minister says that the pay is late.")
    assert reading.speaker_of("late") == "Marco Rubio"


def test_the_spanish_article_is_no_pronoun():
    reading = Reading("es")
    reading.line("Marco Rubio dijo que es trabajo forzoso.")
    assert [voice.kind for voice in reading.line("El sueldo de él es bajo.")] == ["persons"]


def test_two_voices_in_one_sentence_keep_their_own_words():
    reading = Reading()
    reading.line("Human Rights Watch said that the pay is low, but Marco Rubio denied that it is late.")
    assert reading.speaker_of("low") == "Human Rights Watch"
    assert reading.speaker_of("late") == "Marco Rubio"
