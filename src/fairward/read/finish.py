"""What every reader of marked-up text does last: pieces become a document with its language, title and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import dates, language
from fairward.read.pieces import Piece, compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def finish(
    source: Source,
    pieces: Sequence[Piece],
    *,
    title: str = "",
    publisher: str = "",
    author: str = "",
    published: str | None = None,
    problems: Iterable[Problem] = (),
    declared: str = "",
) -> Document:
    """Return the document of the pieces; raises UnreadableSource where they hold no words.

    A title that the source gives for itself comes before the one in its text; empty strings stand for what it does not say.
    `declared` is the language (ISO 639-1) that it says it is in, taken where the words do not tell.
    """
    text, blocks = compose(pieces)
    if not any(map(str.isalnum, text)):
        raise UnreadableSource(
            Problem(where=source.name, what="The file holds no words.", hint="Check that it was saved completely.")
        )
    main = language.of_text(text)
    if main == language.UNKNOWN and declared in language.NAMES:
        main = declared
    unsupported = language.problem(source.name, main)
    shown = next((piece.text for piece in pieces if piece.kind == "title"), None)
    first = next((piece.text for piece in pieces[:3] if piece.kind == "heading"), None)
    return Document(
        source=source,
        text=text,
        language=main,
        passages=language.passages(text, main),
        blocks=blocks,
        title=title or shown or first,
        publisher=publisher or None,
        author=author or None,
        published=published or dates.of_opening(piece.text for piece in pieces),
        problems=(*problems, *([unsupported] if unsupported else [])),
    )
