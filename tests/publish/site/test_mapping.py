"""The map: every country has its place, marks are links, and the table beside it says the same in alphabetical order."""

from __future__ import annotations

from types import SimpleNamespace

from fairward import books
from fairward.publish.site.mapping import HEIGHT, MOST_ARCS, WIDTH, drawn_map, projected
from fairward.publish.site.said import country, said


def shelf(pairs, language="en"):
    pieces = [SimpleNamespace(id=f"{host}-{sender}".lower(), title=f"{host} – {sender}") for host, sender in pairs]
    cases = {
        one.id: SimpleNamespace(case=SimpleNamespace(host=host, sender=sender))
        for one, (host, sender) in zip(pieces, pairs, strict=True)
    }
    words = said(language)

    def place(code):
        return country(code, language) if code else words["host_not_named"]

    return SimpleNamespace(cases=pieces, assessed=cases, words=words, language=language, drawn={}, place=place)


def test_every_country_of_the_atlas_has_a_place_on_the_map():
    points = books.atlas("map_points")
    assert points.keys() == books.atlas("countries").keys()
    inside = {
        code
        for code, (x, y) in ((code, projected(*at)) for code, at in points.items())
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    }
    assert points.keys() - inside <= {"AQ", "BV", "GS", "HM", "GL", "SJ", "TF"}


def test_north_is_up_and_east_is_right():
    (x, y), (east, _), (_, north) = projected(0, 0), projected(10, 0), projected(0, 10)
    assert east > x
    assert north < y


def test_an_arc_leads_to_its_case_and_both_ends_are_marked():
    drawn = drawn_map(shelf([("BS", "CU")]))
    (arc,) = drawn["arcs"]
    assert (arc["href"], arc["title"]) == ("cases/bs-cu.html", "BS – CU")
    assert [(one["name"], one["host"]) for one in drawn["marks"]] == [("Cuba", False), ("The Bahamas", True)]


def test_the_table_holds_what_is_not_drawn_and_ranks_nothing():
    codes = list(books.atlas("countries"))
    pairs = [(host, sender) for host in codes[:20] for sender in codes[30:45]]
    drawn = drawn_map(shelf(pairs))
    assert len(drawn["arcs"]) == MOST_ARCS
    assert drawn["cut"]
    assert sum(len(one["cases"]) for row in drawn["rows"] for one in row["senders"]) == len(pairs)
    names = [row["host"] for row in drawn["rows"]]
    assert names == sorted(names, key=str.casefold)


def test_a_case_without_a_country_stands_in_the_table():
    drawn = drawn_map(shelf([(None, "CU")]))
    assert drawn["arcs"] == []
    assert drawn["rows"][0]["host"] == "country of work not named"
