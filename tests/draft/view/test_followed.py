"""What a report shows of payment records: sentences, bars to scale, months, the calendar of late pay, and every table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.draft.view.followed import followed_view
from fairward.draft.words import words
from fairward.model.payment import Span, Stated


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """Two agreements, one of them paid late and in bulk, with a bad row."""
    folder = tmp_path_factory.mktemp("followed")
    (folder / "terms.csv").write_text(
        "agreement,role,currency,fee_monthly,pay_monthly\nA1,nurse,USD,3000,1000\n", encoding="utf-8"
    )
    rows = [fee(f"W{n}", month) for n in range(3) for month in ("2025-03", "2025-04")]
    rows += [wage(f"W{n}", "2025-03", paid="2025-05-01") for n in range(3)]
    rows += [wage("W9", "2025-04").replace(",A1,", ",A2,"), fee("W9", "2025-04").replace(",A1,", ",A2,")]
    rows += ["B1,A1,BS,CU,nurse,,host,go_between,,,stipend,2025-04,,2025-04-28,2700,USD", wage("W1", "2025-05", "x")]
    return ledgers.followed(ledgers.write(folder, *rows), terms=(folder / "terms.csv",), per_worker=False)


def test_the_sentences_say_who_paid_what_reached_and_why_it_is_a_range(followed):
    said = " ".join(followed_view(followed, "a", words("en")).sentences)
    for part in (
        "27\N{NARROW NO-BREAK SPACE}300\N{NO-BREAK SPACE}USD paid by the host",
        "pay in bulk",
        "came late, by 34 days",
        "1 row could not be used",
    ):
        assert part in said


def test_bars_are_to_scale_and_ranges_are_hatched(followed):
    bar = followed_view(followed, "a", words("en")).bars[0]
    assert [(one.kind, one.doubtful) for one in bar.segments] == [("worker", False), ("worker", True), ("kept", False)]
    assert sum(one.width for one in bar.segments) == pytest.approx(100, abs=0.05)
    assert {one.kind for one in bar.segments} <= {"worker", "statutory", "kept", "unknown"}


def test_months_and_late_pay(followed):
    view = followed_view(followed, "a", words("en"))
    assert [month.label for month in view.months.months] == ["2025-03", "2025-04"]
    (year,) = view.calendar
    assert (year.label, year.months[0], year.months[2].text, year.months[2].weight) == ("2025", None, "3", 1.0)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_table_is_whole(followed, language):
    view = followed_view(followed, "a", words(language))
    assert len(view.tables) == 8
    for table in view.tables:
        assert table.title
        assert all(len(row) == len(table.head) for row in table.rows)
        assert max(table.right, default=0) < len(table.head)
    titles = [table.title for table in view.tables]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("by", "language", "told"),
    [
        ("agreement", "es", "el acuerdo"),
        ("text", "en", "this source"),
        ("Cuba Archive", "es", "Archivo Cuba"),
        ("Nobody Known", "fr", "Nobody Known"),
    ],
)
def test_who_states_something_is_named_in_the_language_of_the_page(followed, by, language, told):
    one = Stated(
        about="worker_pay",
        agreement=None,
        role=None,
        by=by,
        stated=Span(low=Decimal(5), high=Decimal(5)),
        shown=None,
        unit="USD",
    )
    view = followed_view(replace(followed, stated=(one,)), "a", words(language))
    assert [row[1] for table in view.tables for row in table.rows if len(row) == 5 and row[3] == "–"] == [told]


def test_small_ledgers_show_no_sum(followed, tmp_path):
    hidden = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-03", "987")), k=10, per_worker=False)
    view = followed_view(hidden, "a", words("en"))
    assert (view.bars, view.months, view.calendar, view.shares) == ((), None, (), ())
    assert "987" not in str(view)
