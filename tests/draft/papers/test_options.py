"""Named options: their defaults by host law, where each comes from, and the ceiling on deductions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.draft.papers.test_agreement import DATA, PARTIES

from fairward import books
from fairward.draft.papers.options import ceiling, choice, chosen_options, default, worded
from fairward.draft.papers.parties import parties

LANGUAGES = ("en", "es", "pt", "fr")
OPTIONS = books.atlas("agreement_options")


def rows(given, language="en"):
    return next(block.rows for block in chosen_options(given, language) if block.rows)


def test_the_default_is_that_of_the_host_law_where_one_is_known():
    assert (default("notice", "JM").choice, default("notice", "JM").kind) == ("two_weeks", "host_law")
    assert (default("notice", "BS").choice, default("notice", "BS").kind) == ("month", "drafting")
    assert (default("hours", "BS").kind, default("hours", "BS").verified) == ("standard", False)


def test_each_option_says_where_it_comes_from():
    jamaica = parties({**DATA, "host": "JM", "choices": {"term": "5"}})
    told = {row[0]: row for row in rows(jamaica)}
    notice = told["Notice that a worker gives (notice)"]
    assert notice[1] == "two weeks"
    assert "one month (month)" in notice[2]
    assert notice[3] == "Law of the host, Jamaica: Employment (Termination and Redundancy Payments) Act, s 3"
    assert told["How long the agreement lasts (term)"][3] == "Chosen by the parties"
    assert "not seen in a source by us" in told["Limit of the working week (hours)"][3]
    assert "no rule known to us (Jamaica)" in told["Days to a decision on a complaint (complaint)"][3]


def test_a_choice_of_the_parties_stands_above_the_default():
    assert choice("notice", parties({**DATA, "host": "GB"})) == "week"
    assert choice("notice", parties({**DATA, "host": "GB", "choices": {"notice": "month"}})) == "month"
    assert "two weeks' written" in worded("one month's written", "notice", parties({**DATA, "host": "JM"}), "en")


@pytest.mark.parametrize(
    ("host", "asked", "percent"), [("BS", None, "20"), ("BS", "10", "10"), ("BS", "90", "20"), ("RU", None, "50")]
)
def test_the_ceiling_is_never_above_the_hosts(host, asked, percent):
    given = {**DATA, "host": host} | ({"ceiling": asked} if asked else {})
    assert ceiling(parties(given)) == Decimal(percent)
    last = rows(parties(given))[-1]
    assert last[1] == f"{percent} %"
    assert ("Chosen by the parties" in last[3]) == (asked == "10")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_is_shown_in_every_language(language):
    found = rows(PARTIES, language)
    assert len(found) == len(OPTIONS) + 2
    assert all(cell.strip() for row in found for cell in row)


def test_the_book_names_a_law_for_every_host_and_a_source_for_what_was_verified():
    for name, option in OPTIONS.items():
        assert option["default"] in option["choices"]
        assert option["rests"]["kind"] in ("standard", "drafting")
        clauses = {
            language: next(one for one in books.clauses(language) if one.id == option["clause"])
            for language in LANGUAGES
        }
        for language in LANGUAGES:
            assert option["choices"][option["default"]][language] in clauses[language].text, (name, language)
        for host, known in option["by_host"].items():
            assert host in books.atlas("countries")
            assert known["choice"] in option["choices"]
            assert known["law"]
            assert isinstance(known["verified"], bool)
            assert known["verified"] == ("source_url" in known), (name, host)
