"""Details of private persons are found; figures, dates and articles that are none are left alone."""

from __future__ import annotations

import pytest
from tests.publish.register import CANARIES, TEXT

from fairward.publish.redact import details, known_names
from fairward.publish.redact.search import is_card, is_iban


def found(text):
    return {(one.kind, one.text) for one in details(text, known_names())}


@pytest.mark.parametrize(
    "text",
    [
        "The Bahamas pays 12,000 dollars a month; 1.200 USD reach the worker (10 %).",
        "Article 12. Resolution 168 of 2010. Law No. 7 of 1 March 2012, section 45.",
        "Between 2018 and 2025 some 31,000 workers left 27 countries.",
        "Prime Minister Philip Davis and the Minister of Health and Wellness, Michael Darville, denied it.",
        "Marco Rubio, the Secretary of State, spoke with Cuba Archive and its director Maria Werlau.",
        "The Ministry of Health of Belize and the World Health Organization signed in Belize City.",
        "La Comercializadora de Servicios Médicos Cubanos cobra por cada Colaborador.",
    ],
)
def test_what_is_public_is_left_alone(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to ana (at) example.org.", "email", "ana (at) example.org"),
        ("pasaporte número E1234567", "passport", "E1234567"),
        ("P<CUBQUINTERO<<YANELIS<<<<<<<<", "passport", "P<CUBQUINTERO<<YANELIS<<<<<<<<"),
        ("cédula 001-1234567-8", "identity_number", "001-1234567-8"),
        ("nacida el 15 de abril de 1985 en Holguín", "birth_date", "15 de abril de 1985"),
        ("teléfono 52841177", "phone", "52841177"),
        ("Call +1 (242) 555-0199 today", "phone", "+1 (242) 555-0199"),
        ("vive en la calle Maceo 12", "address", "calle Maceo 12"),
        ("17 Bay Street, Nassau", "address", "17 Bay Street"),
        ("the nurse María Pérez García left", "person", "María Pérez García"),
        ("la doctora Yudisleidis se fue", "person", "Yudisleidis"),
        ("me llamo Yadira y soy enfermera", "person", "Yadira"),
        ("see instagram.com/someone.private", "profile", "instagram.com/someone.private"),
    ],
)
def test_private_details_are_found(text, kind, words):
    assert (kind, words) in found(text)


def test_every_canary_is_found():
    covered = [False] * len(TEXT)
    for one in details(TEXT, known_names()):
        covered[one.start : one.end] = [True] * (one.end - one.start)
    missed = {
        kind
        for kind, words in CANARIES.items()
        for at in range(len(TEXT))
        if TEXT.startswith(words, at) and not all(covered[at : at + len(words)])
    }
    assert missed == set()


def test_a_name_that_was_found_is_found_again_by_its_surname():
    text = "Nurse Ana Zaldívar left. Zaldívar was threatened."
    assert ("person", "Zaldívar") in found(text)


def test_account_numbers_are_known_by_their_check_figures():
    assert is_iban("ES91 2100 0418 4502 0005 1332")
    assert not is_iban("ES91 2100 0418 4502 0005 1333")
    assert is_card("4111 1111 1111 1111")
    assert not is_card("4111 1111 1111 1112")
    assert not is_card("0000 0000 0000 0000")
