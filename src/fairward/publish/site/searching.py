"""Search without a server: a page that lists everything, and an index that a script of the page looks through."""

from __future__ import annotations

import json

from fairward.publish.site.lists import listed
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, speaker, topic
from fairward.publish.site.shelf import ID, SHAPES, Shelf, mark, short

MOST_SEARCHED = 4_000


def search_page(shelf: Shelf) -> bytes:
    """Return the page of the search; without JavaScript it lists everything."""
    words, language = shelf.words, shelf.language
    codes = sorted({code for one in shelf.contents.assessed for code in (one.case.host, one.case.sender) if code})
    voices = sorted({speaker(one, language) for own in shelf.said.values() for one in own}, key=str.casefold)[:300]
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
    everything = sum(len(own) for own in shelf.said.values())
    cut = words["search_index_cut"].format(n=MOST_SEARCHED, all=everything) if everything > MOST_SEARCHED else ""
    groups = [
        (words[kind], listed(shelf, kind)) for kind in ("cases", "agreements", "sources", "checks", "instruments")
    ]
    return rendered(
        "search.html.j2", "search.html", words["search"], shelf.setting, facets=facets, groups=groups, index_cut=cut
    )


def search_index(shelf: Shelf) -> bytes:
    """Return what the search looks through, as a script that a page without a server can load.

    A row is kind, title, address, note, countries, outcomes, speaker.
    """
    rows: list[list[str]] = []
    for piece in shelf.cases:
        one = shelf.assessed[piece.id]
        outcomes = " ".join(sorted({found.outcome.value for found in one.findings}))
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
    count = 0
    for document in shelf.contents.documents:
        if document.id[:ID] not in shelf.pieces:
            continue
        for said in shelf.said.get(document.id, []):
            count += 1
            if count > MOST_SEARCHED:
                break
            place = f"{shelf.folder(document)}/{document.id[:ID]}.html#q-{mark(said, shelf.pieces[document.id[:ID]])}"
            codes = " ".join(code for code in (said.about.host, said.about.sender) if code)
            rows.append(
                [
                    "quotation",
                    short(said.quote.text, 160),
                    place,
                    topic(said.topic.value, shelf.language),
                    codes,
                    "",
                    speaker(said, shelf.language),
                ]
            )
    body = (
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    )
    return f"window.register={body.replace(chr(0x2029), '')};\n".encode()
