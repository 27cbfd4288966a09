"""Folding keeps the length of a text, whatever is in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fairward.publish.redact.folded import alternatives, folded


@given(st.text())
def test_a_folded_text_has_the_same_length(text):
    assert len(folded(text)) == len(text)


def test_accents_and_capitals_go():
    assert folded("Cédula Nº 5, ÑANDÚ") == "cedula nº 5, nandu"


def test_the_longest_alternative_wins():
    assert re.match(alternatives(["id", "id card"]), "id  card").group() == "id  card"
