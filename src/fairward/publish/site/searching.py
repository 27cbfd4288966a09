"""Search without a server: a page that lists everything, and an index that a script of the page looks through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fairward.publish.site.lists import LISTS, MOST_LISTED, listed
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, topic, voice
from fairward.publish.site.shelf import SHAPES, Shelf

MOST_SEARCHED = 4_000


def search_page(shelf: Shelf, log: Mapping[str, Any]) -> bytes:
    """Return the page of the search; without JavaScript it lists everything."""
    words, language = shelf.words, shelf.language
    codes = sorted({code for one in shelf.contents.assessed for code in (one.case.host, one.case.sender) if code})
    voices = sorted({voice(name, language) for name in log["voices"]}, key=str.casefold)[:300]
    facets = [
        (
            "kind",
            words["facet_kind"],
            [(name, words[name]) for name in ("case", "agreement", "check", "instrument", "source", "quotation")],
        ),
        ("country", words["facet_country"], [(code, country(code, language)) for code in codes]),
        ("outcome", words["facet_outcome"], [(name, words[name]) for name in SHAPES]),
        ("speaker", words["facet_speaker"], [(name, name) for name in voices]),
    ]
    everything = log["statements"]
    cut = words["search_index_cut"].format(n=MOST_SEARCHED, all=everything) if everything > MOST_SEARCHED else ""
    groups = []
    for kind in LISTS:
        entries = listed(shelf, kind)
        whole = {"title": f"{words[kind]} ({len(entries):,})", "href": f"{kind}.html"}
        groups.append((words[kind], entries if len(entries) <= MOST_LISTED else [whole]))
    return rendered(
        "search.html.j2", "search.html", words["search"], shelf.setting, facets=facets, groups=groups, index_cut=cut
    )


def search_index(shelf: Shelf, quotations: Iterable[bytes]) -> bytes:
    """Return what the search looks through, as a script that a page without a server can load.

    A row is kind, title, address, note, countries, outcomes, speaker; `quotations` are lines of JSON (see site/evidence.py).
    """
    rows: list[list[str]] = []
    for piece in shelf.cases:
        one = shelf.assessed[piece.id]
        outcomes = " ".join(sorted(set(shelf.outcomes[piece.id].values())))
        rows.append(
            [
                "case",
                piece.title,
                f"cases/{piece.id}.html",
                piece.lead,
                f"{one.case.host} {one.case.sender}",
                outcomes,
                "",
            ]
        )
    for kind, name in (
        ("agreements", "agreement"),
        ("sources", "source"),
        ("checks", "check"),
        ("instruments", "instrument"),
    ):
        rows += [[name, entry["title"], entry["href"], entry["note"], "", "", ""] for entry in listed(shelf, kind)]
    for line in quotations:
        text, place, about, codes, name = json.loads(line)
        rows.append(["quotation", text, place, topic(about, shelf.language), codes, "", voice(name, shelf.language)])
    body = (
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    )
    return f"window.register={body.replace(chr(0x2029), '')};\n".encode()
