from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.sentences import Bounds

SHORT = frozenset({"dr", "mr", "no", "art", "u.s", "d.c"})


def cut(text):
    bounds = Bounds(text, SHORT)
    return [text[start:end] for start, end in zip(bounds.starts, bounds.ends, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Darville and Mr. Pinder met.",
        "The fee is 12.5 percent of the wage.",
        "The U.S. Government paid.",
        "J. M. Barrie wrote it.",
        "7. The nurses keep their passports.",
        "7.1. The nurses keep their passports.",
        "iv. The nurses keep their passports.",
        "He was paid (i.e. Less than promised).",
        "La facture est de 8. 321.824,70 euros.",
    ],
)
def test_a_full_stop_that_ends_nothing_does_not_cut(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They left. Nobody paid.", ["They left.", "Nobody paid."]),
        ("“They left.” Nobody paid.", ["“They left.”", "Nobody paid."]),
        ("¿Quién paga? El Estado.", ["¿Quién paga?", "El Estado."]),
        ("No se paga. ¡Nunca!", ["No se paga.", "¡Nunca!"]),
        ("« Ils sont partis. » Personne ne paie.", ["« Ils sont partis. »", "Personne ne paie."]),
        ("Personne ne paie. « Ils sont partis. »", ["Personne ne paie.", "« Ils sont partis. »"]),
        ("A heading\nThe text", ["A heading", "The text"]),
        ("The State pays; The worker waits.", ["The State pays;", "The worker waits."]),
        ("…and so on. 24,000 left.", ["…and so on.", "24,000 left."]),
    ],
)
def test_sentences_end_where_they_end(text, parts):
    assert cut(text) == parts


def test_lines_divided_by_a_line_break_are_paragraphs():
    bounds = Bounds("One. Two.\n\nThree.", SHORT)
    assert bounds.paragraphs == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Pay and conditions\nThe pay is low.", True),
        ("The pay is low.\nNext line.", False),
        ("Country: Bahamas\nText.", False),
        ("nurse | 1200\nText.", False),
        ("x" * 131 + "\nText.", False),
    ],
)
def test_a_line_of_its_own_without_an_end_is_a_heading(text, is_heading):
    assert Bounds(text, SHORT).heading(0) is is_heading


def test_a_sentence_without_an_end_is_cut_between_words():
    words = [f"word{number}" for number in range(5000)]
    parts = cut(" ".join(words))
    assert max(map(len, parts)) <= 3000
    assert [word for part in parts for word in part.split()] == words


PIECES = ("Dr", ".", " ", "Cuba", "\n", "?", '"', "”", "A", "paid", ";", "12.5", "…", "¿", "  ", ")", "|")


@given(text=some.one_of(some.text(), some.lists(some.sampled_from(PIECES)).map("".join)))
def test_sentences_tile_the_text_without_overlap(text):
    bounds = Bounds(text, SHORT)
    assert len(bounds.starts) == len(bounds.ends) == len(bounds.paragraphs)
    edge = 0
    for start, end in zip(bounds.starts, bounds.ends, strict=True):
        assert edge <= start <= end <= len(text)
        assert not text[edge:start].strip()
        edge = end
    assert not text[edge:].strip()


@given(text=some.lists(some.sampled_from(PIECES), min_size=1).map("".join), data=some.data())
def test_every_place_of_a_sentence_leads_back_to_it(text, data):
    bounds = Bounds(text, SHORT)
    for number, (start, end) in enumerate(zip(bounds.starts, bounds.ends, strict=True)):
        if start < end:
            assert bounds.at(data.draw(some.integers(start, end - 1))) == number
