from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.tellers import Tellers, TellingWords
from fairward.model.statement import SpeakerKind

WORDS = TellingWords.of(
    {
        "own_names": ["my name is", "chamo me"],
        "closings": ["yours sincerely", "subscreve se"],
        "opinions": ["opinion"],
        "bylines": ["by"],
        "notices": ["press release", "nota de esclarecimento"],
        "interviews": ["interview with", "talks to"],
        "called": ["we shall call"],
    }
)
TITLES = frozenset({"minister", "vice", "ministro", "deputado", "mr", "sr"})


def teller(text, words=""):
    speaker = Tellers(text, WORDS, TITLES).at(text.index(words))
    return speaker and speaker.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Odalys Vera, I am a nurse. They took my passport.", "Odalys Vera"),
        ("Chamo-me Odalys, sou médica.", "Odalys"),
        ("They took my passport.\n\nYours sincerely,\n\nAna Ruiz, Lima", "Ana Ruiz"),
        ("Perguntei e não respondeu.\n\nSubscreve-se, agradecido,\nJoaquim Revez, São Luís", "Joaquim Revez"),
        ("Opinion\nBy Ana Ruiz\nThis is slavery.", "Ana Ruiz"),
        ("HEALTH OFFICE OF HUAMBO\n\nNOTA DE ESCLARECIMENTO\n\nTrabalham aqui 73 médicos.", "HEALTH OFFICE OF HUAMBO"),
        ("MINISTRY OF HEALTH, ACCRA\nPress release for all editors\n\n115 nurses leave.", "MINISTRY OF HEALTH, ACCRA"),
    ],
)
def test_a_text_is_told_by_who_names_themselves_or_signs_it(text, name):
    assert teller(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The doctors said that my name is mud.",
        "By Ana Ruiz\nThe ministry pays the doctors.",
        "Opinion polls were published by the ministry.",
        "A press release said so.",
        "Yours sincerely is how letters close.",
    ],
)
def test_other_texts_speak_for_themselves(text):
    assert teller(text) is None


def test_a_name_opens_each_turn_of_a_record():
    text = (
        "Session of questions\n"
        "Mr Deputado Ana Ruiz: — Who is paid?\n"
        "O Sr. Vice-Ministro Rui Mabote (laughing): — They are paid directly.\n"
        "Deputado Ruiz: — I heard otherwise.\n"
        "Vice-Ministro: — Not from me.\n"
    )
    said = ("Session", "Who is", "paid directly", "otherwise", "Not from")
    assert [teller(text, words) for words in said] == [None, "Ana Ruiz", "Rui Mabote", "Ana Ruiz", "Rui Mabote"]


def test_one_line_with_a_name_is_no_record():
    assert teller("Ana Ruiz: — the nurse from Lima", "the nurse") is None


def test_a_person_tells_a_letter_and_a_body_a_notice():
    letter, notice = (
        Tellers(text, WORDS, TITLES).at(0) for text in ("My name is Ana.", "HEALTH OFFICE\nPress release\n")
    )
    assert letter is not None
    assert notice is not None
    assert (letter.kind, notice.kind) == (SpeakerKind.PERSON, SpeakerKind.BODY)


@given(text=some.text(), offset=some.integers(0, 200))
def test_any_text_has_a_teller_or_none(text, offset):
    speaker = Tellers(text, WORDS, TITLES).at(offset)
    assert speaker is None or speaker.name


INTERVIEW = (
    "Paper of the day\nAn interview with Ana Ruiz, a nurse\n\nHow were you paid?\nBy card.\n\n"
    "Who kept your passport?\nThe chief.\nHe still has it.\n\nMay you leave?\nNever.\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("By card", "Ana Ruiz"), ("He still", "Ana Ruiz"), ("Never", "Ana Ruiz"), ("Who kept", None), ("Paper", None)],
)
def test_whoever_is_interviewed_answers_and_the_paper_asks(words, name):
    assert teller(INTERVIEW, words) == name


def test_who_is_not_to_be_named_is_called_as_the_text_says():
    told = INTERVIEW.replace("An interview with Ana Ruiz, a nurse", "A nurse whom we shall call Rosa talks to us")
    assert teller(told, "By card") == "Rosa"


@pytest.mark.parametrize(
    ("old", "new"),
    [("An interview with Ana Ruiz", "Of Ana Ruiz"), ("May you leave?\nNever.\n", ""), ("Ana Ruiz", "a nurse")],
)
def test_without_three_questions_and_a_name_it_is_no_interview(old, new):
    assert teller(INTERVIEW.replace(old, new), "By card") is None
