"""The map of hosts and senders: marks and arcs over the shapes of the world, each a link, with the same as a table beside it.

The map shows where cases are. Every mark has the same size and every arc the same width: nothing is ranked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from fairward import books
from fairward.publish.site.said import country
from fairward.publish.site.shelf import MOST_LISTED

WIDTH, HEIGHT = 960, 440
MOST_ARCS = 160
MOST_NAMED = 24
LEAST_SHOWN = 340.0
_SCALE = WIDTH / (2 * 2.7066299836)
_TOP = 1.27  # the map ends where people do: north of Scandinavia, south of the Horn
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2

Row = dict[str, Any]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place of a point on the map in the Equal Earth projection (Šavrič, Patterson, Jenny 2018), degrees given."""
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = _A
    square = angle * angle
    sixth = square**3
    x = math.radians(longitude) * math.cos(angle) / (_M * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


def drawn_map(shelf: Any) -> Row:
    """Return arcs from sender to host, marks of the countries, and the rows of the table that says the same, by name.

    It is drawn once for all pages of a language.
    """
    if not shelf.drawn:
        shelf.drawn.update(_drawn(shelf))
    found: Row = shelf.drawn
    return found


def _drawn(shelf: Any) -> Row:
    """Return the map; see drawn_map."""
    points: Mapping[str, Sequence[float]] = books.atlas("map_points")
    pairs: dict[tuple[str, str], list[Any]] = {}
    for piece in shelf.cases:
        case = shelf.assessed[piece.id].case
        pairs.setdefault((case.host or "", case.sender or ""), []).append(piece)
    arcs: list[Row] = []
    places: dict[str, set[str]] = {}
    for (host, sender), pieces in pairs.items():
        ends = [projected(*points[code]) for code in (sender, host) if code in points]
        for code, role in ((host, "host"), (sender, "sender")):
            if code in points:
                places.setdefault(code, set()).add(role)
        if len(ends) == 2 and len(arcs) < MOST_ARCS:
            title = pieces[0].title if len(pieces) == 1 else f"{pieces[0].title} ({len(pieces)})"
            arcs.append({"title": title, "href": f"cases/{pieces[0].id}.html", "path": _arc(*ends)})
    marks = []
    for code, roles in sorted(places.items(), key=lambda item: country(item[0], shelf.language).casefold()):
        x, y = projected(*points[code])
        marks.append(
            {
                "name": country(code, shelf.language),
                "x": round(x, 1),
                "y": round(y, 1),
                "host": "host" in roles,
                "below": "host" not in roles,
            }
        )
    box = _box(marks)
    named = {one["name"] for one in marks}
    return {
        "arcs": arcs,
        "marks": marks,
        "width": WIDTH,
        "height": HEIGHT,
        "box": " ".join(f"{side:g}" for side in box),
        "unit": round(box[2] / 190, 2),
        "named": len(named) <= MOST_NAMED,
        "cut": len(pairs) > MOST_ARCS,
        "rows": _rows(pairs, shelf),
    }


def _box(marks: Sequence[Row]) -> tuple[float, float, float, float]:
    """Return the part of the map to show: around the marks with room for their names, never less than a good part of the world."""
    if not marks:
        return 0.0, 0.0, float(WIDTH), float(HEIGHT)
    left, right = min(one["x"] for one in marks), max(one["x"] for one in marks)
    upper, lower = min(one["y"] for one in marks), max(one["y"] for one in marks)
    wide = min(float(WIDTH), max(LEAST_SHOWN, (right - left) * 1.3 + 60, (lower - upper + 60) * WIDTH / HEIGHT))
    high = wide * HEIGHT / WIDTH
    x = min(max((left + right - wide) / 2, 0.0), WIDTH - wide)
    y = min(max((upper + lower - high) / 2, 0.0), HEIGHT - high)
    return round(x, 1), round(y, 1), round(wide, 1), round(high, 1)


def _rows(pairs: Mapping[tuple[str, str], Sequence[Any]], shelf: Any) -> list[Row]:
    """Return the countries of work in alphabetical order, each with those that send there and their cases, or the list of these."""
    words = shelf.words
    hosts: dict[str, dict[str, list[Row]]] = {}
    codes: dict[str, str] = {}
    for (host, sender), pieces in pairs.items():
        name = shelf.place(host)
        sent = country(sender, shelf.language) if sender else words["sender_not_named"]
        codes[name] = (host or "XX").lower()
        found = hosts.setdefault(name, {}).setdefault(sent, [])
        found += [{"href": f"cases/{one.id}.html", "title": one.title} for one in pieces]
    split = len(shelf.cases) > MOST_LISTED
    return [
        {
            "host": host,
            "href": f"lists/cases-{codes[host]}.html" if split else "",
            "number": sum(map(len, senders.values())),
            "senders": [{"name": name, "cases": cases} for name, cases in sorted(senders.items())],
        }
        for host, senders in sorted(hosts.items(), key=lambda item: item[0].casefold())
    ]


def _arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a curve from sender to host that bends to the north, the more the farther they are."""
    (ax, ay), (bx, by) = start, end
    far = math.hypot(bx - ax, by - ay)
    bend = max(8.0, far * 0.22)
    return f"M{ax:.1f} {ay:.1f}Q{(ax + bx) / 2:.1f} {(ay + by) / 2 - bend:.1f} {bx:.1f} {by:.1f}"
