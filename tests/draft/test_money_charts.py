"""Pictures of followed money: well-formed, to scale, spoken, every word escaped."""

from __future__ import annotations

import itertools

import defusedxml.ElementTree

from fairward.draft.money_charts import HEIGHT, calendar, months, spoken_of
from fairward.draft.view.drawn import Segment
from fairward.draft.view.money_parts import Day, MonthBar, Series, Year


def column(label="2025-03", height=100.0):
    parts = (
        Segment(kind="worker", start=0, width=20, text=""),
        Segment(kind="worker", start=20, width=10, text="", doubtful=True),
        Segment(kind="kept", start=30, width=70, text=""),
    )
    return MonthBar(label=label, height=height, segments=parts)


KEY = (
    Segment(kind="worker", start=0, width=0, text="to workers"),
    Segment(kind="worker", start=0, width=0, text="perhaps <to> workers", doubtful=True),
    Segment(kind="statutory", start=0, width=0, text="statutory"),
    Segment(kind="kept", start=0, width=0, text="not to workers"),
)


def drawn(*columns, spoken="spoken", key=KEY):
    return months(Series(name="m", title="A & B", top="9 USD", months=columns, spoken=spoken), key, "m")


def test_columns_are_to_scale():
    picture = defusedxml.ElementTree.fromstring(drawn(column(), column("2025-04", 50.0), key=()))
    heights = [float(one.get("height")) for one in picture.iter("rect") if one.get("y")]
    assert sum(heights[:3]) == HEIGHT
    assert sum(heights[3:]) == HEIGHT / 2
    assert heights[0] == HEIGHT * 0.2
    assert picture.get("aria-label") == "spoken"


def test_names_of_months_do_not_meet_on_a_phone():
    picture = defusedxml.ElementTree.fromstring(drawn(*(column(f"20{year}-{month:02}") for year in (23, 24) for month in range(1, 13)), key=()))  # fmt: skip
    names = [(float(one.get("x").rstrip("%")), one.get("text-anchor")) for one in picture.iter("text") if one.get("text-anchor")]  # fmt: skip
    starts = [at if anchor == "start" else at - 15 for at, anchor in names]
    assert len(starts) > 3
    assert all(later - sooner >= 15 for sooner, later in itertools.pairwise(starts))
    assert starts[-1] <= 85


def test_the_key_names_what_is_there_and_nothing_else():
    picture = drawn(column())
    assert "perhaps &lt;to&gt; workers" in picture
    assert "statutory" not in picture
    assert ">9 USD<" in picture


def test_what_a_picture_says_can_be_told_elsewhere():
    assert spoken_of(drawn(column(), spoken='"A" & B')) == '"A" & B'


def test_the_calendar_says_in_words_what_a_cell_shows():
    year = Year(label="2025", months=(Day(label="January <b>: 3 of 9 late", text="3", weight=0.33), *([None] * 11)))
    picture = calendar([year], "late & spoken")
    assert "January &lt;b&gt;: 3 of 9 late" in picture
    assert len(list(defusedxml.ElementTree.fromstring(picture).iter("rect"))) == 13


def test_nothing_gives_no_picture():
    assert months(None, (), "m") == calendar([], "") == ""
