"""Assessed cases become a report: words of the language, the edition, every problem once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

import fairward
from fairward import books, draft
from fairward.model.problem import Problem

BROKEN = Problem(where="a.pdf", what="It is encrypted.", hint="Save it without a password.")


def test_report_has_the_edition_the_program_and_the_clauses_of_its_language():
    report = draft.report([make.assessed()], "es")
    assert report.edition == books.rulebook().edition
    assert report.program == f"Fairward {fairward.__version__}"
    assert report.clauses == books.clauses("es")


def test_problems_of_sources_and_cases_are_listed_once():
    one = make.assessed()
    partly = replace(make.article(), problems=(Problem(where="b", what="Page 2 is empty.", hint="Look at it."), BROKEN))
    case = replace(one.case, documents=(partly,), problems=(BROKEN,))
    report = draft.report([replace(one, case=case)], "en", [BROKEN])
    assert [problem.where for problem in report.problems] == ["a.pdf", "b"]


@pytest.mark.parametrize(
    ("asked", "given"), [("en", "en"), ("es", "es"), ("fr", "fr"), ("pt-BR", "pt"), ("de", "en"), ("ES", "es")]
)
def test_languages_without_words_become_english(asked, given):
    assert draft.report([], asked).language == given


def test_every_format_can_show_a_report_on_nothing():
    report = draft.report([], "en", [BROKEN])
    assert "It is encrypted." in draft.to_html(report)
    assert "It is encrypted." in draft.to_terminal(report)
    assert "It is encrypted." in draft.to_json(report)
    assert draft.to_pdf(report).startswith(b"%PDF")
    assert draft.to_docx(report).startswith(b"PK")
