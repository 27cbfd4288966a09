"""Charts: places in percent, doubt hatched, words escaped, a spoken text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from tests.draft import make

from fairward.draft import charts
from fairward.draft.labels import labels
from fairward.draft.view.drawn import Bar, Range, Segment
from fairward.draft.view.page import page
from fairward.draft.words import words


def bar(*segments: Segment) -> Bar:
    return Bar(id="b1", title="Doctor", segments=segments, notes=(), spoken='Doctor: "<5" USD & more')


def test_parts_of_a_bar_stand_in_percent():
    first = Segment(kind="worker", start=0, width=10, text="1 200 USD")
    picture = ElementTree.fromstring(
        charts.bar(bar(first, Segment(kind="kept", start=10, width=90, text="10 800 USD")))
    )
    rects = [one for one in picture.findall("rect") if one.get("class") in ("worker", "kept")]
    assert [(one.get("x"), one.get("width")) for one in rects] == [("0%", "10%"), ("10%", "90%")]
    assert [one.text for one in picture.iter("text")] == ["1 200 USD", "10 800 USD"]


def test_doubt_and_the_unknown_are_hatched():
    doubt = Segment(kind="kept", start=0, width=50, text="up to 5", doubtful=True)
    picture = ElementTree.fromstring(
        charts.bar(bar(doubt, Segment(kind="unknown", start=50, width=50, text="unknown")))
    )
    assert [one.get("fill") for one in picture.findall("rect")[:2]] == ["url(#b1-kept)", "url(#b1-unknown)"]
    assert {one.get("id") for one in picture.iter("pattern")} == {"b1-kept", "b1-unknown"}


def test_words_are_escaped_and_spoken():
    hostile = Segment(kind="worker", start=0, width=100, text="<script>alert(1)</script>")
    text = charts.bar(bar(hostile))
    assert "<script>" not in text
    assert ElementTree.fromstring(text).get("aria-label") == 'Doctor: "<5" USD & more'


def test_labels_of_parts_far_right_end_with_their_part():
    picture = charts.bar(bar(Segment(kind="kept", start=60, width=40, text="most")))
    assert 'text-anchor="end"' in picture
    assert 'x="100%"' in picture


@pytest.mark.parametrize(("low", "high", "shape"), [(85, 85, "circle"), (84, 92, "rect")])
def test_published_shares_are_points_and_bands(low, high, shape):
    row = Range(label="Cuba Archive", amount="x", low=low, high=high, computed=False)
    picture = ElementTree.fromstring(charts.shares((row,), labels(words("en"))))
    assert [one.tag for one in picture if one.get("class") == "kept"] == [shape]


def test_timeline_has_a_number_for_every_row_of_its_table():
    view = page(make.report()).cases[0].timeline
    picture = ElementTree.fromstring(charts.timeline(view, "Timeline"))
    numbers = [one.text for one in picture.iter("text") if one.get("class") == "number"]
    assert numbers == [str(event.number) for event in view.events]


@pytest.mark.parametrize(
    ("text", "anchor", "at"), [("990 USD", "start", "20%"), ("4 010 USD que no llegan al trabajador", "end", "100%")]
)
def test_a_label_too_long_for_a_phone_is_anchored_at_the_other_end(text, anchor, at):
    picture = ElementTree.fromstring(charts.bar(bar(Segment(kind="kept", start=20, width=80, text=text))))
    assert [(one.get("x"), one.find("text").get("text-anchor")) for one in picture.findall("svg")] == [(at, anchor)]
