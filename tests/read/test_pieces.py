from __future__ import annotations

from fairward.read.pieces import Piece, compose, place, row

PIECES = [
    Piece("title", "On nurses"),
    Piece("item", "one"),
    Piece("paragraph", ""),
    Piece("item", "two"),
    Piece("paragraph", "End."),
]


def test_items_stand_on_the_next_line_and_the_rest_after_a_blank_one():
    text, blocks = compose(PIECES)
    assert text == "On nurses\n\none\ntwo\n\nEnd."
    assert [(block.kind, text[block.start : block.end]) for block in blocks] == [
        ("title", "On nurses"),
        ("item", "one"),
        ("item", "two"),
    ]


def test_each_piece_knows_its_place():
    text, _, starts = place(PIECES)
    assert [text[start : start + len(piece.text)] for start, piece in zip(starts, PIECES, strict=True)] == [
        piece.text for piece in PIECES
    ]


def test_a_row_of_one_cell_is_a_paragraph():
    assert row(["Nurse", "", "410"]) == Piece("row", "Nurse | 410")
    assert row(["", "Note to the table"]) == Piece("paragraph", "Note to the table")
