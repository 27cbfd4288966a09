"""Small pages to show elsewhere: a case's money with its source, and each quotation with its speaker and source.

They hold no script and no link to anybody but the register, so that a newspaper can frame them. A document's quotations share one
page, of which only the one named in the address is shown.
"""

from __future__ import annotations

import html
import json
from collections.abc import Container, Iterator, Mapping
from typing import Any

from fairward.model.document import Document
from fairward.model.register import Piece
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import said, speaker, topic
from fairward.publish.site.shelf import ID, Shelf, mark, quoted

HEIGHT = 540


def embeds(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield the small page of every case in the shelf's language, and its oEmbed answer where the register has an address."""
    for piece in shelf.cases:
        yield f"embed/{shelf.language}/{piece.id}.html", case_embed(shelf, piece)
        if shelf.setting.address:
            yield f"embed/{shelf.language}/{piece.id}.json", _oembed(shelf, piece)


def case_embed(shelf: Shelf, piece: Piece) -> bytes:
    """Return the small page of a case: its first sentence, its money drawn, and where they are from."""
    return rendered(
        "embed.html.j2", f"embed/{piece.id}.html", piece.title, shelf.setting,
        lead=piece.lead, chart=_markup(piece.chart), full=f"../../{shelf.language}/cases/{piece.id}.html", figures=(),
    )  # fmt: skip


def snippet(shelf: Shelf, piece: Piece) -> str:
    """Return the line of HTML that shows a case's money on another page."""
    base = shelf.setting.address.rstrip("/") or "https://REGISTER"
    title = html.escape(f"{piece.title} – {shelf.words['short']}")
    return (
        f'<iframe src="{base}/embed/{shelf.language}/{piece.id}.html" title="{title}" width="100%" height="{HEIGHT}" '
        f'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def _oembed(shelf: Shelf, piece: Piece) -> bytes:
    """Return the answer of oEmbed 1.0 for a case, as a file."""
    row = {
        "version": "1.0",
        "type": "rich",
        "title": piece.title,
        "provider_name": shelf.words["short"],
        "provider_url": shelf.setting.address,
        "html": snippet(shelf, piece),
        "width": 640,
        "height": HEIGHT,
    }
    return (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode()


def quote_embeds(shelves: Mapping[str, Shelf], elsewhere: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Yield for every document (but for those made `elsewhere`, ids) a page of its quotations.

    Around them stand the words of its own language where the register has it.
    """
    english = shelves["en"]
    for document in english.contents.documents:
        if document.id not in elsewhere and document.id[:ID] in english.pieces:
            shelf = shelves.get(document.language or "en", english)
            yield f"embed/quotes/{document.id[:ID]}.html", _quotes(shelf, document)


def _quotes(shelf: Shelf, document: Document) -> bytes:
    """Return the page of a document's quotations, each shown alone where the address names it."""
    piece, language = shelf.pieces[document.id[:ID]], shelf.language
    place = f"../../{language}/{shelf.folder(document)}/{piece.id}.html"
    figures: dict[int, dict[str, Any]] = {}
    for one in shelf.said.get(document.id, ()):
        figures.setdefault(
            one.quote.start,
            {
                **quoted(one),
                "start": one.quote.start,
                "mark": mark(one, piece),
                "speaker": speaker(one, language),
                "topic": topic(one.topic.value, language),
            },
        )
    words = said(language)
    return rendered(
        "embed.html.j2", f"embed/{piece.id}.html", piece.title, shelf.setting,
        lead="", chart="", full=place, figures=tuple(figures.values()), note=words["read_by_machine"],
    )  # fmt: skip


def _markup(text: str) -> Any:
    """Return HTML whose words were escaped when it was made."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: only pages need it

    return Markup(text)  # noqa: S704 - a chart made by a template that escapes every word of a source
