from __future__ import annotations

import pytest
from tests.extract.lines import statements


def speakers(text):
    return [one.speaker.name for one in statements(f"Cuban doctors came.\n\n{text}")]


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch said that it is forced labour.\n\nTheir wages were frozen.",
        "Their wages were frozen.\n\nHuman Rights Watch said that it is forced labour.",
    ],
)
def test_a_voice_ends_with_its_paragraph(text):
    assert sorted(speakers(text)) == ["Human Rights Watch", "text"]


def test_a_state_does_not_accuse_itself():
    assert speakers("Cuba said that 24,000 are abroad in its system of forced labour.") == ["text"]


def test_a_body_with_a_country_in_its_name_may_accuse_that_country():
    assert speakers("Cuba Archive said that it is forced labour.") == ["Cuba Archive"]


def test_a_state_denies_in_its_own_voice():
    (denial,) = statements("Cuban doctors came.\n\nThe Cuban government denied that it is forced labour.")
    assert (denial.stance.value, denial.speaker.voice) == ("denies", "cuban-government")


def test_the_voice_that_spoke_last_in_a_paragraph_lends_itself_to_the_next_sentence():
    assert speakers("Human Rights Watch said that it is forced labour. Their wages were frozen.") == [
        "Human Rights Watch",
        "Human Rights Watch",
    ]


def test_the_text_goes_on_behind_a_quotation_that_ended():
    assert speakers("“It is forced labour,” Marco Rubio said. Their wages were frozen.") == ["Marco Rubio", "text"]


def test_minutes_name_their_speakers_in_capitals():
    text = "MINISTER ANA RUIZ. It is forced labour.\n\nTheir wages were frozen.\n\nSENATOR JUAN DIAZ. They hand over their passports."
    assert speakers(text) == ["Ana Ruiz", "Ana Ruiz", "Juan Diaz"]


def test_what_only_sounds_like_saying_is_none():
    (one,) = statements("Medici cubani: Marco Rubio ha detto addio al lavoro forzato.", "it")
    assert one.speaker.name == "text"


def test_a_quotation_over_several_sentences_belongs_to_the_one_named_behind_it():
    assert speakers("“It is forced labour. Their wages were frozen,” Marco Rubio said.") == [
        "Marco Rubio",
        "Marco Rubio",
    ]
