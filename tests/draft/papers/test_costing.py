"""Costs: ranges for a year, what they rest on, and a picture to scale."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fairward.draft.papers.costing import costing, picture, read_costs
from fairward.draft.papers.to_markdown import to_markdown
from fairward.model.problem import UnreadableSource

COSTS = read_costs(Path(__file__).parents[3] / "examples" / "pay" / "costs.yaml")


def test_sums_are_ranges_for_a_year():
    old, new = COSTS[0].total(COSTS[0].old), COSTS[0].total(COSTS[0].new)
    assert (old.low, old.high) == (Decimal(144000 + 9600 + 700), Decimal(144000 + 14400 + 1000))
    assert (new.low, new.high) == (Decimal(73200 + 2628 + 6000 + 3000), Decimal(73200 + 2628 + 12000 + 5000))


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_the_table_says_what_it_rests_on(language):
    text = to_markdown(costing(COSTS, language))
    assert "Assumption" in text
    assert "−74,572" in text
    root = ElementTree.fromstring(picture(COSTS, language))
    widths = [
        int(node.get("width")) for node in root.iter("{http://www.w3.org/2000/svg}rect") if node.get("height") == "18"
    ]
    assert max(widths) <= 660
    assert min(widths) >= 0


@pytest.mark.parametrize(
    "words", ["- post: x", "- {post: x, currency: USD, old: [{name: a, low: 1}], new: []}", "x: ["]
)
def test_an_item_without_its_ground_is_refused(tmp_path, words):
    (tmp_path / "c.yaml").write_text(words)
    with pytest.raises(UnreadableSource, match="costs could not be used"):
        read_costs(tmp_path / "c.yaml")
