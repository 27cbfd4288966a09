"""Every page of the register in every language, by its path."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairward import books
from fairward.model.document import Document
from fairward.model.register import Contents, Piece
from fairward.publish.site.checking import Told, by_place, check_page, place_check_pages
from fairward.publish.site.comparing import compare_index, compare_page
from fairward.publish.site.embedding import embeds, quote_embeds, snippet
from fairward.publish.site.lists import listed, lists, tables, withheld_in
from fairward.publish.site.mapping import drawn_map
from fairward.publish.site.rendering import TEMPLATES, Setting, rendered
from fairward.publish.site.said import country, label, of, speaker, tongued, topic
from fairward.publish.site.searching import Owner, Shares, fixed_rows, search_index, search_page
from fairward.publish.site.shelf import ID, Shelf, change_row, findings_of, mark, quoted, short
from fairward.publish.site.versions import versions


@dataclass(frozen=True, slots=True)
class Page:
    """A page that speaks of many cases: its path, the key under which it is the same (empty: make it each time), its maker.

    `host` is the country of work where it speaks of the cases of one alone.
    """

    path: str
    key: str
    make: Callable[[], bytes]
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What shared pages look up as they are made: quotations on checks, what each owner gives the search, and the shares.

    `known` are the keys of the shared pages that stand already, by path.
    """

    told: Told
    owners: Sequence[Owner]
    shares: Shares
    known: Mapping[str, str]


