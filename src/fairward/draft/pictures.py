"""The pictures of followed money as files of their own: SVG, and PNG set by Typst."""

from __future__ import annotations

import importlib
from typing import Any

from fairward.draft.labels import labels
from fairward.draft.money_charts import pictures as drawn
from fairward.draft.view.followed import followed_view
from fairward.draft.words import words
from fairward.model.draft import Report

_RESOLUTION = 144.0


def pictures(report: Report) -> dict[str, str]:
    """Return every picture of the ledgers of a report as SVG by its name, with the number of the ledger where there are several."""
    said = words(report.language)
    out: dict[str, str] = {}
    for number, one in enumerate(report.followed, 1):
        view = followed_view(one, f"ledger{number}", said)
        before = f"{number}-" if len(report.followed) > 1 else ""
        out |= {f"{before}{name}": picture for name, picture in drawn(view, labels(said)).items()}
    return out


def to_png(picture: str) -> bytes:
    """Return an SVG picture as PNG."""
    typst: Any = importlib.import_module("typst")  # only PNG and PDF need it; its types know no files by name

    page = '#set page(width: auto, height: auto, margin: 8pt)\n#image("picture.svg", width: 720pt)'
    files = {"main.typ": page.encode(), "picture.svg": picture.encode()}
    png: bytes = typst.compile(files, format="png", ppi=_RESOLUTION)
    return png
