"""Words of a whole text together: the very words that its sentences have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.folding import fold, fold_bytes
from fairward.extract.sentences import Bounds
from fairward.extract.together import CUT, together
from fairward.extract.words import Sentence

PIECES = [
    *" \n.;!?\u2026\"'\u201d\u2019\u00bb(-\u2014\u2013_/\u00aa\u00df\u00b2\u00e9\u0000\u0001%$\u00a3\u20ac,:|",
    *(
        "n't",
        "don't",
        "1",
        "12",
        "123",
        "1.234",
        "1 200",
        "200",
        ",50",
        "8.321,70 \u20ac",
        "The",
        "of",
        "Dr.",
        "4th",
        "  -  ",
    ),
]


def both(text):
    """Return the words of a text, found together and sentence by sentence."""
    bounds, folded = Bounds(text, frozenset({"dr"})), fold(text)
    spans = list(zip(bounds.starts, bounds.ends, strict=True))
    apart = [[*Sentence(text, folded, *span, 0, 0).words, CUT] for span in spans]
    found = [word.replace("\x02", " ") for word in together(fold_bytes(text), spans)]
    return found, [word for words in apart for word in words][:-1]


@given(some.lists(some.sampled_from(PIECES), max_size=20).map("".join))
def test_they_are_those_of_its_sentences(text):
    found, apart = both(text)
    assert found == apart


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't pay. Nobody does.", ["they", "don't", "pay", CUT, "nobody", "does"]),
        ("1 200 nurses, $5,000", ["1 200", "nurses", "$", "5,000"]),
        ("8.321, 70 \u20ac, 15 %", ["8.321, 70", "\x80", "15", "%"]),
        ("", []),
    ],
)
def test_figures_and_signs_stay_what_they_are(text, words):
    assert both(text) == (words, words)
