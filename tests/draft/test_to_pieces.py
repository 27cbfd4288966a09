"""Pieces of a register: the report's own parts, their quotations leading to the pages of sources and back."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.draft import make

from fairward import draft


def test_quotations_lead_to_the_pages_of_sources_and_back():
    cases, sources = draft.to_pieces(make.report())
    (case,) = cases
    pages = {one.id: one.body for one in sources}
    links = re.findall(r'href="\.\./sources/([0-9a-f]{16})\.html#(q-\d+)"', case.body)
    assert links
    assert all(f'id="{mark}"' in pages[source] for source, mark in links)
    backs = {link for body in pages.values() for link in re.findall(r'href="\.\./cases/bs-cu\.html#([^"]+)"', body)}
    assert backs
    assert all(f'id="{anchor}"' in case.body for anchor in backs)


def test_a_piece_says_what_it_is_in_its_language():
    english, spanish = (draft.to_pieces(make.report(language))[0][0] for language in ("en", "es"))
    assert english.title == "Bahamas – Cuba"
    assert english.lead
    assert {outcome for outcome, *_ in spanish.tallies} >= {"breached", "disputed", "met", "silent"}
    assert english.questions[0][0] != spanish.questions[0][0]


def test_words_of_a_source_are_never_markup():
    cases, sources = draft.to_pieces(make.report())
    assert all("<script" not in one.body for one in (*cases, *sources))


def test_clauses_of_an_agreement_are_marked_and_listed():
    _, sources = draft.to_pieces(make.report())
    body = next(one.body for one in sources if "Article 14" in one.body)
    assert re.findall(r'<a href="#(clause-\d+)">(Article \d+)</a>', body)[0] == ("clause-1", "Article 5")
    assert body.count('class="clause"') == body.count('<a href="#clause-')


def test_a_case_answers_questions_and_has_its_money_drawn():
    ((case,), _) = draft.to_pieces(replace(make.report(), language="fr"))
    assert case.chart.startswith("<h2>")
    assert 'id="faq"' in case.body
    assert all(f'id="{anchor}"' in case.body for _, anchor in case.questions)


def test_english_that_stands_in_is_marked():
    ((french,), _), ((english,), _) = (
        draft.to_pieces(replace(make.report(), language=language)) for language in ("fr", "en")
    )
    assert '<span lang="en">' in french.body
    assert '<span lang="en">' not in english.body
