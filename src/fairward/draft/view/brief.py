"""A report for paper: the same view, with what a reader of print can do without left to the HTML and JSON reports.

Every cut says how much was cut, so that nobody takes a printout for all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from fairward.draft.view.parts import (
    CaseView,
    Dimension,
    Figure,
    FindingView,
    Group,
    Page,
    Paragraph,
    ProvisionView,
    Quoted,
    Side,
    SourceView,
    Stretch,
    Timeline,
)
from fairward.draft.words import Words, words

MOST_QUOTES = 3
LONGEST_EVENT = 140
AROUND = 90
UNCONFIRMED = "†"


def brief(view: Page) -> Page:
    """Return a view with at most three quotations a side and sources only close around their quotes."""
    said = words(view.language)
    cases = tuple(_case(case, said) for case in view.cases)
    shown = {quote.mark for quote in _quotes(cases)}
    return replace(view, cases=cases, sources=tuple(_source(one, shown, said) for one in view.sources))


def _case(case: CaseView, said: Words) -> CaseView:
    """Return a case with fewer quotations."""
    money = replace(
        case.money,
        figures=_figures(case.money.figures, said),
        other=_figures(case.money.other, said),
        published=tuple(replace(one, quote=_quote(one.quote)) for one in case.money.published),
    )
    return replace(
        case,
        money=money,
        sides=tuple(_side(one, said) for one in case.sides),
        measures=tuple(_group(one, said) for one in case.measures),
        timeline=_timeline(case.timeline),
        dimensions=tuple(_dimension(one, said) for one in case.dimensions),
        others=tuple(_group(one, said) for one in case.others),
        doubtful=tuple(map(_quote, case.doubtful)),
        rejected=tuple(replace(one, quote=_quote(one.quote)) for one in case.rejected),
    )


def _quote(quote: Quoted) -> Quoted:
    """Return a quotation with little around it and without its other versions; where nobody confirmed it, with the sign that every page explains."""
    before, after = quote.before, quote.after
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    standing = quote.standing if quote.confirmed else UNCONFIRMED
    return replace(quote, before=before, after=after, versions="", standing=standing)


def _figures(figures: Sequence[Figure], said: Words) -> tuple[Figure, ...]:
    """Return figures once for each amount, with the words of one source and the names of the others that give it."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for one in figures:
        groups.setdefault((one.amount, one.what, one.about), []).append(one)
    out = []
    for first, *rest in groups.values():
        names = [f"{one.quote.speaker} ({one.quote.source})" for one in rest]
        also = said.say("Also: {names}.", names=said.names(names)) if rest else ""
        out.append(replace(first, quote=_quote(first.quote), also=also))
    return tuple(out)


def _first(quotes: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Return the few quotations that print shows: of as many speakers as can be, in the order that they had."""
    firsts = list({one.speaker: one for one in reversed(quotes)}.values())[::-1]
    taken = [*firsts, *(one for one in quotes if one not in firsts)][:MOST_QUOTES]
    return tuple(_quote(one) for one in quotes if one in taken)


def _more(cut: int, said: Words) -> str:
    """Return how many quotations are left out and where they stand, empty where none is."""
    if not cut:
        return ""
    return said.many(
        "{n} further quotation in the HTML and JSON reports.",
        "{n} further quotations in the HTML and JSON reports.",
        cut,
    )


def _side(side: Side, said: Words) -> Side:
    """Return a question with few quotations on each side."""
    cut = sum(max(0, len(quotes) - MOST_QUOTES) for quotes in (side.charges, side.answers))
    return replace(side, charges=_first(side.charges), answers=_first(side.answers), more=_more(cut, said))


def _group(group: Group, said: Words) -> Group:
    """Return a group with few quotations."""
    return replace(group, quotes=_first(group.quotes), more=_more(max(0, len(group.quotes) - MOST_QUOTES), said))


def _timeline(timeline: Timeline) -> Timeline:
    """Return dated statements with long quotations cut: the words stand with the sources."""
    events = (
        replace(one, quote=replace(one.quote, text=_start(one.quote.text))) if one.quote else one
        for one in timeline.events
    )
    return replace(timeline, events=tuple(events))


def _start(text: str) -> str:
    """Return the first words of a quotation."""
    return text if len(text) <= LONGEST_EVENT else text[:LONGEST_EVENT].rpartition(" ")[0] + " …"


def _dimension(dimension: Dimension, said: Words) -> Dimension:
    """Return a dimension with few quotations; where sources are silent, without what a row of a table cannot hold."""
    return replace(
        dimension,
        speaking=tuple(_finding(one, said) for one in dimension.speaking),
        silent=tuple(
            replace(one, breach=(), contrary=(), demanded=(), provisions=(), wording=None) for one in dimension.silent
        ),
    )


def _finding(finding: FindingView, said: Words) -> FindingView:
    """Return a finding with few quotations on each side."""
    sides = (finding.breach, finding.contrary, finding.demanded)
    cut = sum(max(0, len(quotes) - MOST_QUOTES) for quotes in sides)
    breach, contrary, demanded = map(_first, sides)
    return replace(
        finding,
        breach=breach,
        contrary=contrary,
        demanded=demanded,
        more=_more(cut, said),
        wording=None if finding.shape == "□" else finding.wording,
        cited=_cited(finding.provisions, said),
    )


def _cited(provisions: Sequence[ProvisionView], said: Words) -> tuple[str, ...]:
    """Return a line for each instrument: its articles, whom they bind in signs, and which of them are unverified."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in provisions:
        article = " ".join(part for part in (one.article, said.say("(unverified)") if one.unverified else "") if part)
        groups.setdefault((one.instrument, one.marks), []).append(article)
    return tuple(
        " · ".join(part for part in (", ".join((name, *filter(None, articles))), marks) if part)
        for (name, marks), articles in groups.items()
    )


def _source(source: SourceView, shown: set[str], said: Words) -> SourceView:
    """Return a source close around its quotes; without its words where all of them are quoted from another version."""
    marks = {stretch.mark for paragraph in source.paragraphs for stretch in paragraph.stretches if stretch.mark}
    if marks and not marks & shown:
        told = said.say("Quoted only where another source says the same; its words stand in the HTML report.")
        return replace(source, paragraphs=(), shortened=told)
    kept = (
        one
        for one in source.paragraphs
        if any(stretch.mark in shown or stretch.of in shown for stretch in one.stretches)
    )
    return replace(source, paragraphs=tuple(_paragraph(one) for one in kept))


def _paragraph(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with what is not quoted cut to the words next to a quote."""
    last = len(paragraph.stretches) - 1
    cut = (_cut(one, first=n == 0, last=n == last) for n, one in enumerate(paragraph.stretches))
    return replace(paragraph, stretches=tuple(cut))


def _cut(stretch: Stretch, *, first: bool, last: bool) -> Stretch:
    """Return a stretch that is not quoted with only the words next to a quote: its end, its start or both."""
    text = stretch.text
    if stretch.marked or len(text) <= AROUND * (1 if first or last else 2):
        return stretch
    head = "" if first else text[:AROUND].rpartition(" ")[0]
    tail = "" if last else text[-AROUND:].partition(" ")[2]
    return replace(stretch, text=f"{head} […] {tail}".strip())


def _quotes(part: object) -> Iterator[Quoted]:
    """Yield every quotation within parts."""
    if isinstance(part, Quoted):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _quotes(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _quotes(getattr(part, field.name))
