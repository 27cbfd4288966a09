from __future__ import annotations

import pytest

from fairward.model.document import Source
from fairward.model.problem import UnreadableSource
from fairward.read.finish import finish
from fairward.read.pieces import Piece

SOURCE = Source(name="a.docx", sha256="0" * 64, media_type="text/html", size=1)


def test_a_title_given_comes_before_one_shown():
    pieces = [Piece("title", "Shown"), Piece("paragraph", "The nurses keep their passports at all times.")]
    assert finish(SOURCE, pieces, title="Given").title == "Given"
    assert finish(SOURCE, pieces).title == "Shown"
    assert finish(SOURCE, pieces[1:]).title is None


def test_a_declared_language_counts_where_the_words_do_not_tell():
    assert finish(SOURCE, [Piece("paragraph", "Total 1,200")], declared="es").language == "es"
    assert (
        finish(SOURCE, [Piece("paragraph", "The nurses are paid by the clinic and keep it.")], declared="es").language
        == "en"
    )


def test_no_words():
    with pytest.raises(UnreadableSource, match="holds no words"):
        finish(SOURCE, [Piece("paragraph", "***")])
