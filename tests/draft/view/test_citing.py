"""Quotations: their anchors, the rest of their sentence, who says them, and how they were read."""

from __future__ import annotations

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations, Cluster, clusters
from fairward.draft.words import words
from fairward.model.statement import Topic


@pytest.fixture
def by():
    return make.statements()


def citations(by, language: str = "en") -> Citations:
    case = make.assessed().case
    return Citations(Teller(words(language))).of(clusters(case.documents, by.values()), [case])


def test_quotes_that_touch_stay_apart_and_those_that_overlap_become_one():
    document = make.article()
    first = make.said(document, "91.6% of what is paid", Topic.RETAINED_SHARE, "x")
    within = make.said(document, "what is paid for an adviser", Topic.RETAINED_SHARE, "x", confidence=0.2)
    apart = make.said(document, "83.9%", Topic.RETAINED_SHARE, "x", confidence=0.2)
    found = clusters([document], [first, within, apart])[document.id]
    assert [document.text[one.start : one.end] for one in found] == ["91.6% of what is paid for an adviser", "83.9%"]
    assert [one.doubtful for one in found] == [False, True]
    assert isinstance(found[0], Cluster)


def test_a_quotation_has_its_words_the_rest_of_its_sentence_and_its_place(by):
    quote = citations(by).quote(by["passports"], "here", "1", "back")
    assert quote.text == "The Head of Mission keeps the passports of the Collaborators"
    assert (quote.before, quote.after) == ("Article 9. ", " for the duration of the Assignment.")
    assert quote.place == "page 2, clause 9"
    assert quote.speaker == "The agreement"
    assert quote.standing == "read by machine, not yet confirmed"


def test_a_language_other_than_the_reports_is_named(by):
    assert citations(by).quote(by["keeps"], "here", "1", "back").foreign == "in Spanish"
    assert citations(by, "es").quote(by["keeps"], "here", "1", "back").foreign == ""
    assert citations(by, "es").quote(by["forced"], "here", "1", "back").foreign == "en inglés"


def test_a_publication_without_publisher_says_it_as_this_source():
    document = make.document("no-publisher.txt", "The passports are kept.")
    voiced = make.said(document, "passports are kept", Topic.IDENTITY_DOCUMENTS, "breach")
    cite = Citations(Teller(words("en")))
    quote = cite.quote(voiced, "here", "1", "back")
    assert (quote.speaker, quote.source) == ("This source", "The text beginning “The passports are kept”")


def test_a_judgement_stands_with_the_quotation(by):
    quote = citations(by).quote(by["fee_adviser"], "here", "1", "back")
    assert (quote.confirmed, quote.standing) == (True, "confirmed by A. Reviewer, 1 August 2025")


def test_every_use_of_a_quotation_leads_back_once(by):
    cite = citations(by)
    for anchor in ("a", "b", "a"):
        cite.quote(by["passports"], anchor, "1", "back")
    assert list(cite.backs[cite.mark(by["passports"])]) == ["a", "b"]


def test_long_sentences_are_cut_around_the_quotation():
    document = make.document("long.txt", "word " * 100 + "The passports are kept" + " word" * 100)
    voiced = make.said(document, "The passports are kept", Topic.IDENTITY_DOCUMENTS, "breach")
    quote = Citations(Teller(words("en"))).quote(voiced, "here", "1", "back")
    assert quote.before.startswith("… word")
    assert quote.after.endswith(" …")
    assert len(quote.before) + len(quote.after) < 460
