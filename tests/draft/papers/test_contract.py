"""The worker's contract: two languages that are one, the pay in figures, a page in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.draft.papers.test_agreement import DATA, PARTIES
from tests.model.test_placement import PLACEMENT

from fairward.draft.papers.contract import CLAUSES, contract, fingerprint, summary
from fairward.draft.papers.parties import parties
from fairward.draft.papers.to_markdown import to_markdown
from fairward.pay import month_rules, payday

MONTH = date(2026, 11, 1)
PAY, _ = payday(PLACEMENT, MONTH, (), month_rules((), MONTH))


@pytest.mark.parametrize("pair", [("es", "en"), ("pt", "en"), ("fr", "es"), ("en", "fr")])
def test_two_languages_side_by_side(pair):
    made = contract(PLACEMENT, PAY, PARTIES, pair)
    table = next(block for block in made.blocks if block.rows)
    assert len(table.rows) == len(CLAUSES) + 6
    assert all(left and right and left != right for left, right in table.rows)
    text = to_markdown(made)
    assert "3,000 BSD" in text
    assert "Ana Pérez" in text


def test_one_fingerprint_binds_both_languages():
    sides = [("a", "b"), ("c", "d")]
    first = fingerprint(sides)
    assert first != fingerprint([("a", "b"), ("c", "e")])
    assert first != fingerprint([("a", "x"), ("c", "d")])
    assert first == fingerprint([("a", " b "), ("c", "d")])
    paper = contract(PLACEMENT, PAY, PARTIES, ("es", "en"))
    other = contract(replace(PLACEMENT, post="Doctor"), PAY, PARTIES, ("es", "en"))
    prints = [next(block.text for block in one.blocks if "SHA-256" in block.text) for one in (paper, other)]
    assert prints[0] != prints[1]


def test_the_post_has_its_name_in_each_language():
    made = contract(replace(PLACEMENT, post="nurse"), PAY, PARTIES, ("es", "en"))
    table = next(block for block in made.blocks if block.rows)
    assert any("como enfermera" in left and "as nurse" in right for left, right in table.rows)
    unknown = contract(replace(PLACEMENT, post="Astronaut"), PAY, PARTIES, ("es", "en"))
    assert "Astronaut" in to_markdown(unknown)


def test_the_plain_summary_says_the_notice_that_was_chosen():
    shorter = parties({**DATA, "choices": {"notice": "two_weeks"}})
    for language, words in (("en", "two weeks' written notice"), ("fr", "préavis écrit de deux semaines")):
        told = " ".join(block.text for block in summary(PAY, shorter, language))
        assert words in told
    assert "un mes de aviso" in " ".join(block.text for block in summary(PAY, PARTIES, "es"))
