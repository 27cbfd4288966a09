"""The page that sets any cases side by side: the first by name as a plain table, any others chosen by the reader."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from fairward import books
from fairward.model.register import Piece
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import of
from fairward.publish.site.shelf import SHAPES, Shelf

MOST_AT_FIRST = 24
LETTERS = {"breached": "b", "disputed": "d", "met": "m", "silent": "s", "not_applicable": "n"}


def compare_page(shelf: Shelf) -> bytes:
    """Return the page that sets cases side by side."""
    words, shown = shelf.words, shelf.cases[:MOST_AT_FIRST]
    rows = []
    for check in books.rulebook().checks.values():
        cells: list[dict[str, str] | None] = []
        for piece in shown:
            outcome = shelf.outcome(piece.id, check.id)
            cells.append({"case": piece.id, "shape": SHAPES[outcome], "word": words[outcome]} if outcome else None)
        rows.append({"id": check.id, "title": of(check.title, shelf.language, check.id), "cells": cells})
    hosts = {one.case.host or "XX" for one in shelf.contents.assessed}
    named = [(code.lower(), shelf.place(code)) for code in hosts]
    cut = words["compare_cut"].format(n=len(shown)) if len(shown) < len(shelf.cases) else ""
    signs = {letter: [SHAPES[outcome], words[outcome]] for outcome, letter in LETTERS.items()}
    return rendered(
        "compare.html.j2", "compare.html", words["compare"], shelf.setting,
        cases=shown, rows=rows, cut=cut, hosts=sorted(named, key=lambda one: one[1].casefold()), signs=json.dumps(signs),
    )  # fmt: skip


def compare_index(shelf: Shelf, others: Sequence[Shelf]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield for each country of work what makes its cases with one letter for the outcome of each check, for all languages at once."""
    by_host: dict[str, list[Piece]] = {}
    for piece in sorted(shelf.cases, key=lambda one: one.id):
        by_host.setdefault((shelf.assessed[piece.id].case.host or "xx").lower(), []).append(piece)
    for host, pieces in sorted(by_host.items()):
        yield f"compare/{host}.js", partial(_of_host, shelf, others, host, pieces)


def _of_host(shelf: Shelf, others: Sequence[Shelf], host: str, pieces: Sequence[Piece]) -> bytes:
    """Return the outcomes of all cases of one country of work, as a script that hands them to the page."""
    order = list(books.rulebook().checks)
    rows: list[Any] = []
    for piece in pieces:
        own = {one.language: one.titles.get(piece.id, piece.title) for one in (shelf, *others)}
        title: Any = own if len(set(own.values())) > 1 else piece.title
        found = shelf.outcomes[piece.id]
        rows.append([piece.id, title, "".join(LETTERS.get(found.get(check, ""), "-") for check in order)])
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'register.outcomes("{host}",{body});\n'.encode()
