"""Who is a private person, and who speaks in public."""

from __future__ import annotations

import pytest

from fairward.publish.redact.folded import folded
from fairward.publish.redact.persons import Known, known_names, persons


def names(text, known=None):
    return [text[start:end] for start, end, _ in persons(text, folded(text), known or known_names())]


def test_the_atlas_knows_those_who_speak_in_public():
    known = known_names().names
    assert {"marco rubio", "cuba archive", "bahamas"} <= known


@pytest.mark.parametrize("office", ["President", "Minister of Health", "Ambassador", "Senator"])
def test_the_holder_of_an_office_is_kept(office):
    assert names(f"{office} Juan Ejemplo Pérez said so.") == []


def test_a_body_with_the_name_of_a_person_is_kept():
    assert names("The Juan Ejemplo Hospital and the Carlos Finlay Institute took part.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They may join the worker. The Sender shall not refuse passports.",
        "No debt falls on the nurse. Each Party pays its own costs.",
        "La paga es del trabajador. Los Colaboradores la reciben enteros.",
        "Le contrat est remis au patient. Chaque Partie le signe.",
    ],
)
def test_a_party_at_the_head_of_a_sentence_after_a_worker_is_no_name(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill was paid by Dr. Ejemplo Invento.",
        "Habló la Srta. Ejemplo Invento.",
        "It was the nurse Ejemplo Invento.",
    ],
)
def test_a_name_after_an_abbreviated_title_is_found(text):
    assert set(names(text)) == {"Ejemplo Invento"}


def test_a_name_known_to_be_private_is_found_without_any_cue():
    known = Known(names=known_names().names, private=frozenset({"ejemplo invento"}))
    assert names("It was Ejemplo Invento who left.", known) == ["Ejemplo Invento"]
