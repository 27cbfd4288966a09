"""Search without a server: a page that lists what there is, and an index in parts of which a reader's browser loads few.

A part holds the cases of one country of work with their documents and quotations. Where there are many parts, files of words
say which parts hold a word, so that a phone loads only those. Parts are the same for every language of the pages.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from fairward.publish.site.lists import MOST_LISTED, listed
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, printable, speaker, topic
from fairward.publish.site.shelf import ID, SHAPES, Shelf, short

ROWS_OF_A_PART = 400
PARTS_WITHOUT_WORDS = 6
WORD_LETTERS = 6
EVERYWHERE = 0
"""Stands for the parts of a word that most of them hold: to name them would not spare a reader any."""
_MANY_WORDS = 3_000
_WORD = re.compile(r"[^\W_]{2,}")
_MARKS = re.compile("[\u0300-\u036f]")

Line = list[Any]
"""kind, words (or {language: words}), address below the language's folder, topic, countries, outcomes, speaker, year, language."""


def search_page(shelf: Shelf) -> bytes:
    """Return the page of the search; without JavaScript it leads to lists of everything."""
    words, language = shelf.words, shelf.language
    codes = {code for one in shelf.contents.assessed for code in (one.case.host, one.case.sender) if code}
    topics = {one.topic.value for own in shelf.said.values() for one in own}
    named: list[tuple[str, str, list[tuple[str, str]]]] = [
        (
            "kind",
            words["facet_kind"],
            [(name, words[name]) for name in ("case", "agreement", "check", "instrument", "source", "quotation")],
        ),
        ("country", words["facet_country"], _by_name((code, country(code, language)) for code in codes)),
        ("topic", words["topic"], _by_name((name, topic(name, language)) for name in topics)),
        ("outcome", words["facet_outcome"], [(name, words[name]) for name in SHAPES]),
    ]
    voices = sorted({speaker(one, language) for own in shelf.said.values() for one in own}, key=str.casefold)
    groups = []
    for kind in ("cases", "agreements", "sources", "checks", "instruments"):
        entries = listed(shelf, kind)
        groups.append((words[kind], f"{kind}.html", len(entries), entries[:MOST_LISTED]))
    return rendered(
        "search.html.j2",
        "search.html",
        words["search"],
        shelf.setting,
        facets=named,
        voices=voices[:300],
        groups=groups,
    )


