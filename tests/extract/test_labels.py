from __future__ import annotations

import pytest

from fairward.extract.labels import Labels
from fairward.model.statement import TEXT

TITLES = frozenset({"minister", "president"})
MINUTES = "MINISTER ANA RUIZ. She opens.\n\nThey are paid.\n\nJUAN DIAZ (rapporteur): No.\n\nPRESIDENT. Thank you.\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "JUAN DIAZ. He alone speaks.\n",
        "A HEADING\n\nANOTHER HEADING\n",
        "HRW: they say.\n\nCUBA: no.\n",
        "BREAKING NEWS:\nWords.",
    ],
)
def test_one_name_or_a_heading_is_no_label(text):
    assert Labels(text, TITLES).at(len(text)) is TEXT


@pytest.mark.parametrize(
    ("words", "name"),
    [("She opens", "Ana Ruiz"), ("They are paid", "Ana Ruiz"), ("No", "Juan Diaz"), ("Thank you", "President")],
)
def test_a_label_speaks_until_the_next_one(words, name):
    assert Labels(MINUTES, TITLES).at(MINUTES.index(words)).name == name


TALK = "Witness: I was in Qatar.\n\nMs Diaz: Who held the papers?\n\nWitness: They did.\n\nMs Diaz (the chair): Thank you.\n"


@pytest.mark.parametrize(
    ("words", "name"), [("I was", "Witness"), ("They did", "Witness"), ("Who held", "Diaz"), ("Thank", "Diaz")]
)
def test_turns_of_a_talk_are_labelled_by_names_written_as_names(words, name):
    assert Labels(TALK, frozenset({"ms"})).at(TALK.index(words)).name == name


@pytest.mark.parametrize(
    "text", ["Salary: 500\n\nHousing: free\n\nFlights: paid\n\nLeave: 30 days\n", "Witness: I was.\n\nMs Diaz: Who?\n"]
)
def test_lines_of_a_fact_sheet_are_no_turns(text):
    assert Labels(text, frozenset()).at(len(text)) is TEXT


RECORD = "O SR. ANA RUIZ – Bom dia.\n\nA SRA. EVA DIAZ (Relatora) – Quem paga?\n\nO SR. RUIZ DIAZ - Ninguém.\n"


@pytest.mark.parametrize(("words", "name"), [("Bom", "Ana Ruiz"), ("Quem", "Eva Diaz"), ("Ninguém", "Ruiz Diaz")])
def test_a_dash_may_stand_behind_a_name_in_capitals(words, name):
    assert Labels(RECORD, TITLES | {"sr", "sra"}).at(RECORD.index(words)).name == name


def test_the_place_that_opens_a_report_is_no_label():
    assert Labels("SAN JUAN – They are paid.\n\nThe end.\n", TITLES).at(20) is TEXT
