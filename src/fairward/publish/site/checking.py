"""The pages of a check: one question across all cases, with the words for and against a breach in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairward import books
from fairward.model.register import Piece
from fairward.publish.site.evidence import MOST_QUOTES
from fairward.publish.site.lists import Leaf, Made, leaved
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import called, label, of, tongued
from fairward.publish.site.shelf import SHAPES, Row, Shelf

MOST_ON_A_PAGE = 60
"""With more cases than this, a check has a page for each country of work, and more than this of one country have leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What changes where cases do: `hosts` with anything in a case of a country of work, `outcomes` with how a check comes out."""

    hosts: Mapping[str, str]
    outcomes: Mapping[str, str]


Told = Callable[[str, str], Mapping[str, Row]]
"""What returns the quotations on a check (id) in the cases of one country of work (code), by "cases/ID"."""


def check_page(shelf: Shelf, check: Any, signs: Signs, told: Told) -> Made:
    """Return the page of a check; where there are many cases, it counts by country of work and leads to a page for each."""
    path, sign = f"checks/{check.id}.html", signs.outcomes.get(check.id, "")
    if by_place(shelf):
        return path, f"{len(shelf.hosts)} {sign}", partial(_places_page, shelf, check, path)
    whole = ",".join((sign, *(signs.hosts[host] for host in sorted(shelf.hosts))))
    cases = [(host, piece) for host, own in shelf.hosts.items() for piece in own]
    cases.sort(key=lambda row: (row[1].title.casefold(), row[1].id))
    return path, whole, partial(_cases_page, shelf, check, path, "", cases, told, ())


def by_place(shelf: Shelf) -> bool:
    """Return whether there are so many cases that each check has a page for each country of work."""
    return len(shelf.cases) > MOST_ON_A_PAGE


def place_check_pages(shelf: Shelf, check: Any, host: str, sign: str, told: Told) -> Iterator[Made]:
    """Yield the pages of a check for one country of work: one, or leaves where it has many cases."""
    rows = [(host, piece) for piece in shelf.hosts[host]]
    for name, own, ways in leaved(rows, f"checks/{check.id}/{host.lower()}", MOST_ON_A_PAGE):
        page = f"{name}.html"
        make = partial(_cases_page, shelf, check, page, shelf.place(host), own, told, ways)
        yield page, sign, make


def _cases_page(
    shelf: Shelf, check: Any, name: str, place: str, cases: Sequence[tuple[str, Piece]], told: Told, leaves: Sequence[Leaf]
) -> bytes:  # fmt: skip
    """Return a page of a check with its outcome and the words that speak to it in each of some cases (host, case)."""
    found = {host: told(check.id, host) for host in sorted({host for host, _ in cases})}
    rows = []
    for host, piece in cases:
        outcome = shelf.outcome(piece.id, check.id)
        if outcome is not None:
            evidence = found[host].get(f"cases/{piece.id}", {"sides": []})
            rows.append(_row(shelf, piece, outcome, evidence["sides"]))
    counts = Counter(shelf.outcome(piece.id, check.id) for _, piece in cases)
    return _page(shelf, check, name, place, counts, rows=rows, places=[], leaves=leaves)


def _row(shelf: Shelf, piece: Piece, outcome: str, told: Sequence[Row]) -> Row:
    """Return the outcome in one case with the first quotations of each side, those in the page's language first."""
    words, language = shelf.words, shelf.language
    sides, left = [], 0
    for side in told:
        first = sorted(side["quotes"], key=lambda one: one["language"] != language)[:MOST_QUOTES]
        quotes = [
            {**one, "speaker": called(one["speaker"], language), "title": shelf.pieces[one["source"]].title}
            for one in first
            if one["source"] in shelf.pieces
        ]
        left += side["n"] - len(quotes)
        if quotes:
            sides.append((words[side["name"]], quotes))
    return {
        "id": piece.id,
        "title": piece.title,
        "shape": SHAPES[outcome],
        "word": words[outcome],
        "sides": sides,
        "more": words["more_words"].format(n=left) if left else "",
    }


def _places_page(shelf: Shelf, check: Any, name: str) -> bytes:
    """Return a page of a check that tells how often each outcome occurs in each country of work."""
    words = shelf.words
    places, counts = [], Counter[str | None]()
    for host, pieces in sorted(shelf.hosts.items(), key=lambda row: shelf.place(row[0]).casefold()):
        tally = Counter(shelf.outcome(piece.id, check.id) for piece in pieces)
        counts.update(tally)
        told = [(outcome, SHAPES[outcome], words[outcome], tally[outcome]) for outcome in SHAPES]
        places.append({"title": shelf.place(host), "href": f"checks/{check.id}/{host.lower()}.html", "tallies": told})
    return _page(shelf, check, name, "", counts, rows=[], places=places, leaves=())


def _page(shelf: Shelf, check: Any, name: str, place: str, counts: Mapping[str | None, int], **values: Any) -> bytes:
    """Return a page of a check: what it asks, why, what it rests on, and `values` of cases or countries."""
    words, language, book = shelf.words, shelf.language, books.rulebook()
    provisions = [
        {"id": one.id, "instrument": one.instrument, "verified": one.verified, "summary": tongued(one.summary, language),
         "name": of(book.instruments[one.instrument].name_in, language, book.instruments[one.instrument].name),
         "article": of(one.article_in, language, one.article)}
        for one in (book.provisions[name] for name in check.provisions)
    ]  # fmt: skip
    shown = {
        "id": check.id,
        "question": of(check.question, language),
        "rows": [
            (words["why"], *tongued(check.why, language)),
            (words["breach_when"], *tongued(check.breach_when, language)),
            (words["met_when"], *tongued(check.met_when, language)),
            (words["needed"], *tongued(check.evidence_needed, language)),
            (words["severity"], label("severity", check.severity, language), ""),
            (words["dimension"], label("dimension", check.dimension, language), ""),
        ],
        "counts": [(SHAPES[one], counts[one], words[one]) for one in SHAPES if counts.get(one)],
    }
    title = of(check.title, language, check.id)
    return rendered(
        "check.html.j2", name, f"{title} – {place}" if place else title, shelf.setting,
        check=shown, provisions=provisions, description=shown["question"], **values,
        data=f"data/checks/{check.id}.json", proof=f"log/proofs/checks/{check.id}.tlog-proof", above=("checks.html", words["checks"]),
    )  # fmt: skip
