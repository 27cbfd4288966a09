from __future__ import annotations

import pytest
from tests.extract.lines import look

from fairward.extract.definitions import apply, definitions

MEANS = frozenset({"means", "mean", "is"})
TOPICS = ("host_payment", "worker_pay")


def terms(*lines):
    return definitions([look(line) for line in lines], TOPICS, MEANS)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry pays a fee.",
        "“Fee” was a word that the ministry pays no heed to.",
        "“Fee” means a charge.",
        "“monthly fee” means what the ministry pays.",
    ],
)
def test_words_that_define_no_sum_define_nothing(line):
    assert terms(line) == {}


def test_a_term_takes_the_topic_of_what_it_means():
    assert terms("“Fee” means the sum that the ministry pays to the agency.") == {"fee": "host_payment"}


@pytest.mark.parametrize(
    ("text", "count"), [("The Fee is 12,000 dollars.", 1), ("The Fees are due.", 1), ("The fee is 12,000 dollars.", 0)]
)
def test_a_defined_term_counts_where_it_has_its_capital(text, count):
    here = look(text)
    apply(here, {"fee": "host_payment"})
    assert len(here.of("host_payment", "money")) == count
