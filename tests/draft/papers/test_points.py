"""What to change: each point as it stands, the fair wording, what it rests on; a redline that can be accepted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.draft.papers.test_agreement import PARTIES

from fairward import run
from fairward.draft.papers.points import OPEN, standing, way_out
from fairward.draft.papers.to_markdown import to_markdown

AGREEMENT = str(Path(__file__).parents[3] / "examples" / "bahamas" / "agreement.pdf")


@cache
def assessed():
    return run.report(run.Given(sources=(AGREEMENT,)), run.take((AGREEMENT,))).assessed


def test_every_open_point_has_its_clause_and_provisions():
    text = to_markdown(way_out(assessed(), PARTIES, "en", ["points"]))
    open_ = [finding for one in assessed() for finding in one.findings if finding.outcome in OPEN]
    assert len(open_) > 10
    assert text.count("\n### ") == len(open_)
    assert text.count("*What it rests on: ") == len(open_)


def test_provisions_have_their_names_in_the_language_and_years_are_no_articles():
    text = to_markdown(way_out(assessed(), PARTIES, "es", ["points"]))
    assert "Convenio sobre la protección del salario, 1949 (núm. 95), art. 6" in text
    assert "art. 201" not in text
    assert "art. 202" not in text


def test_each_point_says_what_it_costs_or_saves():
    text = to_markdown(way_out(assessed(), PARTIES, "en", ["points"]))
    assert text.count("What it costs or saves") == text.count("\n### ")


def test_quotes_are_the_agreements_own_words():
    document = run.take((AGREEMENT,)).documents[0]
    quotes = [quote for one in assessed() for finding in one.findings for _, quote, _ in standing(finding)]
    assert quotes
    assert all(quote in document.text for quote in quotes)


def test_a_redline_strikes_the_old_words_and_puts_in_the_new():
    paper = way_out(assessed(), PARTIES, "es", ["redline"])
    looks = {run_.look for block in paper.blocks for run_ in block.runs}
    assert {"deleted", "inserted"} <= looks


def test_the_clean_part_alone_is_the_agreement():
    assert way_out((), PARTIES, "fr", ["clean"]).blocks[0].text == "Accord sur l’engagement de personnels de santé"
    assert len(way_out(assessed(), PARTIES, "en", ["points", "redline", "clean"]).blocks) > 200
