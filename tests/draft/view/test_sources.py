"""The sources in a report: no word lost or added, quotes marked where they stand, huge texts cut with a word on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations, Cluster, clusters
from fairward.draft.view.sources import WHOLE_UP_TO, source_view
from fairward.draft.words import words
from fairward.model.case import Case, Voiced
from fairward.model.document import Document
from fairward.model.statement import TEXT, About, Stance, Statement, Topic

TEXTS = some.text(some.sampled_from("ab \n.é<&"), min_size=1, max_size=80)
SPANS = some.lists(some.tuples(some.integers(0, 79), some.integers(1, 30)), max_size=6)


def document_of(text: str) -> Document:
    return make.document("a.txt", text)


def voiced_at(document: Document, start: int, end: int) -> Voiced:
    statement = Statement(
        topic=Topic.MOVEMENT,
        value="breach",
        about=About(),
        speaker=TEXT,
        stance=Stance.ASSERTS,
        quote=document.quote(start, end),
        confidence=0.9,
        way="constructed",
    )
    return Voiced(statement=statement, family="a")


def shown(document: Document, spans: list[tuple[int, int]], *, whole: bool = True):
    voiced = [voiced_at(document, start, end) for start, end in spans]
    found = clusters([document], voiced)
    case = Case(host="BS", sender="CU", since=None, until=None, documents=(document,), voiced=tuple(voiced))
    cite = Citations(Teller(words("en"))).of(found, [case])
    return source_view(document, found[document.id], cite, 1, whole=whole), found[document.id], cite, voiced


def kept(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, SPANS)
def test_every_word_of_a_source_is_shown_once(text, spans):
    spans = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    view, *_ = shown(document_of(text), spans)
    told = "".join(stretch.text for paragraph in view.paragraphs for stretch in paragraph.stretches)
    assert kept(told) == kept(text)


@given(TEXTS, SPANS)
def test_every_quote_has_an_anchor_in_the_text(text, spans):
    spans = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    spans = [(start, end) for start, end in spans if text[start:end].strip()]
    view, _, cite, voiced = shown(document_of(text), spans)
    anchors = [stretch.mark for paragraph in view.paragraphs for stretch in paragraph.stretches if stretch.mark]
    assert len(anchors) == len(set(anchors))
    assert {cite.mark(one) for one in voiced} == set(anchors)


def test_quotes_that_overlap_are_marked_as_one():
    document = document_of("The Ministry keeps the passports of all.")
    _, found, *_ = shown(document, [(4, 28), (19, 32)])
    assert found == (Cluster(4, 32, "q1-4", doubtful=False),)


def test_quotes_over_two_paragraphs_go_on_under_the_same_name():
    document = document_of("one two\n\nthree four")
    view, *_ = shown(document, [(4, 14)])
    stretches = [stretch for paragraph in view.paragraphs for stretch in paragraph.stretches if stretch.marked]
    assert [(one.text, one.mark, one.of) for one in stretches] == [("two", "q1-4", ""), ("three", "", "q1-4")]


def test_huge_texts_are_shown_around_their_quotes_and_say_so():
    paragraph = "Nothing to see here. " * 200
    text = f"{paragraph}\n\nThe passports are kept.\n\n" + f"{paragraph}\n\n" * (WHOLE_UP_TO // len(paragraph) + 1)
    start = text.index("passports")
    view, *_ = shown(document_of(text), [(start, start + 9)])
    assert view.shortened == "Only the paragraphs with quoted words are shown."
    assert [paragraph.kind for paragraph in view.paragraphs] == ["gap", "paragraph", "gap"]
    assert sum(len(stretch.text) for paragraph in view.paragraphs for stretch in paragraph.stretches) < 100


def test_a_text_without_quotes_is_shown_whole():
    view, *_ = shown(document_of("one\n\ntwo"), [])
    assert [paragraph.stretches[0].text for paragraph in view.paragraphs] == ["one", "two"]
    assert not view.shortened
