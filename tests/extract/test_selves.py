"""Whose own words a testimony or an interview is: the one who says "I"."""

from __future__ import annotations

import pytest
from tests.saying import document

from fairward import extract

ABOUT = "Les médecins cubains travaillent au Gabon en vertu d'un accord bilatéral.\n\n"
TESTIMONY = (
    "Je m'appelle Marisol Nada. Je suis médecin cubaine et ma mission était au Gabon, par un accord bilatéral.\n\n"
    "Le chef de la brigade a pris nos passeports à notre arrivée.\n\n"
    "Je ne touchais que 200 dollars par mois.\n\n"
    "Nous ne pouvions pas sortir sans autorisation.\n\n"
    "On m'a menacée de me renvoyer à Cuba.\n"
)


def speakers(text):
    return {s.topic.value: s.speaker.name for s in extract.statements(document(text, language="fr"))}


def test_a_report_has_no_teller():
    text = f"{ABOUT}Le chef de la brigade a pris les passeports des médecins cubains à leur arrivée.\n"
    assert set(speakers(text).values()) == {"text"}


def test_a_testimony_is_told_by_the_one_who_gives_a_name():
    said = speakers(TESTIMONY)
    assert {"identity_documents", "movement"} <= set(said)
    assert {said["identity_documents"], said["movement"]} == {"Marisol Nada"}


def test_a_testimony_without_a_name_stays_the_text_s():
    assert set(speakers(TESTIMONY.replace("Je m'appelle Marisol Nada. ", "")).values()) == {"text"}


def test_an_interview_is_told_by_the_first_person_named():
    text = (
        "Le docteur Marisol Nada, médecin cubaine en mission au Gabon, nous reçoit.\n"
        "— Comment êtes-vous payée ?\n— Je touche 200 dollars par mois.\n"
        "— Et votre passeport ?\n— Le chef de la brigade a pris nos passeports à notre arrivée.\n"
        "— Et la famille ?\n— Ma mission ne le permet pas.\n"
    )
    assert speakers(text)["identity_documents"] == "Marisol Nada"


@pytest.mark.parametrize(("before", "speaker"), [("Ana Ruiz nous reçoit chez elle. ", "Ana Ruiz"), ("", "text")])
def test_a_quotation_with_an_i_is_of_the_person_named_last(before, speaker):
    text = f"{ABOUT}Médecin cubaine au Gabon. {before}« Le chef de la brigade a pris mon passeport à mon arrivée. »\n"
    assert speakers(text)["identity_documents"] == speaker
