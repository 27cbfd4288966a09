"""Every page of the register in every language, by its path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairward import books
from fairward.model.document import Document
from fairward.model.register import Contents, Piece
from fairward.publish.site.evidence import MOST_QUOTES
from fairward.publish.site.lists import lists, tables
from fairward.publish.site.rendering import TEMPLATES, Setting, rendered
from fairward.publish.site.said import country, label, of, speaker, topic, voice
from fairward.publish.site.searching import search_index, search_page
from fairward.publish.site.shelf import ID, SHAPES, Row, Shelf, change_row, mark, quoted, short
from fairward.publish.site.versions import versions

MOST_ON_A_PAGE = 60
"""With more cases than this, a check has a page for each country of work."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that speaks of many cases: its path, the key under which it is the same (empty: make it each time), its maker."""

    path: str
    key: str
    make: Callable[[], bytes]


Told = Callable[[str, str], Mapping[str, Row]]
"""What returns the quotations on a check (id) in the cases of one country of work (code), by "cases/ID"."""


def own_pages(contents: Contents, address: str, elsewhere: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the pages of the cases of contents, and of their documents but for those made `elsewhere` (ids)."""
    for shelf in _shelves(contents, address):
        for piece in shelf.cases if contents.data else ():
            yield f"{shelf.language}/cases/{piece.id}.html", _case(shelf, piece)
        for document in shelf.contents.documents:
            if document.id not in elsewhere:
                yield f"{shelf.language}/{shelf.folder(document)}/{document.id[:ID]}.html", _document(shelf, document)


def shared_pages(
    contents: Contents, log: Mapping[str, Any], styles: Mapping[str, str], address: str, told: Told
) -> Iterator[Page]:
    """Yield every page, style, script and search index that speaks of more than one case.

    `log` is what the pages say of the register itself: changes, notices, key, k, and what cases and downloads come to. `styles`
    are the style and script of the report's own parts.
    """
    css = (styles["css"] + (TEMPLATES / "register.css").read_text(encoding="utf-8")).encode()
    script = ((TEMPLATES / "register.js").read_text(encoding="utf-8") + styles["js"]).encode()
    yield Page("style.css", "", lambda: css)
    yield Page("register.js", "", lambda: script)
    yield Page("robots.txt", "", lambda: b"User-agent: *\nAllow: /\n")
    for shelf in _shelves(contents, address):
        for page in _of_language(shelf, log, told):
            yield Page(f"{shelf.language}/{page.path}", page.key, page.make)
        if shelf.language == "en":
            yield Page("index.html", "", partial(_home, shelf, log, at_top=True))
        yield Page(f"search-{shelf.language}.js", "", partial(search_index, shelf, log["quotations"]))


def _shelves(contents: Contents, address: str) -> Iterator[Shelf]:
    """Yield the contents as they are looked up in each language."""
    last: Shelf | None = None
    for language in contents.languages:
        setting = Setting(language=language, address=address, program=contents.program, edition=contents.edition)
        last = Shelf(contents, setting, last)
        yield last


def _of_language(shelf: Shelf, log: Mapping[str, Any], told: Told) -> Iterator[Page]:
    """Yield the pages of one language that speak of more than one case."""
    yield Page("index.html", "", partial(_home, shelf, log))
    rulebook = books.rulebook()
    cited: dict[str, list[tuple[str, str]]] = {}
    for check in rulebook.checks.values():
        title = of(check.title, shelf.language, check.id)
        yield from _checks(shelf, check, log["signs"], told)
        for provision in check.provisions:
            cited.setdefault(provision, []).append((check.id, title))
    for instrument in rulebook.instruments.values():
        yield Page(f"instruments/{instrument.id}.html", "always", partial(_instrument, shelf, instrument, cited))
    yield Page("compare.html", "", partial(_compare, shelf))
    yield Page("search.html", "", partial(search_page, shelf, log))
    for path, key, make in (*lists(shelf), *tables(shelf, log)):
        yield Page(path, key, make)


def _home(shelf: Shelf, log: Mapping[str, Any], *, at_top: bool = False) -> bytes:
    """Return the home page, also as it stands at the top of the register."""
    most = shelf.cases[:40]
    told = [one for one in log["changes"] if not str(one["about"]).startswith(("checks/", "instruments/"))]
    changes = [change_row(one, shelf) for one in told[:15]]
    values = {"cases": most, "count": len(shelf.cases), "changes": changes, "key": log["key"]}
    return rendered("home.html.j2", "index.html", shelf.words["register"], shelf.setting, at_top=at_top, **values)


def _markup(text: str) -> Any:
    """Return HTML whose words were escaped when it was made."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: only pages need it

    return Markup(text)  # noqa: S704 - pieces are made by templates that escape every word of a source


def _case(shelf: Shelf, piece: Piece) -> bytes:
    """Return the page of a case."""
    one = shelf.assessed[piece.id]
    body = piece.body
    for document in one.case.documents:  # an agreement's words stand on the agreement's page
        if shelf.folder(document) == "agreements":
            body = body.replace(f'"../sources/{document.id[:ID]}.html', f'"../agreements/{document.id[:ID]}.html')
    return rendered(
        "piece.html.j2", f"cases/{piece.id}.html", piece.title, shelf.setting,
        kind="cases", body=_markup(body), questions=piece.questions, sources=shelf.titled(one.case.documents),
        description=piece.lead, data=f"data/cases/{piece.id}.json", proof=f"log/proofs/cases/{piece.id}.tlog-proof",
        above=("cases.html", shelf.words["cases"]),
    )  # fmt: skip


def _document(shelf: Shelf, document: Document) -> bytes:
    """Return the page of a source or an agreement, with its whole text."""
    piece, language = shelf.pieces[document.id[:ID]], shelf.language
    folder, own = shelf.folder(document), shelf.said.get(document.id, [])
    rows = [
        {"clause": one.clause or "", "topic": topic(one.topic.value, language), "speaker": speaker(one, language),
         "start": mark(one, piece), "text": short(one.quote.text, 160), "language": one.quote.language}
        for one in own
    ]  # fmt: skip
    agreement = folder == "agreements"
    same = []
    if agreement:
        others = [one for one in shelf.contents.documents if one.id in shelf.contents.agreements]
        for version in versions(document, shelf.said, others):
            found = shelf.titled([version.document])[0]
            shown = [
                {
                    "clause": each.clause,
                    "here": [quoted(one) for one in each.here],
                    "there": [quoted(one) for one in each.there],
                }
                for each in version.differences
            ]
            same.append({**found, "rows": shown})
    name = f"{folder}/{piece.id}"
    return rendered(
        "piece.html.j2", f"{name}.html", piece.title, shelf.setting,
        kind=folder, agreement=agreement, body=_markup(piece.body), said=rows, versions=same, facts=piece.facts,
        cases=shelf.within.get(document.id, []), description=" · ".join(piece.facts),
        data=f"data/{name}.json", proof=f"log/proofs/{name}.tlog-proof", above=(f"{folder}.html", shelf.words[folder]),
    )  # fmt: skip


def _checks(shelf: Shelf, check: Any, signs: Mapping[tuple[str, str], str], told: Told) -> Iterator[Page]:
    """Yield the page of a check; where there are many cases, it counts by country of work and has a page for each of these."""
    hosts: dict[str, list[Piece]] = {}
    for piece in shelf.cases:
        hosts.setdefault(shelf.assessed[piece.id].case.host or "XX", []).append(piece)
    whole = ",".join(signs.get((check.id, host), "") for host in sorted(hosts))
    if len(shelf.cases) <= MOST_ON_A_PAGE:
        yield Page(f"checks/{check.id}.html", whole, partial(_check, shelf, check, hosts, told))
        return
    yield Page(f"checks/{check.id}.html", whole, partial(_check, shelf, check, {}, told, hosts))
    for host, pieces in hosts.items():
        path = f"checks/{check.id}/{host.lower()}.html"
        yield Page(path, signs.get((check.id, host), ""), partial(_check, shelf, check, {host: pieces}, told))


def _outcomes(shelf: Shelf, check: Any, hosts: Mapping[str, Sequence[Piece]], told: Told) -> Iterator[Row]:
    """Yield the outcome of a check in each case, with its first quotations."""
    words = shelf.words
    found = {host: told(check.id, host) for host in hosts}
    for host, piece in sorted(((host, one) for host, own in hosts.items() for one in own), key=lambda row: (row[1].title.casefold(), row[1].id)):  # fmt: skip
        outcome = shelf.outcome(piece.id, check.id)
        if outcome is None:
            continue
        evidence = found[host].get(f"cases/{piece.id}", {"n": 0, "quotes": []})
        first = sorted(evidence["quotes"], key=lambda one: one["language"] != shelf.language)[:MOST_QUOTES]
        quotes = [
            {**one, "speaker": voice(one["speaker"], shelf.language), "title": shelf.pieces[one["source"]].title}
            for one in first
            if one["source"] in shelf.pieces
        ]
        more = words["more_words"].format(n=evidence["n"] - MOST_QUOTES) if evidence["n"] > MOST_QUOTES else ""
        yield {
            "id": piece.id,
            "title": piece.title,
            "shape": SHAPES[outcome],
            "word": words[outcome],
            "quotes": quotes,
            "more": more,
        }


def _check(
    shelf: Shelf,
    check: Any,
    hosts: Mapping[str, Sequence[Piece]],
    told: Told,
    counted: Mapping[str, Sequence[Piece]] | None = None,
) -> bytes:
    """Return the page of a check: one question across the cases of hosts, or (`counted`) how often each outcome occurs there."""
    words, language = shelf.words, shelf.language
    rows = list(_outcomes(shelf, check, hosts, told))
    places = []
    for host, pieces in sorted((counted or {}).items(), key=lambda row: country(row[0], language).casefold()):
        tally = Counter(shelf.outcome(piece.id, check.id) for piece in pieces)
        counts = [(outcome, SHAPES[outcome], words[outcome], tally[outcome]) for outcome in SHAPES]
        places.append(
            {"title": country(host, language), "href": f"checks/{check.id}/{host.lower()}.html", "tallies": counts}
        )
    book = books.rulebook()
    provisions = [
        {"id": one.id, "instrument": one.instrument, "verified": one.verified, "summary": of(one.summary, language),
         "name": of(book.instruments[one.instrument].name_in, language, book.instruments[one.instrument].name),
         "article": of(one.article_in, language, one.article)}
        for one in (book.provisions[name] for name in check.provisions)
    ]  # fmt: skip
    shown = {
        "id": check.id,
        "question": of(check.question, language),
        "rows": [
            (words["why"], of(check.why, language)),
            (words["breach_when"], of(check.breach_when, language)),
            (words["met_when"], of(check.met_when, language)),
            (words["needed"], of(check.evidence_needed, language)),
            (words["severity"], label("severity", check.severity, language)),
            (words["dimension"], label("dimension", check.dimension, language)),
        ],
    }
    title = of(check.title, language, check.id)
    part = next(iter(hosts)) if len(hosts) == 1 and len(shelf.cases) > MOST_ON_A_PAGE else ""
    name = f"checks/{check.id}/{part.lower()}.html" if part else f"checks/{check.id}.html"
    title = f"{title} – {country(part, language)}" if part else title
    return rendered(
        "check.html.j2", name, title, shelf.setting,
        check=shown, rows=rows, places=places, provisions=provisions, description=shown["question"],
        data=f"data/checks/{check.id}.json", proof=f"log/proofs/checks/{check.id}.tlog-proof", above=("checks.html", words["checks"]),
    )  # fmt: skip


def _instrument(shelf: Shelf, instrument: Any, cited: Mapping[str, list[tuple[str, str]]]) -> bytes:
    """Return the page of an instrument: what it says, and who is bound."""
    words, language = shelf.words, shelf.language
    rows = [
        (words["body"], of(instrument.body_in, language, instrument.body)),
        (words["year"], instrument.year),
        (words["kind"], label("binding", instrument.binding, language)),
        (words["address"], instrument.url),
    ]
    provisions = [
        {"id": one.id, "article": of(one.article_in, language, one.article), "verified": one.verified,
         "summary": of(one.summary, language), "checks": cited.get(one.id, [])}
        for one in books.rulebook().provisions.values()
        if one.instrument == instrument.id
    ]  # fmt: skip
    bound = sorted(
        (
            country(one.country, language),
            words.get(one.status, one.status),
            f"{words['since']} {one.since}" if one.since else "",
        )
        for one in instrument.ratifications
    )
    title = of(instrument.name_in, language, instrument.name)
    return rendered(
        "instrument.html.j2", f"instruments/{instrument.id}.html", title, shelf.setting,
        rows=[row for row in rows if row[1]], provisions=provisions, bound=bound, data=f"data/instruments/{instrument.id}.json",
        proof=f"log/proofs/instruments/{instrument.id}.tlog-proof", above=("instruments.html", words["instruments"]), description=title,
    )  # fmt: skip


def _compare(shelf: Shelf) -> bytes:
    """Return the page that sets cases side by side."""
    words, shown = shelf.words, shelf.cases[:24]
    rows = []
    for check in books.rulebook().checks.values():
        cells: list[Row | None] = []
        for piece in shown:
            outcome = shelf.outcome(piece.id, check.id)
            cells.append({"case": piece.id, "shape": SHAPES[outcome], "word": words[outcome]} if outcome else None)
        rows.append({"id": check.id, "title": of(check.title, shelf.language, check.id), "cells": cells})
    cut = words["compare_cut"].format(n=len(shown)) if len(shown) < len(shelf.cases) else ""
    return rendered("compare.html.j2", "compare.html", words["compare"], shelf.setting, cases=shown, rows=rows, cut=cut)
