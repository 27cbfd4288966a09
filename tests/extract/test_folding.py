from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.folding import fold, fold_bytes


@given(text=some.text())
def test_folding_keeps_the_length_of_any_text(text):
    assert len(fold(text)) == len(fold_bytes(text)) == len(text)


@given(text=some.text(alphabet=some.characters(max_codepoint=0x24F)))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Médicos CUBANOS", "medicos cubanos"),
        ("El año pasado, ¿qué pasó?", "el ano pasado, \xbfque paso?"),
        ("“so-called”", '"so-called"'),
        ("l’accord", "l'accord"),
        ("12\u202f000\u00a0€", "12 000 \x80"),
        ("«direct»", '"direct"'),
    ],
)
def test_case_accents_and_marks_are_unified(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("strange", ["漢", "\U0001f600", "\ud7ff", "\x00", "\u200b"])
def test_what_latin_letters_cannot_hold_still_takes_one_place(strange):
    assert len(fold(f"a{strange}b")) == 3
