"""The fair agreement: whole, and fair by Fairward's own checks."""

from __future__ import annotations

import pytest

from fairward import books, run
from fairward.draft.papers.agreement import agreement, articles, chosen
from fairward.draft.papers.parties import parties
from fairward.draft.papers.points import way_out
from fairward.draft.papers.to_markdown import to_markdown
from fairward.draft.papers.to_print import to_print
from fairward.draft.papers.to_web import to_web
from fairward.draft.papers.to_word import to_word

NAMES = {"en": "nurse", "es": "enfermera", "pt": "enfermeira", "fr": "infirmière"}
DATA = {
    "host": "BS",
    "sender": "CU",
    "posts": [{"post": NAMES, "pay_monthly": "3300", "currency": "BSD", "places": "8"}],
}
PARTIES = parties(DATA)
WRITERS = {"docx": to_word, "pdf": to_print, "html": to_web, "md": to_markdown}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_no_breach_and_no_silence_on_anything_critical_or_major(tmp_path, language, kind):
    body = WRITERS[kind](way_out((), PARTIES, language, ["clean"]))
    path = tmp_path / f"agreement.{kind}"
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    report = run.report(run.Given(sources=(str(path),)), run.take((str(path),)))
    findings = [finding for one in report.assessed for finding in one.findings]
    open_ = [
        (one.outcome.value, one.check.id) for one in findings if one.check.severity != "minor" and one.outcome != "met"
    ]
    assert len(findings) == len(books.rulebook().checks)
    assert open_ == []


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_other_choices_are_as_fair(tmp_path, language):
    options = books.atlas("agreement_options")
    others = {
        name: next(one for one in option["choices"] if one != option["default"]) for name, option in options.items()
    }
    path = tmp_path / "agreement.md"
    path.write_text(to_markdown(agreement(parties({**DATA, "choices": others}), language)))
    report = run.report(run.Given(sources=(str(path),)), run.take((str(path),)))
    findings = [finding for one in report.assessed for finding in one.findings if finding.check.severity != "minor"]
    assert [one.check.id for one in findings if one.outcome != "met"] == []


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_every_clause_has_its_article_once(language):
    found = [clause.id for _, _, clause in articles(PARTIES, language)]
    assert sorted(found) == sorted(clause.id for clause in books.clauses(language))
    answered = {check for clause in books.clauses(language) for check in clause.checks}
    assert answered == set(books.rulebook().checks)
    paper = agreement(PARTIES, language)
    assert all(block.text or block.rows for block in paper.blocks)
    assert "3,300 BSD" in to_markdown(paper)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("name", books.atlas("agreement_options"))
def test_every_choice_changes_its_clause(name, language):
    option = books.atlas("agreement_options")[name]
    clause = next(one for one in books.clauses(language) if one.id == option["clause"])
    texts = {chosen(clause, parties({**DATA, "choices": {name: choice}})).text for choice in option["choices"]}
    assert len(texts) == len(option["choices"])


def test_without_posts_a_place_is_left_for_them():
    paper = agreement(parties({"host": "BS", "sender": "CU"}), "en")
    assert "To be filled in" in to_markdown(paper).replace("\\", "")
