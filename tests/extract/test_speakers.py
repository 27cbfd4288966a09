from __future__ import annotations

import pytest
from tests.extract.lines import countries, sentence, statements, voices

from fairward.extract.naming import voices_in
from fairward.extract.voices import Registry


def names(*lines, language="en"):
    """Return the voices that the last of some lines names."""
    registry = Registry()
    for line in lines:
        found = voices_in(sentence(line), voices(language), registry, countries(line, language))
    return [voice.speaker.name for voice in found if voice.speaker]


def speakers(text):
    """Return who says each thing of a text, in its order."""
    return [one.speaker.name for one in statements(f"Cuban doctors came.\n\n{text}")]


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


@pytest.mark.parametrize(
    "text",
    [
        "It is forced labour.",
        "Cuba Archive published a contract of forced labour.",
        "Human Rights Watch spoke last year.\n\nIt is forced labour.",
        "Marco Rubio said a word.\n\nThe rumour said that it is forced labour.",
    ],
)
def test_without_a_word_of_saying_the_text_speaks(text):
    assert speakers(text) == ["text"]


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Human Rights Watch said that it is forced labour.", "Human Rights Watch"),
        ("It is forced labour, said Human Rights Watch.", "Human Rights Watch"),
        ("According to Cuba Archive, it is forced labour.", "Cuba Archive"),
        ("It is forced labour, according to Cuba Archive.", "Cuba Archive"),
        ("“This is forced labour,” Marco Rubio said.", "Marco Rubio"),
        ("Marco Rubio, a critic of Havana, said that it is forced labour.", "Marco Rubio"),
        ("A former nurse said that it is forced labour.", "former nurse"),
    ],
)
def test_words_belong_to_whoever_says_them(text, speaker):
    assert [name.removeprefix("A ") for name in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Marco Rubio said that it is forced labour. He said that their wages are frozen.",
            ["Marco Rubio", "Marco Rubio"],
        ),
        (
            "HRW said that it is forced labour. Marco Rubio said that he wants visa restrictions. The organisation said that their wages are frozen.",
            ["Human Rights Watch", "Marco Rubio", "Human Rights Watch"],
        ),
        (
            "Human Rights Watch said that it is forced labour, but Marco Rubio said that their wages are frozen.",
            ["Human Rights Watch", "Marco Rubio"],
        ),
    ],
)
def test_pronouns_and_stand_ins_point_back_and_two_voices_keep_their_own_words(text, found):
    assert speakers(text) == found


def test_a_new_paragraph_is_the_text_s_again():
    assert speakers("Human Rights Watch said that it is forced labour.\n\nTheir wages were frozen.") == [
        "Human Rights Watch",
        "text",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Cuba Archive said that it is forced labour. The minister denied that their wages were frozen.",
            ["Cuba Archive", "The minister"],
        ),
        (
            "Marco Rubio said that it is forced labour. The ministry denied that their wages were frozen.",
            ["Marco Rubio", "The ministry"],
        ),
    ],
)
def test_a_denial_is_never_put_into_the_mouth_of_the_accuser(text, found):
    assert speakers(text) == found
