"""The sources themselves: their text with the quoted words marked, and the way back to what they support."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from fairward.draft.telling import Teller, file_name
from fairward.draft.view.citing import Citations, Cluster
from fairward.draft.view.parts import Paragraph, SourceView, Stretch
from fairward.model.document import Document

# Above this many characters a source is shown only around its quotes; all sources are, where together they are longer.
WHOLE_UP_TO = 80_000
ALL_WHOLE_UP_TO = 1_000_000
AROUND = 600

_PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")
_KINDS = {
    "title": "heading",
    "heading": "heading",
    "row": "row",
    "boilerplate": "boilerplate",
    "footnote": "boilerplate",
}


def source_view(
    document: Document, found: Sequence[Cluster], cite: Citations, number: int, *, whole: bool
) -> SourceView:
    """Return one source with its words; whole, or (for huge texts and for print) only around its quotes."""
    teller = cite.teller
    words = teller.words
    show_all = whole and len(document.text) <= WHOLE_UP_TO
    paragraphs = _paragraphs(document, found, cite)
    shortened = ""
    if not show_all:
        paragraphs = _near_quotes(paragraphs, words.say("[…]"))
        shortened = words.say("Only the paragraphs with quoted words are shown.")
    return SourceView(
        anchor=f"source-{number}",
        title=teller.source(document),
        facts=_facts(document, teller),
        language=document.language,
        paragraphs=tuple(paragraphs),
        shortened=shortened,
    )


def _facts(document: Document, teller: Teller) -> tuple[str, ...]:
    """Return what a source says of itself, its name and its identity."""
    words = teller.words
    facts = [
        document.publisher,
        document.author,
        words.date(document.published) if document.published else None,
        words.tongue(document.language),
        words.say("file {name}", name=file_name(document)),
        words.say("SHA-256 {hash}", hash=document.id),
    ]
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def _paragraphs(document: Document, found: Sequence[Cluster], cite: Citations) -> list[Paragraph]:
    """Return the paragraphs of a text with their marks."""
    kinds = {block.start: block.kind for block in document.blocks}
    out = []
    page_before, first = None, 0
    for match in _PARAGRAPH.finditer(document.text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        if end <= start:
            continue
        while first < len(found) and found[first].end <= start:
            first += 1
        page = document.page_at(start)
        told = cite.teller.words.say("page {n}", n=page) if page and page != page_before else ""
        page_before = page
        out.append(
            Paragraph(
                kind=_KINDS.get(kinds.get(start, "paragraph"), "paragraph"),
                language=document.language_at(start),
                stretches=_stretches(document.text, (start, end), islice(found, first, None), cite),
                page=told,
            )
        )
    return out


def _stretches(text: str, ends: tuple[int, int], found: Iterable[Cluster], cite: Citations) -> tuple[Stretch, ...]:
    """Return a paragraph cut at the edges of its quotes; the first piece of a quote carries its anchor."""
    out: list[Stretch] = []
    start, end = ends
    place = start
    for cluster in found:
        if cluster.start >= end:
            break
        low, high = max(cluster.start, start), min(cluster.end, end)
        if low > place:
            out.append(Stretch(text=text[place:low]))
        ends_here = cluster.end <= end
        first = not text[cluster.start : low].strip()
        out.append(
            Stretch(
                text=text[low:high],
                mark=cluster.anchor if first else "",
                of="" if first else cluster.anchor,
                marked=True,
                doubtful=cluster.doubtful,
                backs=tuple(cite.backs.get(cluster.anchor, {}).values()) if ends_here else (),
            )
        )
        place = high
    if place < end:
        out.append(Stretch(text=text[place:end]))
    return tuple(out)


def _near_quotes(paragraphs: Sequence[Paragraph], gap: str) -> list[Paragraph]:
    """Return the paragraphs that hold quoted words, long ones cut around them, with gaps where something is left out."""
    out: list[Paragraph] = []
    left_out = False
    page = ""
    for paragraph in paragraphs:
        page = paragraph.page or page
        if not any(stretch.marked for stretch in paragraph.stretches):
            left_out = True
            continue
        if left_out:
            out.append(Paragraph(kind="gap", language="", stretches=(Stretch(text=gap),)))
        stretches = tuple(_cut(stretch) for stretch in paragraph.stretches)
        out.append(Paragraph(kind=paragraph.kind, language=paragraph.language, stretches=stretches, page=page))
        left_out, page = False, ""
    if left_out:
        out.append(Paragraph(kind="gap", language="", stretches=(Stretch(text=gap),)))
    return out


def _cut(stretch: Stretch) -> Stretch:
    """Return an unmarked stretch without its middle where that is long."""
    if stretch.marked or len(stretch.text) <= 2 * AROUND:
        return stretch
    return Stretch(text=f"{stretch.text[:AROUND]} […] {stretch.text[-AROUND:]}")