def _by_name(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return values with their names, in the order of the names."""
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def fixed_rows(shelf: Shelf) -> bytes:
    """Return what every search looks through, in one language: checks and instruments."""
    rows: list[Line] = []
    for kind, name in (("checks", "check"), ("instruments", "instrument")):
        rows += [[name, one["title"], one["href"], one["note"], "", "", "", "", ""] for one in listed(shelf, kind)]
    return _script("fixed", rows)


def search_index(shelf: Shelf, others: Sequence[Shelf]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index that all languages share: its parts, what is in each, and where words occur."""
    parts = list(_parts(_rows(shelf, others)))
    with_words = len(parts) > PARTS_WITHOUT_WORDS
    places: dict[str, list[int]] = {}
    told = []
    for number, (key, rows) in enumerate(parts):
        yield f"search/part-{key}.js", _script("part", key, rows)
        told.append(_told(key, rows))
        if with_words:
            for word in _words_of(rows):
                places.setdefault(word, []).append(number)
    letters = 0 if not with_words else 1 if len(places) < _MANY_WORDS else 2
    shards: dict[str, dict[str, list[int] | int]] = {}
    for word in sorted(places):
        everywhere = len(places[word]) * 2 > len(parts)
        shards.setdefault(_shard(word, letters), {})[word] = EVERYWHERE if everywhere else places[word]
    yield (
        "search/parts.js",
        _script("parts", {"letters": letters, "cut": WORD_LETTERS, "shards": sorted(shards), "parts": told}),
    )
    for name, shard in shards.items():
        yield f"search/words-{name}.js", _script("words", name, shard)


def _rows(shelf: Shelf, others: Sequence[Shelf]) -> Iterator[tuple[str, list[Line]]]:
    """Yield for every case its country of work and its rows: itself, its documents and quotations that no case before had."""
    titles = _titles(shelf, others)
    seen: set[str] = set()
    for piece in sorted(shelf.cases, key=lambda one: one.id):
        one = shelf.assessed[piece.id]
        codes = " ".join(code for code in (one.case.host, one.case.sender) if code)
        outcomes = " ".join(sorted({found.outcome.value for found in one.findings}))
        year = str(one.case.since or one.case.until or "")[:4]
        rows: list[Line] = [["case", titles[piece.id], f"cases/{piece.id}.html", "", codes, outcomes, "", year, ""]]
        spoken: dict[str, set[str]] = {}
        for found in one.findings:
            for evidence in (*found.breach, *found.contrary):
                spoken.setdefault(evidence.voiced.statement.id, set()).add(found.outcome.value)
        for document in one.case.documents:
            name = document.id[:ID]
            if name not in shelf.pieces or document.id in seen:
                continue
            seen.add(document.id)
            place, dated = f"{shelf.folder(document)}/{name}.html", str(document.published or "")[:4]
            kind = "agreement" if document.id in shelf.contents.agreements else "source"
            rows.append([kind, titles[name], place, "", codes, "", document.publisher or "", dated, document.language])
            rows.extend(
                [
                    "quotation",
                    short(said.quote.text, 160),
                    f"{place}#q-{shelf.mark(said)}",
                    said.topic.value,
                    " ".join(code for code in (said.about.host, said.about.sender) if code) or codes,
                    " ".join(sorted(spoken.get(said.id, ()))),
                    "" if said.speaker.name in ("text", "agreement") else printable(said.speaker.name),
                    str(said.about.period or dated)[:4],
                    said.quote.language,
                ]
                for said in shelf.said.get(document.id, ())
            )
        yield (one.case.host or "xx").lower(), rows


def _titles(shelf: Shelf, others: Sequence[Shelf]) -> dict[str, Any]:
    """Return the titles of cases and documents by id: one, or one for each language where they differ."""
    found: dict[str, Any] = {}
    for piece in (*shelf.cases, *shelf.pieces.values()):
        own = {shelf.language: piece.title}
        for other in others:
            same = other.titles.get(piece.id)
            if same is not None:
                own[other.language] = same
        found[piece.id] = piece.title if len(set(own.values())) == 1 else own
    return found


def _parts(rows: Iterator[tuple[str, list[Line]]]) -> Iterator[tuple[str, list[Line]]]:
    """Yield the parts of the index: rows of one country of work, about so many together that a phone loads them at once."""
    by_host: dict[str, list[Line]] = {}
    for host, found in rows:
        by_host.setdefault(host, []).extend(found)
    for host, found in sorted(by_host.items()):
        for number, start in enumerate(range(0, len(found), ROWS_OF_A_PART), 1):
            yield f"{host}-{number}", found[start : start + ROWS_OF_A_PART]


def _told(key: str, rows: Sequence[Line]) -> Line:
    """Return what a part holds, shortly: its name, how many rows, countries, first and last year."""
    years = sorted(row[7] for row in rows if row[7].isdigit())
    return [
        key,
        len(rows),
        " ".join(sorted({word for row in rows for word in row[4].split()})),
        years[0] if years else "",
        years[-1] if years else "",
    ]


def _words_of(rows: Sequence[Line]) -> set[str]:
    """Return the beginnings of all words of some rows, without accents and capitals."""
    texts = []
    for row in rows:
        texts += [*row[1].values()] if isinstance(row[1], dict) else [row[1]]
        texts.append(row[6])
    plain = _MARKS.sub("", unicodedata.normalize("NFD", " ".join(texts)).lower())
    return {word[:WORD_LETTERS] for word in _WORD.findall(plain)}


def _shard(word: str, letters: int) -> str:
    """Return the name of the file in which a word stands; letters of other scripts share one."""
    first = word[:letters]
    return first if first.isascii() else "other"


def _script(call: str, *values: Any) -> bytes:
    """Return data as a script that hands it to the page: a folder or a memory stick can be searched too."""
    body = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    for sign, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        body = body.replace(sign, escaped)
    return f"register.{call}({body});\n".encode()