def own_pages(contents: Contents, address: str, elsewhere: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the pages of the cases of contents, and of their documents but for those made `elsewhere` (ids)."""
    by_language = {}
    for shelf in _shelves(contents, address):
        by_language[shelf.language] = shelf
        for piece in shelf.cases if contents.data else ():
            yield f"{shelf.language}/cases/{piece.id}.html", _case(shelf, piece)
        for document in shelf.contents.documents:
            if document.id not in elsewhere:
                yield f"{shelf.language}/{shelf.folder(document)}/{document.id[:ID]}.html", _document(shelf, document)
        if contents.data:
            yield from embeds(shelf)
    yield from quote_embeds(by_language, elsewhere)


def shelves(contents: Contents, address: str) -> list[Shelf]:
    """Return the contents as they are looked up in each language, English first."""
    return list(_shelves(contents, address))


def hosts_apart(shelved: Sequence[Shelf]) -> list[str]:
    """Return the countries of work that have pages of their own, none where there are few cases."""
    return sorted(shelved[0].hosts) if by_place(shelved[0]) else []


def place_pages(shelved: Sequence[Shelf], host: str, signs: Mapping[str, str], told: Told) -> Iterator[Page]:
    """Yield the pages of checks, in all languages, that speak of the cases of one country of work alone; `signs` are their keys by check."""
    for shelf in shelved:
        for check in books.rulebook().checks.values():
            for path, key, make in place_check_pages(shelf, check, host, signs.get(check.id, ""), told):
                yield Page(f"{shelf.language}/{path}", key, make, host)


def shared_pages(
    shelved: Sequence[Shelf], log: Mapping[str, Any], styles: Mapping[str, str], remains: Remains
) -> Iterator[Page]:
    """Yield every page, style, script and search index that speaks of more than one case, but for place_pages.

    `log` is what the pages say of the register itself: changes, notices, key, k, and what cases and downloads come to. `styles`
    are the style and script of the report's own parts.
    """
    css = (styles["css"] + (TEMPLATES / "register.css").read_text(encoding="utf-8")).encode()
    script = ((TEMPLATES / "register.js").read_text(encoding="utf-8") + styles["js"]).encode()
    yield Page("style.css", "", lambda: css)
    yield Page("register.js", "", lambda: script)
    yield Page("robots.txt", "", lambda: b"User-agent: *\nAllow: /\n")
    yield Page("map.svg", "always", (TEMPLATES / "map.svg").read_bytes)
    for shelf in shelved:
        for page in _of_language(shelf, log, remains.told):
            yield Page(f"{shelf.language}/{page.path}", page.key, page.make)
        yield Page(f"search/{shelf.language}.js", "always", partial(fixed_rows, shelf))
    english, others = shelved[0], shelved[1:]
    yield Page("index.html", "", partial(_home, english, log, at_top=True))
    for path, make in compare_index(english, others):
        yield Page(path, "", make)
    for file in search_index(remains.owners, remains.shares, remains.known):
        yield Page(file.path, file.key, file.make)


def _shelves(contents: Contents, address: str) -> Iterator[Shelf]:
    """Yield the contents as they are looked up in each language, English first."""
    last: Shelf | None = None
    for language in contents.languages:
        setting = Setting(
            language=language, address=address, program=contents.program, edition=contents.edition, languages=tuple(contents.languages)
        )  # fmt: skip
        last = Shelf(contents, setting, last)
        yield last


def _of_language(shelf: Shelf, log: Mapping[str, Any], told: Told) -> Iterator[Page]:
    """Yield the pages of one language that speak of more than one case."""
    yield Page("index.html", "", partial(_home, shelf, log))
    rulebook = books.rulebook()
    cited: dict[str, list[tuple[str, str]]] = {}
    for check in rulebook.checks.values():
        title = of(check.title, shelf.language, check.id)
        yield Page(*check_page(shelf, check, log["signs"], told))
        for provision in check.provisions:
            cited.setdefault(provision, []).append((check.id, title))
    for instrument in rulebook.instruments.values():
        yield Page(f"instruments/{instrument.id}.html", "always", partial(_instrument, shelf, instrument, cited))
    yield Page("compare.html", "", partial(compare_page, shelf))
    yield Page("search.html", "", partial(search_page, shelf, log))
    for path, key, make in (*lists(shelf), *tables(shelf, log)):
        yield Page(path, key, make)


def _home(shelf: Shelf, log: Mapping[str, Any], *, at_top: bool = False) -> bytes:
    """Return the home page, also as it stands at the top of the register."""
    most = shelf.cases[:40]
    told = [one for one in log["changes"] if not str(one["about"]).startswith(("checks/", "instruments/"))]
    changes = [change_row(one, shelf) for one in told[:15]]
    facts = [(kind, len(listed(shelf, kind))) for kind in ("agreements", "sources", "checks", "instruments")]
    values = {
        "cases": most,
        "count": len(shelf.cases),
        "facts_of": [(f"{kind}.html", shelf.words[kind], number) for kind, number in facts],
        "changes": changes,
        "key": log["key"],
        "map": drawn_map(shelf),
    }
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
        kind="cases", body=_markup(body), sources=shelf.titled(one.case.documents), snippet=snippet(shelf, piece),
        embed=f"../../embed/{shelf.language}/{piece.id}.html", id=piece.id,
        oembed=f"{shelf.setting.address.rstrip('/')}/embed/{shelf.language}/{piece.id}.json" if shelf.setting.address else "",
        description=piece.lead, data=f"data/cases/{piece.id}.json", proof=f"log/proofs/cases/{piece.id}.tlog-proof",
        above=("cases.html", shelf.words["cases"]),
    )  # fmt: skip


def _document(shelf: Shelf, document: Document) -> bytes:
    """Return the page of a source or an agreement, with its whole text."""
    piece, language = shelf.pieces[document.id[:ID]], shelf.language
    folder, own = shelf.folder(document), shelf.said.get(document.id, [])
    rows = [
        {"clause": one.clause or "", "topic": topic(one.topic.value, language), "speaker": speaker(one, language),
         "start": mark(one, piece), "own": one.quote.start, "text": short(one.quote.text, 160), "language": one.quote.language}
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
                    "clause": each.name,
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
        embed=f"../../embed/quotes/{piece.id}.html", id=piece.id, withheld=withheld_in(shelf, document),
        findings=findings_of(shelf, document) if agreement else (),
    )  # fmt: skip


def _instrument(shelf: Shelf, instrument: Any, cited: Mapping[str, list[tuple[str, str]]]) -> bytes:
    """Return the page of an instrument: what it says, and who is bound."""
    words, language = shelf.words, shelf.language
    rows = [
        (words["body"], of(instrument.body_in, language, instrument.body)),
        (words["year"], instrument.year),
        (words["kind"], label("binding", instrument.binding, language)),
    ]
    provisions = [
        {"id": one.id, "article": of(one.article_in, language, one.article), "verified": one.verified,
         "summary": tongued(one.summary, language), "checks": cited.get(one.id, [])}
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
    title, tongue = tongued(instrument.name_in, language)
    title = title or instrument.name
    return rendered(
        "instrument.html.j2", f"instruments/{instrument.id}.html", title, shelf.setting,
        rows=[row for row in rows if row[1]], url=instrument.url or "", provisions=provisions, bound=bound, data=f"data/instruments/{instrument.id}.json",
        proof=f"log/proofs/instruments/{instrument.id}.tlog-proof", above=("instruments.html", words["instruments"]), description=title,
        title_language=tongue,
    )  # fmt: skip
