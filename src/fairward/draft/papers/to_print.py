"""A paper as PDF, set by Typst: its words travel as data beside the template and are never markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from fairward.draft.words import printable
from fairward.model.paper import Paper

TEMPLATE = Path(__file__).parent.parent / "templates" / "paper.typ"


def to_print(paper: Paper) -> bytes:
    """Return the paper as a PDF that screen readers can read."""
    files: Any = {
        "main.typ": TEMPLATE.read_bytes(),
        "paper.json": json.dumps(_data(paper), ensure_ascii=False).encode(),
    }
    made: bytes = typst.compile(files, timestamp=0)
    return made


def _data(paper: Paper) -> dict[str, object]:
    """Return the paper as plain data."""
    blocks = [
        {
            "kind": block.kind,
            "runs": [[printable(run.text), run.look] for run in block.runs],
            "rows": [[printable(cell) for cell in row] for row in block.rows],
            "language": block.language or paper.language,
        }
        for block in paper.blocks
    ]
    return {"title": paper.title, "language": paper.language, "blocks": blocks}
