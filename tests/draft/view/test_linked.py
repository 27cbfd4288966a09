"""Words that lead somewhere: marked in a sentence, cut apart, and plain where nothing can be clicked."""

from __future__ import annotations

from fairward.draft.view.drawn import Piece
from fairward.draft.view.linked import capital, link, pieces, plain, plains
from fairward.draft.words import words


def test_a_sentence_is_cut_at_its_links():
    text = f"It pays {link('12 000 USD', 'q1-5')} a month."
    assert pieces(text) == (Piece(text="It pays "), Piece(text="12 000 USD", anchor="q1-5"), Piece(text=" a month."))
    assert plain(text) == "It pays 12 000 USD a month."
    assert plains([text, "none"]) == ("It pays 12 000 USD a month.", "none")


def test_words_of_a_source_cannot_make_a_link():
    inner = link("x", "evil")
    assert pieces(link(f"a {inner} b", "q1")) == (Piece(text="a evilx b", anchor="q1"),)
    assert link("no place", "") == "no place"


def test_a_capital_is_set_within_a_link():
    assert plain(capital(f"{link('the minister', 'q2')} denies")) == "The minister denies"
    assert capital("plain") == "Plain"


def test_spanish_and_is_said_before_a_linked_name():
    assert plain(words("es").names(["Cuba", link("Italia", "q3")])) == "Cuba e Italia"
