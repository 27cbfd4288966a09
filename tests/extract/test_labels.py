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
