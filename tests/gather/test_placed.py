"""Where a statement belongs, and whether it lies in the window asked for."""

from __future__ import annotations

import pytest
from tests.saying import document, says

from fairward.gather.placed import place, settings, settle_senders, span, window, within
from fairward.model.problem import ImpossibleNoun

PAPER = document("The first. The second. The third. The fourth.", published="2025-06-16")


def placed(*about: tuple[str | None, str | None], by: str = "text"):
    """Return where the last statement of a document is placed, after others with the given hosts and senders."""
    words = ["The first", "The second", "The third", "The fourth"]
    statements = [says(PAPER, words[n], "movement", "breach", by, host=h, sender=s) for n, (h, s) in enumerate(about)]
    return place(statements[-1], settings(statements)[PAPER.id])


def test_what_the_words_say_stands():
    assert placed(("BS", "CU"), ("BS", "CU"), ("JM", "PH")) == ("JM", "PH")


def test_a_missing_sender_is_the_one_that_the_document_mostly_speaks_of():
    assert placed(("BS", "CU"), ("BS", "PH"), ("JM", "CU"), ("GY", None)) == ("GY", "CU")
    assert placed(("BS", None)) == ("BS", None)


def test_words_on_a_sender_alone_stay_general():
    assert placed(("BS", "CU"), (None, "CU")) == (None, "CU")


def test_a_clause_without_a_host_takes_the_host_of_its_agreement():
    assert placed(("BS", "CU"), (None, "CU"), by="agreement") == ("BS", "CU")


def test_words_on_nobody_take_the_host_if_there_is_only_one():
    assert placed(("BS", "CU"), (None, None)) == ("BS", "CU")
    assert placed(("BS", "CU"), ("JM", "CU"), (None, None)) == (None, "CU")
    assert placed((None, None)) == (None, None)


def test_nobody_is_sent_to_their_own_country():
    assert placed(("CU", "CU")) == (None, "CU")
    assert placed(("BS", "CU"), ("CU", "CU"), (None, None)) == ("BS", "CU")


def test_a_host_with_one_known_sender_lends_it():
    assert settle_senders([("BS", "CU"), ("BS", None)]) == [("BS", "CU"), ("BS", "CU")]
    assert settle_senders([("BS", "CU"), ("BS", "GH"), ("BS", None)])[-1] == ("BS", None)


def test_a_host_that_others_know_as_a_sender_only_is_meant_as_the_sender():
    assert settle_senders([("BS", "CU"), ("CU", None)])[-1] == (None, "CU")
    assert settle_senders([("BS", "CU"), ("CU", "ES"), ("CU", None)])[-1] == ("CU", "ES")
    assert settle_senders([("CU", None)]) == [("CU", None)]


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2025-06", ("2025-06-01", "2025-06-31")),
        ("2025-06-16", ("2025-06-16", "2025-06-16")),
        ("2023-2025", ("2023-01-01", "2025-12-31")),
        ("last year", None),
        (None, None),
    ],
)
def test_periods_have_a_first_and_a_last_day(period, days):
    assert span(period) == days


@pytest.mark.parametrize(
    ("period", "since", "until", "inside"),
    [
        ("2023", "2024", None, False),
        ("2023", None, "2023-01", True),
        ("2024-06", "2024", "2024", True),
        ("2026", None, "2025-12-31", False),
        (None, "2025-06", None, True),
        (None, "2025-07", None, False),
        ("some day", "2030", None, False),
        (None, None, None, True),
    ],
)
def test_a_statement_is_inside_by_its_period_else_by_the_date_of_its_text(period, since, until, inside):
    assert within(says(PAPER, "The first", "movement", "breach", period=period), since, until) is inside


def test_what_has_no_date_at_all_is_always_inside():
    undated = document("The first.")
    assert within(says(undated, "The first", "movement", "breach"), "2030", None)


def test_a_window_is_of_dates_and_the_right_way_up():
    with pytest.raises(ImpossibleNoun, match="'since' takes a year"):
        window("yesterday", None)
    with pytest.raises(ImpossibleNoun, match="upside down"):
        window("2026", "2025")
