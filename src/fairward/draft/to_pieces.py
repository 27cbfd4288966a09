"""Cases and sources as pieces of HTML for the pages of a register: the report's own parts, each linked to the others' pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from fairward.draft.to_html import drawn, environment
from fairward.draft.view.page import page
from fairward.draft.view.parts import CaseView, Page
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.register import Piece

ADDRESS = 16
_MARK = re.compile(r'(href="#|id="|data-of=")q(\d+)-(\d+)"')
_CITED = re.compile(r'href="#q(\d+)-(\d+)"')
_CLAUSE = re.compile(
    r'<p(?: class="[a-z]+")?( lang="[a-z]{2,3}")?>((?:<mark[^>]*>)?)'
    r"((?:article|artículo|artigo|articolo|clause|cláusula|section|sección|annex|anexo|annexe)\s+(\d{1,3}))\b",
    re.IGNORECASE,
)
_LEAST_CLAUSES = 3
_AT = re.compile(r'id="q-(\d+)"')
_LINK = re.compile(r'href="#([a-z]{2}-[a-z]{2}(?:-\d+)?)(-[a-z0-9_-]+)?"')


def to_pieces(report: Report) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the cases and the sources of a report in its language.

    Quotations lead to ../sources/ID.html#q-OFFSET, the words of a source back to ../cases/ID.html; a source that several
    cases share leads back to each of them.
    """
    cases: list[Piece] = []
    sources: dict[str, Piece] = {}
    shared = _shared(report.assessed)
    for one in report.assessed:
        case, own = case_pieces(report, one)
        cases.append(case)
        sources.update({name: piece for name, piece in own.items() if len(shared[name]) < 2})
    for group in dict.fromkeys(group for group in shared.values() if len(group) > 1):
        together = tuple(one for one in report.assessed if one.case.id in group)
        made, _ = source_pieces(replace(report, assessed=together))
        sources.update({name: piece for name, piece in made.items() if shared[name] == group})
    return tuple(cases), tuple(sources.values())


def case_pieces(report: Report, one: Assessed) -> tuple[Piece, dict[str, Piece]]:
    """Return one case of a report, and its sources by their ids as they read where no other case shares them."""
    view, documents = _view(report, one)
    own = zip(documents, _sources(view, documents), strict=True)
    return _case(view, one, documents), {document.id: piece for document, piece in own}


def source_pieces(report: Report) -> tuple[dict[str, Piece], dict[str, str]]:
    """Return the sources of a report by their ids, each leading back to all of the report's cases, and the cases' titles."""
    view = page(replace(report, followed=()))
    documents = _documents(report.assessed)
    titles = {one.case.id: shown.title for one, shown in zip(report.assessed, view.cases, strict=True)}
    own = zip(documents, _sources(view, documents), strict=True)
    return {document.id: piece for document, piece in own}, titles


def _shared(assessed: Iterable[Assessed]) -> dict[str, tuple[str, ...]]:
    """Return for each document the cases in which it stands."""
    found: dict[str, list[str]] = {}
    for one in assessed:
        for document in one.case.documents:
            found.setdefault(document.id, []).append(one.case.id)
    return {document: tuple(cases) for document, cases in found.items()}


def _documents(assessed: Iterable[Assessed]) -> list[Document]:
    """Return the documents of cases in the order in which a page numbers them."""
    return list({document.id: document for one in assessed for document in one.case.documents}.values())


def _view(report: Report, one: Assessed) -> tuple[Page, list[Document]]:
    """Return the page of one case alone, beside the case on the programme in general where there is one."""
    general = [
        each
        for each in report.assessed
        if each.case.host is None and one.case.host is not None and each.case.sender == one.case.sender
    ]
    given = [one, *general[:1]]
    followed = tuple(each for each in report.followed if (each.host, each.sender) == (one.case.host, one.case.sender))
    return page(replace(report, assessed=tuple(given), followed=followed)), _documents(given)


def _case(view: Page, one: Assessed, documents: Sequence[Document]) -> Piece:
    """Return the first case of a page as a piece."""
    case, said = view.cases[0], view.labels
    body = _macros().case(case, said, drawn(), view.standing)
    numbers = {str(number): document.id[:ADDRESS] for number, document in enumerate(documents, 1)}
    html = _CITED.sub(lambda found: f'href="../sources/{numbers[found[1]]}.html#q-{found[2]}"', str(body))
    if len(view.cases) > 1:
        html = _LINK.sub(lambda found: _to_case(found, case.anchor), html)
    return Piece(
        id=one.case.id.lower(),
        language=view.language,
        title=case.title,
        lead=" ".join(case.opening.sentences[:1]),
        summary=case.opening.sentences,
        body=html,
        facts=tuple(fact for fact in (case.period, case.basis) if fact),
        tallies=tuple((each.outcome, each.shape, each.word, each.number) for each in case.opening.tallies),
        questions=tuple(_questions(case)),
        chart=f"<h2>{escape(case.opening.bars[0].title)}</h2>{drawn().bar(case.opening.bars[0])}"
        if case.opening.bars
        else "",
    )


def _questions(case: CaseView) -> Iterator[tuple[str, str]]:
    """Yield the questions that sources answer, each with its place on the page."""
    for one in case.asked:
        if one.told or one.records:
            yield one.question, one.name


def _sources(view: Page, documents: Sequence[Document]) -> Iterator[Piece]:
    """Yield the sources of a page as pieces."""
    for source, document in zip(view.sources, documents, strict=True):
        labels = {**view.labels, "language": view.language}
        html = _MARK.sub(lambda found: f'{found[1]}q-{found[3]}"', str(_macros().source(source, labels)))
        yield Piece(
            id=document.id[:ADDRESS],
            language=view.language,
            title=source.title,
            lead="",
            body=_with_clauses(_LINK.sub(lambda found: _to_case(found, ""), html), view.labels["clauses"]),
            facts=source.facts,
            marks=tuple(sorted({int(offset) for offset in _AT.findall(html)})),
        )


def _with_clauses(html: str, name: str) -> str:
    """Return a text with its clauses marked and a list of them before it; a text with fewer than three stays as it is."""
    ways: list[tuple[str, str]] = []

    def marked(found: re.Match[str]) -> str:
        anchor = f"clause-{len(ways) + 1}"
        ways.append((anchor, found[3]))
        return f'<p class="clause" id="{anchor}"{found[1] or ""}>{found[2]}{found[3]}'

    body = _CLAUSE.sub(marked, html)
    if len(ways) < _LEAST_CLAUSES:
        return html
    rows = "".join(f'<li><a href="#{anchor}">{text}</a></li>' for anchor, text in ways)
    return f'<nav class="leaves" aria-label="{escape(name)}"><ul>{rows}</ul></nav>\n{body}'


def _to_case(found: re.Match[str], own: str) -> str:
    """Return a link to a place of a case as a link to its page, left as it is on that page itself."""
    case, place = found[1], found[2] or ""
    if case == own:
        return found[0]
    return f'href="../cases/{case}.html#{case}{place}"' if place else f'href="../cases/{case}.html"'


def _macros() -> Any:
    """Return the macros of the pieces' template."""
    return environment().get_template("pieces.html.j2").module
