"""Parties: what a file says of them, and what it cannot say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairward.draft.papers.parties import parties, read_parties, with_choices
from fairward.model.problem import UnreadableSource


def test_the_example_is_read():
    from pathlib import Path

    found = read_parties(Path(__file__).parents[3] / "examples" / "pay" / "parties.yaml")
    assert (found.host, found.sender, len(found.posts)) == ("BS", "CU", 2)
    assert found.posts[0].name("fr") == "infirmière"
    assert found.choices == {"term": "3"}


@pytest.mark.parametrize(
    "words",
    ["host: BS", "host: BS\nsender: CU\ncollector: x", "host: XX\nsender: CU", "host: BS\nsender: CU\nchoices: {term: 9}",
     "host: BS\nsender: CU\nposts: [{post: nurse, pay_monthly: 0, currency: BSD}]", "- a", "host: [", "host: BS\nsender: CU\nsigned_on: soon"],
)  # fmt: skip
def test_what_cannot_be_is_said(tmp_path, words):
    (tmp_path / "p.yaml").write_text(words)
    with pytest.raises(UnreadableSource):
        read_parties(tmp_path / "p.yaml")


def test_a_post_may_have_one_name():
    found = parties({"host": "bs", "sender": "cu", "posts": [{"post": "nurse", "pay_monthly": "5", "currency": "bsd"}]})
    assert (found.posts[0].name("es"), found.posts[0].currency) == ("nurse", "BSD")


def test_the_employers_rates_are_read():
    data = {"name": "Insurance", "law": "Act", "rate": "4 %", "employer_rate": "6.65 %", "cap": "3293.33"}
    found = parties({"host": "BS", "sender": "CU", "deductions": [data]})
    assert found.contributions == (("Insurance", Decimal("6.65"), Decimal("3293.33")),)
    with pytest.raises(ValueError, match="employer's rate"):
        parties({"host": "BS", "sender": "CU", "deductions": [{**data, "employer_rate": "665"}]})


def test_choices_given_later_stand_above_those_of_the_file():
    found = parties({"host": "BS", "sender": "CU", "choices": {"term": "3"}})
    later = with_choices(found, {"term": "5", "ceiling": "12.5"})
    assert (later.choices["term"], later.ceiling) == ("5", Decimal("12.5"))
    for wrong in ({"terms": "5"}, {"term": "9"}, {"ceiling": "much"}, {"ceiling": "120"}):
        with pytest.raises(ValueError, match=r"option terms; there are|it may be 2, 3, 5|write a percentage"):
            with_choices(found, wrong)
