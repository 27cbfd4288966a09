"""Every page of the register in every language, by its path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fairward import books
from fairward.model.document import Document
from fairward.model.register import Contents, Piece
from fairward.model.statement import Statement
from fairward.publish.site.comparing import compare_index, compare_page
from fairward.publish.site.embedding import embeds, quote_embeds, snippet
from fairward.publish.site.lists import leaved, listed, lists, tables, withheld_in
from fairward.publish.site.mapping import drawn_map
from fairward.publish.site.rendering import TEMPLATES, Setting, rendered
from fairward.publish.site.said import country, label, of, speaker, tongued, topic
from fairward.publish.site.searching import fixed_rows, search_index, search_page
from fairward.publish.site.shelf import ID, SHAPES, Row, Shelf, change_row, findings_of, quoted, short
from fairward.publish.site.versions import versions

_MOST_QUOTES = 2
_MOST_CASES = 100


def pages(
    contents: Contents, log: Mapping[str, Any], styles: Mapping[str, str], address: str
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every page, style, script and search index.

    `log` is what the pages say of the register itself: changes, notices, key, k. `styles` are the style and script of
    the report's own parts.
    """
    yield "style.css", (styles["css"] + (TEMPLATES / "register.css").read_text(encoding="utf-8")).encode()
    yield "register.js", ((TEMPLATES / "register.js").read_text(encoding="utf-8") + styles["js"]).encode()
    yield "robots.txt", b"User-agent: *\nAllow: /\n"
    yield "map.svg", (TEMPLATES / "map.svg").read_bytes()
    shelves = {}
    for language in contents.languages:
        setting = Setting(
            language=language,
            address=address,
            program=contents.program,
            edition=contents.edition,
            languages=tuple(contents.languages),
        )
        shelf = shelves[language] = Shelf(contents, setting)
        yield from ((f"{language}/{path}", body) for path, body in _of_language(shelf, log))
        yield f"search/{language}.js", fixed_rows(shelf)
        yield from embeds(shelf)
    english, others = shelves["en"], [one for language, one in shelves.items() if language != "en"]
    yield "index.html", _home(english, log, at_top=True)
    yield from search_index(english, others)
    yield from compare_index(english, others)
    yield from quote_embeds(shelves)


def _of_language(shelf: Shelf, log: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of one language."""
    yield "index.html", _home(shelf, log)
    for piece in shelf.cases:
        yield f"cases/{piece.id}.html", _case(shelf, piece)
    for document in shelf.contents.documents:
        if document.id[:ID] in shelf.pieces:
            yield f"{shelf.folder(document)}/{document.id[:ID]}.html", _document(shelf, document)
    rulebook = books.rulebook()
    cited: dict[str, list[tuple[str, str]]] = {}
    for check in rulebook.checks.values():
        title = of(check.title, shelf.language, check.id)
        yield from _check(shelf, check)
        for provision in check.provisions:
            cited.setdefault(provision, []).append((check.id, title))
    for instrument in rulebook.instruments.values():
        yield f"instruments/{instrument.id}.html", _instrument(shelf, instrument, cited)
    yield "compare.html", compare_page(shelf)
    yield "search.html", search_page(shelf)
    yield from lists(shelf)
    yield from tables(shelf, log)


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
         "start": shelf.mark(one), "own": one.quote.start, "text": short(one.quote.text, 160), "language": one.quote.language}
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
        embed=f"../../embed/quotes/{piece.id}.html", id=piece.id, withheld=withheld_in(shelf, document),
        findings=findings_of(shelf, document) if agreement else (),
    )  # fmt: skip


def _check(shelf: Shelf, check: Any) -> Iterator[tuple[str, bytes]]:
    """Yield the leaves of the page of a check: one question across all cases."""
    words, language = shelf.words, shelf.language
    rows = []
    counts: Counter[str] = Counter()
    for piece in shelf.cases:
        found = shelf.findings[piece.id].get(check.id)
        if found is None:
            continue
        sides, left = [], 0
        for name, evidence in (("for_breach", found.breach), ("against_breach", found.contrary)):
            said = _once([one.voiced.statement for one in evidence], language)
            left += max(0, len(said) - _MOST_QUOTES)
            if said:
                sides.append((words[name], [_evidence(shelf, one) for one in said[:_MOST_QUOTES]]))
        more = words["more_words"].format(n=left) if left else ""
        outcome = found.outcome.value
        counts[outcome] += 1
        rows.append(
            {
                "id": piece.id,
                "title": piece.title,
                "shape": SHAPES[outcome],
                "word": words[outcome],
                "sides": sides,
                "more": more,
            }
        )
    book = books.rulebook()
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
        "counts": [(SHAPES[name], counts[name], words[name]) for name in SHAPES if counts[name]],
    }
    title = of(check.title, language, check.id)
    for name, own, leaves in leaved(rows, f"checks/{check.id}", _MOST_CASES):
        yield f"{name}.html", rendered(
            "check.html.j2", f"{name}.html", title, shelf.setting,
            check=shown, rows=own, provisions=provisions, description=shown["question"], leaves=leaves,
            data=f"data/checks/{check.id}.json", proof=f"log/proofs/checks/{check.id}.tlog-proof", above=("checks.html", words["checks"]),
        )  # fmt: skip


def _once(given: Sequence[Statement], language: str) -> list[Statement]:
    """Return statements with each words once, those in the page's language first."""
    found = {" ".join(one.quote.text.casefold().split()): one for one in reversed(given)}
    kept = {one.id for one in found.values()}
    return sorted((one for one in given if one.id in kept), key=lambda one: one.quote.language != language)


def _evidence(shelf: Shelf, statement: Statement) -> Row:
    """Return a quotation with its place for the page of a check."""
    document = statement.quote.document
    piece = shelf.pieces[document.id[:ID]]
    return {
        **quoted(statement),
        "folder": shelf.folder(document),
        "source": document.id[:ID],
        "start": shelf.mark(statement),
        "speaker": speaker(statement, shelf.language),
        "title": piece.title,
    }


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
