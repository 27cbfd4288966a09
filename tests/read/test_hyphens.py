from __future__ import annotations

import pytest

from fairward.read.hyphens import is_cut, known


@pytest.mark.parametrize(("left", "right", "text"), [
    ("a new agree", "ment on staff", ""), ("THE AGREE", "MENT", ""), ("the coopera", "tion,", "cooperation of old"),
    ("well", "known", "they are wellknown here"), ("el conve", "nio", ""),
])  # fmt: skip
def test_words_that_a_line_end_cut(left, right, text):
    assert is_cut(left, right, known(text))
    assert is_cut(left, right, frozenset(text.split()))


@pytest.mark.parametrize(("left", "right", "text"), [
    ("the self", "employed nurses", ""), ("the long", "term plan", ""), ("Franco", "Italian", ""), ("room 12", "14 days", ""),
    ("a fee", "paying worker", "the fee-paying ones"), ("labour", "market", "of labour and market rules"),
])  # fmt: skip
def test_real_hyphens(left, right, text):
    assert not is_cut(left, right, known(text))
    assert not is_cut(left, right, frozenset(text.split()))


def test_a_long_text_is_known_by_its_words():
    assert known("The Nurse is self-employed. " * 10_000) == {"the", "nurse", "is", "self-employed"}
