"""Pictures as files of their own: SVG that stands alone, and PNG."""

from __future__ import annotations

import defusedxml.ElementTree
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward import draft


def test_each_picture_stands_alone(tmp_path):
    followed = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-03"), fee("W1", "2025-03")), per_worker=False)
    report = draft.report([], "en", (), [followed])
    found = draft.pictures(report)
    assert set(found) == {"where-0", "shares", "months", "late"}
    for picture in found.values():
        root = defusedxml.ElementTree.fromstring(picture)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("width") == "720"
    assert draft.to_png(found["late"]).startswith(b"\x89PNG")
