"""The page that sets any cases side by side: the first by name as a plain table, any others chosen by the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from fairward import books
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, of
from fairward.publish.site.shelf import SHAPES, Shelf

MOST_AT_FIRST = 24
LETTERS = {"breached": "b", "disputed": "d", "met": "m", "silent": "s", "not_applicable": "n"}


def compare_page(shelf: Shelf) -> bytes:
    """Return the page that sets cases side by side."""
    words, shown = shelf.words, shelf.cases[:MOST_AT_FIRST]
    by_case: list[dict[str, Any]] = [
        {one.check.id: one for one in shelf.assessed[piece.id].findings} for piece in shown
    ]
    rows = []
    for check in books.rulebook().checks.values():
        cells: list[dict[str, str] | None] = []
        for piece, findings in zip(shown, by_case, strict=True):
            found = findings.get(check.id)
            outcome = found.outcome.value if found else ""
            cells.append({"case": piece.id, "shape": SHAPES[outcome], "word": words[outcome]} if found else None)
        rows.append({"id": check.id, "title": of(check.title, shelf.language, check.id), "cells": cells})
    hosts = {(one.case.host or "xx").lower(): one.case.host for one in shelf.contents.assessed}
    named = [(key, country(code, shelf.language) if code else words["host_not_named"]) for key, code in hosts.items()]
    cut = words["compare_cut"].format(n=len(shown)) if len(shown) < len(shelf.cases) else ""
    signs = {letter: [SHAPES[outcome], words[outcome]] for outcome, letter in LETTERS.items()}
    return rendered(
        "compare.html.j2", "compare.html", words["compare"], shelf.setting,
        cases=shown, rows=rows, cut=cut, hosts=sorted(named, key=lambda one: one[1].casefold()), signs=json.dumps(signs),
    )  # fmt: skip


def compare_index(shelf: Shelf, others: Sequence[Shelf]) -> Iterator[tuple[str, bytes]]:
    """Yield for each country of work its cases with one letter for the outcome of each check, for all languages at once."""
    order = list(books.rulebook().checks)
    by_host: dict[str, list[Any]] = {}
    for piece in sorted(shelf.cases, key=lambda one: one.id):
        one = shelf.assessed[piece.id]
        found = {each.check.id: LETTERS[each.outcome.value] for each in one.findings}
        own = {
            shelf.language: piece.title,
            **{other.language: other.titles.get(piece.id, piece.title) for other in others},
        }
        title: Any = own if len(set(own.values())) > 1 else piece.title
        row = [piece.id, title, "".join(found.get(check, "-") for check in order)]
        by_host.setdefault((one.case.host or "xx").lower(), []).append(row)
    for host, rows in sorted(by_host.items()):
        body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        yield f"compare/{host}.js", f'register.outcomes("{host}",{body});\n'.encode()
